"""Line icons of 20 px from ``resources/icons``, drawn in the colours of the scheme and sharp on every screen."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lyuliang_desk.resources import resources_folder
from ui.theme.palette import Colours

SIZES = (16, 20, 32)
RATIOS = (1.0, 1.25, 1.5, 2.0)


@cache
def _drawing(name: str) -> str:
    return (resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """One icon in one colour, ``size`` logical pixels wide, for a screen of ``ratio``."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("#000000", colour).encode()))
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def icon(name: str, colours: Colours) -> QIcon:
    """The icon ``name`` for normal and disabled buttons of a scheme."""
    made = QIcon()
    for size in SIZES:
        for ratio in RATIOS:
            made.addPixmap(pixmap(name, colours.text, size, ratio), QIcon.Mode.Normal)
            made.addPixmap(pixmap(name, colours.disabled, size, ratio), QIcon.Mode.Disabled)
    return made
