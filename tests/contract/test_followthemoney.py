"""What followthemoney itself says of the exported entities and statements.

It needs a compiler and ICU to install, so it lives in an environment of its own: `make contract` makes it. The
environment variable ENDUSE_FTM_PYTHON names another interpreter that has it.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest
from export_holdings import CLAIMS, HOSTILE_NAMES, document, measure, transfer
from views_claims import DOCUMENT

from enduse.case import Case
from enduse.model import Item, Party, Shipment
from enduse.model.match import Identifier
from enduse.views.export.ftm import shipment_entities
from enduse.views.export.ftm.line import entity_line

ROOT = Path(__file__).parent.parent.parent
FOUND = os.environ.get("ENDUSE_FTM_PYTHON") or ROOT / ".contract" / "bin" / "python"

pytestmark = pytest.mark.skipif(
    not Path(FOUND).exists(), reason="followthemoney is not there: `make contract` installs it beside the project"
)


def asked(folder: Path) -> dict[str, Any]:
    script = Path(__file__).with_name("ask_ftm.py")
    told = subprocess.run(
        [str(FOUND), str(script), str(folder)], capture_output=True, text=True, check=False, timeout=300
    )
    assert told.returncode == 0, told.stderr
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def shipment(name: str, number: int) -> Shipment:
    party = Party(name, "Company", ("cn",))
    numbers = ("imoNumber", "innCode", "ogrnCode", "leiCode", "mmsi", "passportNumber", "id")
    return Shipment(
        name,
        date=name,
        sender=party,
        receiver=Party(f"{name}!", "Person", ("ru",)),
        declarant=Party(name, "no schema"),
        vessel=Party(name, "Vessel", ("pa",)),
        others=((name, party),),
        departure_country="cn",
        destination_country="ru",
        departure_port=name,
        destination_port=name,
        items=(Item(name, name, hs_code=name, number=name, amount=name, currency=name),),
        weight_kg=1e9,
        dataset=name,
        row=number,
        identifiers=tuple((role, Identifier(kind, name)) for kind in numbers for role in ("sender", "vessel")),
        addresses=(("sender", name), ("vessel", name)),
    )


def test_followthemoney_takes_a_case_as_it_is(tmp_path: Path) -> None:
    with Case.open(tmp_path / "case") as case:
        case.ledger.add_reading(DOCUMENT, "test", CLAIMS)
        case.export(tmp_path / "out", ["ftm", "statements"])
    told = asked(tmp_path / "out")
    assert told["complaints"] == []
    assert told["said"] > 10
    assert told["statements"] > 50


def garbage(count: int) -> tuple[str, ...]:
    """Names of any characters, the troublesome ones more often; the same in every run."""
    chance = random.Random(5)
    troublesome = "\"'<>&=;,.\u200b\u200d\u202e\u0301\u0344\xad\x85\u2028 \t\r\n\0\ud800\ufeff\u180e\u3000<BR/>ESQ."

    def mark() -> str:
        return chance.choice(troublesome) if chance.random() < 0.6 else chr(chance.randrange(0x110000))

    return tuple("".join(mark() for _ in range(chance.randint(1, 30))) for _ in range(count))


@pytest.mark.parametrize("names", [HOSTILE_NAMES, garbage(300)], ids=["chosen", "random"])
def test_followthemoney_takes_the_most_hostile_names(tmp_path: Path, names: tuple[str, ...]) -> None:
    with Case.open(tmp_path / "case") as case:
        for name in names:
            told = document(name)
            case.ledger.add_reading(told, "test", (transfer(name, told), measure(name, told)))
        case.export(tmp_path / "out", ["ftm", "statements"])
    records = shipment_entities(shipment(name, number) for number, name in enumerate(names))
    (tmp_path / "out" / "shipments.ftm.json").write_text("".join(map(entity_line, records)), encoding="utf-8")
    told = asked(tmp_path / "out")
    assert told["complaints"] == []
    assert told["said"] > 4 * len(names)
    assert told["shipments"] > 3 * len(names)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"schema": "Note"', '"schema": "Claim"'),
        ('"publishedAt": ["2023-02-24"]', '"publishedAt": ["last Friday"]'),
        ('"country": ["cn"]', '"country": ["China (PRC)"]'),
        ('"sourceUrl": ["https://example.org/a"]', '"sourceUrl": ["javascript:alert(1)"]'),
        ('"keywords"', '"speaker"'),
        ('"name": ["China"]', '"name": ["\u202eChina"]'),
    ],
)
def test_the_question_can_be_answered_with_no(tmp_path: Path, old: str, new: str) -> None:
    with Case.open(tmp_path / "case") as case:
        case.ledger.add_reading(DOCUMENT, "test", CLAIMS)
        case.export(tmp_path / "out", ["ftm", "statements"])
    file = tmp_path / "out" / "entities.ftm.json"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    script = Path(__file__).with_name("ask_ftm.py")
    told = subprocess.run([str(FOUND), str(script), str(file.parent)], capture_output=True, text=True, check=False)
    assert told.returncode or json.loads(told.stdout)["complaints"]
