from __future__ import annotations

import pytest

from enduse.claims.reader import Reader
from enduse.model import Document, TransferClaim


def stages(text: str, reader: Reader) -> list[str | None]:
    return [claim.stage for claim in reader.read(Document(text)) if isinstance(claim, TransferClaim)]


# Order of a transfer's life, several wordings each.
@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Norway is considering sending howitzers to Ukraine.", "considered"),
        ("Norway is weighing the delivery of howitzers to Ukraine.", "considered"),
        ("Norway intends to supply howitzers to Ukraine.", "considered"),
        ("Ukraine is seeking howitzers from Norway.", "sought"),
        ("Ukraine asked Norway for howitzers.", "sought"),
        ("Ukraine has requested howitzers from Norway.", "sought"),
        ("Norway offered Ukraine howitzers.", "offered"),
        ("Norway pledged howitzers to Ukraine.", "offered"),
        ("Norway promised to send howitzers to Ukraine.", "offered"),
        ("Norway is negotiating the sale of howitzers to Ukraine.", "negotiated"),
        ("Norway agreed to sell howitzers to Ukraine.", "agreed"),
        ("Norway signed a contract to supply howitzers to Ukraine.", "agreed"),
        ("Norway has sold howitzers to Ukraine.", "agreed"),
        ("Norway approved the sale of howitzers to Ukraine.", "licensed"),
        ("Norway authorised the export of howitzers to Ukraine.", "licensed"),
        ("Norway shipped howitzers to Ukraine.", "shipped"),
        ("Norway exported howitzers to Ukraine.", "shipped"),
        ("Norway delivered howitzers to Ukraine.", "delivered"),
        ("Ukraine received howitzers from Norway.", "delivered"),
        ("Norway halted the delivery of howitzers to Ukraine.", "halted"),
        ("Norway suspended exports of howitzers to Ukraine.", "halted"),
        ("Norway blocked the sale of howitzers to Ukraine.", "halted"),
        ("Norway cancelled the delivery of howitzers to Ukraine.", "halted"),
        ("Norway seized a shipment of rifles from Iran to Yemen.", "seized"),
        ("Norway intercepted missiles sent from Iran to Yemen.", "seized"),
        ("Norway intercepted missiles that Iran had sent to Yemen.", "seized"),
        ("A shipment of missiles from Iran to Yemen was intercepted by Norway.", "seized"),
        ("Missiles sent from Iran to Yemen were intercepted by Norway.", "seized"),
    ],
)
def test_stages(text: str, stage: str, reader: Reader) -> None:
    assert stages(text, reader) == [stage]


# What only stands near does not move the stage.
@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Norway, which considered its options, delivered howitzers to Ukraine.", "delivered"),
        ("Norway delivered howitzers to Ukraine and offered Poland its help.", "delivered"),
        ("After talks were halted, Norway delivered howitzers to Ukraine.", "delivered"),
        ("Norway, which signed a treaty, shipped howitzers to Ukraine.", "shipped"),
        ("The minister who promised reform said Norway shipped howitzers to Ukraine.", "shipped"),
        ("Norway delivered howitzers to Ukraine, whose police seized drugs.", "delivered"),
        ("Norway has not stopped delivering howitzers to Ukraine.", "delivered"),
    ],
)
def test_words_nearby_leave_the_stage_alone(text: str, stage: str, reader: Reader) -> None:
    assert stages(text, reader)[0] == stage


@pytest.mark.parametrize(
    "text",
    [
        "Norway considered its options in Ukraine.",
        "Ukraine asked Norway for advice.",
        "Norway and Ukraine signed a treaty on fishing.",
        "Norway seized the initiative in Ukraine.",
        "Norway suspended flights to Ukraine.",
        "Norway delivered a speech on howitzers in Ukraine.",
        "Howitzers of Norway were seen in Ukraine.",
        "Norway sold its embassy in Ukraine.",
    ],
)
def test_no_stage_without_a_transfer(text: str, reader: Reader) -> None:
    assert stages(text, reader) == []
