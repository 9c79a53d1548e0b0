"""At the foot: what will be made besides, which rows stay out, and the one button that writes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lyuliang_desk.excel.planning.plan import ImportPlan
from lyuliang_desk.messages import _
from ui.importing.companions import CompanionButton, companions

ROWS_NAMED = 8


def accepted(plan: ImportPlan) -> int:
    """How many rows would be written."""
    return sum(row.state in ("new", "changed") for sheet in plan.sheets for row in sheet.rows)


def refused_words(plan: ImportPlan) -> str:
    """How many rows stay out, and which."""
    refused = [(s.grid.name, r.row + 1) for s in plan.sheets for r in s.rows if r.state == "refused"]
    if not refused:
        return ""
    by_sheet: dict[str, list[str]] = {}
    for name, row in refused[:ROWS_NAMED]:
        by_sheet.setdefault(name, []).append(str(row))
    parts = [(name, _("row {rows}").format(rows=_(", ").join(rows))) for name, rows in by_sheet.items()]
    only = len({name for name, _row in refused}) == 1
    words = _("; ").join(rows if only else f"{name} {rows}" for name, rows in parts)
    words += " …" if len(refused) > ROWS_NAMED else ""
    return _("{count} rows are refused and stay out: {rows}").format(count=f"{len(refused):,}", rows=words)


class ApplyBar(QWidget):
    """``wanted(all_or_nothing)`` asks to write, ``rehearsal_wanted()`` to show what would come of it."""

    wanted = Signal(bool)
    rehearsal_wanted = Signal()

    def __init__(self, viewing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewing = viewing
        self.made = CompanionButton()
        self.out = QLabel()
        self.out.setProperty("tone", "error")
        self.out.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.whole = QCheckBox(_("&All or nothing"))
        self.whole.setToolTip(_("Import nothing at all while a row is refused."))
        self.rehearse = QPushButton(_("Re&hearse…"))
        self.rehearse.setToolTip(
            _("Every figure of the overview before and after, and the forms that change")
        )
        self.rehearse.clicked.connect(self.rehearsal_wanted)
        self.button = QPushButton()
        self.button.setDefault(True)
        self.button.clicked.connect(self.ask)
        self.whole.toggled.connect(self._judge)
        self._count = self._refused = 0
        self._ready = False
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.out)
        words.addWidget(self.made, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(14)
        row.addLayout(words, 1)
        row.addWidget(self.whole)
        row.addWidget(self.rehearse)
        row.addWidget(self.button)
        self.show_plan(None, ready=False)

    def show_plan(self, plan: ImportPlan | None, ready: bool) -> None:
        """What pressing the button would do; it cannot be pressed while the plan is being made."""
        self._count = accepted(plan) if plan else 0
        self._refused = plan.refused() if plan else 0
        self._ready = ready
        self.made.show_companions(companions(plan) if plan else [], plan.kinds if plan else {})
        self.out.setText(refused_words(plan) if plan else "")
        self.out.setToolTip(self.out.text())
        self.out.setVisible(self._refused > 0)
        self.whole.setVisible(self._refused > 0)
        self._judge()

    def set_ready(self, ready: bool) -> None:
        """Whether the plan shown is the newest and nothing is under way."""
        self._ready = ready
        self._judge()

    def _judge(self) -> None:
        blocked = self.whole.isChecked() and self._refused > 0
        some = _("Import {count} rows").format(count=f"{self._count:,}")
        self.button.setText(some if self._count else _("Nothing to import"))
        self.rehearse.setEnabled(self._ready and self._count > 0)
        self.button.setEnabled(self._ready and self._count > 0 and not blocked and not self._viewing)
        tip = _("Correct the refused rows first, or take the tick out.") if blocked else "Ctrl+Enter"
        self.button.setToolTip(_("The register is only viewed.") if self._viewing else tip)

    def ask(self) -> None:
        """Ask to write, if that can be done now."""
        if self.button.isEnabled():
            self.wanted.emit(self.whole.isChecked() and self._refused > 0)
