"""Regimes under which ownership by listed parties counts, and words for shares: dated tables and their look-ups."""

from enduse.reference.regimes.regime import Regime, regime_at, regime_names, regimes
from enduse.reference.regimes.share_words import share_words

__all__ = ["Regime", "regime_at", "regime_names", "regimes", "share_words"]
