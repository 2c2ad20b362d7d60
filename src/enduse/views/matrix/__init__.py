"""Who says what: a table of flows against original sources, a sign where a source takes a stand.

matrix    the table as a fragment of a page
style     its CSS
"""

from enduse.views.matrix.matrix import matrix, style

__all__ = ["matrix", "style"]
