"""What is told after an import: how many rows came in, how many stayed out."""

from lyuliang_desk.excel.planning.plan import ImportPlan
from lyuliang_desk.messages import _
from lyuliang_desk.store.changes import Applied


def outcome_words(applied: Applied, plan: ImportPlan | None, file: str) -> str:
    """The sentence for the person who pressed Import."""
    rows = applied.action.words.get("rows", "0")
    words = _("{rows} rows of {file} are in the register.").format(rows=rows, file=file)
    left = plan.refused() if plan else 0
    if left:
        words += _(" {count} refused rows stayed out; correct them and import again.").format(count=left)
    return words
