"""Red flags in who the consignee is, as its name and address tell it."""

from __future__ import annotations

from functools import cache, lru_cache

from enduse.model.indicator import Indicator
from enduse.reference.indicators import Word, businesses, every_business, words
from enduse.reference.names.given import clusters
from enduse.reference.names.legal_forms import forms
from enduse.tracing.indicators.answer import Answer
from enduse.tracing.indicators.codes import dotted
from enduse.tracing.indicators.folding import folded, holds
from enduse.tracing.indicators.party_key import address_of, named
from enduse.tracing.indicators.subject import Subject


def named_as(subject: Subject, flag: Indicator) -> Answer:
    """Whether the receiver's name holds a word of a kind: forwarder, bank, mail."""
    word = _word_of(folded(subject.receiver_name or ""), flag.word("kind"))
    if word is None:
        return False, f"nothing in the name {subject.receiver_name!r} tells a {flag.word('kind')}"
    told = f"the receiver {subject.receiver_name!r} is by its name ({word!r}) a {_KINDS[flag.word('kind')]}"
    if flag.goods == "priority":
        return _with_goods(subject, told)
    return True, told


def personal(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001  # all predicates are called alike
    """Whether the receiver of priority goods is a person."""
    party = named(subject.shipment, "receiver")
    kind = _person_or_firm(folded(subject.receiver_name or ""))
    if party is not None and party.schema == "Person":
        kind = True
    if kind is None:
        return None, f"the name {subject.receiver_name!r} tells neither a firm nor a person"
    if not kind:
        return False, f"{subject.receiver_name!r} is a firm by its name"
    return _with_goods(subject, f"the receiver {subject.receiver_name!r} bears a person's name")


def postbox(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001
    """Whether the receiver's address is a post box or a flat."""
    address = address_of(subject.shipment, "receiver") or ""
    word = _word_of(folded(address), "postbox")
    if word is None:
        return False, f"the address {address!r} tells neither a post box nor a flat"
    return True, f"the address {address!r} holds {word!r}"


def other_business(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001
    """Whether goods are of chapters that do not fit the business that the receiver's name tells."""
    tokens = set(folded(subject.receiver_name or "").split())
    told = [each for each in businesses() if each.words & tokens]
    if not told:
        return None, f"the name {subject.receiver_name!r} tells no business"
    fitting = every_business().union(*(each.chapters for each in told))
    business = " and ".join(each.name for each in told)
    odd = [dotted(code) for code in subject.codes or () if code[:2] not in fitting]
    if odd:
        return True, f"{', '.join(odd)} does not fit the business of {subject.receiver_name!r} ({business})"
    return False, f"the goods fit the business of {subject.receiver_name!r} ({business})"


def shared_address(subject: Subject, flag: Indicator) -> Answer:
    """Whether several other parties of the records have the receiver's address."""
    address = address_of(subject.shipment, "receiver") or ""
    plain = folded(address)
    if not any(letter.isdigit() for letter in plain):
        return None, f"the address {address!r} has no number, so that it may be a town or a street"
    others = self_excluded(subject, plain)
    told = f"{len(others)} other parties of the records give the address {address!r}"
    return len(others) >= flag.number("least_parties"), told


def listed_address(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001
    """Whether the receiver's address is that of a listed party."""
    address = address_of(subject.shipment, "receiver") or ""
    plain = folded(address)
    if not any(letter.isdigit() for letter in plain):
        return None, f"the address {address!r} has no number, so that it may be a town or a street"
    owner = (subject.context.listed or {}).get(plain)
    if owner is None:
        return False, f"no listed party asked gives the address {address!r}, as written"
    return True, f"the address {address!r} is that of the listed {owner!r}"


def same_party(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001
    """Whether sender and receiver bear one name."""
    sender = named(subject.shipment, "sender")
    first, second = (sender.name if sender else ""), subject.receiver_name or ""
    if folded(first) == folded(second):
        return True, f"sender and receiver are both {first!r}"
    return False, f"{first!r} sends to {second!r}"


def self_excluded(subject: Subject, address: str) -> frozenset[str]:
    """Other parties at an address."""
    return frozenset(subject.context.addresses.get(address, ())) - {subject.receiver or ""}


_SHORTEST = 3  # letters of a personal name; shorter ones are initials and abbreviations too

_KINDS = {
    "forwarder": "freight or logistics firm",
    "bank": "bank",
    "mail": "mail or parcel centre",
    "trading": "trading company",
}


def _with_goods(subject: Subject, told: str) -> Answer:
    if not subject.priority:
        return False, f"{told}, but the goods are not on the priority list"
    return True, f"{told}, and the goods are {', '.join(map(dotted, subject.priority))} of the priority list"


@lru_cache(maxsize=65536)
def _word_of(text: str, kind: str) -> str | None:
    tokens = frozenset(text.split())
    return next((word.words for word in _folded(kind) if _meant(text, tokens, word)), None)


@cache
def _folded(kind: str) -> tuple[Word, ...]:
    return tuple(Word(folded(word.words), word.negatives) for word in words(kind))


def _meant(text: str, tokens: frozenset[str], word: Word) -> bool:
    found = holds(text, word.words) if " " in word.words else word.words in tokens
    return found and not word.negatives & tokens


@lru_cache(maxsize=65536)
def _person_or_firm(name: str) -> bool | None:
    """True for a person, False for a firm, None when the name tells neither."""
    tokens = name.split()
    ends = {" ".join(tokens[-size:]) for size in (1, 2, 3)} | {" ".join(tokens[:size]) for size in (1, 2, 3)}
    if ends & forms().keys() or any(letter.isdigit() for letter in name) or _word_of(name, "firm") is not None:
        return False
    if 2 <= len(tokens) <= 4 and sum(token in _given() for token in tokens) >= 2:  # "Blue Chip" has one
        return True
    return None


@cache
def _given() -> frozenset[str]:
    return frozenset(
        plain for cluster in clusters() for form in cluster.forms if len(plain := folded(form)) >= _SHORTEST
    )
