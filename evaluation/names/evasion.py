"""How a name is changed on purpose, to be read by people and missed by machines."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache

from evaluation.names.wordlists import rows

# Zero-width space, non-joiner and joiner, word joiner, soft hyphen, no-break space, byte order mark.
INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\u00a0", "\ufeff")
SOUNDS = (
    ("ph", "f"), ("f", "ph"), ("ck", "k"), ("c", "k"), ("k", "c"), ("q", "k"), ("w", "v"), ("v", "w"), ("x", "ks"),
    ("ee", "i"), ("oo", "u"), ("ou", "u"), ("kh", "h"), ("gh", "g"), ("y", "i"), ("j", "dj"), ("sh", "ch"),
    ("tz", "ts"), ("z", "s"), ("th", "t"), ("dh", "d"),
)  # fmt: skip
DIGITS = {"o": "0", "i": "1", "e": "3", "a": "4", "s": "5"}


def look_alike(name: str, _: str | None, chance: random.Random) -> Iterator[str]:
    """One letter, or all that can be, from another script."""
    alike = look_alikes()
    places = [place for place, letter in enumerate(name) if letter in alike]
    if places:
        place = chance.choice(places)
        yield name[:place] + alike[name[place]] + name[place + 1 :]
        yield "".join(alike.get(letter, letter) for letter in name)


def invisible(name: str, _: str | None, chance: random.Random) -> Iterator[str]:
    """A character that is not seen, within a word."""
    places = [place for place in range(1, len(name)) if name[place - 1].isalpha() and name[place].isalpha()]
    if places:
        place = chance.choice(places)
        yield name[:place] + chance.choice(INVISIBLE) + name[place:]


def vowels_dropped(name: str, *_: object) -> Iterator[str]:
    """No vowels within words of four letters or more."""
    yield re.sub(
        r"\w{4,}",
        lambda word: word[0][0] + re.sub("[aeiou]", "", word[0][1:-1], flags=re.IGNORECASE) + word[0][-1],
        name,
    )


def doubled(name: str, _: str | None, chance: random.Random) -> Iterator[str]:
    """A consonant doubled."""
    places = [m.start() for m in re.finditer(r"(?<=[a-z])([bcdfgklmnprstz])(?!\1)(?=[a-z])", name, re.IGNORECASE)]
    if places:
        place = chance.choice(places)
        yield name[:place] + name[place] + name[place:]


def collapsed(name: str, *_: object) -> Iterator[str]:
    """Doubled letters written once."""
    yield re.sub(r"([^\W\d_])\1", r"\1", name, flags=re.IGNORECASE)


def phonetic(name: str, _: str | None, chance: random.Random) -> Iterator[str]:
    """A sound spelled otherwise."""
    found = [(old, new) for old, new in SOUNDS if old in name.casefold()]
    chance.shuffle(found)
    for old, new in found:
        place = name.casefold().find(old)
        heard = new.upper() if name[place].isupper() else new
        yield name[:place] + heard + name[place + len(old) :]


def spaced(name: str, _: str | None, chance: random.Random) -> Iterator[str]:
    """Two words run together, or one cut in two."""
    gaps = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", name)]
    if gaps:
        place = chance.choice(gaps)
        yield name[:place] + name[place + 1 :]
    words = list(re.finditer(r"\w{6,}", name))
    if words:
        word = chance.choice(words)
        place = chance.randrange(word.start() + 2, word.end() - 2)
        yield f"{name[:place]} {name[place:]}"


def digits(name: str, _: str | None, chance: random.Random) -> Iterator[str]:
    """A digit for a letter it looks like."""
    places = [place for place, letter in enumerate(name) if letter.lower() in DIGITS]
    if places:
        place = chance.choice(places)
        yield name[:place] + DIGITS[name[place].lower()] + name[place + 1 :]


@cache
def look_alikes() -> dict[str, str]:
    """Latin letters and the letter of another script that looks like each."""
    return {row["letter"]: row["like"] for row in rows("look_alikes.csv")}
