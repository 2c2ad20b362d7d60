"""Transfer frames into transfer claims: goods tested, ends resolved, halves of a barter told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from enduse.claims.attribution import Voice, voice
from enduse.claims.dates import expressions
from enduse.claims.discourse import Discourse, Told
from enduse.claims.factuality import held
from enduse.claims.frames import Frame, conjuncts, frames
from enduse.claims.items import ANAPHOR, Goods, goods
from enduse.claims.manner import manner
from enduse.claims.mentions import ActorMention
from enduse.claims.parse import Sentence
from enduse.claims.parties import made, parties
from enduse.claims.stage import stage
from enduse.claims.syntax import SUBJECT, ancestors, inside, prepositional, subject
from enduse.model import Attribution, Item, Party, TransferClaim
from enduse.model.claim import Factuality
from enduse.model.span import cut
from enduse.reference.actors import heads as role_nouns
from enduse.reference.frames import triggers
from enduse.reference.stages import stages

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEDGES = {
    "possibly": "possible",
    "perhaps": "possible",
    "maybe": "possible",
    "potentially": "possible",
    "conceivably": "possible",
    "probably": "probable",
    "likely": "probable",
    "presumably": "probable",
    "apparently": "probable",
    "allegedly": "possible",
}
# Verbs over a nominal act whose subject is the one who acts ("has concealed military shipments").
_DOERS = frozenset(
    "conceal hide increase expand make begin start continue resume complete boost accelerate step ramp finance fund organize organise arrange "
    "disguise conduct carry intensify deepen maintain facilitate cut reduce limit restrict speed slow double triple rush divert".split()
)
_TAKERS = frozenset(
    "request seek buy purchase receive order accept await get obtain secure acquire import want need demand procure confirm".split()
)
# What a law does; its text is no transfer.
_PASSES = frozenset({"pass", "flow", "cross", "come", "go"})
_ARRIVES = frozenset({"arrive", "reach", "enter"})
# Acts on goods whose nationality tells where they came from, no other supplier being named.
_TELLING = frozenset({"Arriving", "Seizing", "Receiving"})
# Words that take up any goods told before.
_GENERIC = frozenset("shipment delivery cargo consignment goods good item weapon arm aid equipment material supply sale transfer hardware package load batch system".split())
_ROUTING = frozenset({"route", "ship", "move", "send", "transit", "pass", "funnel", "use", "reroute", "channel"})
_RETURN = re.compile(r"\b(?:in return|in exchange)\b(?! for)", re.IGNORECASE)
_HOLDS = frozenset({"include", "contain", "comprise", "feature", "hold", "carry", "consist"})
_CIVIL = frozenset({"goods", "civil", "dual_use"})
_GREW = frozenset("rise grow increase jump surge soar double triple quadruple fall drop decline plunge shrink climb leap total reach amount average account".split())
_LAW = frozenset({"restrict", "curb", "bar", "prohibit", "forbid", "outlaw", "criminalize", "criminalise"})
_PRONOUNS = frozenset({"it", "them", "they", "more", "ones", "none"})
_ALSO = frozenset({"also", "too", "well", "more", "further", "additional", "likewise"})
# Frames that tell a transfer of goods only where both ends are known.
_ONE_SIDED = frozenset({"Commerce_pay", "Reliance", "Exchange", "Arriving", "Getting", "Building"})
_FROM = re.compile(
    r"\b(?:(?:came|comes?|coming|originat\w+|arriv\w+|sail\w+|depart\w+|sent|shipped|dispatched|smuggled)\s+from|originat\w+\s+in|(?:traced?\s+)?back\s+to|supplied\s+by|left)\s+(?:the\s+)?(?:[a-z]+\s+port\s+of\s+)?$"
)
_BOUND = re.compile(
    r"\b(?:bound|destined|headed|heading|en\s?route|way|intended|meant|going|travell?ing|sailing|shipped|sent|delivered|transported)\s+(?:for|to|towards?)\s+(?:the\s+)?(?:[a-z]+\s+port\s+of\s+|[\w]+-[a-z]+\s+)?$"
)
_DEFINITE = frozenset({"such", "the", "those", "these", "this", "that", "its", "their", "his"})
_END_USE = re.compile(
    r"\b(?:for|to be used|intended for)\s+((?:use|deployment)\b[^,.;]{0,60}|(?:in|against)\s+[^,.;]{3,40})",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Draft:
    """A claim being put together.

    Args:
        sentence: Where it is told.
        trigger: Token index of the word that tells the act.
        frame: Name of the frame.
        giver: Suppliers.
        taker: Recipients.
        sides: Ends of a deal without direction.
        via: Intermediaries in order of travel.
        lot: Goods that move this way.
        back: Goods given in return.
        voice: Who says so.
        echo: Whether it only names again what was told before ("the shipment").
    """

    sentence: Sentence
    trigger: int
    frame: str
    giver: tuple[Party, ...] = ()
    taker: tuple[Party, ...] = ()
    sides: tuple[Party, ...] = ()
    via: tuple[Party, ...] = ()
    lot: list[Goods] = field(default_factory=list)
    back: list[Goods] = field(default_factory=list)
    voice: Voice = field(default_factory=lambda: Voice(Attribution()))
    echo: bool = False


def transfers(sentence: Sentence, discourse: Discourse, document_id: str, origin: str) -> Iterator[TransferClaim]:
    """The transfer claims of one sentence, barter halves linked, each told before the next is looked for.

    Args:
        sentence: The parsed sentence.
        discourse: What the document said before.
        document_id: `Document.id`.
        origin: The reader and its versions.
    """
    kept: list[Draft] = []
    told = (f for f in frames(sentence.doc, loose=True) if _counts(sentence.doc[f.trigger], f))
    for frame in merged(sentence, (*told, *arrivals(sentence))):
        draft = drafted(sentence, frame, discourse)
        if draft is not None:
            kept.append(draft)
            discourse.told.append(Told(draft.giver, draft.taker, tuple(g.item for g in draft.lot)))
    for draft in kept:
        if not any(_better(other, draft) for other in kept if other is not draft):
            yield from _claims(draft, discourse, document_id, origin)


def _counts(trigger: Token, frame: Frame) -> bool:
    """Whether a frame can be a transfer: goods are no act, and flying a jet hands nothing over."""
    if trigger.lemma_ == "equipment":
        return False
    return trigger.lemma_ != "fly" or bool({"recipient", "goal", "origin"} & frame.roles.keys())


def _better(one: Draft, other: Draft) -> bool:
    """Whether `one` tells of the same goods with more ends known, or with as many and by a verb."""
    if not {g.head for g in one.lot + one.back} & {g.head for g in other.lot}:
        return False
    return _weight(one) > _weight(other) or (_weight(one) == _weight(other) and one.trigger < other.trigger)


def _weight(draft: Draft) -> tuple[int, int, int]:
    ends = sum(any(p.country for p in end) for end in (draft.giver, draft.taker)) + 2 * bool(draft.sides)
    return ends, len(draft.via), len(draft.lot)


def merged(sentence: Sentence, found: Iterable[Frame]) -> list[Frame]:
    """Frames whose theme is itself an act ("received shipments of …", "halted deliveries") become one."""
    by_trigger = {frame.trigger: frame for frame in found}
    gone: set[int] = set()
    for frame in list(by_trigger.values()):
        themes = [c.i for t in frame.roles.get("theme", ()) for c in conjuncts(sentence.doc[t])]
        for theme in themes:
            inner = by_trigger.get(theme)
            if inner is None or inner.trigger == frame.trigger or theme in gone:
                continue
            outer = {r: v for r, v in frame.roles.items() if r != "theme" and v}
            own = dict(inner.roles)
            if _takes(sentence.doc[theme]) and "giver" in outer:
                if "recipient" in own and "giver" not in own:
                    own["giver"] = own.pop("recipient")
                outer["recipient"] = outer.pop("giver")
            roles = {**own, **outer}
            if inner.roles.get("theme"):
                roles["theme"] = inner.roles["theme"]
            else:
                roles["theme"] = (theme,)
            if stages("governor").get((sentence.doc[frame.trigger].lemma_.lower(), "verb")) in ("licensed", "halted", "offered"):
                by_trigger[theme] = Frame(inner.name, theme, roles)
                gone.add(frame.trigger)
            else:
                by_trigger[frame.trigger] = Frame(frame.name, frame.trigger, roles)
                gone.add(theme)
            break
    return [frame for trigger, frame in sorted(by_trigger.items()) if trigger not in gone]


def arrivals(sentence: Sentence) -> Iterator[Frame]:
    """Goods that arrive somewhere are handed over there ("A Russian air-defence system arrived in Niamey")."""
    for token in sentence.doc:
        passing = token.lemma_ in _PASSES
        if token.pos_ != "VERB" or not (passing or token.lemma_ in _ARRIVES):
            continue
        what = next((c.i for c in token.children if c.dep_ == "nsubj"), None)
        where = [n.i for n in prepositional(token, *(("to",) if passing else ("in", "at", "to")))]
        where = where or [c.i for c in token.children if c.dep_ == "dobj" and not passing]
        giver = [n.i for n in prepositional(token, "from")]
        if what is not None and (where or giver):
            roles = {"theme": (what,), "recipient": tuple(where[:1]), "giver": tuple(giver[:1])}
            roles["via"] = tuple(n.i for n in prepositional(token, "through", "via"))
            yield Frame("Passing" if passing else "Arriving", token.i, {role: heads for role, heads in roles.items() if heads})  # type: ignore[arg-type, misc]


def drafted(sentence: Sentence, frame: Frame, discourse: Discourse) -> Draft | None:
    """A frame with its goods and ends, None when it tells no transfer of goods."""
    doc = sentence.doc
    trigger = doc[frame.trigger]
    draft = Draft(sentence, frame.trigger, frame.name)
    draft.lot = _lot(sentence, frame.roles.get("theme", ()))
    if not draft.lot and not frame.roles.get("theme"):
        own = goods(sentence, frame.trigger)
        if own is not None:
            draft.lot = [own]
    draft.back = _lot(sentence, frame.roles.get("exchanged", ()))
    draft.giver = _ends(sentence, frame.roles.get("giver", ()), discourse)
    draft.taker = _ends(sentence, frame.roles.get("recipient", ()), discourse)
    draft.sides = _ends(sentence, frame.roles.get("parties", ()), discourse)
    draft.via = _ends(sentence, frame.roles.get("via", ()), discourse)
    _origin(sentence, frame, draft, discourse)
    if not draft.taker and "goal" in frame.roles:
        draft.taker = _ends(sentence, frame.roles["goal"], discourse)
    if not draft.lot and trigger.lemma_ in ("arm", "rearm"):
        draft.lot = [Goods(Item(sentence.word(frame.trigger), category="arms", span=sentence.words(frame.trigger, frame.trigger)), ANAPHOR, frame.trigger)]
    if not draft.taker and trigger.pos_ == "VERB":
        draft.taker = _first_object(sentence, frame, discourse)
    _more_takers(sentence, trigger, draft, discourse)
    _stops(sentence, trigger, draft, discourse)
    _stray_ends(sentence, trigger, draft, discourse)
    _route(sentence, frame, draft)
    if not draft.giver and frame.name in _TELLING:
        draft.giver = _nationality(sentence, frame)
    _borrow_subject(sentence, trigger, draft, discourse)
    _sides(sentence, trigger, draft, discourse)
    _in_return(sentence, draft, discourse)
    _inherit(sentence, frame, draft, discourse)
    if draft.echo or not _transfer(draft):
        return None
    if any(head.lemma_ in _LAW for _, head in ancestors(trigger)):
        return None
    if _growth(trigger) and all((g.item.category or "goods").split(".")[0] in _CIVIL | {"electronics", "machine_tools", "telecom", "sensor"} or g.good.strength != "strong" for g in draft.lot):
        return None
    draft.voice = voice(sentence, frame.trigger, discourse)
    return draft


def _growth(trigger: Token) -> bool:
    """Whether the sentence only counts trade ("exports of electronics to Russia rose sevenfold")."""
    return trigger.pos_ == "NOUN" and trigger.dep_ == "nsubj" and trigger.head.lemma_ in _GREW


def _origin(sentence: Sentence, frame: Frame, draft: Draft, discourse: Discourse) -> None:
    """Where goods leave from: the supplier where none is named or a mere carrier is, else a stop on the way."""
    places = tuple(p for p in _ends(sentence, frame.roles.get("origin", ()), discourse) if p.country)
    if not places:
        return
    if not draft.giver or sentence.doc[frame.trigger].lemma_ in ("carry", "transport", "haul", "ferry"):
        draft.giver = places
    elif not _overlap(draft.giver, places) and not draft.via:
        draft.via = places


def _lot(sentence: Sentence, heads: Iterable[int]) -> list[Goods]:
    lot: list[Goods] = []
    for i in heads:
        for token in conjuncts(sentence.doc[i]):
            found = goods(sentence, token.i)
            held_in = _contents(token) if found is None or found.good.strength != "strong" else ()
            if held_in:
                lot += [g for g in _lot(sentence, held_in) if all(g.head != known.head for known in lot)]
                continue
            if found is not None and all(found.head != g.head for g in lot):
                lot.append(found)
                if found.head != token.i:
                    more = (goods(sentence, other.i) for other in conjuncts(sentence.doc[found.head]))
                    lot += [g for g in more if g is not None and all(g.head != known.head for known in lot)]
    return lot


def _contents(container: Token) -> tuple[int, ...]:
    """Heads of what a package is said to hold ("a package that includes …", "a shipment containing …")."""
    held_in = [
        inner.i
        for child in container.children
        if child.dep_ in ("relcl", "acl") and child.lemma_ in _HOLDS
        for inner in child.children
        if inner.dep_ == "dobj" or (inner.dep_ == "pobj")
    ]
    held_in += [n.i for n in prepositional(container, "including", "containing")]
    return tuple(held_in)


def _ends(sentence: Sentence, heads: Iterable[int], discourse: Discourse) -> tuple[Party, ...]:
    found: list[Party] = []
    for i in heads:
        for token in conjuncts(sentence.doc[i]):
            if (sentence.goods(token.i) is not None and sentence.actor(token.i) is None) or made(sentence, token):
                continue
            for party in parties(sentence, token.i, discourse):
                if all((party.name, party.country) != (f.name, f.country) for f in found):
                    found.append(party)
    return tuple(found)


def _borrow_subject(sentence: Sentence, trigger: Token, draft: Draft, discourse: Discourse) -> None:
    """A nominal act without an end takes it from the verb above ("Germany approved the delivery of tanks")."""
    reduced = trigger.dep_ == "acl" and trigger.tag_ == "VBN" and not any(c.dep_ in (*SUBJECT, "aux") for c in trigger.children)
    if (trigger.pos_ in ("VERB", "AUX") and not reduced) or draft.sides or (draft.giver and draft.taker):
        return
    for child, head in ancestors(trigger.head if reduced else trigger):
        if head.pos_ not in ("VERB", "AUX"):
            if child.dep_ not in ("pobj", "prep", "conj", "compound"):
                return
            continue
        lemma = head.lemma_.lower()
        if child.dep_ in SUBJECT:
            return
        who = subject(head)
        if who is None or who.i == trigger.i:
            return
        ends = _ends(sentence, (who.i,), discourse)
        if not any(p.country for p in ends):
            return
        moved = stages("governor").get((lemma, "verb"))
        if reduced and lemma not in _DOERS:
            return
        if _takes(trigger):
            if draft.taker and not draft.giver and not _overlap(draft.taker, ends):
                draft.giver = draft.taker
            if not _overlap(draft.giver, ends):
                draft.taker = ends
        elif lemma in _TAKERS and not draft.taker:
            if not _overlap(draft.giver, ends):
                draft.taker = ends
        elif not draft.giver and (
            lemma in _DOERS or moved in ("halted", "licensed", "offered", "considered", "agreed", "negotiated")
        ):
            if all(p.country not in [t.country for t in draft.taker] for p in ends):
                draft.giver = ends
        return


def _first_object(sentence: Sentence, frame: Frame, discourse: Discourse) -> tuple[Party, ...]:
    """The first of two objects where the parser took it for part of the second ("offered the army weapons")."""
    if "giver" not in frame.roles or triggers().get(sentence.doc[frame.trigger].lemma_, (None,))[0] is None:
        return ()
    row = triggers()[sentence.doc[frame.trigger].lemma_][0]
    if row.pattern.second != "recipient":
        return ()
    for i in frame.roles.get("theme", ()):
        lefts = list(sentence.doc[i].lefts)
        for one, other in pairwise(lefts):
            if one.dep_ == "det" and other.dep_ in ("compound", "nmod", "amod") and (sentence.actor(other.i) or other.lemma_.lower() in role_nouns()):
                return tuple(p for p in parties(sentence, other.i, discourse) if p.country)
    return ()


def _more_takers(sentence: Sentence, trigger: Token, draft: Draft, discourse: Discourse) -> None:
    """Further recipients told by a preposition of their own ("to Russia, to the Houthis and to militias in Iraq")."""
    if not draft.taker or draft.sides:
        return
    for child in trigger.subtree:
        before = child.nbor(-1).lower_ if child.i else ""
        if child.lower_ != "to" or before not in (",", "and") or child.i < trigger.i:
            continue
        end = _ends(sentence, (c.i for c in child.children if c.dep_ == "pobj"), discourse)
        if any(p.country for p in end) and not _overlap(draft.taker, end) and not _overlap(draft.giver, end):
            draft.taker = (*draft.taker, *end)


def _nationality(sentence: Sentence, frame: Frame) -> tuple[Party, ...]:
    """The state whose adjective stands before the goods."""
    for i in frame.roles.get("theme", ()):
        theme = sentence.doc[i]
        inner = [n for n in prepositional(theme, "of")] if sentence.goods(i) is None else []
        for noun in (theme, *inner):
            for child in noun.lefts:
                actor = sentence.actor(child.i)
                if child.dep_ in ("amod", "compound", "nmod") and actor is not None and actor.actor.country:
                    return (Party(sentence.word(child.i), "Country", actor.actor.country, None, sentence.words(child.i, child.i)),)
    return ()


def _stops(sentence: Sentence, trigger: Token, draft: Draft, discourse: Discourse) -> None:
    """Further stops on the way ("through Poti and then across Armenia", "by way of Georgia", "routing them through Kazakhstan")."""
    for token in trigger.subtree:
        if token.pos_ != "ADP" or token.i < trigger.i or not (_clausemates(trigger, token) or _routes(token, trigger)):
            continue
        nouns = [c for c in token.children if c.dep_ == "pobj"]
        if token.lower_ == "by" and nouns and nouns[0].lower_ == "way":
            nouns = list(prepositional(nouns[0], "of"))
        elif token.lower_ not in ("through", "via", "across"):
            continue
        stop = tuple(p for p in _ends(sentence, (n.i for n in nouns), discourse) if p.country)
        if stop and not _overlap(draft.via, stop) and not _overlap(draft.taker, stop) and not _overlap(draft.giver, stop):
            draft.via = (*draft.via, *stop)


def _routes(token: Token, trigger: Token) -> bool:
    verb = token.head
    return verb.dep_ == "advcl" and verb.head.i == trigger.i and verb.lemma_ in _ROUTING


def _in_return(sentence: Sentence, draft: Draft, discourse: Discourse) -> None:
    """Who hands over "in return" is whoever was told to receive just before."""
    if not discourse.told or bool(draft.giver) == bool(draft.taker) or not _RETURN.search(sentence.span.exact):
        return
    told = discourse.told[-1]
    if draft.taker and _overlap(draft.taker, told.giver) and not _overlap(draft.taker, told.taker):
        draft.giver = told.taker
    elif draft.giver and _overlap(draft.giver, told.taker) and not _overlap(draft.giver, told.giver):
        draft.taker = told.giver


def _takes(noun: Token) -> bool:
    """Whether whoever does the act a noun names receives ("order", "purchase")."""
    return any(row.pattern.subject == "recipient" for row in triggers().get(noun.lemma_.lower(), ())[:1])


def _stray_ends(sentence: Sentence, trigger: Token, draft: Draft, discourse: Discourse) -> None:
    """Ends whose preposition the parser hung on another word of the same clause ("arms worth … euros *to Israel*")."""
    if draft.sides or (draft.giver and draft.taker):
        return
    for token in sentence.doc[trigger.i + 1 :]:
        landed = trigger.lemma_ in ("land", "unload", "offload") and token.lower_ in ("at", "in")
        if token.pos_ != "ADP" or not (landed or token.lower_ in ("to", "from", "for", "by", "onto")):
            if token.pos_ == "VERB" and token.dep_ not in ("amod", "acl", "xcomp") and not inside(trigger, token):
                return
            continue
        if not _clausemates(trigger, token):
            continue
        end = _ends(sentence, (c.i for c in token.children if c.dep_ == "pobj"), discourse)
        if not any(p.country for p in end):
            continue
        if (landed or token.lower_ in ("to", "for", "onto")) and not draft.taker and not _overlap(draft.giver, end):
            draft.taker = end
        elif token.lower_ == "from" and not draft.giver and not _overlap(draft.taker, end):
            draft.giver = end
        elif token.lower_ == "by" and not draft.giver and trigger.pos_ == "NOUN" and not _overlap(draft.taker, end):
            draft.giver = end


def _clausemates(trigger: Token, token: Token) -> bool:
    """Whether no other verb stands between a preposition and the clause of the act."""
    path = {trigger.i}
    for child, head in ancestors(trigger):
        if child.pos_ in ("VERB", "AUX") and child.dep_ != "xcomp":
            break
        path.add(head.i)
    for _, head in ancestors(token):
        if head.i in path:
            return True
        crossed = head.dep_ == "acl" and head.tag_ == "VBN" and (head.lemma_ in ("arm", "equip") or head.lemma_ not in triggers())
        if head.pos_ in ("VERB", "AUX") and not crossed:
            return False
    return False


def _route(sentence: Sentence, frame: Frame, draft: Draft) -> None:
    """Where goods came from and were bound for, told beside the act ("that came from Iran and were on their way to Yemen")."""
    if frame.name not in ("Seizing", "Halting", "Sending", "Bringing", "Smuggling"):
        return
    for mention in (m for m in sentence.named.values() if isinstance(m, ActorMention)):
        before = sentence.text[max(sentence.stretch.start, mention.start - 60) : mention.start]
        party = Party(mention_text(sentence, mention), mention.actor.schema, mention.actor.country, None, cut(sentence.text, mention.start, mention.end))
        if not mention.actor.country:
            continue
        if not draft.giver and _FROM.search(before):
            draft.giver = (party,)
        elif not draft.taker and _BOUND.search(before):
            draft.taker = (party,)


def mention_text(sentence: Sentence, mention: ActorMention) -> str:
    """The document's words for an actor."""
    return sentence.text[mention.start : mention.end]


