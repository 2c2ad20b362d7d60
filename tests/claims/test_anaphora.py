"""What a sentence takes over from the transfers told before it, and what it does not."""

from __future__ import annotations

import pytest

from enduse.claims.reader import Reader
from enduse.model import Document, Party, TransferClaim

Flow = tuple[str, str, str, str]


def ends(parties: tuple[Party, ...]) -> str:
    return ",".join(",".join(party.country) or party.name for party in parties)


def flows(text: str, reader: Reader) -> list[Flow]:
    """(supplier, recipient, goods, stage) of each transfer told."""
    return [
        (ends(c.supplier), ends(c.recipient), ", ".join(i.description for i in c.items), c.stage or "")
        for c in reader.read(Document(text))
        if isinstance(c, TransferClaim)
    ]


# ---- What points back is completed by what was told before.


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Norway pledged howitzers to Ukraine and delivered them in May 2022.", ("no", "ua", "howitzers", "delivered")),
        ("Sudan asked Egypt for rifles, but Egypt refused to send them.", ("eg", "sd", "rifles", "halted")),
        ("Turkey sold drones to Mali, which passed them on to Niger.", ("ml", "ne", "drones", "delivered")),
        ("Norway bought howitzers and will give them to Ukraine.", ("no", "ua", "howitzers", "offered")),
        ("Norway bought howitzers. It will send the howitzers to Ukraine.", ("no", "ua", "howitzers", "offered")),
        ("Norway pledged howitzers to Ukraine. The howitzers arrived in May.", ("no", "ua", "howitzers", "delivered")),
        ("Norway pledged howitzers to Ukraine. It supplied mortars as well.", ("no", "ua", "mortars", "delivered")),
        ("Turkey sold drones to Mali. The drones were shipped through Togo.", ("tr", "ml", "drones", "shipped")),
        (
            "Norway announced an arms package for Ukraine. It includes tanks and mortars.",
            ("no", "ua", "tanks, mortars", "offered"),
        ),
        ("Norway sent rifles to Chad. The rifles were seized in Libya.", ("no", "td", "rifles", "seized")),
        ("Norway sent rifles to Chad. Norway denied that it had sent the rifles.", ("no", "td", "rifles", "shipped")),
        ("Norway bought howitzers. It will give them to Ukraine.", ("no", "ua", "howitzers", "offered")),
        ("Norway pledged howitzers to Ukraine. It delivered them in May 2022.", ("no", "ua", "howitzers", "delivered")),
        ("Sudan asked Egypt for rifles. Egypt refused to send them.", ("eg", "sd", "rifles", "halted")),
        ("Turkey sold drones to Mali. Mali passed them on to Niger.", ("ml", "ne", "drones", "delivered")),
    ],
)
def test_a_pointer_is_completed(text: str, flow: Flow, reader: Reader) -> None:
    assert flows(text, reader)[-1] == flow


# ---- What only speaks of the transfer again is no second claim.


@pytest.mark.parametrize(
    "second",
    [
        "Such aid is illegal.",
        "Such transfers worry Poland.",
        "The delivery was criticised by Poland.",
        "Poland criticised it.",
        "The howitzers are old.",
        "The howitzers can fire 40 kilometres.",
        "Poland had known of the shipment.",
        "They were made in Sweden.",
    ],
)
def test_speaking_of_it_again_tells_nothing_new(second: str, reader: Reader) -> None:
    assert flows(f"Norway sent howitzers to Ukraine. {second}", reader) == [("no", "ua", "howitzers", "shipped")]


# ---- What has its own ends and goods borrows none.


@pytest.mark.parametrize(
    ("second", "flow"),
    [
        ("Turkey sold drones to Mali.", ("tr", "ml", "drones", "agreed")),
        ("Turkey supplied drones.", ("tr", "", "drones", "delivered")),
        ("Mali received drones from Turkey.", ("tr", "ml", "drones", "delivered")),
        ("Mali bought rifles.", ("", "ml", "rifles", "agreed")),
        ("Turkey sent its howitzers to Mali.", ("tr", "ml", "howitzers", "shipped")),
    ],
)
def test_ends_of_its_own_are_kept(second: str, flow: Flow, reader: Reader) -> None:
    there, other = flows(f"Norway sent howitzers to Ukraine. {second}", reader)
    assert there == ("no", "ua", "howitzers", "shipped")
    assert other[:2] == flow[:2]
    assert other[2].endswith(flow[2])
    assert other[3] == flow[3]


def test_nothing_is_taken_over_from_a_later_sentence(reader: Reader) -> None:
    assert flows("It will give them to Ukraine. Norway bought howitzers from Sweden.", reader) == [
        ("se", "no", "howitzers", "agreed")
    ]
