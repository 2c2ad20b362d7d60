"""Red flags of official documents, and the words and places they turn on.

red_flags()       every Indicator
documents()       what they are taken from
transit_points()  places named as transshipment points → the documents that name them; also as of a day
partners()        countries with controls like those of the United States; also as of a day
eu_members()      the 27
words(kind)       words of names and addresses ("forwarder", "bank", "postbox" …)
businesses()      line of business that a firm's name tells → HS chapters that fit it
vague_words()     words of declarations that name no goods
"""

from enduse.reference.indicators.business import Business, businesses, every_business
from enduse.reference.indicators.document import Document, documents
from enduse.reference.indicators.place import eu_members, partners, transit_points
from enduse.reference.indicators.red_flag import red_flags
from enduse.reference.indicators.word import Word, vague_words, words

__all__ = [
    "Business",
    "Document",
    "Word",
    "businesses",
    "documents",
    "eu_members",
    "every_business",
    "partners",
    "red_flags",
    "transit_points",
    "vague_words",
    "words",
]
