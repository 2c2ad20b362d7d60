"""How fast the pages of the web app come on a large case, printed and never asserted: `python -m benchmarks.web_pages`.

The case is made up: reports of ten claims each, written straight into the ledger, with texts that hold the words.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from enduse.case import Case
from enduse.model import Attribution, Document, Item, Party, Passage, Span, TransferClaim
from enduse.reference.goods import categories
from enduse.reference.shipments import country_of

_STATES = (
    "China", "Russia", "Iran", "North Korea", "Turkey", "United Arab Emirates", "India", "Kazakhstan", "Belarus",
    "United States", "Germany", "France", "Israel", "Syria", "Yemen", "Sudan", "Egypt", "Armenia", "Serbia", "Pakistan",
)  # fmt: skip
_STAGES = ("considered", "sought", "agreed", "shipped", "delivered", "delivered", None)
_SURETY = ("certain", "certain", "certain", "probable", "possible", "denied", "not_seen")
_CLAIMS = 10


def main(arguments: list[str]) -> None:
    """Print the median and the best time of each page, after the start and later."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="enduse-pages-") as folder:
        case = Path(folder) / "case"
        made = made_case(case, given.claims)
        print(f"{made:,} claims in {made // _CLAIMS:,} reports")
        _measure(case, given.rounds)


def made_case(case: Path, claims: int, seed: int = 1) -> int:
    """Make a case of about so many claims; equal arguments give equal claims.

    Returns:
        How many.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    with Case.open(case) as opened:
        reports = [_report(chance, number) for number in range(claims // _CLAIMS)]
        with opened.ledger.together():
            for document, said in reports:
                opened.ledger.add_reading(document, "benchmark", said)
    return len(reports) * _CLAIMS


def _report(chance: random.Random, number: int) -> tuple[Document, list[TransferClaim]]:
    keys = [key for key in categories() if key.count(".") >= 1]
    told = []
    text = f"Report {number:,} on what was said to be handed over\n\n"
    passages = [Passage("headline", 0, len(text) - 2)]
    for _ in range(_CLAIMS):
        speaker, giver, taker = f"Analyst {chance.randrange(400)}", *chance.sample(_STATES, 2)
        goods = chance.choice(keys)
        what, firm = goods.rpartition(".")[2], f"Firm {chance.randrange(900)}"
        sentence = f"{speaker} said that {giver} delivered {what} to {taker} through {firm}."
        told.append((speaker, giver, taker, goods, sentence, len(text)))
        passages.append(Passage("body", len(text), len(text) + len(sentence)))
        text += f"{sentence}\n\n"
    day = f"20{chance.randrange(18, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}"
    document = Document(
        text, title=f"Report {number:,}", publisher=f"Paper {number % 40}", published_at=day, passages=tuple(passages)
    )
    return document, [_claim(chance, document, *each) for each in told]


def _claim(
    chance: random.Random, document: Document, speaker: str, giver: str, taker: str, goods: str, words: str, start: int
) -> TransferClaim:
    firm = words.rpartition("through ")[2].rstrip(".")
    return TransferClaim(
        document.id,
        (Span(start, start + len(words), words),),
        supplier=(_state(giver),),
        recipient=(_state(taker),),
        intermediaries=(Party(firm, "Company", ("ae",)),) if chance.random() < 0.3 else (),
        items=(Item(goods.rpartition(".")[2], category=goods),),
        stage=chance.choice(_STAGES),  # type: ignore[arg-type]  # words of the model
        factuality=chance.choice(_SURETY),  # type: ignore[arg-type]  # likewise
        attribution=Attribution((Party(speaker, "Person"),), "said", document.published_at),
        origin="benchmark",
    )


def _state(name: str) -> Party:
    code = country_of(name)
    return Party(name, "Country", (code,) if code else ())


_PAGES = (
    "/", "/claims", "/claims?page=150", "/claims?party=Iran&stage=delivered", "/flows", "/flows?q=Iran", "/flows/1",
    "/disputes", "/parties", "/reports", "/search?q=delivered+Turkey", "/matches", "/routes",
)  # fmt: skip
_CLIENT = httpx.Client(headers={"Accept": "text/html"}, timeout=60)
_FIRST = ("/", "/claims", "/reports")


def _measure(case: Path, rounds: int) -> None:
    for path in _FIRST:
        times = []
        for _ in range(rounds):
            with _served(case) as address:
                times.append(_asked(address, path))
        print(f"first request after the start  {statistics.median(times):6.0f} {min(times):6.0f} ms  {path}")
    with _served(case) as address:
        while b"being weighed" in _page(address, "/flows"):
            time.sleep(0.2)
        for path in _PAGES:
            times = [_asked(address, path) for _ in range(rounds)]
            print(f"later                          {statistics.median(times):6.0f} {min(times):6.0f} ms  {path}")


@contextmanager
def _served(case: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "enduse.cli", "serve", "--case", str(case), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own command
        assert server.stdout is not None
        address = server.stdout.readline().strip().rstrip("/")
        try:
            _page(address, "/static/icon.svg")  # it listens before it answers
            yield address
        finally:
            server.terminate()


def _asked(address: str, path: str) -> float:
    begun = time.perf_counter()
    _page(address, path)
    return 1000 * (time.perf_counter() - begun)


def _page(address: str, path: str) -> bytes:
    answer = _CLIENT.get(f"{address}{path}")
    answer.raise_for_status()
    return answer.content


if __name__ == "__main__":
    main(sys.argv[1:])
