"""The register as of a day: whatever was done later, it is what a copy made that evening would be."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_scene import create, creation, delete, edit, edition, shown, value, write

from lyuliang_desk.errors import Cancelled
from lyuliang_desk.store import as_of as past_module
from lyuliang_desk.store.as_of import NoSuchDay, as_of, changes_after, sweep
from lyuliang_desk.store.changes import RecordChange
from lyuliang_desk.store.errors import ReadOnlyRegister
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import Filter, View

FIRST = date(2024, 12, 30)
CHINA = timezone(timedelta(hours=8))


class Days:
    """A clock in China that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2024, 12, 30, 9, tzinfo=CHINA)

    def __call__(self) -> datetime:
        return self.now

    def next_day(self) -> None:
        self.now = (self.now + timedelta(days=1)).replace(hour=9, minute=0)


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def register(tmp_path: Path, days: Days) -> Iterator[Register]:
    with Register.create(tmp_path / "吕梁.lyr", office="甲", operator="乙", clock=days) as made:
        yield made


# What it shows


def test_a_later_edit_is_not_there_yet_and_is_not_found(register: Register, days: Days) -> None:
    project = create(register, "project", title="红枣深加工", remarks=None)
    days.next_day()
    edit(register, project, title="核桃油提取")
    with as_of(register, FIRST) as past:
        assert value(past, project, "title") == "红枣深加工"
        assert len(past.ids(View("project", search="红枣"))) == 1
        assert len(past.ids(View("project", search="hongzao"))) == 1
        assert len(past.ids(View("project", search="核桃"))) == 0
        assert [entry.action.code for entry in past.history(project)] == ["create"]
        assert past.redoable() is None
    assert value(register, project, "title") == "核桃油提取"


def test_a_record_made_later_is_gone_and_one_deleted_later_is_back(register: Register, days: Days) -> None:
    old = create(register, "project", title="旧")
    days.next_day()
    delete(register, old)
    new = create(register, "project", title="新")
    with as_of(register, FIRST) as past:
        assert shown(past, View("project"), "title") == ["旧"]
        assert past.get(new) is None
        assert past.count("project") == 1


def test_what_links_to_a_record_is_found_by_the_title_it_had(register: Register, days: Days) -> None:
    firm = create(register, "organisation", name="红枣研究所")
    project = create(register, "project", title="甲", lead_organisation=firm)
    days.next_day()
    edit(register, firm, name="核桃研究所")
    with as_of(register, FIRST) as past:
        assert [row.id for row in past.rows("project", past.ids(View("project", search="红枣")))] == [project]
        assert list(past.ids(View("project", search="核桃"))) == []
        assert past.titles([firm]) == {firm: "红枣研究所"}
        by_name = View("project", filters=(Filter("lead_organisation", "contains", "红枣"),))
        assert len(past.ids(by_name)) == 1


def test_the_day_ends_at_midnight_where_the_register_is_kept(register: Register, days: Days) -> None:
    days.now = datetime(2024, 12, 30, 23, 59, 59, 999_000, tzinfo=CHINA)
    create(register, "project", title="当日")
    days.now = datetime(2024, 12, 31, 0, 0, tzinfo=CHINA)
    create(register, "project", title="次日")
    with as_of(register, FIRST) as past:
        assert shown(past, View("project"), "title") == ["当日"]


def test_its_today_is_that_day(register: Register, days: Days) -> None:
    days.next_day()
    with as_of(register, FIRST) as past:
        assert (past.today(), past.as_of) == (FIRST, FIRST)
    assert (register.today(), register.as_of) == (date(2024, 12, 31), None)


def test_it_counts_the_changes_that_lie_after(register: Register, days: Days) -> None:
    project = create(register, "project", title="一")
    days.next_day()
    edit(register, project, title="二")
    write(register, creation(register, "project", title="三"), edition(register, project, remarks="四"))
    assert (changes_after(register, FIRST), changes_after(register, days.now.date())) == (3, 0)


def test_days_without_a_register_are_refused_with_the_day_it_begins(register: Register) -> None:
    with pytest.raises(NoSuchDay, match="2024-12-30"):
        as_of(register, FIRST - timedelta(days=1))
    with pytest.raises(NoSuchDay, match="2024-12-31"):
        as_of(register, FIRST + timedelta(days=1))


# Its file


