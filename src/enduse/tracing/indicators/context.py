"""What is known beside one record: all records together, who owns whom, and what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from enduse.model.entity import Entity
from enduse.model.ownership import Ownership
from enduse.model.shipment import Shipment
from enduse.reference.indicators import red_flags
from enduse.tracing.indicators.codes import hs6_of
from enduse.tracing.indicators.day import first_day, last_day, side
from enduse.tracing.indicators.figure import figure
from enduse.tracing.indicators.firms import Firms
from enduse.tracing.indicators.folding import folded
from enduse.tracing.indicators.party_key import address_of, named, party_key
from enduse.tracing.indicators.profile import Profile
from enduse.tracing.indicators.sample import Sample

EMBARGO = "2022-02-24"
"""The day that the importer patterns of FIN-2023-Alert004 and of the E5 guidance turn on."""

_MOST = 16  # parties at one address and flags of one ship that are kept


class Context:
    """Counts over all records, built one record at a time; memory grows with parties and codes, not with records.

    Args:
        destination: The country that goods must not reach, ISO 3166-1 alpha-2 in lower case.
        since: ISO date of the embargo.
        holdings: Stakes, as an ownership file tells them.
        parties: Identifier to party of that file: names, founding dates, countries.
        listed: Parties on lists of sanctions or export controls, for their addresses; None when no list is asked.
    """

    def __init__(
        self,
        *,
        destination: str = "ru",
        since: str = EMBARGO,
        holdings: Iterable[Ownership] = (),
        parties: Mapping[str, Entity] | None = None,
        listed: Iterable[Entity] | None = None,
    ) -> None:
        self.destination = destination
        self.since = since
        self.firms = Firms(holdings, parties)
        self.listed: Mapping[str, str] | None = None if listed is None else dict(_addresses(listed))
        self._band = _band()
        self.records = 0
        self.first: str | None = None
        self.last: str | None = None
        self.to_destination = 0
        self.parties: dict[str, Profile] = {}
        self.addresses: dict[str, set[str]] = {}
        self.flags: dict[str, set[str]] = {}
        self.departures: dict[tuple[str, str], dict[str, int]] = {}
        self.origins: dict[str, dict[str, int]] = {}
        self.prices: dict[tuple[str, str], Sample] = {}
        self.amounts: dict[tuple[str, str], Sample] = {}
        self.pieces: dict[tuple[str, str], Sample] = {}

    @classmethod
    def of(
        cls,
        shipments: Iterable[Shipment],
        *,
        destination: str = "ru",
        since: str = EMBARGO,
        holdings: Iterable[Ownership] = (),
        parties: Mapping[str, Entity] | None = None,
        listed: Iterable[Entity] | None = None,
    ) -> Context:
        """The context of records, which are read once; the other arguments are those of the class."""
        context = cls(destination=destination, since=since, holdings=holdings, parties=parties, listed=listed)
        for shipment in shipments:
            context.add(shipment)
        return context

    def add(self, shipment: Shipment) -> None:
        """Count a record."""
        self.records += 1
        if shipment.date is not None:
            first, last = first_day(shipment.date), last_day(shipment.date)
            self.first = first if self.first is None else min(first, self.first)
            self.last = last if self.last is None else max(last, self.last)
        codes = tuple(hs6_of(item.hs_code) for item in shipment.items)
        known = tuple(dict.fromkeys(code for code in codes if code is not None))
        self._parties(shipment, known, bool(codes) and None not in codes)
        self._places(shipment, known)
        self._figures(shipment, codes)

    def _parties(self, shipment: Shipment, codes: tuple[str, ...], complete: bool) -> None:
        sender, receiver = party_key(shipment, "sender"), party_key(shipment, "receiver")
        when = side(shipment.date, self.since)
        if receiver is not None:
            profile = self._profile(receiver, shipment, "receiver")
            profile.date(shipment.date)
            profile.goods(codes, complete, when, sender)
            self._dollars(profile, shipment)
            address = address_of(shipment, "receiver")
            if address is not None:
                _keep(self.addresses, folded(address), receiver)
        bound = receiving_country(shipment)
        if bound == self.destination:
            self.to_destination += 1
            if sender is not None:
                self._profile(sender, shipment, "sender").sent(codes, complete, when)

    def _profile(self, key: str, shipment: Shipment, role: str) -> Profile:
        profile = self.parties.get(key)
        if profile is None:
            party = named(shipment, role)
            number = next((each.value for owner, each in shipment.identifiers if owner == role), "")
            profile = self.parties[key] = Profile(party.name if party else number)
        return profile

    def _dollars(self, profile: Profile, shipment: Shipment) -> None:
        for item in shipment.items:
            if item.currency == "USD" and isinstance(item.amount, int | float):
                profile.dollars += 1
                profile.bands[0] += self._band[0] <= item.amount <= self._band[1]
                profile.bands[1] += self._band[1] < item.amount <= self._band[2]

    def _places(self, shipment: Shipment, codes: tuple[str, ...]) -> None:
        departure = shipment.departure_country
        if departure is not None:
            for heading in {code[:4] for code in codes}:
                places = self.departures.setdefault((heading, receiving_country(shipment) or ""), {})
                places[departure] = places.get(departure, 0) + 1
            if shipment.origin_country is not None:
                places = self.origins.setdefault(shipment.origin_country, {})
                places[departure] = places.get(departure, 0) + 1
        ship, flag = imo_of(shipment), flag_of(shipment)
        if ship is not None and flag is not None:
            _keep(self.flags, ship, flag)

    def _figures(self, shipment: Shipment, codes: tuple[str | None, ...]) -> None:
        if len(codes) != 1 or codes[0] is None:
            return
        hs6, item, key = codes[0], shipment.items[0], f"{shipment.dataset}|{shipment.row}|{shipment.id}"
        weight, amount, number = figure(shipment.weight_kg), figure(item.amount), figure(item.number)
        if amount is not None and item.currency is not None:
            _sample(self.amounts, (hs6, item.currency)).add(key, amount)
            if weight is not None:
                _sample(self.prices, (hs6, item.currency)).add(key, amount, weight)
        if number is not None and weight is not None:
            _sample(self.pieces, (hs6, item.unit or "")).add(key, weight, number)


def receiving_country(shipment: Shipment) -> str | None:
    """Where the goods go: the destination the record tells, else the receiver's country, None when neither is told."""
    if shipment.destination_country is not None:
        return shipment.destination_country
    return shipment.receiver.country[0] if shipment.receiver is not None and shipment.receiver.country else None


