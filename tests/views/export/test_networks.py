"""The network files are opened by networkx, as the people who get them will."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import networkx as nx
import pytest
from export_holdings import CLAIMS, HELD, HOSTILE_NAMES, anything, hostile_holdings, transfer
from hypothesis import given, settings
from lxml import etree
from views_claims import DENIED, DOCUMENT, MEASURE, SHIPPED

from enduse.model import Claim, Party
from enduse.views.export import Holdings, papers
from enduse.views.export.actor import actor_id
from enduse.views.export.chunk import Chunk
from enduse.views.export.gexf import gexf
from enduse.views.export.graphml import graphml
from enduse.views.export.text import xml_text

Make = Callable[[Holdings], Iterator[Chunk]]
BOTH = pytest.mark.parametrize("make", [graphml, gexf])


def whole(make: Make, held: Holdings) -> bytes:
    return "".join(text for text, _ in make(held)).encode()


def opened(make: Make, held: Holdings) -> Any:
    file = io.BytesIO(whole(make, held))
    return nx.read_graphml(file, force_multigraph=True) if make is graphml else nx.read_gexf(file)


def of(*claims: Claim) -> Holdings:
    return Holdings(claims, papers([DOCUMENT]))


def edges_of(graph: Any, claim: Claim) -> list[dict[str, Any]]:
    return [data for *_, data in graph.edges(data=True) if data["claim_id"] == claim.id]


@BOTH
def test_an_edge_says_who_says_so_and_how_surely(make: Make) -> None:
    (edge,) = edges_of(opened(make, HELD), DENIED)
    assert edge["sources"] == "Kirby"
    assert edge["factuality"] == "denied"
    assert edge["stage"] == "shipped"
    assert edge["quotation"] == "Kirby denied it"
    assert edge["sentence"] == "Kirby denies that China shipped drones to Russia."
    assert edge["publisher"] == "Example Wire"
    assert edge["document_id"] == DOCUMENT.id


@BOTH
def test_attributes_have_types(make: Make) -> None:
    graph = opened(make, HELD)
    (denied,) = edges_of(graph, DENIED)
    first, second = edges_of(graph, SHIPPED)
    assert denied["held"] is False
    assert first["held"] is True
    assert sorted((first["leg"], second["leg"])) == [1, 2]
    assert {first["legs"], second["legs"]} == {2}
    assert {type(data["documents"]) for _, data in graph.nodes(data=True)} == {int}


@BOTH
def test_two_claims_between_the_same_parties_are_two_edges(make: Make) -> None:
    other = replace(DENIED, factuality="probable")
    graph = opened(make, of(DENIED, other))
    assert graph.is_multigraph()
    assert {data["claim_id"] for *_, data in graph.edges(data=True)} == {DENIED.id, other.id}


@BOTH
def test_goods_go_through_the_intermediaries(make: Make) -> None:
    graph = opened(make, of(SHIPPED))
    china, dubai, russia = (
        actor_id(party) for party in (*SHIPPED.supplier, *SHIPPED.intermediaries, *SHIPPED.recipient)
    )
    assert {(source, target) for source, target in graph.edges()} == {(china, dubai), (dubai, russia)}


@BOTH
def test_a_deal_without_direction_says_so(make: Make) -> None:
    graph = opened(make, HELD)
    assert [data["direction_said"] for data in edges_of(graph, CLAIMS[3])] == [False]
    assert {data["direction_said"] for data in edges_of(graph, SHIPPED)} == {True}


@BOTH
def test_a_claim_with_one_end_draws_no_edge_and_nobody_sells_to_himself(make: Make) -> None:
    alone = replace(DENIED, recipient=DENIED.supplier)
    graph = opened(make, of(alone, CLAIMS[4]))
    assert graph.number_of_edges() == 0
    assert graph.number_of_nodes() == 2


@BOTH
def test_a_measure_is_no_transfer(make: Make) -> None:
    (edge,) = edges_of(opened(make, HELD), MEASURE)
    assert edge["kind"] == "measure"
    assert edge["goods"] == "sanctions; export controls"


@BOTH
def test_states_are_one_node_whatever_they_are_called(make: Make) -> None:
    other = replace(DENIED, supplier=(Party("Beijing", "Country", ("cn",)),))
    graph = opened(make, of(DENIED, other))
    assert graph.number_of_nodes() == 2
    assert {data["label"] for _, data in graph.nodes(data=True)} == {"China", "Russia"}


@BOTH
def test_a_company_is_not_its_state(make: Make) -> None:
    other = replace(DENIED, supplier=(Party("China", "Company", ("cn",)),))
    assert opened(make, of(DENIED, other)).number_of_nodes() == 3


@BOTH
def test_nothing_said_opens_as_an_empty_network(make: Make) -> None:
    graph = opened(make, Holdings())
    assert graph.number_of_nodes() == graph.number_of_edges() == 0


@BOTH
def test_the_rows_are_the_edges(make: Make) -> None:
    assert sum(rows for _, rows in make(HELD)) == opened(make, HELD).number_of_edges() == 5


@BOTH
def test_the_order_of_claims_is_the_only_order(make: Make) -> None:
    assert whole(make, HELD) == whole(make, Holdings(HELD.claims, HELD.papers))


# ---- Names are hostile: they come back as they were, but for what XML cannot hold, and mark up nothing.


@BOTH
def test_hostile_names_survive(make: Make) -> None:
    graph = opened(make, hostile_holdings())
    names = {data["name"] for _, data in graph.nodes(data=True) if "name" in data}
    for name in HOSTILE_NAMES:
        plain = xml_text(" ".join(name.split()))
        assert not plain or plain in names


@BOTH
def test_labels_neither_reorder_letters_nor_hold_control_characters(make: Make) -> None:
    labels = "".join(str(data.get("label") or "") for _, data in opened(make, hostile_holdings()).nodes(data=True))
    assert not set(labels) & set("\u202e\u202c\u2066\u2069\x00\x07\x1b\x7f\x85\n\r\t")


@BOTH
def test_a_name_makes_no_element(make: Make) -> None:
    root = etree.fromstring(whole(make, hostile_holdings()))
    assert {etree.QName(element).localname for element in root.iter() if isinstance(element.tag, str)} <= {
        *("graphml", "desc", "key", "graph", "node", "edge", "data"),
        *("gexf", "meta", "creator", "description", "attributes", "attribute", "nodes", "edges", "attvalues"),
        "attvalue",
    }


@BOTH
@settings(max_examples=40, deadline=None)
@given(name=anything)
def test_any_quotation_comes_back(make: Make, name: str) -> None:
    graph = opened(make, of(transfer(name)))
    for *_, data in graph.edges(data=True):
        assert data.get("quotation", "") == xml_text(name)


# ---- Time stands only where a claim is dated, and never goes beyond what its date says.


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ("2022", None, ("2022-01-01", "2022-12-31")),
        ("2024-02", None, ("2024-02-01", "2024-02-29")),
        ("2023-02", "2023-05-07", ("2023-02-01", "2023-05-07")),
        (None, "2023-05-07", ("2023-05-07", "2023-05-07")),
        (None, None, None),
        ("last year", None, None),
        ("2023-13", None, None),
        ("2023-02-30", None, None),
        ("0000", None, None),
        ("2023", "2021", None),
        ("2023-02-24T10:00", None, None),
        ("٢٠٢٣", None, None),
    ],
)
def test_an_edge_is_dated_only_by_its_claim(start: str | None, end: str | None, span: tuple[str, str] | None) -> None:
    (edge,) = edges_of(opened(gexf, of(claim := replace(DENIED, start_date=start, end_date=end))), claim)
    assert (edge.get("start"), edge.get("end")) == (span or (None, None))


def test_gexf_says_which_gexf_it_is() -> None:
    root = etree.fromstring(whole(gexf, HELD))
    assert root.tag == "{http://gexf.net/1.3}gexf"
    assert root.get("version") == "1.3"
    assert root[1].get("timeformat") == "date"
