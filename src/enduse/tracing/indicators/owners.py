"""Red flags in who owns the parties."""

from __future__ import annotations

from enduse.model.indicator import Indicator
from enduse.tracing.indicators.answer import Answer
from enduse.tracing.indicators.subject import Subject


def embargoed_owner(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001  # all predicates are called alike
    """Whether an owner of the receiver, direct or not, sits in or is a national of the country under embargo."""
    firms, embargoed = subject.context.firms, subject.context.destination
    if subject.receiver_country == embargoed:
        return False, f"the receiver itself sits in {embargoed}"
    owners = subject.owners("receiver") or ()
    found = [owner for owner in owners if embargoed in firms.countries(owner)]
    if found:
        return True, f"owned, at one remove or more, by {firms.caption(found[0])!r} of {embargoed}"
    unknown = [owner for owner in owners if not firms.countries(owner)]
    if unknown:
        return None, f"the country of the owner {firms.caption(unknown[0])!r} is not told"
    return False, f"none of {len(owners)} owners told is of {embargoed}"


def common_owner(subject: Subject, flag: Indicator) -> Answer:  # noqa: ARG001
    """Whether sender and receiver are owned by one party, or one by the other."""
    firms = subject.context.firms
    first = {*(subject.owners("sender") or ()), subject.firm("sender")}
    second = {*(subject.owners("receiver") or ()), subject.firm("receiver")}
    common = sorted(each for each in first & second if each is not None)
    if common:
        return True, f"both belong to {firms.caption(common[0])!r}"
    return False, f"none of {len(first) - 1} and {len(second) - 1} owners told is common to both"
