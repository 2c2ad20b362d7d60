"""PDF: text in reading order, one paragraph a line, by pdfium.

The document's text is the extracted text, which every offset refers to. Lines of a paragraph are joined, words broken
at a line's end are made whole, and a paragraph that runs over a page's end is taken together, the page's header and
footer standing after it. Nothing in the file is run: pdfium is used without forms and without scripts.
"""

from __future__ import annotations

from enduse.model.document import Document
from enduse.model.errors import UnreadableError
from enduse.sources.passages import passages
from enduse.sources.pdf_layout import Line, Page, laid_out

PAGE_LIMIT = 3000
TEXT_LIMIT = 20_000_000  # characters


def pdf(content: bytes, *, origin: str, place: str) -> Document:
    """The document that a PDF file holds.

    Args:
        content: All bytes of the file.
        origin: As in `Document.origin`.
        place: How an error names the file.

    Raises:
        UnreadableError: The file is damaged, encrypted, too long, or holds pictures of text only.
    """
    pages, metadata = _pages(content, place)
    text, furniture = laid_out(pages)
    if not text.strip():
        raise UnreadableError(f"{place}: PDF without text, perhaps scanned; run text recognition over it first")
    title = " ".join(metadata.get("Title", "").split()) or None
    author = tuple(name.strip() for name in metadata.get("Author", "").split(";") if name.strip())
    return Document(
        text=text,
        title=title,
        author=author,
        origin=origin,
        passages=passages(text, title=title, author=author, furniture=furniture),
    )


def _pages(content: bytes, place: str) -> tuple[list[Page], dict[str, str]]:
    # Imported here: most reports are text.
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        file = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"{place}: {_reason(str(error))}") from None
    try:
        if len(file) > PAGE_LIMIT:
            raise UnreadableError(f"{place}: too long for one report (over {PAGE_LIMIT} pages); split it")
        pages: list[Page] = []
        length = 0
        for index in range(len(file)):
            pages.append(_page(file[index]))
            length += sum(len(line.words) for line in pages[-1].lines)
            if length > TEXT_LIMIT:
                raise UnreadableError(
                    f"{place}: too long for one report (over {TEXT_LIMIT // 10**6} million characters); split it"
                )
        return pages, file.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError:
        raise UnreadableError(
            f"{place}: damaged PDF (page {len(pages) + 1}); fetch it again or print it anew"
        ) from None
    finally:
        file.close()


def _reason(message: str) -> str:
    if "password" in message.lower() or "security" in message.lower():
        return "encrypted PDF; save it without a password first"
    return "damaged or cut-off PDF; fetch it again"


def _page(page: object) -> Page:
    textpage = page.get_textpage()  # type: ignore[attr-defined]
    try:
        return Page(page.get_height(), _lines(textpage))  # type: ignore[attr-defined]
    finally:
        textpage.close()
        page.close()  # type: ignore[attr-defined]


def _lines(textpage: object) -> list[Line]:
    """The lines of a page in the order of the file, each with its box in points from the page's lower left corner."""
    text: str = textpage.get_text_range()  # type: ignore[attr-defined]
    total: int = textpage.count_chars()  # type: ignore[attr-defined]
    aligned = len(text) == total
    lines = []
    start = 0
    for raw in text.split("\n"):
        words = raw.rstrip("\r")
        bare = words.strip()
        if bare:
            first = start + words.index(bare[0])
            last = first + len(bare) - 1
            lines.append(_line(textpage, bare, first if aligned else None, last))
        start += len(raw) + 1
    return lines


def _line(textpage: object, words: str, first: int | None, last: int) -> Line:
    if first is None:
        return Line(words, None)
    left, bottom, _, top = textpage.get_charbox(first, loose=True)  # type: ignore[attr-defined]
    right = textpage.get_charbox(last, loose=True)[2]  # type: ignore[attr-defined]
    return Line(words, (left, bottom, right, top))
