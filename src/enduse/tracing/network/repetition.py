"""What one source says several times, said once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from enduse.tracing.movement import EARLIEST
from enduse.tracing.network.node import Node
from enduse.tracing.network.said import Said


def once(found: Iterable[Said]) -> Iterator[Said]:
    """What one source says of one leg and one kind of goods made one where the times overlap, in order of the keys.

    What is said without a beginning goes with the last of what is dated: it tells of no further movement.
    """
    together: defaultdict[tuple[str, str, str, str], list[Said]] = defaultdict(list)
    for each in found:
        together[each.source.key, each.target.key, each.goods, each.voice].append(each)
    for key in sorted(together):
        events = _events(together[key])
        open_ = [each for each in together[key] if each.first_day == EARLIEST]
        if not events:
            yield _one(open_, open_)
        for event in events:
            yield _one(event, open_ if event is events[-1] else ())


def _events(same: Sequence[Said]) -> list[list[Said]]:
    events: list[list[Said]] = []
    dated = (each for each in same if each.first_day > EARLIEST)
    for each in sorted(dated, key=lambda each: (each.first_day, each.last_day)):
        if events and each.first_day <= max(one.last_day for one in events[-1]):
            events[-1].append(each)
        else:
            events.append([each])
    return events


def _one(event: Sequence[Said], more: Sequence[Said]) -> Said:
    whole = [*event, *more]
    return replace(
        event[0],
        source=_first(each.source for each in whole),
        target=_first(each.target for each in whole),
        first_day=min(each.first_day for each in event),
        last_day=max(each.last_day for each in event),
        claims=tuple(sorted({id_ for each in whole for id_ in each.claims})),
        weight=max(each.weight for each in whole),
        denials=tuple(sorted({id_ for each in whole for id_ in each.denials})),
    )


def _first(nodes: Iterable[Node]) -> Node:
    return min(nodes, key=lambda node: (node.name, node.kind or ""))
