"""Goods screening: HS codes, ECCNs, descriptions and destinations against published controls.

    GoodsScreener   asks all of it; answers are three-valued findings, and suggestions for words
    read_hs(code)   an HS code as people write it, taken apart

A finding is a lead, never a verdict; a code that is not listed is not "cleared".
"""

from enduse.screening.goods.hs_code import HsCode, read_hs
from enduse.screening.goods.screener import GoodsScreener

__all__ = ["GoodsScreener", "HsCode", "read_hs"]
