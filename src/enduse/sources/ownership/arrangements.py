"""Arrangements that stand for a joint shareholding or a nomination: looked through to those behind them."""

from __future__ import annotations

from collections.abc import Mapping

from enduse.model.ownership import Influence, Ownership
from enduse.sources.ownership.register import Draft


def looked_through(draft: Draft, arrangements: Mapping[str, str]) -> None:
    """Replace what arrangements hold by what those behind them hold.

    Several holders of shares in an arrangement without a subtype hold its shares jointly. What a nomination holds, its
    nominee holds for its nominator. Other arrangements, such as trusts, stay as they are.

    Args:
        draft: What was read; changed.
        arrangements: Record of each arrangement to its subtype, empty when it has none.
    """
    into: dict[str, list[Ownership]] = {}
    for row in draft.holdings:
        if row.asset in arrangements:
            into.setdefault(row.asset, []).append(row)
    roles: dict[str, list[Influence]] = {}
    for influence in draft.influences:
        if arrangements.get(influence.party) == "nomination":
            roles.setdefault(influence.party, []).append(influence)
    owners = {row.owner for row in draft.holdings}
    joint = {each for each, rows in into.items() if not arrangements[each] and len(rows) > 1 and each in owners}
    kept: list[Ownership] = []
    for row in draft.holdings:
        if row.owner in joint:
            kept += [_joint(row, holder) for holder in into[row.owner]]
        elif row.owner in roles:
            kept += _nominated(row, roles[row.owner])
        elif row.asset not in joint:
            kept.append(row)
    draft.holdings[:] = kept


def _joint(row: Ownership, holder: Ownership) -> Ownership:
    return Ownership(
        holder.owner, row.asset, row.share_min, row.share_max, _later(row.start, holder.start),
        _earlier(row.end, holder.end), joint=row.owner, origin=f"{row.origin}, {holder.origin}",
    )  # fmt: skip


def _nominated(row: Ownership, roles: list[Influence]) -> list[Ownership]:
    nominees = [each.holder for each in roles if each.kind == "nominee"]
    nominators = [each.holder for each in roles if each.kind == "nominator"]
    if len(nominees) != 1:
        return [row]  # who holds for whom cannot be told apart
    nominator = nominators[0] if len(nominators) == 1 else None
    return [
        Ownership(
            nominees[0], row.asset, row.share_min, row.share_max, row.start, row.end, row.joint, True, row.origin,
            nominator,
        )
    ]  # fmt: skip


def _later(one: str | None, other: str | None) -> str | None:
    return max(filter(None, (one, other)), default=None)


def _earlier(one: str | None, other: str | None) -> str | None:
    return min(filter(None, (one, other)), default=None)
