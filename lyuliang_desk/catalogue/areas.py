"""The areas of the work under which the kinds stand in the sidebar, in its order."""

from lyuliang_desk.catalogue.label import Label

AREAS: dict[str, Label] = {
    "projects": Label("项目", "Projects"),
    "funds": Label("资金", "Funds"),
    "cooperation": Label("合作与对接", "Cooperation"),
    "results": Label("成果转化", "Results and transfer"),
    "platforms": Label("平台与智库", "Platforms and think tanks"),
    "people": Label("单位与人才", "Organisations and people"),
}
"""By the name that a kind gives as its ``area``; a kind without one is kept for the program's own use."""
