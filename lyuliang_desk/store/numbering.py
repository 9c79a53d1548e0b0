"""Running numbers, reserved in the register's settings: a number that was given once is never given again.

Not after an undo, a deletion or a restart: the counter is no record, so none of these takes it back. What was typed or
imported counts too, hidden records as well.
"""

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.numbering import NumberSeries
from lyuliang_desk.store.engine import Connection
from lyuliang_desk.store.settings import write_settings
from lyuliang_desk.store.sql import quoted


def reserve(
    connection: Connection, kind: RecordKind, field: str, series: NumberSeries, count: int
) -> list[str]:
    """The next numbers of a series, taken for good; the caller holds the transaction."""
    last = last_serial(connection, kind, field, series)
    write_settings(connection, {_counter(kind, series): str(last + count)})
    return [series.number(serial) for serial in range(last + 1, last + count + 1)]


def last_serial(connection: Connection, kind: RecordKind, field: str, series: NumberSeries) -> int:
    """The highest serial that was ever given or stands in the table; 0 for a series that begins."""
    kept = connection.execute(
        "SELECT value FROM register WHERE name = ?", (_counter(kind, series),)
    ).fetchone()
    column = quoted(kind[field].name)
    sql = f"SELECT {column} FROM {quoted(kind.name)} WHERE substr({column}, 1, ?) = ?"
    found = connection.execute(sql, (len(series.head), series.head))
    serials = [serial for (number,) in found if (serial := series.serial(number)) is not None]
    return max([int(kept[0]) if kept else 0, *serials])


def _counter(kind: RecordKind, series: NumberSeries) -> str:
    return f"serial:{kind.name}:{series.head}#{series.tail}"
