"""What the country level of tracing knows: layouts and places of trade statistics, partners in controls, factors.

layouts()              columns of published statistics: preset → columns
place_of(words)        the country, or kind of sum, that a cell of statistics names
coalition()            countries that control their exports to Russia together
transit()              places an official alert names as points of transit
cif_fob()              what freight and insurance add, with the source
usd(currency, year)    exchange rates
citation(method)       where a method comes from
innocent(question)     why a figure may mean nothing
"""

from enduse.reference.tracing_countries.layout import Column, layouts
from enduse.reference.tracing_countries.listed import citation, coalition, innocent, transit
from enduse.reference.tracing_countries.place import place_of
from enduse.reference.tracing_countries.rate import Factor, cif_fob, usd

__all__ = [
    "Column",
    "Factor",
    "cif_fob",
    "citation",
    "coalition",
    "innocent",
    "layouts",
    "place_of",
    "transit",
    "usd",
]
