"""Values to plain JSON-ready records and back; equal values give equal bytes.

A record is what `enduse read -f jsonl` prints: the fields of the value, empty ones dropped, and for a claim
its `id` and `"kind": "transfer" | "measure"`.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from enduse.model.attribution import Attribution
from enduse.model.claim import Claim, MeasureClaim, TransferClaim
from enduse.model.document import Document, Passage
from enduse.model.item import Item
from enduse.model.party import Party
from enduse.model.span import Span

Record = dict[str, Any]


def to_record(value: object) -> Record:
    """The record of a frozen value, field by field; None, "", False and empty sequences are dropped."""
    record: Record = {}
    if isinstance(value, TransferClaim | MeasureClaim):
        record = {"id": value.id, "kind": "transfer" if isinstance(value, TransferClaim) else "measure"}
    elif isinstance(value, Document):
        record = {"id": value.id}
    for part in fields(value):  # type: ignore[arg-type]
        plain = _plain(getattr(value, part.name))
        if plain is None or plain is False or plain in ("", [], {}):
            continue
        record[part.name] = plain
    return record


def to_json(value: object) -> str:
    """The record as one line of JSON, non-ASCII kept."""
    return json.dumps(to_record(value), ensure_ascii=False, separators=(", ", ": "))


def claim_of(record: Record) -> Claim:
    """The claim a record describes.

    Raises:
        KeyError, TypeError, ValueError: The record is not one that `to_record` writes.
    """
    fields_ = {name: value for name, value in record.items() if name not in ("id", "kind")}
    fields_["spans"] = tuple(Span(**span) for span in record["spans"])
    if "attribution" in record:
        fields_["attribution"] = _attribution(record["attribution"])
    for slot in ("supplier", "recipient", "parties", "intermediaries", "issuer", "targets"):
        if slot in record:
            fields_[slot] = tuple(_party(party) for party in record[slot])
    if "items" in record:
        fields_["items"] = tuple(_item(item) for item in record["items"])
    for slot in ("manner", "in_exchange_for", "instruments"):
        if slot in record:
            fields_[slot] = tuple(record[slot])
    if record["kind"] == "transfer":
        return TransferClaim(**fields_)
    if record["kind"] == "measure":
        return MeasureClaim(**fields_)
    raise ValueError(f"unknown kind of claim: {record['kind']!r}")


def document_of(record: Record) -> Document:
    """The document a record describes."""
    fields_ = {name: value for name, value in record.items() if name != "id"}
    fields_.setdefault("text", "")
    fields_["author"] = tuple(record.get("author", ()))
    fields_["passages"] = tuple(Passage(**passage) for passage in record.get("passages", ()))
    return Document(**fields_)


def _plain(value: object) -> object:
    if isinstance(value, Span | Passage):
        return {part.name: getattr(value, part.name) for part in fields(value)}
    if is_dataclass(value) and not isinstance(value, type):
        return to_record(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def _span(record: Record | None) -> Span | None:
    return Span(**record) if record else None


def _party(record: Record) -> Party:
    return Party(**{**record, "country": tuple(record.get("country", ())), "span": _span(record.get("span"))})


def _item(record: Record) -> Item:
    codes = tuple(record.get("control_codes", ()))
    return Item(**{**record, "control_codes": codes, "span": _span(record.get("span"))})


def _attribution(record: Record) -> Attribution:
    sources = tuple(_party(source) for source in record.get("sources", ()))
    return Attribution(**{**record, "sources": sources, "span": _span(record.get("span"))})
