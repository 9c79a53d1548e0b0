"""As of a day: fields that an office added and files that it attached are there, or not, as they were that evening."""

import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from lyuliang_desk import operations
from lyuliang_desk.catalogue.custom import field_name
from lyuliang_desk.operations import attachments, custom_fields
from lyuliang_desk.store.as_of import as_of
from lyuliang_desk.store.register import Register

CHINA = timezone(timedelta(hours=8))
FIRST, SECOND, THIRD = (date(2024, 12, day) for day in (1, 2, 3))


class Noon:
    """A clock that stands at noon of a day and ticks a second at each look."""

    def __init__(self) -> None:
        self.day, self.ticks = FIRST, 0

    def __call__(self) -> datetime:
        self.ticks += 1
        noon = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=CHINA)
        return noon + timedelta(seconds=self.ticks)


@pytest.fixture
def noon() -> Noon:
    return Noon()


@pytest.fixture
def register(tmp_path: Path, noon: Noon, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    with Register.create(tmp_path / "吕梁.lyr", office="甲", operator="乙", clock=noon) as made:
        yield made


def project(register: Register) -> str:
    values = {"title": "智能煤机"}
    saved = operations.save_record(register=register, kind="project", record_id=None, values=values)
    return saved.record_ids[0]


def test_a_field_of_the_offices_own_begins_on_its_day_and_tells_what_stood_in_it(
    register: Register, noon: Noon
) -> None:
    record = project(register)
    noon.day = SECOND
    defined = custom_fields.define(
        register=register, kind="project", values={"name": "联系村", "field_type": "text"}
    )
    own = field_name(defined.record_ids[0])
    operations.save_record(register=register, kind="project", record_id=record, values={own: "贺昌村"})
    noon.day = THIRD
    operations.save_record(register=register, kind="project", record_id=record, values={own: "三交镇"})
    custom_fields.take_away(register=register, record_id=defined.record_ids[0])
    assert own not in {f.name for f in register.kinds["project"].fields}
    with as_of(register, FIRST) as past:
        assert own not in {f.name for f in past.kinds["project"].fields}
    with as_of(register, SECOND) as past:
        assert past.values_of("project", [record])[record][own] == "贺昌村"
        assert past.check() == []


def test_a_file_is_listed_and_opened_on_the_days_on_which_it_was_attached(
    register: Register, noon: Noon, tmp_path: Path
) -> None:
    record, paper = project(register), tmp_path / "任务书.pdf"
    paper.write_bytes(b"%PDF" + bytes(500))
    noon.day = SECOND
    attachments.attach(register=register, owner_id=record, paths=[paper])
    noon.day = THIRD
    kept = attachments.listed(register=register, owner_id=record)
    attachments.remove(register=register, attachment_ids=[row.id for row in kept])
    assert attachments.listed(register=register, owner_id=record) == []
    with as_of(register, FIRST) as past:
        assert attachments.listed(register=past, owner_id=record) == []
    with as_of(register, SECOND) as past:
        (there,) = attachments.listed(register=past, owner_id=record)
        assert attachments.content_of(register=past, attachment=there) == paper.read_bytes()