def test_nothing_can_be_written_to_it(register: Register, days: Days) -> None:
    create(register, "project", title="一")
    with as_of(register, FIRST) as past:
        assert past.read_only
        with pytest.raises(ReadOnlyRegister):
            write(past, creation(past, "project", title="二"))


def test_the_register_can_be_written_meanwhile(register: Register) -> None:
    create(register, "project", title="一")
    with as_of(register, FIRST) as past:
        create(register, "project", title="二")
        assert (past.count("project"), register.count("project")) == (1, 2)


def test_an_encrypted_register_is_copied_under_its_key(tmp_path: Path, days: Days) -> None:
    key = bytes(range(32))
    path = tmp_path / "密.lyr"
    with Register.create(path, office="甲", operator="乙", clock=days, key=key) as register:
        project = create(register, "project", title="红枣深加工")
        days.next_day()
        edit(register, project, title="核桃油提取")
        with as_of(register, FIRST) as past:
            assert shown(past, View("project"), "title") == ["红枣深加工"]
            assert past.check() == []
            assert "红枣深加工".encode() not in past.path.read_bytes()
            assert not past.path.read_bytes().startswith(b"SQLite format 3")


def test_a_register_opened_for_viewing_has_its_past_too(register: Register, days: Days) -> None:
    project = create(register, "project", title="一")
    days.next_day()
    edit(register, project, title="二")
    with (
        Register.open(register.path, operator="丙", clock=days, read_only=True) as viewed,
        as_of(viewed, FIRST) as past,
    ):
        assert shown(past, View("project"), "title") == ["一"]


def test_closing_removes_its_file(register: Register, own_temporary_folder: Path) -> None:
    with as_of(register, FIRST) as past:
        assert past.path.name == "吕梁 2024-12-30.lyr"
        assert past.path.parent.parent == own_temporary_folder
        assert len(past.history()) == 1
        if os.name == "posix":
            assert past.path.parent.stat().st_mode & 0o077 == 0
    assert list(own_temporary_folder.iterdir()) == []


def test_a_stopped_work_leaves_nothing(register: Register, days: Days, own_temporary_folder: Path) -> None:
    create(register, "project", title="一")
    with pytest.raises(Cancelled):
        as_of(register, FIRST, cancelled=lambda: True)
    assert list(own_temporary_folder.iterdir()) == []
    assert register.count("project") == 1


def test_it_can_be_stopped_while_it_is_taken_back(
    register: Register, days: Days, own_temporary_folder: Path
) -> None:
    create(register, "project", title="一")
    days.next_day()
    create(register, "project", title="二")
    told: list[int] = []
    with pytest.raises(Cancelled):
        as_of(
            register,
            FIRST,
            progress=lambda done, total: told.append(done * 100 // total),
            cancelled=lambda: bool(told) and told[-1] >= 50,
        )
    assert told[-1] == 50
    assert list(own_temporary_folder.iterdir()) == []


def test_what_a_killed_process_left_is_swept_and_what_is_in_use_stays(
    register: Register, own_temporary_folder: Path
) -> None:
    hour_ago = time.time() - 3600
    left = own_temporary_folder / "lyuliang-desk-as-of-killed"
    left.mkdir()
    (left / "吕梁 2024-12-30.lyr").write_bytes(b"what was left")
    fresh = own_temporary_folder / "lyuliang-desk-as-of-beginning"
    fresh.mkdir()
    with as_of(register, FIRST) as past:
        for folder in (left, past.path.parent):
            os.utime(folder, (hour_ago, hour_ago))
        sweep("乙")
        assert sorted(own_temporary_folder.iterdir()) == sorted([fresh, past.path.parent])
        assert past.count("project") == 0


def test_the_register_it_came_from_is_closed_with_it_or_given_back(register: Register, days: Days) -> None:
    create(register, "project", title="一")
    past = as_of(register, FIRST, owning=True)
    assert past.give_back() is register
    assert register.count("project") == 1 and not past.path.exists()
    as_of(register, FIRST, owning=True).close()
    with pytest.raises(ValueError, match="closed"):
        register.count("project")


# Whatever was done

WORDS = st.text("红枣核桃lA1", min_size=1, max_size=4)
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "firm",
                "project",
                "member",
                "rename",
                "link",
                "edit",
                "delete",
                "restore",
                "undo",
                "redo",
                "day",
            ]
        ),
        st.integers(0, 9),
        WORDS,
    ),
    min_size=3,
    max_size=25,
)
SEARCHES = ("红枣", "核桃", "hongzao", "ht", "红", "l", "1")


