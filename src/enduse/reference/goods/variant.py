"""How else a term is spelled: separators, American and British, measures, numerals, plurals."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.goods.good import Good
from enduse.reference.goods.plural import plural, plural_name
from enduse.reference.table import rows

_MOST = 24  # separators multiply; of a designation with many joints only the first spellings are kept
_JOINT = re.compile(r"(?<=[^\W_])[- ](?=[^\W_])|(?<=[^\W\d_])(?=\d)")
_MEASURE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?) ?mm\b")
_MEASURE_UNITS = ("mm", " mm", "-mm", "-millimeter", " millimeter", "-millimetre", " millimetre")
_PREFIXED = re.compile(r"\b(anti|counter|multi|semi|micro|mini|non|pre|ultra|tele|electro|thermo)-(?=[a-z])")
_ROMAN = re.compile(r"(?<=[- ])(?:II|III|IV|V|VI)$")
_ARABIC = {"II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6"}
_JOINED_PHRASES = (" of ", " for ", " and ")


def variants(good: Good) -> Iterator[str]:
    """Every surface form of a good, those nearest to the listed term first; may repeat.

    Forms of a good whose case is `any` come in lower case, others in the capitals given, and, for a strong
    one in the singular, in capitals throughout, as headlines print them.
    """
    term = good.term if good.case == "exact" else good.term.lower()
    named = good.kind == "designation"
    spell = _named if named else _phrased
    if good.form == "any":
        yield from spell(term)
        if good.case == "exact" and good.strength == "strong" and not term.isupper():
            yield from (spelling.upper() for spelling in spell(term))
    yield from spell(plural_name(term) if named else plural(term))


def _named(name: str) -> Iterator[str]:
    """Spellings of a designation: "Shahed-136" → "Shahed 136", "Shahed136"; "Wing Loong II" → "Wing Loong 2"."""
    roman = _ROMAN.search(name)
    for numeral in (name, name[: roman.start()] + _ARABIC[roman[0]]) if roman else (name,):
        for spelling in _respelled(numeral):
            yield from itertools.islice(_rejoined(spelling), _MOST)


def _rejoined(name: str) -> Iterator[str]:
    joints = list(_JOINT.finditer(name))
    if not joints:
        yield name
        return
    edges = [0, *(edge for joint in joints for edge in joint.span()), len(name)]
    pieces = [name[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    for chosen in itertools.product(*(_separators(name, joint) for joint in joints)):
        yield pieces[0] + "".join(sep + piece for sep, piece in zip(chosen, pieces[1:], strict=True))


def _separators(name: str, joint: re.Match[str]) -> tuple[str, ...]:
    """What may stand at a joint, the way it is listed first."""
    left, right, listed = name[joint.start() - 1], name[joint.end()], joint[0]
    if not listed:
        return ("", "-")
    other = " " if listed == "-" else "-"
    if left.isdigit() and right.isdigit():
        return (listed,)
    if not (left.isalpha() and right.isdigit()):
        return (listed, other)
    # "A 10" would be found in "A 10 percent rise", and "CH4" is methane.
    lone = joint.start() < 2 or not name[joint.start() - 2].isalpha()
    brief = len(name) < 5 and not name[joint.end() :][1:2].isdigit()
    return tuple(dict.fromkeys((listed, *(("-",) if lone else (other,)), *(() if brief else ("",)))))


def _phrased(phrase: str) -> Iterator[str]:
    """Spellings of a noun phrase: "surface-to-air missile" → "surface to air missile", and so on."""
    for spelling in (respelled for measured in _measured(phrase) for respelled in _respelled(measured)):
        yield spelling
        if "-" in spelling:
            yield _PREFIXED.sub(r"\1", spelling)
            yield spelling.replace("-", " ")
        if spelling.count(" ") > 1 and not any(link in spelling for link in _JOINED_PHRASES):
            yield spelling.replace(" ", "-", 1)


def _measured(phrase: str) -> tuple[str, ...]:
    if not _MEASURE.search(phrase):
        return (phrase,)
    return (phrase, *(_MEASURE.sub(rf"\g<1>{unit}", phrase) for unit in _MEASURE_UNITS))


def _respelled(phrase: str) -> tuple[str, ...]:
    """The phrase and its other spellings, each word of `spellings.csv` swapped for its pair."""
    found = [phrase]
    for word in dict.fromkeys(_any_spelling().findall(phrase)):
        found += [form.replace(word, _spellings()[word]) for form in found]
    return tuple(found)


@cache
def _spellings() -> Mapping[str, str]:
    pairs = [(row["british"], row["american"]) for row in rows("goods/spellings.csv")]
    return MappingProxyType(dict(pairs) | {american: british for british, american in pairs})


@cache
def _any_spelling() -> re.Pattern[str]:
    longest_first = sorted(_spellings(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
