"""Charts as plain SVG: equal inputs give equal bytes, every word is escaped, light and dark follow the reader.

line_chart     a line over time, with the band in which the controls lie
range_chart    rows with one or two figures and their intervals: before and after
bar_chart      rows with one or two bars
"""

from enduse.views.chart.bars import Bar, bar_chart
from enduse.views.chart.line import line_chart
from enduse.views.chart.ranges import Range, Row, range_chart

__all__ = ["Bar", "Range", "Row", "bar_chart", "line_chart", "range_chart"]
