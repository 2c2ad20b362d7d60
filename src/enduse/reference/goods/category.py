"""The kinds of goods a claim can be about, and where the public registers put them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of goods.

    Args:
        key: Dotted key ("aircraft.uav"); what `Item.category` holds.
        label: Name for readers ("Uncrewed aerial vehicles").
        parent: Key of the wider category, None for a root ("arms", "dual_use", "goods", "civil").
        sipri: Weapon category of the SIPRI Arms Transfers Database, None for what that database leaves out
            (small arms, ammunition, dual-use goods).
        un_register: Category "I" to "VII" of the UN Register of Conventional Arms, or "VIII" for the small arms and
            light weapons reported beside them; None for what the register leaves out, or where only a part
            of the category is covered.
        dual_use: Category of Annex I of the EU dual-use regulation ("3 Electronics"), None where none applies.
    """

    key: str
    label: str
    parent: str | None = None
    sipri: str | None = None
    un_register: str | None = None
    dual_use: str | None = None


@cache
def categories() -> Mapping[str, Category]:
    """Every category by its key, parents before children. Sources stand at the head of `categories.csv`."""
    return MappingProxyType({row["key"]: _category(row) for row in rows("goods/categories.csv")})


def lineage(key: str) -> Iterator[str]:
    """The category's key, its parent's, and so on to the root; nothing for an unknown key."""
    category = categories().get(key)
    while category is not None:
        yield category.key
        category = categories().get(category.parent) if category.parent else None


def within(key: str, wider: str) -> bool:
    """Whether one category is another or lies below it: `within("aircraft.uav", "arms")`."""
    return wider in lineage(key)


def _category(row: dict[str, str]) -> Category:
    return Category(
        key=row["key"],
        label=row["label"],
        parent=row["parent"] or None,
        sipri=row["sipri"] or None,
        un_register=row["un_register"] or None,
        dual_use=row["dual_use"] or None,
    )
