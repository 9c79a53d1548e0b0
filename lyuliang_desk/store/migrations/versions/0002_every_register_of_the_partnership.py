"""Every register of the partnership. Written down from the catalogue of its day; never made from today's."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# fmt: off
# ruff: noqa: E501


def upgrade() -> None:
    accepted_finding()
    activity()
    agreement()
    attachment()
    blob()
    custom_field()
    not_duplicate()
    numbering_rule()
    saved_view()
    fund_commitment()
    technology_need()
    expert()
    intention()
    need_match()
    platform()
    posting()
    think_tank()
    advice_report()
    annual_plan()
    budget_line()
    equipment()
    fund_movement()
    milestone()
    participant()
    partnership()
    payment_plan()
    performance_objective()
    performance_target()
    platform_member()
    project_change()
    result()
    performance_indicator()
    transfer()
    person()
    project()
    search_tables()


def accepted_finding() -> None:
    op.execute("""CREATE TABLE accepted_finding ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, code TEXT, record TEXT,
    record_kind TEXT, field TEXT, evidence TEXT, reason TEXT, PRIMARY KEY (rid), UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX accepted_finding_live ON accepted_finding (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX accepted_finding_reason ON accepted_finding (reason) WHERE deleted = 0')
    op.execute('CREATE INDEX accepted_finding_record ON accepted_finding (record)')


def activity() -> None:
    op.execute("""CREATE TABLE activity ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, title TEXT, activity_type TEXT,
    held_on TEXT, place TEXT, county TEXT, organisers TEXT, enterprise_count INTEGER, expert_count INTEGER, result_count INTEGER, need_count
    INTEGER, intention_count INTEGER, signed_count INTEGER, intended_amount INTEGER, responsible TEXT, needs TEXT, agreements TEXT, summary
    TEXT, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX activity_by_held_on ON activity (held_on) WHERE deleted = 0')
    op.execute('CREATE INDEX activity_live ON activity (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX activity_title ON activity (title) WHERE deleted = 0')


def agreement() -> None:
    op.execute("""CREATE TABLE agreement ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, number TEXT, title TEXT,
    agreement_type TEXT, party_a TEXT, party_b TEXT, party_c TEXT, partner_type TEXT, industry TEXT, signed_on TEXT, term_months INTEGER,
    expires_on TEXT, amount INTEGER, status TEXT, contact TEXT, phone TEXT, content TEXT, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX agreement_by_expires_on_status ON agreement (expires_on, status) WHERE deleted = 0')
    op.execute('CREATE INDEX agreement_by_partner_type_industry ON agreement (partner_type, industry) WHERE deleted = 0')
    op.execute('CREATE INDEX agreement_live ON agreement (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX agreement_number ON agreement (number) WHERE deleted = 0')
    op.execute('CREATE INDEX agreement_title ON agreement (title) WHERE deleted = 0')


def attachment() -> None:
    op.execute("""CREATE TABLE attachment ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, owner TEXT, owner_kind TEXT, name
    TEXT, sha256 TEXT, size INTEGER, media_type TEXT, added_on TEXT, category TEXT, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX attachment_live ON attachment (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX attachment_name ON attachment (name) WHERE deleted = 0')
    op.execute('CREATE INDEX attachment_owner ON attachment (owner)')


def blob() -> None:
    op.execute('CREATE TABLE blob ( sha256 TEXT NOT NULL, size INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY (sha256) ) STRICT')


def custom_field() -> None:
    op.execute("""CREATE TABLE custom_field ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, record_kind TEXT, name TEXT,
    english_name TEXT, field_type TEXT, code_list TEXT, words TEXT, headers TEXT, required INTEGER, personal INTEGER, "order" INTEGER, remarks
    TEXT, PRIMARY KEY (rid), UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX custom_field_live ON custom_field (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX custom_field_name ON custom_field (name) WHERE deleted = 0')


def not_duplicate() -> None:
    op.execute("""CREATE TABLE not_duplicate ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, record_kind TEXT, first TEXT,
    second TEXT, reason TEXT, PRIMARY KEY (rid), UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX not_duplicate_first ON not_duplicate (first)')
    op.execute('CREATE INDEX not_duplicate_live ON not_duplicate (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX not_duplicate_reason ON not_duplicate (reason) WHERE deleted = 0')
    op.execute('CREATE INDEX not_duplicate_second ON not_duplicate (second)')


def numbering_rule() -> None:
    op.execute("""CREATE TABLE numbering_rule ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, record_kind TEXT, pattern TEXT,
    automatic INTEGER, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX numbering_rule_live ON numbering_rule (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX numbering_rule_pattern ON numbering_rule (pattern) WHERE deleted = 0')


def saved_view() -> None:
    op.execute("""CREATE TABLE saved_view ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, name TEXT, record_kind TEXT,
    definition TEXT, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX saved_view_live ON saved_view (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX saved_view_name ON saved_view (name) WHERE deleted = 0')


def fund_commitment() -> None:
    op.execute("""CREATE TABLE fund_commitment ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, year TEXT, source TEXT, amount
    INTEGER, organisation TEXT, county TEXT, document TEXT, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id), FOREIGN KEY(organisation) REFERENCES
    organisation (id) DEFERRABLE INITIALLY DEFERRED ) STRICT""")
    op.execute('CREATE INDEX fund_commitment_by_year_source_amount ON fund_commitment (year, source, amount) WHERE deleted = 0')
    op.execute('CREATE INDEX fund_commitment_document ON fund_commitment (document) WHERE deleted = 0')
    op.execute('CREATE INDEX fund_commitment_live ON fund_commitment (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX fund_commitment_organisation ON fund_commitment (organisation)')


def technology_need() -> None:
    op.execute("""CREATE TABLE technology_need ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, number TEXT, title TEXT,
    enterprise TEXT, county TEXT, industry TEXT, need_type TEXT, enterprise_size TEXT, main_products TEXT, revenue INTEGER, rd_spending INTEGER,
    contact TEXT, phone TEXT, background TEXT, indices TEXT, deadline TEXT, planned_spending INTEGER, cooperation_mode TEXT, ip_arrangement
    TEXT, preferred_partner TEXT, collected_on TEXT, status TEXT, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id), FOREIGN KEY(enterprise)
    REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED ) STRICT""")
    op.execute('CREATE INDEX technology_need_by_status ON technology_need (status) WHERE deleted = 0')
    op.execute('CREATE INDEX technology_need_enterprise ON technology_need (enterprise)')
    op.execute('CREATE INDEX technology_need_live ON technology_need (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX technology_need_number ON technology_need (number) WHERE deleted = 0')
    op.execute('CREATE INDEX technology_need_title ON technology_need (title) WHERE deleted = 0')


def expert() -> None:
    op.execute("""CREATE TABLE expert ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, person TEXT, expert_type TEXT,
    discipline TEXT, expertise TEXT, recommended_by TEXT, entered_on TEXT, left_on TEXT, reviews INTEGER, recusal TEXT, "order" INTEGER, remarks
    TEXT, PRIMARY KEY (rid), UNIQUE (id), FOREIGN KEY(recommended_by) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN
    KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED ) STRICT""")
    op.execute('CREATE INDEX expert_expertise ON expert (expertise) WHERE deleted = 0')
    op.execute('CREATE INDEX expert_live ON expert (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX expert_person ON expert (person)')
    op.execute('CREATE INDEX expert_recommended_by ON expert (recommended_by)')


def intention() -> None:
    op.execute("""CREATE TABLE intention ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, activity TEXT, title TEXT, enterprise
    TEXT, partner TEXT, team TEXT, need TEXT, amount INTEGER, status TEXT, agreement TEXT, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id), FOREIGN
    KEY(need) REFERENCES technology_need (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(activity) REFERENCES activity (id) DEFERRABLE INITIALLY
    DEFERRED, FOREIGN KEY(team) REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(agreement) REFERENCES agreement (id) DEFERRABLE
    INITIALLY DEFERRED, FOREIGN KEY(partner) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(enterprise) REFERENCES
    organisation (id) DEFERRABLE INITIALLY DEFERRED ) STRICT""")
    op.execute('CREATE INDEX intention_activity ON intention (activity)')
    op.execute('CREATE INDEX intention_agreement ON intention (agreement)')
    op.execute('CREATE INDEX intention_enterprise ON intention (enterprise)')
    op.execute('CREATE INDEX intention_live ON intention (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX intention_need ON intention (need)')
    op.execute('CREATE INDEX intention_partner ON intention (partner)')
    op.execute('CREATE INDEX intention_team ON intention (team)')
    op.execute('CREATE INDEX intention_title ON intention (title) WHERE deleted = 0')


def need_match() -> None:
    op.execute("""CREATE TABLE need_match ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, need TEXT, team TEXT, person TEXT,
    organisation TEXT, met_on TEXT, status TEXT, outcome TEXT, agreement TEXT, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id), FOREIGN
    KEY(agreement) REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(need) REFERENCES technology_need (id) DEFERRABLE
    INITIALLY DEFERRED, FOREIGN KEY(team) REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(person) REFERENCES person (id)
    DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED ) STRICT""")
    op.execute('CREATE INDEX need_match_agreement ON need_match (agreement)')
    op.execute('CREATE INDEX need_match_live ON need_match (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX need_match_need ON need_match (need)')
    op.execute('CREATE INDEX need_match_organisation ON need_match (organisation)')
    op.execute('CREATE INDEX need_match_outcome ON need_match (outcome) WHERE deleted = 0')
    op.execute('CREATE INDEX need_match_person ON need_match (person)')
    op.execute('CREATE INDEX need_match_team ON need_match (team)')


def platform() -> None:
    op.execute("""CREATE TABLE platform ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, number TEXT, name TEXT, platform_type
    TEXT, level TEXT, host TEXT, partners TEXT, industry TEXT, county TEXT, leader TEXT, phone TEXT, approved_by TEXT, approval_document TEXT,
    approved_on TEXT, status TEXT, investment INTEGER, area_size INTEGER, research_direction TEXT, introduction TEXT, remarks TEXT, PRIMARY KEY
    (rid), FOREIGN KEY(host) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(leader) REFERENCES person (id) DEFERRABLE
    INITIALLY DEFERRED, UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX platform_host ON platform (host)')
    op.execute('CREATE INDEX platform_leader ON platform (leader)')
    op.execute('CREATE INDEX platform_live ON platform (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX platform_name ON platform (name) WHERE deleted = 0')
    op.execute('CREATE INDEX platform_number ON platform (number) WHERE deleted = 0')


