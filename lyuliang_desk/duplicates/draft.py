"""A merge while somebody is still deciding: which records take part, which survives, whose value is taken for each field."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from lyuliang_desk.catalogue.field import Field
from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.duplicates.merge import merged_values
from lyuliang_desk.store.register import Register


@dataclass
class MergeDraft:
    """``records`` are the values by id, in the order shown; ``links`` how many live records point at each, by kind."""

    kind: RecordKind
    records: dict[str, dict[str, Stored]]
    links: dict[str, Counter[str]]
    survivor: str
    left_out: set[str] = field(default_factory=set)
    choices: dict[str, str] = field(default_factory=dict)

    @property
    def ids(self) -> list[str]:
        """All records, in the order shown."""
        return list(self.records)

    def losers(self) -> list[str]:
        """The records that go, in the order shown."""
        return [i for i in self.records if i != self.survivor and i not in self.left_out]

    def keep(self, record_id: str) -> None:
        """Let this record survive; it takes part then."""
        self.survivor = record_id
        self.left_out.discard(record_id)

    def turn(self, record_id: str) -> None:
        """Leave a record out, or let it take part again; the survivor always does."""
        if record_id != self.survivor:
            self.left_out ^= {record_id}
            self.choices = {name: i for name, i in self.choices.items() if i not in self.left_out}

    def choose(self, name: str, record_id: str) -> None:
        """Take a field's value from this record."""
        if record_id not in self.left_out:
            self.choices[name] = record_id

    def chosen(self, name: str) -> str:
        """The record whose value is taken for a field: as chosen, else the survivor, else the first that has one."""
        if name in self.choices:
            return self.choices[name]
        for record_id in (self.survivor, *self.losers()):
            if self.records[record_id][name] is not None:
                return record_id
        return self.survivor

    def differing(self) -> set[str]:
        """The fields in which the records that take part do not all say the same."""
        part = [self.survivor, *self.losers()]
        return {f.name for f in self.kind.fields if len({self.records[i][f.name] for i in part}) > 1}

    def filled(self) -> list[Field]:
        """The fields in which any record has a value."""
        return [f for f in self.kind.fields if any(r[f.name] is not None for r in self.records.values())]

    def merged(self) -> Mapping[str, Stored]:
        """The values that the survivor will have."""
        order = [self.survivor, *self.losers()]
        places = {name: order.index(i) for name, i in self.choices.items()}
        return merged_values(self.kind, [self.records[i] for i in order], places)


def draft_merge(register: Register, kind: str, record_ids: list[str]) -> MergeDraft:
    """A draft of these records, those that are no longer live left out; the most linked and filled one survives."""
    records = register.values_of(kind, record_ids)
    links = {i: Counter(name for name, _field, _id in register.linking(i)) for i in records}

    def weight(record_id: str) -> tuple[int, int]:
        filled = sum(value is not None for value in records[record_id].values())
        return filled, links[record_id].total()

    survivor = max(records, key=weight, default="")
    return MergeDraft(register.kinds[kind], records, links, survivor)
