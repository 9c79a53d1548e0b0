"""The words of a sheet's cell as the clerk knows it from Excel."""

from datetime import date, datetime, time, timedelta

from lyuliang_desk.catalogue.types.base import Raw


def cell_words(raw: Raw) -> str:
    """What is shown of a raw value: ``12.0`` is ``12``, a day ``2021-03-01``; what cannot be read is shown all the same."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, int):
        return str(raw)
    if isinstance(raw, float):
        return f"{raw:.15g}"
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ", "seconds")
    return str(raw) if isinstance(raw, timedelta) else _iso(raw)


def _iso(raw: date | time) -> str:
    return raw.isoformat()
