"""What kind of voice a speaker is: a government's, an independent one, an unnamed one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from enduse.reference.table import classes, rows

VoiceKind = Literal["title", "state", "independent", "unnamed", "article"]


@cache
def words(kind: VoiceKind) -> frozenset[str]:
    """The words that mark a kind of voice, lower case and singular; some are two words long ("white house")."""
    return classes("voices/words.csv").get(kind, frozenset())


@cache
def state_media() -> Mapping[str, str]:
    """News organisations a government owns or directs: name in lower case → ISO code of the country."""
    return {row["name"]: row["country"] for row in rows("voices/state_media.csv")}
