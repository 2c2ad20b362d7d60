"""Where countries lie: outlines for a map of the world, and one place for each of them."""

from enduse.reference.geography.outline import Outline, outlines, pieces
from enduse.reference.geography.point import Point, points

__all__ = ["Outline", "Point", "outlines", "pieces", "points"]
