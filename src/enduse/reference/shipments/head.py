"""What the head of a column says it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, Literal

from enduse.reference.actors.tables import parted
from enduse.reference.goods.quantity import currencies
from enduse.reference.shipments.folding import folded
from enduse.reference.shipments.mass import kilograms
from enduse.reference.table import rows

HeadKind = Literal["field", "role", "part", "statistics"]

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BOX: Final = re.compile(r"\d{1,2}[a-z]?")
_SIGNS: Final = re.compile(r"[^\w]+|_")
_BRACKETED: Final = re.compile(r"[(\[]([^)\]]*)[)\]]")
_SMALL: Final = frozenset(
    [
        *(
            "d",
            "l",
            "of",
            "the",
            "for",
            "at",
            "on",
            "de",
            "du",
            "des",
            "del",
            "della",
            "di",
            "la",
            "le",
            "les",
            "el",
            "los",
        ),
        *("las", "do", "da", "dos", "der", "die", "das", "und", "von", "et", "raw"),
    ]
)
_ONLY_BRACKETED: Final = 2  # characters of a unit that may be another word outside brackets; kg and lb are not


@dataclass(frozen=True, slots=True)
class Head:
    """A head that is known.

    Args:
        kind: field (a whole field), role (a party, or what of the party `part` says), part (what of a party, without
            saying which party), statistics (totals of trade, not shipments).
        field: Name of the field or role ("hs_code", "notify_party"); empty for a part or for statistics.
        part: What of a party: name, address, country, tax_number, registration_number, id; "ignored" for what is
            known and of no use (telephone); empty for other kinds.
        stands_for: Role that this one is taken for when no head names that one, None when it stands for itself.
        rank: Place among the heads of its field: of several columns the lowest is asked first.
        unit: Unit of mass or ISO 4217 code of the currency that the head tells, None when it tells none.
    """

    kind: HeadKind
    field: str = ""
    part: str = ""
    stands_for: str | None = None
    rank: int = 0
    unit: str | None = None


@cache
def head_of(words: str) -> Head | None:
    """What a head says, None when it says nothing known.

    Args:
        words: The head as it stands ("Consignee Name", "GROSS_WEIGHT(KG)", "страна назначения").
    """
    if not any(character.isalpha() for character in words):
        return None
    tokens, unit = _tokens(words)
    for form in _readings(tokens):
        found = _known(form, unit)
        if found is not None:
            return found
    return None


def plain_head(words: str) -> str:
    """A head without case, accents, signs, small words, units and blanks, as two spellings of one head compare."""
    return "".join(_tokens(words)[0])


def fields() -> frozenset[str]:
    """Every field that a column can be given to: whole fields, roles, and roles with their parts."""
    heads = _heads()
    whole = {head.field for head in heads["field"].values()}
    roles = {head.field for head in heads["role"].values()}
    parts = {head.part for head in heads["part"].values()} - {"name", "ignored"}
    return frozenset(whole | roles | {f"{role}_{part}" for role in roles for part in parts})


def roles() -> tuple[str, ...]:
    """Every role of a party, in the order of the table."""
    return tuple(dict.fromkeys(head.field for head in _heads()["role"].values()))


def _readings(tokens: tuple[str, ...]) -> list[str]:
    """The head, then without a number at its end or a box number at its front."""
    forms = ["".join(tokens)]
    bare = list(tokens)
    while bare and (bare[0] == "box" or _BOX.fullmatch(bare[0])):
        bare = bare[1:]
    forms.append("".join(bare))
    while bare and bare[-1].isdecimal():
        bare = bare[:-1]
    forms.append("".join(bare))
    forms.append(re.sub(r"(?<=[^\W\d])\d{1,2}$", "", forms[-1]))
    return [form for form in dict.fromkeys(forms) if form]


def _known(form: str, unit: str | None) -> Head | None:
    heads = _heads()
    for kind in ("field", "role", "part", "statistics"):
        found = heads[kind].get(form)
        if found is not None:
            return Head(found.kind, found.field, found.part, found.stands_for, found.rank, unit or found.unit)
    # The longest role first: "notify party name" is of the notify party, "shipping line" no shipper's.
    for role in _longest_first():
        if form.startswith(role):
            rest = form[len(role) :]
        elif form.endswith(role):
            rest = form[: -len(role)]
        else:
            continue
        part = heads["part"].get(re.sub(r"\d+$", "", rest) or rest)
        if part is not None:
            whose = heads["role"][role]
            return Head("role", whose.field, part.part, whose.stands_for, whose.rank * 100 + part.rank)
    return None


def _tokens(words: str) -> tuple[tuple[str, ...], str | None]:
    """The words of a head that tell, and the unit among them."""
    unit = None
    for inside in _BRACKETED.findall(words):
        unit = unit or _unit(folded(inside), bracketed=True)
    spaced = _CAMEL.sub(" ", _BRACKETED.sub(" ", words))
    tokens = [token for token in _SIGNS.sub(" ", folded(spaced)).split() if token not in _SMALL]
    kept = [token for token in tokens if _unit(token, bracketed=False) is None]
    if kept and len(kept) < len(tokens):
        unit = unit or next(found for word in tokens if (found := _unit(word, bracketed=False)) is not None)
        tokens = [word for word in kept if word != "in"] or kept
    return tuple(tokens), unit


def _unit(words: str, *, bracketed: bool) -> str | None:
    plain = words.strip(" .,;")
    if kilograms(plain) is not None and (bracketed or len(plain) > _ONLY_BRACKETED or plain in ("kg", "lb")):
        return plain
    if len(plain) == 3 and currencies().get(plain) == plain.upper():
        return plain.upper()
    return currencies().get(plain) if bracketed else None


@cache
def _heads() -> Mapping[HeadKind, Mapping[str, Head]]:
    found: dict[HeadKind, dict[str, Head]] = {"field": {}, "role": {}, "part": {}, "statistics": {}}
    for row in rows("shipments/heads.csv"):
        name = row["field"].replace(" ", "_")
        kind: HeadKind = row["kind"]  # type: ignore[assignment]  # a test holds the table to these four
        stands_for = row["stands_for"].replace(" ", "_") or None
        for rank, form in enumerate(parted(row["forms"])):
            part = (name or "ignored") if kind == "part" else ""
            head = Head(kind, "" if kind == "part" else name, part, stands_for, rank, row["unit"] or None)
            key = re.sub(r"\s", "", folded(form)) if kind == "statistics" else plain_head(form)
            found[kind].setdefault(key or folded(form), head)
    return MappingProxyType({kind: MappingProxyType(known) for kind, known in found.items()})


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(_heads()["role"], key=lambda form: (-len(form), form)))
