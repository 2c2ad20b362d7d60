"""Goods: what reports call arms and dual-use items, and where registers and control lists put them.

    goods()          the lexicon: lower-cased singular term → Good
    categories()     dotted key → Category (SIPRI, UN Register, EU dual-use)
    pattern_terms()  every surface form → Good, to build a matcher from
    find(words)      the good exactly these words name
    good_of(phrase)  the good a noun phrase names, after its modifiers
    lemma(phrase)    the phrase with its head in the singular

The tables lie beside this module; `SOURCES.md` says where each comes from.
"""

from enduse.reference.goods.category import Category, categories, lineage, within
from enduse.reference.goods.good import Good, goods
from enduse.reference.goods.modifier import Modifier, humanitarian, modifiers
from enduse.reference.goods.phrase import good_of
from enduse.reference.goods.plural import lemma, plural
from enduse.reference.goods.quantity import NumberWord, Unit, currencies, number_words, units
from enduse.reference.goods.surface import find, pattern_terms, plain

__all__ = [
    "Category",
    "Good",
    "Modifier",
    "NumberWord",
    "Unit",
    "categories",
    "currencies",
    "find",
    "good_of",
    "goods",
    "humanitarian",
    "lemma",
    "lineage",
    "modifiers",
    "number_words",
    "pattern_terms",
    "plain",
    "plural",
    "units",
    "within",
]
