"""One print: a form, the records chosen for it, and what the person who prints answered."""

from dataclasses import dataclass

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.paperwork.chosen import Chosen
from lyuliang_desk.paperwork.forms import Form
from lyuliang_desk.store.register import Register


@dataclass(frozen=True)
class Job:
    """What is to be printed. ``year`` is for forms that ask for it."""

    register: Register
    form: Form
    chosen: Chosen
    year: int

    @property
    def kind(self) -> RecordKind:
        """The kind of the chosen records, with the office's own fields."""
        return self.register.kinds[self.chosen.kind]
