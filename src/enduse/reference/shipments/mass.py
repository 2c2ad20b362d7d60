"""Units of mass in trade records."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


def kilograms(unit: str) -> float | None:
    """Kilograms in one of a unit of mass; None when it is no unit of mass.

    Args:
        unit: Name, sign or UNECE code ("Pounds", "kgs", "TNE"); case and an end dot do not matter. "ton" is 1,000 kg
            here, as in customs records; news counts it otherwise (see `reference.goods.units`).
    """
    return _units().get(unit.strip(" .").casefold())


@cache
def _units() -> Mapping[str, float]:
    return MappingProxyType({row["unit"]: float(row["kilograms"]) for row in rows("shipments/units.csv")})
