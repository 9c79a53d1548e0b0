"""A word of the catalogue in both languages."""

from dataclasses import dataclass

from lyuliang_desk.messages import language


@dataclass(frozen=True, slots=True)
class Label:
    """The Chinese and the English word for a field, a kind or a list."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.en if language() == "en" else self.zh
