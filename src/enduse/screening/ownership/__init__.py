"""What listed parties own, as far as a regime reaches: a least fixpoint over shares that are intervals, with proofs."""

from enduse.screening.ownership.answer import finding
from enduse.screening.ownership.closure import Closure, close
from enduse.screening.ownership.gaps import gaps
from enduse.screening.ownership.proof import Counted, Proof, Step, verify

__all__ = ["Closure", "Counted", "Proof", "Step", "close", "finding", "gaps", "verify"]
