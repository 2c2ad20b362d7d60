"""54,000 synthetic declarations of the Korea Customs Service: every one is read, none is mended in silence."""

import os
from pathlib import Path

import pytest

from enduse.sources.shipments import Tally, columns_of, read_shipments

FOLDER = Path(os.environ.get("ENDUSE_SHARED", "../shared")) / "data/trade/customs_kr_synthetic"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="needs the declarations of ENDUSE_SHARED")


@pytest.mark.parametrize(
    ("part", "rows", "nowhere"), [("train", 37385, 37), ("valid", 8134, 16), ("test", 8481, 8)], ids=str
)
def test_every_declaration_is_read(part: str, rows: int, nowhere: int) -> None:
    path = str(FOLDER / f"df_syn_{part}_eng.csv")
    columns = columns_of(path)
    tally = Tally()
    read = list(read_shipments(path, columns, on_rejected=tally.reject, on_note=tally.note))
    assert (len(read), tally.rejected, tally.noted) == (rows, 0, nowhere)  # ZZ names no country
    assert columns.fields["receiver_id"] == ("Importer ID",)
    assert all(each.date is not None and each.weight_kg is not None and each.items for each in read)
    assert all(len(each.items[0].hs_code or "") == 6 for each in read)
    assert all(each.sender is None and each.receiver is None for each in read)
