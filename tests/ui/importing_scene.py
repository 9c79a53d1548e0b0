"""What the tests of the import page share: a page on the screen over a real register, and how a clerk handles it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lyuliang_desk.excel.grid import parse_address
from lyuliang_desk.excel.planning.plan import SheetPlan
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from ui.importing.page import ImportPage

NOTHING = Qt.KeyboardModifier.NoModifier


@dataclass
class ImportScene:
    """A page, and the register that it would write to."""

    page: ImportPage
    register: Register
    qtbot: QtBot

    def settled(self) -> bool:
        """Whether the plan is of the newest corrections and nothing is under way."""
        return self.page.work.fresh and not self.page.work.busy

    def wait(self) -> None:
        self.qtbot.waitUntil(self.settled, timeout=20_000)

    def open(self, path: Path) -> None:
        self.page.open_file(path)
        self.wait()

    def drop(self, *paths: Path) -> None:
        """Drag files over the page and let go."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        entering = QDragEnterEvent(self.page.rect().center(), action, mime, button, NOTHING)
        QApplication.sendEvent(self.page, entering)
        assert entering.isAccepted()
        dropping = QDropEvent(QPointF(self.page.rect().center()), action, mime, button, NOTHING)
        QApplication.sendEvent(self.page, dropping)

    def go(self, cell: str) -> None:
        self.page.panel.jump(*parse_address(cell))

    def type(self, cell: str, text: str) -> None:
        """Go to a cell, open its editor by F2, type, and commit by Enter."""
        self.go(cell)
        grid = self.page.panel.grid
        self.qtbot.keyClick(grid, Qt.Key.Key_F2)
        editor = next(line for line in grid.viewport().findChildren(QLineEdit) if line.isVisible())
        editor.selectAll()
        editor.insert(text)
        self.commit(editor)

    def commit(self, editor: QWidget) -> None:
        """Enter in the editor of a cell; Qt takes the text a moment later."""
        self.qtbot.keyClick(editor, Qt.Key.Key_Return)
        editing = QAbstractItemView.State.EditingState
        self.qtbot.waitUntil(lambda: self.page.panel.grid.state() != editing)
        self.wait()

    def sheet(self, name: str | None = None) -> SheetPlan:
        assert self.page.work.plan is not None
        wanted = name or self.page.sheet
        return next(s for s in self.page.work.plan.sheets if s.grid.name == wanted)

    def state(self, row: int) -> str:
        """The state of a row by Excel's number."""
        return next(r.state for r in self.sheet().rows if r.row + 1 == row)

    def codes(self, cell: str) -> list[str]:
        """The reason codes of the remarks that the grid shows at a cell."""
        look = self.page.panel.look
        assert look is not None
        return [finding.code for finding in look.findings(*parse_address(cell))]

    def tip(self, cell: str) -> str:
        row, column = parse_address(cell)
        model = self.page.panel.model
        place = model.place_of(row)
        assert place is not None
        return str(model.index(place, column).data(Qt.ItemDataRole.ToolTipRole))

    def shown(self, cell: str) -> str:
        row, column = parse_address(cell)
        model = self.page.panel.model
        place = model.place_of(row)
        return "" if place is None else str(model.index(place, column).data())

    def rows_shown(self) -> list[int]:
        """The rows in the grid, by Excel's numbers."""
        return [row + 1 for row in self.page.panel.model.rows]

    def header(self, row: int) -> str:
        """What stands at the left of a row: number and state."""
        place = self.page.panel.model.place_of(row - 1)
        assert place is not None
        return str(self.page.panel.model.headerData(place, Qt.Orientation.Vertical))

    def balance(self) -> list[str]:
        return [button.text() for button in self.page.panel.balance.buttons.values()]

    def count(self, kind: str) -> int:
        return len(self.register.ids(View(kind)))

    def keys(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
        self.qtbot.keyClick(self.page.panel.grid, key, modifier)
