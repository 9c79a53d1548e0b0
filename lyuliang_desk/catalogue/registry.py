"""All record kinds by name: the one list that tables, forms, imports and checks are made from."""

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.kinds.activity import ACTIVITY, INTENTION
from lyuliang_desk.catalogue.kinds.agreement import AGREEMENT
from lyuliang_desk.catalogue.kinds.attachment import ATTACHMENT
from lyuliang_desk.catalogue.kinds.expert import EXPERT, POSTING
from lyuliang_desk.catalogue.kinds.funding import COMMITMENT, MOVEMENT
from lyuliang_desk.catalogue.kinds.importing import IMPORT_KINDS
from lyuliang_desk.catalogue.kinds.need import NEED_MATCH, TECHNOLOGY_NEED
from lyuliang_desk.catalogue.kinds.office import OFFICE_KINDS
from lyuliang_desk.catalogue.kinds.organisation import ORGANISATION
from lyuliang_desk.catalogue.kinds.performance import PERFORMANCE_INDICATOR, PERFORMANCE_OBJECTIVE
from lyuliang_desk.catalogue.kinds.person import PERSON
from lyuliang_desk.catalogue.kinds.platform import EQUIPMENT, PLATFORM, PLATFORM_MEMBER
from lyuliang_desk.catalogue.kinds.project import PROJECT
from lyuliang_desk.catalogue.kinds.project_tables import PROJECT_TABLES
from lyuliang_desk.catalogue.kinds.result import RESULT, TRANSFER
from lyuliang_desk.catalogue.kinds.team import MEMBERSHIP, TEAM
from lyuliang_desk.catalogue.kinds.think_tank import ADVICE_REPORT, THINK_TANK

_WORK = (PROJECT, *PROJECT_TABLES)
_FUNDS = (COMMITMENT, MOVEMENT, PERFORMANCE_OBJECTIVE, PERFORMANCE_INDICATOR)
_COOPERATION = (AGREEMENT, TECHNOLOGY_NEED, NEED_MATCH, ACTIVITY, INTENTION)
_RESULTS = (RESULT, TRANSFER, PLATFORM, PLATFORM_MEMBER, EQUIPMENT, THINK_TANK, ADVICE_REPORT)
_PEOPLE = (ORGANISATION, PERSON, TEAM, MEMBERSHIP, EXPERT, POSTING)
_OFFICE = (ATTACHMENT, *OFFICE_KINDS, *IMPORT_KINDS)

KINDS: dict[str, RecordKind] = {
    k.name: k for k in (*_WORK, *_FUNDS, *_COOPERATION, *_RESULTS, *_PEOPLE, *_OFFICE)
}
"""In the order of the sidebar; a kind stands after those that it cannot do without only by chance: links are deferred."""