def _sides(sentence: Sentence, trigger: Token, draft: Draft, discourse: Discourse) -> None:
    """A deal without ends has those who work, talk or agree "with" each other on it."""
    if draft.giver or draft.taker or draft.sides or trigger.pos_ in ("VERB", "AUX"):
        return
    for _, head in ancestors(trigger):
        if head.pos_ not in ("VERB", "AUX"):
            continue
        who = subject(head)
        partners = [n.i for n in prepositional(head, "with")]
        if who is not None:
            sides = _ends(sentence, (who.i, *partners), discourse)
            if len({c for p in sides for c in p.country}) >= 2:
                draft.sides = sides
        return


def _inherit(sentence: Sentence, frame: Frame, draft: Draft, discourse: Discourse) -> None:
    """ "Such aid", "the drones", "them": goods and ends missing here are those of the last claim about such goods."""
    doc = sentence.doc
    themes = [doc[i] for i in frame.roles.get("theme", ())]
    pronoun = any(t.lower_ in _PRONOUNS or (t.pos_ == "NUM" and not any(c.lower_ == "of" for c in t.children)) for t in themes)
    named = [*themes, *(doc[g.head] for g in draft.lot if g.good.strength == "context")]
    definite = any(c.lower_ in _DEFINITE for t in named for c in t.lefts)
    act = doc[frame.trigger]
    if not themes and act.pos_ == "NOUN" and any(c.lower_ == "such" for c in act.lefts):
        pronoun = True
        draft.lot = [g for g in draft.lot if g.good.strength == "strong"]
    apposed = act.dep_ == "appos" and act.pos_ == "NOUN" and not themes
    vague = bool(draft.lot) and all(g.good.strength == "context" for g in draft.lot)
    additive = bool(draft.lot) and any(t.lower_ in _ALSO for t in act.subtree)
    if draft.giver and draft.taker and draft.lot:
        return
    if not (pronoun or definite or apposed or vague or additive):
        return
    if apposed:
        pronoun = True
    own = bool(draft.giver or draft.taker)
    for told in reversed(discourse.told):
        if draft.lot and not _same_goods(draft.lot, told.items):
            if not (additive and draft.giver and _overlap(draft.giver, told.giver)):
                continue
        if not draft.lot and not pronoun:
            return
        same = not (
            (draft.giver and told.giver and not _overlap(draft.giver, told.giver))
            or (draft.taker and told.taker and not _overlap(draft.taker, told.taker))
        )
        if not same and not pronoun:
            continue
        if not draft.lot:
            draft.lot = [Goods(item, ANAPHOR, frame.trigger) for item in told.items]
        if same:
            draft.giver = draft.giver or tuple(p for p in told.giver if not _overlap((p,), draft.taker))
            draft.taker = draft.taker or tuple(p for p in told.taker if not _overlap((p,), draft.giver))
        draft.echo = not own and not apposed and act.pos_ == "NOUN" and not any(c.lower_ == "such" for t in (act, *named) for c in t.lefts)
        return


