"""Plain sentences: what a claim says, what is said of a flow, and where sources differ. Never a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from enduse.model.attribution import Attribution
from enduse.model.claim import Claim, Factuality, MeasureClaim, TransferClaim, TransferStage
from enduse.model.item import Item
from enduse.model.party import Party
from enduse.model.position import Dispute, Flow, Position, Step, Weighing
from enduse.reference.voices import words as _articled
from enduse.views.date import in_words
from enduse.views.goods import label
from enduse.views.place import country, end

OWN_VOICE = "the report itself"
_HANDED_OVER = frozenset(("shipped", "delivered", None))
NOBODY = "a party not named"
_DETERMINED = frozenset(
    (
        *("the", "a", "an", "any", "some", "several", "many", "both", "no", "another", "each", "people", "sources"),
        *("one", "two", "three", "four", "five", "this", "that", "these", "those", "its", "his", "her", "their", "our"),
    )
)

_SAYS: dict[Factuality, tuple[str, str]] = {
    "certain": ("says that", "say that"),
    "probable": ("says that probably", "say that probably"),
    "possible": ("says that possibly", "say that possibly"),
    "denied": ("denies that", "deny that"),
    "not_seen": ("has not seen that", "have not seen that"),
    "unknown": ("leaves open whether", "leave open whether"),
}
_HAPPENED: dict[TransferStage | None, str] = {
    "considered": "a supply was considered",
    "sought": "a supply was sought",
    "offered": "a supply was offered",
    "negotiated": "a supply was negotiated",
    "agreed": "a supply was agreed",
    "licensed": "a supply was licensed",
    "shipped": "they were shipped",
    "delivered": "they were delivered",
    "halted": "the supply was halted",
    "seized": "a shipment was seized",
    None: "they were supplied",
}
_DONE: dict[TransferStage | None, str] = {
    "considered": "{giver} considered supplying {goods}{to}",
    "sought": "a supply of {goods} from {giver}{to} was sought",
    "offered": "{giver} offered {goods}{to}",
    "negotiated": "a supply of {goods} from {giver}{to} was negotiated",
    "agreed": "a supply of {goods} from {giver}{to} was agreed",
    "licensed": "a supply of {goods} from {giver}{to} was licensed",
    "shipped": "{giver} shipped {goods}{to}",
    "delivered": "{giver} delivered {goods}{to}",
    "halted": "the supply of {goods} from {giver}{to} was halted",
    "seized": "a shipment of {goods} from {giver}{to} was seized",
    None: "{giver} supplied {goods}{to}",
}
SURETY: dict[Factuality, str] = {
    "certain": "held certain",
    "probable": "held probable",
    "possible": "held possible",
    "denied": "denied",
    "not_seen": "not seen",
    "unknown": "left open",
}
FIGURES = {
    1: "confirmed by other independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
"""What each Admiralty figure is called."""


def listed(names: Iterable[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    first = list(names)
    return f"{', '.join(first[:-1])} and {first[-1]}" if len(first) > 1 else "".join(first)


def capital(sentence: str) -> str:
    """The sentence with its first letter in capitals, the rest untouched."""
    return sentence[:1].upper() + sentence[1:]


def claim_sentence(claim: Claim) -> str:
    """One sentence for one claim: who says it, how surely, and what."""
    said = _measure(claim) if isinstance(claim, MeasureClaim) else _transfer(claim)
    when = f" (said {in_words(claim.attribution.said_on)})" if claim.attribution.said_on else ""
    first = claim.attribution.sources[0].name if claim.attribution.sources else ""
    verb = _SAYS[claim.factuality][1 if _is_plural(first) else 0]
    return capital(f"{speakers(claim.attribution)} {verb} {said}{when}.")


def speakers(attribution: Attribution) -> str:
    """The chain of speakers in words: "U.S. intelligence, as told by John Kirby,"."""
    if not attribution.sources:
        return OWN_VOICE
    first, *others = (with_article(party.name) for party in attribution.sources)
    return f"{first}, as told by {listed(others)}," if others else first


def goods_words(items: Sequence[Item]) -> str:
    """The goods in the words used, with their quantity: "50 tanks and ammunition"."""
    return listed(_item(item) for item in items) or "goods not named"


def parties_words(parties: Sequence[Party]) -> str:
    """Parties in the words used; "a party not named" when there are none."""
    return listed(with_article(party.name) for party in parties) or NOBODY


def flow_title(flow: Flow) -> str:
    """A flow in a line: "China to Russia: aircraft"."""
    return f"{ends_words(flow)}: {label(flow.category)}"


def ends_words(flow: Flow) -> str:
    """The ends of a flow: "China to Russia", or "Iran and Russia, direction not said"."""
    if not flow.directed:
        return capital(f"{listed(map(end, flow.supplier))}, direction not said")
    return capital(f"{listed(map(end, flow.supplier)) or NOBODY} to {listed(map(end, flow.recipient)) or NOBODY}")


def weighing_sentence(weighing: Weighing) -> str:
    """One sentence on a flow: what is said of it, by whom."""
    return f"{flow_title(weighing.flow)}. {stands_sentence(weighing.positions)}"


def stands_sentence(positions: Sequence[Position]) -> str:
    """What some sources say of one flow, those who say the same together: "A and B say that they were delivered; …"."""
    same: dict[tuple[Factuality, TransferStage | None], list[Position]] = {}
    for position in positions:
        same.setdefault((position.factuality, position.stage), []).append(position)
    told: dict[str, dict[str, list[str]]] = {}
    for (factuality, stage), held in same.items():
        verb = _verb(held, *_SAYS[factuality])
        told.setdefault(_sources(held), {}).setdefault(verb, []).append(_HAPPENED[stage] + _by_way(held))
    clauses = (f"{who} {listed(_stand(verb, what) for verb, what in said.items())}" for who, said in told.items())
    return capital("; ".join(clauses)) + "."


def stand_words(position: Position) -> str:
    """What one source says, without its name: "says that they were delivered, through Dubai"."""
    return _stand(_verb([position], *_SAYS[position.factuality]), [_HAPPENED[position.stage] + _by_way([position])])


def step_sentence(step: Step) -> str:
    """What a source says at one moment: "The White House denies that they were delivered."."""
    name = with_article(step.source) if step.source else OWN_VOICE
    verb = _SAYS[step.factuality][1 if _is_plural(step.source) else 0]
    return capital(f"{name} {verb} {_HAPPENED[step.stage]}.")


def dispute_sentence(dispute: Dispute) -> str:
    """One sentence on a dispute: who holds what, against whom."""
    held = stands_sentence(dispute.asserting).removesuffix(".")
    stages = {position.stage for position in (*dispute.asserting, *dispute.against)}
    if not stages <= _HANDED_OVER:
        against = stands_sentence(dispute.against).removesuffix(".")
        return f"{held}; but {against[0].lower() if against.startswith('The ') else against[0]}{against[1:]}."
    denying = [position for position in dispute.against if position.factuality == "denied"]
    unseeing = [position for position in dispute.against if position.factuality == "not_seen"]
    told = ((denying, "denies it", "deny it"), (unseeing, "has not seen it", "have not seen it"))
    clauses = (f"{_sources(group)} {_verb(group, one, several)}" for group, one, several in told if group)
    return f"{held}; but {' and '.join(clauses)}."


def independence_sentence(positions: Sequence[Position]) -> str:
    """Which of some positions speak for the same body, and so count as one voice; empty when none do."""
    bodies: dict[str, list[str]] = {}
    for position in positions:
        for body in position.affiliation:
            bodies.setdefault(body, []).append(source_name(position))
    shared = {body: sorted(set(names)) for body, names in bodies.items() if len(set(names)) > 1}
    told = (f"{listed(names)} speak for {body_words(body)} and count as one voice" for body, names in shared.items())
    return capital("; ".join(told)) + "." if shared else ""


def body_words(affiliation: str) -> str:
    """The body behind an affiliation key: "the government of Iran", or the source's own name."""
    kind, _, rest = affiliation.partition(":")
    return f"the government of {country(rest)}" if kind == "gov" else rest.partition("@")[0]


