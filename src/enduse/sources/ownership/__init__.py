"""Holdings as registers tell them: CSV tables, BODS statements, FollowTheMoney entities; and who is listed."""

from enduse.sources.ownership.listed import Listed, listed_in
from enduse.sources.ownership.reading import holdings_in, read_holdings
from enduse.sources.ownership.register import Register, together
from enduse.sources.ownership.share import share_of

__all__ = ["Listed", "Register", "holdings_in", "listed_in", "read_holdings", "share_of", "together"]
