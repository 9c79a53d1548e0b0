"""Corrections as steps: back leads to what was, forward to what was said, and each step has its name."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lyuliang_desk.excel.planning.history import History
from lyuliang_desk.excel.planning.plan import SheetCorrections
from lyuliang_desk.excel.planning.step_names import step_name

ADDRESSES = st.sampled_from(["A1", "B2", "H10"])
CONTENTS = st.none() | st.integers(0, 3) | st.sampled_from(["", "40", "很多"])
SAID = st.builds(
    SheetCorrections,
    kind=st.none() | st.just("project"),
    header=st.none() | st.just((2, 3)),
    columns=st.dictionaries(st.integers(0, 3), st.none() | st.just("title")),
    unit=st.none() | st.just("元"),
    cells=st.dictionaries(ADDRESSES, CONTENTS),
    skip=st.booleans(),
)
WORDS = st.lists(st.tuples(st.sampled_from(["项目", "人员"]), SAID), max_size=8)


def told(words: list[tuple[str, SheetCorrections]]) -> History:
    history = History()
    for sheet, said in words:
        history = history.say(sheet, said)
    return history


@given(WORDS)
def test_all_the_way_back_is_the_file_and_all_the_way_forward_is_what_was_said(
    words: list[tuple[str, SheetCorrections]],
) -> None:
    history = told(words)
    back = history
    for _step in history.done:
        back = back.back()
    assert all(said == SheetCorrections() for said in back.said.values())
    again = back
    for _step in history.done:
        again = again.forward()
    assert again == history
    assert back.back() is back and again.forward() is again


@given(WORDS, SAID)
def test_each_step_back_is_the_state_before_the_word(
    words: list[tuple[str, SheetCorrections]], said: SheetCorrections
) -> None:
    before = told(words)
    after = before.say("项目", said)
    assert after.of("项目") == said
    assert (after.back() if after is not before else after).of("项目") == before.of("项目")


def test_a_new_word_forgets_what_was_taken_back() -> None:
    history = told([("项目", SheetCorrections(unit="元"))]).back()
    assert history.undone
    assert not history.say("项目", SheetCorrections(skip=True)).undone


def test_a_step_keeps_only_the_cells_that_it_changed() -> None:
    many = SheetCorrections(cells={f"A{row}": "甲" for row in range(1, 1000)})
    history = History().say("项目", many).say("项目", replace(many, cells={**many.cells, "B1": "乙"}))
    assert dict(history.done[-1].cells).keys() == {"B1"}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"cells": {"H10": "40"}}, "H10 改为“40”"),
        ({"cells": {"H10": ""}}, "H10 清空"),
        ({"cells": {"D6": "甲", "D9": "甲"}}, "更正 D 列 2 格"),
        ({"cells": {"D6": "甲", "E9": "甲"}}, "更正 2 格"),
        ({"columns": {3: "title"}, "units": {}}, "D 列对应字段"),
        ({"unit": "元"}, "金额单位：元"),
        ({"units": {7: "元"}}, "H 列金额单位"),
        ({"kind": "person"}, "工作表类别"),
        ({"header": (1, 2)}, "表头行"),
        ({"owner": "甲团队"}, "所属：甲团队"),
        ({"skip": True}, "不导入此表"),
    ],
)
def test_a_step_is_called_by_what_it_did(said: dict[str, object], name: str) -> None:
    history = History().say("项目", replace(SheetCorrections(), **said))  # type: ignore[arg-type]
    assert step_name(history.done[0]) == name


def test_a_cell_given_back_to_the_file_says_so() -> None:
    history = told([("项目", SheetCorrections(cells={"H10": "40"})), ("项目", SheetCorrections())])
    assert step_name(history.done[-1]) == "H10 恢复文件原文"
