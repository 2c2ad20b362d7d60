"""What OFAC's CSV and XML files share: parties, programmes and listings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from enduse.reference.lists import legal_basis, non_sdn_list, publishers, schema_of
from enduse.sources.lists.draft import Draft
from enduse.sources.lists.listings import add_listing
from enduse.sources.lists.names import in_reading_order
from enduse.sources.lists.roll import Roll

SDN: Final = "us_ofac_sdn"
NON_SDN: Final = "us_ofac_cons"
# Kinds of other name in alt.csv and the XML; "now known as" is a name like any other.
ALIASES: Final = {"aka": "alias", "nka": "alias", "fka": "previousName"}


def dataset_of(programmes: Sequence[Iterable[str]]) -> str:
    """Whether entries are of the SDN list or of the non-SDN lists, told by their programmes.

    A few programmes are used on both, so it is the greater part of the entries that tells.

    Args:
        programmes: The programmes of each entry.
    """
    non_sdn = sum(non_sdn_list(_narrow(each)) is not None for each in programmes)
    return NON_SDN if non_sdn * 2 > len(programmes) else SDN


def _narrow(tags: Iterable[str]) -> list[str]:
    # Programmes of the menu-based list are met on the SDN list far more often: they tell nothing.
    return [tag for tag in tags if non_sdn_list([tag]) != "us_ofac_mbs"]


def ofac_party(roll: Roll, number: str, kind: str) -> Draft:
    """The party of an OFAC number."""
    party = roll.party(f"ofac-{number}", schema_of(kind))
    party.add("topics", "sanction")
    return party


def ofac_listing(roll: Roll, party: Draft, number: str, tags: Sequence[str]) -> Draft:
    """The listing of an OFAC number under its programmes."""
    made = non_sdn_list(tags) if roll.dataset == NON_SDN else None
    publisher = publishers()[made or roll.dataset]
    bases = [f"{tag}: {basis}" for tag in tags if (basis := legal_basis(tag))]
    return add_listing(roll, party, publisher, {"programId": tags, "authorityId": number, "description": bases})


def add_name(party: Draft, name: str, kind: str = "name") -> None:
    """Adds a name that OFAC writes "LAST, First" for persons."""
    if party.schema != "Person":
        party.add(kind, name)
        return
    said = in_reading_order(name)
    party.add(kind, said.full)
    if kind == "name":
        party.add("firstName", said.first)
        party.add("lastName", said.last)


def add_ship(roll: Roll, party: Draft, fields: Iterable[tuple[str, str]]) -> None:
    """Adds the columns OFAC has for vessels.

    Args:
        roll: The list so far.
        party: The vessel.
        fields: FtM property, or "flag" and "owner", with OFAC's words for it.
    """
    for name, words in fields:
        if name == "flag":
            party.country("flag", words)
        elif name == "owner":
            if words:
                roll.link(party, words, "Vessel owner")
        elif name in ("tonnage", "grossRegisteredTonnage"):
            party.add(name, words.replace(",", ""))
        else:
            party.add(name, words)
