"""The measurements as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from evaluation.routes.plot import plot
from evaluation.routes.score import TOP, Score, decoys_listed, precision, recall

Curve = Mapping[float, Sequence[Score]]


def summary(name: str, scores: Sequence[Score]) -> Iterator[str]:
    """How good the lists of some worlds are.

    Args:
        name: What was asked of them ("all legs recorded").
        scores: One a world.
    """
    yield name
    yield f"  recall in the top {TOP}          {recall(scores)}   worlds: {_each(scores)}"
    if any(score.unseen for score in scores):
        yield f"    last leg recorded          {recall(scores, unseen=False)}"
        yield f"    last leg recorded by nobody {recall(scores, unseen=True)}"
        yield f"      hub tied to ru otherwise  {recall(scores, unseen=True, tied=True)}"
        yield f"      hub not tied at all       {recall(scores, unseen=True, tied=False)}"
    planted = max((len(score.ranks) for score in scores), default=0)
    yield f"  precision at {TOP}             {precision(scores)}"
    yield f"  precision at {planted}             {precision(scores, at=planted)}"
    yield f"  decoys listed               {decoys_listed(scores)}"
    counted = Counter(meaning for score in scores for meaning in score.listed)
    yield f"  what is listed              {', '.join(f'{meaning} {times}' for meaning, times in counted.most_common())}"
    chains = ("too many" if score.found is None else f"{score.found:,}" for score in scores)
    yield f"  chains there were           {', '.join(chains)}"
    yield f"  seconds a world             {', '.join(f'{score.seconds:.1f}' for score in scores)}"
    yield "  routes by kind"
    for kind in dict.fromkeys(kind for score in scores for kind in score.kinds.values()):
        yield f"    {kind:<28} {recall(scores, kind=kind)}"
    yield "  decoys listed by kind"
    for kind in dict.fromkeys(kind for score in scores for kind in score.decoys.values()):
        yield f"    {kind:<28} {decoys_listed(scores, kind=kind)}"


def _each(scores: Sequence[Score]) -> str:
    return " ".join(f"{recall([score]).value or 0:.2f}" for score in scores)


def curve_lines(name: str, curve: Curve) -> Iterator[str]:
    """A curve as a table.

    Args:
        name: What changes ("missing").
        curve: Its values, and the worlds measured at each.
    """
    yield f"{name:>8}  {'recall':<16}{'last leg unseen':<18}{f'precision at {TOP}':<18}decoys listed"
    for value, scores in curve.items():
        shares = (recall(scores), recall(scores, unseen=True), precision(scores), decoys_listed(scores))
        told = [str(share) for share in shares]
        yield f"{value:>8.1f}  {told[0]:<16}{told[1]:<18}{told[2]:<18}{told[3]}"


def curves_plot(curves: Mapping[str, Curve]) -> str:
    """Curves as SVG.

    Args:
        curves: What changes ("missing"), its values, and the worlds measured at each.
    """
    panels = {
        name: {
            f"recall in the top {TOP}": [(value, recall(scores).value or 0.0) for value, scores in curve.items()],
            f"precision at {TOP}": [(value, precision(scores).value or 0.0) for value, scores in curve.items()],
            "decoys listed": [(value, decoys_listed(scores).value or 0.0) for value, scores in curve.items()],
        }
        for name, curve in curves.items()
    }
    return plot(
        panels,
        title="Planted routes found, and decoys listed",
        description="Recall, precision and decoys listed, by the share of last legs that nobody recorded and the share "
        "of records that are respelled",
        notes=["Simulated worlds; shares of planted routes, of routes listed and of decoys."],
    )
