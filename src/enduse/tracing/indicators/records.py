"""Red flags in what a party received, and when: the importer patterns."""

from __future__ import annotations

from itertools import pairwise

from enduse.model.indicator import Indicator
from enduse.reference.indicators import partners
from enduse.tracing.indicators.answer import Answer
from enduse.tracing.indicators.day import days_between, side
from enduse.tracing.indicators.subject import Subject

_YEAR = 365.25
_HALF = 0.5  # years of records on each side of the embargo that make a rate


def new_company(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001  # all predicates are called alike
    """Whether a receiver of priority goods was founded after the embargo, outside the partner countries."""
    founded, country, profile = subject.founded or "", subject.receiver_country or "", subject.profile
    when = side(founded, subject.context.since)
    told = (
        f"{profile.name!r} ({country}) was founded {founded} and received priority goods {sum(profile.priority)} times"
    )
    if country in partners() or when == 0:
        return False, told
    if not sum(profile.priority):
        return _unless_uncertain(subject, told)
    return (None, f"{told}; that date may be before or after {subject.context.since}") if when == 2 else (True, told)


def first_priority(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001
    """Whether priority goods came only after the embargo."""
    before, since, undated = subject.profile.priority
    maybe = subject.profile.uncertain[0]
    told = (
        f"{subject.profile.name!r} received priority goods {before} times before {subject.context.since}, {since} since"
    )
    if before:
        return False, told
    if not since:
        return (None, f"{told}, {undated} times on no telling date") if undated else _unless_uncertain(subject, told)
    if undated or maybe or subject.profile.uncertain[2]:
        return None, f"{told}; {undated + maybe + subject.profile.uncertain[2]} records may be earlier ones"
    return True, told


def surge(subject: Subject, flag: Indicator) -> Answer:
    """Whether priority goods come at a much higher rate than before the embargo."""
    context, profile = subject.context, subject.profile
    before, since, undated = profile.priority
    years = days_between(context.first or "", context.since) / _YEAR
    rest = days_between(context.since, context.last or "") / _YEAR
    if min(years, rest) < _HALF:
        return None, f"the records reach {years:.1f} years before and {rest:.1f} years after {context.since}"
    rates = f"{before / years:.1f} records of priority goods a year before {context.since}, {since / rest:.1f} since"
    told = f"{profile.name!r}: {rates}"
    if before + profile.uncertain[0] == 0:
        return False, f"{told}; there is nothing before to rise from"
    most = since + undated + profile.uncertain[1] + profile.uncertain[2]
    if most < flag.number("least_records") or most / rest < flag.number("least_factor") * before / years:
        return False, told
    sure = (before + undated + profile.uncertain[0] + profile.uncertain[2]) / years
    if before and since >= flag.number("least_records") and since / rest >= flag.number("least_factor") * sure:
        return True, told
    return None, f"{told}; codes or dates that are not told could change that"


def all_priority(subject: Subject, flag: Indicator) -> Answer:
    """Whether a receiver first seen since the embargo takes in hardly anything but priority goods."""
    profile = subject.profile
    listed, total = sum(profile.priority), profile.received
    told = f"{profile.name!r}, first seen {profile.first}: {listed} of {total} records are of priority goods"
    if side(profile.first, subject.context.since) == 0:
        return False, told
    most = listed + sum(profile.uncertain)
    if most < flag.number("least_records") or most < flag.number("least_share") * total:
        return False, told
    if profile.undated:
        return None, f"{told}, and {profile.undated} of its records have no date"
    sure = listed >= flag.number("least_records") and listed >= flag.number("least_share") * total
    return (True, told) if sure else (None, f"{told}, and the codes of others are not told")


def many_suppliers(subject: Subject, flag: Indicator) -> Answer:
    """Whether goods of one priority heading come in few lots each from many suppliers."""
    for key, heading in sorted(subject.profile.headings.items()):
        suppliers, lots = len(heading.suppliers), heading.priority[1]
        if suppliers >= flag.number("least_suppliers") and lots <= flag.number("most_records_each") * suppliers:
            told = f"{subject.profile.name!r}: {lots} records of priority goods of heading {key} since "
            return True, f"{told}{subject.context.since} from {suppliers} suppliers"
    return False, f"{subject.profile.name!r} has few suppliers of priority goods, or buys regularly from each"


def relabelled(subject: Subject, flag: Indicator) -> Answer:
    """Whether records of a priority code stopped at the embargo and those of its neighbours began."""
    least = flag.number("least_records")
    for key, heading in sorted(subject.profile.headings.items()):
        (before, since, open_), (near_before, near, _) = heading.priority, heading.neighbours
        if before >= least and near >= least and since == 0 and near_before * 3 <= near:
            told = f"{subject.profile.name!r} in heading {key}: {before} records of priority codes before "
            told += f"{subject.context.since} and none since, of other codes {near_before} before and {near} since"
            return (None, f"{told}; {open_} without a telling date") if open_ else (True, told)
    if any(subject.profile.uncertain):
        return None, f"the codes of {sum(subject.profile.uncertain)} records of {subject.profile.name!r} are not told"
    return False, f"no heading of {subject.profile.name!r} changed from priority codes to their neighbours"


def new_high_volume(subject: Subject, flag: Indicator) -> Answer:
    """Whether a receiver takes in many consignments from its first days on."""
    profile = subject.profile
    months = round(flag.number("days") / 30)
    first = min(profile.months)
    early = sum(count for month, count in profile.months.items() if month < first + months)
    told = f"{profile.name!r}, first seen {profile.first}: {early} records in its first {months} months"
    if early < flag.number("least_records"):
        return False, told
    return (None, f"{told}, and {profile.undated} without a date") if profile.undated else (True, told)


def reactivated(subject: Subject, flag: Indicator) -> Answer:
    """Whether a receiver was silent for long and came back."""
    profile, months = subject.profile, sorted(subject.profile.months)
    gap = max((later - earlier - 1 for earlier, later in pairwise(months)), default=0)
    told = f"{profile.name!r} has no record for {gap} months between others"
    if gap < flag.number("least_months"):
        return False, told
    return (None, f"{told}, and {profile.undated} without a date") if profile.undated else (True, told)


def under_threshold(subject: Subject, flag: Indicator) -> Answer:
    """Whether values crowd just below the threshold and are rare just above."""
    below, above = subject.profile.bands
    told = f"{subject.profile.name!r}: {below} values just below USD {flag.number('amount'):,.0f}, {above} just above"
    return below >= flag.number("least_records") and below >= flag.number("least_factor") * above, told


def ships_on(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001
    """Whether the receiver itself sends priority goods to the destination since the embargo."""
    _, since, undated = subject.profile.sent_listed
    context, open_ = subject.context, undated + subject.profile.sent_open
    way = f"from {subject.profile.name!r} to {context.destination}"
    told = f"records of priority goods {way} since {context.since}: {since}"
    if not since and open_:
        return None, f"{told}; date or code of {open_} more is not told"
    return since > 0, told


def _unless_uncertain(subject: Subject, told: str) -> Answer:
    uncertain = sum(subject.profile.uncertain)
    return (None, f"{told}; the codes of {uncertain} records are not told") if uncertain else (False, told)
