"""The dossier: a case as one HTML file to read, print and send.

No outside resource; one script of its own that only filters; a content security policy that allows neither another
script nor another style. Equal inputs give equal bytes.

dossier      the page
Screened     the screening of a case, Provenance the files it was made from: what a case gives besides its claims
"""

from enduse.views.dossier.enclosed import ListVintage, Provenance, Received, Screened
from enduse.views.dossier.page import dossier

__all__ = ["ListVintage", "Provenance", "Received", "Screened", "dossier"]
