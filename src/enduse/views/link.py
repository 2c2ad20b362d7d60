"""Where the parts of a page lead: a dossier links inside itself, the web app to its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Link:
    """An address and what it is called.

    Args:
        href: The address ("#claim-7", "/claims/5f2c…").
        label: What stands there to be clicked ("7").
    """

    href: str
    label: str


def on_the_web(address: str | None) -> str | None:
    """An address on the web; None for any other, which a program may run when it is clicked."""
    return address if address is not None and address.lower().startswith(("http://", "https://")) else None


ClaimLink: TypeAlias = Callable[[str], Link | None]
"""The link to a claim by its id; None where it cannot be shown."""

FlowLink: TypeAlias = Callable[[int], str]
"""The address of a flow by its number: its place among the weighings from 1, unless a drawing is given numbers."""
