"""Speed, memory and start-up, printed and never asserted: `python -m benchmarks` (make bench)."""
