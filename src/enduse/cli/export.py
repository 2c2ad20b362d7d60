"""`enduse export`: the claims a case holds, as lines."""

from __future__ import annotations

from enduse.cli.claims import print_all
from enduse.cli.command import CaseFolder, Format, Output, Verbose
from enduse.cli.output import settled


def export(
    *,
    case: CaseFolder,
    format_: Output = Format.auto,
    verbose: Verbose = False,  # noqa: ARG001  # for `told`
) -> None:
    """Print every claim a case holds."""
    from enduse.case import Case

    with Case.open(case, create=False) as opened:
        print_all(opened.claims(), settled(format_))
