"""Red flags of official documents, asked of records of shipments and of the parties in them.

    indicators()              every red flag: what it says, where it stands, what it needs, why it may mean nothing
    Context.of(shipments)     what all records tell together; built once, in bounded memory
    judge(shipment, context)  findings of one record
    judge_party(key, context) findings of one party that receives
    score(findings)           a figure to rank by

A flag that fired is a reason to ask, never a verdict; one that did not clears nobody.
"""

from enduse.tracing.indicators.context import Context
from enduse.tracing.indicators.judging import indicators, judge, judge_party
from enduse.tracing.indicators.score import score

__all__ = ["Context", "indicators", "judge", "judge_party", "score"]
