"""How trade records are written: heads of columns, countries, ports, units, months, and words that say nothing.

head_of(head)        what a column holds, from its head
presets()            column maps of published kinds of record
country_of(cell)     the country a cell names
port_country(cell)   the country a port lies in
kilograms(unit)      what a unit of mass weighs
month_of(word)       the month a word names
is_blank(cell)       whether a cell says nothing

The tables lie beside this module; each says in its head where it comes from.
"""

from enduse.reference.shipments.blank import is_blank
from enduse.reference.shipments.country import country_of
from enduse.reference.shipments.head import Head, fields, head_of, plain_head, roles
from enduse.reference.shipments.mass import kilograms
from enduse.reference.shipments.month import month_of
from enduse.reference.shipments.port import is_locode, port_country
from enduse.reference.shipments.preset import PresetColumn, presets

__all__ = [
    "Head",
    "PresetColumn",
    "country_of",
    "fields",
    "head_of",
    "is_blank",
    "is_locode",
    "kilograms",
    "month_of",
    "plain_head",
    "port_country",
    "presets",
    "roles",
]
