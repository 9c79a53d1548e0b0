"""Which scheme is worn now, and changing it: light, dark, or as the system wears it."""

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.fonts import window_font
from ui.theme.palette import DARK, LIGHT, Colours, qt_palette
from ui.theme.style import style_sheet

Mode = Literal["light", "dark", "system"]
MODES: tuple[Mode, ...] = ("light", "dark", "system")
QT_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


def current_colours() -> Colours:
    """The colours of the scheme that the program wears now."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Base)
    return DARK if ground.lightness() < 128 else LIGHT


class Scheme(QObject):
    """Dresses the application; ``changed`` tells that colours and icons are to be drawn anew."""

    changed = Signal()

    def __init__(self, application: QApplication, mode: str = "light") -> None:
        super().__init__(application)
        self._application = application
        self.mode: Mode = "light"
        application.setStyle("Fusion")
        application.setFont(window_font())
        for menu in ("QMenuBar", "QMenu"):  # on Windows these would keep the system's smaller menu font
            application.setFont(window_font(), menu)
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.wear(mode)

    def wear(self, mode: str) -> None:
        """Put on ``light``, ``dark`` or ``system``; anything else is light."""
        self.mode = next((known for known in MODES if known == mode), "light")
        self._application.styleHints().setColorScheme(QT_SCHEMES[self.mode])
        self._dress()

    def _system_changed(self) -> None:
        if self.mode == "system":
            self._dress()

    def _dress(self) -> None:
        system_dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = self.mode == "dark" or (self.mode == "system" and system_dark)
        colours = DARK if dark else LIGHT
        self._application.setPalette(qt_palette(colours))
        self._application.setStyleSheet(style_sheet(colours))
        self.changed.emit()
