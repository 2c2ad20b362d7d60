"""Intake: bytes to `Document`. Nothing here knows what a claim is.

pointers(inputs)   where the documents are: cheap, so that work can be shared out
document(pointer)  one of them, read
documents(inputs)  all of them, read one after another; what cannot be read comes as a `Failure` in its place
"""

from enduse.sources.inputs import pointers
from enduse.sources.pointer import Pointer
from enduse.sources.publication_date import published_argument
from enduse.sources.reading import document, documents

__all__ = ["Pointer", "document", "documents", "pointers", "published_argument"]
