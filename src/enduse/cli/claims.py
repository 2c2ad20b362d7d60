"""Claims on standard output."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from enduse.cli.command import Format
from enduse.cli.output import Lines, console
from enduse.views.lines import CLAIM_COLUMNS, claim_json, claim_row

if TYPE_CHECKING:
    from enduse.model import Claim


def claim_lines(format_: Format) -> Lines[Claim]:
    """Where claims are printed as lines."""
    return Lines(format_, claim_json, CLAIM_COLUMNS, lambda claim: [claim_row(claim)])


def print_all(claims: Iterable[Claim], format_: Format) -> None:
    """Print claims in the format asked for."""
    if format_ is Format.table:
        from enduse.views.table import claims_table

        console().print(claims_table(list(claims)))
        return
    with claim_lines(format_) as lines:
        lines.print(claims)
