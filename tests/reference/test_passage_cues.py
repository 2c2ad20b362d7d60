import re

import pytest

from enduse.reference.passages import ENOUGH, Cue, cues


def matched(cue: Cue, words: str) -> bool:
    if cue.match in ("line", "section", "credit"):
        return re.fullmatch(cue.pattern, words) is not None
    if cue.match in ("start", "prefix"):
        return re.match(cue.pattern, words) is not None
    return re.search(f"(?:{cue.pattern})$" if cue.match in ("end", "suffix") else cue.pattern, words) is not None


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: cue.example[:40])
def test_every_cue_matches_its_example(cue: Cue) -> None:
    assert matched(cue, cue.example)


STORY = (
    "Iran is seeking to provide Russia with more drones, artillery, and new missiles, Kirby said.",
    "Share prices of arms makers rose after Germany said it would send tanks to Ukraine.",
    "More than 300 missiles were delivered to the Houthis, according to a United Nations report.",
    "Related sanctions on shipping firms were announced the same day.",
    "Follow-on deliveries are expected in March, two officials said.",
    "File sharing between the two armies was agreed in Minsk.",
    "Contact between Pyongyang and Moscow has grown, and shells have been shipped since August.",
    "Publishing the list, the ministry said that forty firms had supplied chips.",
    "The photo, according to the ministry, proves that Iran supplied the engine.",
    "Watchdogs say Turkey delivered drones to Libya.",
)


@pytest.mark.parametrize("words", STORY)
def test_no_single_cue_takes_a_sentence_of_the_story_away(words: str) -> None:
    assert [cue.pattern for cue in cues() if cue.weight >= ENOUGH and matched(cue, words)] == []
