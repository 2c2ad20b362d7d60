"""The signs for how surely a source holds something: one shape and one colour each, the same on every picture."""

from enduse.views.sign.sign import ORDER, WORDS, fill, is_handed_over, shape, sign, style

__all__ = ["ORDER", "WORDS", "fill", "is_handed_over", "shape", "sign", "style"]
