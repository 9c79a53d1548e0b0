"""The one place where faults are told.

The world's faults (``WorldError``) are a sentence the user can act on. Anything else is a bug of ours: it is
written to the log with its traceback and told once, however often it happens again.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _

LOG = logging.getLogger("lyuliang_desk.faults")


def place_of(fault: BaseException) -> tuple[str, str, int]:
    """What makes two faults the same: their class and the line that raised them."""
    frames = traceback.extract_tb(fault.__traceback__)
    last = frames[-1] if frames else None
    return type(fault).__name__, last.filename if last else "", (last.lineno or 0) if last else 0


class Faults(QObject):
    """Tells faults from any thread in the window's thread; owned by the application."""

    _arrived = Signal(object, object)

    def __init__(self, log_path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.log_path = log_path
        self.setObjectName("faults")
        self._told: set[tuple[str, str, int]] = set()
        self._boxes: set[QMessageBox] = set()
        self._arrived.connect(self._tell)

    def tell(self, fault: BaseException, parent: QWidget | None = None) -> None:
        """Tell the user; returns at once."""
        self._arrived.emit(fault, parent)

    def _tell(self, fault: BaseException, parent: QWidget | None) -> None:
        if isinstance(fault, WorldError):
            self._show(QMessageBox.Icon.Warning, fault.message, "", parent)
            return
        LOG.error("A fault in the program", exc_info=(type(fault), fault, fault.__traceback__))
        place = place_of(fault)
        if place in self._told:
            return
        self._told.add(place)
        words = _(
            "The program has made a mistake. What was saved before is safe. "
            "It is written down in {path}; please pass it on."
        ).format(path=self.log_path)
        details = "".join(traceback.format_exception(fault))
        self._show(QMessageBox.Icon.Critical, words, details, parent)

    def _show(self, sort: QMessageBox.Icon, words: str, details: str, parent: QWidget | None) -> None:
        box = QMessageBox(parent or QApplication.activeWindow())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(sort)
        box.setWindowTitle(_("Lyuliang Desk"))
        box.setText(words)
        box.setTextFormat(Qt.TextFormat.PlainText)
        if details:
            box.setDetailedText(details)
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        self._boxes.add(box)  # without a parent nobody else holds it
        box.finished.connect(lambda _result: self._boxes.discard(box))
        box.open()


def tell(fault: BaseException, parent: QWidget | None = None) -> None:
    """Tell a fault at the one place; without one (a program without a window) it is raised."""
    application = QCoreApplication.instance()
    faults = application.findChild(Faults, "faults") if application else None
    if faults is None:
        raise fault
    faults.tell(fault, parent)


def _keep_log(path: Path) -> logging.Handler:
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    return handler


def install(log_path: Path, application: QCoreApplication) -> Callable[[], None]:
    """Hear of every exception that nobody caught, in slots and in threads; answers with the way back."""
    faults = Faults(log_path, application)
    handler = _keep_log(log_path)
    before = sys.excepthook, threading.excepthook

    def uncaught(sort: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(sort, KeyboardInterrupt):
            before[0](sort, fault, trace)
        else:
            faults.tell(fault.with_traceback(trace))

    def uncaught_in_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            uncaught(found.exc_type, found.exc_value, found.exc_traceback)

    def restore() -> None:
        sys.excepthook, threading.excepthook = before
        LOG.removeHandler(handler)
        handler.close()
        faults.setParent(None)
        faults.deleteLater()

    sys.excepthook, threading.excepthook = uncaught, uncaught_in_thread
    return restore
