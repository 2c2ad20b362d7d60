from __future__ import annotations

import os
from collections import defaultdict
from csv import DictReader
from itertools import chain
from pathlib import Path

import pytest
from babel import Locale

from enduse.reference.actors import actors, heads, normalise, places
from enduse.reference.actors.gazetteer import entries
from enduse.reference.actors.tables import NAMED, parted, rows, schemata

# Unicode CLDR lists these besides the codes ISO 3166-1 assigns.
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
NOBODY_LIVES_THERE = {"aq", "bv", "gs", "hm", "tf", "um"}
NO_CAPITAL = {"aq", "bv", "hm", "tk", "um"}
SAME_ADJECTIVE_AS_ANOTHER = {"dm"}
SHARED = Path(os.environ.get("ENDUSE_SHARED", Path(__file__).parents[3] / "shared"))
FREQUENT = """
    a about after again all also an and any are army arm arms as at back be because been before being between block
    both boot brave bush but by call can cap chad chain chile china coal come could cuba day deal do down drone each
    east english even every fall far fire first flag for ford from front gas general get give go good grease great guard
    guinea gulf had has have he her here him his house how hungry i if in intel into iran is it its job jordan just
    kind kiwi know label last law lead left like line little long lead mad main make male man many march marine may me
    meet men might mine more most much must my nation new next nice no north not now of off office oh oil old on one
    only open or other our out over own part people place plan polish port post power press read real red right rock
    room said sale saw say sea see seal send set shell ship should show side small so some south state station still
    strong such swede take talk tank target than that the their them then there these they thing think this those
    through time to today together too turkey two under union unit up us use van very want war warm was water way we
    well west what when where which while who whole why will with word work world would year yes yet you your
"""

# Formal names nobody writes with a small article in front.
FORMAL = {
    "the Independent": [
        "Independent State of Papua New Guinea",
        "Independent State of Samoa",
        "Independent Anti-Corruption Commission",
    ]
}
COMMON = """
    us polish turkey china jordan chad guinea Male Nice Of Man May Will March Reunion united kingdom drc Mike August
    Reading Mobile Sale Bath Split Same Most Bar Mary Rice Brown Powell Bolton Price Gates
"""
DOUBTFUL = """
    Georgia Jordan Chad Guinea Congo Congolese Dominican Korea Korean Victoria Wellington Brussels Xi Bush Shell Apple
    Leonardo Colt Arm Soviet Western Congress Treasury Wales ROC
"""
CLEAR = "Russia Iran Nigeria Niger Georgian Jordanian Chadian Guinea-Bissau Putin NATO"


def country_of(surface: str) -> str:
    return " ".join(actors()[surface].country)


def test_every_iso_country_has_a_row() -> None:
    listed = {str(code) for code in Locale("en").territories}
    iso = {code.lower() for code in listed - NOT_ISO if len(code) == 2 and code.isalpha()}
    assert {row["code"] for row in rows("countries.csv")} == iso


@pytest.mark.parametrize("row", list(rows("countries.csv")), ids=lambda row: row["code"])
def test_every_country_has_name_adjective_and_capital(row: dict[str, str]) -> None:
    known, code = actors(), row["code"]
    assert known[row["name"]].country == (code,)
    adjectives = [form for form in parted(row["adjectives"]) if known[form].country == (code,)]
    assert adjectives or code in NOBODY_LIVES_THERE | SAME_ADJECTIVE_AS_ANOTHER
    capitals = [form for form in parted(row["capitals"]) if known[form].country == (code,)]
    assert capitals or code in NO_CAPITAL


def test_no_form_stands_for_two_countries() -> None:
    countries: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for surface, actor in entries():
        countries[surface].add(actor.country)
    assert {surface: found for surface, found in countries.items() if len(found) > 1} == {}


def test_every_form_is_as_normalise_leaves_it() -> None:
    assert [surface for surface, _ in entries() if not surface or surface != normalise(surface)] == []


def test_every_actor_has_a_known_kind_and_country() -> None:
    codes = {row["code"] for row in rows("countries.csv")} | {"eu", "un"}
    for surface, actor in entries():
        assert schemata()[actor.kind] == actor.schema, surface
        assert set(actor.country) <= codes, surface


@pytest.mark.parametrize("table", NAMED)
def test_forms_flagged_ambiguous_are_forms_of_their_row(table: str) -> None:
    for row in rows(table):
        forms = {row["name"], *parted(row["forms"])}
        assert row["ambiguous"] == "*" or set(parted(row["ambiguous"])) <= forms, row["name"]


@pytest.mark.parametrize("table", ["countries.csv", "templates.csv", "heads.csv", "kinds.csv", *NAMED])
def test_every_table_says_its_source_and_date(table: str) -> None:
    import enduse.reference.actors as package

    text = (Path(package.__file__).parent / table).read_text("utf-8")
    header = " ".join(line for line in text.splitlines() if line.startswith("#"))
    assert "as_of:" in header
    assert "source:" in header
    assert table in (Path(package.__file__).parent / "SOURCES.md").read_text("utf-8")


