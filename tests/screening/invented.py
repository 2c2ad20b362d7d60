"""Parties that do not exist, in several scripts, and how names get changed on the way to a query."""

# ruff: noqa: RUF001  # letters of other scripts are meant

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from anyascii import anyascii
from hypothesis import strategies as st

from enduse.model import Entity, Query
from enduse.screening import Screener

# Common given names with surnames made up for these tests, so that no name is that of a listed person.
PEOPLE = (
    ("Vadim Lukhtonov", "Вадим Лухтонов"),
    ("Vadim Sergeevich Lukhtonov", "Вадим Сергеевич Лухтонов"),
    ("Oksana Prytulenkova", "Оксана Притуленкова"),
    ("Taras Hryvnachenko", "Тарас Гривначенко"),
    ("Uladzimir Katsvebich", "Уладзімір Кацвебіч"),
    ("Dimitar Zhelyabov", "Димитър Желябов"),
    ("Farid Al-Mushtaqi", "فريد المشتاقي"),
    ("Nizar Jubranullah", "نزار جبران الله"),
    ("Behrouz Tavanbakhsh", "بهروز توانبخش"),
    ("Kamran Delafruzi", "کامران دلافروزی"),
    ("Shao Tingfeng", "邵廷丰"),
    ("Ouyang Ruilin", "欧阳瑞林"),
    ("Ban Sehyeok", "반세혁"),
    ("Ri Kwangpil", "리광필"),
    ("Rodrigo Quintavalle Osma", "Rodrigo Quintavalle Osma"),
    ("Jürgen Wölkersdorf", "Jürgen Wölkersdorf"),
    ("Emre Karabıyıkoğlu", "Emre Karabıyıkoğlu"),
    ("Ngozi Adekambi Lawal", "Ngozi Adekambi Lawal"),
)
FIRMS = (
    ("Vostrelmash OOO", "ООО Вострелмаш"),
    ("Kamintek Aviation JSC", "АО Каминтек Авиация"),
    ("Zarnitel Optical Plant", "Оптический завод Зарнитель"),
    ("Research Institute Polyuset", "НИИ Полюсет"),
    ("Shenquan Brightwave Electronics Co., Ltd.", "深泉亮波电子有限公司"),
    ("Haemilsong Trading Corporation", "해밀송무역회사"),
    ("Parsavar Machine Tools Company", "شرکت ماشین ابزار پارساور"),
    ("Al Rimalayn General Trading LLC", "الرمالين للتجارة العامة"),
    ("Quorvane Logistics GmbH", "Quorvane Logistics GmbH"),
    ("Tessaloupe Shipping S.A.", "Tessaloupe Shipping S.A."),
    ("Ordunsan Makina Sanayi", "Ordunsan Makina Sanayi"),
)
SHIPS = ("BRENTAVIA", "QUORVANE STAR", "OZARKANA 7", "TESSALOUPE SPIRIT", "LADY PRYTULA", "HAEMIL 12", "NORDVARGAS I")

Change = Callable[[str, int], str]


def parties(*, most: int = 10) -> st.SearchStrategy[list[Entity]]:
    """Small lists of persons, firms and ships, no party twice."""
    people = st.sampled_from(PEOPLE).map(lambda pair: ("Person", pair))
    firms = st.sampled_from(FIRMS).map(lambda pair: ("Company", pair))
    ships = st.sampled_from(SHIPS).map(lambda name: ("Vessel", (name, name)))
    drawn = st.lists(st.one_of(people, people, firms, ships), min_size=1, max_size=most, unique=True)
    return drawn.map(lambda found: [entity(place, schema, names) for place, (schema, names) in enumerate(found)])


def entity(place: int, schema: str, names: Sequence[str]) -> Entity:
    """A listed party: the first name is its main name, the others are aliases."""
    others = tuple(dict.fromkeys(names[1:]))
    properties = {"name": (names[0],), **({"alias": others} if others and others != (names[0],) else {})}
    return Entity(f"x-{place:03}", schema, properties, names[0], ("invented",))


def listed(*names: str, schema: str = "Person") -> Screener:
    """A screener over one party a name."""
    return Screener.build(entity(place, schema, (name,)) for place, name in enumerate(names))


def person(name: str) -> Query:
    """A person asked about by one name."""
    return Query((name,), "Person")


def one_edit(name: str, place: int) -> str:
    """A letter lost, doubled, changed or exchanged with the next, in the longest word."""
    word = max(name.split(), key=len)
    if len(word) < 5:
        return name
    kind, at = place % 4, 1 + place // 4 % (len(word) - 2)
    changed = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at - 1] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )[kind]
    return name.replace(word, changed)


def swapped(name: str, place: int) -> str:
    """The words in another order."""
    words = name.split()
    at = place % len(words)
    return " ".join(words[at:] + words[:at])


def initials(name: str, place: int) -> str:
    """One word but the longest as its first letter."""
    words = name.split()
    at = place % len(words)
    if words[at] == max(words, key=len) or not words[at].isalpha():
        return name
    return " ".join(f"{word[0]}." if number == at else word for number, word in enumerate(words))


def together(name: str, place: int) -> str:
    """Two neighbouring words without the space between."""
    words = name.split()
    if len(words) < 3:
        return name
    at = place % (len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1].lower(), *words[at + 2 :]])


def romanised(name: str, _: int) -> str:
    """All in Latin letters, character by character."""
    return anyascii(name)


def without_vowels(name: str, _: int) -> str:
    """The longest word without its vowels, but for a first letter."""
    word = max(name.split(), key=len)
    return name.replace(word, word[0] + re.sub("[aeiou]", "", word[1:]))


def as_it_is(name: str, _: int) -> str:
    """Nothing changed."""
    return name


CHANGES: tuple[Change, ...] = (one_edit, swapped, initials, together, romanised, without_vowels, as_it_is)
