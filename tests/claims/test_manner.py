from __future__ import annotations

import pytest

from enduse.reference.manners import manners
from enduse.reference.table import rows

# Per manner: phrases that tell it. Every row of the table must be told by one of them.
TOLD: dict[str, tuple[str, ...]] = {
    "covert": (
        "sent covertly",
        "in secret talks, secretly",
        "a secretive trade",
        "a clandestine network",
        "concealed under sacks",
        "hidden in a truck",
        "an undisclosed number",
        "undeclared cargo",
        "quietly sent",
        "under cover of night",
        "with its transponder switched off",
        "ais went dark",
        "turned off their transponders",
        "flown without markings",
    ),
    "misdeclared": (
        "disguised as aid",
        "misdeclared cargo",
        "mis-declared cargo",
        "mislabelled crates",
        "mislabeled crates",
        "falsely declared goods",
        "false manifests",
        "falsified papers",
        "declared as furniture",
        "labelled as toys",
        "labeled as toys",
        "manifested as grain",
        "marked as medicine",
        "masked as aid",
        "under the guise of trade",
        "in the guise of trade",
        "posing as a fishing boat",
        "passed off as grain",
        "camouflaged as timber",
        "declared its cargo as cement",
        "declaring the rifles as pipes",
    ),
    "smuggled": ("smuggled rifles", "smuggling ring", "contraband arms", "trafficked arms", "arms traffickers"),
    "illicit": (
        "illicit trade",
        "illegally sent",
        "in violation of an embargo",
        "in breach of resolution 1929",
        "in evasion of controls",
        "violating the arms embargo",
        "evading western sanctions",
        "circumvented export controls",
        "unlawfully sold",
        "without a licence",
        "without an export license",
        "the black market",
        "embargo-busting flights",
        "breached the un arms embargo",
    ),
}


# A comma inside an unquoted pattern would end the cell, and the rest of the pattern would be lost.
def test_no_pattern_is_cut_short() -> None:
    assert [
        row["pattern"] for row in rows("manners/manners.csv") if row["pattern"].count("{") > row["pattern"].count("}")
    ] == []


@pytest.mark.parametrize(("tag", "phrase"), [(tag, phrase) for tag, phrases in TOLD.items() for phrase in phrases])
def test_phrases_tell_their_manner(tag: str, phrase: str) -> None:
    assert tag in {told for told, pattern in manners() if pattern.search(phrase)}


def test_every_row_is_told_by_an_example() -> None:
    assert [p.pattern for tag, p in manners() if not any(p.search(phrase) for phrase in TOLD[tag])] == []


@pytest.mark.parametrize(
    "phrase",
    [
        "iran sent drones to russia",
        "openly and legally sold",
        "the goods were declared at the border",
        "germany declared its support",
        "he declared that tanks would be sent",
        "a licence was granted",
        "tanks labelled with numbers",
        "a list of spare parts",
        "the defence secretariat",
        "legal sales of rifles",
        "in line with the embargo",
        "licensed exports",
        "they spoke of the market",
        "a heavy traffic jam",
        "the ship carried a flag",
        "sanctions were imposed",
        "the parliament passed a law",
        "an unfalsifiable remark",
        "the hideous crime",
        "marketed as the best tank",
        "the secretary of state said",
        "the minister was hiding nothing from voters",
        "the missile, described as the newest of its kind",
        "rockets listed as the most wanted",
        pytest.param(
            "he declared that as minister he would resign",
            marks=pytest.mark.xfail(reason="'declared that as' is taken for what goods are declared as"),
        ),
        "it declared itself neutral, as ever",
    ],
)
def test_ordinary_words_tell_no_manner(phrase: str) -> None:
    assert [(tag, pattern.pattern) for tag, pattern in manners() if pattern.search(phrase)] == []
