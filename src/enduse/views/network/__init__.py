"""The network: the parties named, and who of them is said to supply whom through whom, as plain SVG."""

from enduse.views.network.layout import Network, layout
from enduse.views.network.picture import network, style

__all__ = ["Network", "layout", "network", "style"]
