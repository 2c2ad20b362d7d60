"""Who a noun stands for: names, offices, definite descriptions and pronouns into parties with countries."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from enduse.claims.coordination import conjuncts
from enduse.claims.discourse import Discourse, Named
from enduse.claims.mentions import ActorMention
from enduse.claims.parse import Sentence
from enduse.claims.syntax import ancestors, named_phrase, phrase, prepositional
from enduse.model import Party
from enduse.model.span import cut
from enduse.reference.actors import heads

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATE_KINDS = frozenset(
    {
        "country",
        "capital",
        "government",
        "leader_office",
        "leader",
        "ministry",
        "armed_force",
        "agency",
        "people",
        "demonym",
    }
)
_MADE = frozenset(
    {
        "make",
        "build",
        "design",
        "produce",
        "manufacture",
        "back",
        "align",
        "lead",
        "born",
        "develop",
        "fund",
        "support",
        "train",
        "origin",
        "bind",
        "friendly",
        "linked",
        "occupied",
        "held",
        "hold",
        "occupy",
        "era",
        "style",
        "type",
        "speak",
        "language",
        "sponsor",
        "flag",
    }
)
_COMPANY = re.compile(
    r"\b(?:Ltd|LLC|L\.L\.C|Inc|Corp|Corporation|Co|Company|GmbH|AG|S\.?A|PLC|plc|Group|Trading|Industries|Industry|Technologies|Technology|"
    r"Electronics|Holdings?|Logistics|Shipping|Airlines|Aerospace|Aviation|FZE|FZCO|FZ-LLC|JSC|OOO|OAO|A\.?S|Systems|International|Enterprises?|Bank|Export|Import)\b"
)
_VESSEL = re.compile(
    r"\b(?:ship|vessel|tanker|freighter|dhow|boat|carrier|trawler|cargo ship|MV|M/V|barge)\b", re.IGNORECASE
)
_LEADING = re.compile(r"^(?:the|a|an|both|its|his|her|their|our|this|that|these|those)\s+", re.IGNORECASE)
_TWO = re.compile(r"\b(?:two|both)\b", re.IGNORECASE)
_STATES = frozenset(
    {
        "country",
        "nation",
        "side",
        "power",
        "government",
        "state",
        "neighbor",
        "neighbour",
        "ally",
        "partner",
        "party",
        "capital",
        "regime",
    }
)
_ONE_STATE = frozenset(
    {
        "country",
        "nation",
        "regime",
        "government",
        "state",
        "kingdom",
        "republic",
        "administration",
        "bloc",
        "city-state",
        "island",
        "sultanate",
        "military",
        "army",
        "government",
        "leadership",
        "junta",
        "monarchy",
        "emirate",
        "kremlin",
        "authority",
    }
)
_GROUPS = frozenset(
    {"group", "militia", "rebel", "insurgent", "militant", "movement", "faction", "force", "fighter", "paramilitary"}
)
_FIRMS = frozenset(
    {
        "company",
        "firm",
        "manufacturer",
        "maker",
        "producer",
        "supplier",
        "exporter",
        "importer",
        "trader",
        "distributor",
        "contractor",
        "entity",
        "conglomerate",
        "corporation",
        "business",
        "intermediary",
        "broker",
    }
)
# Said bare, each of these takes up any other of them.
_FORCE = frozenset({"regime", "junta", "military", "army", "leadership", "monarchy", "dictatorship"})
_PLACES = frozenset({"port", "city", "town", "airport", "airstrip", "airfield", "base", "harbor", "harbour"})
_VESSELS = frozenset({"ship", "vessel", "tanker", "freighter", "dhow", "boat", "carrier", "barge"})
_PRONOUN_ONE = frozenset({"it", "itself"})
_PRONOUN_MANY = frozenset({"they", "them", "themselves"})
_PRONOUN_PERSON = frozenset({"he", "she", "him", "her", "himself", "herself"})
_PRONOUN_SPEAKER = frozenset({"we", "us", "i", "me", "ourselves"})


def parties(sentence: Sentence, i: int, discourse: Discourse) -> tuple[Party, ...]:
    """The parties token `i`, head of a noun phrase, stands for.

    Args:
        sentence: The parsed sentence.
        i: Index of the head token.
        discourse: What was named before.

    Returns:
        One party, several for "the two countries", none for a noun that can be no party ("pressure").
    """
    token = sentence.doc[i]
    lower = token.lower_
    if token.pos_ == "PRON" or (token.tag_ == "PRP$" and sentence.actor(i) is None):
        return _pronoun(sentence, token, discourse)
    actor = sentence.actor(i)
    lemma = token.lemma_.lower()
    if actor is not None and not _is_goods(sentence, i):
        mention = actor.actor
        if mention.kind == "demonym" and lemma in heads():
            pass
        else:
            first, last = phrase(token)
            country = mention.country or _country(sentence, token)
            schema = "Country" if mention.schema == "Country" else mention.schema
            span = sentence.words(first, last) if schema not in ("Country",) else sentence.words(i, i)
            return (Party(_name(span.exact), schema, country, None, span),)
    if lower in ("north", "south") and any(c.lower_ == "the" for c in token.lefts):
        half = discourse.latest(sentence.starts[i], lambda n: n.party.name.startswith(f"{lower.title()} ") and n.party.schema == "Country")
        return (replace(half, span=sentence.words(i, i)),) if half else ()
    if token.pos_ == "NUM":
        country = _country(sentence, token)
        return (Party(sentence.word(i), "LegalEntity", country, None, sentence.words(i, i)),) if country else ()
    if lemma in _STATES and token.dep_ == "pobj" and token.head.lower_ == "among":
        among = next((c for c in token.head.head.children if c.dep_ == "nsubj"), None)
        if among is not None:
            return tuple(p for t in conjuncts(among) for p in parties(sentence, t.i, discourse))
    if lemma in heads() or token.pos_ in ("NOUN", "ADJ"):
        return _described(sentence, token, lemma, discourse)
    if token.pos_ == "PROPN":
        return (_proper(sentence, token, discourse),)
    if lower in ("who", "which", "that") and token.head.dep_ == "relcl":
        return parties(sentence, token.head.head.i, discourse)
    return ()


def _is_goods(sentence: Sentence, i: int) -> bool:
    return sentence.goods(i) is not None


def _pronoun(sentence: Sentence, token: Token, discourse: Discourse) -> tuple[Party, ...]:
    at = sentence.starts[token.i]
    lower = token.lower_
    found: Party | None = None
    if lower in _PRONOUN_SPEAKER or lower in ("our", "my"):
        found = discourse.speaker(at + 400) if False else discourse.speaker(sentence.stretch.end)
    elif lower in _PRONOUN_PERSON or lower == "his":
        found = discourse.latest(at, lambda n: n.party.schema == "Person") or discourse.speaker(at)
    elif lower in ("its", "their") and (addressed := _addressed(sentence, token)) is not None:
        found = next(iter(parties(sentence, addressed.i, discourse)), None)
    elif lower in _PRONOUN_ONE or lower == "its":
        found = _antecedent(
            sentence, token, discourse, lambda n: n.party.schema != "Person" and not n.noun.endswith("s")
        )
    elif lower in _PRONOUN_MANY or lower == "their":
        found = _antecedent(sentence, token, discourse, lambda n: n.party.schema != "Person" or n.noun.endswith("s"))
    elif lower in ("who", "which", "that") and token.head.dep_ == "relcl":
        return parties(sentence, token.head.head.i, discourse)
    if found is None:
        return (
            (Party(sentence.word(token.i), "LegalEntity", (), None, sentence.words(token.i, token.i)),)
            if lower not in ("this", "that", "which", "what")
            else ()
        )
    return (replace(found, span=sentence.words(token.i, token.i)),)


def _bound(sentence: Sentence, token: Token) -> set[str]:
    """Countries of the subject of the token's own clause, which an object of it does not mean ("Israel sold it …")."""
    here = token
    for _ in range(6):
        if here.head.i == here.i:
            return set()
        here = here.head
        own = next((c for c in here.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if own is not None:
            if own.i == token.i or own.is_ancestor(token):
                return set()
            actor = sentence.actor(own.i)
            return set(actor.actor.country if actor else _left_country(sentence, own))
    return set()


def _addressed(sentence: Sentence, token: Token) -> Token | None:
    """In "complained to Türkiye about its sales" the one complained to is meant, not the one who complains."""
    for _, head in ancestors(token):
        if head.pos_ in ("VERB", "AUX"):
            near = [c for c in head.children if c.dep_ == "dobj"] + list(prepositional(head, "to", "with"))
            return next((n for n in near if n.i < token.i and sentence.actor(n.i) is not None), None)
        if head.pos_ == "ADP" and head.lower_ not in ("about", "over", "on", "of", "for"):
            return None
    return None


def _antecedent(sentence: Sentence, token: Token, discourse: Discourse, fits) -> Party | None:  # type: ignore[no-untyped-def]
    """The last fitting subject of this sentence or the one before, else the last fitting party."""
    at = sentence.starts[token.i]
    here = sentence.stretch.start
    bound = set() if token.tag_ == "PRP$" else _bound(sentence, token)

    def free(n: Named) -> bool:
        return fits(n) and not bound & set(n.party.country)

    near = discourse.latest(at, lambda n: n.at >= here and n.subject and free(n) )
    if near:
        return near
    before = discourse.latest(here, lambda n: n.at >= here - 400 and n.subject and free(n))
    return before or discourse.latest(at, lambda n: free(n) and bool(n.party.country))


def _described(sentence: Sentence, token: Token, lemma: str, discourse: Discourse) -> tuple[Party, ...]:
    first, last = named_phrase(token)
    span = sentence.words(first, last)
    country = _country(sentence, token)
    role = heads().get(lemma)
    schema = role.schema if role else "LegalEntity"
    name = _name(span.exact)
    if country:
        return (Party(name, schema, country, None, span),)
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ in ("PROPN", "NOUN"):
            said = discourse.known(sentence.words(*phrase(child)).exact)
            if said is not None and said.country:
                return (replace(said, span=span),)
    at = sentence.starts[first]
    definite = any(c.lower_ in ("the", "this", "that", "these", "both", "its", "their", "either") for c in token.lefts)
    bare = not any(
        c.dep_ in ("compound", "nmod") or (c.dep_ == "amod" and c.lower_ not in _TWO_WORDS) for c in token.lefts
    )
    if lemma in _STATES and (_TWO.search(span.exact) or (token.tag_ in ("NNS", "NNPS") and definite)):
        many = 3 if re.search(r"\bthree\b", span.exact) else 2
        return tuple(replace(p, span=span) for p in discourse.countries(at, many))
    found: Party | None = None
    if definite and lemma in _ONE_STATE and token.tag_ not in ("NNS", "NNPS"):
        bound = _bound(sentence, token)
        later = bound | {c for m in sentence.named.values() if isinstance(m, ActorMention) and m.start > at for c in m.actor.country}

        def state(n: Named) -> bool:
            return n.party.schema in ("Country", "PublicBody") and bool(n.party.country) and not later & set(n.party.country)

        found = (
            _capital(sentence)
            or discourse.latest(at, lambda n: n.noun == lemma and state(n))
            or (lemma in _FORCE and discourse.latest(at, lambda n: n.noun in _FORCE and state(n)))
            or (lemma in _FORCE and discourse.latest(at, lambda n: state(n) and not n.speaks and discourse.engaged(n.party.country)))
            or discourse.latest(at, lambda n: state(n) and not n.speaks)
        )
    elif definite and lemma in _PLACES and bare:
        found = discourse.latest(at, lambda n: n.place)
    elif definite and lemma in _GROUPS:
        found = discourse.latest(at, lambda n: n.party.schema == "Organization" and bool(n.party.country))
    elif definite and lemma in _FIRMS and bare:
        found = discourse.latest(at, lambda n: n.party.schema == "Company")
    elif definite and lemma in _VESSELS:
        found = discourse.latest(at, lambda n: n.party.schema == "Vessel")
    if found is not None:
        return (replace(found, span=span),)
    if role is None and lemma not in _FIRMS | _GROUPS | _VESSELS:
        return ()
    return (Party(name, schema, (), None, span),)


_TWO_WORDS = frozenset(
    {"two", "same", "latter", "former", "communist", "authoritarian", "isolated", "reclusive", "theocratic"}
)


def _capital(sentence: Sentence) -> Party | None:
    """The state whose capital opens the sentence ("In London, the government …")."""
    if len(sentence.doc) < 3 or sentence.doc[0].lower_ not in ("in", "from"):
        return None
    place = sentence.actor(1)
    if place is None or place.actor.kind != "capital":
        return None
    return Party(sentence.word(1), "Country", place.actor.country)


def _proper(sentence: Sentence, token: Token, discourse: Discourse) -> Party:
    first, last = phrase(token)
    span = sentence.words(first, last)
    country = _country(sentence, token)
    proper_first = token.i
    while (
        proper_first > first
        and sentence.doc[proper_first - 1].pos_ == "PROPN"
        and sentence.actor(proper_first - 1) is None
    ):
        proper_first -= 1
    own = sentence.words(proper_first, token.i)
    known = discourse.known(own.exact)
    if known is not None and not country:
        return replace(known, span=span)
    if _VESSEL.search(span.exact):
        return Party(own.exact, "Vessel", country, None, span)
    if _COMPANY.search(span.exact):
        return Party(own.exact, "Company", country, None, span)
    role = any(c.lemma_.lower() in heads() and c.dep_ in ("compound", "nmod", "amod") for c in token.lefts)
    words = own.exact.split()
    person = (
        role
        or (token.ent_type_ == "PERSON")
        or (2 <= len(words) <= 3 and all(w[:1].isupper() for w in words) and not own.exact.isupper())
    )
    return Party(own.exact, "Person" if person else "LegalEntity", country, None, span)


def _country(sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Countries of a phrase: its possessor, its adjectives, "of/in/from/based in …", its apposition."""
    left = _left_country(sentence, token)
    if left:
        return left
    for noun in prepositional(token, "of", "in", "from", "for", "at", "to"):
        actor = sentence.actor(noun.i)
        if actor is not None and actor.actor.country and noun.head.lower_ in ("of", "in", "from", "at"):
            return tuple(dict.fromkeys(actor.actor.country))
        inner = (
            _country(sentence, noun) if noun.head.lower_ in ("of", "in", "at", "for") and noun.pos_ != "PRON" else ()
        )
        if inner:
            return inner
    for child in token.rights:
        if child.dep_ in ("appos", "acl", "relcl") and child.i != token.i:
            actor = sentence.actor(child.i)
            if child.dep_ == "appos":
                if actor is not None:
                    return actor.actor.country
                inner = _country(sentence, child)
                if inner:
                    return inner
            elif child.lemma_ in ("base", "register", "locate", "headquarter"):
                for noun in prepositional(child, "in", "at", "near"):
                    place = sentence.actor(noun.i)
                    if place is not None:
                        return place.actor.country
    after = token.i + 1
    if after < len(sentence.doc) and sentence.doc[after].lower_ in ("in", "of"):
        for noun in sentence.doc[after].children:
            actor = sentence.actor(noun.i)
            if noun.dep_ == "pobj" and actor is not None and actor.actor.country:
                return actor.actor.country
    clause = token.head
    if clause.dep_ == "relcl" and any(c.lower_ == "where" for c in clause.children):
        actor = sentence.actor(clause.head.i)
        if actor is not None:
            return actor.actor.country
    if token.dep_ == "appos" and token.head.i < token.i:
        actor = sentence.actor(token.head.i)
        if actor is not None:
            return actor.actor.country
        return _left_country(sentence, token.head)
    return ()


def _left_country(sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Countries named before the noun: its possessor first, else its adjectives."""
    left: list[tuple[int, tuple[str, ...]]] = []
    for child in token.lefts:
        for inner in child.subtree:
            actor = sentence.actor(inner.i)
            if actor is None or not actor.actor.country or made(sentence, inner):
                continue
            left.append((0 if child.dep_ == "poss" else 1, actor.actor.country))
    if left:
        return min(left, key=lambda x: x[0])[1]
    return ()


def made(sentence: Sentence, token: Token) -> bool:
    """Whether an adjective only says who made or backs the thing ("Russian-built", "Iran-backed")."""
    after = token.i + 1
    if after + 1 < len(sentence.doc) and sentence.doc[after].text in ("-", "\u2010", "\u2011"):
        return sentence.doc[after + 1].lemma_.lower() in _MADE or sentence.doc[after + 1].lower_.endswith(
            ("made", "built", "backed", "led")
        )
    return False


def _name(said: str) -> str:
    return _LEADING.sub("", said)
