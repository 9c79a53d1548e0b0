"""What can go wrong with a register that is the world's fault, each in one sentence with what to do."""

from pathlib import Path
from typing import Any

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.errors import WorldError
from lyuliang_desk.messages import _


class StoreError(WorldError):
    """A fault that concerns the file of a register."""


class RegisterMissing(StoreError):
    """There is no file of that name."""

    def __init__(self, path: Path) -> None:
        words = _("There is no register {path}; check the name or make a new one.")
        super().__init__("register_missing", words.format(path=path))


class RegisterExists(StoreError):
    """A file of that name is already there."""

    def __init__(self, path: Path) -> None:
        words = _("{path} is there already; open it, or choose another name for the new register.")
        super().__init__("register_exists", words.format(path=path))


class NotARegister(StoreError):
    """The file is something else: another program's database, a workbook, an empty file."""

    def __init__(self, path: Path) -> None:
        words = _("{path} is not a register of this program; choose a file that ends in .lyr.")
        super().__init__("not_a_register", words.format(path=path))


class RegisterDamaged(StoreError):
    """The file was a register, and SQLite cannot read it any more."""

    def __init__(self, path: Path) -> None:
        words = _("The register {path} is damaged; leave it as it is and open the newest backup instead.")
        super().__init__("register_damaged", words.format(path=path))


class RegisterNewer(StoreError):
    """The register was written by a newer program; it is left as it is, byte for byte."""

    def __init__(self, path: Path, version: int) -> None:
        words = _(
            "{path} was written by a newer version of this program (format {version}); update the program."
        )
        super().__init__("register_newer", words.format(path=path, version=version))


class RegisterOlder(StoreError):
    """The register has an older form and was to be opened for viewing, where it cannot be brought to today's."""

    def __init__(self, path: Path) -> None:
        words = _("{path} was written by an older version of this program; open it once for writing.")
        super().__init__("register_older", words.format(path=path))


class RegisterLocked(StoreError):
    """Somebody else has the register open for writing; ``holder`` says who and since when."""

    def __init__(self, path: Path, holder: str) -> None:
        words = _(
            "{path} is already open for writing by {holder}; close it there, or open it here for viewing."
        )
        super().__init__("register_locked", words.format(path=path, holder=holder))
        self.holder = holder


class ReadOnlyRegister(StoreError):
    """The register was opened for viewing, or its folder does not allow writing."""

    def __init__(self, path: Path) -> None:
        words = _("{path} cannot be written here; open it for viewing, or copy it into a folder of your own.")
        super().__init__("register_read_only", words.format(path=path))


class DiskFull(StoreError):
    """No room is left; nothing of the change was kept."""

    def __init__(self, path: Path) -> None:
        words = _("The disk of {path} is full; nothing was changed. Free some space and try again.")
        super().__init__("disk_full", words.format(path=path))


class DiskFault(StoreError):
    """The disk failed while reading or writing; nothing of the change was kept."""

    def __init__(self, path: Path) -> None:
        words = _(
            "The disk of {path} failed; nothing was changed. Check the disk and its cable, then try again."
        )
        super().__init__("disk_fault", words.format(path=path))


class CommitUnknown(StoreError):
    """The disk failed while saving and cannot be asked whether the step was kept."""

    def __init__(self, path: Path) -> None:
        words = _(
            "The disk of {path} failed while saving; open the register again to see whether the step was kept."
        )
        super().__init__("commit_unknown", words.format(path=path))


class RegisterBusy(StoreError):
    """Another connection holds the file for longer than we wait."""

    def __init__(self, path: Path) -> None:
        words = _("{path} is in use by another program; wait a moment and try again.")
        super().__init__("register_busy", words.format(path=path))


class SQLiteTooOld(StoreError):
    """The SQLite of this machine loses data in rare cases (the WAL reset bug, mended in 3.51.3)."""

    def __init__(self, version: str) -> None:
        words = _(
            "SQLite {version} is too old for registers; install the program again with its own libraries."
        )
        super().__init__("sqlite_too_old", words.format(version=version))


class BackupFailed(StoreError):
    """A backup could not be made or did not prove sound; the register itself is untouched."""

    def __init__(self, path: Path, reason: str) -> None:
        words = _("The backup {path} could not be made ({reason}); choose another folder for backups.")
        super().__init__("backup_failed", words.format(path=path, reason=reason))


class StaleChange(WorldError):
    """A record is no longer as the plan found it; ``record_ids`` names those in question. Nothing was written."""

    def __init__(self, record_ids: tuple[str, ...]) -> None:
        words = _("{count} records were changed in the meantime; look at them again and repeat the step.")
        super().__init__("stale_change", words.format(count=len(record_ids)))
        self.record_ids = record_ids


class RecordMissing(WorldError):
    """A record that somebody asks for is not there any more."""

    def __init__(self, record_id: str) -> None:
        words = _("The record {id} is not in the register any more; refresh the list.")
        super().__init__("record_missing", words.format(id=record_id))


class Refused(WorldError):
    """Records with errors; ``findings`` holds them by record id. Nothing was written."""

    def __init__(self, findings: dict[str, tuple[Finding, ...]]) -> None:
        first = next(f.message for found in findings.values() for f in found if f.level == "error")
        words = _("{count} records cannot be saved: {first}")
        super().__init__("refused", words.format(count=len(findings), first=first))
        self.findings = findings


_BY_WORDS: tuple[tuple[str, Any], ...] = (
    ("disk is full", DiskFull),
    ("disk i/o error", DiskFault),
    ("readonly database", ReadOnlyRegister),
    ("read-only", ReadOnlyRegister),
    ("database is locked", RegisterBusy),
    ("malformed", RegisterDamaged),
    ("not a database", RegisterDamaged),
    ("unable to open", ReadOnlyRegister),
)
"""SQLite's own words (the driver gives no error codes) and what they mean to the user."""


def as_world_error(fault: BaseException, path: Path) -> StoreError | None:
    """The sentence for an error of the driver, or None when it is a bug of ours."""
    said = str(fault).lower()
    return next((kind(path) for words, kind in _BY_WORDS if words in said), None)
