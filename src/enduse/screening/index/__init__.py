"""The index of listed names: from a name asked about to the few listed names worth comparing it with."""

from enduse.screening.index.index import Candidate, Index

__all__ = ["Candidate", "Index"]
