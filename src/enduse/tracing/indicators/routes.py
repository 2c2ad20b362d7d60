"""Red flags in the way the goods take."""

from __future__ import annotations

from collections.abc import Mapping

from enduse.model.indicator import Indicator
from enduse.reference.indicators import partners, transit_points
from enduse.tracing.indicators.answer import Answer
from enduse.tracing.indicators.codes import dotted
from enduse.tracing.indicators.context import flag_of, imo_of, receiving_country
from enduse.tracing.indicators.day import side
from enduse.tracing.indicators.subject import Subject


def to_transit(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001  # all predicates are called alike
    """Whether priority goods go to a place named as a transshipment point."""
    country = receiving_country(subject.shipment) or ""
    if not subject.priority:
        return False, "the goods are not on the priority list"
    if country not in transit_points():
        return False, f"{country} is not named as a transshipment point"
    return True, f"{_codes(subject)} to {country}, named as a transshipment point"


def from_transit(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001
    """Whether priority goods made in a partner country leave from a transshipment point."""
    origin, departure = subject.shipment.origin_country or "", subject.shipment.departure_country or ""
    if not subject.priority:
        return False, "the goods are not on the priority list"
    told = f"{_codes(subject)} made in {origin} leave from {departure}"
    return origin in partners() and origin != departure and departure in transit_points(), told


def through(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001
    """Whether goods for elsewhere pass through the country under embargo."""
    bound, embargoed = receiving_country(subject.shipment), subject.context.destination
    way = ", ".join(subject.shipment.transit_countries)
    fired = embargoed in subject.shipment.transit_countries and bound != embargoed
    return fired, f"goods for {bound} pass through {way}"


def roundabout(subject: Subject, flag: Indicator) -> Answer:
    """Whether goods pass through several countries besides start and end."""
    start, end = subject.shipment.departure_country, receiving_country(subject.shipment)
    between = dict.fromkeys(each for each in subject.shipment.transit_countries if each not in (start, end))
    told = f"from {start} to {end} through {', '.join(between) or 'no third country'}"
    return len(between) >= flag.number("least_countries"), told


def port_elsewhere(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001
    """Whether the port of unloading is in another country than the receiver."""
    port, country = subject.shipment.destination_port_country, subject.receiver_country
    return port != country, f"unloaded in {port} ({subject.shipment.destination_port}), the receiver sits in {country}"


def consignee_elsewhere(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001
    """Whether the goods go to another country than the receiver's."""
    bound, country = subject.shipment.destination_country, subject.receiver_country
    return bound != country, f"the goods go to {bound}, the receiver sits in {country}"


def third_country(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001
    """Whether the contract is with a firm neither where the goods start nor where they end."""
    start, end = subject.shipment.departure_country, receiving_country(subject.shipment)
    contract = subject.shipment.trading_country
    return contract not in (start, end), f"goods from {start} to {end}, the contract is with a firm in {contract}"


def unusual_route(subject: Subject, flag: Indicator) -> Answer:
    """Whether goods of this heading for this destination hardly ever leave from this country."""
    departure, bound = subject.shipment.departure_country or "", receiving_country(subject.shipment) or ""
    thin = 0
    for heading in dict.fromkeys(code[:4] for code in subject.codes or ()):
        places = subject.context.departures.get((heading, bound), {})
        rare, told = _rare(places, departure, flag, f"records of heading {heading}")
        if rare:
            return True, told
        thin += rare is None
    if thin:
        return None, "too few records of such goods to tell where they usually leave from"
    return False, f"such goods leave from {departure} regularly"


def unusual_origin(subject: Subject, flag: Indicator) -> Answer:
    """Whether goods of this origin hardly ever leave from this country."""
    origin, departure = subject.shipment.origin_country or "", subject.shipment.departure_country or ""
    return _rare(subject.context.origins.get(origin, {}), departure, flag, f"records of goods made in {origin}")


def redirected(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001
    """Whether the sender shipped to the destination before the embargo and now ships to a transshipment point."""
    context, bound = subject.context, receiving_country(subject.shipment) or ""
    when = side(subject.shipment.date, context.since)
    if not subject.priority or bound not in transit_points() or when == 0:
        return False, "not priority goods to a transshipment point since the embargo"
    profile = context.parties.get(subject.sender or "")
    before, _, undated = profile.sent_to if profile is not None else (0, 0, 0)
    if not before and undated:
        return None, f"{undated} records of the sender to {context.destination} have no telling date"
    if when == 2 and before:
        return None, f"the date {subject.shipment.date} does not tell whether it was before {context.since}"
    told = f"the sender has {before} records to {context.destination} before {context.since}, this one goes to {bound}"
    return before > 0, told


def flag_change(subject: Subject, flag: Indicator) -> Answer:
    """Whether the records show the ship under several flags."""
    flags = subject.context.flags.get(imo_of(subject.shipment) or "", set()) | {flag_of(subject.shipment) or ""}
    told = f"the records show the ship IMO {imo_of(subject.shipment)} under the flags {', '.join(sorted(flags))}"
    return len(flags) >= flag.number("least_flags"), told


def _rare(places: Mapping[str, int], departure: str, flag: Indicator, what: str) -> Answer:
    total, count = sum(places.values()), places.get(departure, 0)
    if total < flag.number("least_records"):
        return None, f"too few {what} ({total})"
    return count <= flag.number("most_share") * total, f"{count} of {total} {what} leave from {departure}"


def _codes(subject: Subject) -> str:
    return ", ".join(map(dotted, subject.priority or ()))
