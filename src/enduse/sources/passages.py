"""What a text falls into: headline, caption, dateline, body, quotation, biography, boilerplate.

A claim is read from headline, body and quotation only, so the ground rule is: what is not clearly furniture is body.
First every paragraph is judged by its own words (the cue tables), then by its neighbours: a name under the headline
is a byline, a short line over a biography is its heading, unfinished lines after "Related" head other stories.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from enduse.model.document import Passage, PassageKind
from enduse.sources.cue_sheet import CAPTION_LIMIT, pattern, sheet
from enduse.sources.paragraphs import paragraphs

HEADLINE_LIMIT = 250  # characters
KEY_LIMIT = 400  # characters
LINK_LIMIT = 200  # characters of a headline of another story
HEADING_WORDS = 6  # a longer line is no heading of a biography

_SPACES = dict.fromkeys(map(ord, "\n\r\t\u00a0\u2007\u2009\u202f"), " ")
_STOPS = frozenset(".!?…")
_CLOSING = "\u201d\u2019\"'»)]}"
_QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“"}
_PARTICLES = frozenset(
    {"and", "&", "de", "da", "van", "von", "der", "den", "al", "el", "bin", "ibn", "la", "le", "di", "dos", "ul"}
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph or a part of one, its words, and what it is; None while that is open (in the end: body)."""

    start: int
    end: int
    words: str
    kind: PassageKind | None

    @property
    def key(self) -> str:
        """Its letters and figures, by which headlines and names are known again; "" for anything longer."""
        return _fold(self.words) if len(self.words) <= KEY_LIMIT else ""

    @property
    def is_finished(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.words.rstrip(_CLOSING)[-1:] in _STOPS

    @property
    def is_prose(self) -> bool:
        """Whether the story itself stands here."""
        return self.kind in (None, "quotation") and self.is_finished and len(self.words.split(maxsplit=5)) > 5


def passages(
    text: str, *, title: str | None = None, author: Sequence[str] = (), furniture: Container[str] = ()
) -> tuple[Passage, ...]:
    """The passages of a text, in order, none overlapping; every character outside them is white space.

    Args:
        text: The document's text.
        title: The headline where the source gives one, None otherwise.
        author: Names in the byline where the source gives them.
        furniture: Paragraphs known to be boilerplate, such as the headers and footers of pages.
    """
    # The cues are written with plain spaces. One character for one, so that every offset stays.
    level = text.translate(_SPACES)
    pieces = [piece for start, end in paragraphs(text) for piece in _carved(level, start, end, furniture)]
    pieces = _with_credited_pictures(pieces)
    pieces = _with_headline(pieces, title, author)
    pieces = _with_bylines(pieces, author)
    pieces = _with_other_stories(pieces)
    pieces = _with_biography_headings(pieces)
    return tuple(Passage(piece.kind or "body", piece.start, piece.end) for piece in pieces)


def _carved(text: str, start: int, end: int, furniture: Container[str]) -> Iterator[_Piece]:
    """A paragraph, cut after its dateline and before its credits where it has such."""
    words = text[start:end]
    kind = "boilerplate" if words in furniture else _own_kind(words)
    if kind is not None:
        yield _Piece(start, end, words, kind)
        return
    filed = pattern("dateline", "prefix").match(words)
    if filed is not None:
        yield _piece(text, start, start + filed.end(), "dateline")
        start += filed.end()
    credits_ = pattern("biography", "suffix").search(text, start, end)
    if credits_ is not None and credits_.end() == end and credits_.start() > start:
        yield from _open(text, start, credits_.start())
        yield _piece(text, credits_.start(), end, "biography")
        return
    yield from _open(text, start, end)


def _open(text: str, start: int, end: int) -> Iterator[_Piece]:
    if text[start:end].strip():
        piece = _piece(text, start, end, None)
        yield replace(piece, kind="quotation") if _is_wholly_quoted(piece.words) else piece


def _piece(text: str, start: int, end: int, kind: PassageKind | None) -> _Piece:
    words = text[start:end]
    bare = words.strip()
    start += words.index(bare[0])
    return _Piece(start, start + len(bare), bare, kind)


def _own_kind(words: str) -> PassageKind | None:
    if sheet("boilerplate").proves(words):
        return "boilerplate"
    if len(words) <= CAPTION_LIMIT and words[0] not in _QUOTES and sheet("caption").proves(words):
        return "caption"
    if sheet("dateline").proves(words):
        return "dateline"
    if sheet("biography").proves(words):
        return "biography"
    return None


def _is_wholly_quoted(words: str) -> bool:
    """Whether one pair of quotation marks holds all of it, or opens a speech that the next paragraph goes on with."""
    closing = _QUOTES.get(words[0])
    if closing is None or len(words) < 2:
        return False
    shut = words.find(closing, 1)
    return shut < 0 or not words[shut + 1 :].strip(".,;!?…")


def _with_credited_pictures(pieces: list[_Piece]) -> list[_Piece]:
    """A paragraph that sounds like a caption and has a credit as its next line is one."""
    credited = pattern("caption", "credit")
    for index in range(1, len(pieces)):
        before, piece = pieces[index - 1], pieces[index]
        is_credit = piece.kind == "caption" and credited.fullmatch(piece.words) is not None
        if is_credit and before.kind is None and len(before.words) <= CAPTION_LIMIT:
            pieces[index - 1] = replace(before, kind="caption" if sheet("caption").weight(before.words) else None)
    return pieces


def _fold(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _head(pieces: list[_Piece]) -> int:
    """How many pieces come before the story's first sentence; all of them when there is none."""
    return next((index for index, piece in enumerate(pieces) if piece.is_prose), len(pieces))


def _with_headline(pieces: list[_Piece], title: str | None, author: Sequence[str]) -> list[_Piece]:
    """The headline, wherever it stands above the story, often twice; further down it is the page's own."""
    head = _head(pieces)
    wanted = _fold(title or "")
    if not any(piece.key == wanted for piece in pieces[: head + 1]):
        wanted = _first_line(pieces[:head], author) if len(pieces) > 1 else ""
    if not wanted:
        return pieces
    return [
        replace(piece, kind="headline" if index <= head else "boilerplate") if piece.key == wanted else piece
        for index, piece in enumerate(pieces)
    ]


def _first_line(head: list[_Piece], author: Sequence[str]) -> str:
    """The key of the first piece that can be a headline; "" when none can."""
    bylines = {_fold(name) for name in author}
    keys = (piece.key for piece in head if piece.kind is None and len(piece.words) <= HEADLINE_LIMIT)
    return next((key for key in keys if key not in bylines), "")


def _is_name(words: str) -> bool:
    parts = words.replace(",", " ,").split()
    names = [part for part in parts if part != "," and part.casefold() not in _PARTICLES]
    return (
        2 <= len(names) <= 8
        and len(words) <= 80
        and not words.endswith(tuple(_STOPS))
        and not set(words) & set("()[]:;|/")
        and all(name[0].isupper() and not any(character.isdigit() for character in name) for name in names)
    )


def _is_byline(words: str) -> bool:
    """Whether it is one name or more, each perhaps with a place ("Jane Doe in Cairo and John Roe")."""
    writers = [part.partition(" in ") for part in re.split(r", | and | & ", words)]
    return all(
        len(name.split()) <= 4 and _is_name(name) and place[:1].upper() == place[:1] for name, _, place in writers
    )


def _with_bylines(pieces: list[_Piece], author: Sequence[str]) -> list[_Piece]:
    """Names between the headline and the story are bylines; the same name after the story heads a biography."""
    head = _head(pieces)
    bylines = {_fold(name) for name in author}
    headed = False
    if head < len(pieces):
        for index in range(head):
            piece = pieces[index]
            is_named = piece.key in bylines or (headed and _is_byline(piece.words))
            if piece.kind is None and is_named:
                bylines.add(piece.key)
                pieces[index] = replace(piece, kind="dateline")
            headed = headed or piece.kind == "headline"
    bylines.discard("")
    for index in range(head, len(pieces)):
        if pieces[index].kind is None and pieces[index].key in bylines:
            pieces[index] = replace(pieces[index], kind="biography")
    return pieces


def _with_other_stories(pieces: list[_Piece]) -> list[_Piece]:
    """Short unfinished lines after "Related", "Read more" and the like are headlines of other stories."""
    opens = pattern("boilerplate", "section")
    in_section = False
    for index, piece in enumerate(pieces):
        if piece.kind == "boilerplate":
            in_section = in_section or opens.fullmatch(piece.words) is not None
        elif in_section and piece.kind is None and len(piece.words) <= LINK_LIMIT and not piece.is_finished:
            pieces[index] = replace(piece, kind="boilerplate")
        else:
            in_section = False
    return pieces


def _with_biography_headings(pieces: list[_Piece]) -> list[_Piece]:
    """A short unfinished line, a name or a post, right over a biography belongs to it."""
    for index in range(len(pieces) - 2, -1, -1):
        piece = pieces[index]
        is_heading = piece.kind is None and not piece.is_finished and len(piece.words.split()) <= HEADING_WORDS
        if is_heading and pieces[index + 1].kind == "biography" and _is_name(piece.words):
            pieces[index] = replace(piece, kind="biography")
    return pieces
