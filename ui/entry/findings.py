"""What is to be said of the fields, at the field: one line under each, in the colour of the worst remark."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from lyuliang_desk.catalogue.finding import Finding
from ui.theme.scheme import current_colours

RANK = {"error": 0, "warning": 1, "note": 2}
TONES = {"error": "error", "warning": "warning", "note": "muted"}
SIGNS = {"error": "× ", "warning": "！", "note": ""}


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, then warnings, then notes, each said once."""
    return sorted(dict.fromkeys(findings), key=lambda f: RANK[f.level])


def by_field(findings: Iterable[Finding]) -> dict[str | None, list[Finding]]:
    """The findings of each field; those of the whole record under None."""
    found: dict[str | None, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.field, []).append(finding)
    return found


class Remark(QLabel):
    """The line under a field; hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.findings: tuple[Finding, ...] = ()
        self.hide()

    def tell(self, findings: Sequence[Finding]) -> str:
        """Show the findings; answers with the worst level, empty for none."""
        self.findings = tuple(worst_first(findings))
        self.setText("<br>".join(map(_coloured, self.findings)))
        self.setVisible(bool(self.findings))
        return self.findings[0].level if self.findings else ""

    def words(self) -> str:
        """What it says, without colours."""
        return "\n".join(f.message for f in self.findings)


def _coloured(finding: Finding) -> str:
    colour = getattr(current_colours(), TONES[finding.level])
    return f'<span style="color:{colour}">{SIGNS[finding.level]}{escape(finding.message)}</span>'
