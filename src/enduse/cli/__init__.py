"""The command line: the only floor that reads the environment, prints or exits.

One file a command. Whatever takes long to import is imported inside the command that needs it.
"""

from __future__ import annotations


def main() -> None:
    """Run `enduse` with the arguments of this process, and exit with its code."""
    import sys

    from enduse.cli.app import run

    sys.exit(run(sys.argv[1:]))