def imo_of(shipment: Shipment) -> str | None:
    """The ship's IMO number; a name alone is borne by many ships."""
    numbers = (each for role, each in shipment.identifiers if role == "vessel")
    return next((each.value for each in numbers if each.kind == "imoNumber"), None)


def flag_of(shipment: Shipment) -> str | None:
    """The country of the ship's flag, None when it is not told."""
    return shipment.vessel.country[0] if shipment.vessel is not None and shipment.vessel.country else None


def _band() -> tuple[float, float, float]:
    """Just below, at, and just above the filing threshold, in US dollars."""
    flag = next(each for each in red_flags() if each.predicate == "under_threshold")
    amount, margin = flag.number("amount"), flag.number("margin")
    return amount * (1 - margin), amount, amount * (1 + margin)


def _addresses(listed: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    for entity in listed:
        for address in entity.get("address"):
            yield folded(address), entity.caption or entity.id


def _keep(kept: dict[str, set[str]], key: str, value: str) -> None:
    values = kept.setdefault(key, set())
    if len(values) < _MOST:
        values.add(value)


def _sample(samples: dict[tuple[str, str], Sample], key: tuple[str, str]) -> Sample:
    sample = samples.get(key)
    if sample is None:
        sample = samples[key] = Sample()
    return sample
