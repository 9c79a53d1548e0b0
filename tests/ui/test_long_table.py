"""A table of many thousand records asks for no more than what is in sight."""

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.store.register import Register
from lyuliang_desk.store.views import View
from ui.registers.table_model import KEPT_WINDOWS, WINDOW, RecordTableModel
from ui.theme.scheme import Scheme


def test_a_long_table_fetches_only_the_windows_in_sight(register: Register, scheme: Scheme) -> None:
    model = RecordTableModel(register, KINDS["organisation"])
    asked: list[int] = []

    class Counting:
        kinds = register.kinds

        def rows(self, kind: str, rids: list[int], fields: list[str]) -> list[object]:
            asked.append(len(rids))
            return list(register.rows(kind, rids, fields))

        def titles(self, ids: list[str]) -> dict[str, str]:
            return register.titles(ids)

    model.register = Counting()  # type: ignore[assignment]
    rids = register.ids(View("organisation"))
    rids.extend(range(10_000, 10_000 + 100_000))
    model.show(rids, [KINDS["organisation"]["name"]])
    assert model.rowCount() == len(rids)
    assert asked == []
    for row in (0, 1, 199, 50_000):
        model.text(row, 0)
    assert asked == [WINDOW, WINDOW]
    for window in range(KEPT_WINDOWS + 2):
        model.text(window * WINDOW, 0)
    assert len(model.windows()) == KEPT_WINDOWS
