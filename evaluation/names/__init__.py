"""How well names are matched, how fast and at what cost, beside the peer: `python -m evaluation.names`."""
