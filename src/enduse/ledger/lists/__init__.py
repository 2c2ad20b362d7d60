"""Lists of parties as they were on a day, one folder for all of them; nothing in it is overwritten or deleted.

DIR/
├── lists.toml                       the format of the folder
├── index-<key>.npz                  made from the vintages in force by whoever searches them; may be thrown away
└── <name>/                          one list
    ├── <date>-<checksum8>.jsonl     a vintage: FollowTheMoney, one entity a line, in order of id
    ├── <date>-<checksum8>.toml      what it is; written last, so a vintage without it does not count
    ├── checked                      when the publisher was last asked and had nothing newer
    └── received/<sha256>.<suffix>   the bytes as received

`.partial-*` is what a kill left of an unfinished write.
"""

from enduse.ledger.lists.card import Card, Part
from enduse.ledger.lists.difference import Change, ListDiff, PropertyChange, diff
from enduse.ledger.lists.store import ListStore, Survey
from enduse.ledger.lists.vintage import Vintage

__all__ = ["Card", "Change", "ListDiff", "ListStore", "Part", "PropertyChange", "Survey", "Vintage", "diff"]
