"""A report written for these tests, and what a good model would say of it."""

from __future__ import annotations

from typing import Any

from enduse.model import Document, Passage

HEADLINE = "Tehran\u2019s barter"
BODY = (
    "Iran sent some 5,000 artillery shells and Shahed-136 drones to Russia in August 2022, Ukraine\u2019s defence "
    "ministry said on Friday. In return, Moscow agreed to give Tehran\u00a0Su-35 fighter jets worth $1.5 billion."
)
SHELLS = BODY.split(" In return", maxsplit=1)[0].replace("\u2019", "'")  # as models set it
DENIAL = "Beijing denied that it had shipped rifles to Russia. “We have never done so,” the foreign ministry said."
MEASURE = "The European Union imposed sanctions on the Iranian firm Orion Fajr last year."
CAPTION = "A North Korean parade in 2015, where missiles sold to Syria were shown."


def report(published_at: str | None = "2023-02-24", extra: str = "") -> Document:
    parts = [("headline", HEADLINE), ("caption", CAPTION), ("body", BODY), ("body", DENIAL), ("body", MEASURE)]
    if extra:
        parts.append(("body", extra))
    text, passages = "", []
    for kind, words in parts:
        passages.append(Passage(kind, len(text), len(text) + len(words)))
        text += words + "\n\n"
    return Document(text, published_at=published_at, origin="report.txt", passages=tuple(passages))


def state(name: str, *country: str, schema: str = "Country") -> dict[str, Any]:
    return {"name": name, "schema": schema, "country": list(country)}


def shells(**changes: Any) -> dict[str, Any]:
    """Iran's half of the barter, as a model would tell it, quotation marks set straight."""
    return {
        "key": "shells",
        "quotes": [SHELLS],
        "factuality": "certain",
        "stage": "delivered",
        "supplier": [state("Iran", "ir")],
        "recipient": [state("Russia", "ru")],
        "items": [
            {"description": "artillery shells", "number": 5000, "estimated": True},
            {"description": "Shahed-136 drones", "designation": "Shahed-136"},
        ],
        "sources": [state("Ukraine's defence ministry", "ua", schema="PublicBody")],
        "cue": "said",
        "said_on": "2023-02-24",
        "start_date": "2022-08",
        "manner": ["barter"],
        "in_exchange_for": ["jets"],
        **changes,
    }


def jets(**changes: Any) -> dict[str, Any]:
    return {
        "key": "jets",
        "quotes": ["In return, Moscow agreed to give Tehran Su-35 fighter jets worth $1.5 billion."],
        "factuality": "certain",
        "stage": "agreed",
        "supplier": [state("Moscow", "ru")],
        "recipient": [state("Tehran", "ir")],
        "items": [
            {"description": "Su-35 fighter jets", "designation": "Su-35", "amount": 1500000000, "currency": "USD"}
        ],
        "sources": [],
        "in_exchange_for": ["shells"],
        **changes,
    }


def sanctions(**changes: Any) -> dict[str, Any]:
    return {
        "quotes": [MEASURE],
        "factuality": "certain",
        "stage": "imposed",
        "issuer": [state("The European Union", "eu", schema="Organization")],
        "targets": [state("Orion Fajr", "ir", schema="Company")],
        "instruments": ["sanctions"],
        "start_date": "2022",
        **changes,
    }
