"""The dossier opened in a real browser, as a file, at a desk and on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from looking import DESK, PHONE, Visit, photograph, visit
from playwright.sync_api import Browser, expect

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


def test_a_sign_in_the_matrix_opens_the_words_behind_it(opened: Visit) -> None:
    sign = opened.page.get_by_role("button", name="Tehran denies that they were delivered").first
    sign.scroll_into_view_if_needed()
    words = opened.page.locator(f"#{sign.get_attribute('popovertarget')}")
    assert not words.is_visible()
    sign.click()
    assert words.is_visible()
    assert "a transfer that Tehran has denied more than once" in words.inner_text()
    opened.page.keyboard.press("Escape")
    assert not words.is_visible()


def test_a_line_on_the_map_leads_to_its_flow(browser: Browser, dossier: Path) -> None:
    with visit(browser) as looked:
        looked.page.goto(dossier.as_uri())
        lines = looked.page.locator("svg a[href='#flow-3']")
        assert lines.count() > 0
        # A thin curve has its middle outside itself: the label on it is what a reader aims at.
        lines.first.dispatch_event("click")
        expect(looked.page).to_have_url(re.compile("#flow-3$"))
        expect(looked.page.locator("#flow-3")).to_be_in_viewport()


def test_the_filter_leaves_what_was_asked_for_and_gives_the_rest_back(opened: Visit) -> None:
    page = opened.page
    claims = page.locator("#claims article, #claims [data-claim]")
    everything = claims.evaluate_all("all => all.filter(e => e.offsetParent).length")
    page.get_by_label("Words", exact=True).fill("huaxin")
    expect(page.locator("#filter-status")).to_contain_text(" claims, ")
    left = claims.evaluate_all("all => all.filter(e => e.offsetParent).map(e => e.textContent.toLowerCase())")
    assert 0 < len(left) < everything
    assert all("huaxin" in text for text in left)
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#filter-status")).to_be_empty()
    assert claims.evaluate_all("all => all.filter(e => e.offsetParent).length") == everything


def test_without_scripts_all_is_there(browser: Browser, dossier: Path) -> None:
    with visit(browser, java_script_enabled=False) as looked:
        looked.page.goto(dossier.as_uri())
        assert not looked.page.locator("#filter").is_visible()
        assert looked.page.get_by_role("heading", name="Iran to Russia: missiles").first.is_visible()
        sign = looked.page.get_by_role("button", name="Tehran denies that they were delivered").first
        sign.click()
        assert looked.page.locator(f"#{sign.get_attribute('popovertarget')}").is_visible()


def test_it_prints(browser: Browser, dossier: Path) -> None:
    with visit(browser) as looked:
        looked.page.goto(dossier.as_uri())
        looked.page.emulate_media(media="print")
        assert not looked.page.locator("#filter").is_visible()
        pages = looked.page.pdf(format="A4")
        assert pages.startswith(b"%PDF-")
        assert 5 < pages.count(b"/Type /Page\n") + pages.count(b"/Type /Page ") + pages.count(b"/Type/Page/") < 60
