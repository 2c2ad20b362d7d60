"""`python -m evaluation.armenia`: what others report of Armenian trade, and what we find in the same figures."""

from __future__ import annotations

import sys

from evaluation.armenia.figures import armenian, reported
from evaluation.armenia.findings import findings
from evaluation.armenia.robustness import told


def main() -> int:
    """Print the table; 0 when it could be made, 3 where the Armenian table is absent."""
    if not armenian().exists():
        sys.stderr.write(f"{armenian()}: absent; set ENDUSE_SHARED to the folder that holds data/trade\n")
        return 3
    ours = {found.key: found for found in findings()}
    print("| what | reported | ours | where we differ, and why |")
    print("| --- | ---: | ---: | --- |")
    for row in reported():
        found = ours[row["key"]]
        unit = row["unit"] if row["unit"] == "%" else f" {row['unit']}"
        print(f"| {row['what']} | {row['reported']}{unit} | {found.ours} | {found.said} |")
    print(f"\n{told()}\n")
    for citation in dict.fromkeys(row["citation"] for row in reported()):
        print(f"- {citation}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
