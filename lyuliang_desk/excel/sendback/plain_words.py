"""Words as XML can hold them."""

import re

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def plain_words(words: str) -> str:
    """The words without control characters, which no sheet can hold."""
    return _ILLEGAL.sub("", words)
