"""Whatever is done in whatever order, the register holds what a plain dict would hold, and its log agrees."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule
from store_scene import creation, deletion, edition, write

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.store.changes import RecordChange
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

Model = dict[str, dict[str, Stored]]

WORDS = st.text("吕梁煤铝氢能lA1２ 、", min_size=1, max_size=8)
VALUES = st.fixed_dictionaries(
    {"title": WORDS},
    optional={
        "number": st.none() | WORDS,
        "spent": st.none() | st.integers(0, 10**12),
        "remarks": st.none() | WORDS,
    },
)


class RegisterMachine(RuleBasedStateMachine):
    """Create, edit, delete, undo, redo, several records at once, and restarts in between."""

    projects = Bundle("projects")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "r.lyr"
        self.register = Register.create(self.path, office="甲", operator="乙")
        self.live: Model = {}
        self.undo_states: list[Model] = []
        self.redo_states: list[Model] = []

    def teardown(self) -> None:
        assert self.register.check() == []
        self.register.close()
        self.folder.cleanup()

    def step(self, *changes: RecordChange) -> None:
        if write(self.register, *changes).step is not None:
            self.undo_states.append(self.live)
            self.redo_states.clear()

    @rule(target=projects, values=VALUES)
    def create(self, values: dict[str, Stored]) -> str:
        change = creation(self.register, "project", **values)
        self.step(change)
        self.live = self.live | {change.record_id: values}
        return change.record_id

    @rule(record=projects, values=VALUES)
    def edit(self, record: str, values: dict[str, Stored]) -> None:
        if record in self.live:
            self.step(edition(self.register, record, **values))
            self.live = self.live | {record: self.live[record] | values}

    @rule(record=projects, other=projects, values=VALUES)
    def edit_one_and_hide_another(self, record: str, other: str, values: dict[str, Stored]) -> None:
        if record != other and {record, other} <= self.live.keys():
            self.step(edition(self.register, record, **values), deletion(self.register, other))
            self.live = {r: v for r, v in self.live.items() if r != other}
            self.live[record] = self.live[record] | values

    @rule(record=consumes(projects))
    def delete(self, record: str) -> None:
        if record in self.live:
            self.step(deletion(self.register, record))
            self.live = {r: v for r, v in self.live.items() if r != record}

    @rule()
    def undo(self) -> None:
        assert (self.register.undo() is not None) == bool(self.undo_states)
        if self.undo_states:
            self.redo_states.append(self.live)
            self.live = self.undo_states.pop()

    @rule()
    def redo(self) -> None:
        assert (self.register.redo() is not None) == bool(self.redo_states)
        if self.redo_states:
            self.undo_states.append(self.live)
            self.live = self.redo_states.pop()

    @rule()
    def restart(self) -> None:
        self.register.close()
        self.register = Register.open(self.path, operator="丙", back_up=False)

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        rows = self.register.rows("project", self.register.ids(View("project")))
        kept = {row.id: {n: v for n, v in row.values.items() if v is not None} for row in rows}
        assert kept == {
            r: {n: v for n, v in values.items() if v is not None} for r, values in self.live.items()
        }

    @invariant()
    def finds_by_title_what_the_model_holds(self) -> None:
        found = {
            row.id for row in self.register.rows("project", self.register.ids(View("project", search="吕梁")))
        }
        searched = ("title", "number")
        assert found == {
            record
            for record, values in self.live.items()
            if any("吕梁" in str(values.get(n)) for n in searched)
        }


TestRegisterMachine = RegisterMachine.TestCase
TestRegisterMachine.settings = settings(max_examples=40, stateful_step_count=30)
