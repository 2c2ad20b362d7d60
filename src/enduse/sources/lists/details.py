"""A detail that a list gives under a name of its own ("Tax ID No.", "Gender"), put where FollowTheMoney has it."""

from __future__ import annotations

from enduse.reference.lists import Detail, detail_of
from enduse.sources.lists.cleaning import clean
from enduse.sources.lists.dates import partial_date, said_date
from enduse.sources.lists.draft import Draft
from enduse.sources.lists.names import in_reading_order
from enduse.sources.lists.roll import Roll, digest

_CURRENCY_BREAK = " - "


def add_birth_date(party: Draft, words: str) -> None:
    """Adds a date of birth; words that say it roughly, or as a range, are kept as a note too."""
    said = said_date(words)
    party.add("birthDate", said.date)
    if not said.exact and clean(words):
        party.note(f"Date of birth: {clean(words)}")


def add_date(party: Draft, name: str, words: str, label: str) -> None:
    """Adds a date to a property; words that are no date become a note."""
    date = partial_date(clean(words).rstrip("."))
    party.add(name, date)
    if date is None and clean(words):
        party.note(f"{label}: {clean(words)}")


def add_detail(
    roll: Roll,
    party: Draft,
    listing: Draft,
    kind: str,
    value: str,
    country: str = "",
    issued: str | None = None,
    expires: str | None = None,
) -> None:
    """Adds a detail to a party or its listing; of a kind not in the table it becomes a note.

    Args:
        roll: The list so far.
        party: Whose detail it is.
        listing: The listing that legal details belong to.
        kind: The list's name for it ("Tax ID No.", "Secondary sanctions risk:").
        value: What the list gives.
        country: The country it is of, in the list's words; empty when it says none.
        issued: When it was issued, in the list's words.
        expires: When it expires, in the list's words.
    """
    kind, value = clean(kind), clean(value)
    if not value:
        party.note(kind)
        return
    party_country = clean(country)
    detail = detail_of(kind, value, party_country)
    if detail is None:
        words = f"{kind} {value}" if kind.endswith((":", "-")) else f"{kind}: {value}"
        party.note(f"{words} ({party_country})" if party_country else words)
    elif detail.effect in ("identifier", "document"):
        _identifier(roll, party, detail, kind, value, (party_country, clean(issued), clean(expires)))
    elif detail.effect == "wallet":
        _wallet(roll, party, kind, value)
    else:
        _plain(roll, party, listing, detail, kind, value)


def _plain(roll: Roll, party: Draft, listing: Draft, detail: Detail, kind: str, value: str) -> None:
    name = detail.property
    if detail.effect == "text":
        party.add(name, value)
    elif detail.effect == "imo":
        party.add(name, value.removeprefix("IMO ").strip())
    elif detail.effect == "gender":
        party.add(name, value.casefold().rstrip("."))
    elif detail.effect == "birth":
        add_birth_date(party, value)
    elif detail.effect == "date":
        add_date(party, name, value, kind)
    elif detail.effect == "country":
        party.country(name, value, kind)
    elif detail.effect in ("weak-alias", "previous-name"):
        said = value.strip("'\"")
        party.add(name, in_reading_order(said).full if party.schema == "Person" else said)
    elif detail.effect == "link":
        roll.link(party, value, name)
    elif detail.effect in ("listing-date", "start-date"):
        add_date(listing, name, value, kind)
    elif detail.effect == "provision":
        listing.add(name, f"{kind} {value}" if kind.endswith((":", "-")) else f"{kind}: {value}")
    else:
        party.note(f"{kind.rstrip(': ')}: {value}")


def _identifier(
    roll: Roll, party: Draft, detail: Detail, kind: str, value: str, circumstances: tuple[str, str, str]
) -> None:
    country, issued, expires = circumstances
    person = party.schema == "Person"
    # A number that a list calls a person's is its holder's only when the holder is a person.
    name = detail.property if person or detail.property != "idNumber" else "registrationNumber"
    party.add(name, value)
    if not (person and detail.effect == "document") and not issued and not expires:
        return
    schema = "Passport" if name == "passportNumber" else "Identification"
    document = roll.attach(
        party, schema, digest(name, value, country), {"holder": party.id, "number": value, "type": kind}
    )
    document.country("country", country)
    add_date(document, "startDate", issued, "Issued")
    add_date(document, "endDate", expires, "Expires")


def _wallet(roll: Roll, party: Draft, kind: str, value: str) -> None:
    _, _, currency = kind.partition(_CURRENCY_BREAK)
    facts = {"holder": party.id, "publicKey": value, "currency": currency}
    roll.attach(party, "CryptoWallet", digest(currency, value), facts)
