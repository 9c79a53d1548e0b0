"""All checks there are, in the order in which a list groups them."""

from lyuliang_desk.checks import cooperation, funds, people, projects, records
from lyuliang_desk.checks.check import Check

CHECKS: tuple[Check, ...] = (
    *funds.CHECKS,
    *projects.CHECKS,
    *cooperation.CHECKS,
    *people.CHECKS,
    *records.CHECKS,
)
BY_CODE = {check.code: check for check in CHECKS}
