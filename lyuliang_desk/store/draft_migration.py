"""For developers: write the next migration from what the catalogue has that the newest migration has not.

``python -m lyuliang_desk.store.draft_migration "add the postal code"`` writes ``migrations/versions/000N_….py``, to be read, put
right by hand, and committed; then raise ``SCHEMA_VERSION``. As long as no register has left the house, the first one
may be drafted anew: delete it, then run the same command with "first".
"""

import re
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import CreateIndexOp, CreateTableOp, MigrateOperation, UpgradeOps
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from lyuliang_desk.catalogue.registry import KINDS
from lyuliang_desk.store.engine import engine_of
from lyuliang_desk.store.migrate import MIGRATIONS, migrate, newest_migration
from lyuliang_desk.store.sql import search_table
from lyuliang_desk.store.tables import all_tables, search_ddl

WIDTH = 140
"""Characters in a line of SQL."""

_TEXT = '''"""{words}. Written down from the catalogue of its day; never made from today's."""

import sqlalchemy as sa
from alembic import op

revision = "{number:04d}"
down_revision = {before}

# fmt: off
# ruff: noqa: E501


def upgrade() -> None:
    {calls}
{functions}'''


def ours(name: str | None, kind: str, parents: Any) -> bool:
    """Leaves the full-text tables, which Alembic does not know, out of a comparison."""
    return kind != "table" or not str(name).startswith("search_")


def drafted(words: str, number: int, register: Path) -> str:
    """The text of a migration that brings ``register`` to today's catalogue: a function for each table."""
    engine = engine_of(register, "write")
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"include_name": ours})
            script = produce_migrations(context, all_tables())
            known = set(engine.dialect.get_table_names(connection))
    finally:
        engine.dispose()
    by_table: dict[str, list[str]] = {}
    for operation in _flat(script.upgrade_ops or UpgradeOps([])):
        by_table.setdefault(getattr(operation, "table_name", "other"), []).extend(_lines(operation, context))
    new = [kind for kind in KINDS.values() if kind.name not in known]
    if new:
        ddl = search_ddl(new[0]).replace(search_table(new[0]), "search_{kind}")
        names = textwrap.wrap(" ".join(kind.name for kind in new), WIDTH)
        loop = ['kinds = """', *names, '"""', "for kind in kinds.split():", f'    op.execute(f"{ddl}")']
        by_table["search_tables"] = loop
    return _TEXT.format(
        words=words.capitalize(),
        number=number,
        before=repr(f"{number - 1:04d}") if number > 1 else "None",
        calls="\n    ".join(f"{name}()" for name in by_table),
        functions="".join(_function(name, lines) for name, lines in by_table.items()),
    )


def _lines(operation: MigrateOperation, context: MigrationContext) -> list[str]:
    """The lines of one operation: what is made as SQL, which takes less room, the rest in Alembic's words."""
    if isinstance(operation, CreateTableOp):
        return _sql(CreateTable(operation.to_table()))
    if isinstance(operation, CreateIndexOp):
        return _sql(CreateIndex(operation.to_index()))
    code = render_python_code(UpgradeOps([operation]), migration_context=context)
    return [line.strip() for line in code.splitlines() if line.strip() and not line.strip().startswith("#")]


def _sql(made: CreateTable | CreateIndex) -> list[str]:
    words = " ".join(str(made.compile(dialect=sqlite.dialect())).split())
    lines = textwrap.wrap(words, WIDTH, break_long_words=False, break_on_hyphens=False)
    return (
        [f"op.execute('{words}')"]
        if len(lines) == 1
        else [f'op.execute("""{lines[0]}', *lines[1:-1], f'{lines[-1]}""")']
    )


def _flat(operations: Any) -> Iterator[MigrateOperation]:
    """The single operations, those that Alembic groups by table too."""
    for operation in operations.ops:
        if hasattr(operation, "ops"):
            yield from _flat(operation)
        else:
            yield operation


def _function(name: str, lines: list[str]) -> str:
    return f"\n\ndef {name}() -> None:\n    " + "\n    ".join(lines) + "\n"


def main(words: str) -> None:
    """Write the next migration and name its file."""
    versions = MIGRATIONS / "versions"
    last = newest_migration() if any(versions.glob("0*.py")) else 0
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "before.lyr"
        if last:
            migrate(register, version=last)
        text = drafted(words, last + 1, register)
    target = versions / f"{last + 1:04d}_{re.sub(r'[^a-z0-9]+', '_', words.lower())}.py"
    target.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    main(sys.argv[1])