def test_no_frequent_word_is_a_form_in_lower_case() -> None:
    assert set(FREQUENT.split()).isdisjoint(actors())


def test_single_lower_case_words_are_few_and_deliberate() -> None:
    lower = {surface for surface in actors() if surface.islower() and surface.isalpha()}
    assert lower <= {"peshmerga", "mujahideen", "onsemi", "imec", "thyssenkrupp", "dpa"}


def test_a_form_with_an_article_never_hides_a_longer_name() -> None:
    # A reader that takes the leftmost name would read "the Guardian" out of "the Guardian Council".
    for surface in actors():
        article, _, rest = surface.partition(" ")
        if article != "the":
            continue
        longer = [other for other in actors() if other.startswith(f"{rest} ")]
        hidden = [other for other in longer if f"the {other}" not in actors()]
        assert hidden == FORMAL.get(surface, []), surface


@pytest.mark.parametrize(
    ("surface", "country", "kind"),
    [
        ("Russia", "ru", "country"),
        ("U.S.", "us", "country"),
        ("US", "us", "country"),
        ("United States", "us", "country"),
        ("UK", "gb", "country"),
        ("U.K.", "gb", "country"),
        ("Britain", "gb", "country"),
        ("UAE", "ae", "country"),
        ("U.A.E.", "ae", "country"),
        ("Emirates", "ae", "country"),
        ("DPRK", "kp", "country"),
        ("PRC", "cn", "country"),
        ("ROK", "kr", "country"),
        ("DRC", "cd", "country"),
        ("Democratic Republic of Congo", "cd", "country"),
        ("Republic of Congo", "cg", "country"),
        ("Congo-Brazzaville", "cg", "country"),
        ("Burma", "mm", "country"),
        ("Swaziland", "sz", "country"),
        ("Ivory Coast", "ci", "country"),
        ("Côte d'Ivoire", "ci", "country"),
        ("Turkey", "tr", "country"),
        ("Türkiye", "tr", "country"),
        ("Czech Republic", "cz", "country"),
        ("Macedonia", "mk", "country"),
        ("East Timor", "tl", "country"),
        ("Islamic Republic", "ir", "country"),
        ("Hermit Kingdom", "kp", "country"),
        ("Hong Kong", "hk", "country"),
        ("Polish", "pl", "demonym"),
        ("Emirati", "ae", "demonym"),
        ("Nigerien", "ne", "demonym"),
        ("Nigerian", "ng", "demonym"),
        ("South Sudanese", "ss", "demonym"),
        ("Bissau-Guinean", "gw", "demonym"),
        ("Russians", "ru", "people"),
        ("Iranians", "ir", "people"),
        ("Tehran", "ir", "capital"),
        ("Pyongyang", "kp", "capital"),
        ("Washington", "us", "capital"),
        ("Kiev", "ua", "capital"),
        ("Naypyidaw", "mm", "capital"),
        ("The Hague", "nl", "capital"),
        ("Brussels", "eu", "capital"),
        ("Kremlin", "ru", "leader_office"),
        ("White House", "us", "leader_office"),
        ("Élysée", "fr", "leader_office"),
        ("Downing Street", "gb", "leader_office"),
        ("Blue House", "kr", "leader_office"),
        ("Zhongnanhai", "cn", "leader_office"),
        ("Casa Rosada", "ar", "leader_office"),
        ("Pentagon", "us", "ministry"),
        ("State Department", "us", "ministry"),
        ("Russian Defense Ministry", "ru", "ministry"),
        ("Russian Defence Ministry", "ru", "ministry"),
        ("Iranian Foreign Ministry", "ir", "ministry"),
        ("government of the Netherlands", "nl", "government"),
        ("Ministry of Defence of Serbia", "rs", "ministry"),
        ("IRGC", "ir", "armed_force"),
        ("Quds Force", "ir", "armed_force"),
        ("People's Liberation Army", "cn", "armed_force"),
        ("Wagner Group", "ru", "armed_force"),
        ("CENTCOM", "us", "armed_force"),
        ("Bundeswehr", "de", "armed_force"),
        ("GRU", "ru", "agency"),
        ("SBU", "ua", "agency"),
        ("OFAC", "us", "agency"),
        ("MOIS", "ir", "agency"),
        ("DSCA", "us", "agency"),
        ("Houthis", "ye", "armed_group"),
        ("Ansar Allah", "ye", "armed_group"),
        ("Hezbollah", "lb", "armed_group"),
        ("Hamas", "ps", "armed_group"),
        ("Rapid Support Forces", "sd", "armed_group"),
        ("M23", "cd", "armed_group"),
        ("Libyan National Army", "ly", "armed_group"),
        ("al-Shabaab", "so", "armed_group"),
        ("Arakan Army", "mm", "armed_group"),
        ("Taliban", "af", "armed_group"),
        ("ISIS", "", "armed_group"),
        ("al-Qaeda", "", "armed_group"),
        ("EU", "eu", "igo"),
        ("NATO", "", "igo"),
        ("U.N. Security Council", "un", "igo"),
        ("IAEA", "un", "igo"),
        ("African Union", "", "igo"),
        ("Rosoboronexport", "ru", "company"),
        ("NORINCO", "cn", "company"),
        ("Baykar", "tr", "company"),
        ("KOMID", "kp", "company"),
        ("HESA", "ir", "company"),
        ("STMicroelectronics", "ch", "company"),
        ("Texas Instruments", "us", "company"),
        ("Yugoimport", "rs", "company"),
        ("Vladimir Putin", "ru", "leader"),
        ("Zelensky", "ua", "leader"),
        ("Kim Jong Un", "kp", "leader"),
        ("Haftar", "ly", "leader"),
        ("von der Leyen", "eu", "leader"),
        ("Der Spiegel", "de", "media"),
        ("Wall Street Journal", "us", "media"),
        ("the Guardian", "gb", "media"),
        ("Yonhap", "kr", "media"),
        ("SIPRI", "se", "think_tank"),
        ("Conflict Armament Research", "gb", "ngo"),
        ("Lady R", "ru", "vessel"),
        ("Dubai", "ae", "city"),
        ("Istanbul", "tr", "city"),
        ("Port Sudan", "sd", "port"),
        ("Hodeidah", "ye", "port"),
        ("Benghazi", "ly", "port"),
        ("Crimea", "ua", "region"),
        ("Gaza", "ps", "region"),
        ("South China Sea", "", "lookalike"),
    ],
)
def test_a_form_names_its_actor(surface: str, country: str, kind: str) -> None:
    assert (country_of(surface), actors()[surface].kind) == (country, kind)


