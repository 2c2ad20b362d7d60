"""Flows and routes for tests of the drawings: as many as one likes, between any countries, with any names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import get_args

from hypothesis import strategies as st

from enduse.model.claim import Factuality, TransferClaim, TransferStage
from enduse.model.party import Party
from enduse.model.position import Dispute, Flow, Position, Weighing
from enduse.model.route import Leg, Route, Stop
from enduse.model.span import Span
from enduse.reference.geography import points
from enduse.reference.goods import categories

NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "\u202eevil\u202c",
    "\u0634\u0631\u0643\u0629 \u0627\u0644\u062a\u062c\u0627\u0631\u0629",
    "nul\x00bell\x07 \x1b[31m",
    "lone \ud800 surrogate",
    "x" * 500,
    "many words " * 50,
    "\u4e2d" * 200,
    "",
)


def flow(
    supplier: str | Sequence[str],
    recipient: str | Sequence[str] = (),
    category: str | None = "arms",
    *,
    stage: TransferStage | None = "delivered",
    factuality: Factuality = "certain",
    via: Sequence[str] = (),
    independent: int = 1,
    disputed: bool = False,
    directed: bool = True,
    claims: tuple[str, ...] = (),
) -> Weighing:
    ends = [(end,) if isinstance(end, str) else tuple(end) for end in (supplier, recipient)]
    told = Flow(ends[0], ends[1], category, directed=directed)
    position = Position("A source", factuality, stage, None, claims, (), via=tuple(via))
    dispute = Dispute(told, (position,), (replace(position, factuality="denied"),)) if disputed else None
    return Weighing(told, (position,), independent, dispute)


def route(*stops: tuple[str, str | None], assumed: Sequence[int] = (), goods: tuple[str, ...] = ()) -> Route:
    made = [Stop(f"{name}-{code}", name, code) for name, code in stops]
    legs = [
        Leg(one, other, ("assumed",) if place in assumed else ("recorded",), goods)
        for place, (one, other) in enumerate(pairwise(made))
    ]
    return Route("r", tuple(legs), 0.5, ())


def claim(
    supplier: Sequence[Party], recipient: Sequence[Party], via: Sequence[Party] = (), nth: int = 0
) -> TransferClaim:
    return TransferClaim("d", (Span(nth, nth + 1, "x"),), tuple(supplier), tuple(recipient), intermediaries=tuple(via))


codes = st.sampled_from(sorted(points()))
keys = codes | st.sampled_from(["Houthis", "Hezbollah", "Wagner", *NASTY])
ends = st.lists(keys, max_size=2).map(tuple)
flows = st.builds(
    flow,
    ends,
    ends,
    st.none() | st.sampled_from(sorted(categories())),
    stage=st.sampled_from([*get_args(TransferStage), None]),
    factuality=st.sampled_from(get_args(Factuality)),
    via=st.lists(keys, max_size=2),
    independent=st.integers(0, 5),
    disputed=st.booleans(),
    directed=st.booleans(),
)
