"""Brackets within a name: other spellings, former names, acronyms, other scripts, or part of the name itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from enduse.reference.lists import country_codes, legal_words, name_marks
from enduse.sources.lists.scripts import is_other_script

_BRACKET = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z-]*|[A-Z]{2,}[\w-]*")
_ALIKE: Final = 50  # per cent of letters in order that two spellings of one word share at least
_WEAK_LENGTH: Final = 5  # letters; a shorter other name is an acronym borne by many
_QUOTES: Final = "‘’“”\"' ,."


class NamePart(NamedTuple):
    """A name and what it is: name, alias, weakAlias or previousName; position for words that are no name."""

    kind: str
    name: str


def outside_brackets(words: str, mark: str) -> Iterator[str]:
    """Words parted at a mark, except within brackets; after a bracket that never closes they are parted everywhere.

    Args:
        words: Any words.
        mark: What parts them (";").
    """
    held: list[str] = []
    depth = 0
    for part in words.split(mark):
        held.append(part)
        depth += part.count("(") - part.count(")")
        if depth <= 0:
            yield mark.join(held)
            held, depth = [], 0
    yield from held


def bracket_parts(words: str, kind: str, schema: str) -> Iterator[NamePart]:
    """The names in a name with brackets, the main one first.

    Args:
        words: "Iyad (a.k.a. Eyad) MAKHLOUF", "Bank X (formerly Y)", "Korea Kwangson Banking Corporation (KKBC)".
        kind: What the main one is.
        schema: The party's schema.
    """
    brackets = list(_BRACKET.finditer(words))
    told = [(bracket, each) for bracket in brackets if (each := _told(bracket[1], schema, words)) is not None]
    if not told:
        yield NamePart(kind, words)
        return
    bare, starts = _without(words, [bracket for bracket, _ in told])
    whole_kind = next((said for _, (said, name) in told if not name), kind)
    if any(said == "kept" for _, (said, _) in told):
        yield NamePart(kind, words)
        yield NamePart("alias" if kind == "name" else kind, bare)
    else:
        yield NamePart(whole_kind, bare)
    for (_, (said, name)), start in zip(told, starts, strict=True):
        yield from _spelled(said, name, (bare, start, schema))


def _told(content: str, schema: str, words: str) -> tuple[str, str] | None:
    """What a bracket says and the names in it; None when it is part of the name, no names for a mark alone."""
    content = content.strip()
    mark = leading_mark(content, bracketed=True)
    if mark is not None:
        return mark[0], content[mark[1] :].strip(" :,.")
    if is_other_script(content):
        return ("kept" if is_other_script(_BRACKET.sub("", words)) else "alias"), content
    if not content or country_codes(content) is not None or _is_legal(content):
        return None
    if schema == "Person":
        named = all(word[:1].isupper() or not word[:1].isalpha() for word in content.split())
        return ("alias" if named else "position"), content
    if any(country_codes(piece) for piece in content.split(",")):
        return None
    return ("kept", content) if _ACRONYM.fullmatch(content) or not any(map(str.isdigit, content)) else None


def leading_mark(words: str, *, bracketed: bool) -> tuple[str, int] | None:
    """What a mark at the beginning says of the name behind it, and how long the mark is; None for no mark.

    Args:
        words: What may begin with a mark ("formerly Y").
        bracketed: Whether the words stand in brackets, where a plain word ("or", "now") is a mark too.
    """
    lowered = words.casefold()
    for mark, kind, when in name_marks():
        if not lowered.startswith(mark) or lowered[len(mark) : len(mark) + 1].isalnum():
            continue
        if when == "script" and not is_other_script(words[len(mark) :].lstrip(' :‘“«"')[:1]):
            continue
        if when != "bracket" or bracketed:
            return kind, len(mark)
    return None


def _is_legal(content: str) -> bool:
    return all(word.strip(".,-").casefold() in legal_words() for word in re.split(r"[\s-]+", content))


def _without(words: str, brackets: list[re.Match[str]]) -> tuple[str, list[int]]:
    """The words without brackets, and how many words stand before each bracket."""
    bare: list[str] = []
    starts: list[int] = []
    end = 0
    for bracket in brackets:
        bare += words[end : bracket.start()].split()
        starts.append(len(bare))
        end = bracket.end()
    bare += words[end:].split()
    return " ".join(bare).strip(" ,;/-–"), starts


def _spelled(said: str, name: str, place: tuple[str, int, str]) -> Iterator[NamePart]:
    bare, start, schema = place
    if said == "position":
        yield NamePart(said, name)
        return
    pieces = (
        [name]
        if schema != "Person" and said in ("kept", "alias") and "," not in name
        else re.split(r"[,;]\s+| or ", name)
    )
    tokens = bare.split()
    for piece in (each.strip(_QUOTES) if is_other_script(each) else each.strip(" ,‘’“”\"'") for each in pieces):
        if not piece:
            continue
        before = tokens[start - 1] if 0 < start <= len(tokens) else ""
        if schema == "Person" and before and not is_other_script(piece) and alike(piece, before):
            # "Iyad (a.k.a. Eyad) MAKHLOUF": another spelling of the word before the bracket.
            yield NamePart("alias", " ".join([*tokens[: start - 1], piece, *tokens[start:]]))
        elif schema == "Person" and said == "previousName" and before and " " not in piece:
            # "Elena MIZULINA (née DMITRIYEVA)": the family name alone is the name before.
            yield NamePart(said, " ".join([*tokens[: start - 1], piece, *tokens[start:]]))
        else:
            yield judged(NamePart("alias" if said == "kept" else said, piece), schema)


def judged(part: NamePart, schema: str) -> NamePart:
    """An other name that is too broad to search by becomes a weak one: a person's single word, a short acronym."""
    single = " " not in part.name and not is_other_script(part.name)
    short = len(part.name) <= _WEAK_LENGTH and _ACRONYM.fullmatch(part.name) is not None
    weak = part.kind == "alias" and single and (short or schema == "Person")
    return NamePart("weakAlias", part.name) if weak else part


def alike(one: str, other: str) -> bool:
    """Whether two words may be spellings of one."""
    return fuzz.ratio(one.casefold(), other.casefold()) >= _ALIKE
