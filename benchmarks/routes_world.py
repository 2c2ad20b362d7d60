"""A large made-up network of shipments, written straight into a store by DuckDB."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from enduse.tracing.store import building, open, write_tables  # noqa: A004  # read as store.open

COUNTRIES: Final = (
    "cn us de jp kr tw gb nl it fr tr ae hk kz kg am ge uz rs in vn my th sg id mx br pl cz hu ro es se at be ch ca "
    "za eg sa ma ua il qa kw om jo lb pk bd lk ph au nz cl pe co ar by az ru "
    "cn cn cn cn cn cn cn us us us de de jp hk hk hk tr tr tr ae ae ae in in kz kz sg sg ru ru ru"
).split()
"""Countries, as often as a party sits there: the large trading ones, the hubs and the destination more often."""
_HEADINGS: Final = 1_200


def made_up(rows: int, folder: Path, *, priority: float = 0.02) -> None:
    """Write a store of so many movements among a tenth as many parties, with heavy-tailed sizes.

    Args:
        rows: Movements.
        folder: Where.
        priority: Share of movements under codes of the Common High Priority List.
    """
    from enduse.reference.controls import priorities  # noqa: PLC0415  # beside what it serves

    parties = max(200, rows // 30)
    codes = ", ".join(str(int(code)) for code in sorted(priorities()))
    countries = ", ".join(f"'{code}'" for code in COUNTRIES)
    # Hashes instead of random(): equal rows whatever the number of threads.
    draw = "(hash({row} * 31 + {salt}) % 1000003) / 1000003.0"
    source, target, third = (draw.format(row="i", salt=salt) for salt in (1, 2, 3))
    goods, day, kilos, kind = (draw.format(row="i", salt=salt) for salt in (4, 5, 6, 7))
    country = f"[{countries}][1 + CAST(hash(p * 17 + 5) % {len(COUNTRIES)} AS INTEGER)]"
    with building(folder) as connection:
        connection.execute(
            f"CREATE TABLE p AS SELECT CAST(p AS INTEGER) party, {country} country FROM range({parties}) t(p)"  # noqa: S608
        )
        movements = (
            "SELECT m.source, m.target, s.country source_country, t.country target_country, NULL origin_country, goods, "  # noqa: S608
            "day first_day, day last_day, kg, kg * 40 \"value\", 'USD' currency, 'r' || i shipment, 'made up' dataset, "
            "CAST(i AS INTEGER) \"row\" FROM (SELECT i, "
            f"CAST(floor({parties} * pow({source}, 2.0)) AS INTEGER) source, "
            f"CAST(floor({parties} * pow({target}, 1.6)) AS INTEGER) target, "
            f"CASE WHEN {goods} < {priority} THEN [{codes}][1 + CAST(hash(i * 13 + 9) % 50 AS INTEGER)] "
            f"ELSE (1000 + CAST(floor({third} * {_HEADINGS}) AS INTEGER)) * 100 + 10 + CAST(hash(i) % 5 AS INTEGER) END goods, "
            f"18993 + CAST(floor({day} * 1095) AS INTEGER) AS day, exp(2 + 4 * {kilos}) kg, {kind} kind "
            f"FROM range({rows}) t(i)) m JOIN p s ON s.party = m.source JOIN p t ON t.party = m.target "
            "WHERE m.source <> m.target AND s.country <> t.country"
        )
        people = "SELECT party, 'p' || party AS key, 'Party ' || party AS name, country, NULL first_day FROM p"
        write_tables(connection, folder, movements_sql=movements, parties_sql=people)


def movements(folder: Path) -> int:
    """Movements of a store."""
    return open(folder).counts().movements
