"""The files in told/ are reports in the manner of many houses, a passage a line: its kind, a tab, its words."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.sources.passages import passages

Told = list[tuple[str, str]]

HOUSES = sorted((Path(__file__).parent / "told").glob("*.tsv"))


def told(text: str, title: str | None = None, author: tuple[str, ...] = ()) -> Told:
    return [(passage.kind, text[passage.start : passage.end]) for passage in passages(text, title=title, author=author)]


def kinds(*paragraphs: str, title: str | None = None, author: tuple[str, ...] = ()) -> list[str]:
    return [kind for kind, _ in told("\n\n".join(paragraphs), title, author)]


def expected(house: Path) -> Told:
    rows = (line.partition("\t") for line in house.read_text(encoding="utf-8").splitlines())
    return [(kind, words) for kind, _, words in rows]


def written(report: Told, gap: str) -> str:
    # A dateline that ends in a dash stands before the first sentence, in its paragraph.
    return "".join(
        words + (" " if kind == "dateline" and words[-1] in "\u2014\u2013-" else gap) for kind, words in report
    )


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n", "\n \u00a0\n"], ids=["lines", "blank", "CRLF", "blanks"])
@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.stem)
def test_reports_of_every_house(house: Path, gap: str) -> None:
    assert told(written(expected(house), gap)) == expected(house)


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.stem)
def test_non_breaking_spaces_hide_no_cue(house: Path) -> None:
    report = [(kind, words.replace(" ", "\u00a0")) for kind, words in expected(house)]
    assert [kind for kind, _ in told(written(report, "\n"))] == [kind for kind, _ in report]


STORY = "Iran has sent hundreds of drones to Russia since August, two officials said on Friday."
END = "The ministry did not answer questions on Friday."


@pytest.mark.parametrize(
    "words",
    [
        "The Islamic Revolutionary Guard Corps (IRGC) shipped the missiles in August, the report said.",
        "Rosoboronexport (ROE) — the state exporter — sold Algeria the jets, the report said.",
        "Kazakhstan joined the programme in March 2000.",
        "Figure skating apart, the two countries trade in arms.",
        "Photos of the crates show that the rockets came from Iran.",
        "By March, Iran had delivered the drones to Khartoum.",
        "By Monday the ministry had seized three shipments bound for Yemen.",
        "Published accounts of the deal differ on who paid for the shells.",
        "Updated versions of the drone were sent to Moscow in June.",
        "Editing software and chips were sold to the firm in Minsk.",
        "Follow-up deliveries were halted, Berlin said.",
        "Watch lists of both countries name the firm that supplied the engines.",
        "The editor of a newspaper in Sanaa said he had seen the crates unloaded.",
        "Reuters reported on Monday that China had sold Russia drone engines.",
        "Iran seeks to provide drones, artillery (L-shaped launchers) and missiles, officials said.",
        "The firm, which holds a licence, sold the radar to Myanmar.",
        "Share prices rose after South Korea sold howitzers to Poland.",
        "More than 7,000 containers were shipped to Russia, Seoul said.",
        "Related firms in Hong Kong shipped the chips, according to the indictment.",
        "Contact with the ship was lost near Bandar Abbas, where it had loaded the missiles.",
        "Sanctions on the network were announced on Feb. 24, 2023.",
        "He is the author of the deal that sent tanks to Kyiv.",
        "The president visits Moscow often, and missiles followed his visit of October 2003.",
        "“The drones came from Iran,” said Jane Doe, a senior fellow at an institute in London.",
        "Jane Doe is a lawmaker for the party that opposes sending tanks to Ukraine.",
        '"We sent them." That is what the minister said of the "drones"',
    ],
)
def test_the_story_is_left_in(words: str) -> None:
    assert kinds("Arms deals grow", STORY, words, END) == ["headline", "body", "body", "body"]


@pytest.mark.parametrize(
    "words",
    [
        "“We have sent nothing.”",
        '"We have sent nothing."',
        "“We have sent nothing”.",
        "«Nous n\u2019avons rien livré.»",
        "„Wir haben nichts geliefert.“",
        "“We have sent nothing, and this speech goes on in the next paragraph.",
    ],
)
def test_a_paragraph_within_quotation_marks(words: str) -> None:
    assert kinds(STORY, words, END) == ["body", "quotation", "body"]


@pytest.mark.parametrize(
    "words",
    [
        "“We have sent nothing,” he said.",
        "“Nothing,” he said. “We sent nothing.”",
        "“Nothing” and “never”",
        "He said “nothing.”",
    ],
)
def test_a_quotation_with_its_speaker_is_body(words: str) -> None:
    assert kinds(STORY, words, END) == ["body", "body", "body"]


def test_a_text_of_one_paragraph_is_body() -> None:
    assert kinds("Iran sends drones to Russia") == ["body"]
    assert kinds(STORY) == ["body"]


def test_a_title_from_the_source_is_the_headline_even_when_it_ends_as_a_sentence_does() -> None:
    assert kinds("Iran sent them.", STORY, title="Iran sent them.") == ["headline", "body"]
    assert kinds(STORY, END, title="Another title") == ["body", "body"]


def test_an_author_from_the_source_is_a_byline_above_and_a_biography_below() -> None:
    assert kinds("Doe", STORY, END, "Doe", author=("Doe",)) == ["dateline", "body", "body", "biography"]


def test_two_words_in_the_story_are_no_byline() -> None:
    assert kinds("Arms deals grow", STORY, "Weapons Denied", END) == ["headline", "body", "body", "body"]


def test_a_caption_is_told_by_the_credit_below_it() -> None:
    picture = "Minister Jane Doe addresses troops in Port Sudan"
    assert kinds("Arms deals grow", picture, "AP Photo/John Roe", STORY) == ["headline", "caption", "caption", "body"]
    assert kinds("Arms deals grow", "Ministers differ on arms", STORY) == ["headline", "body", "body"]


def test_other_stories_end_where_the_story_goes_on() -> None:
    found = kinds(
        STORY, "READ MORE", "Iran sold missiles to Sudan", "Russia buys shells", END, "A heading of the story", END
    )
    assert found == ["body", "boilerplate", "boilerplate", "boilerplate", "body", "body", "body"]


def test_credits_at_the_end_of_a_paragraph_are_cut_off() -> None:
    found = told(f"{STORY} (Reporting by Jane Doe; Editing by John Roe)")
    assert found == [("body", STORY), ("biography", "(Reporting by Jane Doe; Editing by John Roe)")]


def test_hand_wrapped_paragraphs_are_one_passage() -> None:
    text = (
        "Iran has sent hundreds of drones to Russia since August, two\n"
        "officials said on Friday, adding that shells would follow. The\n"
        "Kremlin denied it.\n\n"
        "  - Drones were sent to the front in\n    the autumn, they said.\n"
        "  - Shells were not.\n"
    )
    found = [words.split() for _, words in told(text)]
    assert len(found) == 3
    assert found[0][-3:] == ["Kremlin", "denied", "it."]
    assert found[1][-2:] == ["they", "said."]


def test_short_lines_are_paragraphs_of_their_own() -> None:
    lines = [
        "Iran sent drones.",
        "Russia sent jets to Tehran.",
        "the Kremlin denied it.",
        "China watched, and sold chips to both.",
    ]
    assert [words for _, words in told("\n".join(lines))] == lines


UNICODE = st.text(st.characters(exclude_categories=[]), max_size=400)
PIECES = st.lists(
    st.one_of(
        UNICODE,
        st.sampled_from([words for house in HOUSES for _, words in expected(house)]),
        st.sampled_from(
            ["\n", "\n\n", "\r\n", "\u2028", "\u2029", "\x85", "\x0c", "\u00a0", " ", "\u200b", "“", "”", '"', "(", "—"]
        ),
    ),
    max_size=12,
)


@given(st.one_of(UNICODE, PIECES.map("".join)), st.one_of(st.none(), UNICODE))
@settings(max_examples=300, deadline=None)
def test_passages_cover_every_text(text: str, title: str | None) -> None:
    found = passages(text, title=title)
    reached = 0
    for passage in found:
        assert reached <= passage.start < passage.end <= len(text)
        assert not text[reached : passage.start].strip()
        assert text[passage.start : passage.end].strip()
        reached = passage.end
    assert not text[reached:].strip()
    assert passages(text, title=title) == found


REPORTS = Path(os.environ.get("ENDUSE_SHARED", Path(__file__).parents[2] / ".." / "shared")) / "reports"


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the shared reports are not here (ENDUSE_SHARED)")
def test_a_real_report() -> None:
    found = told((REPORTS / "white-house-arms-deals.txt").read_text(encoding="utf-8"))
    assert [kind for kind, _ in found[:7]] == [
        "headline",
        "headline",
        "caption",
        "dateline",
        "dateline",
        "dateline",
        "body",
    ]
    assert [kind for kind, _ in found[-6:]] == ["biography"] * 4 + ["boilerplate"] * 2
    story = found[6:-6]
    assert len(story) == 17
    assert [words[:10] for kind, words in story if kind == "quotation"] == [
        "“Iran\u2019s su",
        "“We\u2019ve bee",
        "“Victory i",
    ]
    assert {kind for kind, _ in story} == {"body", "quotation"}
