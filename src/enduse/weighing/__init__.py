"""Weighing: who agrees, who denies, on what. Pure: claims and documents in, model values out."""

from enduse.weighing.admiralty import read_letters
from enduse.weighing.weighing import weigh

__all__ = ["read_letters", "weigh"]
