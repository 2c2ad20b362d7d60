"""Random small networks, and a question to ask of them."""

from __future__ import annotations

from hypothesis import strategies as st

from enduse.tracing.chain import Known
from enduse.tracing.graph import Graph
from enduse.tracing.ground import Ground
from enduse.tracing.movement import EARLIEST, LATEST, Movement
from enduse.tracing.question import Question

COUNTRIES = ("cn", "ru", "ae", "kz", None)
GOODS = ("854231", "854232", "853400", "870899", "")
RELABELLED = {frozenset(("854231", "853400")): 0.6}


def alike(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    return 0.8 if one[:4] == other[:4] else RELABELLED.get(frozenset((one, other)), 0.0)


def ground(question: Question, via: frozenset[int] | None = None) -> Ground:
    return Ground(
        question,
        wanted=lambda goods: goods.startswith("8542"),
        within=lambda goods: goods.startswith("8542") or goods == "853400",
        alike=alike,
        concern=lambda goods: {"854231": 1.0, "854232": 0.7}.get(goods, 0.0),
        wanted_sql=lambda column: f"({column} BETWEEN 854200 AND 854299)",
        within_sql=lambda column: f"({column} BETWEEN 854200 AND 854299 OR {column} = 853400)",
        via=via,
    )


@st.composite
def graphs(draw: st.DrawFn, most: int = 24) -> Graph:
    size = draw(st.integers(3, 8))
    countries = [draw(st.sampled_from(COUNTRIES)) for _ in range(size)]
    movements = []
    for number in range(draw(st.integers(1, most))):
        source, target = draw(st.integers(0, size - 1)), draw(st.integers(0, size - 1))
        first = draw(st.one_of(st.just(EARLIEST), st.integers(19_000, 19_300)))
        last = LATEST if first == EARLIEST else first + draw(st.sampled_from((0, 0, 0, 30)))
        movements.append(
            Movement(
                number, source, target,
                draw(st.sampled_from((countries[source], countries[source], countries[source], "kz"))),
                draw(st.sampled_from((countries[target], countries[target], countries[target], "ru"))),
                draw(st.sampled_from(GOODS)), first, last,
                draw(st.one_of(st.none(), st.sampled_from((0.0, 1.0, 2.5, 10.0)))),
                origin_country=draw(st.sampled_from((None, None, "cn"))),
            )
        )  # fmt: skip
    seen = [
        min((each.first_day for each in movements if number in (each.source, each.target)), default=None)
        for number in range(size)
    ]
    parties = {
        number: Known(
            country,
            nameless=draw(st.integers(0, 7)) == 0,
            first_day=seen[number],
            founded_day=draw(st.sampled_from((None, None, 18_000, 19_200))),
            owners=draw(st.sampled_from((None, frozenset(), frozenset({"ru"}), frozenset({"de"})))),
            confidence=draw(st.sampled_from((1.0, 1.0, 0.93))),
        )
        for number, country in enumerate(countries)
    }
    ends = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)).filter(lambda pair: pair[0] < pair[1])
    links = draw(st.dictionaries(ends, st.just("one owner"), max_size=3))
    begins = min((each.first_day for each in parties.values() if each.first_day is not None), default=None)
    return Graph(movements, parties, links, begins)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    return Question(
        draw(st.sampled_from((("cn",), ("cn", "ae")))),
        ("ru",),
        None,
        draw(st.sampled_from((None, "2022-02-24"))),
        draw(st.sampled_from((None, None, "told apart from `ground`"))),
        draw(st.integers(2, 4)),
        draw(st.sampled_from((0, 30, 120))),
        draw(st.sampled_from((1, 3, 50))),
    )
