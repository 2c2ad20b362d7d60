"""What is known of published lists: publishers, and the words they use for countries, kinds of party and details."""

from enduse.reference.lists.column import fields_of_tables
from enduse.reference.lists.country import country_codes
from enduse.reference.lists.detail import Detail, detail_of, details
from enduse.reference.lists.kind import schema_of
from enduse.reference.lists.measure import topic_of
from enduse.reference.lists.name_mark import legal_words, name_marks, ranks
from enduse.reference.lists.programme import legal_basis, non_sdn_list
from enduse.reference.lists.publisher import Publisher, publisher_of, publishers

__all__ = [
    "Detail",
    "Publisher",
    "country_codes",
    "detail_of",
    "details",
    "fields_of_tables",
    "legal_basis",
    "legal_words",
    "name_marks",
    "non_sdn_list",
    "publisher_of",
    "publishers",
    "ranks",
    "schema_of",
    "topic_of",
]
