"""Parties of trade records, claims and registers joined where their names are spellings of one.

Names are folded first; equal words in equal or unknown case, punctuation, legal form need no matcher. Names that share
all words but one, or are a letter apart, are then held against each other word by word (`same_firm`), and screening's
matcher says how surely: the lower of its scores in the two directions. Countries must not contradict. Firms of one name
in two countries are two; a party without a country that fits firms of several countries joins none of them.

No chain runs away: two groups are made one only where at least four in five of the pairs between them are spellings of
each other, or misspellings that are at most twice as many letters apart. Of A, B and C, where B is like both and A is
not like C, two are joined, the surer ones. (Average linkage, Sokal and Michener 1958, on pairs that hold or do not.)
"""

from enduse.case.joining.groups import Groups, groups
from enduse.case.joining.join import Join, PartyName
from enduse.case.joining.joins import STRICT, joins

__all__ = ["STRICT", "Groups", "Join", "PartyName", "groups", "joins"]