def source_name(position: Position) -> str:
    """The source's name, "the report itself" for a report's own voice."""
    return with_article(position.source) if position.source else OWN_VOICE


def with_article(name: str) -> str:
    """A name as it stands in running text: "the White House", "John Kirby"."""
    words = name.lower().split()
    if not words or words[0] in _DETERMINED or "'" in name or "\u2019" in name:
        return name
    is_description = name == name.lower() and not (words[-1].endswith("s") and not words[-1].endswith("ss"))
    return f"the {name}" if is_description or {words[-1], " ".join(words[-2:])} & _articled("article") else name


def grade(position: Position) -> str:
    """The Admiralty grade, letter and figure: "B4"."""
    return f"{position.reliability}{position.credibility.figure}"


def credibility_sentence(position: Position) -> str:
    """Why a position has its figure: "Contradicted by A, independent of it: doubtful on the Admiralty scale."."""
    called = FIGURES[position.credibility.figure]
    why = "; ".join(term.detail for term in position.credibility.terms)
    return capital(f"{why or 'no other independent source speaks to it'}: {called} on the Admiralty scale.")


def _stand(verb: str, happened: Sequence[str]) -> str:
    conjunction = f" and {verb.rsplit(maxsplit=1)[-1]} "
    return f"{verb} {conjunction.join(happened)}"


