"""What is known of published lists: publishers, and the words they use for countries, kinds of party and details."""

from enduse.reference.lists.country import country_codes
from enduse.reference.lists.detail import Detail, detail_of, details
from enduse.reference.lists.kind import schema_of
from enduse.reference.lists.publisher import Publisher, publisher_of, publishers

__all__ = ["Detail", "Publisher", "country_codes", "detail_of", "details", "publisher_of", "publishers", "schema_of"]
