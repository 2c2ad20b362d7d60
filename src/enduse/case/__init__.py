"""The Python API: `Case` keeps what it reads in a folder, `read` reads and keeps nothing.

The main path, one step a file:
order (what is asked) → kept (what is fresh already) → crew (many, on all cores) → task (one document).
"""

from enduse.case.case import Case
from enduse.case.order import read
from enduse.case.reading import Outcome, Reading

__all__ = ["Case", "Outcome", "Reading", "read"]
