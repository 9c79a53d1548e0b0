"""Where a record stands in its life, what may follow, and whether a signed paper holds it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from lyuliang_desk.catalogue.life import Step
from lyuliang_desk.catalogue.types.code import Code
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _
from lyuliang_desk.operations import life
from lyuliang_desk.operations.life import Standing
from lyuliang_desk.store.register import Register
from ui import faults
from ui.banner import Banner
from ui.theme.icons import icon
from ui.theme.scheme import current_colours

ARROW = "  ›  "


class LifeStrip(QWidget):
    """The states in a line, the present one strong; the step button; the lock. ``taken`` after something was written."""

    taken = Signal()

    def __init__(self, register: Register, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._register, self._kind = register, kind
        self._record_id: str | None = None
        self.course = QLabel(self)
        self.course.setTextFormat(Qt.TextFormat.RichText)
        self.step = QToolButton(self)
        self.step.setText(_("Next step"))
        self.step.setToolTip(_("The next step of the record's life  Ctrl+T"))
        self.step.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.step.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.step.setShortcut("Ctrl+T")
        self.steps = QMenu(self.step)
        self.step.setMenu(self.steps)
        self.banner = Banner(self)
        line = QHBoxLayout()
        line.setContentsMargins(16, 6, 10, 2)
        line.addWidget(self.course, 1)
        line.addWidget(self.step)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self.banner)
        self.hide()

    def show_record(self, record_id: str | None) -> None:
        """Show where a record stands; nothing for a new one."""
        self._record_id = record_id
        stands = None
        if record_id is not None:
            stands = life.standing(register=self._register, record_id=record_id)
        self.setVisible(stands is not None)
        if stands is not None:
            self.course.setText(self._course(stands))
            self.course.setToolTip(self._word(stands.state))
            self._offer_steps(stands)
            self._tell_lock(stands)

    def _course(self, stands: Standing) -> str:
        """The states; once ended before its time, only the way it ended."""
        colours = current_colours()
        states = stands.life.course if stands.state in stands.life.course else (stands.state,)
        parts = []
        for state in states:
            here = state == stands.state
            style = f"color:{colours.accent};font-weight:600" if here else f"color:{colours.muted}"
            parts.append(f'<span style="{style}">{self._word(state)}</span>')
        return f'<span style="color:{colours.muted}">{ARROW}</span>'.join(parts)

    def _word(self, state: str) -> str:
        field = self._register.kinds[self._kind]["status"]
        assert isinstance(field.type, Code)
        return field.type.show(state)

    def _offer_steps(self, stands: Standing) -> None:
        self.step.setIcon(icon("step", current_colours()))
        self.steps.clear()
        for step in stands.steps:
            self.steps.addAction(str(step.label), lambda step=step: self.ask(step))
        self.step.setVisible(bool(stands.steps))
        self.step.setEnabled(not self._register.read_only)

    def _tell_lock(self, stands: Standing) -> None:
        if self._register.read_only or not (stands.locks or stands.unlocked_because):
            self.banner.clear()
        elif stands.locks:
            papers = "、".join(str(lock.paper) for lock in stands.locks)
            words = _("Fixed by the signed {papers}.").format(papers=papers)
            self.banner.tell(words, "note", [(_("Unlock…"), self.ask_reason)])
        else:
            words = _("Unlocked for correction: {reason}").format(reason=stands.unlocked_because)
            self.banner.tell(words, "warning", [(_("Lock again"), self.lock_again)])

    # What is done

    def ask(self, step: Step) -> None:
        """The dialog of a step."""
        from ui.registers.step_dialog import StepDialog

        if self._record_id is not None:
            dialog = StepDialog(self._register, self._kind, self._record_id, step, self)
            dialog.accepted.connect(self.taken)
            dialog.open()

    def ask_reason(self) -> None:
        """Ask why the record is to be unlocked."""
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(_("Unlock"))
        dialog.setLabelText(_("Reason for unlocking (it is kept in the history):"))
        dialog.setOkButtonText(_("Unlock"))
        dialog.setCancelButtonText(_("Cancel"))
        dialog.resize(self.fontMetrics().horizontalAdvance("国") * 34, dialog.sizeHint().height())
        dialog.textValueSelected.connect(self.unlock)
        dialog.open()

    def unlock(self, reason: str) -> None:
        """Unlock for a reason."""
        self._do(lambda record_id: life.unlock(register=self._register, record_id=record_id, reason=reason))

    def lock_again(self) -> None:
        """Let the signed papers hold the record again."""
        self._do(lambda record_id: life.lock_again(register=self._register, record_id=record_id))

    def _do(self, work: object) -> None:
        if self._record_id is None:
            return
        try:
            work(self._record_id)  # type: ignore[operator]
        except WorldError as fault:
            faults.tell(fault, self)
            return
        self.taken.emit()
