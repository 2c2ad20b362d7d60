"""The table of red flags: complete, cited, and true to the documents where these give names and dates."""

from __future__ import annotations

import re

import pytest

from enduse.model.indicator import Indicator
from enduse.reference.indicators import (
    businesses,
    documents,
    eu_members,
    every_business,
    partners,
    red_flags,
    transit_points,
    vague_words,
    words,
)
from enduse.reference.table import rows


def test_there_are_enough_and_each_once() -> None:
    ids = [flag.id for flag in red_flags()]
    assert len(ids) >= 24
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("flag", red_flags(), ids=lambda flag: flag.id)
def test_a_red_flag_is_complete(flag: Indicator) -> None:
    assert flag.title[0].isupper()
    assert not flag.title.endswith(".")
    assert flag.authority
    assert flag.citation
    assert flag.needs
    assert flag.about in ("shipment", "party")
    assert flag.goods in ("any", "priority")
    assert flag.weight in (1, 2, 3)
    assert flag.innocent_explanations
    assert flag.goods == "any" or any("priority goods" in need or need == "receiver's goods" for need in flag.needs)
    if flag.about == "party":
        assert any("receiver" in need for need in flag.needs)


def test_nothing_is_explained_that_is_no_red_flag() -> None:
    assert {row["indicator"] for row in rows("indicators/innocent.csv")} == {flag.id for flag in red_flags()}


def test_every_document_is_used_and_known() -> None:
    used = {key for row in rows("indicators/red_flags.csv") for key in row["documents"].split()}
    assert used == set(documents())


# Numbers and days of the documents, as their publishers give them.
@pytest.mark.parametrize(
    ("key", "published", "told"),
    [
        ("alert-2022", "2022-06-28", "FIN-2022-Alert003"),
        ("alert-2023", "2023-05-19", "FIN-2023-Alert004"),
        ("notice-2023", "2023-11-06", "FIN-2023-NTC2"),
        ("tri-seal", "2023-03-02", "2 March 2023"),
        ("quint-seal", "2023-12-11", "11 December 2023"),
        ("bis-2024", "2024-07-10", "10 July 2024"),
        ("eu-2023", "2023-09-07", "7 September 2023"),
        ("kyc", None, "15 CFR part 732, Supplement No. 3"),
    ],
)
def test_a_document_is_cited_as_it_was_published(key: str, published: str | None, told: str) -> None:
    assert documents()[key].published == published
    assert told in documents()[key].citation


def test_dates_are_dates() -> None:
    for document in documents().values():
        assert document.published is None or re.fullmatch(r"20\d\d(-[01]\d(-[0-3]\d)?)?", document.published)


def test_how_far_a_document_was_seen_is_told() -> None:
    seen = {key: each.seen for key, each in documents().items()}
    assert set(seen.values()) <= {"whole", "part", "summary", "no"}
    assert "whole" not in seen.values()  # to be claimed only by who has read one from end to end
    assert (seen["kyc"], seen["quint-seal"], seen["fatf-2008"]) == ("part", "summary", "no")
    for flag in red_flags():
        assert len(flag.seen) == len(flag.citation.split("; "))
    assert next(flag for flag in red_flags() if flag.id == "transit-hub").seen == ("summary", "part", "summary")


def test_a_flag_of_our_own_says_so() -> None:
    (flag,) = (flag for flag in red_flags() if flag.seen == ("no",) and "Census" in flag.authority)
    assert flag.id == "under-threshold"
    assert "no document calls" in flag.title
    assert "calls nothing a red flag" in flag.citation


def test_a_flag_is_as_old_as_its_oldest_document() -> None:
    published = {flag.id: flag.published for flag in red_flags()}
    assert published["transit-hub"] == "2022-06-28"
    assert published["ships-to-destination"] == "2024-07-10"
    assert published["forwarder-consignee"] is None  # among them a text that is kept up to date


def test_the_alert_of_2022_names_eighteen_transshipment_points() -> None:
    named = {country for country, keys in transit_points().items() if "alert-2022" in keys}
    assert " ".join(sorted(named)) == "ae am br cn ge il in kg kz mx ni rs sg tj tr tw uz za"
    # The tri-seal note adds Hong Kong and Macau to China, and names Armenia, Turkey and Uzbekistan again.
    named = {country for country, keys in transit_points().items() if "tri-seal" in keys}
    assert " ".join(sorted(named)) == "am cn hk mo tr uz"
    assert {key for keys in transit_points().values() for key in keys} <= set(documents())


def test_partners_are_the_us_and_allies_and_no_destination() -> None:
    assert {"us", "de", "jp", "gb", "kr", "ch", "no"} <= partners()
    assert not {"ru", "by", "cn", "tr", "ae", "kz", "rs", "in"} & partners()
    assert len(partners()) == 39
    assert len(eu_members()) == 27
    assert eu_members() < partners("2022-02-24")


# Effective days of the rules: 87 FR 12226, 87 FR 13627, 87 FR 21554, 88 FR 12175.
@pytest.mark.parametrize(
    ("day", "added", "total"),
    [
        ("2022-02-23", "", 0),
        ("2022-02-24", "au ca gb jp nz us", 33),
        ("2022-03-03", "", 33),
        ("2022-03-04", "kr", 34),
        ("2022-04-08", "ch is li no", 38),
        ("2023-02-23", "", 38),
        ("2023-02-24", "tw", 39),
    ],
)
def test_partners_joined_one_after_another(day: str, added: str, total: int) -> None:
    assert set(added.split()) <= partners(day)
    assert len(partners(day)) == total


def test_transit_points_are_known_once_a_document_names_them() -> None:
    assert not transit_points("2022-06-27")
    assert len(transit_points("2022-06-28")) == 18
    assert transit_points("2022-06-28")["am"] == ("alert-2022",)
    assert not {"hk", "mo"} & set(transit_points("2023-03-01"))
    assert transit_points("2023-03-02") == transit_points()


@pytest.mark.parametrize("kind", ["forwarder", "bank", "mail", "trading", "postbox", "firm"])
def test_words_are_in_lower_case_and_told_once(kind: str) -> None:
    assert words(kind)
    assert all(word.words == word.words.casefold().strip() for word in words(kind))
    assert len({word.words for word in words(kind)}) == len(words(kind))


def test_words_of_no_kind_are_none() -> None:
    assert words("baker") == ()


def test_a_bank_is_not_any_bank() -> None:
    (bank,) = [word for word in words("bank") if word.words == "bank"]
    assert {"power", "food", "blood"} <= bank.negatives


def test_businesses_fit_chapters_of_the_tariff() -> None:
    chapters = {chapter for each in businesses() for chapter in each.chapters} | every_business()
    assert chapters <= {f"{number:02d}" for number in range(1, 98)} - {"77"}
    assert "85" not in next(each for each in businesses() if each.name == "food").chapters
    assert all(each.words for each in businesses())


def test_vague_words_name_no_goods() -> None:
    assert {"electronic", "parts", "samples", "equipment"} <= vague_words()
    assert not {"chip", "bearing", "camera", "antenna", "microcontroller"} & vague_words()
