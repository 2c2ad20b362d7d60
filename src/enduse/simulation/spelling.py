"""How records spell names another way than registers do."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from anyascii import anyascii

from enduse.simulation.chance import Chance

_FORMS: Final[tuple[tuple[str, str], ...]] = (
    ("San. ve Tic. A.Ş.", "SANAYI VE TICARET ANONIM SIRKETI"), ("San. ve Tic. Ltd. Şti.", "SAN TIC LTD STI"),
    ("Ltd. Şti.", "LIMITED SIRKETI"), ("A.Ş.", "AS"), ("GmbH & Co. KG", "GMBH CO KG"), ("GmbH", "G.M.B.H."),
    ("S.p.A.", "SPA"), ("S.r.l.", "SRL"), ("Sdn. Bhd.", "SDN BHD"), ("Pvt Ltd", "PRIVATE LIMITED"),
    ("Private Limited", "PVT. LTD."), ("Co. Ltd.", "COMPANY LIMITED"), ("Co. Ltd", "COMPANY LTD"),
    ("Co. Limited", "CO LTD"), ("Limited", "LTD"), ("LLC", "L.L.C"), ("L.L.C.", "LLC"), ("OOO", "LLC"), ("LLP", "TOO"),
    ("d.o.o.", "DOO"), ("OsOO", "LLC"), ("TOO", "LLP"), ("FZCO", "FZ CO"), ("FZE", "F.Z.E"), ("B.V.", "BV"),
    ("Sp. z o.o.", "SP ZOO"), ("Corp.", "CORPORATION"), ("Corporation", "CORP"), ("Inc.", "INCORPORATED"),
    ("K.K.", "KK"), ("JSC", "JOINT STOCK COMPANY"), ("AO", "JSC"),
)  # fmt: skip
_SHORT: Final[tuple[tuple[str, str], ...]] = (
    ("General Trading", "GEN TRDG"), ("Trading", "TRDG"), ("Electronics", "ELEC"), ("Electronic", "ELEC"),
    ("Technology", "TECH"), ("Technologies", "TECH"), ("International", "INTL"), ("Import & Export", "IMP EXP"),
    ("Dış Ticaret", "DIS TIC"), ("Elektronik", "ELEKT."), ("Industrial", "IND"),  # noqa: RUF001  # as Turkish writes it
    ("Industries", "IND"),
    ("Logistics", "LOG."), ("Components", "COMP"), ("Equipment", "EQPT"), ("Engineering", "ENGG"),
    ("Semiconductor", "SEMICON"), ("Machinery", "MACH"), ("Elektronika", "ELEKTR"), ("Company", "CO"),
    ("Enterprises", "ENT"), ("Systems", "SYS"), ("Instruments", "INSTR"),
)  # fmt: skip


def respelled(name: str, chance: Chance) -> str:
    """A name as a record may spell it; never as it is given.

    Args:
        name: As registered.
        chance: Where draws come from: a typo, the legal form, the script, the order of words, words cut short.
    """
    ways: tuple[Callable[[str, Chance], str], ...] = (_typo, _form, _form, _plain, _order, _short)
    for place in chance.numbers.permutation(len(ways)).tolist():
        changed: str = ways[place](name, chance)
        if changed.casefold() != name.casefold():
            return changed
    return _typo(name, chance)


def _typo(name: str, chance: Chance) -> str:
    """One letter lost, doubled, exchanged with the next, or another; never the first of the name."""
    places = [place for place in range(1, len(name) - 1) if name[place].isalpha() and name[place + 1].isalpha()]
    if not places:
        return name + name[-1:]
    place, other = chance.one(places), chance.one("aeioustrnl")
    before, letter, after, rest = name[:place], name[place], name[place + 1], name[place + 2 :]
    changes = (
        before + after + rest,
        before + letter + letter + after + rest,
        before + after + letter + rest,
        before + (other.upper() if letter.isupper() else other) + after + rest,
    )
    different = [changed for changed in changes if changed.casefold() != name.casefold()]
    return chance.one(different)


def _form(name: str, chance: Chance) -> str:
    """The legal form written another way, or left out."""
    for form, other in _FORMS:
        if name.endswith(form):
            stem = name[: -len(form)].rstrip(" ,")
            return stem if chance.happens(0.3) else f"{stem} {other}"
    return name


def _plain(name: str, chance: Chance) -> str:  # noqa: ARG001  # one of several ways
    return str(anyascii(name))


def _order(name: str, chance: Chance) -> str:
    """Two neighbouring words exchanged, the legal form left where it is."""
    words = name.split()
    if len(words) < 3:
        return name
    place = chance.between(0, len(words) - 3)
    words[place], words[place + 1] = words[place + 1], words[place]
    return " ".join(words)


def _short(name: str, chance: Chance) -> str:  # noqa: ARG001  # one of several ways
    for word, short in _SHORT:
        if re.search(rf"\b{re.escape(word)}\b", name):
            return name.replace(word, short, 1)
    return name
