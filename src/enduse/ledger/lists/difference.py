"""What changed between two vintages of a list: who came, who went, and of whom what is said otherwise."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from enduse.ledger.lists.vintage import Vintage
from enduse.ledger.lists.writing import BELONGS, is_party, owners_of
from enduse.model.entity import Entity, entity_of
from enduse.model.errors import CaseError

_NAMELESS: Final = ', "caption"'


@dataclass(frozen=True, slots=True)
class PropertyChange:
    """One property with other values than before.

    Args:
        name: The FtM property ("alias"); of a statement about the party with its schema before it ("Sanction.reason").
        came: Values that are new, sorted.
        went: Values that are gone, sorted.
    """

    name: str
    came: tuple[str, ...]
    went: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A party of both vintages of which something else is said.

    Args:
        entity: The party as it is in the newer vintage.
        properties: What changed, by name.
    """

    entity: Entity
    properties: tuple[PropertyChange, ...]


@dataclass(frozen=True, slots=True)
class ListDiff:
    """From one vintage to another; parties are told by their identifiers, then by their names, each in order of id.

    Args:
        old: The one.
        new: The other.
        came: Parties that only the newer one has.
        went: Parties that only the older one has.
        changed: Parties of both that differ.
    """

    old: Vintage
    new: Vintage
    came: tuple[Entity, ...]
    went: tuple[Entity, ...]
    changed: tuple[Change, ...]


def diff(old: Vintage, new: Vintage) -> ListDiff:
    """Compare two vintages of a list.

    Sanctions, documents and other statements about a party are told as changes of that party. One that went and one
    that came are the same when they stand on the same lists under the same name, and nobody else does: many lists have
    no identifiers, and those made in their stead depend on spelling. Dates at which a copy was taken, and other keys
    outside the properties, do not count.

    Args:
        old: The older one.
        new: The newer one.

    Raises:
        CaseError: One of them cannot be read.
    """
    before, after = set(old.lines()), set(new.lines())
    went, came = _entities(old, before - after), _entities(new, after - before)
    owners = {owner for side in (went, came) for entity in side.values() for owner in owners_of(entity)}
    alike = _entities(new, _lines_of(before & after, owners - went.keys() - came.keys()))
    old_facts, new_facts = _facts(went), _facts(came)
    renumbered = _same_names(_parties(went, came), _parties(came, went))
    pairs = [(each, each) for each in old_facts.keys() | new_facts.keys()] + list(renumbered.items())
    changed = []
    for was_id, now_id in sorted(pairs, key=lambda pair: pair[1]):
        was, now = went.get(was_id) or alike.get(was_id), came.get(now_id) or alike.get(now_id)
        if was is None or now is None or not is_party(now):
            continue
        properties = _compared(old_facts.get(was_id, {}), new_facts.get(now_id, {}))
        if properties:
            changed.append(Change(now, properties))
    gone = tuple(each for each in _parties(went, came) if each.id not in renumbered)
    fresh = tuple(each for each in _parties(came, went) if each.id not in renumbered.values())
    return ListDiff(old, new, fresh, gone, tuple(changed))


Facts = Mapping[str, frozenset[str]]


def _facts(entities: Mapping[str, Entity]) -> dict[str, Facts]:
    """What is said of each party, statements about it included, by name of the property."""
    facts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entity in entities.values():
        if is_party(entity):
            own = facts[entity.id]
            for name, values in (("id", (entity.id,)), ("schema", (entity.schema,)), ("datasets", entity.datasets)):
                own[name].update(values)
            own["caption"].update(filter(None, [entity.caption]))
            for name, values in entity.properties.items():
                own[name].update(values)
        for owner in owners_of(entity):
            for name, values in entity.properties.items():
                if name not in BELONGS[entity.schema]:
                    facts[owner][f"{entity.schema}.{name}"].update(values)
    return {owner: {name: frozenset(values) for name, values in told.items()} for owner, told in facts.items()}


def _same_names(went: Iterable[Entity], came: Iterable[Entity]) -> dict[str, str]:
    """Identifiers of parties that went to those of parties that came under the same name, where there is no choice."""
    before, after = _by_name(went), _by_name(came)
    alone = [name for name in before.keys() & after.keys() if len(before[name]) == len(after[name]) == 1]
    return {before[name][0]: after[name][0] for name in alone}


def _by_name(parties: Iterable[Entity]) -> Mapping[tuple[object, ...], list[str]]:
    found: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for each in parties:
        # Letters and digits only: quotes, and the question marks that some copies have for them, say nothing.
        name = "".join(filter(str.isalnum, (each.caption or each.first("name") or "").casefold()))
        if name:
            found[name, frozenset(each.datasets)].append(each.id)
    return found


def _compared(old: Facts, new: Facts) -> tuple[PropertyChange, ...]:
    changes = []
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name, frozenset()), new.get(name, frozenset())
        if was != now:
            changes.append(PropertyChange(name, tuple(sorted(now - was)), tuple(sorted(was - now))))
    return tuple(changes)


def _parties(here: Mapping[str, Entity], there: Mapping[str, Entity]) -> tuple[Entity, ...]:
    return tuple(here[each] for each in sorted(here.keys() - there.keys()) if is_party(here[each]))


def _lines_of(lines: Iterable[bytes], wanted: set[str]) -> list[bytes]:
    # Most lines of two vintages are the same: the few that are wanted are told by how they begin, unparsed.
    heads = {json.dumps({"id": each}, ensure_ascii=False)[:-1].encode("utf-8", "backslashreplace") for each in wanted}
    return [line for line in lines if line.partition(_NAMELESS.encode())[0] in heads]


def _entities(vintage: Vintage, lines: Iterable[bytes]) -> dict[str, Entity]:
    entities: dict[str, Entity] = {}
    try:
        for line in sorted(lines):
            entity = entity_of(json.loads(line))
            entities[entity.id] = entity
    except (ValueError, KeyError, TypeError) as error:
        raise CaseError(f"{vintage.path}: a line of it is no entity; load the list again") from error
    return entities
