"""Every visible word goes through here: Chinese first, English second.

The words in the code are English; their Chinese is in ``resources/translations/zh_CN/*.po``, one file per room,
compiled by ``dev.py messages`` into one catalogue of messages. Call ``_`` when a message is shown, never on import.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from lyuliang_desk.resources import resources_folder

DOMAIN = "lyuliang_desk"
LANGUAGES = ("zh_CN", "en")

_language = LANGUAGES[0]
_here: ContextVar[str | None] = ContextVar("language", default=None)


def use_language(language: str) -> None:
    """Speak ``zh_CN`` or ``en`` from now on; anything else is Chinese."""
    global _language
    _language = language if language in LANGUAGES else LANGUAGES[0]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language within, in this thread alone: what goes on paper is Chinese, whatever the window speaks."""
    token = _here.set(language)
    try:
        yield
    finally:
        _here.reset(token)


def language() -> str:
    """The language spoken now, one of ``LANGUAGES``."""
    return _here.get() or _language


def _(message: str) -> str:
    """The message in the language spoken now."""
    return _translation(language()).gettext(message)


@cache
def _translation(language: str) -> gettext.NullTranslations:
    folder = resources_folder() / "translations"
    return gettext.translation(DOMAIN, str(folder), [language], fallback=True)
