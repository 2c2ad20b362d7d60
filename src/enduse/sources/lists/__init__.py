"""Published lists of sanctions and export controls: bytes to FollowTheMoney entities.

read_list(path)   one list, whatever its format, as a `ListReading`
"""

from enduse.sources.lists.listing import ListReading, Rejected
from enduse.sources.lists.reader import READERS, read_list

__all__ = ["READERS", "ListReading", "Rejected", "read_list"]
