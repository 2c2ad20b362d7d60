"""The elements of a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape

from enduse.views.printable import printable

WIDTH: Final = 760
_STYLE: Final = (
    ".paper{fill:#ffffff}.ink{fill:#1f2328}.soft{fill:#59636e}.grid{stroke:#d9dee3;stroke-width:1}"
    ".axis{stroke:#59636e;stroke-width:1.2}.first{stroke:#0a5fb4}.first-fill{fill:#0a5fb4}"
    ".second{stroke:#8a6d1f}.second-fill{fill:#8a6d1f}.band{fill:#8c959f;fill-opacity:.28}"
    ".mark{stroke:#b42318;stroke-width:1.4;stroke-dasharray:5 4}.mark-ink{fill:#b42318}"
    "text{font-family:system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;font-size:12px}"
    ".title{font-size:16px;font-weight:600}"
    "@media (prefers-color-scheme:dark){.paper{fill:#14181d}.ink{fill:#e6edf3}.soft{fill:#a3adb8}"
    ".grid{stroke:#2f363d}.axis{stroke:#a3adb8}.first{stroke:#6cb6ff}.first-fill{fill:#6cb6ff}"
    ".second{stroke:#e0b84c}.second-fill{fill:#e0b84c}.mark{stroke:#ff8f85}.mark-ink{fill:#ff8f85}}"
)


def words(text: str) -> str:
    """Text that may stand in an element or an attribute: one line, nothing of it markup."""
    return escape(printable(text), {'"': "&quot;", "'": "&#39;"})


def text(x: float, y: float, content: str, kind: str = "ink", anchor: str = "start") -> str:
    """A line of text; `anchor` is start, middle or end."""
    return f'<text x="{number(x)}" y="{number(y)}" class="{kind}" text-anchor="{anchor}">{words(content)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str, width: float | None = None) -> str:
    """A straight line."""
    thick = f' stroke-width="{number(width)}"' if width is not None else ""
    ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line {ends} class="{kind}"{thick}/>'


def box(x: float, y: float, width: float, height: float, kind: str) -> str:
    """A filled box."""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" rx="1.5" '
        f'class="{kind}"/>'
    )


def dot(x: float, y: float, kind: str, *, hollow: bool = False) -> str:
    """A point; hollow ones are rings."""
    if hollow:
        ring = f'<circle cx="{number(x)}" cy="{number(y)}" r="4.5" class="paper"/>'
        return f'{ring}<circle cx="{number(x)}" cy="{number(y)}" r="4.5" class="{kind}" fill="none" stroke-width="2"/>'
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="5" class="{kind}-fill"/>'


def path(points: Iterable[tuple[float, float]], kind: str, *, closed: bool = False) -> str:
    """A line through points, or the area they enclose."""
    places = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    if closed:
        return f'<polygon points="{places}" class="{kind}"/>'
    return f'<polyline points="{places}" class="{kind}" fill="none" stroke-width="2.4" stroke-linejoin="round"/>'


def drawing(height: float, title: str, description: str, notes: Sequence[str], parts: Iterable[str]) -> str:
    """The whole drawing: title above, notes below.

    Args:
        height: Of all, in pixels; the width is settled.
        title: Stands above the drawing, and is its name to those who hear it.
        description: What it shows, for those who do not see it.
        notes: Lines below it.
        parts: Elements.
    """
    below = [text(16, height - 14 - 16 * place, note, "soft") for place, note in enumerate(reversed(notes))]
    body = "\n".join([text(16, 28, title, "ink title"), *parts, *below])
    size = f'width="{WIDTH}" height="{number(height)}" viewBox="0 0 {WIDTH} {number(height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title desc">\n'
        f'<title id="title">{words(title)}</title>\n<desc id="desc">{words(description)}</desc>\n'
        f"<style>{_STYLE}</style>\n"
        f'<rect width="{WIDTH}" height="{number(height)}" class="paper"/>\n{body}\n</svg>\n'
    )


def number(value: float) -> str:
    """A coordinate with one decimal at most, the same on every machine."""
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else f"{rounded:.1f}"
