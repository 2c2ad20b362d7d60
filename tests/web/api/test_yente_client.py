"""The stock `yente-client` against a real server: whoever works with yente works with this by changing an address."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import pytest

yente_client = pytest.importorskip("yente_client")

from yente_client import AsyncClient, Client  # noqa: E402
from yente_client.entities import Company, Person, Vessel  # noqa: E402
from yente_client.exceptions import (  # noqa: E402
    AuthenticationError,
    BadRequestError,
    NotFoundError,
    ServerError,
)
from yente_client.filters import MatchFilters, SearchFilters  # noqa: E402
from yente_client.models import Entity, MatchError  # noqa: E402


@pytest.fixture
def client(address: str) -> Iterator[Client]:
    with Client(base_url=address) as opened:
        yield opened


def test_a_listed_company_is_found_with_its_reasons(client: Client) -> None:
    found = client.match(Company(name="Brightwater Optics Trading", country="ae"))
    assert found.top is not None
    assert found.top.id == "in-1"
    assert found.top.match
    assert found.top.score >= 0.9
    assert found.top.schema_ == "Company"
    assert set(found.top.datasets) == {"invented", "watch"}
    assert found.top.referents == ["w-1"]
    assert found.top.properties["country"] == ["ae"]
    name = found.top.contributing_explanations["name"]
    assert (name.query, name.score) == ("Brightwater Optics Trading", found.top.explanations["name"].score)
    assert name.weight == 1.0
    assert found.total.value == len(found.results)
    assert found.limit == 5
    assert found.query["properties"]["name"] == ["Brightwater Optics Trading"]


def test_somebody_else_is_not(client: Client) -> None:
    found = client.match(Person(name="Ingrid Zwillinger"))
    assert found.matches == []
    assert found.top is None or not found.top.match


def test_a_ship_is_known_by_its_number_alone(client: Client) -> None:
    found = client.match(Vessel(name="Another Name Entirely", imoNumber="IMO 1234567"))
    assert [each.id for each in found.matches] == ["in-3"]
    assert found.matches[0].explanations["identifier"].candidate == "1234567"


def test_first_and_last_name_make_a_name(client: Client) -> None:
    found = client.match(Person(firstName="Tove Marie", lastName="Orlandsen", birthDate="1971-05-02"))
    assert found.top is not None
    assert found.top.id == "in-2"
    assert found.top.first_seen is not None


def test_a_name_in_another_script_is_met(client: Client) -> None:
    found = client.match(Company(name="Брайтуотер Оптикс"))
    assert found.top is not None
    assert found.top.id == "in-1"


def test_threshold_marks_and_cutoff_drops(client: Client) -> None:
    whole = client.match(Company(name="Brightwater Optik"), cutoff=0.5, threshold=0.99)
    assert whole.results
    assert not any(each.match for each in whole.results)
    score = whole.results[0].score
    assert client.match(Company(name="Brightwater Optik"), threshold=score).results[0].match
    assert client.match(Company(name="Brightwater Optik"), cutoff=min(1.0, score + 0.01)).results == []


def test_filters_leave_out_what_they_say(client: Client) -> None:
    party = Company(name="Brightwater Optics Trading")
    assert client.match(party, datasets=["watch"]).results[0].id == "w-1"
    assert client.match(party, datasets=["default", "watch"]).results[0].id == "w-1"
    assert client.match(party, exclude_datasets=["invented", "watch"]).results == []
    assert client.match(party, exclude_schemata=["LegalEntity"]).results == []
    assert client.match(party, topics=["export.control"]).results[0].id == "in-1"
    assert client.match(party, topics=["role.pep"]).results == []
    filters = MatchFilters(exclude_entities=["in-1", "w-1"])
    assert client.match(party, filters=filters).results == []


def test_many_are_answered_in_a_stream(client: Client) -> None:
    asked = [(f"k{number}", Company(name="Halvorsen Marine Supply")) for number in range(40)]
    asked.append(("bad", Company(name="x" * 10_000)))
    answers = dict(client.match_iter(asked, workers=8, on_error="collect"))
    assert len(answers) == 41
    failed = answers.pop("bad")
    assert isinstance(failed, MatchError)
    assert isinstance(failed.exception, BadRequestError)
    assert all(answer.top is not None and answer.top.id == "w-2" for answer in answers.values())


def test_search_pages_filters_and_counts(client: Client) -> None:
    found = client.search("brightw opt", sort=["id:desc"])
    assert [each.id for each in found.results] == ["w-1", "in-1"]
    assert found.total.value == 2
    assert {each.name: each.count for each in found.facets["datasets"].values} == {"invented": 1, "watch": 1}
    assert found.facets["countries"].values[0].label == "the United Arab Emirates"
    assert [each.id for each in client.search("", limit=1, offset=1, sort=["id"]).results] == ["in-2"]
    assert client.search("", datasets=["watch"]).total.value == 2
    assert client.search("", filters=SearchFilters(countries=["PA"])).results[0].id == "in-3"
    assert client.search("", schema="Person").total.value == 1
    assert client.search("orlansden").total.value == 0
    assert client.search("Tove Orlansden", fuzzy=True).results[0].id == "in-2"
    assert client.search("1234567").results[0].id == "in-3"
    assert client.search("брайтуотер").results[0].id == "in-1"


def test_an_entity_comes_with_what_hangs_on_it(client: Client) -> None:
    entity = client.fetch("in-1")
    (sanction,) = entity.properties["sanctions"]
    assert isinstance(sanction, Entity)
    assert sanction.properties["listingDate"] == ["2024-03-11"]
    (owned,) = entity.properties["ownershipAsset"]
    assert isinstance(owned, Entity)
    (owner,) = owned.properties["owner"]
    assert isinstance(owner, Entity)
    assert owner.caption == "Tove Marie Orlandsen"
    assert owned.properties["asset"] == ["in-1"]
    (address,) = entity.properties["addressEntity"]
    assert isinstance(address, Entity)
    assert entity.target
    assert "sanctions" not in client.fetch("in-1", nested=False).properties


def test_an_id_may_hold_any_character(client: Client) -> None:
    assert client.fetch("in/5 ?#").caption == "Kvartal-7 Design Bureau"
    assert client.adjacent("in/5 ?#").adjacent == {}


def test_an_entity_merged_into_another_is_followed(client: Client) -> None:
    assert client.fetch("in-2-old").id == "in-2"


def test_neighbours_are_told_by_property(client: Client) -> None:
    whole = client.adjacent("in-1")
    assert set(whole.adjacent) == {"addressEntity", "sanctions", "ownershipAsset"}
    page = client.adjacent("in-1", prop="sanctions", limit=1, sort=["id"])
    assert page.total.value == 1
    assert client.adjacent("in-1", prop="sanctions", offset=1).results == []


def test_lists_matchers_and_health_are_told(client: Client) -> None:
    catalog = client.datasets()
    by_name = {each.name: each for each in catalog.datasets}
    assert catalog.current == ["invented", "watch"]
    assert not catalog.index_stale
    assert by_name["default"].children == ["invented", "watch"]
    assert by_name["invented"].load
    assert by_name["invented"].thing_count == 5
    algorithms = client.algorithms()
    assert algorithms.default == algorithms.best == "enduse"
    assert client.match(Company(name="Halvorsen Marine Supply"), algorithm="best").top is not None
    assert client.healthz().status == "ok"


def test_ready_once_the_lists_are_indexed(client: Client) -> None:
    deadline = time.monotonic() + 60
    status = ""
    while not status and time.monotonic() < deadline:
        try:
            status = client.readyz().status
        except ServerError:
            time.sleep(0.05)
    assert status == "ok"


@pytest.mark.parametrize(
    "more",
    [
        {"algorithm": "logic-v2"},
        {"weights": {"name": 0.5}},
        {"config": {"nm_number_mismatch": 0.1}},
        {"changed_since": "2024-01-01"},
        {"threshold": 2.0},
        {"limit": 0},
        {"limit": 100_000},
    ],
)
def test_what_is_not_done_is_refused_not_passed_over(client: Client, more: dict[str, object]) -> None:
    with pytest.raises(BadRequestError) as caught:
        client.match(Company(name="Halvorsen Marine Supply"), **more)  # type: ignore[arg-type]
    assert next(iter(more)) in caught.value.detail
    assert "\n" not in caught.value.detail


def test_what_is_not_there_is_not_found(client: Client) -> None:
    for ask in (
        lambda: client.fetch("nobody"),
        lambda: client.adjacent("nobody"),
        lambda: client.adjacent("in-1", prop="parent"),
        lambda: client.match(Company(name="x y"), datasets=["us_ofac_sdn"]),
        lambda: client.match(Company(name="x y"), datasets=["default", "us_ofac_sdn"]),
        lambda: client.search("x", datasets=["us_ofac_sdn"]),
        client.statements,
    ):
        with pytest.raises(NotFoundError):
            ask()


def test_a_party_without_name_or_number_is_refused(client: Client) -> None:
    with pytest.raises(BadRequestError, match="neither a name nor a number"):
        client.match(Person(nationality="no"))


def test_a_token_is_taken_as_an_api_key(guarded: str) -> None:
    with Client(base_url=guarded, api_key="open sesame") as known:
        assert known.match(Company(name="Halvorsen Marine Supply")).top is not None
        assert known.datasets().current
    for key in (None, "wrong"):
        with Client(base_url=guarded, api_key=key) as stranger:
            assert stranger.healthz().status == "ok"
            with pytest.raises(AuthenticationError):
                stranger.match(Company(name="Halvorsen Marine Supply"))


def test_the_asynchronous_client_too(address: str) -> None:
    async def ask() -> None:
        async with AsyncClient(base_url=address) as client:
            answers = await asyncio.gather(*(client.match(Company(name="BWO Trading")) for _ in range(25)))
            assert {answer.top.id for answer in answers if answer.top} == {"in-1"}
            assert (await client.search("orlandsen")).total.value == 1
            assert (await client.fetch("in-1")).properties["sanctions"]
            assert (await client.adjacent("in-1", prop="sanctions")).total.value == 1
            assert (await client.healthz()).status == "ok"
            assert (await client.datasets()).current == ["invented", "watch"]
            assert (await client.algorithms()).best == "enduse"
            with pytest.raises(NotFoundError):
                await client.fetch("nobody")
            with pytest.raises(BadRequestError):
                await client.match(Company(name="x y"), algorithm="regression-v1")

    asyncio.run(ask())
