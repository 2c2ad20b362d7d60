"""The flow map: who is said to supply whom, drawn on an outline of the world as plain SVG."""

from enduse.views.flow_map.layout import FlowMap, layout
from enduse.views.flow_map.picture import flow_map, style

__all__ = ["FlowMap", "flow_map", "layout", "style"]
