"""GENEVA's tokens back to running text.

Its files split at every punctuation mark ("U . S .", "dual - use", "Iran ' s", two backticks for a quotation mark); a
parser trained on news wants the text as it was written.
"""

from __future__ import annotations

_CLITICS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
_CLOSING = frozenset({";", ":", "?", "!", ")", "]", "%", "}", "_"})
_OPENING = frozenset({"(", "[", "{", "$", "#", "`", "_"})


def detokenised(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Running text of GENEVA's tokens, and where each token stands in it.

    Args:
        words: The tokens.

    Returns:
        The text, and a range of offsets for each token; an empty one for the second mark of a pair that became one.
    """
    text = ""
    places: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        if index and word in {"`", "'"} and word == words[index - 1] and places[-1][0] < places[-1][1]:
            places.append((len(text), len(text)))
            continue
        paired = index + 1 < len(words) and words[index + 1] == word
        written = '"' if word == "`" or (word == "'" and paired) else word
        if text and not _sticks(words, index):
            text += " "
        places.append((len(text), len(text) + len(written)))
        text += written
    return text, places


def _sticks(words: list[str], index: int) -> bool:
    """Whether no blank stands before a token."""
    earlier = words[index - 2] if index > 1 else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    before, word = words[index - 1], words[index]
    return (
        word in _CLOSING
        or before in _OPENING
        or (word in {".", ","} and before[-1:].isalnum())
        or _continues_apostrophe(earlier, before, word, after)
        or _continues_compound(earlier, before, word, after)
        or _continues_abbreviation(earlier, before, word)
    )


def _continues_apostrophe(earlier: str, before: str, word: str, after: str) -> bool:
    """Inside "Iran's", "don't", after "the states", or at a closing quotation mark."""
    if word == "'":
        return after == "'" or after in _CLITICS or before.endswith("s")
    if before == "'" and earlier != "'":
        return word in _CLITICS
    return word == "n" and after == "'"


def _continues_compound(earlier: str, before: str, word: str, after: str) -> bool:
    """Inside "dual-use", "and/or", or a dash of two hyphens."""
    if word in {"-", "/"}:
        return word == before or (before[-1:].isalnum() and after[:1].isalnum())
    return before in {"-", "/"} and earlier[-1:].isalnum() and word[:1].isalnum()


def _continues_abbreviation(earlier: str, before: str, word: str) -> bool:
    """Inside "U.S.", "28.5", "40,000"."""
    if before in {".", ","} and word.isdigit():
        return earlier.isdigit()
    return before == "." and len(word) == 1 == len(earlier) and word.isalpha() and earlier.isalpha()
