"""``dev.py`` knows what a machine lacks, says it in one line, and installs only when the lock has changed."""

import ast
import io
import sys
from pathlib import Path
from types import ModuleType

import pytest


def test_an_old_python_is_told_so_before_anything_newer_is_used(dev: ModuleType) -> None:
    source = Path(str(dev.__file__)).read_text(encoding="utf-8")
    statements = ast.parse(source, feature_version=(3, 7)).body
    kinds = [type(statement) for statement in statements[:3]]
    assert kinds == [ast.Expr, ast.Import, ast.If]
    assert ast.unparse(statements[1]) == "import sys"


def test_only_the_standard_library_is_needed(dev: ModuleType) -> None:
    tree = ast.parse(Path(str(dev.__file__)).read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_missing_libraries_are_named_by_their_debian_packages(dev: ModuleType) -> None:
    libraries = {**dev.OFFSCREEN_LIBRARIES, **dev.WINDOW_LIBRARIES}
    lacking = {"libEGL.so.1", "libxcb-cursor.so.0"}
    missing = dev.missing_packages(libraries, lambda library: library not in lacking)
    assert missing == ["libegl1", "libxcb-cursor0"]
    assert dev.missing_packages({}, venv_is_there=False) == ["python3-venv"]


def test_a_library_that_nobody_has_is_found_missing_by_loading_it(dev: ModuleType) -> None:
    assert dev.missing_packages({"libno-such-thing.so.9": "no-such-package"}) == ["no-such-package"]


def test_who_is_not_root_gets_one_line_to_paste(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(dev.SetupFault) as fault:
        dev.provide({"libno-such-thing.so.9": "no-such-package"})
    assert "\n" not in fault.value.paste
    assert fault.value.paste.endswith("apt-get install -y --no-install-recommends no-such-package")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Retrying after NewConnectionError: Failed to establish a new connection", "network"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES",
            "does not match its hash",
        ),
        ("ERROR: No matching distribution found for sqlcipher3==0.6.4", "3.11 to 3.14"),
        ("ERROR: an unknown thing", "an unknown thing"),
    ],
)
def test_what_stopped_pip_is_told_in_one_line(dev: ModuleType, line: str, told: str) -> None:
    fault = dev.pip_fault(["Collecting alembic==1.20.1", line])
    assert told in fault.english
    assert "\n" not in fault.english


def test_a_lost_network_is_told_before_its_consequence(dev: ModuleType) -> None:
    output = ["WARNING: Retrying ... NewConnectionError", "ERROR: No matching distribution found for alembic"]
    assert "network" in dev.pip_fault(output).english


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk", "utf-8"])
def test_no_console_makes_it_fail(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(written, encoding=encoding, write_through=True))
    dev.say("缺少系统软件包：", "(packages are missing in C:\\䶮)")
    shown = written.getvalue().decode(encoding)
    assert "packages are missing" in shown
    assert ("缺少" in shown) == (encoding == "utf-8")


@pytest.fixture
def own_folder(dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made-up project folder whose .venv runs Python 3.11 and whose installations are only counted."""
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "stamp")
    monkeypatch.setattr(dev, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(dev, "venv_version", lambda: "3.11")
    monkeypatch.setattr(dev, "has_pip", lambda: True)
    (tmp_path / ".venv").mkdir()
    (tmp_path / "requirements.lock").write_text("made-up==1.0\n", encoding="utf-8")
    return tmp_path


def test_it_installs_once_and_again_only_when_the_lock_has_changed(
    dev: ModuleType, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(dev, "install", lambda: installed.append(dev.LOCK.read_text(encoding="utf-8")))
    dev.set_up()
    dev.set_up()
    dev.LOCK.write_text("made-up==2.0\n", encoding="utf-8")
    dev.set_up()
    assert installed == ["made-up==1.0\n", "made-up==2.0\n"]


def test_an_installation_that_failed_is_tried_again(
    dev: ModuleType, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped() -> None:
        raise dev.SetupFault("", "no network")

    monkeypatch.setattr(dev, "install", stopped)
    for _ in range(2):
        with pytest.raises(dev.SetupFault, match="no network"):
            dev.set_up()
    assert dev.found_stamp() == ""


def test_another_python_gets_a_new_venv(
    dev: ModuleType, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[bool] = []
    monkeypatch.setattr(dev, "install", lambda: None)
    monkeypatch.setattr(dev, "make_venv", lambda: made.append(True))
    dev.set_up()
    monkeypatch.setattr(dev, "venv_version", lambda: "3.12")
    dev.set_up()
    assert made == [True]


def test_run_shows_the_sample_in_a_window_or_by_the_command_line(dev: ModuleType) -> None:
    assert dev.program_arguments([], screen=True) == ["window", "--sample"]
    assert dev.program_arguments([], screen=False) == ["tour", str(dev.TOUR)]
    assert dev.program_arguments(["list", "a.lyr", "project"], screen=True) == ["list", "a.lyr", "project"]


def test_a_screen_is_one_that_answers(dev: ModuleType) -> None:
    assert dev.has_screen({}, platform="win32")
    assert dev.has_screen({"WAYLAND_DISPLAY": "wayland-0"}, platform="linux")
    assert dev.has_screen({"DISPLAY": "desk.example:10.0"}, platform="linux")
    assert not dev.has_screen({}, platform="linux")


def test_a_display_of_this_machine_counts_only_when_it_is_served(dev: ModuleType) -> None:
    served = {"/tmp/.X11-unix/X1", "\0/tmp/.X11-unix/X2"}.__contains__
    seen = [dev.has_screen({"DISPLAY": name}, "linux", served) for name in (":0", ":1", ":2.0", "unix:3")]
    assert seen == [False, True, True, False]


def test_an_unknown_command_shows_the_usage(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    assert "python3 dev.py run" in capsys.readouterr().out
