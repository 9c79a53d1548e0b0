"""What the program says of itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

import lyuliang_desk
from lyuliang_desk.messages import _


def show_about(parent: QWidget) -> None:
    """Which program this is, and its version."""
    version = getattr(lyuliang_desk, "__version__", "0.1.0")
    words = _("Lyuliang Desk {version}: project register and talent teams.").format(version=version)
    box = QMessageBox(QMessageBox.Icon.NoIcon, _("About this program"), words, parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