def posting() -> None:
    op.execute("""CREATE TABLE posting ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, person TEXT, enterprise TEXT, county
    TEXT, batch TEXT, start TEXT, "end" TEXT, task TEXT, results TEXT, days INTEGER, status TEXT, document TEXT, remarks TEXT, PRIMARY KEY
    (rid), UNIQUE (id), FOREIGN KEY(enterprise) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(person) REFERENCES
    person (id) DEFERRABLE INITIALLY DEFERRED ) STRICT""")
    op.execute('CREATE INDEX posting_by_end_status ON posting ("end", status) WHERE deleted = 0')
    op.execute('CREATE INDEX posting_enterprise ON posting (enterprise)')
    op.execute('CREATE INDEX posting_live ON posting (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX posting_person ON posting (person)')
    op.execute('CREATE INDEX posting_task ON posting (task) WHERE deleted = 0')


def think_tank() -> None:
    op.execute("""CREATE TABLE think_tank ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, name TEXT, host TEXT, chief TEXT,
    experts TEXT, industry TEXT, founded TEXT, research_direction TEXT, introduction TEXT, remarks TEXT, PRIMARY KEY (rid), FOREIGN KEY(chief)
    REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (id), FOREIGN KEY(host) REFERENCES organisation (id) DEFERRABLE INITIALLY
    DEFERRED ) STRICT""")
    op.execute('CREATE INDEX think_tank_chief ON think_tank (chief)')
    op.execute('CREATE INDEX think_tank_host ON think_tank (host)')
    op.execute('CREATE INDEX think_tank_live ON think_tank (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX think_tank_name ON think_tank (name) WHERE deleted = 0')


