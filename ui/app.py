"""Starting the window: the application, its language and clothes, and the register to show."""

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path
from time import time

from platformdirs import user_data_path
from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from lyuliang_desk import operations
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import language, use_language
from ui import faults
from ui.main_window import MainWindow
from ui.settings import PROGRAM, Settings, log_file, settings_file
from ui.theme.icons import icon
from ui.theme.palette import LIGHT
from ui.theme.scheme import Scheme

SELF_TEST_LIMIT = 60_000
"""Milliseconds in which a self-test must have painted."""
SWEEP_AFTER = 10_000
"""Milliseconds after the start, when the window has long been painted, to remove what a killed program left behind."""
LOCALES = {"zh_CN": QLocale.Language.Chinese, "en": QLocale.Language.English}


class Program(QObject):
    """The running program: one window at a time, made anew when the language changes."""

    def __init__(self, application: QApplication, settings: Settings, operator: str) -> None:
        super().__init__(application)
        self._application = application
        self.settings = settings
        self.operator = operator
        self._translator: QTranslator | None = None
        self.speak(str(settings.get("language", "zh_CN")))
        self.scheme = Scheme(application, str(settings.get("appearance", "light")))
        application.setWindowIcon(icon("app", LIGHT))
        self.window = self._make_window()

    def speak(self, chosen: str) -> None:
        """Use a language for our words and Qt's own."""
        use_language(chosen)
        QLocale.setDefault(QLocale(LOCALES[language()]))
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
            self._translator = None
        if language() != "en":
            self._translator = QTranslator(self)
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self._translator.load(f"qtbase_{language()}", folder):
                self._application.installTranslator(self._translator)

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.settings, self.scheme, self.operator)
        window.language_wanted.connect(self._change_language)
        return window

    def _change_language(self, chosen: str) -> None:
        old = self.window
        if chosen == language() or not old.try_leave():
            return
        self.settings.put("language", chosen)
        self.speak(chosen)
        register = old.release()
        self.window = self._make_window()
        self.window.setGeometry(old.geometry())
        self.window.show()
        if register is not None:
            self.window.adopt(register)
        else:
            self.window.show_welcome()
        old.hide()
        old.deleteLater()

    def start(self, path: Path | None, sample: bool) -> None:
        """Open what was asked for, else the register opened last, else offer to open one."""
        recent = [known for known in self.settings.recent() if known.exists()]
        if sample:
            self._open_sample(path or user_data_path(PROGRAM, appauthor=False) / "sample.lyr")
        elif path is not None or recent:
            self.window.open_path(path or recent[0])
        if self.window.register is None:
            self.window.show_welcome()

    def shown(self) -> QObject:
        """What fills the window now."""
        return self.window.centralWidget() or self.window

    def _open_sample(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.window.adopt(operations.sample_register(path=path, operator=self.operator))
        except WorldError as fault:
            faults.tell(fault, self.window)


class FirstPaint(QObject):
    """Calls back once when a widget has painted itself."""

    def __init__(self, watched: QObject, painted: Callable[[], None]) -> None:
        super().__init__(watched)
        self._painted: Callable[[], None] | None = painted
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._painted is not None:
            painted, self._painted = self._painted, None
            QTimer.singleShot(0, painted)
        return False


def make_application() -> QApplication:
    """The one QApplication, named so that Windows groups its windows."""
    if sys.platform == "win32":
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(f"lyuliang.{PROGRAM}")
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName(PROGRAM)
    return application


def run(*, path: Path | None, sample: bool, operator: str, self_test: bool) -> int:
    """Show the window until it is closed; answers with the exit code.

    ``self_test`` shows it, waits for its first paint, says so in one line and ends: with exit code 1 if a fault
    was told meanwhile or nothing was painted within a minute.
    """
    application = make_application()
    restore = faults.install(log_file(), application)
    program = Program(application, Settings(settings_file()), operator)
    program.window.show()
    QTimer.singleShot(0, lambda: program.start(path, sample))
    QTimer.singleShot(SWEEP_AFTER, lambda: sweep(operator))
    if self_test:
        QTimer.singleShot(0, lambda: FirstPaint(program.shown(), lambda: end_test(program)))
        QTimer.singleShot(SELF_TEST_LIMIT, lambda: QApplication.exit(1))
    code = application.exec()
    leave_clipboard()
    restore()
    return code


def sweep(operator: str) -> None:
    """Remove past days that a killed program left behind, and the copies of attached files that were opened."""
    from lyuliang_desk.operations import as_of, attachments  # loaded when nobody waits for them

    as_of.sweep(operator=operator)
    attachments.sweep_copies(now=time())


def leave_clipboard() -> None:
    """Leave the words of what was copied here, in Qt's own keeping.

    Except on Windows, the clipboard lives in this process and outlives Python in it: data made by Python would be
    freed by an interpreter that is gone, and the program would end in a crash.
    """
    clipboard = QApplication.clipboard()
    screenless = QApplication.platformName() in ("offscreen", "minimal")  # these never say that they own it
    if sys.platform != "win32" and (clipboard.ownsClipboard() or screenless):
        clipboard.setText(clipboard.text())


def end_test(program: Program) -> None:
    """Say whether the window came up without a fault, close it, and end with 0 if it did, else 1."""
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    boxes = [widget for widget in shown if isinstance(widget, QMessageBox)]
    title = program.window.windowTitle()
    lines = [f"fault told: {box.text()}" for box in boxes] or [f"window shown: {title}"]
    if sys.stdout is not None:
        encoding = sys.stdout.encoding or "ascii"
        print("\n".join(lines).encode(encoding, "backslashreplace").decode(encoding))
    for box in boxes:
        box.close()
    program.window.close()
    program.scheme.setParent(None)
    QApplication.exit(1 if boxes else 0)
