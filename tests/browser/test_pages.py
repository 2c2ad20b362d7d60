"""The web app in a real browser: every page looked at, a report dropped in, a decision taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from looking import DESK, PHONE, Visit, photograph, visit
from playwright.sync_api import Browser, expect
from serving import served

from enduse.case import Case

EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE = "<script>alert(1)</script> =cmd|calc \u202egnihtemos"
LIST = f"""id,name,type,country,program
W-007,Ege Mikro Ticaret A.S.,Company,tr,Example programme
W-008,"{HOSTILE}",Company,cn,"{HOSTILE}"
"""


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    (folder / "watch.csv").write_text(LIST, encoding="utf-8")
    with Case.open(folder / "case") as case:
        list(case.read([EXAMPLES / "black-sea-barter.txt", EXAMPLES / "chips-detour.txt"], jobs=1))
        case.load_lists(folder / "watch.csv", name="watch")
        case.screen()
    with served(folder / "case") as at:
        yield at


PAGES = {
    "overview": "/",
    "claims": "/claims",
    "claims of nobody": "/claims?party=Atlantis",
    "flows": "/flows",
    "disputes": "/disputes",
    "parties": "/parties",
    "matches": "/matches",
    "routes": "/routes",
    "routes found": "/routes?from=cn&to=ru",
    "routes refused": "/routes?from=Atlantis&to=ru",
    "reports": "/reports",
    "dossier": "/dossier",
    "search": "/search?q=engines",
    "nothing found": "/search?q=zeppelin",
    "nothing there": "/claims/0123456789abcdef",
}
FIRST = {"claim": "/claims", "flow": "/flows", "party": "/parties", "match": "/matches", "report": "/reports"}
REFUSED = ("nothing there", "routes refused")


@pytest.fixture(params=["desk", "phone", "dark"])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    terms = {"color_scheme": "dark"} if request.param == "dark" else {}
    with visit(browser, PHONE if request.param == "phone" else DESK, **terms) as looked:
        yield looked


def inspected(tab: Visit, picture: Path) -> None:
    expect(tab.page.get_by_text("comes here in a moment")).to_have_count(0)
    expect(tab.page.get_by_text("comes by itself")).to_have_count(0)
    photograph(tab, picture)
    assert tab.overflow() <= 0
    assert tab.barriers() == []
    assert tab.duplicate_ids() == []
    assert tab.overlapping("svg text") == []


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_quiet_fits_and_can_be_read_by_all(
    name: str, tab: Visit, address: str, pictures: Path, request: pytest.FixtureRequest
) -> None:
    tab.page.goto(address + PAGES[name])
    inspected(tab, pictures / f"{request.node.name}.png")
    assert tab.away == []
    # A browser itself notes in the console that a page it asked for was refused.
    assert name in REFUSED or tab.complaints == []


@pytest.mark.parametrize("name", FIRST)
def test_the_first_of_every_list_opens(
    name: str, tab: Visit, address: str, pictures: Path, request: pytest.FixtureRequest
) -> None:
    tab.page.goto(address + FIRST[name])
    tab.page.locator("main a[href]").locator(f"xpath=self::*[starts-with(@href, '{FIRST[name]}/')]").first.click()
    expect(tab.page).to_have_url(re.compile(re.escape(f"{address}{FIRST[name]}/")))
    inspected(tab, pictures / f"{request.node.name}.png")
    assert tab.is_quiet()


def test_the_search_box_finds_a_passage(tab: Visit, address: str) -> None:
    tab.page.goto(address)
    tab.page.get_by_label("Search the reports").fill("cooling units")
    tab.page.get_by_label("Search the reports").press("Enter")
    expect(tab.page).to_have_url(re.compile(r"/search\?q=cooling"))
    expect(tab.page.get_by_role("main")).to_contain_text("Huaxin Power")
    assert tab.is_quiet()


def test_claims_are_narrowed_while_typing_and_the_address_holds_it(tab: Visit, address: str) -> None:
    tab.page.goto(f"{address}/claims")
    tab.page.get_by_label("Party or country").fill("Huaxin")
    expect(tab.page).to_have_url(re.compile("party=Huaxin"))
    said = tab.page.locator("#results li.row")
    expect(said).to_have_count(2)
    expect(said.first).to_contain_text("412 engines")
    tab.page.reload()
    expect(said).to_have_count(2)
    assert tab.is_quiet()


def test_a_sign_of_the_matrix_opens_its_quotation(tab: Visit, address: str) -> None:
    tab.page.goto(f"{address}/flows")
    tab.page.get_by_role("link", name="Iran to Russia: missiles").first.click()
    sign = tab.page.get_by_role("button", name="Tehran denies that they were delivered").first
    sign.click()
    words = tab.page.locator(f"#{sign.get_attribute('popovertarget')}")
    expect(words).to_be_visible()
    expect(words).to_contain_text("a transfer that Tehran has denied more than once")
    assert tab.is_quiet()


def test_a_line_on_the_map_leads_to_its_flow(browser: Browser, address: str) -> None:
    with visit(browser) as tab:
        tab.page.goto(address)
        line = tab.page.locator("svg a[href*='/flows/']").first
        line.dispatch_event("click")
        expect(tab.page).to_have_url(re.compile("/flows/"))
        assert tab.is_quiet()


REPORT = f"""Officials: Drone Parts Reached Port Sudan

