"""The format of a list, told by its content; the file's name is not asked."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from enduse.model.errors import InputError
from enduse.reference.lists import publishers
from enduse.sources.lists.csl_json import is_csl
from enduse.sources.lists.files import ListFile, text_of
from enduse.sources.lists.json_text import json_of

_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_HTML: Final = frozenset({"html", "head", "body", "meta", "title", "div", "script", "p"})
_ROOTS: Final = {"sdnList": "ofac_xml", "CONSOLIDATED_LIST": "un_xml", "data-set": "ca_sema_xml"}
_HEADS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("us_csl_csv", frozenset({"source", "entity_number", "programs", "alt_names", "source_list_url"})),
    ("eu_oj_csv", frozenset({"programKey", "annex", "measure", "schema", "name"})),
    ("targets_csv", frozenset({"id", "schema", "name", "aliases", "birth_date", "identifiers"})),
)
_OFAC_WIDTHS: Final = frozenset({5, 6, 12})  # cells in a row of alt.csv, add.csv and sdn.csv
_WINDOW: Final = 64 * 1024  # characters looked at


def format_of(files: Sequence[ListFile]) -> str:
    """The format of a list's files, as a key of `READERS`.

    Raises:
        InputError: A file is a web page or holds no list; the files are of different lists.
    """
    found = {_format(file): file for file in files}
    if len(found) > 1:
        one, other = list(found.items())[:2]
        raise InputError(
            f"{one[1].name} is {one[0]} and {other[1].name} is {other[0]}; name the files of one list at a time"
        )
    return next(iter(found))


def _format(file: ListFile) -> str:
    text = text_of(file).lstrip()
    if text.startswith("<"):
        return _xml(file, text[:_WINDOW])
    if text.startswith(("{", "[")):
        return _json(file, text)
    return _table(text[:_WINDOW])


def _xml(file: ListFile, beginning: str) -> str:
    # Comments go first: a root may be named in one.
    root = _ROOT.search(re.sub(r"<!--.*?-->", "", beginning, flags=re.DOTALL))
    name = root[1] if root else ""
    if name.casefold() in _HTML or "<!doctype html" in beginning[:1024].casefold():
        raise InputError(
            f"{file.name}: a web page, not a list; fetch the list itself, for example {publishers()['us_csl'].address}"
        )
    if name not in _ROOTS:
        raise InputError(
            f"{file.name}: XML with the root <{name}>, no known list; bring one of {', '.join(_ROOTS)}, or a CSV"
        )
    return _ROOTS[name]


def _json(file: ListFile, text: str) -> str:
    line = text.partition("\n")[0]
    try:
        first = json.loads(line)
    except (ValueError, RecursionError):
        first = None
    if isinstance(first, Mapping) and "schema" in first and "id" in first:
        return "ftm_jsonl"
    if is_csl(first if first is not None else json_of(file)):
        return "us_csl_json"
    raise InputError(f"{file.name}: JSON, but no known list; bring FtM JSON Lines, or trade.gov's consolidated.json")


def _table(beginning: str) -> str:
    lines = beginning.splitlines()
    rows = [row for row in csv.reader(lines[:3]) if row]
    head = {cell.strip() for cell in rows[0]} if rows else set()
    for key, columns in _HEADS:
        if columns <= head:
            return key
    if rows and rows[0][0].strip().isdigit() and (len(rows[0]) in _OFAC_WIDTHS or _is_comment(rows[0])):
        return "ofac_csv"
    return "plain_csv"


def _is_comment(row: Sequence[str]) -> bool:
    return len(row) == 2 and row[0].strip().isdigit()
