"""Shipments held against lists and controls, streamed.

screen_shipments(shipments, screener, goods, threshold=…)   one result a shipment, in their order
unasked(fields)                                             what no record of a file can be asked, told once
Totals                                                      counts results as they pass
"""

from enduse.screening.shipments.asking import GoodsJudge, PartyScreener
from enduse.screening.shipments.result import PartyMatches, ShipmentResult
from enduse.screening.shipments.screening import screen_shipments
from enduse.screening.shipments.totals import Totals
from enduse.screening.shipments.unasked import unasked

__all__ = [
    "GoodsJudge",
    "PartyMatches",
    "PartyScreener",
    "ShipmentResult",
    "Totals",
    "screen_shipments",
    "unasked",
]
