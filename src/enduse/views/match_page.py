"""Answers of screening on the terminal, for a reviewer: candidates first, below each why, and what spoke against it.

Lines are `Text`, never markup: names come from lists and documents and must neither style nor break the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.padding import Padding
from rich.text import Text

from enduse.model.answer import Answer, Mention
from enduse.model.match import Match, Query
from enduse.views.date import in_words
from enduse.views.explanation import NOBODY, against, explained, measures
from enduse.views.matches import status
from enduse.views.printable import printable

_LONGEST = 200
_MENTIONS = 5
_STYLE = {"confirmed": "bold red", "rejected": "dim", "unsure": "yellow", "open": "bold"}


def answer_page(answer: Answer, *, threshold: float, rejected: bool = False) -> Iterator[Padding | Text]:
    """The lines of an answer.

    Args:
        answer: The answer.
        threshold: From which score somebody is a candidate.
        rejected: Whether those rejected before are shown too.
    """
    heading = Text(_shown(answer.query.names[0]), style="bold underline")
    if answer.place:
        heading.append(f"  {_shown(answer.place)}", style="not bold not underline dim")
    yield Padding(heading, 0, expand=False)
    details = " · ".join(_asked(answer.query))
    if details:
        yield _line(details, 2, "dim")
    for mention in answer.mentions[:_MENTIONS]:
        yield _line(_mention(mention), 2, "dim")
    if answer.named > min(len(answer.mentions), _MENTIONS):
        yield _line(f"named {answer.named:,} times in all; -f jsonl tells more", 2, "dim")
    shown = (*answer.matches, *(answer.rejected if rejected else ()))
    for match in shown:
        yield from _candidate(answer, match)
    if not answer.matches:
        quiet = f", {len(answer.rejected)} rejected before" if answer.rejected else ""
        yield _line(f"{NOBODY} from {threshold:.2f} up{quiet}; nobody is cleared by that", 2, "dim")
    yield Text()


def _candidate(answer: Answer, match: Match) -> Iterator[Padding]:
    state = status(answer, match)
    line = Text(f"{match.score:.2f}  ", style=_STYLE[state])
    line.append(_shown(match.caption))
    line.append(f"  {match.schema}, {', '.join(map(_shown, match.datasets))}", style="not bold dim")
    line.append(f"  {_shown(', '.join((match.entity_id, *match.referents)))}", style="not bold dim")
    yield Padding(line, (0, 0, 0, 2), expand=False)
    decision = answer.decision(match)
    if decision is not None:
        by = f"{_shown(decision.by)}, {in_words(decision.at[:10])}: {_shown(decision.why)}"
        yield _line(f"{state} by {by}", 8, _STYLE[state])
    ids = {match.entity_id, *match.referents}
    for words in measures(each for each in answer.listings if each.entity_id in ids):
        yield _line(f"measure: {words}", 8)
    for words in explained(match):
        yield _line(f"because: {words}", 8)
    for words in against(match):
        yield _line(f"against: {words}", 8, "yellow")


def _asked(query: Query) -> Iterator[str]:
    if len(query.names) > 1:
        yield f"also {'; '.join(query.names[1:])}"
    if query.id:
        yield f"id {query.id}"
    if query.schema:
        yield query.schema
    if query.birth_dates:
        yield f"born {', '.join(query.birth_dates)}"
    if query.countries:
        yield ", ".join(query.countries)
    for each in query.identifiers:
        yield f"{each.kind} {each.value}"


def _mention(mention: Mention) -> str:
    dated = in_words(mention.published_at) or "undated"
    if mention.shipment_id:
        return f"{mention.role} of shipment {mention.shipment_id}, {mention.title}, {dated}"
    where = f"{mention.passage or 'text'} at character {mention.start:,} of {mention.title or mention.origin}"
    return f"{mention.role}, {where}, {dated} (document {mention.document_id[:12]}): “{mention.quote}”"


def _line(words: str, indent: int, style: str = "") -> Padding:
    return Padding(Text(_shown(words, 2 * _LONGEST), style=style), (0, 0, 0, indent), expand=False)


def _shown(words: str, longest: int = _LONGEST) -> str:
    plain = printable(words[: 4 * longest])
    return plain if len(plain) <= longest else f"{plain[:longest]}…"
