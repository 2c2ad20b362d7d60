"""A page as a reader meets it, and everything on it that a reader should never meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

DESK, PHONE = (1240, 900), (390, 844)
SERIOUS = ("serious", "critical")
HERE = ("127.0.0.1", "localhost", "")


@dataclass
class Visit:
    """One tab, with what was asked of other machines and what the console complained of."""

    page: Page
    away: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def is_quiet(self) -> bool:
        """No request off the machine, no complaint: told by pytest with both lists when it is not so."""
        assert (self.away, self.complaints) == ([], [])
        return True

    def overflow(self) -> int:
        """Pixels by which the page is wider than the window: 0 on a page that needs no sideways scrolling."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    def barriers(self) -> list[str]:
        """Serious findings of axe-core, a line each with the element it is about."""
        found: list[dict[str, Any]] = Axe().run(self.page).response["violations"]
        return [
            f"{rule['id']}: {node['target']} {node['html'][:120]}"
            for rule in found
            if rule["impact"] in SERIOUS
            for node in rule["nodes"]
        ]

    def duplicate_ids(self) -> list[str]:
        """Ids that stand on more than one element."""
        script = (
            "() => [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, n, all) => all.indexOf(id) !== n)"
        )
        return list(self.page.evaluate(script))

    def overlapping(self, selector: str) -> list[tuple[str, str]]:
        """Pairs of elements whose boxes share more than a hairline; texts of a drawing are meant."""
        script = """(selector) => {
            const boxes = [...document.querySelectorAll(selector)]
                .map(e => [e.textContent.trim(), e.getBoundingClientRect()]).filter(([, b]) => b.width && b.height);
            const pairs = [];
            boxes.forEach(([name, a], n) => boxes.slice(n + 1).forEach(([other, b]) => {
                const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                if (wide > 1.5 && high > 1.5) pairs.push([name, other]);
            }));
            return pairs;
        }"""
        return [(one, other) for one, other in self.page.evaluate(script, selector)]


@contextmanager
def visit(browser: Browser, size: tuple[int, int] = DESK, **terms: Any) -> Iterator[Visit]:
    """A fresh tab of a window of this size; `terms` as for Playwright's `new_context`."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **terms)
    page = context.new_page()
    looked = Visit(page)
    page.on("request", lambda request: looked.away.extend(_elsewhere(request)))
    page.on("console", lambda said: looked.complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: looked.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (looked.complaints.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
    try:
        yield looked
    finally:
        context.close()


def photograph(looked: Visit, path: Path) -> Path:
    """The whole page as a picture."""
    looked.page.screenshot(path=path, full_page=True)
    return path


def _elsewhere(request: Request) -> Iterable[str]:
    address = urlsplit(request.url)
    if address.scheme not in ("data", "blob", "file", "about") and address.hostname not in HERE:
        yield request.url
