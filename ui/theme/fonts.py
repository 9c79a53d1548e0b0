"""The letters of the window: Microsoft YaHei UI where Windows has it, else the bundled Noto Sans SC."""

from PySide6.QtGui import QFont, QFontDatabase

from lyuliang_desk.resources import resources_folder

FAMILIES = ("Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC")
BUNDLED = "NotoSansSC-Regular.ttf"
POINTS = 10.0


def window_font() -> QFont:
    """The font of the whole window; adds the bundled one when the system has no Chinese font of ``FAMILIES``."""
    if not set(FAMILIES) & set(QFontDatabase.families()):
        QFontDatabase.addApplicationFont(str(resources_folder() / "fonts" / BUNDLED))
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(POINTS)
    return font
