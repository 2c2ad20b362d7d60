"""One party on several lists is one answer; two parties that only share a name are two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enduse.model import Entity, Match
from enduse.screening import Screener
from enduse.screening.grouping import grouped, same_party, standing
from enduse.screening.listed import Listed, parties
from enduse.screening.thresholds import DEFAULT, WIDE
from tests.screening.invented import person

NAME = "Vadim Sergeevich Lukhtonov"


def on(dataset: str, *, key: str = "", schema: str = "Person", **properties: tuple[str, ...]) -> Entity:
    names = {"name": (NAME,), **properties}
    return Entity(key or f"{dataset}-1", schema, names, names["name"][0], (dataset,))


def ids(*entities: Entity) -> list[tuple[str, tuple[str, ...]]]:
    (answer,) = Screener.build(entities).screen([person(NAME)], threshold=WIDE)
    return [(match.entity_id, match.referents) for match in answer]


def listed(entity: Entity) -> Listed:
    (party,) = parties([entity])
    return party


def test_two_lists_that_name_one_party_are_one_answer() -> None:
    assert ids(on("un"), on("eu", alias=("Vadim Lukhtonov",))) == [("eu-1", ("un-1",))]


def test_the_answer_holds_the_lists_of_both_and_the_best_score() -> None:
    weak = on("un", name=("Vadim Lukhtonov",), alias=(NAME,), topics=("sanction",))
    entities = [weak, on("eu")]
    (answer,) = Screener.build(entities).screen([person(NAME)], threshold=DEFAULT)
    (match,) = answer
    assert match.entity_id == "un-1"
    assert sorted(match.datasets) == ["eu", "un"]
    assert match.score == max(
        Screener.build([each]).screen([person(NAME)], threshold=0.5)[0][0].score for each in entities
    )


def test_whose_terms_are_told_is_told() -> None:
    chief = on("un", topics=("sanction",), nationality=("ru",))
    other = on("eu", nationality=("ru",))
    query = replace(person(NAME), countries=("ru",))
    (match,) = Screener.build([other, chief]).screen([query], threshold=DEFAULT)[0]
    assert match.entity_id == "un-1"
    assert match.referents == ("eu-1",)


@pytest.mark.parametrize(
    "other",
    [
        on("eu", birthDate=("1985-11-30",)),
        on("eu", nationality=("br",)),
        on("eu", schema="Company"),
        on("eu", name=("Oksana Prytulenkova",)),
        on("eu", name=("Vadim Andreevich Lukhtonov",)),
        on("eu", name=("Lukhtonov",)),
        on("un", key="un-2"),  # a list that tells two parties apart knows why
    ],
)
def test_parties_that_are_not_taken_for_one(other: Entity) -> None:
    one = on("un", birthDate=("1971-03-09",), nationality=("ru",))
    assert not same_party(listed(one), listed(other))
    assert not same_party(listed(other), listed(one))


@pytest.mark.parametrize(
    "other",
    [
        on("eu"),
        on("eu", birthDate=("1971",)),
        on("eu", nationality=("ru", "br")),
        on("eu", schema="LegalEntity"),
        on("eu", name=("Вадим Сергеевич Лухтонов",)),
        on("eu", name=("LUKHTONOV, Vadim Sergeevich",)),
        on("eu", name=("Somebody Else Quorvane",), alias=(NAME,)),
    ],
)
def test_parties_that_are_taken_for_one(other: Entity) -> None:
    one = on("un", birthDate=("1971-03-09",), nationality=("ru",))
    assert same_party(listed(one), listed(other))
    assert same_party(listed(other), listed(one))


def test_a_weak_alias_makes_nobody_the_same() -> None:
    one = on("un", name=("Farid Al-Mushtaqi",), weakAlias=(NAME,))
    assert not same_party(listed(one), listed(on("eu")))


@pytest.mark.parametrize("name", ["Ali", "Kim", "Trading"])
def test_a_short_or_common_name_makes_nobody_the_same(name: str) -> None:
    one, other = (listed(on(dataset, name=(name,))) for dataset in ("un", "eu"))
    assert not same_party(one, other)


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        (("sanction",), ("sanction.linked",)),
        (("sanction.linked",), ("export.control",)),
        (("export.control",), ("debarment",)),
        (("debarment",), ()),
        (("debarment", "sanction"), ("export.control",)),
    ],
)
def test_standing_is_by_the_severest_measure(higher: tuple[str, ...], lower: tuple[str, ...]) -> None:
    one, other = listed(on("un", topics=higher)), listed(on("eu", topics=lower))
    assert standing(one) < standing(other)


def test_other_topics_give_no_standing_and_more_names_do() -> None:
    plain = listed(on("un"))
    assert standing(listed(on("un", topics=("role.pep",)))) == standing(plain)
    assert standing(listed(on("un", alias=("Vadim",)))) < standing(plain)


def test_grouping_keeps_the_order_of_the_best_and_loses_nobody() -> None:
    entities = [
        on("un", name=("Oksana Prytulenkova",)),
        on("un", key="un-2"),
        on("eu", name=("Oksana Prytulenkova",)),
        on("eu", key="eu-2"),
    ]
    held = {entity.id: listed(entity) for entity in entities}
    scores = {"un-1": 0.99, "un-2": 0.98, "eu-1": 0.97, "eu-2": 0.9}
    matches = [Match(key, "", "Person", held[key].datasets, score, True) for key, score in scores.items()]
    answer = grouped(matches, held.__getitem__)
    assert [match.score for match in answer] == [0.99, 0.98]
    assert sorted(key for match in answer for key in (match.entity_id, *match.referents)) == sorted(scores)


def test_a_single_match_is_left_as_it_is() -> None:
    match = Match("un-1", "", "Person", ("un",), 0.9, True)
    assert grouped([match], {"un-1": listed(on("un"))}.__getitem__) == [match]
    assert grouped([], {"un-1": listed(on("un"))}.__getitem__) == []
