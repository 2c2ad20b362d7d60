"""What simulated worlds are made of: countries, goods, relabelled codes, parts of names.

    countries()   ISO code → Country
    goods()       HS-6 → Good
    relabels()    HS-6 → codes it is passed on under
    tongues()     tongue → Tongue

Every number in these tables is an assumption unless its row cites a publication.
"""

from enduse.reference.simulation.country import Country, Role, countries
from enduse.reference.simulation.good import Good, goods, relabels
from enduse.reference.simulation.tongue import Tongue, tongues

__all__ = ["Country", "Good", "Role", "Tongue", "countries", "goods", "relabels", "tongues"]
