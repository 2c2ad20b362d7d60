"""Parties whose names are spellings of one are joined; parties with like names are not. The second matters more."""

from __future__ import annotations

import os
import random
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.case.joining import Groups, Join, PartyName, groups, joins
from enduse.case.joining.firm_name import firm_name
from enduse.case.joining.same_firm import edits, words_of
from enduse.simulation import Settings, build, published

SHARED = Path(os.environ.get("ENDUSE_SHARED", Path(__file__).parents[3] / "shared"))
LEI = SHARED / "data/trade/gleif_lei/lei_electronics_aero.parquet"


def parties(*names: str | tuple[str, str | None]) -> list[PartyName]:
    told = [(name, "tr") if isinstance(name, str) else name for name in names]
    return [PartyName(number, name, country) for number, (name, country) in enumerate(told)]


def are_one(*names: str | tuple[str, str | None]) -> bool:
    asked = parties(*names)
    return len(set(groups(joins(asked), asked).canonical)) == 1


# ---- What is one party.


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ege Mikro Elektronik", "EGE MIKRO ELEKTRONIK"),
        ("Ege Mikro Elektronik Ltd. Şti.", "Ege Mikro Elektronik"),
        ("Huaxin Power Technology Co., Ltd.", "HUAXIN POWER TECHNOLOGY CO LIMTED"),
        ("Huaxin Power Technology Co., Ltd.", "Huaxin Power Technolgy Co., Ltd."),
        ("Huaxin Power Technology", "Power Technology Huaxin"),
        ("Shenzhen Huaxin Technology", "Huaxin Technology (Shenzhen) Co Ltd"),
        ("OOO Vektor-Elektro", "ООО «Вектор-Электро»"),  # noqa: RUF001
        ("AO Mikron", "JSC Mikron"),
        ("JSC ‘Petrovsky Electromechanical Plant ‘Molot’’", "АО ‘ПЕТРОВСКИЙ ЭЛЕКТРОМЕХАНИЧЕСКИЙ ЗАВОД ‘Молот’’"),  # noqa: RUF001
        ("AO ‘NPP ‘Polet’’", "Акционерное Общество ‘Научно-Производственное Предприятие ‘Полет’’"),
        ("Hengchuang Supply Chain Co. Ltd.", "Hengchuang Suply Chain Co. Ltd."),
        ("Elektro-Import GmbH", "Elektroimport GmbH"),
        ("STEPPE AVIONICS LLP", "Steppe Avioncs"),
        ("K. G. P. Kimya Sanayi", "KGP Kimya Sanayi"),
        ("Devi Pavithra Gold and Diamonds", "DEVI PAVITRA GOLD & DIAMONDS LLP"),
        ("AL NOORLINE TRDG LLC", "Al Noorline Trading LLC"),
        ("Huaxin Power Technology Private iLmited", "Huaxin Power Technology Private Limited"),
        ("华为技术有限公司", "華為技術有限公司"),
    ],
)
def test_spellings_of_one_name_are_joined(one: str, other: str) -> None:
    assert are_one(one, other)


# ---- What is not, although it is like: seen among the 27,000 firms of the LEI file, or in reports.


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kaya Elektronik", "Maya Elektronik"),
        ("ENNOX TECHNOLOGY AS", "MINOX TECHNOLOGY AS"),
        ("JENIA SOFTWARE S.R.L.", "ENYA SOFTWARE S.R.L."),
        ("SORION ELECTRONICS LIMITED", "ORION ELECTRONICS LIMITED"),
        ("AMRAT GOLD", "AMRIT GOLD"),
        ("Plant No. 5", "Plant No. 6"),
        ("KKR Technology Growth Fund II", "KKR Technology Growth Fund III"),
        ("Silver Star CRE, LLC", "Silver Star CRE II, LLC"),
        ("BSREP V-A COPPER REIT SUB L.P.", "BSREP V-B COPPER REIT SUB L.P."),
        ("Wells Fargo Commercial Mortgage Trust 2015-NXS4", "Wells Fargo Commercial Mortgage Trust 2015-NXS3"),
        ("Nordlicht Holding AG", "Nordlicht AG"),
        ("Delta Freight Ltd", "Delta Freight Services Ltd"),
        ("D. & D. SOFTWARE S.R.L.", "Software s.r.l."),
        ("K.K. SILVER", "A D SILVER"),
        ("MD Technology B.V.", "Technology B.V."),
        ("Gold GmbH", "Gold AG"),
        ("TECHNOLOGY SYSTEM S.R.L.", "SYSTEM TECHNOLOGY SRL"),
        ("BHARAT ELECTRONICS LIMITED", "HIND ELECTRONICS"),
        ("SILVER FOUNDRY LLP", "SILVER METALS"),
        ("Corning Display (Hefei) Co., Ltd.", "Corning Display (Chongqing) Co., Ltd."),
        ("CDATA SOFTWARE INDIA PRIVATE LIMITED", "SOFTWARE DATA (INDIA) LIMITED"),
        ("Mikron", "NII Mikron"),
        ("Gulfline Industrial Equipment FZE", "Gulflink Industrial Equipment L.L.C."),
        ("Predium Technology GmbH", "Premium Technology AG"),
        ("Dunestar Electronics Trading FZE", "Gulfstar Electronics Trading FZE"),
        ("Shengjie Plastics Co. Limited", "Zhongjie Plastics Corporation"),
        ("Silver Tex", "Silver Technology"),
        ("!!!", "???"),
        ("", ""),
    ],
)
def test_like_names_of_two_firms_are_not(one: str, other: str) -> None:
    assert not are_one(one, other)


