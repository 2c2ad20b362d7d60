"""A case as files for other programs: what sources say goes along with who says so, into every one of them.

    FORMATS, PARTS      which format writes which files
    Holdings            what is exported
    Manifest, Written   what an export holds

Each file is made piece by piece as text by a function `Holdings → (text, rows)*`; `enduse.case.exporting` writes them.
"""

from enduse.views.export.holdings import Holdings
from enduse.views.export.manifest import Manifest, Written, manifest_json
from enduse.views.export.notes import notes
from enduse.views.export.paper import Paper, papers
from enduse.views.export.part import FORMATS, MANIFEST, PARQUET, PARTS, SHIPMENTS, Part

__all__ = [
    "FORMATS",
    "MANIFEST",
    "PARQUET",
    "PARTS",
    "SHIPMENTS",
    "Holdings",
    "Manifest",
    "Paper",
    "Part",
    "Written",
    "manifest_json",
    "notes",
    "papers",
]
