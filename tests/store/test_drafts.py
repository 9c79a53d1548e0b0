"""What was typed and not saved is on the disk within moments, and is offered again."""

import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from lyuliang_desk.store.drafts import Draft, DraftJournal, DraftNotKept, Typed

ROOT = Path(__file__).resolve().parent.parent.parent
AT = datetime(2024, 5, 6, 14, 32, 5)


def draft(draft_id: str = "a", record_id: str | None = None, minute: int = 32, **typed: Typed) -> Draft:
    base: Mapping[str, str | int | None] = {"title": None, "total_budget": 5_000_000}
    return Draft(draft_id, "project", record_id, "煤矸石", AT.replace(minute=minute), base, typed)


@pytest.fixture
def journal(tmp_path: Path) -> DraftJournal:
    return DraftJournal(tmp_path / "柳林.lyr")


def test_a_draft_comes_back_as_it_was(journal: DraftJournal) -> None:
    kept = draft(title="煤矸石𬭩综合利用", partners=["太原", "id-1", "id-2"])
    journal.keep(kept)
    assert journal.waiting() == (kept,)
    assert journal.folder.name == "柳林.lyr.drafts"


def test_the_newer_state_of_a_form_replaces_the_older(journal: DraftJournal) -> None:
    journal.keep(draft(title="煤"))
    journal.keep(draft(title="煤矸石"))
    assert [d.typed["title"] for d in journal.waiting()] == ["煤矸石"]


def test_a_form_is_offered_its_own_drafts_newest_first(journal: DraftJournal) -> None:
    journal.keep(draft("old", minute=10))
    journal.keep(draft("new", minute=20))
    journal.keep(draft("edit", record_id="r1"))
    assert [d.draft_id for d in journal.waiting("project", None)] == ["new", "old"]
    assert [d.draft_id for d in journal.waiting("project", "r1")] == ["edit"]
    assert journal.waiting("person", None) == ()


def test_a_dropped_draft_leaves_nothing_behind(journal: DraftJournal) -> None:
    journal.keep(draft())
    journal.drop("a")
    journal.drop("never kept")
    assert journal.waiting() == ()
    assert not journal.folder.exists()


def test_a_file_that_is_no_draft_is_set_aside_and_not_lost(journal: DraftJournal) -> None:
    journal.keep(draft())
    (journal.folder / "b.json").write_bytes(b'{"kind": "project"')
    assert [d.draft_id for d in journal.waiting()] == ["a"]
    assert (journal.folder / "b.unreadable").read_bytes() == b'{"kind": "project"'


def test_a_disk_that_refuses_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "x.lyr.drafts").write_bytes(b"a file stands where the folder should be")
    with pytest.raises(DraftNotKept) as told:
        DraftJournal(tmp_path / "x.lyr").keep(draft())
    assert told.value.code == "draft_not_kept"


def test_a_killed_program_loses_nothing_that_was_kept(journal: DraftJournal) -> None:
    program = (
        "import os, signal, sys, datetime, pathlib\n"
        "from lyuliang_desk.store.drafts import Draft, DraftJournal\n"
        "journal = DraftJournal(pathlib.Path(sys.argv[1]))\n"
        "at = datetime.datetime(2024, 5, 6)\n"
        "for i in range(50):\n"
        "    journal.keep(Draft('a', 'project', None, '', at, {}, {'title': '第%d次' % i}))\n"
        "os._exit(9) if os.name == 'nt' else os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    register = journal.folder.with_name("柳林.lyr")
    done = subprocess.run([sys.executable, "-c", program, str(register)], check=False, cwd=ROOT, timeout=60)
    assert done.returncode in (-9, 9)
    assert [d.typed for d in journal.waiting()] == [{"title": "第49次"}]
