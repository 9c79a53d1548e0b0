"""The records that rows name and that are not in the register yet: they are made with the rows, and listed here."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QToolButton, QVBoxLayout, QWidget

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.excel.planning.plan import ImportPlan
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import RecordChange
from ui.importing.names import title_of


def companions(plan: ImportPlan) -> list[RecordChange]:
    """The records that the accepted rows name and that are made with them, each once."""
    made = {change.record_id: change for sheet in plan.sheets for change in sheet.used_companions()}
    own = {c.record_id for s in plan.sheets for row in s.rows for c in row.changes if c.operation == "create"}
    return [change for id_, change in made.items() if id_ not in own]


def companion_words(changes: Sequence[RecordChange], kinds: Mapping[str, RecordKind]) -> str:
    """``将随行新建：单位 3，人员 5``; empty when nothing is made besides."""
    counts = Counter(change.kind for change in changes)
    if not counts:
        return ""
    parts = _("; ").join(f"{kinds[kind].label} {count:,}" for kind, count in counts.items())
    return _("Made with the rows: {parts}").format(parts=parts)


class CompanionButton(QToolButton):
    """Says how many, and drops the list of their names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: list[RecordChange] = []
        self._kinds: Mapping[str, RecordKind] = {}
        self.setToolTip(_("Show their names"))
        self.setStyleSheet("padding: 1px 0;")
        self.clicked.connect(self.drop)

    def show_companions(self, changes: Sequence[RecordChange], kinds: Mapping[str, RecordKind]) -> None:
        """Hidden when there are none."""
        self._made, self._kinds = list(changes), kinds
        self.setText(companion_words(changes, kinds))
        self.setVisible(bool(changes))

    def drop(self) -> QListWidget:
        """The list of names above the button; Escape or a click elsewhere closes it."""
        frame = QFrame(self, Qt.WindowType.Popup)
        frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        names = QListWidget(frame)
        names.setUniformItemSizes(True)
        kinds = self._kinds
        names.addItems([f"{kinds[c.kind].label}　{title_of(c, kinds)}" for c in self._made])
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(names)
        frame.resize(360, min(320, 16 + max(names.sizeHintForRow(0), 20) * len(self._made)))
        frame.move(self.mapToGlobal(QPoint(0, -frame.height() - 4)))
        frame.show()
        names.setFocus()
        return names
