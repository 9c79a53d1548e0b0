"""Templates 填报模板: empty tables that others fill in."""

from collections.abc import Sequence
from pathlib import Path

from lyuliang_desk.store.register import Register


def write_template(*, register: Register, kind: str, path: Path, fields: Sequence[str] | None = None) -> int:
    """Write an empty .xlsx table of a kind, for others to fill in; answers how many columns it has. Raises ``WorldError``."""
    from lyuliang_desk.excel.template import write_template as write

    return write(register.kinds[kind], path, fields)
