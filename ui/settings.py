"""What the window remembers between two starts: its place, columns, language and colours. Never data of a register."""

import json
from pathlib import Path
from typing import Any

from platformdirs import user_config_path, user_log_path
from PySide6.QtCore import QByteArray, QSettings

PROGRAM = "lyuliang-desk"
RECENT = 8


def settings_file() -> Path:
    """The settings of this user on this machine."""
    return user_config_path(PROGRAM, appauthor=False) / "window.ini"


def log_file() -> Path:
    """Where the program writes down its own faults."""
    return user_log_path(PROGRAM, appauthor=False) / "faults.log"


class Settings:
    """A small ini file; a value that cannot be read back counts as not set."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    def get(self, key: str, otherwise: Any = None) -> Any:
        """The JSON value kept under ``key``."""
        try:
            return json.loads(str(self._kept.value(key, "null"))) if self._kept.contains(key) else otherwise
        except ValueError:
            return otherwise

    def put(self, key: str, value: Any) -> None:
        """Keep a JSON value under ``key``."""
        self._kept.setValue(key, json.dumps(value, ensure_ascii=False))

    def get_bytes(self, key: str) -> QByteArray:
        """A state that Qt gave (geometry, splitter), empty when there is none."""
        return QByteArray.fromBase64(QByteArray(str(self.get(key, "")).encode("ascii")))

    def put_bytes(self, key: str, state: QByteArray) -> None:
        """Keep a state that Qt gave."""
        self.put(key, bytes(state.toBase64().data()).decode("ascii"))

    def recent(self) -> list[Path]:
        """Registers opened lately, the last one first."""
        kept = self.get("recent", [])
        return [Path(str(entry)) for entry in kept] if isinstance(kept, list) else []

    def remember_recent(self, path: Path) -> None:
        """Put a register at the head of the list."""
        others = [entry for entry in self.recent() if entry != path]
        self.put("recent", [str(entry) for entry in [path, *others][:RECENT]])

    def write(self) -> None:
        """Bring everything to disk now."""
        self._kept.sync()
