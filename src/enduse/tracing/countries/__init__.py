"""The country level of tracing: what trade statistics show of a route, with its uncertainty.

panel(flows, group)        figures as series, nothing counted twice
group_of(codes)            a product group that can be compared across editions of the Harmonized System
surges(panel, to, date)    did trade with a neighbour rise more than trade with others did
mirrors(panel, to, date)   exports nobody recorded as imports
passings(panel, reporter)  origin against consignment: who passes on what others made
hubs(panel, to, date)      shares and concentration of suppliers before and after

No figure here is proof of diversion: each says what is missing and why it may mean nothing.
"""

from enduse.tracing.countries.estimate import Estimate
from enduse.tracing.countries.group import Group, Line, group_of
from enduse.tracing.countries.hub import Hub, Hubs, hubs
from enduse.tracing.countries.mirror import Gap, Mirror, mirrors
from enduse.tracing.countries.panel import Panel, panel
from enduse.tracing.countries.passing import Passing, passings
from enduse.tracing.countries.rise import Surge
from enduse.tracing.countries.surge import surges

__all__ = [
    "Estimate",
    "Gap",
    "Group",
    "Hub",
    "Hubs",
    "Line",
    "Mirror",
    "Panel",
    "Passing",
    "Surge",
    "group_of",
    "hubs",
    "mirrors",
    "panel",
    "passings",
    "surges",
]
