"""From starting the process to a window with a register's table in it, painted once."""

import subprocess
import sys
from pathlib import Path

from bench.benchmark import ROOT, Benchmark, Clock, Part
from bench.large_register import prepare, register_path

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTableWidget(40, 12))
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""
"""The least that a Qt program with a table can be."""

USUAL = """
import sys
import alembic.command, openpyxl, reportlab.platypus, typer
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session
application = QApplication([])
window = QMainWindow()
table = QTableWidget(200, 12)
with Session(create_engine(f"sqlite:///{sys.argv[1]}")) as session:
    for place, row in enumerate(session.execute(text("SELECT * FROM project LIMIT 200"))):
        for column, value in enumerate(row[:12]):
            table.setItem(place, column, QTableWidgetItem(str(value)))
window.setCentralWidget(table)
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""
"""The usual way: everything is imported at the top, the ORM fetches the rows in sight."""


def _timed(command: list[str], clock: Clock) -> None:
    with clock.running():
        subprocess.run([sys.executable, *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def floor(folder: Path, rows: int, clock: Clock) -> None:
    """A bare window."""
    _timed(["-c", BARE], clock)


def ours(folder: Path, rows: int, clock: Clock) -> None:
    """The program on a register, ended after the first paint."""
    path = str(register_path(folder, rows))
    _timed(["-m", "lyuliang_desk", "window", path, "--self-test"], clock)


def peer(folder: Path, rows: int, clock: Clock) -> None:
    """A program that imports at the top all that it may need."""
    _timed(["-c", USUAL, str(register_path(folder, rows))], clock)


START = Benchmark(
    name="start",
    work="start of the program to a usable window",
    size=20_000,
    bound=2.0,
    prepare=prepare,
    parts=(
        Part("bare PySide6 window", "floor", floor),
        Part("the program's window", "ours", ours),
        Part("all imported at the top, ORM", "peer", peer),
    ),
    rounds=7,
)
