"""Undo and redo: the steps of the log, played back. Nothing is kept beside the log, so both survive a restart.

The steps are a line: a new step ends what could be redone; an undo takes the last step back by a change set of its own,
which goes through the door like any other and can itself be taken back, which is the redo.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.changes import Action, ChangeSet, Mode, Operation, RecordChange
from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.sql import AMONG, packed

_WITHOUT_CHANGES = ("new_register", "double_entry", "most_teams")
"""Steps that changed no record, so that there is nothing to take back."""
_OPPOSITE: Mapping[Operation, Operation] = {
    "create": "delete",
    "edit": "edit",
    "delete": "restore",
    "restore": "delete",
}


@dataclass
class Line:
    """The steps that can be undone and those that can be redone, the next one last."""

    undoable: list[int] = field(default_factory=list)
    redoable: list[int] = field(default_factory=list)
    seen: int = 0

    def catch_up(self, connection: Connection) -> None:
        """Read the steps written since the last time."""
        sql = f"SELECT number, mode FROM step WHERE number > ? AND action NOT IN {AMONG} ORDER BY number"
        for number, mode in connection.execute(sql, (self.seen, packed(_WITHOUT_CHANGES))).fetchall():
            _PLAY[mode](self, number)
            self.seen = number

    def done(self, number: int) -> None:
        self.undoable.append(number)
        self.redoable.clear()

    def undone(self, number: int) -> None:
        self.undoable.pop()
        self.redoable.append(number)

    def redone(self, number: int) -> None:
        self.redoable.pop()
        self.undoable.append(number)


_PLAY = {"do": Line.done, "undo": Line.undone, "redo": Line.redone}


def action_of(connection: Connection, step: int) -> Action:
    """The name of a step."""
    code, words = connection.execute("SELECT action, words FROM step WHERE number = ?", (step,)).fetchone()
    return Action(code, orjson.loads(words))


def reversal(connection: Connection, step: int, mode: Mode) -> ChangeSet:
    """The change set that takes a step back, last change first."""
    sql = "SELECT record_id, kind, operation, fields FROM change WHERE step = ? ORDER BY office, seq DESC"
    changes = tuple(
        RecordChange(record_id, kind, _OPPOSITE[operation], _turned(operation, orjson.loads(fields)))
        for record_id, kind, operation, fields in connection.execute(sql, (step,))
    )
    return ChangeSet(action_of(connection, step), changes, mode=mode, reverses=step)


def _turned(operation: Operation, fields: Mapping[str, list[Any]]) -> Mapping[str, tuple[Stored, Stored]]:
    """The fields of an edit the other way round; hiding and showing say nothing of fields."""
    if operation != "edit":
        return {}
    return {name: (after, before) for name, (before, after, *_rest) in fields.items()}
