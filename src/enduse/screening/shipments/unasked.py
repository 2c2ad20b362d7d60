"""What cannot be asked of a whole file, because it has no column for it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from enduse.model.finding import Finding, Verdict

_NAMED: Final = (
    *("sender", "receiver", "declarant", "notify_party", "importer", "exporter", "buyer", "seller", "vessel", "imo"),
    *("sender_tax_number", "receiver_tax_number", "sender_registration_number", "receiver_registration_number"),
)
_NEEDS: Final = (
    ("parties", _NAMED, "no column names a sender, a receiver or another party", "lists of parties"),
    ("goods", ("hs_code", "description", "control_code"), "no column tells what the goods are", "controls on goods"),
    ("destination", ("destination_country", "destination_port"), "no column tells where the goods go",
     "controls on destinations"),
    ("date", ("date",), "no column tells when, so that the newest rules are asked", "dates of rules"),
)  # fmt: skip


def unasked(fields: Collection[str], *, file: str = "") -> tuple[Finding, ...]:
    """Findings that cannot tell, told once for a file rather than for each of its records.

    Args:
        fields: Fields that the file has a column for (`Columns.fields`).
        file: Its name, which stands as the subject.
    """
    return tuple(
        Finding(
            rule=rule,
            verdict=Verdict.cannot_tell,
            subject=file,
            detail=f"{missing}; {what} cannot be asked of any record",
            authority="enduse",
            citation="",
        )
        for rule, columns, missing, what in _NEEDS
        if not any(column in fields for column in columns)
    )
