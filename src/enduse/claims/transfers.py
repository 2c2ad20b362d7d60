"""Acts into transfer claims: goods tested, ends resolved, halves of a barter told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from enduse.claims.acts import acts, is_role
from enduse.claims.anaphora import take_over
from enduse.claims.attribution import voice
from enduse.claims.counterparts import find_counterparts
from enduse.claims.dates import expressions
from enduse.claims.discourse import Discourse, Told
from enduse.claims.draft import Draft, countries, overlap
from enduse.claims.ends import find_ends
from enduse.claims.factuality import held
from enduse.claims.frames import Frame
from enduse.claims.items import ANAPHOR, Goods
from enduse.claims.lots import by_hedge, lot_of
from enduse.claims.manner import manner
from enduse.claims.parse import Sentence
from enduse.claims.stage import stage
from enduse.claims.syntax import ancestors, is_reduced, negated
from enduse.model import Item, Party, TransferClaim
from enduse.model.claim import Factuality, Manner, TransferStage
from enduse.reference.attribution import noun_cues
from enduse.reference.stages import stages
from enduse.reference.transfers import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# Acts that tell a transfer of goods only where both ends are known.
_TWO_SIDED = frozenset({"Commerce_pay", "Reliance", "Exchange", "Arriving", "Getting", "Building"})
# Categories whose trade is everybody's; that it grew is no claim.
_EXERCISE = re.compile(
    r"\bfor (?:an? |the |its |their )?(?:\w+ ){0,3}(?:exercises?|drills?|parade|man(?:oeuv|euv)res?|war games)\b",
    re.IGNORECASE,
)
_MOVES = frozenset({"Sending", "Bringing"})
_EVERYDAY = frozenset({"goods", "civil", "dual_use", "electronics", "machine_tools", "telecom", "sensor"})
_END_USE = re.compile(
    r"\b(?:for|to be used|intended for)\s+((?:use|deployment)\b[^,.;]{0,60}|(?:in|against)\s+[^,.;]{3,40})",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|through|\d{4} (?:and|to))\s+$", re.IGNORECASE)
_FUTURE = frozenset({"will", "shall", "would", "wo", "'ll"})
_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "parataxis"})


def transfers(sentence: Sentence, discourse: Discourse, document_id: str, origin: str) -> Iterator[TransferClaim]:
    """The transfer claims of one sentence, barter halves linked.

    Args:
        sentence: The parsed sentence.
        discourse: What the document said before; acts told are added to it.
        document_id: `Document.id`.
        origin: The reader and its versions.
    """
    kept: list[Draft] = []
    for act in acts(sentence):
        draft = drafted(sentence, act, discourse)
        if draft is not None:
            kept.append(draft)
            items = tuple(g.item for g in draft.lot)
            discourse.told.append(Told(draft.giver, draft.taker, items, _stage(draft), sentence.stretch.start))
    _seized_with(kept)
    for draft in kept:
        if not any(_better(other, draft) for other in kept if other is not draft):
            yield from _claims(draft, discourse, document_id, origin)


def drafted(sentence: Sentence, act: Frame, discourse: Discourse) -> Draft | None:
    """An act with its goods and ends, None when it tells no transfer of goods."""
    draft = Draft(sentence, act)
    draft.lot = _lot(draft)
    draft.back = [g for g in lot_of(sentence, act.roles.get("exchanged", ())) if g.good.strength != "none"]
    find_ends(draft, discourse)
    if not draft.lot and draft.back:
        draft.lot, draft.back = draft.back, []
        draft.giver, draft.taker = draft.taker, draft.giver
    find_counterparts(draft, discourse)
    take_over(draft, discourse)
    if len(draft.taker) > 1:
        draft.taker = tuple(p for p in draft.taker if not overlap((p,), draft.giver)) or draft.taker
    draft.lot = [g for g in draft.lot if g.good.strength != "none"]
    if draft.echo or not _hands_over(draft) or _law(draft.trigger) or _growth(draft) or _exercise(draft):
        return None
    draft.voice = voice(sentence, act.trigger, discourse)
    return draft


def _lot(draft: Draft) -> list[Goods]:
    """Goods of the theme; without one, those the act's own word names ("military aid", "arming")."""
    act, sentence = draft.frame, draft.sentence
    lot = lot_of(sentence, act.roles.get("theme", ()))
    if not lot and not act.roles.get("theme"):
        lot = lot_of(sentence, (act.trigger,))
    if not lot and draft.trigger.lemma_ in ("arm", "rearm"):
        span = sentence.words(act.trigger, act.trigger)
        lot = [Goods(Item(span.exact, category="arms", span=span), ANAPHOR, act.trigger)]
    return lot


