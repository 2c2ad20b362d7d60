"""How a surface form is written in the tables, whatever the typesetter of a report did to it."""

from __future__ import annotations

from typing import Final

_PLAIN: Final = str.maketrans(
    {
        "\u2019": "'",  # right single quotation mark
        "\u2018": "'",  # left single quotation mark
        "\u02bc": "'",  # modifier letter apostrophe
        "`": "'",
        "\u2010": "-",  # hyphen
        "\u2011": "-",  # non-breaking hyphen
    }
)


def normalise(surface: str) -> str:
    """The form under which `actors()` holds a name.

    Curly apostrophes become straight ones, special hyphens and blanks plain ones, runs of blanks one blank. Case stays:
    it tells "US" from "us". The article stays too, for some names own theirs ("The Hague"); `actor_of` tries without.
    """
    return " ".join(surface.translate(_PLAIN).split())
