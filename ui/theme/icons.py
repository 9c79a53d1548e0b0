"""Line icons of 20 px from ``resources/icons``, drawn in the colours of the scheme and sharp on every screen."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lyuliang_desk.resources import resources_folder
from ui.theme.palette import Colours

SIZES = (16, 20, 32)


@cache
def _drawing(name: str) -> str:
    return (resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("#000000", colour).encode()))


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """One icon in one colour, ``size`` logical pixels wide, for a screen of ``ratio``."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _renderer(name, colour).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def icon(name: str, colours: Colours) -> QIcon:
    """The icon ``name`` for normal and disabled buttons of a scheme, for the screens that are there."""
    made = QIcon()
    for size in SIZES:
        for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
            made.addPixmap(pixmap(name, colours.text, size, ratio), QIcon.Mode.Normal)
            made.addPixmap(pixmap(name, colours.disabled, size, ratio), QIcon.Mode.Disabled)
    return made
