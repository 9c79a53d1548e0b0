"""What is said of the record in the form: by its types, its rules, a refusal, other people's changes; at each field."""

from lyuliang_desk import operations
from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.messages import _
from lyuliang_desk.store.register import Register
from ui.entry.derived import derived_from, follows_others
from ui.entry.form import FormReading, RecordForm
from ui.entry.overtaken import Overtaken


class Review:
    """Reads and checks one form, and fills what a filled field tells by itself.

    ``tried`` is set once Save was tried: from then on empty required fields are told, not while one is on the
    way to them.
    """

    def __init__(self, register: Register, form: RecordForm) -> None:
        self._register = register
        self._form = form
        self.overtaken = Overtaken(register, form)
        self.tried = False
        self._refused: tuple[Finding, ...] = ()
        self._derived: dict[str, str] = {}

    def begin(self) -> None:
        """Another record is shown, or this one anew."""
        self.tried, self._refused, self._derived = False, (), {}
        self.overtaken.clear()

    def edited(self, name: str) -> None:
        """The user typed there: what was said of the former value is void."""
        self._derived.pop(name, None)
        self.overtaken.settle(name)
        self._refused = tuple(f for f in self._refused if f.field != name)

    def refuse(self, findings: tuple[Finding, ...]) -> None:
        """The door refused the record."""
        self._refused = findings

    def read(self) -> FormReading:
        """Read the form and say at the fields what is to be said; the answer holds all errors there are."""
        reading = self._form.read()
        if self._derive(reading):
            reading = self._form.read()
        checked = operations.check_values(
            register=self._register, kind=self._form.kind.name, values=reading.values
        )
        known = (*reading.findings, *self._refused, *self.overtaken.findings())
        timely = [f for f in checked if self.tried or f.code != "required_missing"]
        self._form.tell([*known, *timely, *self._derived_notes()])
        return FormReading(reading.values, (*known, *checked), reading.touched)

    def _derive(self, reading: FormReading) -> bool:
        """Fill fields that are empty, or that were filled from here before; answers whether any was."""
        filled = False
        for source in reading.touched:
            for name, stored in derived_from(self._form.kind.name, source, reading.values).items():
                empty = name in reading.values and reading.values[name] is None
                gives_way = empty or name in self._derived or follows_others(self._form.kind.name, name)
                if gives_way and reading.values.get(name) != stored:
                    self._form.rows[name].put(stored)
                    self._derived[name] = source
                    filled = True
        return filled

    def _derived_notes(self) -> list[Finding]:
        words = _("told by the field {field}; correct it if it is wrong")
        return [
            Finding("derived", "note", words.format(field=self._form.kind[source].label), name)
            for name, source in self._derived.items()
        ]
