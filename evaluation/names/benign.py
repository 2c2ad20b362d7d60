"""How a name differs innocently from the one on the list: romanisation, order, particles, titles, punctuation."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from evaluation.names.wordlists import rows

PERSON = "Person"
PARTICLES = ("al", "el", "ul", "bin", "ben", "ibn", "bint", "abu", "van", "von", "der", "de", "la", "da", "dos", "di")
TITLES = ("Mr", "Mrs.", "Dr", "Prof.", "General", "Lt. Col.", "Eng.", "Haji", "Mullah", "H.E.", "Capt.", "Sheikh")
SUFFIXES = ("Jr", "Sr.", "III", "PhD", "Esq.")
SPELLED_OUT = dict(zip("äöüßåøæñşç", ("ae", "oe", "ue", "ss", "aa", "oe", "ae", "ny", "sh", "ch"), strict=True))
LEGAL_FORMS = (
    ("public joint stock company", "PJSC", "PAO"),
    ("joint stock company", "JSC", "AO"),
    ("limited liability company", "LLC", "OOO"),
    ("company limited", "Co Ltd", "Co., Limited"),
    ("limited", "Ltd", "Ltd."),
    ("corporation", "Corp", "Corp."),
    ("incorporated", "Inc", "Inc."),
)
SMALL_WORDS = frozenset({
    "and", "of", "the", "for", "de", "al", "el", "co", "ltd", "llc", "jsc", "ooo", "inc", "corp", "limited", "company",
    "liability", "stock",
})  # fmt: skip


def romanisation(name: str, _: str | None, chance: random.Random) -> Iterator[str]:
    """A word in another romanisation."""
    words = name.split(" ")
    sets = renderings()
    for place, word in enumerate(words):
        bare = word.strip(",.").casefold()
        others = [form for form in sets.get(bare, ()) if form != bare]
        if others:
            yield _joined(words, place, word.casefold().replace(bare, chance.choice(others)), word)


def diacritics_dropped(name: str, *_: object) -> Iterator[str]:
    """Marks over and under letters are left away."""
    parts = unicodedata.normalize("NFD", name)
    yield unicodedata.normalize("NFC", "".join(mark for mark in parts if not unicodedata.combining(mark)))


def diacritics_spelled(name: str, *_: object) -> Iterator[str]:
    """Letters with marks are spelled out, as in a passport's machine-readable lines."""
    spelled = [SPELLED_OUT.get(letter.lower(), letter) for letter in name]
    capitals = [word.isupper() for word in re.split(r"(\w+)", name) for _ in word]
    yield "".join(
        new.upper() if capital else (new.capitalize() if old.isupper() else new)
        for new, old, capital in zip(spelled, name, capitals, strict=True)
    )


def order(name: str, *_: object) -> Iterator[str]:
    """Family name first or last, with a comma or without."""
    family, comma, given = name.partition(", ")
    if comma:
        yield f"{given} {family}"
        yield f"{family} {given}"
    words = name.replace(",", "").split()
    if len(words) > 1:
        yield " ".join([*words[1:], words[0]])
        yield " ".join(reversed(words))
        yield f"{words[-1]}, {' '.join(words[:-1])}"


def middle_dropped(name: str, _: str | None, chance: random.Random) -> Iterator[str]:
    """A name in the middle, such as a patronymic, is left out."""
    words = name.split()
    inner = list(range(1, len(words) - 1))
    chance.shuffle(inner)
    for place in inner:
        yield " ".join(words[:place] + words[place + 1 :])


def particle(name: str, _: str | None, chance: random.Random) -> Iterator[str]:
    """A particle is joined to its word, set apart, hyphenated or dropped."""
    found = re.search(rf"\b({'|'.join(PARTICLES)})([ -])(?=\w)", name, re.IGNORECASE)
    if found:
        ways = [found[1] + sep for sep in ("", " ", "-") if sep != found[2]] + [""]
        chance.shuffle(ways)
        for way in ways:
            yield name[: found.start()] + way + name[found.end() :]


def initials(name: str, schema: str | None, chance: random.Random) -> Iterator[str]:
    """A person's given names are initials."""
    if schema not in (PERSON, None):
        return
    family, comma, given = name.partition(", ")
    if not comma:
        *firsts, family = name.split()
        given = " ".join(firsts)
    letters = [word[0] for word in given.split() if word[0].isalpha()]
    if letters and family:
        yield f"{letters[0]}. {family}"
        yield f"{' '.join(letter + '.' for letter in letters)} {family}"
        yield f"{family} {chance.choice(('', '.')).join(letters)}"


def title(name: str, schema: str | None, chance: random.Random) -> Iterator[str]:
    """A person's name with a title or a suffix."""
    if schema in (PERSON, None):
        yield f"{chance.choice(TITLES)} {name}"
        yield f"{name} {chance.choice(SUFFIXES)}"


def legal_form(name: str, schema: str | None, chance: random.Random) -> Iterator[str]:
    """A company's legal form is dropped, shortened or spelled out."""
    if schema == PERSON:
        return
    for forms in LEGAL_FORMS:
        longest = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
        found = re.search(rf"(?<!\w)(?:{longest})(?!\w)\.?", name, re.IGNORECASE)
        if found:
            others = [other for other in forms if other.casefold().strip(".") != found[0].casefold().strip(".")]
            yield name[: found.start()] + _cased(chance.choice(others), found[0]) + name[found.end() :]
            yield (name[: found.start()] + name[found.end() :]).strip(" ,.")
            return


def punctuation(name: str, *_: object) -> Iterator[str]:
    """Hyphens, apostrophes, stops and quotation marks written otherwise or not at all."""
    yield re.sub(r"[-'’.,\"“”]+", " ", name)
    yield re.sub(r"[-'’.,\"“”]+", "", name)
    yield name.replace("'", "’").replace('"', "”").replace("-", "–")


def case(name: str, *_: object) -> Iterator[str]:
    """All letters small or all large: told from the name on the list by byte, not by eye."""
    yield from (other for other in (name.lower(), name.upper()) if other != name)


def acronym(name: str, schema: str | None, *_: object) -> Iterator[str]:
    """An organisation by the first letters of its words, all or all but the last."""
    words = [word for word in re.findall(r"\w+", name) if word.casefold() not in SMALL_WORDS and len(word) > 1]
    if schema != PERSON and len(words) > 2:
        yield "".join(word[0] for word in words).upper()
        yield "".join(word[0] for word in words[:-1]).upper() + " " + words[-1]


@cache
def renderings() -> dict[str, tuple[str, ...]]:
    """Every rendering and the set it is of."""
    sets = [tuple(row["forms"].split()) for row in rows("romanisations.csv")]
    return {form: forms for forms in sets for form in forms}


def _joined(words: list[str], place: int, new: str, old: str) -> str:
    return " ".join([*words[:place], _cased(new, old), *words[place + 1 :]])


def _cased(new: str, old: str) -> str:
    """The new word in the letter case of the old one."""
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new.capitalize() if old[:1].isupper() else new
