"""Claims and weighings for tests of views, hostile names included."""

from __future__ import annotations

from dataclasses import replace

from enduse.model import (
    Attribution,
    Dispute,
    Document,
    Flow,
    Item,
    MeasureClaim,
    Party,
    Passage,
    Position,
    TransferClaim,
)
from enduse.model.position import Credibility, Step, Term, Weighing
from enduse.model.span import Span, cut

_STORY = "China shipped drones to Russia through Dubai traders, Der Spiegel said. Kirby denied it."
TEXT = f"Arms found\n\n{_STORY}\n\nRead more"
DOCUMENT = Document(
    TEXT,
    title="Arms found",
    publisher="Example Wire",
    author=("Ann Example",),
    url="https://example.org/a",
    published_at="2023-02-24",
    origin="a.txt",
    passages=(
        Passage("headline", 0, 10),
        Passage("body", 12, 12 + len(_STORY)),
        Passage("boilerplate", 14 + len(_STORY), len(TEXT)),
    ),
)


def _words(exact: str) -> Span:
    start = TEXT.index(exact)
    return cut(TEXT, start, start + len(exact))


CHINA, RUSSIA, DUBAI = (
    Party("China", "Country", ("cn",)),
    Party("Russia", "Country", ("ru",)),
    Party("Dubai traders", "Company", ("ae",)),
)
KIRBY, SPIEGEL = Party("Kirby", "Person", ("us",)), Party("Der Spiegel", "Organization", ("de",))
SHIPPED = TransferClaim(
    DOCUMENT.id,
    (_words("China shipped drones to Russia through Dubai traders"),),
    (CHINA,),
    (RUSSIA,),
    intermediaries=(DUBAI,),
    items=(Item("drones", category="aircraft.uav"),),
    stage="shipped",
    manner=("covert", "via_intermediary"),
    end_use="use in Ukraine",
    attribution=Attribution((SPIEGEL,), "said", "2023-02-23", _words("said")),
    start_date="2022",
)
DENIED = TransferClaim(
    DOCUMENT.id,
    (_words("Kirby denied it"),),
    (CHINA,),
    (RUSSIA,),
    items=(Item("drones", category="aircraft.uav"),),
    stage="shipped",
    factuality="denied",
    attribution=Attribution((KIRBY,), "denied"),
)
MEASURE = MeasureClaim(
    DOCUMENT.id,
    (cut(TEXT, 12, 25),),
    (Party("White House", "PublicBody", ("us",)),),
    (RUSSIA,),
    ("sanctions", "export controls"),
    2_800_000_000,
    "USD",
    "announced",
    attribution=Attribution((Party("U.S. intelligence"), KIRBY)),
)
HOSTILE = '<script>alert(1)</script>[bold red]=cmd|x\x1b[31m\u202e"&'
FLOW = Flow(("cn",), ("ru",), "aircraft.uav", "2022", "2022")
HELD = Position(
    "Der Spiegel",
    "certain",
    "shipped",
    "2023-02-23",
    (SHIPPED.id,),
    (DOCUMENT.id,),
    names=("Der Spiegel",),
    affiliation=("name:der spiegel",),
    goods=("drones",),
    categories=("aircraft.uav",),
    via=("ae",),
    reliability="B",
    credibility=Credibility(4, (Term("denied_by", ("Kirby",), "contradicted by Kirby, independent of it"),)),
)
AGAINST = Position(
    "Kirby",
    "denied",
    "shipped",
    None,
    (DENIED.id,),
    (DOCUMENT.id,),
    published_on="2023-02-24",
    affiliation=("gov:us",),
    goods=("drones",),
    categories=("aircraft.uav",),
    credibility=Credibility(4),
)
STEPS = (
    Step("2023-02-23", "said", "Der Spiegel", "shipped", "certain", (SHIPPED.id,)),
    Step("2023-02-24", "published", "Kirby", "shipped", "denied", (DENIED.id,)),
)
WEIGHING = Weighing(FLOW, (HELD, AGAINST), 1, Dispute(FLOW, (HELD,), (AGAINST,)), STEPS)


def hostile(claim: TransferClaim) -> TransferClaim:
    party = Party(HOSTILE)
    return replace(
        claim,
        supplier=(party,),
        items=(Item(HOSTILE),),
        attribution=Attribution((party, party), HOSTILE, HOSTILE),
        end_use=HOSTILE,
        start_date=HOSTILE,
    )
