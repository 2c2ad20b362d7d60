"""Export controls: which goods and destinations the published lists and regulations name, and since when.

    priorities()        Common High Priority List: HS-6 code → Priority
    entries()           US Commerce Control List: ECCN → Entry
    destinations()      country → broad trade controls, one Restriction a rule
    groups()            country → EAR country groups D:5, E:1, E:2
    headings()          subheadings of the headings the priority list touches
    older(), gone(), changes()  what became of codes between HS 2017 and HS 2022
    combined()          rules on goods and destination together
    phrases()           words of trade documents and the codes they point to
    explanations(rule)  why a finding under a rule may mean nothing
    vintage(table)      the day a table was read from its source

The head of each table names its source; `Period.covers` answers None where a date is not recorded finely enough.
"""

from enduse.reference.controls.combined import Combined, combined
from enduse.reference.controls.destination import Membership, Restriction, destinations, groups
from enduse.reference.controls.entry import Entry, entries, reason_names
from enduse.reference.controls.explanation import explanations
from enduse.reference.controls.nomenclature import Change, changes, gone, headings, older
from enduse.reference.controls.period import Period
from enduse.reference.controls.phrase import Phrase, empty_words, phrases, qualifiers
from enduse.reference.controls.priority import Priority, priorities, tier_concern
from enduse.reference.controls.vintage import vintage

__all__ = [
    "Change",
    "Combined",
    "Entry",
    "Membership",
    "Period",
    "Phrase",
    "Priority",
    "Restriction",
    "changes",
    "combined",
    "destinations",
    "empty_words",
    "entries",
    "explanations",
    "gone",
    "groups",
    "headings",
    "older",
    "phrases",
    "priorities",
    "qualifiers",
    "reason_names",
    "tier_concern",
    "vintage",
]
