"""The example that is shipped: every kind of trouble it was written to show."""

from pathlib import Path

from enduse.sources.shipments import Tally, columns_of, read_shipments

EXAMPLE = Path(__file__).parents[3] / "examples" / "shipments.csv"


def test_the_example_is_read_as_it_was_meant() -> None:
    columns = columns_of(str(EXAMPLE))
    tally = Tally()
    read = {
        each.id: each for each in read_shipments(str(EXAMPLE), columns, on_rejected=tally.reject, on_note=tally.note)
    }
    assert columns.written["Date"] == "day first"
    assert columns.unused == ()
    assert (len(read), tally.rejected) == (12, 0)
    assert tally.lines() == (
        "date '30/02/2024': is no date that can be told; left open (row 11)",
        "destination_country 'Korea': names no country, or could name two; left open (row 11)",
    )
    assert [each.destination_country for each in read.values()] == [
        *("tr", "kg", "ru", "cl", "nl", "ae", "ir", "us", "hu", None, "hu", "tj")
    ]
    assert read["DT-0003"].items[0].hs_code == "8542 31 900 1"
    assert read["DT-0005"].departure_port_country == "cn"
    assert read["DT-0006"].others == ()
    assert read["DT-0008"].destination_port_country is None
    assert read["DT-0008"].weight_kg == 59739.9
    assert read["DT-0012"].sender is not None
