"""How else a term is spelled: separators, American and British, measures, numerals, plurals."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from enduse.reference.goods.good import Good
from enduse.reference.goods.plural import plural, plural_name
from enduse.reference.goods.table import rows

_MOST = 24  # separators multiply; a designation with more joints than this covers is always written one way
_JOINT = re.compile(r"(?<=[^\W_])[- ](?=[^\W_])|(?<=[^\W\d_])(?=\d)")
_MEASURE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?) ?mm\b")
_PREFIXED = re.compile(r"\b(anti|counter|multi|semi|micro|mini|non|pre|ultra|bi|tele|hydro|electro|thermo)-(?=[a-z])")
_ROMAN = re.compile(r"(?<=[- ])(II|III|IV|V|VI)$")
_ARABIC = {"II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6"}


def variants(good: Good) -> Iterator[str]:
    """Every surface form of a good, the listed term (or its plural, for `form` plural) first; may repeat.

    Forms of a good whose case is `any` come in lower case, others in the capitals given, and, for a strong
    one, in capitals throughout, as headlines print them.
    """
    spell, many = (_named, plural_name) if good.kind == "designation" else (_phrased, plural)
    term = good.term if good.case == "exact" else good.term.lower()
    for form in spell(term):
        if good.form == "any":
            yield form
        yield many(form)
        if good.case == "exact" and good.strength == "strong":
            yield form.upper()


def _named(name: str) -> Iterator[str]:
    """Spellings of a designation: "Shahed-136" → "Shahed 136", "Shahed136"; "Wing Loong II" → "Wing Loong 2"."""
    for numeral in (name, _ROMAN.sub(lambda found: _ARABIC[found[0]], name)):
        for spelling in _respelled(numeral):
            yield from itertools.islice(_rejoined(spelling), _MOST)


def _rejoined(name: str) -> Iterator[str]:
    joints = list(_JOINT.finditer(name))
    pieces, at = [], 0
    for joint in joints:
        pieces.append(name[at : joint.start()])
        at = joint.end()
    choices = [_separators(name, joint) for joint in joints]
    for chosen in itertools.product(*choices):
        yield "".join(piece + sep for piece, sep in zip(pieces, chosen, strict=True)) + name[at:]


def _separators(name: str, joint: re.Match[str]) -> tuple[str, ...]:
    """What may stand at a joint, the way it is listed first."""
    left, right, listed = name[joint.start() - 1], name[joint.end()], joint[0]
    if not listed:
        return ("", "-")
    other = " " if listed == "-" else "-"
    if left.isdigit() and right.isdigit():
        return (listed,)
    if left.isalpha() and right.isdigit():
        # "A 10" or "T 72" would be found in "a 10 percent" set in capitals.
        lone = joint.start() < 2 or not name[joint.start() - 2].isalpha()
        return tuple(dict.fromkeys((listed, "-", ""))) if lone else (listed, other, "")
    return (listed, other)


def _phrased(phrase: str) -> Iterator[str]:
    """Spellings of a noun phrase: "surface-to-air missile" → "surface to air missile", and so on."""
    for measured in _measured(phrase):
        for spelling in _respelled(measured):
            yield spelling
            yield _PREFIXED.sub(r"\1", spelling)
            yield spelling.replace("-", " ")
            words = spelling.split(" ")
            if len(words) > 2 and not any(word in ("of", "for", "and") for word in words):
                yield f"{words[0]}-{' '.join(words[1:])}"
                yield f"{' '.join(words[:-2])} {'-'.join(words[-2:])}" if words[-1] in _CLOSING else spelling


_CLOSING = frozenset({"launcher", "system", "vehicle", "carrier", "device"})


def _measured(phrase: str) -> Iterator[str]:
    yield phrase
    if _MEASURE.search(phrase):
        for unit in ("mm", " mm", "-mm", "-millimeter", " millimeter", "-millimetre", " millimetre"):
            yield _MEASURE.sub(rf"\g<1>{unit}", phrase)


def _respelled(phrase: str) -> tuple[str, ...]:
    """The phrase and its other spellings, each pair of `spellings.csv` swapped in both directions."""
    found = [phrase]
    for pattern, other in _spellings():
        found += [pattern.sub(other, form) for form in found if pattern.search(form)]
    return tuple(found)


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = [(row["british"], row["american"]) for row in rows("spellings.csv")]
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(one)}(?!\w)"), other) for a, b in pairs for one, other in ((a, b), (b, a))
    )
