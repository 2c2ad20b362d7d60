"""Names of goods categories, for readers."""

from __future__ import annotations

from enduse.reference.goods import categories


def label(category: str | None) -> str:
    """The name of a category in running text ("uncrewed aerial vehicles"); None is "goods of no known category"."""
    if category is None:
        return "goods of no known category"
    known = categories().get(category)
    if known is None:
        return category
    name = known.label.removesuffix(" not specified")
    return name if name[1:2].isupper() else name[0].lower() + name[1:]
