"""``tour``: the main job on a machine without a screen."""

from pathlib import Path

import pypdfium2

from tests.command_line.outcomes import Run


def test_it_leaves_a_register_workbooks_and_forms_and_says_where(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "一游"
    outcome = run("tour", folder)
    assert (outcome.code, outcome.err) == (0, "")
    assert {path.suffix for path in folder.iterdir() if path.is_file()} == {".lyr", ".xlsx", ".csv", ".pdf"}
    forms = sorted(folder.glob("*.pdf"))
    assert [form.name[:3] for form in forms] == ["F01", "F05", "F09"]
    for path in (*forms, folder / "样例.lyr"):
        assert str(path) in outcome.out
    assert outcome.out.count("）：读取") == 3 and "拒绝 2" in outcome.out
    assert "dev.py run”即可打开窗口" in outcome.out


def test_it_can_be_taken_again(run: Run, tmp_path: Path) -> None:
    first = run("tour", tmp_path)
    assert run("tour", tmp_path).out == first.out


def test_its_forms_can_be_read_back(run: Run, tmp_path: Path) -> None:
    run("tour", tmp_path)
    words = {"F01": "科研诚信承诺书", "F05": "项目汇总表", "F09": "人才团队花名册"}
    for path in tmp_path.glob("*.pdf"):
        document = pypdfium2.PdfDocument(path)
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
        assert words[path.name[:3]] in text
