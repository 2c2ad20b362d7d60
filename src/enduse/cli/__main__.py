"""`python -m enduse.cli` is `enduse`."""

from enduse.cli import main

main()
