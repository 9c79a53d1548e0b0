"""What is learned of workbooks. Written down from the catalogue of its day; never made from today's."""

from alembic import op

revision = "0003"
down_revision = "0002"

# fmt: off
# ruff: noqa: E501


def upgrade() -> None:
    import_item()
    sheet_memory()
    value_alias()
    search_tables()


def import_item() -> None:
    op.execute("""CREATE TABLE import_item ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, sender TEXT, title TEXT, state
    TEXT, file_name TEXT, file_sha256 TEXT, sheet TEXT, row_number INTEGER, record_kind TEXT, row_key TEXT, cells TEXT, findings TEXT,
    sent_back_on TEXT, settled_on TEXT, settled_by TEXT, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX import_item_by_state ON import_item (state) WHERE deleted = 0')
    op.execute('CREATE INDEX import_item_live ON import_item (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX import_item_title ON import_item (title) WHERE deleted = 0')


def sheet_memory() -> None:
    op.execute("""CREATE TABLE sheet_memory ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, sender TEXT, title TEXT,
    fingerprint TEXT, record_kind TEXT, definition TEXT, file_name TEXT, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX sheet_memory_fingerprint ON sheet_memory (fingerprint) WHERE deleted = 0')
    op.execute('CREATE INDEX sheet_memory_live ON sheet_memory (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX sheet_memory_title ON sheet_memory (title) WHERE deleted = 0')


def value_alias() -> None:
    op.execute("""CREATE TABLE value_alias ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, sender TEXT, record_kind TEXT,
    field TEXT, written TEXT, meant TEXT, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX value_alias_live ON value_alias (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX value_alias_written ON value_alias (written) WHERE deleted = 0')


def search_tables() -> None:
    kinds = """
    sheet_memory value_alias import_item
    """
    for kind in kinds.split():
        op.execute(f"CREATE VIRTUAL TABLE search_{kind} USING fts5(text, pinyin, initials, content='', contentless_delete=1, tokenize='ascii')")