def _hands_over(draft: Draft) -> bool:
    """Whether goods of interest pass between parties."""
    givers, takers = countries(draft.giver), countries(draft.taker)
    if not draft.lot:
        return False
    if draft.sides:
        return len(countries(draft.sides)) > 1
    if not givers and not takers:
        named = _called(draft.giver) - _called(draft.taker) and _called(draft.taker) - _called(draft.giver)
        return bool(named) and any(g.good.strength == "strong" for g in draft.lot)
    if givers == takers and not any(p.schema == "Organization" for p in (*draft.giver, *draft.taker)):
        return False
    if (givers or _firm(draft.giver)) and (takers or _firm(draft.taker)):
        return _of_interest(draft)
    if draft.trigger.lemma_ in ("arm", "rearm") and not draft.taker:
        return False
    if givers and draft.frame.name in _MOVES and all(_platform(g) for g in draft.lot):
        return False
    bare = draft.trigger.pos_ == "NOUN" and (draft.lot[0].head == draft.frame.trigger or is_role(draft.trigger))
    enough = draft.frame.name not in _TWO_SIDED or bool(draft.via)
    return any(g.good.strength == "strong" for g in draft.lot) and not bare and enough


def _firm(parties: tuple[Party, ...]) -> bool:
    """Whether a firm is named, an end as good as a state even where its country is unknown."""
    return any(p.schema == "Company" for p in parties)


def _called(parties: tuple[Party, ...]) -> set[str]:
    """The names of firms; "a trader" is none."""
    return {p.name for p in parties if p.schema == "Company" and p.name[:1].isupper()}


def _platform(goods: Goods) -> bool:
    """Whether goods move by themselves: who "sends warplanes" without saying to whom deploys its own."""
    return (goods.item.category or "").split(".")[0] in ("aircraft", "naval", "armour", "vehicle")


def _of_interest(draft: Draft) -> bool:
    """Whether the goods are arms or dual-use; vague services ("support") are only beside such goods."""
    if any(g.good.strength == "strong" or g.good.kind != "service" for g in draft.lot):
        return True
    named = (draft.sentence.goods(i) for i in range(len(draft.sentence.doc)))
    return any(m.goods[-1].strength == "strong" for m in named if m is not None)


def _stage(draft: Draft) -> TransferStage | None:
    return draft.held_as or stage(draft.trigger, draft.frame.name)


def _law(trigger: Token) -> bool:
    """Whether the sentence tells what a rule forbids."""
    return any(
        head.lemma_ in words("law") or (head.lemma_ == "ban" and child.lower_ == "from")
        for child, head in ancestors(trigger)
    )


def _exercise(draft: Draft) -> bool:
    """Whether a state only moves its own arms ("for a joint exercise", "for a parade")."""
    if draft.frame.name not in _MOVES:
        return False
    start, end = _clause(draft.sentence, draft.trigger)
    return bool(_EXERCISE.search(draft.sentence.text, start, end))


def _growth(draft: Draft) -> bool:
    """Whether the sentence only counts trade ("exports of electronics to Russia rose sevenfold")."""
    trigger = draft.trigger
    if trigger.pos_ != "NOUN":
        return False
    if trigger.dep_ == "pobj" and trigger.head.head.lower_ in ("percent", "%", "share", "third", "half", "quarter"):
        return True
    counted = trigger.dep_ == "nsubj" and trigger.head.lemma_ in words("growth")
    return counted and all(
        g.good.strength != "strong" or (g.item.category or "goods").split(".")[0] in _EVERYDAY for g in draft.lot
    )


def _seized_with(drafts: list[Draft]) -> None:
    """Give seized goods the ends another act of the sentence tells of them ("… that originated in Iran")."""
    for seized in (d for d in drafts if _seizes(d)):
        for other in drafts:
            if {g.head for g in seized.lot} & {g.head for g in other.lot}:
                seized.giver, seized.taker = seized.giver or other.giver, seized.taker or other.taker


def _seizes(draft: Draft) -> bool:
    """Whether the act itself is a seizure, and not just said of goods seized earlier."""
    return draft.frame.name == "Seizing" and not is_reduced(draft.trigger) and not negated(draft.trigger)


def _better(one: Draft, other: Draft) -> bool:
    """Whether `one` tells of the same goods with more ends known, or with as many and earlier."""
    if not {g.head for g in one.lot + one.back} & {g.head for g in other.lot}:
        return False
    mine, theirs = _weight(one), _weight(other)
    if mine == theirs and _seizes(one) != _seizes(other):
        return _seizes(one)
    return mine > theirs or (mine == theirs and one.frame.trigger < other.frame.trigger)


def _weight(draft: Draft) -> tuple[int, int, int]:
    known = bool(countries(draft.giver)) + bool(countries(draft.taker)) + 2 * bool(draft.sides)
    return known, len(draft.via), len(draft.lot)


