"""Rules of the house that no linter knows. Each failing line says where, and the first line says the cure."""

import ast
import importlib.util
import re
import string
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_PATH = 450, 60, 120
NOT_OURS = {".git", ".venv", "__pycache__", ".hypothesis"}
MADE_AT_THE_TOP = {"build", "dist"}
TEXT = {
    ".py",
    ".po",
    ".toml",
    ".md",
    ".csv",
    ".txt",
    ".spec",
    ".sh",
    ".lock",
    ".ini",
    ".svg",
    ".mako",
    ".iss",
    ".nsi",
    "",
}
VAGUE = {"helper", "helpers", "util", "utils", "misc", "manager", "managers"}
RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{digit}" for port in ("com", "lpt") for digit in "123456789"),
}
# Written in two parts, so that this file does not name them either.
REGISTRY_HOSTS = {
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("deb.debian", "org"),
        ("crates", "io"),
        ("tuna.tsinghua.edu", "cn"),
        ("mirrors.aliyun", "com"),
    )
}
LEFT_OPEN = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME")) + r")\b")
TRANSLATIONS = ROOT / "resources" / "translations" / "zh_CN"


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project, not what tools leave behind."""
    found: list[Path] = []
    waiting = [ROOT]
    while waiting:
        for entry in sorted(waiting.pop().iterdir()):
            made = entry.name in MADE_AT_THE_TOP and entry.parent == ROOT
            if made or entry.name in NOT_OURS or entry.name.endswith(("_cache", ".egg-info", ".pyc")):
                continue
            (waiting if entry.is_dir() else found).append(entry)
    return tuple(found)


@cache
def texts() -> dict[str, str]:
    """Path → text of each text file; what is not UTF-8 is told by its own test and left out here."""
    found: dict[str, str] = {}
    for path in files():
        if path.suffix in TEXT:
            found[shown(path)] = path.read_bytes().decode("utf-8", "ignore")
    return found


@cache
def trees() -> dict[str, ast.Module]:
    return {name: ast.parse(text) for name, text in texts().items() if name.endswith(".py")}


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """The last name of what is called: ``read_text`` of ``path.read_text()``."""
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def report(faults: list[str], cure: str) -> str:
    return "\n".join([cure, *faults])


# Text and its encoding


def test_every_text_file_is_utf_8() -> None:
    faults = []
    for path in files():
        if path.suffix in TEXT:
            try:
                path.read_bytes().decode("utf-8")
            except UnicodeDecodeError as fault:
                faults.append(f"{shown(path)}: {fault}")
    assert not faults, report(faults, "Save the file as UTF-8:")


def lacks_encoding(call: ast.Call) -> bool:
    """Whether a call reads or writes text in whatever encoding the machine has (GBK on Windows)."""
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    if "encoding" in keywords or None in keywords:
        return False
    name, count = called(call), len(call.args)
    if name == "read_text":
        return count < 1
    if name == "write_text":
        return count < 2
    if name in ("run", "Popen", "check_output"):
        return any(is_true(keywords.get(word)) for word in ("text", "universal_newlines"))
    if name == "open" and isinstance(call.func, ast.Name):
        return "b" not in written(keywords.get("mode", call.args[1] if count > 1 else None), "r")
    if name == "open" and count == 1 and not keywords:
        return bool(re.fullmatch(r"[rwax][t+]{0,2}", written(call.args[0], "")))
    return False


def is_true(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


def written(node: ast.expr | None, otherwise: str) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else otherwise


def test_whoever_opens_text_names_its_encoding() -> None:
    faults = [
        f"{name}:{call.lineno} {called(call)}()"
        for name, tree in trees().items()
        for call in calls(tree)
        if lacks_encoding(call)
    ]
    assert not faults, report(faults, 'Chinese Windows would write GBK. Add encoding="utf-8":')


@pytest.mark.parametrize(
    ("source", "lacking"),
    [
        ("open(path)", True),
        ("open(path, 'w')", True),
        ("open(path, 'rb')", False),
        ("path.open('w')", True),
        ("path.open('wb')", False),
        ("Register.open(path)", False),
        ("path.read_text()", True),
        ("path.write_text(text, encoding='utf-8')", False),
        ("subprocess.run(command, text=True)", True),
        ("subprocess.run(command)", False),
    ],
)
def test_the_encoding_rule_knows_its_cases(source: str, lacking: bool) -> None:
    assert lacks_encoding(next(calls(ast.parse(source)))) is lacking


# Small rooms


def test_files_are_short() -> None:
    faults = [
        f"{name}: {text.count(chr(10))} lines"
        for name, text in texts().items()
        if name.endswith(".py") and text.count("\n") > LONGEST_FILE
    ]
    assert not faults, report(
        faults, f"A file is one idea, at most {LONGEST_FILE} lines. Split it by its ideas:"
    )


def test_functions_fit_on_a_screen() -> None:
    faults = [
        f"{name}:{node.lineno} {node.name}: {length} lines"
        for name, tree in trees().items()
        if not name.startswith("tests/")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not faults, report(faults, f"At most {LONGEST_FUNCTION} lines. Give the steps names of their own:")


def test_files_are_named_after_what_they_hold() -> None:
    faults = [name for name in texts() if VAGUE & set(PurePosixPath(name).stem.lower().split("_"))]
    assert not faults, report(faults, "Name the file after its idea, not after its being useful:")


def test_file_names_can_stand_on_windows() -> None:
    names = [shown(path) for path in files()]
    faults = [
        name
        for name in names
        if len(name) > LONGEST_PATH
        or re.search(r'[<>:"|?*\\]|[. ](/|$)', name)
        or {part.split(".")[0].lower() for part in name.split("/")} & RESERVED
    ]
    times = Counter(name.lower() for name in names)
    faults += [name for name in names if times[name.lower()] > 1]
    assert not faults, report(faults, "Windows refuses such a name, takes two for one, or finds it too long:")


def test_no_two_test_files_have_the_same_name() -> None:
    times = Counter(
        PurePosixPath(name).name for name in texts() if PurePosixPath(name).name.startswith("test_")
    )
    faults = [name for name, count in times.items() if count > 1]
    assert not faults, report(faults, "pytest cannot tell them apart; name each after what it proves:")


def test_git_keeps_every_file() -> None:
    """A name like ``build/`` in .gitignore drops folders of ours too, in silence."""
    dropped = {line[:-1] for line in texts()[".gitignore"].splitlines() if re.fullmatch(r"[^/#]+/", line)}
    faults = [shown(path) for path in files() if dropped & set(path.relative_to(ROOT).parts[:-1])]
    assert not faults, report(
        faults, "Git would leave these out. Write /build/ in .gitignore, or rename the folder:"
    )


def test_nothing_is_left_open_in_the_text() -> None:
    faults = [
        f"{name}:{number} {line.strip()[:80]}"
        for name, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if LEFT_OPEN.search(line)
    ]
    assert not faults, report(faults, "Do it now, or open an issue and take the mark out:")


def test_no_file_names_a_package_registry() -> None:
    faults = [f"{name}: {host}" for name, text in texts().items() for host in REGISTRY_HOSTS if host in text]
    faults += ["requirements.lock: an address"] if "://" in texts()["requirements.lock"] else []
    assert not faults, report(
        faults, "Packages are named, never where they come from; make the lock by dev.py lock:"
    )


# Visible words


@cache
def compiler() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compile_messages", ROOT / ".ci" / "messages.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def chinese() -> dict[str, str]:
    return dict(compiler().gathered())


@cache
def spoken() -> tuple[tuple[str, ast.Call], ...]:
    """Every call of ``_`` in the two packages, with its place."""
    return tuple(
        (f"{name}:{call.lineno}", call)
        for name, tree in trees().items()
        if name.startswith(("lyuliang_desk/", "ui/"))
        for call in calls(tree)
        if isinstance(call.func, ast.Name) and call.func.id == "_"
    )


def msgids() -> dict[str, str]:
    """msgid → where it is said first."""
    found: dict[str, str] = {}
    for place, call in spoken():
        if call.args and isinstance(call.args[0], ast.Constant):
            found.setdefault(str(call.args[0].value), place)
    return found


def test_every_visible_word_has_its_chinese() -> None:
    faults = [f"{place} {msgid!r}" for msgid, place in msgids().items() if msgid not in chinese()]
    cure = (
        "Add msgid and msgstr to your room's fragment in resources/translations/zh_CN, then dev.py messages:"
    )
    assert not faults, report(faults, cure)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_placeholders() -> None:
    faults = [
        f"{english!r} / {text!r}"
        for english, text in chinese().items()
        if ("{" in english or "{" in text) and placeholders(english) != placeholders(text)
    ]
    assert not faults, report(faults, "Use the same {names} in msgid and msgstr:")


def test_the_committed_translations_are_the_fragments_compiled() -> None:
    compiled = TRANSLATIONS / "LC_MESSAGES" / "lyuliang_desk.mo"
    is_current = compiled.is_file() and compiled.read_bytes() == compiler().compiled(chinese())
    assert is_current, "Run: python3 dev.py messages"


def test_messages_are_looked_up_whole_and_when_they_are_shown() -> None:
    faults = [f"{place} an f-string" for place, call in spoken() if isinstance(call.args[0], ast.JoinedStr)]
    for name, tree in trees().items():
        if name.startswith(("lyuliang_desk/", "ui/")):
            faults += [f"{name}:{line} on import" for line in said_on_import(tree)]
    assert not faults, report(
        faults, 'Say _("… {name} …").format(name=…), inside a function, never on import:'
    )


def said_on_import(tree: ast.AST) -> Iterator[int]:
    """Lines where ``_`` is called while the module is being imported (the language is not chosen yet)."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
            yield node.lineno
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(filter(None, [*node.args.defaults, *node.args.kw_defaults]))
        else:
            waiting.extend(ast.iter_child_nodes(node))


def test_a_message_said_on_import_is_found() -> None:
    source = (
        "A = _('x')\nB = lambda: _('x')\ndef f(word=_('x')):\n    return _('x')\nclass C:\n    d = _('x')\n"
    )
    assert sorted(said_on_import(ast.parse(source))) == [1, 3, 6]