def test_a_word_of_several_names_is_no_misspelling_of_another() -> None:
    assert are_one("Huaxin Power", "Huaxing Power")
    several = [f"{word} {of}" for word in ("Huaxin", "Huaxing") for of in ("Optics", "Motors", "Bearings")]
    assert not any(
        {join.party, join.other} == {0, 1} for join in joins(parties("Huaxin Power", "Huaxing Power", *several))
    )


# ---- Countries and kinds.


def test_firms_of_one_name_in_two_countries_are_two() -> None:
    assert not are_one(("Meridian Optics", "tr"), ("Meridian Optics", "ae"))


def test_a_party_without_country_joins_the_only_one_that_fits() -> None:
    assert are_one(("Meridian Optics", "tr"), ("Meridian Optics LLC", None))


def test_a_party_without_country_that_fits_two_joins_neither() -> None:
    asked = parties(("Meridian Optics", "tr"), ("Meridian Optics", "ae"), ("Meridian Optics", None))
    assert joins(asked) == ()


def test_a_party_without_country_joins_the_one_it_fits_clearly_better() -> None:
    asked = parties(("Meridian Avionics", "tr"), ("Meridien Avioncs", "ae"), ("Meridian Avionics", None))
    assert groups(joins(asked), asked).canonical == (0, 1, 0)


def test_a_person_is_no_firm() -> None:
    asked = [PartyName(0, "Viktor Sorin", "ru", "Person"), PartyName(1, "Viktor Sorin", "ru", "Company")]
    assert joins(asked) == ()


# ---- Scores.


def test_equal_words_need_no_matcher_and_say_so() -> None:
    (join,) = joins(parties("Huaxin Power", "HUAXIN POWER"))
    assert (join.basis, join.score) == ("equal", 1.0)


def test_a_legal_form_left_out_is_less_sure_and_another_one_lesser() -> None:
    left_out, other = (joins(parties("Huaxin Power FZE", name))[0] for name in ("Huaxin Power", "Huaxin Power LLC"))
    assert 1.0 > left_out.score > other.score > 0.9


def test_a_misspelling_is_scored_by_the_matcher_with_its_reasons() -> None:
    (join,) = joins(parties("Steppe Avionics", "Steppe Avioncs"))
    assert join.basis == "alike"
    assert 0.78 < join.score < 1.0
    assert any(feature.name == "word" for feature in join.features)


def test_nothing_below_the_threshold_is_joined() -> None:
    assert joins(parties("Steppe Avionics", "Steppe Avioncs"), threshold=0.99) == ()


def test_the_score_does_not_depend_on_who_is_asked() -> None:
    one, other = ("Huaxin Power Technolgy Co., Ltd.", "cn"), ("Power Technology Huaxin", None)
    assert [join.score for join in joins(parties(one, other))] == [join.score for join in joins(parties(other, one))]


# ---- Groups.


def alike(party: int, other: int, score: float) -> Join:
    return Join(party, other, score)


def test_a_chain_does_not_run_away() -> None:
    asked = parties("a", "b", "c")
    assert groups([alike(0, 1, 0.9), alike(1, 2, 0.95)], asked).canonical == (0, 1, 1)


def test_what_is_near_may_stand_in_one_group_but_is_never_joined_for_it() -> None:
    asked = parties("a", "b", "c")
    near = Join(0, 2, 0.0, (), "near")
    assert groups([alike(0, 1, 0.9), alike(1, 2, 0.95), near], asked) == Groups((0, 0, 0), {0: 0.9})
    assert groups([near], asked).canonical == (0, 1, 2)


def test_one_missing_pair_in_many_does_not_part_a_group() -> None:
    asked = parties(*"abcdef")
    complete = [alike(one, other, 0.9) for one, other in combinations(range(6), 2)]
    assert set(groups(complete[:-1], asked).canonical) == {0}


def test_no_group_holds_two_countries_whatever_the_joins() -> None:
    asked = parties(*[("a", None)] * 5, ("a", "tr"), ("a", "ae"))
    complete = [alike(one, other, 0.9) for one, other in combinations(range(7), 2)]
    canonical = groups(complete, asked).canonical
    assert canonical[5] != canonical[6]


def test_the_confidence_of_a_group_is_its_least_sure_join() -> None:
    asked = parties("a", "b", "c")
    joined = [alike(0, 1, 0.99), alike(1, 2, 0.91), alike(0, 2, 0.8)]
    assert groups(joined, asked).confidence == {0: 0.91}
    assert groups(joined, asked).members() == {0: (0, 1, 2)}


