"""Every visible word goes through here: Chinese first, English second.

The words in the code are English; their Chinese is in ``resources/translations/zh_CN/*.po``, one file per room,
compiled by ``dev.py messages`` into one catalogue of messages. Call ``_`` when a message is shown, never on import.
"""

import gettext

from lyuliang_desk.resources import resources_folder

DOMAIN = "lyuliang_desk"
LANGUAGES = ("zh_CN", "en")

_current: gettext.NullTranslations | None = None
_language = LANGUAGES[0]


def use_language(language: str) -> None:
    """Speak ``zh_CN`` or ``en`` from now on; anything else is Chinese."""
    global _current, _language
    _language = language if language in LANGUAGES else LANGUAGES[0]
    folder = resources_folder() / "translations"
    _current = gettext.translation(DOMAIN, str(folder), [_language], fallback=True)


def language() -> str:
    """The language spoken now, one of ``LANGUAGES``."""
    return _language


def _(message: str) -> str:
    """The message in the language spoken now."""
    if _current is None:
        use_language(_language)
    assert _current is not None
    return _current.gettext(message)