def _same_goods(lot: list[Goods], items: tuple[Item, ...]) -> bool:
    heads = {_head(g.item.description) for g in lot}
    if heads & _GENERIC:
        return True
    return any(
        _head(item.description) in heads
        or any(
            g.item.category
            and item.category
            and (item.category.startswith(g.item.category) or g.item.category.startswith(item.category))
            for g in lot
        )
        for item in items
    )


def _head(description: str) -> str:
    return (
        re.split(r"\s(?:for|of|with|from)\s", description)[0].split()[-1].lower().rstrip("s")
        if description.split()
        else ""
    )


def _overlap(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    return bool({c for p in one for c in p.country} & {c for p in other for c in p.country}) or bool(
        {p.name for p in one} & {p.name for p in other}
    )


def _transfer(draft: Draft) -> bool:
    """Whether goods of interest pass between parties."""
    lot = [g for g in draft.lot if g.good.strength != "none"]
    if not lot:
        return False
    draft.lot = lot
    givers = {c for p in draft.giver for c in p.country}
    takers = {c for p in draft.taker for c in p.country}
    if draft.sides:
        sides = {c for p in draft.sides for c in p.country}
        return len(sides) >= 2
    if not draft.giver and not draft.taker:
        return False
    if givers and givers == takers and not any(p.schema == "Organization" for p in (*draft.giver, *draft.taker)):
        return False
    if not givers and not takers:
        return False
    if any(g.good.strength == "strong" for g in lot):
        bare = draft.sentence.doc[draft.trigger].pos_ == "NOUN" and draft.lot[0].head == draft.trigger
        return bool(givers and takers) or not (bare or draft.frame in _ONE_SIDED)
    if not (givers and takers):
        return False
    return any(g.good.kind != "service" for g in lot) or _arms_near(draft)


def _arms_near(draft: Draft) -> bool:
    """Whether the sentence names arms or dual-use goods at all; vague goods count only beside them."""
    if any(g.good is ANAPHOR for g in draft.lot):
        return True
    return any(
        m.goods[-1].strength == "strong"
        for m in (draft.sentence.goods(i) for i in range(len(draft.sentence.doc)))
        if m is not None
    )


def _claims(draft: Draft, discourse: Discourse, document_id: str, origin: str) -> Iterator[TransferClaim]:
    made: list[TransferClaim] = []
    returned: list[TransferClaim] = []
    for lot, hedge in _by_hedge(draft.sentence, draft.lot):
        made.append(_claim(draft, lot, hedge, discourse, document_id, origin, back=False))
    for lot, hedge in _by_hedge(draft.sentence, [g for g in draft.back if g.good.strength != "none"]):
        returned.append(_claim(draft, lot, hedge, discourse, document_id, origin, back=True))
    if not returned:
        return iter(made)
    there, here = tuple(c.id for c in made), tuple(c.id for c in returned)
    barter = lambda c, other: replace(c, in_exchange_for=other)  # noqa: E731
    return iter([barter(c, here) for c in made] + [barter(c, there) for c in returned])


def _by_hedge(sentence: Sentence, lot: list[Goods]) -> list[tuple[list[Goods], Factuality | None]]:
    """Goods split where a hedge begins to govern only what follows it ("…, and possibly attack helicopters")."""
    groups: list[tuple[list[Goods], Factuality | None]] = []
    for one in sorted(lot, key=lambda g: g.head):
        own = _hedge(sentence, one.head)
        if groups and own is None:
            groups[-1][0].append(one)
        elif groups and own == groups[-1][1]:
            groups[-1][0].append(one)
        else:
            groups.append(([one], own))
    return groups


def _hedge(sentence: Sentence, head: int) -> Factuality | None:
    token = sentence.doc[head]
    for child in token.lefts:
        found = _HEDGES.get(child.lower_)
        if found and child.dep_ in ("advmod", "amod", "nmod", "quantmod", "dep", "compound"):
            return found  # type: ignore[return-value]
        if child.dep_ == "amod" and child.lower_ in ("possible", "alleged", "suspected", "potential"):
            return None
    return None


def _claim(
    draft: Draft,
    lot: list[Goods],
    hedge: Factuality | None,
    discourse: Discourse,
    document_id: str,
    origin: str,
    *,
    back: bool,
) -> TransferClaim:
    sentence = draft.sentence
    trigger = sentence.doc[draft.trigger]
    said = "denied" if draft.voice.denied else held(sentence.doc, draft.trigger, source=draft.voice.source)
    if said == "certain":
        said = hedge or draft.voice.hedge or "certain"
    start, end = _clause(sentence, draft)
    tags = list(manner(sentence, start, end))
    if draft.via:
        tags.append("via_intermediary")
    if draft.back:
        tags.append("barter")
    since, until = _dates(sentence, trigger, draft, discourse)
    use = _END_USE.search(sentence.text, sentence.starts[draft.trigger], end)
    return TransferClaim(
        document_id=document_id,
        spans=(sentence.span,),
        supplier=draft.taker if back else draft.giver,
        recipient=draft.giver if back else draft.taker,
        parties=() if (draft.giver or draft.taker) else draft.sides,
        intermediaries=() if back else draft.via,
        items=tuple(g.item for g in lot),
        stage=stage(trigger, draft.frame),
        factuality=said,
        manner=tuple(dict.fromkeys(tags)),  # type: ignore[arg-type]
        end_use=use.group(1) if use and not back else None,
        attribution=draft.voice.attribution,
        start_date=since,
        end_date=until,
        origin=origin,
    )


def _clause(sentence: Sentence, draft: Draft) -> tuple[int, int]:
    """Document offsets of the words that tell this act: its clause, from the nearest governing verb down."""
    trigger = sentence.doc[draft.trigger]
    top = trigger
    while top.dep_ not in ("ROOT", "ccomp", "relcl", "advcl", "parataxis") and top.head.i != top.i:
        if top.dep_ == "conj" and top.pos_ == "VERB" and any(c.dep_ in SUBJECT for c in top.children):
            break
        top = top.head
    return sentence.starts[top.left_edge.i], sentence.ends[top.right_edge.i]


def _dates(sentence: Sentence, trigger: Token, draft: Draft, discourse: Discourse) -> tuple[str | None, str | None]:
    """(start, end) from date expressions that hang on the act."""
    start: str | None = None
    end: str | None = None
    for when in expressions(sentence.text, sentence.stretch.start, sentence.stretch.end, discourse.published_at):
        token = next((t for t in sentence.doc if sentence.starts[t.i] <= when.start < sentence.ends[t.i]), None)
        if token is None or not _hangs(token, trigger):
            continue
        before = sentence.text[max(0, when.start - 9) : when.start].lower()
        if "until" in before:
            end = end or when.told
        else:
            start = start or when.told
    return start, end


def _hangs(token: Token, trigger: Token) -> bool:
    path = {trigger.i}
    for child, head in ancestors(trigger):
        if child.dep_ in ("ccomp", "advcl", "relcl", "parataxis"):
            break
        path.add(head.i)
    for _, head in ancestors(token):
        if head.i in path:
            return True
        if head.pos_ in ("VERB", "AUX"):
            return False
    return False
