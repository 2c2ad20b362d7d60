"""The dossier: a case as one HTML file to read, print and send.

No script, no outside resource, a content security policy that allows neither; equal inputs give equal bytes.
"""

from enduse.views.dossier.page import dossier

__all__ = ["dossier"]
