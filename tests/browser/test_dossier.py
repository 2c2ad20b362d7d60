"""The dossier opened in a real browser, as a file, at a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from looking import DESK, PHONE, Visit, photograph, visit
from playwright.sync_api import Browser

from enduse.case import Case

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORTS = ("black-sea-barter.txt", "chips-detour.txt")


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dossier")
    with Case.open(folder / "case") as case:
        assert len(list(case.read([EXAMPLES / name for name in REPORTS], jobs=1))) == len(REPORTS)
        return case.report(folder / "dossier.html", title="Two example reports")


@pytest.fixture(params=["desk", "phone", "dark"])
def opened(request: pytest.FixtureRequest, browser: Browser, dossier: Path) -> Iterator[Visit]:
    terms = {"color_scheme": "dark"} if request.param == "dark" else {}
    with visit(browser, PHONE if request.param == "phone" else DESK, **terms) as looked:
        looked.page.goto(dossier.as_uri())
        yield looked


def test_nothing_is_asked_of_other_machines_and_nothing_complains(opened: Visit) -> None:
    assert opened.page.title() == "Two example reports"
    assert opened.is_quiet()


def test_the_page_fits_the_window(opened: Visit) -> None:
    assert opened.overflow() <= 0


def test_everybody_can_read_it(opened: Visit) -> None:
    assert opened.barriers() == []
    assert opened.duplicate_ids() == []


def test_no_label_covers_another(opened: Visit) -> None:
    assert opened.overlapping("svg text") == []


def test_every_link_inside_the_page_leads_somewhere(opened: Visit) -> None:
    dead = opened.page.evaluate(
        "() => [...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href'))"
        ".filter(href => href.length < 2 || !document.getElementById(decodeURIComponent(href.slice(1))))"
    )
    assert dead == []


def test_it_is_photographed(opened: Visit, pictures: Path, request: pytest.FixtureRequest) -> None:
    picture = photograph(opened, pictures / f"{request.node.name}.png")
    assert picture.stat().st_size > 50_000
