"""What tracing must know of goods: how codes were renumbered, under what else they go, what kind of goods they are.

successions()       which codes of the Harmonized System came out of which, edition by edition
relabels()          pairs of codes under either of which the same article is declared
headings()          goods categories of headings and subheadings
categories_of(hs6)  those of one code
"""

from enduse.reference.tracing.heading import Heading, categories_of, headings
from enduse.reference.tracing.relabel import Relabel, relabels
from enduse.reference.tracing.succession import Succession, successions

__all__ = ["Heading", "Relabel", "Succession", "categories_of", "headings", "relabels", "successions"]
