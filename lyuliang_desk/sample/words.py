"""The words the sample is made of, from ``resources/sample``, and the chance that mixes them."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import Any

from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.resources import resources_folder
from lyuliang_desk.store.changes import RecordChange

SEED = 1411


@dataclass(frozen=True)
class Draft:
    """A record before it is written; ``values`` in stored form. ``trade`` is the industry of a firm."""

    id: str
    kind: str
    values: dict[str, Stored]
    trade: str = ""

    def __getitem__(self, field: str) -> str:
        """A value that is text."""
        return str(self.values.get(field) or "")

    def change(self) -> RecordChange:
        """The change that makes the record."""
        fields = {name: (None, value) for name, value in self.values.items() if value not in (None, "")}
        return RecordChange(self.id, self.kind, "create", fields)


@dataclass
class Invention:
    """Makes drafts from words and chance. The same seed and ids give the same sample."""

    new_id: Callable[[], str]
    chance: Random = field(default_factory=lambda: Random(SEED))
    later: Random = field(default_factory=lambda: Random(SEED + 1))
    """The chance of what was added later, so that what was there before stays as it was."""

    @cached_property
    def words(self) -> dict[str, Any]:
        """Names, trades and subjects."""
        return read_words("words")

    @cached_property
    def partnership(self) -> dict[str, Any]:
        """Partners, funds, platforms, needs and activities."""
        return read_words("partnership")

    @cached_property
    def later_names(self) -> Iterator[str]:
        """Names of contacts, who are in no register of people."""
        return self._names()

    def _names(self) -> Iterator[str]:
        while True:
            given = "".join(self.later.sample(self.words["given"], 2))
            yield self.later.choice(self.words["surnames"]) + given

    @cached_property
    def applications(self) -> list[dict[str, str]]:
        """Project applications in full."""
        return [{k: v.strip() for k, v in a.items()} for a in read_words("applications")["applications"]]

    @property
    def counties(self) -> dict[str, list[str]]:
        """The trades of each county, by county code."""
        counties: dict[str, list[str]] = self.words["counties"]
        return counties

    def industry(self, code: str) -> dict[str, Any]:
        """A trade with its subjects."""
        industry: dict[str, Any] = next(i for i in self.words["industries"] if i["code"] == code)
        return industry

    def draft(self, kind: str, values: dict[str, Stored], trade: str = "") -> Draft:
        """A new record with an id."""
        return Draft(self.new_id(), kind, values, trade)


def read_words(name: str) -> dict[str, Any]:
    """A file of ``resources/sample``."""
    path = resources_folder() / "sample" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
