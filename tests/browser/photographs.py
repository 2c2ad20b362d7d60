"""Photograph the dossier and the web app for the documentation: `make picture`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from conftest import CHROMIUM, QUIET
from looking import Visit, visit
from playwright.sync_api import sync_playwright
from serving import served

from enduse.case import Case

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
LIST = "id,name,type,country,program\nW-007,Ege Mikro Ticaret A.S.,Company,tr,Example programme\n"
WIDE = (1240, 1180)


def main() -> int:
    """Write every picture the documentation shows."""
    if not CHROMIUM:
        sys.stderr.write("no chromium on this machine: install it, or name it in ENDUSE_CHROMIUM\n")
        return 3
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        case = Path(folder) / "case"
        dossier = _prepared(case)
        with visit(browser, WIDE) as looked:
            looked.page.goto(dossier.as_uri())
            _taken(looked, "dossier.png")
            sign = looked.page.get_by_role("button", name="Tehran denies that they were delivered").first
            sign.click()
            looked.page.wait_for_timeout(300)
            _taken(looked, "dossier-quotation.png")
            looked.page.keyboard.press("Escape")
            looked.page.locator("#matrix, section:has(.matrix)").first.screenshot(path=DOCS / "dossier-matrix.png")
        with served(case) as address, visit(browser, WIDE) as looked:
            looked.page.goto(address)
            looked.page.get_by_role("link", name="Iran to Russia: missiles").first.wait_for()
            _taken(looked, "app-overview.png")
            looked.page.goto(f"{address}/matches")
            looked.page.locator("article.match").first.wait_for()
            looked.page.set_viewport_size({"width": WIDE[0], "height": 1000})
            _taken(looked, "app-match.png")
        browser.close()
    return 0


def _prepared(folder: Path) -> Path:
    (folder.parent / "watch.csv").write_text(LIST, encoding="utf-8")
    with Case.open(folder) as case:
        list(case.read([ROOT / "examples" / name for name in ("black-sea-barter.txt", "chips-detour.txt")], jobs=1))
        dossier = case.report(folder.parent / "dossier.html", title="Two example reports")
        case.load_lists(folder.parent / "watch.csv", name="watch")
        case.screen()
    return dossier


def _taken(looked: Visit, name: str) -> None:
    looked.page.screenshot(path=DOCS / name)


if __name__ == "__main__":
    sys.exit(main())
