"""Who originally says so, and of whom that voice is independent.

Same person or same body: one source, whatever the reports call it. Different bodies and officials of one
government are different sources but affiliated, so they never corroborate each other; neither does a news
organisation its government owns. A person with a country counts as that government's voice unless the name says
otherwise (analyst, institute …): corroboration is rather missed than invented. A voice nobody can identify
corroborates nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from enduse.model.party import Party
from enduse.reference.voices import state_media
from enduse.weighing.name import has, is_unnamed, personal, singular, tokens
from enduse.weighing.statement import Statement

_OWN_VOICE = "voice:"
_PERSONAL = ("Person", "LegalEntity")


@dataclass(frozen=True, slots=True)
class Source:
    """One original source.

    Args:
        key: What makes it the same source everywhere.
        name: The name to show; "" for reports of unknown publishers speaking in their own voice.
        names: Every name it was given, sorted.
        affiliation: As in `Position.affiliation`.
    """

    key: str
    name: str
    names: tuple[str, ...]
    affiliation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mention:
    """One name of a speaker, in one document."""

    name: str
    words: tuple[str, ...]
    schema: str
    country: tuple[str, ...]
    document_id: str


def sources(statements: Iterable[Statement]) -> Mapping[str, Source]:
    """The original source of each statement, by the statement's id; name variants are folded over all of them."""
    mentions = {statement.id: _mention(statement) for statement in statements}
    keys = _keys(set(mentions.values()))
    named: defaultdict[str, list[_Mention]] = defaultdict(list)
    for mention in mentions.values():
        named[keys[mention]].append(mention)
    found = {key: _source(key, called) for key, called in named.items()}
    return {id_: found[keys[mention]] for id_, mention in mentions.items()}


def independent(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two affiliations are both known and share nothing."""
    return bool(one) and bool(other) and set(one).isdisjoint(other)


def voices(affiliations: Iterable[tuple[str, ...]]) -> int:
    """How many mutually independent voices some affiliations amount to; unknown ones count for nothing."""
    groups: list[set[str]] = []
    for affiliation in set(affiliations):
        joined = set(affiliation)
        apart = []
        for group in groups:
            if group & joined:
                joined |= group
            else:
                apart.append(group)
        groups = [*apart, joined] if joined else apart
    return len(groups)


def _mention(statement: Statement) -> _Mention:
    claim = statement.claim
    if claim.attribution.sources:
        speaker = claim.attribution.sources[0]
    else:
        speaker = Party(statement.publisher or "", "Organization" if statement.publisher else "")
    country = tuple(sorted(speaker.country))
    return _Mention(speaker.name, tokens(speaker.name), speaker.schema, country, claim.document_id)


def _keys(mentions: set[_Mention]) -> Mapping[_Mention, str]:
    keys = {mention: _plain_key(mention) for mention in mentions}
    return _fold_surnames(_fold_bodies(keys))


def _plain_key(mention: _Mention) -> str:
    if not mention.words:
        return _OWN_VOICE
    if mention.schema == "Country" and mention.country:
        return f"country:{'+'.join(mention.country)}"
    if is_unnamed(mention.name) and mention.schema != "Country":
        where = "+".join(mention.country) or mention.document_id
        return f"unnamed:{' '.join(map(singular, mention.words))}@{where}"
    if _is_personal(mention):
        return f"person:{' '.join(_bare(mention)[-2:])}"
    folded = " ".join(map(singular, mention.words))
    return f"name:{folded}@{'+'.join(mention.country)}" if has("state", mention.words) else f"name:{folded}"


def _is_personal(mention: _Mention) -> bool:
    if mention.schema == "Person":
        return True
    return mention.schema == "LegalEntity" and has("title", mention.words) and len(personal(mention.words)) > 0


def _bare(mention: _Mention) -> tuple[str, ...]:
    return personal(mention.words) or mention.words


def _fold_bodies(keys: Mapping[_Mention, str]) -> dict[_Mention, str]:
    """Where both are said of one country, "Iranian Foreign Ministry" becomes "Foreign Ministry"."""
    present = set(keys.values())

    def folded(key: str) -> str:
        kind, _, rest = key.partition(":")
        name, at, country = rest.partition("@")
        if kind not in ("name", "unnamed") or not at or not country:
            return key
        words = name.split()
        shorter = (f"{kind}:{' '.join(words[start:])}@{country}" for start in range(len(words) - 2, 0, -1))
        return next((candidate for candidate in shorter if candidate in present), key)

    return {mention: folded(key) for mention, key in keys.items()}


def _fold_surnames(keys: Mapping[_Mention, str]) -> dict[_Mention, str]:
    """Where only one full name fits, in the same document or else anywhere, "Kirby" becomes "John Kirby"."""
    full: defaultdict[str, set[tuple[str, _Mention]]] = defaultdict(set)
    for mention, key in keys.items():
        if key.startswith("person:") and " " in key:
            full[key.rsplit(" ", 1)[-1]].add((key, mention))

    def folded(mention: _Mention, key: str) -> str:
        alone = mention.words[-1] if len(_bare(mention)) == 1 and mention.schema in _PERSONAL else ""
        candidates = [pair for pair in full.get(alone, ()) if _compatible(pair[1].country, mention.country)]
        here = {candidate for candidate, other in candidates if other.document_id == mention.document_id}
        anywhere = {candidate for candidate, _ in candidates}
        for choice in (here, anywhere):
            if choice:
                return next(iter(choice)) if len(choice) == 1 else key
        return key

    return {mention: folded(mention, key) for mention, key in keys.items()}


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _source(key: str, mentions: list[_Mention]) -> Source:
    names = Counter(mention.name for mention in mentions)
    if key.startswith("person:"):
        shown = min(names, key=lambda name: (len(personal(tokens(name)) or tokens(name)) < 2, len(name), name))
    else:
        shown = min(names, key=lambda name: (-names[name], len(name), name))
    affiliation = set().union(*(_affiliation(key, mention) for mention in set(mentions)))
    if any(part.startswith("gov:") for part in affiliation) and not key.startswith("name:"):
        affiliation = {part for part in affiliation if part.startswith("gov:")}
    return Source(key, shown, tuple(sorted(name for name in names if name)), tuple(sorted(affiliation)))


def _affiliation(key: str, mention: _Mention) -> set[str]:
    governments = {f"gov:{country}" for country in mention.country}
    owner = state_media().get(" ".join(mention.words))
    if owner:
        return {f"gov:{owner}", key}
    if mention.schema == "Country" and governments:
        return governments
    speaks_alone = has("independent", mention.words)
    if (
        governments
        and not speaks_alone
        and (_is_personal(mention) or mention.schema == "PublicBody" or has("state", mention.words))
    ):
        return governments
    if key == _OWN_VOICE or key.startswith("unnamed:"):
        return set()
    return {key}
