"""The screening that a case keeps, as it was answered last: read, never asked anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from enduse.case.lists import LISTS
from enduse.ledger import Ledger
from enduse.ledger.latest_screening import LatestScreening, latest_screening
from enduse.ledger.lists import ListStore
from enduse.ledger.lists.store import key_of
from enduse.ledger.screenings import Screenings
from enduse.model import Claim, Document
from enduse.model.answer import Answer
from enduse.views.dossier import ListVintage, Screened

_AGAIN: Final = "ask again with `enduse screen --case {case}`"


def kept_screening(ledger: Ledger, claims: Sequence[Claim], documents: Sequence[Document]) -> Screened | None:
    """The last screening of a case with the decisions that hold; None for a case that was never screened.

    Where the lists in force, or the matching, are no longer those that were asked, the answers are shown as they were
    given, without measures and decisions, and the notes say so.

    Args:
        ledger: The case.
        claims: Its claims.
        documents: Its reports.

    Raises:
        CaseError: What is kept is damaged.
    """
    latest = latest_screening(ledger)
    if latest is None:
        return None
    from enduse.case.fingerprint import engine  # noqa: PLC0415  # screening takes a while to import
    from enduse.case.named import named_in  # noqa: PLC0415  # as above

    roll = named_in(claims, documents)
    log = Screenings(ledger)
    queries, kept = log.queries(), log.answers(latest.number)
    bare = [
        replace(Answer(queries[key], key, answer.matches), mentions=tuple(named.mentions), named=named.count)
        if (named := roll.parties.get(key))
        else Answer(queries[key], key, answer.matches)
        for key, answer in kept.items()
    ]
    notes = []
    unasked = len(roll.parties.keys() - kept.keys())
    if unasked:
        notes.append(f"{unasked:,} named since were not asked; {_AGAIN.format(case=ledger.path.name)}.")
    answers = _completed(ledger, latest, bare)
    if answers is None:
        changed = "the matching has changed" if latest.terms.engine != engine() else "the lists in force are others"
        notes.append(
            f"Since then {changed}, so measures and decisions are left out; {_AGAIN.format(case=ledger.path.name)}."
        )
    return Screened(
        answers=tuple(bare if answers is None else answers),
        lists=_asked(ListStore(ledger.path / LISTS), latest),
        threshold=latest.terms.threshold,
        screened_at=latest.at,
        engine=latest.terms.engine,
        notes=tuple(notes),
    )


def lists_in_force(ledger: Ledger) -> tuple[ListVintage, ...]:
    """The lists a case keeps, asked or not."""
    store = ListStore(ledger.path / LISTS)
    vintages = store.current() if store.exists() else ()
    return tuple(
        ListVintage(
            each.name, each.card.day, each.card.title, each.card.publisher, each.card.checksum, each.card.licence
        )
        for each in vintages
    )


def _completed(ledger: Ledger, latest: LatestScreening, bare: Sequence[Answer]) -> list[Answer] | None:
    """The answers with measures and decisions; None where the lists that were asked are not the ones in force."""
    from enduse.case.decisions import Decisions  # noqa: PLC0415  # as above
    from enduse.case.fingerprint import engine  # noqa: PLC0415  # as above
    from enduse.case.lists_index import ListsIndex  # noqa: PLC0415  # as above
    from enduse.case.screening import completed  # noqa: PLC0415  # as above

    store = ListStore(ledger.path / LISTS)
    if not store.exists():
        return None
    key = key_of(store.current())
    # An index that is not there takes minutes to make: a page does not wait for that.
    if (
        latest.terms.lists != key
        or latest.terms.engine != engine()
        or not store.index_path(f"{key}-{engine()}").exists()
    ):
        return None
    return completed(bare, ListsIndex.of_store(store), Decisions(Screenings(ledger).decisions()))


def _asked(store: ListStore, latest: LatestScreening) -> tuple[ListVintage, ...]:
    found = []
    for name, day, stem in latest.terms.vintages:
        kept = store.vintages(name) if store.exists() else ()
        vintage = next((each for each in kept if each.stem == stem), None)
        if vintage is None:
            found.append(ListVintage(name, day))
            continue
        card = vintage.card
        found.append(ListVintage(name, day, card.title, card.publisher, card.checksum, card.licence))
    return tuple(found)
