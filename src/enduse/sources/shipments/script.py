"""The encoding of a long text, told from its beginning."""

from __future__ import annotations

import codecs
from typing import Final

from enduse.sources.encoding import decoded

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODECS: Final = (
    *("cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r", "koi8_u"),
    *("cp866", "mac_cyrillic", "gb18030", "big5", "cp932", "shift_jis", "euc_jp", "cp949", "euc_kr", "iso8859_1"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "iso8859_9", "cp437", "cp850", "cp852", "cp855", "cp857", "mac_roman"),
    *("utf-16-le", "utf-16-be", "johab", "gb2312", "cp874", "tis_620", "iso8859_15", "cp1125"),
)


def codec_of(beginning: bytes, place: str, *, whole: bool) -> str:
    """The codec that reads a text whose beginning this is.

    Args:
        beginning: Its first bytes.
        place: How an error names it.
        whole: Whether these are all its bytes.

    Raises:
        UnreadableError: The bytes are no text, or their encoding cannot be told.
    """
    for mark, name in _MARKS:
        if beginning.startswith(mark):
            return name
    try:
        # Not final: a character may be cut in two where the sample ends.
        codecs.getincrementaldecoder("utf-8")().decode(beginning.replace(b"\0", b""), final=whole)
    except UnicodeDecodeError:
        pass
    else:
        if beginning.count(0) * 4 < len(beginning):
            return "utf-8"
    cut = beginning if whole else beginning[: beginning.rfind(b"\n") + 1] or beginning
    # Single zero bytes are a fault of the export; in UTF-16 they are nearly every second byte.
    sample = cut if cut.count(0) * 4 >= len(cut) else cut.replace(b"\0", b"")
    if _mostly_utf8(sample):
        return "utf-8"
    text = decoded(sample, place)
    return next((name for name in _CODECS if _reads(name, sample, text)), "utf-8")


def _mostly_utf8(sample: bytes) -> bool:
    """Whether a few bytes are broken in what is UTF-8 else: the reader marks them and goes on."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    return broken * 10 < sum(not character.isascii() for character in text)


def _reads(name: str, sample: bytes, text: str) -> bool:
    try:
        return sample.decode(name).replace("\r\n", "\n").replace("\r", "\n") == text
    except (UnicodeDecodeError, LookupError):
        return False
