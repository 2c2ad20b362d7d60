from pathlib import Path

import pytest
from written_pdf import column, pdf_bytes

from enduse.model import Document, Failure
from enduse.sources import documents

LINES = (
    "Final report of the Panel of Experts",
    "",
    "12. The Panel documented a transfer of 122 mm rockets from a State-owned company to armed",
    "groups in Darfur, by way of Amdjarass, and wrote to the Government on 4 May 2023. The com-",
    "pany said that it had sold nothing.",
    "",
    "13. It supplied dual-",
    "use drones.",
)


def read(tmp_path: Path, content: bytes) -> Document | Failure:
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    (found,) = documents([str(path)])
    return found


def paragraphs(tmp_path: Path, content: bytes) -> list[tuple[str, str]]:
    found = read(tmp_path, content)
    assert isinstance(found, Document), found
    return [(passage.kind, found.text[passage.start : passage.end]) for passage in found.passages]


def test_lines_are_put_together_to_paragraphs(tmp_path: Path) -> None:
    found = paragraphs(tmp_path, pdf_bytes([column(LINES)]))
    assert [kind for kind, _ in found] == ["headline", "body", "body"]
    assert found[1][1].endswith("on 4 May 2023. The company said that it had sold nothing.")
    assert found[2][1] == "13. It supplied dual-use drones."


def test_metadata_is_kept(tmp_path: Path) -> None:
    found = read(tmp_path, pdf_bytes([column(LINES)], title="Final report", author="Doe, J.; Roe, J."))
    assert isinstance(found, Document)
    assert (found.title, found.author) == ("Final report", ("Doe, J.", "Roe, J."))


def test_headers_and_footers_are_boilerplate_and_cut_no_sentence(tmp_path: Path) -> None:
    pages = [
        [
            (450, 770, "S/2024/65"),
            *column(["Iran sent the crates to Port Sudan, the Panel was told, and"]),
            (300, 30, "Page 1 of 2"),
        ],
        [(450, 770, "S/2024/65"), *column(["from there to Khartoum by road."]), (300, 30, "Page 2 of 2")],
    ]
    found = paragraphs(tmp_path, pdf_bytes(pages))
    assert found[0] == (
        "body",
        "Iran sent the crates to Port Sudan, the Panel was told, and from there to Khartoum by road.",
    )
    assert [kind for kind, _ in found[1:]] == ["boilerplate"] * 4


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = column(["The first column tells of drones", "that came from Iran."], left=60)
    right = column(["The second column tells of shells", "that came from Rajin."], left=330)
    for order in ([*left, *right], [*right, *left]):
        words = " ".join(words for _, words in paragraphs(tmp_path, pdf_bytes([order])))
        places = [words.index(part) for part in ("first", "Iran", "second", "Rajin")]
        assert places == sorted(places)


def refusal(tmp_path: Path, content: bytes) -> str:
    found = read(tmp_path, content)
    assert isinstance(found, Failure)
    message = str(found.error)
    assert "\n" not in message
    assert message.startswith(f"{tmp_path}/report.pdf: ")
    return message


def test_a_cut_off_pdf(tmp_path: Path) -> None:
    whole = pdf_bytes([column(LINES)])
    for share in (0.05, 0.3, 0.6):
        assert "damaged" in refusal(tmp_path, whole[: int(len(whole) * share)])


def test_an_encrypted_pdf(tmp_path: Path) -> None:
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00> <00>]"
    assert "encrypted" in refusal(tmp_path, pdf_bytes([column(LINES)], trailer=lock))


def test_a_pdf_of_pictures(tmp_path: Path) -> None:
    assert "text recognition" in refusal(tmp_path, pdf_bytes([[], []]))


@pytest.mark.parametrize(
    "junk", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\xff" * 5000, b"%PDF-1.4\n1 0 obj\n<< /Kids [1 0 R] >>\n" * 50]
)
def test_what_only_begins_like_a_pdf(tmp_path: Path, junk: bytes) -> None:
    assert "damaged" in refusal(tmp_path, junk)
