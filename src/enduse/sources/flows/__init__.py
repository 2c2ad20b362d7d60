"""Trade statistics: UN Comtrade, BACI, Eurostat and national tables to `TradeFlow`.

read_flows(path)   the figures of a file, streamed; rows that cannot be read are told with number and reason
layout_of(heads)   which published layout the heads of a file are
"""

from enduse.sources.flows.intake import read_flows
from enduse.sources.flows.layout import Layout, layout_of

__all__ = ["Layout", "layout_of", "read_flows"]
