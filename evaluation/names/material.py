"""What is asked: lists, names to be found, names not to be found, near-misses, labelled pairs."""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from enduse.model.entity import Entity
from enduse.model.errors import InputError
from evaluation.names.cases import NEAR, Case, sampled
from evaluation.names.near_misses import near_misses
from evaluation.names.parties import Listed, entities, listed
from evaluation.names.tables import Pair, frozen_scores, negatives, pairs, positives
from evaluation.names.variants import variants

# Sample sizes of a run that takes minutes, not hours; --full takes everything.
POSITIVES, MADE, INNOCENT, NEAR_MISSES = 2_000, 2_500, 2_000, 1_000


@dataclass(frozen=True, slots=True)
class Source:
    """A file of names, or a maker of them.

    Args:
        name: The file's, or what was made.
        asked: Names asked.
        known: Names there are.
        listed: Names left out of the sample for being a listed party's after all.
    """

    name: str
    asked: int
    known: int
    listed: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """All that is asked, and of whom."""

    entities: Sequence[Entity]
    parties: Sequence[Listed]
    positives: Sequence[Case]
    innocent: Sequence[Case]
    near: Sequence[Case]
    pairs: Sequence[Pair]
    frozen: dict[tuple[str, str, str], float]
    sources: Sequence[Source]


@dataclass(slots=True)
class Gathering:
    """Cases as they are gathered: samples are taken a file at a time, and told.

    Args:
        taken: Names of the listed parties, casefolded.
        options: The command line.
    """

    taken: frozenset[str]
    options: argparse.Namespace
    sources: list[Source]

    def of(self, name: str, cases: Iterable[Case], size: int) -> list[Case]:
        """A sample of the cases, those that name a listed party by mistake left out."""
        known = list(cases)
        drawn = sampled(known, None if self.options.full else size, self.options.seed)
        kept = [case for case in drawn if case.target is not None or case.name.casefold() not in self.taken]
        self.sources.append(Source(name, len(kept), len(known), len(drawn) - len(kept)))
        return [replace(case, schema=None) for case in kept] if self.options.untyped else kept

    def files(self, paths: Iterable[Path], reader: Callable[[Path], list[Case]], size: int) -> list[Case]:
        """The same for files, each with a sample of its own."""
        return [case for path in paths for case in self.of(path.name, reader(path), size)]


def gathered(options: argparse.Namespace) -> Material:
    """Read and make everything the command line asks for.

    Raises:
        InputError: A file is not what it should be, or a target is not on the lists.
    """
    read = [entity for entity in entities(options.lists) if entity.id.startswith(options.only)]
    parties = listed(read)
    if not parties:
        raise InputError("the lists hold no party with a name; name other --lists, or mend --only")
    taken = frozenset(name.casefold() for party in parties for name in party.names)
    gathering = Gathering(taken, options, [])
    wanted = gathering.files(options.positives, positives, POSITIVES)
    known = {party.id for party in parties}
    astray = [case for case in wanted if case.target not in known]
    if wanted and len(astray) == len(wanted):
        raise InputError(f"none of the targets ({astray[0].target} …) is on the lists; name the --lists they are from")
    chosen = some(parties, options.variants, options.seed)
    if chosen:
        made = variants(chosen, seed=options.seed)
        wanted += gathering.of(f"variants of {len(chosen):,} parties", made, MADE)
    given = gathering.files(options.negatives, negatives, INNOCENT)
    near = [case for case in given if case.group == NEAR]
    if len(near) == len(given):
        raise InputError("near-misses set no bar; name innocent names with --negatives too")
    if options.near_misses:
        near += gathering.files(options.near_misses, negatives, NEAR_MISSES)
    elif chosen:
        near += gathering.of("near-misses made", near_misses(chosen, listed=parties, seed=options.seed), NEAR_MISSES)
    labelled = pairs(options.pairs) if options.pairs else []
    frozen = options.pairs.with_name("logicv2-frozen.csv") if options.pairs else None
    return Material(
        entities=read,
        parties=parties,
        positives=wanted,
        innocent=[case for case in given if case.group != NEAR],
        near=near,
        pairs=labelled,
        frozen=frozen_scores(frozen) if frozen and frozen.exists() else {},
        sources=[*gathering.sources, *([Source(options.pairs.name, len(labelled), len(labelled))] if labelled else [])],
    )


def some(parties: Sequence[Listed], size: int, seed: int) -> list[Listed]:
    """Some of the parties with a name of two words or more, in the order of the list."""
    able = [party for party in parties if len(party.names[0].split()) > 1]
    chance = random.Random(seed)  # noqa: S311
    return [able[place] for place in sorted(chance.sample(range(len(able)), min(size, len(able))))]