# ---- Whatever the parties.

WORDS = ("huaxin", "power", "technology", "vektor", "elektro", "meridian", "optics", "trading", "ltd", "llc", "5", "ii")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@st.composite
def misspelt(draw: st.DrawFn) -> str:
    name = draw(NAMES)
    at = draw(st.integers(0, len(name)))
    return draw(st.sampled_from((name, name[:at] + name[at + 1 :], name[:at] + "x" + name[at:], name.upper())))


PARTIES = st.lists(st.tuples(misspelt(), st.sampled_from((None, "tr", "ae"))), max_size=14)


def partition(told: list[tuple[str, str | None]], order: list[int]) -> set[frozenset[int]]:
    asked = [PartyName(number, *told[place]) for number, place in enumerate(order)]
    canonical = groups(joins(asked), asked).canonical
    return {
        frozenset(order[number] for number, chief in enumerate(canonical) if chief == each) for each in set(canonical)
    }


@settings(max_examples=150, deadline=None)
@given(PARTIES, st.randoms(use_true_random=False))
def test_the_order_of_the_parties_does_not_matter(told: list[tuple[str, str | None]], chance: random.Random) -> None:
    # Of equal parties any may stand for the others, so each is asked once.
    told = list(dict.fromkeys(told))
    order = list(range(len(told)))
    first = partition(told, order)
    chance.shuffle(order)
    assert partition(told, order) == first


@settings(max_examples=100, deadline=None)
@given(PARTIES)
def test_no_group_spans_two_countries(told: list[tuple[str, str | None]]) -> None:
    for group in partition(told, list(range(len(told)))):
        assert len({told[place][1] for place in group} - {None}) < 2


@settings(max_examples=100, deadline=None)
@given(PARTIES)
def test_asking_twice_changes_nothing(told: list[tuple[str, str | None]]) -> None:
    told = list(dict.fromkeys(told))
    once = partition(told, list(range(len(told))))
    twice = partition(told + told, list(range(2 * len(told))))
    assert {frozenset(place % len(told) for place in group) for group in twice} == once
    assert all({place % len(told) for place in group} in once for group in twice)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_name(text: str) -> None:
    name = firm_name(text)
    assert all(word.form and 0 <= word.weight <= 1 for word in (*name.tokens, *name.phrases))
    assert are_one(text, text) == bool(name.words)


@settings(max_examples=150, deadline=None)
@given(misspelt(), misspelt())
def test_two_names_are_as_far_apart_from_either_side(one: str, other: str) -> None:
    mine, theirs = firm_name(one), firm_name(other)
    words = words_of([mine, theirs])
    assert edits(mine, theirs, words) == edits(theirs, mine, words)


# ---- A simulated world: three records in ten spell a party another way than its register.


def test_respelled_records_find_their_firm() -> None:
    world = build(Settings(seed=7, firms=400, shipments=4_000, routes=5, decoys=10, noise=0.3))
    firms = {firm.id: firm for firm in world.firms}
    told = Counter((firm.name, firm.country, firm.id) for firm in world.firms)
    for record in published(world).records:
        trade = world.trades[record.trade]
        told[record.sender, firms[trade.source].country, trade.source] += 1
        told[record.receiver, firms[trade.target].country, trade.target] += 1
    rows = sorted(told)
    asked = [PartyName(number, name, land) for number, (name, land, _) in enumerate(rows)]
    canonical = groups(joins(asked), asked).canonical
    home = {id_: canonical[rows.index((firm.name, firm.country, id_))] for id_, firm in firms.items()}
    whole = told.total()
    found = sum(told[row] for row, chief in zip(rows, canonical, strict=True) if chief == home[row[2]])
    exact = sum(told[row] for row in rows if row[0] == firms[row[2]].name)
    owners: defaultdict[int, set[str]] = defaultdict(set)
    for row, chief in zip(rows, canonical, strict=True):
        owners[chief].add(row[2])
    assert exact / whole < 0.7
    assert found / whole > 0.98
    assert sum(len(ids) > 1 for ids in owners.values()) < 0.02 * len(owners)


# ---- Real firms: 27,020 of the LEI file, each a legal entity of its own.


@pytest.mark.skipif(not LEI.exists(), reason="the LEI file is not here; set ENDUSE_SHARED")
def test_real_firms_of_unlike_words_stay_apart() -> None:
    told = duckdb.sql(
        """select "Entity.LegalName", lower("Entity.LegalAddress.Country") from read_parquet(?)
        where "Entity.EntityCategory" = 'GENERAL' and "Entity.LegalName" is not null order by LEI limit 9000""",
        params=[str(LEI)],
    ).fetchall()
    asked = [PartyName(number, name, country) for number, (name, country) in enumerate(told)]
    found = [join for join in joins(asked) if join.basis == "alike"]
    assert len(found) < 15
