"""Words brought to one spelling: tidied for keeping, folded for comparing.

``tidy`` is what is kept of a typed word or a cell: alignment spaces inside Chinese go (``姓  名``), spaces
between Latin words stay, invisible characters go. ``fold`` and ``fold_name`` are only compared, never kept.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice

_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CHINESE = _HAN + "、。，：；！？（）《》〈〉【】〔〕“”‘’"  # marks that carry their own space
_GAP = r"[ \t\r\n\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\x85\x1c-\x1f]"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
)
_ODD = re.compile(f"{_GAP}|[{_INVISIBLE}]")
_INVISIBLES = re.compile(f"[{_INVISIBLE}]")
_GAPS = re.compile(f"{_GAP}+")
_GAP_IN_CHINESE = re.compile(f"(?<=[{_CHINESE}]) (?=[{_CHINESE}])")
_GAP_BESIDE_CHINESE = re.compile(f"(?<=[{_CHINESE}]) | (?=[{_CHINESE}])")
_LINE_BREAK = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("[{【〔〖「『〈《<﹙", "("),
        **dict.fromkeys("]}】〕〗」』〉》>﹚", ")"),
        **dict.fromkeys("•・‧∙⋅●．", "·"),
        **dict.fromkeys("‐‑‒–—―−─－﹣", "-"),
        **dict.fromkeys("‘’`´′", "'"),
        **dict.fromkeys("“”„″", '"'),
        **dict.fromkeys("~〜∼", "~"),
        "○": "〇",
        "。": ".",
        "×": "x",
    }
)
_LEGAL_FORMS = (("有限责任公司", "有限公司"), ("股份公司", "股份有限公司"))
_SEAL_WORDS = re.compile(r"\((?:盖章|公章|签章|印章|章)\)")
_NAME_MARKS = re.compile(r"[()\s·.,、'\"-]")

_APART = "\ue000"
"""Nobody's letter: it joins nothing, folds to nothing else, and no folding looks across it."""
_TOGETHER = 500


def without_invisible(text: str) -> str:
    """The text composed (NFC), without control, zero-width and lone surrogate characters; gaps stay."""
    if _INVISIBLES.search(text):
        text = _INVISIBLES.sub("", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """The words on one line: trimmed (U+3000 too), gaps single, none inside Chinese."""
    if not _ODD.search(text) and unicodedata.is_normalized("NFC", text):
        return text
    text = _GAPS.sub(" ", without_invisible(text)).strip(" ")
    return _GAP_IN_CHINESE.sub("", text)


def already_tidy(texts: Iterable[str]) -> list[str]:
    """Those of many texts that ``tidy`` leaves as they are; looked at together, which takes a tenth of the time."""
    found: list[str] = []
    for some in _parts(texts):
        together = _APART.join(some)
        if _ODD.search(together) or not unicodedata.is_normalized("NFC", together):
            some = [text for text in some if tidy(text) == text]
        found += some
    return found


def fold_all(texts: Iterable[str]) -> dict[str, str]:
    """What ``fold`` makes of each of many texts, folded together."""
    found: dict[str, str] = {}
    for some in _parts(texts):
        together = fold(_APART.join(some))
        folded = together.split(_APART)
        if " " in together or len(folded) != len(some):
            folded = [fold(text) for text in some]
        found.update(zip(some, folded, strict=True))
    return found


def _parts(texts: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(texts)
    while some := list(islice(waiting, _TOGETHER)):
        yield some


def tidy_lines(text: str) -> str:
    """The words with their line breaks: each line trimmed, blank lines at the ends dropped."""
    lines = _LINE_BREAK.split(without_invisible(text))
    return "\n".join(_GAPS.sub(" ", line).strip(" ") for line in lines).strip("\n")


def narrow(text: str) -> str:
    """Full-width digits, letters and marks as ASCII (NFKC), nothing else changed but what NFKC changes."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def fold(text: str) -> str:
    """For comparing words: width, case, brackets, dashes and dots unified, gaps beside Chinese dropped."""
    if text.isascii() and " " not in text:
        return tidy(text).lower().translate(_FOLDED)
    text = narrow(without_invisible(text)).translate(_FOLDED).lower()
    text = _GAPS.sub(" ", text).strip(" ")
    return _GAP_BESIDE_CHINESE.sub("", text) if " " in text else text


def fold_name(text: str) -> str:
    """For comparing names of organisations: ``fold``, and legal forms, brackets, dots and (盖章) unified.

    Province and city stay: 山西大学 and 山西财经大学 are two, so are 吕梁市科技局 and 科技局.
    """
    text = _SEAL_WORDS.sub("", fold(text))
    for written, kept in _LEGAL_FORMS:
        text = text.replace(written, kept)
    return _NAME_MARKS.sub("", text)
