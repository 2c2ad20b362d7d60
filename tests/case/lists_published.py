"""Small lists as publishers issue them; every party in them is invented."""

from __future__ import annotations

from collections.abc import Sequence

FIELDS = ("_id", "source", "entity_number", "type", "programs", "name", "alt_names", "addresses", "source_list_url")
ENTITY_LIST = "Entity List (EL) - Bureau of Industry and Security"


def csl(names: Sequence[str], alias: str = "") -> bytes:
    """The US Consolidated Screening List in trade.gov's CSV."""
    rows = [f'{number},{ENTITY_LIST},,,,{name},{alias},"1 Harbour Road, ZZ",x' for number, name in enumerate(names)]
    return ("\n".join((",".join(FIELDS), *rows)) + "\n").encode()


def un(names: Sequence[str]) -> bytes:
    """The Security Council's list."""
    entries = "".join(
        f"<ENTITY><DATAID>{number}</DATAID><FIRST_NAME>{name}</FIRST_NAME>"
        f"<REFERENCE_NUMBER>ZZe.{number:03}</REFERENCE_NUMBER></ENTITY>"
        for number, name in enumerate(names)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:00Z">'
        f"<INDIVIDUALS/><ENTITIES>{entries}</ENTITIES></CONSOLIDATED_LIST>"
    ).encode()


def firms(count: int, first: int = 0) -> list[str]:
    return [f"Firm {number} GmbH" for number in range(first, first + count)]
