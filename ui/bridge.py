"""The register's plain callback as a Qt signal, delivered in the window's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from lyuliang_desk.store.changes import Applied
from lyuliang_desk.store.register import Register


class RegisterBridge(QObject):
    """``applied(Applied)`` is emitted after each change set, whichever thread wrote it."""

    applied = Signal(object)
    _heard = Signal(object)

    def __init__(self, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self._pass_on)  # a slot of this object runs in the window's thread
        self._unsubscribe: Callable[[], None] | None = register.subscribe(self._heard.emit)

    def _pass_on(self, applied: Applied) -> None:
        self.applied.emit(applied)

    def close(self) -> None:
        """Hear no more; safe to call twice."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