def _claims(draft: Draft, discourse: Discourse, document_id: str, origin: str) -> list[TransferClaim]:
    """The claims of a draft: one a group of equally hedged goods, and those of the goods given in return."""
    base = _base(draft, discourse, document_id, origin)
    if draft.again and base.factuality == "certain":
        return []
    there = [_claim(draft, base, lot, hedge) for lot, hedge in by_hedge(draft.sentence, draft.lot)]
    turned = replace(base, supplier=base.recipient, recipient=base.supplier, intermediaries=(), end_use=None)
    back = [_claim(draft, turned, lot, hedge) for lot, hedge in by_hedge(draft.sentence, draft.back)]
    if not back:
        return there
    to, fro = tuple(c.id for c in there), tuple(c.id for c in back)
    return [replace(c, in_exchange_for=fro) for c in there] + [replace(c, in_exchange_for=to) for c in back]


def _claim(draft: Draft, base: TransferClaim, lot: list[Goods], hedge: Factuality | None) -> TransferClaim:
    said = base.factuality
    if said == "certain":
        said = hedge or draft.voice.hedge or said
    return replace(base, items=tuple(g.item for g in lot), factuality=said)


def _base(draft: Draft, discourse: Discourse, document_id: str, origin: str) -> TransferClaim:
    """All a draft says but its goods."""
    sentence, trigger = draft.sentence, draft.trigger
    said = held(sentence.doc, trigger.i, source=draft.voice.source)
    if said == "unknown" and _weighs(trigger):
        said = "certain"
    if draft.voice.denied and said not in ("denied", "unknown"):
        said = "denied"
    start, end = _clause(sentence, trigger)
    tags: list[Manner] = list(manner(sentence, start, end))
    tags += ["via_intermediary"] if draft.via else []
    tags += ["barter"] if draft.back else []
    since, until = _dates(sentence, trigger, discourse.published_at)
    use = _END_USE.search(sentence.text, sentence.starts[trigger.i], end)
    return TransferClaim(
        document_id=document_id,
        spans=(sentence.span,),
        supplier=draft.giver,
        recipient=draft.taker,
        parties=() if (draft.giver or draft.taker) else draft.sides,
        intermediaries=draft.via,
        stage=_stage(draft),
        factuality=said,
        manner=tuple(dict.fromkeys(tags)),
        end_use=use.group(1) if use else None,
        attribution=draft.voice.attribution,
        start_date=since,
        end_date=until,
        origin=origin,
    )


def _weighs(trigger: Token) -> bool:
    """Whether a party is said to weigh the act ("is considering whether to give …"): that it does is not in doubt."""
    weighed = (stages("governor").get((head.lemma_.lower(), "verb")) for _, head in ancestors(trigger))
    return any(stage_ in ("considered", "negotiated") for stage_ in weighed)


def _clause(sentence: Sentence, trigger: Token) -> tuple[int, int]:
    """Document offsets of the words that tell this act: its clause, from the nearest governing verb down."""
    top = trigger
    while top.dep_ != "ROOT" and top.dep_ not in _CLAUSE and top.head.i != top.i:
        said = top.dep_ == "acl" and top.head.lemma_.lower() in noun_cues()
        if said or (top.dep_ == "conj" and top.pos_ == "VERB"):
            break
        top = top.head
    after = (c.left_edge.i for c in top.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i > trigger.i)
    last = min((i - 1 for i in after), default=top.right_edge.i)
    return sentence.starts[top.left_edge.i], sentence.ends[max(last, trigger.i)]


def _dates(sentence: Sentence, trigger: Token, published_at: str | None) -> tuple[str | None, str | None]:
    """(start, end) from the date expressions that hang closest on the act."""
    found: list[tuple[int, bool, str]] = []
    future = any(c.dep_ == "aux" and c.lower_ in _FUTURE for c in trigger.children)
    for when in expressions(sentence.text, sentence.stretch.start, sentence.stretch.end, published_at):
        token = next((t for t in sentence.doc if sentence.starts[t.i] <= when.start < sentence.ends[t.i]), None)
        steps = _steps(token, trigger) if token is not None else None
        if steps is not None:
            until = bool(_UNTIL.search(sentence.text[max(0, when.start - 14) : when.start]))
            found.append((steps, until, when.ahead if future else when.told))
    found.sort(key=lambda x: x[0])
    start = next((told for _, until, told in found if not until), None)
    end = next((told for _, until, told in found if until), None)
    return start, end


def _steps(token: Token, trigger: Token) -> int | None:
    """How far above the act the word a date hangs on stands, 0 for the act itself; None for another clause."""
    path = [trigger.i]
    for child, head in ancestors(trigger):
        if child.dep_ in _CLAUSE:
            break
        path.append(head.i)
    for _, head in ancestors(token):
        if head.i in path:
            return path.index(head.i)
        if head.pos_ in ("VERB", "AUX"):
            return None
    return None
