"""Pictures of the real window for the README: ``python -m tests.ui.pictures [FOLDER]`` writes them anew.

The sample is made in a temporary folder, the window is drawn offscreen, and what it shows is what a user sees.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false"

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from lyuliang_desk import operations
from lyuliang_desk.sample.workbooks import write_workbooks
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from ui.app import Program, make_application
from ui.main_window import MainWindow
from ui.settings import Settings

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "pictures"
SIZE = (1280, 800)
MOST_BYTES = 300_000
PLAIN = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
"""The 256 nearest colours without a pattern of dots: a window has few, and the file is a third as large."""


def settle(milliseconds: int = 400) -> None:
    """Let the window paint, and its work in other threads come back."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def first_id(register: Register, kind: str, search: str) -> str:
    return register.rows(kind, register.ids(View(kind, search))[:1])[0].id


def overview(window: MainWindow, workbook: Path) -> None:
    window.go("overview")
    settle(2500)


def checks(window: MainWindow, workbook: Path) -> None:
    window.go("checks")
    settle(2500)


def own_tables(window: MainWindow, workbook: Path) -> None:
    assert window.register is not None
    window.open_record("project", first_id(window.register, "project", "薄煤层采煤机自适应截割与记忆"))
    page = window.pages.current_register() if window.pages is not None else None
    assert page is not None and page.panel is not None and page.panel.own is not None
    page.panel.tabs.setCurrentWidget(page.panel.own)
    page.panel.own.show_table(3)


def table(window: MainWindow, workbook: Path) -> None:
    window.go("project")


def selection(window: MainWindow, workbook: Path) -> None:
    window.go("project")
    page = window.pages.current_register() if window.pages is not None else None
    assert page is not None
    page.table.grid.select_rows([2, 3, 4, 5, 6])


def form(window: MainWindow, workbook: Path) -> None:
    assert window.register is not None
    window.open_record("project", first_id(window.register, "project", "薄煤层采煤机自适应截割与记忆"))


def roster(window: MainWindow, workbook: Path) -> None:
    assert window.register is not None
    window.open_record("team", first_id(window.register, "team", "沙棘"))
    page = window.pages.current_register() if window.pages is not None else None
    assert page is not None and page.panel is not None and page.panel.roster is not None
    page.panel.tabs.setCurrentWidget(page.panel.roster)


def importing(window: MainWindow, workbook: Path) -> None:
    window.import_file(workbook)
    settle(5000)


def preview(window: MainWindow, workbook: Path) -> None:
    window.go("project")
    window.run("print")
    settle(5000)


SCENES: dict[str, tuple[str, Callable[[MainWindow, Path], None]]] = {
    "overview": ("light", overview),
    "checks": ("light", checks),
    "table": ("light", table),
    "table-dark": ("dark", selection),
    "form": ("light", form),
    "tables": ("light", own_tables),
    "roster": ("light", roster),
    "import": ("light", importing),
    "preview": ("light", preview),
}


def take(name: str, folder: Path, workshop: Path, workbook: Path) -> Path:
    """Show one scene in a window of its own and write its picture."""
    appearance, scene = SCENES[name]
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = Settings(workshop / f"{name}.ini")
    settings.put("appearance", appearance)
    program = Program(application, settings, "经办人")
    program.window.resize(*SIZE)
    program.window.show()
    program.window.open_path(workshop / "样例.lyr")
    settle()
    scene(program.window, workbook)
    settle()
    path = folder / f"{name}.png"
    picture = program.window.grab().toImage().convertToFormat(QImage.Format.Format_Indexed8, PLAIN)
    picture.save(str(path), "PNG", 0)  # type: ignore[call-overload]
    program.window.close()
    program.scheme.setParent(None)
    return path


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    make_application()
    QGuiApplication.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as workshop:
        place = Path(workshop)
        with operations.sample_register(path=place / "样例.lyr", operator="经办人") as register:
            workbooks = write_workbooks(place, register)
        paths = [take(name, folder, place, workbooks[0]) for name in SCENES]
    for path in paths:
        print(f"{path}  {path.stat().st_size:,} bytes")
    return int(any(path.stat().st_size > MOST_BYTES for path in paths))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