def advice_report() -> None:
    op.execute("""CREATE TABLE advice_report ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, think_tank TEXT, title TEXT,
    authors TEXT, submitted_on TEXT, submitted_to TEXT, status TEXT, endorsement TEXT, project TEXT, abstract TEXT, remarks TEXT, PRIMARY KEY
    (rid), UNIQUE (id), FOREIGN KEY(think_tank) REFERENCES think_tank (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(project) REFERENCES
    project (id) DEFERRABLE INITIALLY DEFERRED ) STRICT""")
    op.execute('CREATE INDEX advice_report_live ON advice_report (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX advice_report_project ON advice_report (project)')
    op.execute('CREATE INDEX advice_report_think_tank ON advice_report (think_tank)')
    op.execute('CREATE INDEX advice_report_title ON advice_report (title) WHERE deleted = 0')


def annual_plan() -> None:
    op.execute("""CREATE TABLE annual_plan ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, project TEXT, year TEXT, start
    TEXT, "end" TEXT, content TEXT, goal TEXT, done TEXT, "order" INTEGER, remarks TEXT, PRIMARY KEY (rid), FOREIGN KEY(project) REFERENCES
    project (id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX annual_plan_content ON annual_plan (content) WHERE deleted = 0')
    op.execute('CREATE INDEX annual_plan_live ON annual_plan (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX annual_plan_project ON annual_plan (project)')


def budget_line() -> None:
    op.execute("""CREATE TABLE budget_line ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, project TEXT, subject TEXT, fiscal
    INTEGER, own INTEGER, adjusted_fiscal INTEGER, adjusted_own INTEGER, basis TEXT, "order" INTEGER, remarks TEXT, PRIMARY KEY (rid), UNIQUE
    (id), FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED ) STRICT""")
    op.execute('CREATE INDEX budget_line_by_project_fiscal_own ON budget_line (project, fiscal, own) WHERE deleted = 0')
    op.execute('CREATE INDEX budget_line_live ON budget_line (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX budget_line_project ON budget_line (project)')
    op.execute('CREATE INDEX budget_line_subject ON budget_line (subject) WHERE deleted = 0')


def equipment() -> None:
    op.execute("""CREATE TABLE equipment ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, platform TEXT, name TEXT,
    asset_number TEXT, model TEXT, maker TEXT, quantity INTEGER, value INTEGER, acquired TEXT, is_shared TEXT, remarks TEXT, PRIMARY KEY (rid),
    FOREIGN KEY(platform) REFERENCES platform (id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX equipment_asset_number ON equipment (asset_number) WHERE deleted = 0')
    op.execute('CREATE INDEX equipment_live ON equipment (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX equipment_name ON equipment (name) WHERE deleted = 0')
    op.execute('CREATE INDEX equipment_platform ON equipment (platform)')


def fund_movement() -> None:
    op.execute("""CREATE TABLE fund_movement ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, date TEXT, movement TEXT, source
    TEXT, amount INTEGER, project TEXT, subject TEXT, organisation TEXT, county TEXT, voucher TEXT, year TEXT, summary TEXT, remarks TEXT,
    PRIMARY KEY (rid), FOREIGN KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (id), FOREIGN KEY(project)
    REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED ) STRICT""")
    op.execute('CREATE INDEX fund_movement_by_date ON fund_movement (date) WHERE deleted = 0')
    op.execute('CREATE INDEX fund_movement_by_movement_source_year_amount ON fund_movement (movement, source, year, amount) WHERE deleted = 0')
    op.execute("""CREATE INDEX fund_movement_by_project_movement_source_year_amount ON fund_movement (project, movement, source, year, amount) WHERE deleted =
    0""")
    op.execute('CREATE INDEX fund_movement_live ON fund_movement (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX fund_movement_organisation ON fund_movement (organisation)')
    op.execute('CREATE INDEX fund_movement_project ON fund_movement (project)')
    op.execute('CREATE INDEX fund_movement_voucher ON fund_movement (voucher) WHERE deleted = 0')


def milestone() -> None:
    op.execute("""CREATE TABLE milestone ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, project TEXT, title TEXT, due TEXT,
    completed TEXT, status TEXT, deliverable TEXT, "order" INTEGER, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id), FOREIGN KEY(project)
    REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED ) STRICT""")
    op.execute('CREATE INDEX milestone_by_due_status ON milestone (due, status) WHERE deleted = 0')
    op.execute('CREATE INDEX milestone_live ON milestone (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX milestone_project ON milestone (project)')
    op.execute('CREATE INDEX milestone_title ON milestone (title) WHERE deleted = 0')


def participant() -> None:
    op.execute("""CREATE TABLE participant ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, project TEXT, person TEXT, role
    TEXT, task TEXT, months INTEGER, share INTEGER, start TEXT, "end" TEXT, "order" INTEGER, remarks TEXT, PRIMARY KEY (rid), FOREIGN
    KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (id), FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE
    INITIALLY DEFERRED ) STRICT""")
    op.execute('CREATE INDEX participant_live ON participant (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX participant_person ON participant (person)')
    op.execute('CREATE INDEX participant_project ON participant (project)')
    op.execute('CREATE INDEX participant_task ON participant (task) WHERE deleted = 0')


def partnership() -> None:
    op.execute("""CREATE TABLE partnership ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, project TEXT, organisation TEXT,
    role TEXT, task TEXT, fiscal INTEGER, own INTEGER, ip_share TEXT, "order" INTEGER, remarks TEXT, PRIMARY KEY (rid), FOREIGN
    KEY(organisation) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE
    INITIALLY DEFERRED, UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX partnership_live ON partnership (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX partnership_organisation ON partnership (organisation)')
    op.execute('CREATE INDEX partnership_project ON partnership (project)')
    op.execute('CREATE INDEX partnership_task ON partnership (task) WHERE deleted = 0')


def payment_plan() -> None:
    op.execute("""CREATE TABLE payment_plan ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, project TEXT, year TEXT, source
    TEXT, amount INTEGER, due TEXT, condition TEXT, "order" INTEGER, remarks TEXT, PRIMARY KEY (rid), FOREIGN KEY(project) REFERENCES project
    (id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX payment_plan_by_due ON payment_plan (due) WHERE deleted = 0')
    op.execute('CREATE INDEX payment_plan_condition ON payment_plan (condition) WHERE deleted = 0')
    op.execute('CREATE INDEX payment_plan_live ON payment_plan (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX payment_plan_project ON payment_plan (project)')


def performance_objective() -> None:
    op.execute("""CREATE TABLE performance_objective ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, year TEXT, title TEXT,
    project TEXT, attribute TEXT, department TEXT, responsible TEXT, phone TEXT, total INTEGER, fiscal INTEGER, other INTEGER, overall_objective
    TEXT, year_objective TEXT, self_assessment TEXT, score INTEGER, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id), FOREIGN KEY(department)
    REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED )
    STRICT""")
    op.execute('CREATE INDEX performance_objective_department ON performance_objective (department)')
    op.execute('CREATE INDEX performance_objective_live ON performance_objective (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX performance_objective_project ON performance_objective (project)')
    op.execute('CREATE INDEX performance_objective_title ON performance_objective (title) WHERE deleted = 0')


def performance_target() -> None:
    op.execute("""CREATE TABLE performance_target ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, project TEXT, title TEXT,
    category TEXT, unit TEXT, at_start TEXT, at_midterm TEXT, at_end TEXT, midterm_result TEXT, result TEXT, method TEXT, "order" INTEGER,
    remarks TEXT, PRIMARY KEY (rid), FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX performance_target_live ON performance_target (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX performance_target_project ON performance_target (project)')
    op.execute('CREATE INDEX performance_target_title ON performance_target (title) WHERE deleted = 0')


def platform_member() -> None:
    op.execute("""CREATE TABLE platform_member ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, platform TEXT, person TEXT,
    role TEXT, task TEXT, full_time TEXT, start TEXT, "end" TEXT, "order" INTEGER, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id), FOREIGN
    KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(platform) REFERENCES platform (id) DEFERRABLE INITIALLY
    DEFERRED ) STRICT""")
    op.execute('CREATE INDEX platform_member_live ON platform_member (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX platform_member_person ON platform_member (person)')
    op.execute('CREATE INDEX platform_member_platform ON platform_member (platform)')
    op.execute('CREATE INDEX platform_member_task ON platform_member (task) WHERE deleted = 0')


def project_change() -> None:
    op.execute("""CREATE TABLE project_change ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, project TEXT, change_type TEXT,
    applied_on TEXT, approved_on TEXT, document TEXT, content TEXT, reason TEXT, new_end TEXT, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id),
    FOREIGN KEY(project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED ) STRICT""")
    op.execute('CREATE INDEX project_change_content ON project_change (content) WHERE deleted = 0')
    op.execute('CREATE INDEX project_change_live ON project_change (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX project_change_project ON project_change (project)')


def result() -> None:
    op.execute("""CREATE TABLE result ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, title TEXT, result_type TEXT, ip_number
    TEXT, status TEXT, source_project TEXT, inventors TEXT, team TEXT, owners TEXT, obtained_on TEXT, industry TEXT, trl TEXT, abstract TEXT,
    remarks TEXT, PRIMARY KEY (rid), FOREIGN KEY(source_project) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(team)
    REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX result_by_result_type ON result (result_type) WHERE deleted = 0')
    op.execute('CREATE INDEX result_ip_number ON result (ip_number) WHERE deleted = 0')
    op.execute('CREATE INDEX result_live ON result (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX result_source_project ON result (source_project)')
    op.execute('CREATE INDEX result_team ON result (team)')
    op.execute('CREATE INDEX result_title ON result (title) WHERE deleted = 0')


def performance_indicator() -> None:
    op.execute("""CREATE TABLE performance_indicator ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, objective TEXT, level_1
    TEXT, level_2 TEXT, title TEXT, comparison TEXT, value TEXT, unit TEXT, reached TEXT, "order" INTEGER, remarks TEXT, PRIMARY KEY (rid),
    FOREIGN KEY(objective) REFERENCES performance_objective (id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (id) ) STRICT""")
    op.execute('CREATE INDEX performance_indicator_live ON performance_indicator (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX performance_indicator_objective ON performance_indicator (objective)')
    op.execute('CREATE INDEX performance_indicator_title ON performance_indicator (title) WHERE deleted = 0')


def transfer() -> None:
    op.execute("""CREATE TABLE transfer ( rid INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER DEFAULT '0' NOT NULL, result TEXT, transfer_mode TEXT,
    transferee TEXT, contract_type TEXT, contract_number TEXT, signed_on TEXT, amount INTEGER, received INTEGER, registration_number TEXT,
    county TEXT, agreement TEXT, remarks TEXT, PRIMARY KEY (rid), UNIQUE (id), FOREIGN KEY(transferee) REFERENCES organisation (id) DEFERRABLE
    INITIALLY DEFERRED, FOREIGN KEY(result) REFERENCES result (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(agreement) REFERENCES agreement
    (id) DEFERRABLE INITIALLY DEFERRED ) STRICT""")
    op.execute('CREATE INDEX transfer_agreement ON transfer (agreement)')
    op.execute('CREATE INDEX transfer_by_signed_on_amount_received ON transfer (signed_on, amount, received) WHERE deleted = 0')
    op.execute('CREATE INDEX transfer_contract_number ON transfer (contract_number) WHERE deleted = 0')
    op.execute('CREATE INDEX transfer_live ON transfer (rid) WHERE deleted = 0')
    op.execute('CREATE INDEX transfer_registration_number ON transfer (registration_number) WHERE deleted = 0')
    op.execute('CREATE INDEX transfer_result ON transfer (result)')
    op.execute('CREATE INDEX transfer_transferee ON transfer (transferee)')


def person() -> None:
    op.execute('CREATE INDEX person_by_degree ON person (degree) WHERE deleted = 0')
    op.execute('CREATE INDEX person_by_title ON person (title) WHERE deleted = 0')


def project() -> None:
    op.add_column('project', sa.Column('contract_signed_on', sa.Text(), nullable=True))
    op.add_column('project', sa.Column('midterm_on', sa.Text(), nullable=True))
    op.add_column('project', sa.Column('midterm_conclusion', sa.Text(), nullable=True))
    op.add_column('project', sa.Column('acceptance_on', sa.Text(), nullable=True))
    op.add_column('project', sa.Column('acceptance_conclusion', sa.Text(), nullable=True))
    op.add_column('project', sa.Column('acceptance_opinion', sa.Text(), nullable=True))
    op.add_column('project', sa.Column('closed_on', sa.Text(), nullable=True))
    op.add_column('project', sa.Column('end_reason', sa.Text(), nullable=True))
    op.add_column('project', sa.Column('unlock_reason', sa.Text(), nullable=True))
    op.execute('CREATE INDEX project_by_category ON project (category) WHERE deleted = 0')
    op.execute('CREATE INDEX project_by_county ON project (county) WHERE deleted = 0')
    op.execute('CREATE INDEX project_by_end_status ON project ("end", status) WHERE deleted = 0')
    op.execute('CREATE INDEX project_by_industry ON project (industry) WHERE deleted = 0')
    op.execute('CREATE INDEX project_by_status ON project (status) WHERE deleted = 0')


def search_tables() -> None:
    kinds = """
    annual_plan milestone performance_target budget_line payment_plan participant partnership project_change fund_commitment fund_movement
    performance_objective performance_indicator agreement technology_need need_match activity intention result transfer platform platform_member
    equipment think_tank advice_report expert posting attachment custom_field numbering_rule saved_view accepted_finding not_duplicate
    """
    for kind in kinds.split():
        op.execute(f"CREATE VIRTUAL TABLE search_{kind} USING fts5(text, pinyin, initials, content='', contentless_delete=1, tokenize='ascii')")