class History:
    """A register in which deeds are done, and what was seen of it each evening."""

    def __init__(self, folder: Path) -> None:
        self.days = Days()
        self.register = Register.create(folder / "r.lyr", office="甲", operator="乙", clock=self.days)
        self.made: dict[str, list[str]] = {"organisation": [], "project": [], "person": [], "team": []}
        self.evenings: dict[date, Any] = {}
        for words in ("红枣", "核桃"):
            self.create("organisation", name=words)
            self.create("project", title=words, lead_organisation=self.made["organisation"][-1])

    def do(self, deed: str, which: int, words: str) -> None:
        self.days.now += timedelta(minutes=1)
        deeds: dict[str, Callable[[int, str], None]] = {
            "firm": lambda _which, words: self.create("organisation", name=words),
            "project": lambda _which, words: self.create("project", title=words),
            "member": self.member,
            "rename": lambda which, words: self.change("organisation", which, name=words),
            "link": self.link,
            "edit": lambda which, words: self.change("project", which, title=words, remarks=words),
            "delete": lambda which, _words: self.hide("project", which, deleted=False),
            "restore": lambda which, _words: self.hide("project", which, deleted=True),
            "undo": lambda _which, _words: self.take_back(undo=True),
            "redo": lambda _which, _words: self.take_back(undo=False),
            "day": lambda _which, _words: self.evening(),
        }
        deeds[deed](which, words)

    def take_back(self, *, undo: bool) -> None:
        if undo:
            self.register.undo()
        else:
            self.register.redo()

    def create(self, kind: str, **values: Any) -> None:
        self.made[kind].append(create(self.register, kind, **values))

    def member(self, _which: int, words: str) -> None:
        """A team, a person and the membership between them, in one step."""
        team = creation(self.register, "team", name=words)
        person = creation(self.register, "person", name=words)
        link = creation(self.register, "membership", team=team.record_id, person=person.record_id)
        write(self.register, team, person, link)

    def one(self, kind: str, which: int, *, deleted: bool) -> str | None:
        ids = [i for i in self.made[kind] if (r := self.register.get(i)) is not None and r.deleted is deleted]
        return ids[which % len(ids)] if ids else None

    def change(self, kind: str, which: int, **values: Any) -> None:
        record = self.one(kind, which, deleted=False)
        if record is not None:
            edit(self.register, record, **values)

    def link(self, which: int, _words: str) -> None:
        firm = self.one("organisation", which, deleted=False)
        self.change("project", which, lead_organisation=firm)

    def hide(self, kind: str, which: int, *, deleted: bool) -> None:
        record = self.one(kind, which, deleted=deleted)
        if record is not None:
            operation: Any = "restore" if deleted else "delete"
            write(self.register, RecordChange(record, kind, operation, {}), code=operation)

    def evening(self) -> None:
        self.evenings[self.days.now.date()] = seen(self.register)
        self.days.next_day()


def seen(register: Register) -> Any:
    """Everything that can be asked of a register."""
    asked = register.reading().execute
    tables = {
        name: asked(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
        for name in [*register.kinds, "register", "step", "change"]
    }
    hits = {
        (kind, words): list(register.ids(View(kind, search=words)))
        for kind in register.kinds
        for words in SEARCHES
    }
    steps = [
        (entry.step, entry.mode, entry.count, entry.action.code, entry.changes)
        for entry in register.history()
    ]
    return tables, hits, steps, register.undoable(), register.redoable()


@settings(max_examples=60)
@given(DEEDS)
def test_every_day_is_as_it_was_seen_that_evening(deeds: list[tuple[str, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        history = History(Path(folder))
        with history.register:
            for deed, which, words in deeds:
                history.do(deed, which, words)
            history.evening()
            for day, evening in history.evenings.items():
                with as_of(history.register, day) as past:
                    assert seen(past) == evening
                    assert past.check() == []


def test_days_are_counted_in_the_zone_of_the_clock() -> None:
    """Guards the tests above: midnight in China is afternoon in UTC."""
    assert datetime(2024, 12, 31, tzinfo=CHINA) == datetime(2024, 12, 30, 16, tzinfo=UTC)
    assert past_module.moment_of(past_module.stamp_at(datetime(2024, 12, 31, tzinfo=CHINA))).day == 30
