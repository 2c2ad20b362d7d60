"""Holdings from statements of the Beneficial Ownership Data Standard, versions 0.2 to 0.4.

What is counted: interests that are shares. An interest told as indirect through components is left out, since its
components are read themselves; one told as indirect without them may be a share of any size up to the one told,
because the statement does not say whether each link of the chain carries it. Votes, seats and other holds are kept
as influences. After the standard's pages on joint shareholdings and nominations, arrangements that stand for these
are looked through.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from enduse.model.entity import Entity
from enduse.sources.ownership.arrangements import looked_through
from enduse.sources.ownership.register import Draft
from enduse.sources.ownership.statement import Statement, statement_of
from enduse.sources.ownership.versions import add_versions

_SCHEMAS: Mapping[str, str] = {
    "registeredEntity": "Company",
    "state": "Country",
    "stateBody": "PublicBody",
    "arrangement": "LegalEntity",
}
_NAMELESS = frozenset({"anonymousPerson", "unknownPerson", "anonymousEntity", "unknownEntity"})


def is_statement(record: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a BODS statement."""
    return "statementType" in record or ("recordType" in record and "schema" not in record)


def read_statements(records: Iterable[tuple[str, Mapping[str, Any]]], draft: Draft) -> None:
    """Add what BODS statements tell to a draft.

    Args:
        records: Where each statement stands, and the statement as JSON; in the order of publication.
        draft: Where they go.
    """
    found: list[Statement] = []
    for origin, record in records:
        try:
            found.append(statement_of(record, origin))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            why = f"lacks {error}" if isinstance(error, KeyError) else str(error)
            draft.fail(origin, f"not a statement that can be read: {why}")
    records_of = _records_of(found)
    own = Draft()
    versions: dict[str, list[Statement]] = {}
    arrangements: dict[str, str] = {}
    for each in sorted(found, key=lambda statement: statement.date):
        record_id = records_of[each.id]
        if each.kind == "relationship":
            versions.setdefault(record_id, []).append(each)
            continue
        _party(each, record_id, own)
        if each.type == "arrangement":
            arrangements[record_id] = each.subtype
    for told in versions.values():
        add_versions(told, records_of, own)
    looked_through(own, arrangements)
    draft.holdings += own.holdings
    draft.influences += own.influences
    draft.failures += own.failures
    draft.unnamed |= own.unnamed
    for entity in own.parties.values():
        draft.party(entity)


def _records_of(found: Iterable[Statement]) -> dict[str, str]:
    """Each statement and each record to its record: before 0.4 the first of the statements that replace one another."""
    records: dict[str, str] = {}
    for each in found:
        replaced = next((records[old] for old in each.replaces if old in records), None)
        records[each.id] = each.record or replaced or each.id
        records.setdefault(records[each.id], records[each.id])
    return records


def _party(each: Statement, record_id: str, draft: Draft) -> None:
    name = each.name
    if each.type in _NAMELESS:
        draft.unnamed.add(record_id)
        name = name or f"unnamed owner ({each.reason or each.type})"
    schema = "Person" if each.kind == "person" else _SCHEMAS.get(each.type, "LegalEntity")
    draft.parties.pop(record_id, None)  # the latest statement names it
    draft.party(Entity(record_id, schema, {"name": (name,)} if name else {}, name))
