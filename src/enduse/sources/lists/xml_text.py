"""XML of lists, parsed without anything that a hostile file could set off: no entities, no network, no DTD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from enduse.model.errors import InputError
from enduse.sources.lists.files import ListFile

Element = Any  # lxml ships no types


def root_of(file: ListFile) -> Element:
    """The root element of a file, its tags without namespaces.

    Raises:
        InputError: It is cut off, damaged, or declares entities.
    """
    from lxml import etree  # noqa: PLC0415  # only XML lists need it

    if b"<!ENTITY" in file.content:
        raise InputError(f"{file.name}: declares XML entities, which no published list does; fetch the list again")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(file.content, parser)
    except etree.XMLSyntaxError as error:
        line = f" at line {error.lineno}" if error.lineno else ""
        raise InputError(f"{file.name}: damaged or cut off{line}; fetch the list again") from None
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    return root


def text_at(element: Element, *path: str) -> str:
    """The text at a path of tags below an element, blanks reduced; "" when there is none."""
    found = element.findtext("/".join(path))
    return " ".join(found.split()) if isinstance(found, str) else ""


def each_at(element: Element, *path: str) -> Iterator[Element]:
    """The elements at a path of tags below an element, in order."""
    yield from element.iterfind("/".join(path))


def texts_at(element: Element, *path: str) -> list[str]:
    """The texts of all elements at a path of tags that have one."""
    return [words for each in each_at(element, *path) if (words := " ".join((each.text or "").split()))]
