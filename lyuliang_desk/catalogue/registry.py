"""All record kinds by name: the one list that tables, forms, imports and checks are made from."""

from lyuliang_desk.catalogue.kind import RecordKind
from lyuliang_desk.catalogue.kinds.organisation import ORGANISATION
from lyuliang_desk.catalogue.kinds.person import PERSON
from lyuliang_desk.catalogue.kinds.project import PROJECT
from lyuliang_desk.catalogue.kinds.team import MEMBERSHIP, TEAM

KINDS: dict[str, RecordKind] = {k.name: k for k in (PROJECT, ORGANISATION, PERSON, TEAM, MEMBERSHIP)}
"""In the order of the sidebar; a kind stands after those that it cannot do without only by chance: links are deferred."""
