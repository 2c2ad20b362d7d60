"""Claims and weighings as lines: JSON Lines for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence

from enduse.model.claim import Claim, MeasureClaim, TransferClaim
from enduse.model.party import Party
from enduse.model.position import Weighing
from enduse.model.record import to_json, to_record
from enduse.views.words import dispute_sentence, goods_words, grade, listed, source_name, weighing_sentence

CLAIM_COLUMNS = (
    "id", "kind", "supplier", "supplier_country", "intermediaries", "recipient", "recipient_country", "parties",
    "issuer", "issuer_country", "targets", "targets_country", "instruments", "goods", "categories", "amount",
    "currency", "stage", "factuality", "manner", "end_use", "sources", "said_on", "start_date", "end_date",
    "words", "document_id", "origin",
)  # fmt: skip
WEIGHING_COLUMNS = (
    "supplier", "recipient", "directed", "category", "since", "until", "source", "factuality", "stage", "said_on",
    "goods", "via", "grade", "affiliation", "relayed_by", "disputed", "independent", "claim_ids", "documents",
)  # fmt: skip
"""One row a position: spreadsheets want what can be filtered."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def claim_json(claim: Claim) -> str:
    """A claim as one line of JSON: what `enduse read -f jsonl` prints."""
    return to_json(claim)


def weighing_json(weighing: Weighing) -> str:
    """A weighing as one line of JSON, with its sentences: what `enduse weigh -f jsonl` prints."""
    record = to_record(weighing)
    record["sentence"] = weighing_sentence(weighing)
    if weighing.dispute:
        record["dispute"]["sentence"] = dispute_sentence(weighing.dispute)
    return json.dumps(record, ensure_ascii=False)


def csv_line(cells: Sequence[object]) -> str:
    """One line of CSV, without its line end; cells a spreadsheet would run as a formula are made plain text.

    A leading `=`, `+`, `-`, `@`, tab or line end gets an apostrophe before it (OWASP, CSV Injection).
    """
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_cell(cell) for cell in cells])
    return line.getvalue().removesuffix("\r\n")


def claim_row(claim: Claim) -> tuple[object, ...]:
    """The cells of a claim under `CLAIM_COLUMNS`; what a kind of claim does not have is empty."""
    cells = _transfer_cells(claim) if isinstance(claim, TransferClaim) else _measure_cells(claim)
    said: dict[str, object] = {
        "id": claim.id,
        "kind": "transfer" if isinstance(claim, TransferClaim) else "measure",
        "stage": claim.stage,
        "factuality": claim.factuality,
        "sources": _joined(party.name for party in claim.attribution.sources),
        "said_on": claim.attribution.said_on,
        "start_date": claim.start_date,
        "end_date": claim.end_date,
        "words": " … ".join(span.exact for span in claim.spans),
        "document_id": claim.document_id,
        "origin": claim.origin,
        **cells,
    }
    return tuple(said.get(column) for column in CLAIM_COLUMNS)


def weighing_rows(weighing: Weighing) -> list[tuple[object, ...]]:
    """The cells of each position of a weighing under `WEIGHING_COLUMNS`."""
    flow, disputed = weighing.flow, weighing.dispute
    standing = () if disputed is None else (*disputed.asserting, *disputed.against)
    rows: list[tuple[object, ...]] = []
    for position in weighing.positions:
        ends = (_joined(flow.supplier), _joined(flow.recipient), "yes" if flow.directed else "no")
        time = (flow.category, flow.since, flow.until)
        stand = (source_name(position), position.factuality, position.stage, position.said_on)
        told = (listed(position.goods), _joined(position.via), grade(position), _joined(position.affiliation))
        behind = (_joined(position.relayed_by), "yes" if position in standing else "no", weighing.independent)
        rows.append((*ends, *time, *stand, *told, *behind, _joined(position.claim_ids), _joined(position.documents)))
    return rows


def _transfer_cells(claim: TransferClaim) -> dict[str, object]:
    amounts = [item for item in claim.items if item.amount is not None]
    return {
        **_end("supplier", claim.supplier),
        **_end("recipient", claim.recipient),
        "intermediaries": _names(claim.intermediaries),
        "parties": _names(claim.parties),
        "goods": goods_words(claim.items) if claim.items else None,
        "categories": _joined(dict.fromkeys(item.category for item in claim.items if item.category)),
        "amount": _joined(str(item.amount) for item in amounts),
        "currency": _joined(dict.fromkeys(item.currency for item in amounts if item.currency)),
        "manner": _joined(claim.manner),
        "end_use": claim.end_use,
    }


def _measure_cells(claim: MeasureClaim) -> dict[str, object]:
    return {
        **_end("issuer", claim.issuer),
        **_end("targets", claim.targets),
        "instruments": _joined(claim.instruments),
        "amount": claim.amount,
        "currency": claim.currency,
    }


def _end(slot: str, parties: Sequence[Party]) -> dict[str, object]:
    countries = dict.fromkeys(code for party in parties for code in party.country)
    return {slot: _names(parties), f"{slot}_country": _joined(countries)}


def _names(parties: Sequence[Party]) -> str:
    return _joined(party.name for party in parties)


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def _cell(cell: object) -> str:
    if cell is None:
        return ""
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text
