"""The first sight of a table: from asking for the records to the painted grid."""

import tempfile
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.benchmark import Benchmark, Clock, Part
from bench.large_register import OPERATOR, prepare, register_path

SIZE = (1400, 900)


def _painted(show: Callable[[], Any]) -> None:
    """Show a widget and paint it once."""
    widget = show()
    widget.resize(*SIZE)
    widget.show()
    widget.grab()
    widget.close()


def _with_table(folder: Path, rows: int, clock: Clock, fill: Callable[[Any], None]) -> None:
    """The program's own table, filled in one way or another."""
    from PySide6.QtWidgets import QApplication, QWidget

    from lyuliang_desk import operations
    from lyuliang_desk.catalogue.registry import KINDS
    from ui.registers.table_view import RecordTable
    from ui.settings import Settings

    application = QApplication([])
    parent = QWidget()
    path = register_path(folder, rows)
    with tempfile.TemporaryDirectory() as place:
        settings = Settings(Path(place) / "window.ini")
        with operations.open_register(path=path, operator=OPERATOR, read_only=True) as register:

            def show() -> Any:
                table = RecordTable(register, KINDS["project"], settings, parent)
                fill(table)
                return table

            with clock.running():
                _painted(show)
    application.quit()


def floor(folder: Path, rows: int, clock: Clock) -> None:
    """The same table over a model that says the same word everywhere and asks nobody."""
    from lyuliang_desk.store.views import Row
    from ui.registers.table_model import RecordTableModel

    constant = Row(1, "", {})
    everywhere = array("q", range(rows))
    RecordTableModel.row = lambda self, place: constant  # type: ignore[method-assign]
    RecordTableModel.text = lambda self, place, column: "煤机液压支架"  # type: ignore[method-assign]
    _with_table(folder, rows, clock, lambda table: table.model.show(everywhere, table.columns.fields()))


def ours(folder: Path, rows: int, clock: Clock) -> None:
    """The list of row numbers, and the rows in sight."""
    _with_table(folder, rows, clock, lambda table: table.refetch())


def peer(folder: Path, rows: int, clock: Clock) -> None:
    """The usual way: all rows as a list of tuples under Qt's own table view."""
    from PySide6.QtWidgets import QApplication, QTableView

    from lyuliang_desk.store.engine import connect

    application = QApplication([])
    connection = connect(register_path(folder, rows), "read")

    def show() -> Any:
        view = QTableView()
        found = connection.execute("SELECT * FROM project WHERE deleted = 0").fetchall()
        view.setModel(_list_model(found))
        return view

    with clock.running():
        _painted(show)
    connection.close()
    application.quit()


def _list_model(found: list[tuple[Any, ...]]) -> Any:
    from PySide6.QtCore import QAbstractTableModel, Qt

    class Model(QAbstractTableModel):
        def rowCount(self, parent: Any = None) -> int:
            return len(found)

        def columnCount(self, parent: Any = None) -> int:
            return len(found[0])

        def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            value = found[index.row()][index.column()]
            return "" if value is None else str(value)

    return Model()


def _benchmark(name: str, size: int) -> Benchmark:
    return Benchmark(
        name=name,
        work="first paint of the table of projects",
        size=size,
        bound=6.0,
        prepare=prepare,
        parts=(
            Part("constant model in the same table", "floor", floor),
            Part("the program's table", "ours", ours),
            Part("list of tuples in QTableView", "peer", peer, share=0.1 if size > 100_000 else 1.0),
        ),
        rounds=5,
    )


PAINTS = (_benchmark("paint-100k", 100_000), _benchmark("paint-1m", 1_000_000))
