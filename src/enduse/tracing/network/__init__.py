"""The network that routes are searched in, as far as claims and ownership tell of it.

Records of shipments come from `enduse.tracing.store`; here stands what is said and who belongs to whom:

- `claims.movements_of`   claims → `Said`: dated legs from node to node, one for each voice, with what denies them,
                          and `LeftOut`: every claim that moves nothing, with the reason
- `node`                  whom a party of a claim stands for: a named firm, or its country
- `way`                   supplier → intermediaries → recipient, leg by leg
- `period`                partial dates and "since" as intervals of days
- `repetition`            ten reports that quote one speaker say it once
- `denial`                which claims deny which
- `backing.Backings`      which of what is said tells of a leg that is recorded, and how strongly
- `profiles.profiles_of`  a register of ownership → `Profile`: founding, owners and their countries as of a trade
- `links.links_of`        the same register → `Links`: firms tied by an owner, a director or an address, and why

Nodes are known by keys: "country:cn", or the plain name and country of a firm as the store has them
("huaxin power|cn"). Which keys are spellings of one party is for `enduse.case.joining` to say, which knows screening.
"""

from enduse.tracing.network.backing import Backing, Backings, End
from enduse.tracing.network.claims import movements_of
from enduse.tracing.network.links import Link, Links, links_of
from enduse.tracing.network.node import Node, country_node, nodes_of
from enduse.tracing.network.profiles import Owner, Profile, profiles_of
from enduse.tracing.network.said import ClaimMovements, LeftOut, Said

__all__ = [
    "Backing",
    "Backings",
    "ClaimMovements",
    "End",
    "LeftOut",
    "Link",
    "Links",
    "Node",
    "Owner",
    "Profile",
    "Said",
    "country_node",
    "links_of",
    "movements_of",
    "nodes_of",
    "profiles_of",
]
