"""Looking for duplicates among 100,000 people: the least that it could take is reading them all once."""

import random
from collections.abc import Iterator
from pathlib import Path

from bench.benchmark import Benchmark, Clock, Part
from bench.data import GIVEN, SURNAMES, TOPICS
from lyuliang_desk.catalogue.types.base import Stored

OPERATOR = "王某"
FIRMS = 2000
MORE_GIVEN = GIVEN + "伟洋勇艳杰娟磊秀兰鹏飞宇浩轩涵欣怡雨桐志远文博思源琪海波梅春玉珍"


def register_path(folder: Path, rows: int) -> Path:
    return folder / f"people-{rows}.lyr"


def prepare(folder: Path, rows: int) -> None:
    """A register of so many people at 2,000 firms, with the gaps and namesakes of real ones."""
    from lyuliang_desk.store.changes import Action, ChangeSet, RecordChange
    from lyuliang_desk.store.register import Register

    path = register_path(folder, rows)
    if path.exists():
        return
    with Register.create(
        path.with_suffix(".unfinished.lyr"), office="某某研究院", operator=OPERATOR
    ) as register:

        def write(kind: str, records: Iterator[dict[str, Stored]]) -> list[str]:
            changes = tuple(
                RecordChange(register.new_id(), kind, "create", {n: (None, v) for n, v in values.items()})
                for values in records
            )
            register.apply(ChangeSet(Action("sample", {"what": kind}), changes))
            return [change.record_id for change in changes]

        firms = write(
            "organisation",
            ({"name": f"吕梁{TOPICS[n % len(TOPICS)]}第{n}有限公司"} for n in range(FIRMS)),
        )
        write("person", _people(rows, firms))
    path.with_suffix(".unfinished.lyr").rename(path)


def _people(rows: int, firms: list[str]) -> Iterator[dict[str, Stored]]:
    chance = random.Random(3)
    for _n in range(rows):
        given = chance.choice(MORE_GIVEN) + (chance.choice(MORE_GIVEN) if chance.random() < 0.8 else "")
        known: dict[str, Stored] = {
            "birth": f"{chance.randrange(1955, 2003)}-{chance.randrange(1, 13):02}",
            "workplace": chance.choice(firms),
            "phone": f"13{chance.randrange(10**9):09d}",
            "sex": chance.choice("12"),
        }
        gaps = {name: value for name, value in known.items() if chance.random() < 0.9}
        yield {"name": chance.choice(SURNAMES) + given, **gaps}


def ours(folder: Path, rows: int, clock: Clock) -> None:
    """The program's search, from the file to the groups."""
    from lyuliang_desk import operations
    from lyuliang_desk.operations import duplicates

    with operations.open_register(
        path=register_path(folder, rows), operator=OPERATOR, read_only=True
    ) as register:
        register.count("person")
        with clock.running():
            duplicates.find_duplicates(register=register, kind="person")


def floor(folder: Path, rows: int, clock: Clock) -> None:
    """All people read once, as the tables read them."""
    from lyuliang_desk import operations
    from lyuliang_desk.store.views import View

    with operations.open_register(
        path=register_path(folder, rows), operator=OPERATOR, read_only=True
    ) as register:
        register.count("person")
        with clock.running():
            register.rows("person", register.ids(View("person")))


def peer(folder: Path, rows: int, clock: Clock) -> None:
    """Each name compared with each other one by a library in C, of so few people that it can be waited for."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    from lyuliang_desk import operations
    from lyuliang_desk.store.views import View

    with (
        operations.open_register(
            path=register_path(folder, rows), operator=OPERATOR, read_only=True
        ) as register,
        clock.running(),
    ):
        found = register.rows("person", register.ids(View("person")), ["name"])
        names = [str(row.values["name"]) for row in found]
        for name in names:
            process.extract(name, names, scorer=Levenshtein.distance, score_cutoff=1, limit=None)


DUPLICATES = Benchmark(
    name="duplicates",
    work="likely duplicates among people",
    size=100_000,
    bound=6.0,
    prepare=prepare,
    parts=(
        Part("all people read once", "floor", floor),
        Part("the program's search", "ours", ours),
        Part("each name with each, of one in fifty", "peer", peer, share=0.02),
    ),
)
