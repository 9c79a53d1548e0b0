"""Rosters: people with their role, team by team, or those chosen one by one under the team they belong to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.paperwork.chosen import ids_of
from lyuliang_desk.paperwork.filling import words_of
from lyuliang_desk.paperwork.formdata import GROUP, FormData
from lyuliang_desk.paperwork.job import Job
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View

ROSTER = "person"
"""The kind of the forms that are printed team by team."""
_NO_TEAM = "未编入团队"  # paper is Chinese, whatever the window speaks


def team_rosters(job: Job) -> Iterator[FormData]:
    """A roster for each team, in its order; where nobody chose among the teams, those who are in none follow."""
    register, chosen = job.register, job.chosen
    placed = set[str]()
    titles = register.titles(chosen.ids)
    for team in chosen.values(register):
        lines = member_lines(register, team)
        placed.update(lines)
        if lines or not chosen.everything:  # a chosen team without members: an empty roster to fill in
            yield _roster(register, titles.get(team, ""), list(lines.values()))
    if chosen.everything:
        others = [person for person in ids_of(register, View(ROSTER)) if person not in placed]
        people = register.values_of(ROSTER, others)
        if people:
            name = _NO_TEAM if chosen.ids else ""
            yield _roster(register, name, words_of(register.kinds[ROSTER], list(people.values()), register))


def people_by_team(job: Job) -> Iterator[FormData]:
    """The chosen people in one list, each once, with their role: under their team where there are several."""
    register, chosen = job.register, job.chosen
    people = chosen.values(register)
    if not people:
        return
    places = _places(register, people)
    lines = dict(zip(people, words_of(register.kinds[ROSTER], list(people.values()), register), strict=True))
    teams: dict[str, list[dict[str, str]]] = {}
    for person, line in lines.items():
        place = places.get(person, _NOWHERE)
        teams.setdefault(place.team, []).append({**line, "role": place.role})
    titles = register.titles(filter(None, teams))
    if len(teams) == 1:
        ((team, only),) = teams.items()
        yield _roster(register, titles.get(team, ""), only)
        return
    rows: list[Mapping[str, str]] = []
    for team in sorted(teams, key=lambda team: not team):  # those in no team last
        rows.append({GROUP: _group(titles.get(team, ""), len(teams[team]))})
        rows.extend(teams[team])
    yield _roster(register, "", rows)


def member_lines(register: Register, team: str) -> dict[str, dict[str, str]]:
    """The words of a team's members with role, task and months, in the team's order, by the person's id."""
    members = [row.values for row in register.members(team)]
    people = register.values_of(ROSTER, [str(member["person"]) for member in members])
    known = [member for member in members if str(member["person"]) in people]
    lines = words_of(register.kinds[ROSTER], [people[str(member["person"])] for member in known], register)
    parts = words_of(register.kinds["membership"], known, register)
    return {
        str(member["person"]): {**line, **{name: part.get(name, "") for name in ("role", "task", "months")}}
        for member, line, part in zip(known, lines, parts, strict=True)
    }


@dataclass(frozen=True)
class _Place:
    """Where a person belongs: the team's id and the words of the role."""

    team: str = ""
    role: str = ""


_NOWHERE = _Place()


def _places(register: Register, people: Iterable[str]) -> dict[str, _Place]:
    """The first team that each person joined, and the role in it."""
    found: dict[Stored, list[str]] = register.find("membership", "person", people)
    first = {str(person): ids[0] for person, ids in found.items()}
    kept = register.values_of("membership", first.values())
    roles = dict(
        zip(kept, words_of(register.kinds["membership"], list(kept.values()), register), strict=True)
    )
    return {
        person: _Place(str(kept[id_]["team"]), roles[id_].get("role", ""))
        for person, id_ in first.items()
        if id_ in kept
    }


def _group(team: str, count: int) -> str:
    return f"{team or _NO_TEAM}（{count} 人）"


def _roster(register: Register, team: str, rows: Sequence[Mapping[str, str]]) -> FormData:
    labels = [line.get("name", line.get(GROUP, "")) for line in rows]
    return FormData(heading={"reporting_unit": register.office, "team": team}, rows=rows, labels=labels)
