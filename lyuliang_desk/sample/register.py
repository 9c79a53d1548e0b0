"""The sample register, written in steps as an office would: organisations, people, teams, projects, news."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.sample.course import invent_tables, with_course
from lyuliang_desk.sample.matchmaking import (
    invent_activities,
    invent_experts,
    invent_needs,
    invent_objectives,
    invent_postings,
)
from lyuliang_desk.sample.money import invent_commitments, invent_movements
from lyuliang_desk.sample.office_hours import OfficeHours
from lyuliang_desk.sample.organisations import invent_organisations
from lyuliang_desk.sample.outcomes import invent_advice, invent_platforms, invent_results
from lyuliang_desk.sample.partners import invent_agreements, invent_partners
from lyuliang_desk.sample.people import invent_people
from lyuliang_desk.sample.projects import RUNNING, invent_projects
from lyuliang_desk.sample.teams import invent_teams
from lyuliang_desk.sample.words import SEED, Draft, Invention
from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange
from lyuliang_desk.store.errors import RegisterLocked, StoreError
from lyuliang_desk.store.ids import Uuid7
from lyuliang_desk.store.register import Register

OFFICE = "吕梁产业技术研究院（样例）"
CLERK = "样例经办人"
WORKBOOKS = "样例报表"
"""The folder of the workbooks beside a sample that was made for the window."""


def make_sample(path: Path) -> None:
    """Write the sample to a new file; an unfinished one never bears its name. Raises ``WorldError``."""
    unfinished = path.with_name(f"{path.stem}.unfinished{path.suffix}")
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished.unlink(missing_ok=True)
    clock = OfficeHours()
    new_id = Uuid7(clock, Random(SEED).randbytes)
    with Register.create(unfinished, office=OFFICE, operator=CLERK, clock=clock, new_id=new_id) as register:
        for change_set in steps(Invention(new_id)):
            clock.next_day()
            register.apply(change_set)
    unfinished.replace(path)


def remake_sample(path: Path, operator: str) -> None:
    """Put a fresh sample in the place of an old one. Raises RegisterLocked while somebody has that open."""
    if path.exists():
        try:
            Register.open(path, operator=operator, back_up=False).close()
        except RegisterLocked:
            raise
        except StoreError:
            path.unlink()  # whatever is wrong with an old sample, the fresh one does not need it
    make_sample(path)


def sample_register(path: Path, operator: str) -> Register:
    """The sample register of that name; if it is missing, it is made, with workbooks to import beside it.

    Raises ``WorldError``.
    """
    is_new = not path.exists()
    if is_new:
        make_sample(path)
    register = Register.open(path, operator=operator)
    if is_new:
        from lyuliang_desk.sample.workbooks import write_workbooks  # Excel's library is slow to load

        write_workbooks(path.with_name(WORKBOOKS), register)
    return register


def steps(invention: Invention) -> Iterator[ChangeSet]:
    """The change sets that make the sample, in order; records that belong to others are made with them."""
    organisations = invent_organisations(invention)
    people = invent_people(invention, organisations)
    teams, memberships = invent_teams(invention, organisations, people)
    projects = with_course(invention, invent_projects(invention, organisations, people, teams))
    partners = invent_partners(invention)
    agreements = invent_agreements(invention, partners, organisations)
    university, bodies = partners[1], [o for o in organisations if o["organisation_type"] == "10"]
    needs = list(invent_needs(invention, organisations, teams))
    for drafts in (
        [*organisations, *partners],
        people,
        [*teams, *memberships],
        [*projects, *invent_tables(invention, projects, people)],
        agreements,
        list(invent_commitments(invention)),
        invent_movements(invention, projects),
        list(invent_platforms(invention, organisations, people, university)),
        list(invent_results(invention, projects, organisations)),
        needs,
        list(invent_activities(invention, needs, agreements, university)),
        list(invent_advice(invention, people, university)),
        list(invent_experts(invention, people, organisations)),
        list(invent_postings(invention, people, organisations)),
        list(invent_objectives(invention, bodies[0])),
    ):
        what = str(KINDS[drafts[0].kind].label)
        yield ChangeSet(Action("sample", {"what": what}), tuple(draft.change() for draft in drafts))
    yield from _news(projects)


def _news(projects: Sequence[Draft]) -> Iterator[ChangeSet]:
    """What the clerk wrote down later: a payment, a remark."""
    running = [p for p in projects if p["status"] == RUNNING]
    for project, field, after in (
        (running[-1], "disbursed", int(project_total(running[-1]) * 0.4) // 10_000 * 10_000),
        (running[-2], "remarks", "已提交年度进展报告"),
    ):
        action = Action("edit", {"kind": str(KINDS["project"].label), "title": project["title"]})
        fields = {field: (project.values.get(field), after)}
        yield ChangeSet(action, (RecordChange(project.id, "project", "edit", fields),))


def project_total(project: Draft) -> int:
    """The total budget in fen."""
    total = project.values["total_budget"]
    assert isinstance(total, int)
    return total
