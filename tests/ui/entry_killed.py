"""A program that types into the form and is killed as soon as its draft is on the disk; run by a test."""

import os
import signal
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from lyuliang_desk import operations
from lyuliang_desk.store.drafts import DraftJournal
from ui.entry.panel import EntryPanel

if __name__ == "__main__":
    application = QApplication(["killed"])
    path = Path(sys.argv[1])
    register = operations.new_register(path=path, office="吕梁产业技术研究院", operator="测试员")
    panel = EntryPanel(register)
    panel.show()
    panel.open_record("project", None)
    panel.form.rows["title"].editor.input().insert("煤矸石综合利用𬭩")  # type: ignore[attr-defined]
    while not DraftJournal(path).waiting():
        application.processEvents()
    os._exit(9) if os.name == "nt" else os.kill(os.getpid(), signal.SIGKILL)
