"""The publication date that a web page's own metadata states."""

from __future__ import annotations

import html
import re

from enduse.sources.publication_date import metadata_date

HEAD_LIMIT = 400_000  # characters in which metadata is looked for

# Names of fields that mean "first published": Open Graph article, schema.org, Dublin Core, Highwire, Parse.ly,
# Sailthru. The best kept first; "modified" and "updated" fields date a version, not the report, and are left out.
_FIELDS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "og:published_time",
    "dcterms.issued",
    "dc.date.issued",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "pubdate",
    "date",
    "dc.date",
    "dcterms.date",
)
_META = re.compile(r"<meta\b([^>]{1,1000})>", re.IGNORECASE)
_TIME = re.compile(r"<time\b([^>]{1,600})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]{1,40})\s*=\s*(?:\"([^\"]{0,400})\"|'([^']{0,400})'|([^\s\"'>]{1,200}))")
_LINKED = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,60})\"")


def page_date(page: str) -> str | None:
    """The date a page states for its article, as a partial ISO date.

    From the first of these that has one: JSON-LD, `meta` fields, a `time` element marked as the publication date, or
    the `time` elements when all of them name the same day. None when there is none: other dates on a page may be
    those of other stories.

    Args:
        page: The page's source.
    """
    page = page[:HEAD_LIMIT]
    linked = {metadata_date(found) for found in _LINKED.findall(page)} - {None}
    if len(linked) == 1:
        return linked.pop()
    return _of_meta(page) or _of_times(page)


def _of_meta(page: str) -> str | None:
    stated: dict[str, str] = {}
    for match in _META.finditer(page):
        parts = _attributes(match.group(1))
        name = (parts.get("property") or parts.get("name") or parts.get("itemprop") or "").lower()
        if name in _FIELDS and parts.get("content"):
            stated.setdefault(name, parts["content"])
    dates = (metadata_date(stated[name]) for name in _FIELDS if name in stated)
    return next((date for date in dates if date is not None), None)


def _of_times(page: str) -> str | None:
    times = [_attributes(match.group(1)) for match in _TIME.finditer(page)]
    marked = [parts for parts in times if "pubdate" in parts or parts.get("itemprop", "").lower() == "datepublished"]
    days = {metadata_date(parts["datetime"]) for parts in marked or times if parts.get("datetime")} - {None}
    return days.pop() if len(days) == 1 else None


def _attributes(tag: str) -> dict[str, str]:
    return {name.lower(): html.unescape(next(filter(None, values), "")) for name, *values in _ATTRIBUTE.findall(tag)}
