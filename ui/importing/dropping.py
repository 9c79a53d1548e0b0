"""Files dragged over a page: it says when they hover, and which were let go."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Watches a widget. ``hovering(bool)`` tells that files are held above it, ``dropped(paths)`` that they are given."""

    hovering = Signal(bool)
    dropped = Signal(object)

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        watched.setAcceptDrops(True)
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragEnter:
            entering = cast(QDragEnterEvent, event)
            if any(url.isLocalFile() for url in entering.mimeData().urls()):
                entering.acceptProposedAction()
                self.hovering.emit(True)
            return True
        if kind == QEvent.Type.DragLeave:
            self.hovering.emit(False)
            return True
        if kind == QEvent.Type.Drop:
            dropping = cast(QDropEvent, event)
            self.hovering.emit(False)
            dropping.acceptProposedAction()
            urls = dropping.mimeData().urls()
            self.dropped.emit([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
            return True
        return False
