"""Texts nobody would print: read without an error, and no slower than their length."""

from __future__ import annotations

import random
import time

import pytest

from enduse.claims.reader import Reader
from enduse.model import Claim, Document

HEAD = "Iran sent drones to Russia"

# Each grows with n in one place only.
SHAPES = {
    "one sentence after another": lambda n: f"{HEAD}. " * n,
    "told again and again without a full stop": lambda n: f"{HEAD} and " * n,
    "a comma splice": lambda n: f"{HEAD}, " * n,
    "one long list": lambda n: f"{HEAD} " + "and missiles " * n,
    "said that he said": lambda n: "He said that " * n + HEAD,
    "names in a row": lambda n: f"{HEAD} via " + "Aaaaa " * n,
    "a tower of prepositions": lambda n: f"{HEAD} " + "in violation of the " * n,
    "one long word": lambda n: f"Iran sent drones {'a' * n} to Russia.",
    "a long hyphenated name": lambda n: f"Iran sent drones {'Ab-' * n} to Russia.",
    "full stops": lambda n: HEAD + "." * n,
    "closing quotes": lambda n: HEAD + "”" * n,
    "opening brackets": lambda n: HEAD + "(" * n,
    "blanks": lambda n: f"{HEAD}{' ' * n}x",
    "line breaks": lambda n: f"{HEAD}.{chr(10) * n}x",
    "figures": lambda n: HEAD + "1,000" * n,
    "sums": lambda n: "Iran sent drones worth " + "$1 " * n + "to Russia.",
    "dates": lambda n: f"{HEAD} " + "last year " * n,
    "emoji": lambda n: HEAD + "🚀" * n,
    "right to left": lambda n: f"{HEAD} " + "إيران أرسلت " * n,
    "controls": lambda n: HEAD + "\x00\x07\x1b" * n,
    "combining marks": lambda n: HEAD + "\u0301" * n,
    "measures": lambda n: "The EU imposed sanctions on Iran and " * n,
    "evasions": lambda n: f"{HEAD} " + "evading " * n,
}


def hold(claims: tuple[Claim, ...], text: str) -> bool:
    return all(span.holds(text) for claim in claims for span in claim.spans)


@pytest.mark.parametrize("shape", SHAPES)
def test_thousands_of_anything_are_read(shape: str, reader: Reader) -> None:
    words = len(SHAPES[shape](1).split()) - len(SHAPES[shape](0).split())
    text = SHAPES[shape](5000 // words if words > 0 else 1500)
    assert hold(reader.read(Document(text, published_at="2023-02-24")), text)


def quickest(text: str, reader: Reader) -> float:
    taken = []
    for _ in range(2):
        begun = time.perf_counter()
        reader.read(Document(text, published_at="2023-02-24"))
        taken.append(time.perf_counter() - begun)
    return min(taken)


# Four times the text may take four times as long, and as much again for the noise of a busy machine; not sixteen times.
@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_length(shape: str, reader: Reader) -> None:
    short, long = SHAPES[shape](30), SHAPES[shape](120)
    quickest(short, reader)
    assert quickest(long, reader) < 9 * quickest(short, reader) + 0.02


ALPHABET = (
    "Iran", "Russia", "Hezbollah", "the U.S.", "Kirby", "it", "drones", "missiles", "a Shahed-136", "sanctions",
    "sent", "sold", "was seized", "imposed", "said", "denied", "to", "from", "through", "in exchange for", "on",
    "not", "possibly", "last year", "Friday", "$5 billion", "300", ".", ",", "“", "”", "\n", "\n\n", ":", "(", ")",
    "\u00a0", "\u202e", "\u0301", "🚀", "\x00", "\t", "إيران", "Иран", "a" * 10_000, "-", "’s", "…", "\ufffd", "https://x.example/?a=b",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(200))
def test_any_mixture_is_read_twice_alike(seed: int, reader: Reader) -> None:
    dice = random.Random(seed)
    text = dice.choice(["", " "]).join(dice.choices(ALPHABET, k=dice.randint(1, 120)))
    document = Document(text, published_at=dice.choice([None, "2023", "2023-02", "2023-02-24"]))
    claims = reader.read(document)
    assert hold(claims, text)
    assert reader.read(document) == claims


@pytest.mark.parametrize(
    "text", [".", "…" * 3000, "?!" * 2000, "\n" * 5000, "\x00" * 5000, "\u202e" * 100, "“" * 999, "🚀" * 999]
)
def test_only_marks_tell_nothing(text: str, reader: Reader) -> None:
    assert reader.read(Document(text)) == ()


@pytest.mark.parametrize("published", ["banana", "2023-13-45", "2023-02-30", "24/02/2023"])
def test_a_publication_date_that_is_none_dates_nothing(published: str, reader: Reader) -> None:
    [claim] = reader.read(Document("Iran sent missiles to Russia yesterday.", published_at=published))
    assert claim.start_date == "yesterday"
