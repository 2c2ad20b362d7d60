"""Attachments set right after the parse, and parses that are left alone."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from enduse.claims import parse
from enduse.claims.parse import Sentence, parsed
from enduse.claims.repair import repair
from enduse.claims.telling import marked
from enduse.model import Document

POS = {
    **dict.fromkeys(("NN", "NNS"), "NOUN"),
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBZ"), "VERB"),
    "NNP": "PROPN",
    "JJ": "ADJ",
    "IN": "ADP",
    "CC": "CCONJ",
    "DT": "DET",
    "WDT": "PRON",
    "PRP": "PRON",
    "MD": "AUX",
    ",": "PUNCT",
}
LEMMAS = {"said": "say"}
Ties = list[tuple[str, str, str]]


def built(rows: str) -> Doc:
    """A parse written down: "word tag head tie" a token, tokens parted by "|"; heads are words."""
    words, tags, heads, ties = zip(*(row.split() for row in rows.split("|")), strict=True)
    return Doc(
        parse.pipeline().vocab,
        words=list(words),
        tags=list(tags),
        pos=[POS[tag] for tag in tags],
        lemmas=[LEMMAS.get(word, word.lower()) for word in words],
        heads=[words.index(head) for head in heads],
        deps=list(ties),
    )


def ties(doc: Doc) -> Ties:
    return [(t.text, t.head.text, t.dep_) for t in doc]


def repaired(rows: str, places: str, goods: str) -> Ties:
    doc = built(rows)
    repair(doc, {t.i for t in doc if t.text in places.split()}, {t.i for t in doc if t.text in goods.split()})
    return ties(doc)


# What the small parser makes of a sentence, the names in it, and how a word of it should hang.
WRONG = {
    "priced goods": (
        (
            "Ammunition NN worth nsubj|worth JJ worth ROOT|millions NNS worth npadvmod|reached VBD worth ccomp|"
            "Kyiv NNP reached dobj"
        ),
        "Kyiv",
        "Ammunition",
        [("Ammunition", "reached", "nsubj"), ("reached", "reached", "ROOT"), ("worth", "Ammunition", "amod")],
    ),
    "a second verb after a relative clause": (
        (
            "Chad NNP Chad ROOT|which WDT seized nsubj|seized VBD Chad relcl|rifles NNS seized dobj|"
            "fined VBD Chad relcl|owners NNS fined dobj"
        ),
        "Chad",
        "rifles",
        [("Chad", "fined", "nsubj"), ("fined", "fined", "ROOT"), ("seized", "Chad", "relcl")],
    ),
    "a subject apposed to its source": (
        (
            "According VBG bought prep|to IN According prep|Interfax NNP to pobj|Zarya NNP Interfax appos|"
            "bought VBD bought ROOT|chips NNS bought dobj"
        ),
        "",
        "chips",
        [("Zarya", "bought", "nsubj")],
    ),
    "a finite verb beside a participle": (
        (
            "Iran NNP shipped nsubj|shipped VBD shipped ROOT|parts NNS shipped dobj|made VBN parts acl|"
            "and CC made cc|sold VBD made conj"
        ),
        "Iran",
        "parts",
        [("sold", "shipped", "conj")],
    ),
    "a charge on those who bring it": (
        (
            "Iran NNP accused nsubjpass|accused VBN accused ROOT|by IN accused agent|Chad NNP by pobj|"
            "of IN Chad prep|selling VBG of pcomp"
        ),
        "Iran Chad",
        "",
        [("of", "accused", "prep")],
    ),
    "a name coordinated past its neighbour": (
        (
            "Shells NNS went nsubj|went VBD went ROOT|to IN went prep|ports NNS to pobj|in IN ports prep|"
            "Italy NNP in pobj|and CC ports cc|Greece NNP ports conj"
        ),
        "Italy Greece",
        "Shells",
        [("Greece", "Italy", "conj")],
    ),
    "a list of names taken for an apposition": (
        (
            "Chad NNP bought nsubj|, , Chad punct|Togo NNP Chad appos|and CC Togo cc|Mali NNP Togo conj|"
            "bought VBD bought ROOT|rifles NNS bought dobj"
        ),
        "Chad Togo Mali",
        "rifles",
        [("Togo", "Chad", "conj"), ("Mali", "Togo", "conj")],
    ),
    "goods taken for a verb": (
        (
            "Iran NNP sent nsubj|sent VBD sent ROOT|drones NNS sent dobj|and CC sent cc|rockets VBZ sent conj|"
            "to IN rockets prep|Mali NNP to pobj"
        ),
        "Iran Mali",
        "drones rockets",
        [("rockets", "drones", "conj"), ("to", "sent", "prep")],
    ),
    "goods coordinated with the verb": (
        "Iran NNP sent nsubj|sent VBD sent ROOT|drones NNS sent dobj|and CC sent cc|rockets NNS sent conj",
        "Iran",
        "drones rockets",
        [("rockets", "drones", "conj")],
    ),
    "a gerund taken for an adjective of its goods": (
        (
            "Bonn NNP discussed nsubj|discussed VBD discussed ROOT|supplying NN tanks compound|"
            "tanks NNS discussed dobj|to IN tanks prep|Kyiv NNP to pobj"
        ),
        "Bonn Kyiv",
        "tanks",
        [("tanks", "supplying", "dobj"), ("supplying", "discussed", "xcomp")],
    ),
    "an act after speech": (
        (
            "Iran NNP sent nsubj|sent VBD said ccomp|drones NNS sent dobj|he PRP said nsubj|said VBD said ROOT|"
            "and CC said cc|may MD sell aux|sell VB said conj|rockets NNS sell dobj"
        ),
        "Iran",
        "drones rockets",
        [("sell", "sent", "conj")],
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_hangs_wrong_is_set_right(case: str) -> None:
    rows, places, goods, right = WRONG[case]
    found = repaired(rows, places, goods)
    assert set(right) <= set(found)
    assert sum(word == head for word, head, _ in found) == 1


# Its like, parsed as it should be.
@pytest.mark.parametrize(
    ("rows", "places", "goods"),
    [
        (
            "Shells NNS were nsubj|were VBD were ROOT|worth JJ were acomp|millions NNS worth npadvmod",
            "",
            "Shells",
        ),
        (
            "Chad NNP Chad ROOT|which WDT seized nsubj|seized VBD Chad relcl|rifles NNS seized dobj",
            "Chad",
            "rifles",
        ),
        (
            "According VBG sent prep|to IN According prep|Chad NNP to pobj|tanks NNS sent nsubjpass|sent VBN sent ROOT",
            "Chad",
            "tanks",
        ),
        (
            (
                "Iran NNP fired nsubjpass|fired VBN fired ROOT|by IN fired agent|heads NNS by pobj|"
                "of IN heads prep|staff NN of pobj"
            ),
            "Iran",
            "",
        ),
        (
            "Chad NNP met nsubj|met VBD met ROOT|Togo NNP met dobj|and CC Togo cc|Mali NNP Togo conj",
            "Chad Togo Mali",
            "",
        ),
        ("Togo NNP paid nsubj|, , Togo punct|Mali NNP Togo appos|paid VBD paid ROOT", "Togo Mali", ""),
        (
            "He PRP saw nsubj|saw VBD saw ROOT|the DT tanks det|supplying NN tanks compound|tanks NNS saw dobj",
            "",
            "tanks",
        ),
        ("He PRP saw nsubj|saw VBD saw ROOT|rusting VBG tanks amod|tanks NNS saw dobj", "", "tanks"),
        (
            (
                "Chad NNP said nsubj|said VBD said ROOT|and CC said cc|Togo NNP sent nsubj|sent VBD said conj|"
                "rifles NNS sent dobj"
            ),
            "Chad Togo",
            "rifles",
        ),
        (
            (
                "firm NN firm ROOT|, , firm punct|Zarya NNP firm appos|, , firm punct|relaxed VBN rifles amod|"
                "rifles NNS firm appos"
            ),
            "",
            "rifles",
        ),
    ],
)
def test_what_hangs_right_is_left_alone(rows: str, places: str, goods: str) -> None:
    assert repaired(rows, places, goods) == ties(built(rows))


def sentence(text: str) -> Sentence:
    [read] = parsed(marked(Document(text)))
    return read


def token(read: Sentence, word: str) -> Token:
    [found] = [t for t in read.doc if read.word(t.i) == word]
    return found


# From the text: the word, what it hangs on and by which tie.
@pytest.mark.parametrize(
    ("text", "word", "over", "tie"),
    [
        ("Iran sent drones and possibly missiles to Russia.", "missiles", "drones", "conj"),
        ("Poland talked about handing over jets to Ukraine.", "jets", "handing", "dobj"),
        ("Iran was accused by the panel of shipping drones to Yemen.", "of", "accused", "prep"),
        ("Turkey sent drones to Mali, an officer said, and may send missiles.", "send", "sent", "conj"),
        ("The firm, Zarya Ltd, shipped chips to Russia.", "chips", "shipped", "dobj"),
        ("The firm, Zarya Ltd, shipped chips to Russia.", "firm", "shipped", "nsubj"),
        ("Zarya Ltd, founded in May, supplied chips to Chad, the records show.", "supplied", "show", "ccomp"),
        ("The firm, Zarya Ltd, shipped chips to Russia.", "to", "shipped", "prep"),
        pytest.param(
            *("According to the panel, Zarya, a Russian firm, purchased chips.", "Zarya", "purchased", "nsubj"),
            marks=pytest.mark.xfail(reason="a subject with an apposition of its own after the source loses its verb"),
        ),
    ],
)
def test_a_text_is_read_with_its_attachments_right(text: str, word: str, over: str, tie: str) -> None:
    read = sentence(text)
    found = token(read, word)
    assert (read.word(found.head.i), found.dep_) == (over, tie)


@pytest.mark.parametrize(
    "text",
    [
        "Iran sent drones to Russia.",
        "Iran sent drones and missiles to Russia.",
        "Smuggling rifles is a crime.",
        "Ageing tanks stood in Chad.",
        "Chad and Sudan signed an arms deal.",
        "Chad bought rifles and Sudan bought mortars.",
        "The panel said Iran had shipped drones to Yemen.",
        "Poland, which borders Ukraine, sent tanks.",
        "The rifles were worth $5 million.",
        "According to Poland, tanks were sent to Ukraine.",
        "Rifles were found in the south of Chad.",
        "The trader sold two goods, captured rifles and mortars.",
        "Chad has rifles, seized mortars and tanks.",
    ],
)
def test_a_sound_parse_is_left_alone(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = ties(sentence(text).doc)
    monkeypatch.setattr(parse, "repair", lambda *_: None)
    assert read == ties(sentence(text).doc)
