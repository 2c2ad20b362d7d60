"""PDF files written by hand, so that tests need no writer of PDF."""

from collections.abc import Sequence

Placed = tuple[float, float, str]  # from the left, from the bottom, words


def pdf_bytes(pages: Sequence[Sequence[Placed]], *, title: str = "", author: str = "", trailer: str = "") -> bytes:
    bodies: list[bytes] = []

    def add(body: str | bytes) -> int:
        bodies.append(body.encode("cp1252") if isinstance(body, str) else body)
        return len(bodies)

    font = add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    info = add(f"<< /Title ({title}) /Author ({author}) >>")
    tree = len(bodies) + 2 * len(pages) + 1
    kids = []
    for page in pages:
        drawn = "\n".join(f"BT /F1 10 Tf {x} {y} Td ({_escaped(words)}) Tj ET" for x, y, words in page).encode("cp1252")
        stream = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        kids.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 600 800] /Contents {stream} 0 R "
                f"/Resources << /Font << /F1 {font} 0 R >> >> >>"
            )
        )
    add(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>")
    catalog = add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    root = f"<< /Size {len(bodies) + 1} /Root {catalog} 0 R /Info {info} 0 R {trailer} >>"
    return out + f"trailer\n{root}\nstartxref\n{start}\n%%EOF\n".encode()


def column(words: Sequence[str], *, left: float = 60, top: float = 700, pitch: float = 13) -> list[Placed]:
    return [(left, top - pitch * number, line) for number, line in enumerate(words) if line]


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
