"""A large made-up network of shipments, written straight into a store by DuckDB."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from enduse.tracing.store import building, open, write_tables  # noqa: A004  # read as store.open

_SITES: Final = (
    "cn us de jp kr tw gb nl it fr tr ae hk kz kg am ge uz rs in vn my th sg id mx br pl cz hu ro es se at be ch ca "
    "za eg sa ma ua il qa kw om jo lb pk bd lk ph au nz cl pe co ar by az ru "
    "cn cn cn cn cn cn cn us us us de de jp hk hk hk tr tr tr ae ae ae in in kz kz sg sg ru ru ru"
)
COUNTRIES: Final = tuple(_SITES.split())
"""Countries, as often as a party sits there: the large trading ones, the hubs and the destination more often."""
_HEADINGS: Final = 1_200


def made_up(rows: int, folder: Path, *, priority: float = 0.02) -> None:
    """Write a store of so many movements, a thirtieth as many parties and a sixth as many trade relations.

    Firms and relations are of very unequal size, as in trade; a relation carries one kind of goods, mostly the one its
    seller deals in, again and again over three years.

    Args:
        rows: Movements.
        folder: Where.
        priority: Share of firms that deal in codes of the Common High Priority List.
    """
    from enduse.reference.controls import priorities  # noqa: PLC0415  # beside what it serves

    parties, relations = max(200, rows // 30), max(400, rows // 6)
    codes = ", ".join(str(int(code)) for code in sorted(priorities()))
    countries = ", ".join(f"'{code}'" for code in COUNTRIES)

    def draw(row: str, salt: int) -> str:
        """A number from 0 to 1; hashes instead of random(), so that rows are equal whatever the number of threads."""
        return f"(hash({row} * 31 + {salt}) % 2147483647) / 2147483647.0"

    deals = (
        f"CASE WHEN {draw('p', 4)} < {priority} THEN [{codes}][1 + CAST(hash(p * 13 + 9) % 50 AS INTEGER)] "
        f"ELSE (1000 + CAST(hash(p * 7 + 3) % {_HEADINGS} AS INTEGER)) * 100 + 10 END"
    )
    with building(folder) as connection:
        connection.execute("SET memory_limit = '3GB'")  # sorting fifty million rows; searching them needs far less
        connection.execute(
            "CREATE TABLE p AS SELECT CAST(p AS INTEGER) party, "  # noqa: S608  # figures and codes of ours
            f"[{countries}][1 + CAST(hash(p * 17 + 5) % {len(COUNTRIES)} AS INTEGER)] country, {deals} deals "
            f"FROM range({parties}) t(p)"
        )
        # Firms that deal in one kind of goods buy from each other: they stand side by side in this order.
        connection.execute(
            "CREATE TABLE ranked AS SELECT *, row_number() OVER (ORDER BY deals, hash(party)) - 1 n FROM p"
        )
        connection.execute(
            "CREATE TABLE r AS SELECT s.party source, t.party target, s.country sc, t.country tc, s.deals goods, r "  # noqa: S608
            f"FROM (SELECT r, CAST(floor({parties} * {draw('r', 1)}) AS BIGINT) a, "
            f"CAST(floor({parties} * {draw('r', 1)} + 24 * ({draw('r', 2)} - 0.5)) AS BIGINT) b "
            f"FROM range({relations}) t(r)) JOIN ranked s ON s.n = a JOIN ranked t ON t.n = b "
            "WHERE s.party <> t.party AND s.country <> t.country"
        )
        connection.execute("CREATE TABLE numbered AS SELECT *, row_number() OVER (ORDER BY r) - 1 k FROM r")
        count = connection.execute("SELECT count(*) FROM r").fetchone()
        movements = (
            "SELECT source, target, sc source_country, tc target_country, NULL origin_country, goods, "  # noqa: S608
            "day first_day, day last_day, kg, kg * 40 \"value\", 'USD' currency, 'r' || i shipment, "
            "'made up' dataset, CAST(i AS INTEGER) \"row\" FROM (SELECT i, "
            f"CAST(floor({count[0] if count else 0} * pow({draw('i', 3)}, 2.0)) AS BIGINT) k, "
            f"18993 + CAST(floor({draw('i', 5)} * 1095) AS INTEGER) AS day, exp(2 + 4 * {draw('i', 6)}) kg "
            f"FROM range({rows}) t(i)) JOIN numbered USING (k)"
        )
        people = "SELECT party, 'p' || party AS key, 'Party ' || party AS name, country, NULL first_day FROM p"
        write_tables(connection, folder, movements_sql=movements, parties_sql=people)


def movements(folder: Path) -> int:
    """Movements of a store."""
    return open(folder).counts().movements