KHARTOUM, March 3, 2025 — The Emirati firm {HOSTILE} Trading delivered 40 combat drones to the Rapid Support Forces,
a Western diplomat said on Monday.

Iran supplied Mohajer-6 drones to the Sudanese army in January, two Western officials said. Tehran denied it.
"""


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_report_dropped_in_is_read_before_the_eyes(
    has_scripts: bool, size: tuple[int, int], browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    Case.open(tmp_path / "case").close()
    with served(tmp_path / "case") as address, visit(browser, size, java_script_enabled=has_scripts) as tab:
        tab.page.goto(address)
        expect(tab.page.get_by_role("main")).to_contain_text("The case is empty")
        report = {"name": "<b>sudan</b>.txt", "mimeType": "text/plain", "buffer": REPORT.encode()}
        tab.page.locator("#file").set_input_files(report)
        if not has_scripts:
            tab.page.get_by_role("button", name="Read", exact=True).click()
        expect(tab.page).to_have_url(re.compile("/reading/"))
        expect(tab.page.get_by_role("main")).to_contain_text("Mohajer-6 drones", timeout=60_000)
        photograph(tab, pictures / f"read-{'scripts' if has_scripts else 'plain'}-{size[0]}.png")
        assert tab.overflow() <= 0
        tab.page.goto(f"{address}/claims")
        expect(tab.page.get_by_role("main")).to_contain_text("Iran delivered Mohajer-6 drones")
        assert tab.is_quiet()
    with Case.open(tmp_path / "case", create=False) as case:
        assert len(list(case.documents())) == 1


def test_a_decision_is_taken_and_kept(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "watch.csv").write_text(LIST, encoding="utf-8")
    with Case.open(tmp_path / "case") as case:
        list(case.read([EXAMPLES / "chips-detour.txt"], jobs=1))
        case.load_lists(tmp_path / "watch.csv", name="watch")
    with served(tmp_path / "case") as address, visit(browser) as tab:
        tab.page.goto(f"{address}/matches")
        tab.page.get_by_role("button", name="Screen now").click()
        card = tab.page.locator("article.match").filter(has_text="Ege Mikro Ticaret")
        expect(card).to_be_visible(timeout=30_000)
        card.get_by_label("Your name").fill("ana")
        card.get_by_label("Why").fill("another address")
        card.get_by_role("button", name="Not the same").click()
        expect(tab.page.get_by_role("main")).to_contain_text("rejected by ana")
        tab.page.goto(f"{address}/matches?state=rejected")
        expect(tab.page.get_by_role("main")).to_contain_text("another address")
        assert tab.is_quiet()
