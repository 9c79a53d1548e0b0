"""First. Written down from the catalogue of its day; never made from today's."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# fmt: off
# ruff: noqa: E501


def upgrade() -> None:
    organisation()
    organisation_indexes()
    register()
    step()
    team()
    team_indexes()
    change()
    change_indexes()
    person()
    person_indexes()
    membership()
    membership_indexes()
    project()
    project_indexes()


def organisation() -> None:
    op.create_table('organisation',
    sa.Column('rid', sa.Integer(), nullable=False),
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('deleted', sa.Integer(), server_default='0', nullable=False),
    sa.Column('name', sa.Text(), nullable=True),
    sa.Column('credit_code', sa.Text(), nullable=True),
    sa.Column('organisation_type', sa.Text(), nullable=True),
    sa.Column('county', sa.Text(), nullable=True),
    sa.Column('legal_representative', sa.Text(), nullable=True),
    sa.Column('contact', sa.Text(), nullable=True),
    sa.Column('phone', sa.Text(), nullable=True),
    sa.Column('email', sa.Text(), nullable=True),
    sa.Column('address', sa.Text(), nullable=True),
    sa.Column('postcode', sa.Text(), nullable=True),
    sa.Column('bank_account', sa.Text(), nullable=True),
    sa.Column('former_names', sa.Text(), nullable=True),
    sa.Column('remarks', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('rid'),
    sa.UniqueConstraint('id'),
    sqlite_strict=True
    )


def organisation_indexes() -> None:
    op.create_index('organisation_credit_code', 'organisation', ['credit_code'], unique=False, sqlite_where=sa.text('deleted = 0'))
    op.create_index('organisation_live', 'organisation', ['rid'], unique=False, sqlite_where=sa.text('deleted = 0'))
    op.create_index('organisation_name', 'organisation', ['name'], unique=False, sqlite_where=sa.text('deleted = 0'))
    op.execute("CREATE VIRTUAL TABLE search_organisation USING fts5(text, pinyin, initials, content='', contentless_delete=1, tokenize='ascii')")


def register() -> None:
    op.create_table('register',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('name'),
    sqlite_strict=True
    )


def step() -> None:
    op.create_table('step',
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('at', sa.Integer(), nullable=False),
    sa.Column('action', sa.Text(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('operator', sa.Text(), nullable=False),
    sa.Column('office', sa.Text(), nullable=False),
    sa.Column('mode', sa.Text(), nullable=False),
    sa.Column('reverses', sa.Integer(), nullable=True),
    sa.Column('source_name', sa.Text(), nullable=True),
    sa.Column('source_sha256', sa.Text(), nullable=True),
    sa.Column('source_columns', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['reverses'], ['step.number'], ),
    sa.PrimaryKeyConstraint('number'),
    sqlite_strict=True
    )


def team() -> None:
    op.create_table('team',
    sa.Column('rid', sa.Integer(), nullable=False),
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('deleted', sa.Integer(), server_default='0', nullable=False),
    sa.Column('name', sa.Text(), nullable=True),
    sa.Column('research_direction', sa.Text(), nullable=True),
    sa.Column('host_organisations', sa.Text(), nullable=True),
    sa.Column('founded', sa.Text(), nullable=True),
    sa.Column('disciplines', sa.Text(), nullable=True),
    sa.Column('county', sa.Text(), nullable=True),
    sa.Column('platforms', sa.Text(), nullable=True),
    sa.Column('funds_required', sa.Integer(), nullable=True),
    sa.Column('plan', sa.Text(), nullable=True),
    sa.Column('remarks', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('rid'),
    sa.UniqueConstraint('id'),
    sqlite_strict=True
    )


def team_indexes() -> None:
    op.create_index('team_live', 'team', ['rid'], unique=False, sqlite_where=sa.text('deleted = 0'))
    op.create_index('team_name', 'team', ['name'], unique=False, sqlite_where=sa.text('deleted = 0'))
    op.execute("CREATE VIRTUAL TABLE search_team USING fts5(text, pinyin, initials, content='', contentless_delete=1, tokenize='ascii')")


def change() -> None:
    op.create_table('change',
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('office', sa.Text(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('step', sa.Integer(), nullable=False),
    sa.Column('record_id', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('operation', sa.Text(), nullable=False),
    sa.Column('hlc', sa.Integer(), nullable=False),
    sa.Column('operator', sa.Text(), nullable=False),
    sa.Column('schema_version', sa.Integer(), nullable=False),
    sa.Column('fields', sa.Text(), nullable=False),
    sa.Column('origin', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['step'], ['step.number'], ),
    sa.PrimaryKeyConstraint('number'),
    sa.UniqueConstraint('office', 'seq'),
    sqlite_strict=True
    )


def change_indexes() -> None:
    op.create_index('change_record', 'change', ['record_id'], unique=False)
    op.create_index('change_step', 'change', ['step'], unique=False)


def person() -> None:
    op.create_table('person',
    sa.Column('rid', sa.Integer(), nullable=False),
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('deleted', sa.Integer(), server_default='0', nullable=False),
    sa.Column('name', sa.Text(), nullable=True),
    sa.Column('sex', sa.Text(), nullable=True),
    sa.Column('ethnic_group', sa.Text(), nullable=True),
    sa.Column('birth', sa.Text(), nullable=True),
    sa.Column('id_number', sa.Text(), nullable=True),
    sa.Column('political_status', sa.Text(), nullable=True),
    sa.Column('education', sa.Text(), nullable=True),
    sa.Column('degree', sa.Text(), nullable=True),
    sa.Column('school', sa.Text(), nullable=True),
    sa.Column('major', sa.Text(), nullable=True),
    sa.Column('workplace', sa.Text(), nullable=True),
    sa.Column('post', sa.Text(), nullable=True),
    sa.Column('title', sa.Text(), nullable=True),
    sa.Column('speciality', sa.Text(), nullable=True),
    sa.Column('phone', sa.Text(), nullable=True),
    sa.Column('email', sa.Text(), nullable=True),
    sa.Column('remarks', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['workplace'], ['organisation.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('rid'),
    sa.UniqueConstraint('id'),
    sqlite_strict=True
    )


def person_indexes() -> None:
    op.create_index('person_id_number', 'person', ['id_number'], unique=False, sqlite_where=sa.text('deleted = 0'))
    op.create_index('person_live', 'person', ['rid'], unique=False, sqlite_where=sa.text('deleted = 0'))
    op.create_index('person_name', 'person', ['name'], unique=False, sqlite_where=sa.text('deleted = 0'))
    op.create_index('person_workplace', 'person', ['workplace'], unique=False)
    op.execute("CREATE VIRTUAL TABLE search_person USING fts5(text, pinyin, initials, content='', contentless_delete=1, tokenize='ascii')")


def membership() -> None:
    op.create_table('membership',
    sa.Column('rid', sa.Integer(), nullable=False),
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('deleted', sa.Integer(), server_default='0', nullable=False),
    sa.Column('team', sa.Text(), nullable=True),
    sa.Column('person', sa.Text(), nullable=True),
    sa.Column('role', sa.Text(), nullable=True),
    sa.Column('task', sa.Text(), nullable=True),
    sa.Column('months', sa.Integer(), nullable=True),
    sa.Column('start', sa.Text(), nullable=True),
    sa.Column('end', sa.Text(), nullable=True),
    sa.Column('order', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['person'], ['person.id'], initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['team'], ['team.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('rid'),
    sa.UniqueConstraint('id'),
    sqlite_strict=True
    )


def membership_indexes() -> None:
    op.create_index('membership_live', 'membership', ['rid'], unique=False, sqlite_where=sa.text('deleted = 0'))
    op.create_index('membership_person', 'membership', ['person'], unique=False)
    op.create_index('membership_role', 'membership', ['role'], unique=False, sqlite_where=sa.text('deleted = 0'))
    op.create_index('membership_team', 'membership', ['team'], unique=False)
    op.execute("CREATE VIRTUAL TABLE search_membership USING fts5(text, pinyin, initials, content='', contentless_delete=1, tokenize='ascii')")


def project() -> None:
    op.create_table('project',
    sa.Column('rid', sa.Integer(), nullable=False),
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('deleted', sa.Integer(), server_default='0', nullable=False),
    sa.Column('number', sa.Text(), nullable=True),
    sa.Column('title', sa.Text(), nullable=True),
    sa.Column('category', sa.Text(), nullable=True),
    sa.Column('lead_organisation', sa.Text(), nullable=True),
    sa.Column('partners', sa.Text(), nullable=True),
    sa.Column('leader', sa.Text(), nullable=True),
    sa.Column('leader_phone', sa.Text(), nullable=True),
    sa.Column('industry', sa.Text(), nullable=True),
    sa.Column('county', sa.Text(), nullable=True),
    sa.Column('year', sa.Text(), nullable=True),
    sa.Column('start', sa.Text(), nullable=True),
    sa.Column('end', sa.Text(), nullable=True),
    sa.Column('status', sa.Text(), nullable=True),
    sa.Column('team', sa.Text(), nullable=True),
    sa.Column('total_budget', sa.Integer(), nullable=True),
    sa.Column('city_funds', sa.Integer(), nullable=True),
    sa.Column('county_funds', sa.Integer(), nullable=True),
    sa.Column('own_funds', sa.Integer(), nullable=True),
    sa.Column('disbursed', sa.Integer(), nullable=True),
    sa.Column('spent', sa.Integer(), nullable=True),
    sa.Column('remarks', sa.Text(), nullable=True),
    sa.Column('programme', sa.Text(), nullable=True),
    sa.Column('recommending_body', sa.Text(), nullable=True),
    sa.Column('application_date', sa.Text(), nullable=True),
    sa.Column('acceptance_number', sa.Text(), nullable=True),
    sa.Column('discipline', sa.Text(), nullable=True),
    sa.Column('trl', sa.Text(), nullable=True),
    sa.Column('cooperation_mode', sa.Text(), nullable=True),
    sa.Column('funds_applied', sa.Integer(), nullable=True),
    sa.Column('abstract', sa.Text(), nullable=True),
    sa.Column('rationale', sa.Text(), nullable=True),
    sa.Column('content', sa.Text(), nullable=True),
    sa.Column('technical_route', sa.Text(), nullable=True),
    sa.Column('existing_basis', sa.Text(), nullable=True),
    sa.Column('targets', sa.Text(), nullable=True),
    sa.Column('schedule', sa.Text(), nullable=True),
    sa.Column('benefits', sa.Text(), nullable=True),
    sa.Column('division_of_work', sa.Text(), nullable=True),
    sa.Column('budget_note', sa.Text(), nullable=True),
    sa.Column('annexes', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['lead_organisation'], ['organisation.id'], initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['leader'], ['person.id'], initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['recommending_body'], ['organisation.id'], initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['team'], ['team.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('rid'),
    sa.UniqueConstraint('id'),
    sqlite_strict=True
    )


def project_indexes() -> None:
    op.create_index('project_lead_organisation', 'project', ['lead_organisation'], unique=False)
    op.create_index('project_leader', 'project', ['leader'], unique=False)
    op.create_index('project_live', 'project', ['rid'], unique=False, sqlite_where=sa.text('deleted = 0'))
    op.create_index('project_number', 'project', ['number'], unique=False, sqlite_where=sa.text('deleted = 0'))
    op.create_index('project_recommending_body', 'project', ['recommending_body'], unique=False)
    op.create_index('project_team', 'project', ['team'], unique=False)
    op.create_index('project_title', 'project', ['title'], unique=False, sqlite_where=sa.text('deleted = 0'))
    op.execute("CREATE VIRTUAL TABLE search_project USING fts5(text, pinyin, initials, content='', contentless_delete=1, tokenize='ascii')")
