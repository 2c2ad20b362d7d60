"""Names of lists taken apart: order, suffixes."""

from __future__ import annotations

from typing import Final, NamedTuple

_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "jnr", "snr"})


class PersonName(NamedTuple):
    """A person's name in reading order, with its parts where the list tells them apart."""

    full: str
    last: str = ""
    first: str = ""


def in_reading_order(name: str) -> PersonName:
    """A name that lists write "LAST, First", as it is said.

    Args:
        name: "MAKHLOUF, Iyad", "HERNANDEZ, Jr., Abel", "Iyad MAKHLOUF".

    Returns:
        The name as it is said; the parts only where a comma told them apart. A name with several commas that are not
        before a suffix is left as it is: it may be anything.
    """
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 1:
        return PersonName(name)
    suffix = next((part for part in parts[1:] if part.rstrip(".").casefold() in _SUFFIXES), "")
    rest = [part for part in parts if part and part is not suffix]
    if len(rest) != 2:
        return PersonName(name)
    last, first = rest
    return PersonName(" ".join(f"{first} {last} {suffix}".split()), last, first)
