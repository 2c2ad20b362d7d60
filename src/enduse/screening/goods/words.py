"""Descriptions: what their words suggest, and what that adds to the codes that are stated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from enduse.model.finding import CodeKind, Finding, Suggestion, Verdict
from enduse.model.item import Item
from enduse.reference.controls import entries, explanations, older, priorities
from enduse.reference.goods import Good, categories, pattern_terms, plain, within
from enduse.screening.goods import heading_search, phrase_search
from enduse.screening.goods.hs_code import read_hs
from enduse.screening.goods.priority import AUTHORITY, CITATION, dotted
from enduse.screening.goods.token import stem, words

_MOST = 8  # suggestions a description: more are not read
_LEAST = 0.15
_SURE = 0.7  # from this score on, words are held against the code that is stated
_LEXICON = 0.6  # what a strong term of the goods lexicon weighs
_ELSEWHERE = "a code beside the priority list"


def suggest(description: str) -> tuple[Suggestion, ...]:
    """Suggestions for a description, best first; empty for words that say nothing ("spare parts", "as per proforma").

    Args:
        description: As declared, in any capitals.
    """
    written = words(plain(description))
    stems = tuple(stem(word) for word in written)
    met = tuple(phrase_search.met(stems))
    other = {at for one in met if not one.targets for at in range(one.start, one.end)}
    left = [at for at in range(len(stems)) if at not in other]
    found = [*_phrased(met, written)]
    found += _headed(tuple(stems[at] for at in left), tuple(written[at] for at in left))
    found += _named(written, stems, other)
    best: dict[str, Suggestion] = {}
    for one in found:
        if one.score >= _LEAST and (one.code not in best or best[one.code].score < one.score):
            best[one.code] = one
    return tuple(sorted(best.values(), key=lambda one: (-one.score, one.kind, one.code))[:_MOST])


def _phrased(met: tuple[phrase_search.Met, ...], written: tuple[str, ...]) -> Iterator[Suggestion]:
    for one in met:
        evidence = ((" ".join(written[one.start : one.end]), one.phrase),)
        for target in one.targets:
            score = round(target.weight * one.factor, 3)
            if target.hs6:
                yield Suggestion(dotted(target.hs6), "hs6", _title(target.hs6), score, evidence, "phrases")
            if target.eccn:
                heading = entries()[target.eccn].heading
                yield Suggestion(target.eccn, "eccn", heading, score, evidence, "phrases")


def _title(hs6: str) -> str:
    listed = priorities().get(hs6)
    return listed.title if listed else _ELSEWHERE


def _headed(stems: tuple[str, ...], written: tuple[str, ...]) -> Iterator[Suggestion]:
    as_written = dict(zip(reversed(stems), reversed(written), strict=True))
    for heading, score, common in heading_search.search(stems):
        kind: CodeKind = "hs6" if heading.kind == "hs6" else "eccn"
        code = dotted(heading.code) if kind == "hs6" else heading.code
        evidence = tuple((as_written[word], word) for word in common)
        yield Suggestion(code, kind, heading.title, score, evidence, "headings")


def _named(written: tuple[str, ...], stems: tuple[str, ...], other: set[int]) -> Iterator[Suggestion]:
    """Categories of arms and dual-use goods whose terms stand in the description, longest first from the left.

    Args:
        written: The words.
        stems: The same, folded.
        other: Indexes of words that a phrase says mean other goods.
    """
    longest = _longest()
    at = 0
    while at < len(written):
        most = 0 if at in other else longest.get(written[at].lower(), 0)
        for end in range(min(len(written), at + most), at, -1):
            good = None if other and other.intersection(range(at, end)) else _good(" ".join(written[at:end]))
            if good is not None:
                yield from _category(good, " ".join(written[at:end]), phrase_search.weakened(stems, at, end))
                at = end
                break
        else:
            at += 1


@cache
def _longest() -> Mapping[str, int]:
    """Number of words of the longest term of the lexicon that begins with a word, in lower case."""
    found: dict[str, int] = {}
    for term in pattern_terms():
        parts = term.lower().split(" ")
        if "-" not in term:
            found[parts[0]] = max(found.get(parts[0], 0), len(parts))
    return MappingProxyType(found)


def _good(phrase: str) -> Good | None:
    good = pattern_terms().get(phrase)
    if good is None:
        good = pattern_terms().get(phrase.lower())
        good = good if good is not None and good.case == "any" else None
    return good


def _category(good: Good, phrase: str, factor: float) -> Iterator[Suggestion]:
    if good.strength != "strong" or within(good.category, "civil"):
        return
    category = categories().get(good.category)
    if category is None or category.parent is None:
        return
    listed = f"{category.label}; EU dual-use category {category.dual_use}" if category.dual_use else category.label
    yield Suggestion(
        category.key, "category", listed, round(_LEXICON * factor, 3), ((phrase, good.term),), "goods lexicon"
    )


def findings(item: Item, suggested: tuple[Suggestion, ...], day: str) -> tuple[Finding, ...]:
    """What category and words of an item add to its codes: never more than `cannot tell`.

    Words are told where no HS code is stated, and where they point clearly to a code of the priority list and
    the one stated is another heading that is not listed: goods are misdeclared that way, and mostly by mistake.

    Args:
        item: The goods.
        suggested: What `suggest` says of its description.
        day: ISO date, month or year.
    """
    listed = tuple(one for one in suggested if one.kind == "hs6" and one.code.replace(".", "") in priorities())
    found: list[Finding] = []
    if listed and not item.hs_code:
        found.append(_worded("words.chpl", item, listed, day, "no HS code is stated and"))
    elif item.hs_code and _against(item.hs_code, listed):
        found.append(_worded("words.other-code", item, listed, day, f"{item.hs_code} is stated, but"))
    keys = [item.category] if item.category else [one.code for one in suggested if one.kind == "category"]
    found += [_dual_use(item, key, day) for key in keys[:1] if key in categories() and categories()[key].dual_use]
    return tuple(found)


def _against(hs_code: str, listed: tuple[Suggestion, ...]) -> bool:
    hs6 = read_hs(hs_code).hs6
    if hs6 is None or hs6 in priorities() or hs6 in older() or not listed or listed[0].score < _SURE:
        return False
    return hs6[:4] not in {one.code[:4] for one in listed}


def _worded(rule: str, item: Item, listed: tuple[Suggestion, ...], day: str, why: str) -> Finding:
    pointed = ", ".join(f"{one.code} (tier {priorities()[one.code.replace('.', '')].tier})" for one in listed[:3])
    words_met = ", ".join(dict.fromkeys(f'"{pair[0]}"' for one in listed[:3] for pair in one.evidence))
    return Finding(
        rule=rule,
        verdict=Verdict.cannot_tell,
        subject=item.description,
        detail=f"{why} the words {words_met} point to {pointed}; words decide no code, ask for the classification",
        authority=AUTHORITY,
        citation=CITATION,
        as_of=day,
        innocent_explanations=explanations(rule),
    )


def _dual_use(item: Item, key: str, day: str) -> Finding:
    category = categories()[key]
    return Finding(
        rule=f"dual-use.{(category.dual_use or '')[:1]}",
        verdict=Verdict.cannot_tell,
        subject=item.description,
        detail=f"{category.label} fall partly under category {category.dual_use}; its thresholds decide, words do not",
        authority="EU",
        citation="Regulation (EU) 2021/821, Annex I",
        as_of=day,
        innocent_explanations=explanations("dual-use."),
    )