def _by_way(held: Sequence[Position]) -> str:
    route = next((position.via for position in held if position.via), ())
    return f", through {listed(map(end, route))}" if route else ""


def _sources(positions: Sequence[Position]) -> str:
    names = []
    for position in positions:
        told = [name for name in position.relayed_by if name not in position.names]
        names.append(f"{source_name(position)} (as told by {listed(told)})" if told else source_name(position))
    return listed(dict.fromkeys(names))


def _verb(positions: Sequence[Position], one: str, several: str) -> str:
    names = {position.source for position in positions}
    return several if len(names) > 1 or any(map(_is_plural, names)) else one


def _is_plural(name: str) -> bool:
    return name.lower().endswith(("officials", "sources", "analysts", "experts", "diplomats", "data", "people"))


def _transfer(claim: TransferClaim) -> str:
    goods = goods_words(claim.items)
    if claim.parties and not claim.supplier and not claim.recipient:
        stage = claim.stage or "made"
        said = f"a deal over {goods} between {parties_words(claim.parties)} was {stage}"
    else:
        to = f" to {parties_words(claim.recipient)}" if claim.recipient else ""
        said = _DONE[claim.stage].format(giver=parties_words(claim.supplier), goods=goods, to=to)
    via = f", through {parties_words(claim.intermediaries)}" if claim.intermediaries else ""
    manner = f" ({', '.join(word.replace('_', ' ') for word in claim.manner)})" if claim.manner else ""
    use = f", {claim.end_use if claim.end_use.startswith('for ') else 'for ' + claim.end_use}" if claim.end_use else ""
    return f"{said}{via}{manner}{use}{_period(claim)}"


def _measure(claim: MeasureClaim) -> str:
    what = listed(claim.instruments) or "a measure"
    amount = f" worth {worth(claim.amount, claim.currency)}" if claim.amount is not None else ""
    against = f" against {parties_words(claim.targets)}" if claim.targets else ""
    return f"{parties_words(claim.issuer)} {claim.stage or 'took'} {what}{amount}{against}{_period(claim)}"


def _period(claim: Claim) -> str:
    start, stop = in_words(claim.start_date), in_words(claim.end_date)
    if start and stop and start != stop:
        return f", {start} to {stop}"
    return f", dated {start or stop}" if start or stop else ""


def _item(item: Item) -> str:
    rough = "about " if item.estimated and not isinstance(item.number, str) and item.number is not None else ""
    number = f"{rough}{_figure(item.number)} " if item.number is not None else ""
    unit = f"{item.unit} of " if item.unit else ""
    value = f" worth {worth(item.amount, item.currency)}" if item.amount is not None else ""
    return f"{number}{unit}{item.description}{value}"


def worth(amount: float | str | None, currency: str | None) -> str:
    """A value in words: "41,000,000 USD"; empty when there is none."""
    return "" if amount is None else f"{_figure(amount)} {currency or ''}".rstrip()


def _figure(number: float | str) -> str:
    return number if isinstance(number, str) else f"{number:,}"