@pytest.mark.parametrize("surface", COMMON.split())
def test_a_common_word_names_nobody(surface: str) -> None:
    assert surface not in actors()


@pytest.mark.parametrize("surface", DOUBTFUL.split())
def test_a_form_that_needs_context_says_so(surface: str) -> None:
    assert actors()[surface].ambiguous


@pytest.mark.parametrize("surface", CLEAR.split())
def test_a_form_that_needs_no_context_is_not_flagged(surface: str) -> None:
    assert not actors()[surface].ambiguous


def test_places_hold_places_only() -> None:
    assert {actor.kind for actor in places().values()} == {"country", "capital", "city", "port", "region"}
    assert "Rosoboronexport" not in places()
    assert "Iranian" not in places()
    assert len(places()) > 600


@pytest.mark.parametrize(("noun", "lemma", "kind"), [("officials", "official", "leader"), ("firms", "firm", "company")])
def test_heads_know_singular_and_plural(noun: str, lemma: str, kind: str) -> None:
    head = heads()[noun]
    assert (head.noun, head.kind, head.schema) == (lemma, kind, schemata()[kind])


def test_no_noun_heads_two_roles() -> None:
    nouns = list(chain.from_iterable(parted(row["nouns"]) for row in rows("heads.csv")))
    assert len(nouns) == len(set(nouns))


def test_the_gazetteer_is_built_once() -> None:
    assert actors() is actors()


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Côte d\u2019Ivoire", "Côte d'Ivoire"),
        ("North\u00a0Korea", "North Korea"),
        ("Al\u2011Shabaab", "Al-Shabaab"),
        ("US", "US"),
    ],
)
def test_normalise_undoes_the_typesetter(said: str, written: str) -> None:
    assert normalise(said) == written
    assert normalise(written) == written


def test_cities_lie_where_the_geographical_names_list_them() -> None:
    cities = SHARED / "data" / "places" / "geonames" / "cities15000.csv"
    if not cities.exists():
        pytest.skip(f"no {cities}: set ENDUSE_SHARED to the folder of development data")
    listed: defaultdict[str, set[str]] = defaultdict(set)
    with cities.open(encoding="utf-8", newline="") as lines:
        for row in DictReader(lines):
            for name in (row["name"], *row["alt"].split("|")):
                listed[name].add(row["countrycode"].lower())
    found = {surface: actor for surface, actor in places().items() if actor.kind in {"capital", "city", "port"}}
    checked = [surface for surface in found if surface in listed]
    elsewhere = [surface for surface in checked if listed[surface].isdisjoint(found[surface].country)]
    assert len(checked) > 1000
    # What is left is the list's short row of other names, the small namesake being found instead of the city meant.
    assert len(elsewhere) <= 30
