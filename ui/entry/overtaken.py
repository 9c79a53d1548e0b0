"""The record was changed elsewhere while it is being edited: what was typed stays, and lies over the new values."""

from collections.abc import Mapping

from lyuliang_desk.catalogue.finding import Finding
from lyuliang_desk.catalogue.types.base import Stored
from lyuliang_desk.messages import _
from lyuliang_desk.store.register import Register
from ui.entry.choices import keys_of
from ui.entry.form import RecordForm


class Overtaken:
    """The fields that the user changed and that somebody else changed meanwhile, each with its warning."""

    def __init__(self, register: Register, form: RecordForm) -> None:
        self._register = register
        self._form = form
        self._findings: dict[str, Finding] = {}

    def findings(self) -> list[Finding]:
        return list(self._findings.values())

    def settle(self, name: str) -> None:
        """The user has typed there since: the warning was seen."""
        self._findings.pop(name, None)

    def clear(self) -> None:
        self._findings = {}

    def rebase(self, values: Mapping[str, Stored]) -> None:
        """Put what the record holds now under what was typed."""
        for name, row in self._form.rows.items():
            stored = values.get(name)
            if stored != row.base:
                was_touched = row.touched
                row.rebase(stored)
                if was_touched and row.touched:
                    self.warn(name)

    def warn(self, name: str) -> None:
        """Say at the field what the record holds."""
        value = self._words_of(name)
        words = _("the record says “{value}” now; saving replaces it").format(value=value)
        self._findings[name] = Finding("overtaken", "warning", words, name)

    def _words_of(self, name: str) -> str:
        field, stored = self._form.kind[name], self._form.rows[name].base
        if field.type.name in ("link", "links") and isinstance(stored, str):
            ids = [stored] if field.type.name == "link" else keys_of(stored)
            titles = self._register.titles(ids)
            return "、".join(titles.get(i, i) for i in ids)
        return field.show(stored) or _("(empty)")
