"""Make the shipped tables of world outlines: `python -m evaluation.outlines FOLDER`.

FOLDER holds `countries-110m.json` and `countries-50m.json` of the npm package world-atlas 2.0.2 (ISC), which is Natural
Earth (public domain) as TopoJSON; `npm pack world-atlas@2.0.2` fetches it. Outlines are taken at 1:110m, rounded to
tenths of a degree; label points are the places farthest from any border of a country's largest piece, at 1:50m where
the coarse scale leaves the country out. The rows of points.csv that are written by hand are kept. Equal files give
equal bytes.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeAlias

from enduse.reference.actors.tables import rows

Place: TypeAlias = tuple[int, int]
Ring: TypeAlias = list[Place]
Rings: TypeAlias = dict[str, list[Ring]]

SHIPPED: Final = Path(__file__).parent.parent / "src" / "enduse" / "reference" / "geography"
CODES: Final = Path(__file__).with_name("outline_codes.csv")
LEFT_OUT: Final = frozenset({"aq"})
"""Antarctica: it has no edge to the south on a map, and nobody is supplied there."""
CRIMEA: Final = (320, 440, 370, 465)
"""Left, bottom, right, top in tenths of a degree: a piece of Russia there is drawn with Ukraine (A/RES/68/262)."""
NEAREST: Final = 20
"""Steps of the search for the place farthest from a border, across the shorter way."""


def outlines(atlas: Mapping[str, Any]) -> Rings:
    """The rings of every country, in tenths of a degree; beyond 180 degrees where a country lies across."""
    arcs = _arcs(atlas)
    codes = {row["name"]: row["country"] for row in csv.DictReader(_lines(CODES)) if row["name"]}
    numbers = {row["number"]: row["country"] for row in csv.DictReader(_lines(CODES)) if row["number"]}
    found: Rings = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        code = codes.get(shape["properties"]["name"]) or numbers.get(shape.get("id", ""), "")
        if not code or code in LEFT_OUT:
            continue
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            for indices in polygon:
                ring = _ring(indices, arcs)
                if len(ring) > 2:
                    found.setdefault("ua" if code == "ru" and _inside(ring, CRIMEA) else code, []).append(ring)
    return {code: _joined(rings) for code, rings in sorted(found.items())}


def label_point(rings: Iterable[Ring]) -> tuple[float, float]:
    """The place farthest from the border of the largest ring, by a grid search made finer twice; in degrees."""
    ring = max(rings, key=lambda ring: abs(_area(ring)))
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    if len(ring) < 3 or not _area(ring):
        return sum(xs) / len(xs) / 10, sum(ys) / len(ys) / 10
    step = max(min(max(xs) - min(xs), max(ys) - min(ys)) / NEAREST, 0.1)
    box = (min(xs), min(ys), max(xs), max(ys))
    best = (-1.0, 0.0, 0.0)
    for _ in range(3):
        across = int((box[2] - box[0]) / step) + 1
        up = int((box[3] - box[1]) / step) + 1
        spots = ((box[0] + step * (i + 0.5), box[1] + step * (j + 0.5)) for i in range(across) for j in range(up))
        best = max([best, *((_depth(x, y, ring), x, y) for x, y in spots)])
        box = (best[1] - step, best[2] - step, best[1] + step, best[2] + step)
        step /= 4
    return best[1] / 10, best[2] / 10


def _arcs(atlas: Mapping[str, Any]) -> list[Ring]:
    (scale_x, scale_y), (left, bottom) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in atlas["arcs"]:
        x = y = 0
        places = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            places.append((round((x * scale_x + left) * 10), round((y * scale_y + bottom) * 10)))
        arcs.append(places)
    return arcs


def _ring(indices: Iterable[int], arcs: list[Ring]) -> Ring:
    """The ring some arcs make, without repeated places, going on beyond 180 degrees rather than jumping."""
    ring: Ring = []
    for index in indices:
        for x, y in arcs[index] if index >= 0 else arcs[~index][::-1]:
            turns = round((ring[-1][0] - x) / 3600) if ring else 0
            place = x + 3600 * turns, y
            if not ring or ring[-1] != place:
                ring.append(place)
    if ring and ring[0] == ring[-1]:
        ring.pop()
    middle = sum(x for x, _ in ring) / max(len(ring), 1)
    return [(x + (3600 if middle < -1800 else 0), y) for x, y in ring]


def _joined(rings: list[Ring]) -> list[Ring]:
    """The rings, those with a common border made one: a border walked both ways is none."""
    walked = Counter(edge for ring in rings for edge in zip(ring, [*ring[1:], ring[0]], strict=True))
    if not any((stop, start) in walked for start, stop in walked):
        return rings
    onward: dict[Place, list[Place]] = {}
    for start, stop in walked:
        if (stop, start) not in walked:
            onward.setdefault(start, []).append(stop)
    made: list[Ring] = []
    while onward:
        first = place = next(iter(onward))
        ring = []
        while place in onward:
            ring.append(place)
            after = onward[place].pop(0)
            if not onward[place]:
                del onward[place]
            place = after
            if place == first:
                break
        made.append(ring)
    return [ring for ring in made if len(ring) > 2] or rings


def _inside(ring: Ring, box: tuple[int, int, int, int]) -> bool:
    return all(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in ring)


def _area(ring: Ring) -> float:
    turned = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in turned) / 2


def _depth(x: float, y: float, ring: Ring) -> float:
    """How far inside a ring a place lies, in tenths of a degree; -1 outside."""
    inside, nearest = False, float("inf")
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
        length = (x2 - x1) ** 2 + (y2 - y1) ** 2
        share = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length)) if length else 0.0
        nearest = min(nearest, ((x - x1 - share * (x2 - x1)) ** 2 + (y - y1 - share * (y2 - y1)) ** 2) ** 0.5)
    return nearest if inside else -1


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]


def _head(path: Path) -> str:
    return "".join(f"{line}\n" for line in path.read_text("utf-8").splitlines() if line.startswith("#"))


def _written(ring: Ring) -> str:
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(ring)]
    return " ".join(f"{x} {y}" for x, y in [ring[0], *steps])


def main(folder: str) -> None:
    """Write both tables anew."""
    coarse, fine = (
        outlines(json.loads((Path(folder) / f"countries-{scale}.json").read_text("utf-8"))) for scale in ("110m", "50m")
    )
    table = SHIPPED / "outlines.csv"
    drawn = "".join(f"{code},{';'.join(map(_written, rings))}\n" for code, rings in coarse.items())
    table.write_text(f"{_head(table)}country,rings\n{drawn}", "utf-8")
    table = SHIPPED / "points.csv"
    by_hand = {row["country"]: row for row in csv.DictReader(_lines(table)) if not row["source"].startswith("1:")}
    found: dict[str, tuple[float, float, str]] = {}
    for rings, source in ((fine, "1:50m"), (coarse, "1:110m")):
        found |= {code: (*label_point(pieces), source) for code, pieces in rings.items()}
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(("country", "lon", "lat", "source"))
    for code in sorted({row["code"] for row in rows("countries.csv")} | set(by_hand)):
        if code in by_hand:
            writer.writerow(by_hand[code].values())
        elif code in found:
            lon, lat, source = found[code]
            writer.writerow((code, f"{(lon + 180) % 360 - 180:.1f}", f"{lat:.1f}", source))
        else:
            print(f"no point for {code}: write one by hand", file=sys.stderr)
    table.write_text(_head(table) + written.getvalue(), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
