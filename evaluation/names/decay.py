"""How systems on the way spoil a name: scanners, keyboards, narrow fields, lost encodings."""

from __future__ import annotations

import random
from collections.abc import Iterator

MISREAD = (
    ("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("li", "h"), ("vv", "w"), ("w", "vv"), ("l", "1"), ("I", "l"),
    ("O", "0"), ("B", "8"), ("S", "5"), ("G", "6"), ("Z", "2"), ("E", "F"), ("h", "b"), ("e", "c"), ("u", "v"),
    ("N", "H"),
)  # fmt: skip
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
WIDTHS = (20, 30, 35)


def misread(name: str, _: str | None, chance: random.Random) -> Iterator[str]:
    """Letters a scanner takes for others."""
    found = [(old, new) for old, new in MISREAD if old in name]
    chance.shuffle(found)
    for old, new in found:
        yield name.replace(old, new, 1)


def mistyped(name: str, _: str | None, chance: random.Random) -> Iterator[str]:
    """A letter beside the one meant on the keyboard."""
    places = [place for place, letter in enumerate(name) if neighbours(letter)]
    if places:
        place = chance.choice(places)
        new = chance.choice(neighbours(name[place]))
        yield name[:place] + (new.upper() if name[place].isupper() else new) + name[place + 1 :]


def letter_lost(name: str, _: str | None, chance: random.Random) -> Iterator[str]:
    """A letter not struck."""
    places = [place for place, letter in enumerate(name) if letter.isalpha()]
    if len(places) > 3:
        place = chance.choice(places[1:])
        yield name[:place] + name[place + 1 :]


def transposed(name: str, _: str | None, chance: random.Random) -> Iterator[str]:
    """Two letters struck in the wrong order."""
    places = [i for i in range(len(name) - 1) if name[i].isalpha() and name[i + 1].isalpha() and name[i] != name[i + 1]]
    if places:
        i = chance.choice(places)
        yield name[:i] + name[i + 1] + name[i] + name[i + 2 :]


def cut(name: str, *_: object) -> Iterator[str]:
    """A field too narrow for the name."""
    yield from (name[:width].rstrip() for width in WIDTHS if len(name) > width)


def encoding_lost(name: str, *_: object) -> Iterator[str]:
    """Bytes read in the wrong encoding, or letters with marks given up."""
    if not name.isascii():
        yield name.encode("utf-8").decode("latin-1")
        yield name.encode("ascii", errors="replace").decode("ascii")


def neighbours(letter: str) -> str:
    """The keys beside a letter's on a QWERTY keyboard, empty for what is no letter."""
    for row, keys in enumerate(KEYS):
        column = keys.find(letter.lower()) if letter else -1
        if column >= 0:
            # Each row is shifted to the right by about half a key.
            around = [(row, column - 1), (row, column + 1), (row - 1, column), (row - 1, column + 1)]
            around += [(row + 1, column - 1), (row + 1, column)]
            return "".join(KEYS[r][c] for r, c in around if 0 <= r < len(KEYS) and 0 <= c < len(KEYS[r]))
    return ""
