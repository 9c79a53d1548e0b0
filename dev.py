"""Set up and start Lyuliang Desk with nothing but Python: ``python3 dev.py run`` or ``python3 dev.py test``.

run [ARGS]   install into .venv, then start the window on a sample register (or the command line with ARGS)
test [ARGS]  install into .venv, then run the tests (ARGS go to pytest)
setup        install into .venv, start nothing
check        ruff, mypy and the tests, as CI runs them
messages     compile the Chinese translations (resources/translations/zh_CN/*.po)
lock         write requirements.lock anew from pyproject.toml (maintainers; needs uv)

Only the standard library is used; everything is installed into .venv, never into the system's Python.
"""

import sys

if sys.version_info < (3, 11) or sys.maxsize < 2**32:
    sys.exit(
        "Lyuliang Desk needs 64-bit Python 3.11 or newer; this is {}.{} at {}.".format(  # noqa: UP032
            sys.version_info[0], sys.version_info[1], sys.executable
        )
    )

import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "lyuliang-desk.stamp"
PIP_LOG = ROOT / "build" / "pip.log"
TOUR = ROOT / "build" / "tour"

# Shared library → Debian package: what Qt loads without a screen, and what it loads besides for a window.
OFFSCREEN_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# What pip's output says → what to tell. The first line that fits is told, so the surest come first.
PIP_FAULTS = (
    (
        r"No space left on device|Errno 28\b|WinError 112\b",
        "磁盘空间不足（约需 1 GB）。",
        "The disk is full; about 1 GB is needed.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "下载的软件包校验不符，已拒绝安装；请稍后再试或更换软件源。",
        "A downloaded package does not match its hash and was refused; try again or use another index.",
    ),
    (
        r"NewConnectionError|ConnectionError|ConnectTimeout|ReadTimeout|Temporary failure in name|"
        r"getaddrinfo|ProxyError|Connection refused|Network is unreachable|SSLError|Max retries",
        "连不上软件源，请检查网络或代理后重试。",
        "The package index cannot be reached; check the network or proxy and run the same command again.",
    ),
    (
        r"No matching distribution|Could not find a version",
        "此版本的 Python 没有可用的安装包，请使用 64 位 Python 3.11–3.14。",
        "There are no packages for this Python on this machine; use 64-bit Python 3.11 to 3.14.",
    ),
    (
        r"WinError (5|32)\b|Errno 13\b",
        "文件被占用或不可写；请关闭正在运行的程序后重试。",
        "A file in .venv is in use or write-protected; close the running program and try again.",
    ),
    (
        r"WinError 206\b|Errno 36\b|Errno 2\b",
        "路径过长；请把程序文件夹移到靠近盘根的位置。",
        "A path is too long; move this folder nearer to the root of the drive.",
    ),
)


class SetupFault(Exception):
    """Something on this machine stops the work: told in Chinese and English, with a line to paste."""

    def __init__(self, chinese: str, english: str, paste: str = "") -> None:
        super().__init__(english)
        self.chinese, self.english, self.paste = chinese, english, paste


def say(chinese: str, english: str) -> None:
    """Tell in both languages where the console can show Chinese, else in English; never raises."""
    encoding = sys.stderr.encoding or "ascii"
    try:
        line = f"{chinese} {english}"
        line.encode(encoding)
    except UnicodeEncodeError:
        line = english.encode(encoding, "backslashreplace").decode(encoding)
    print(line, file=sys.stderr, flush=True)


# What the machine has


def loads(library: str) -> bool:
    """Whether the dynamic linker finds the library, asked by really loading it."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(
    libraries: Mapping[str, str], is_there: Callable[[str], bool] = loads, venv_is_there: bool = True
) -> list[str]:
    """Debian packages this machine lacks, in the order of the lists above."""
    found = [package for library, package in libraries.items() if not is_there(library)]
    return found if venv_is_there else ["python3-venv", *found]


def can_make_venv() -> bool:
    """Debian keeps ensurepip in a package of its own; a .venv that runs needs it no more."""
    return bool(venv_version()) or importlib.util.find_spec("ensurepip") is not None


def provide(libraries: Mapping[str, str]) -> None:
    """Install missing system packages as root on Debian; else raise SetupFault with the line to paste."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(libraries, venv_is_there=can_make_venv())
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        line = " ".join(["sudo apt-get update && sudo", *command])
        raise SetupFault("缺少系统软件包，请先执行：", "(system packages are missing; run this first)", line)
    say("正在安装系统软件包：", f"(installing system packages) {' '.join(missing)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], env=quiet, capture_output=True, check=False)
    done = subprocess.run(command, env=quiet, capture_output=True, check=False)
    importlib.invalidate_caches()
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise SetupFault("系统软件包安装失败：", f"apt-get failed: {' '.join(last)}", " ".join(command))


def answers(address: str) -> bool:
    """Whether something listens at this Unix socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(2)
        return line.connect_ex(address) == 0


def has_screen(
    environ: Mapping[str, str], platform: str = sys.platform, is_served: Callable[[str], bool] = answers
) -> bool:
    """Whether a window can be shown here; a DISPLAY of this machine that nobody serves does not count."""
    if not platform.startswith("linux") or environ.get("WAYLAND_DISPLAY"):
        return True
    display = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", environ.get("DISPLAY", ""))
    if display is None:
        return bool(environ.get("DISPLAY"))
    address = f"/tmp/.X11-unix/X{display[1]}"
    return is_served(address) or is_served("\0" + address)


# The environment


def venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def child_environment() -> dict[str, str]:
    """The caller's environment, this folder importable, and nothing that leads into another Python."""
    elsewhere = ("PYTHONHOME", "__PYVENV_LAUNCHER__")
    kept = {name: value for name, value in os.environ.items() if name not in elsewhere}
    pip = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0", "PIP_NO_INPUT": "1"}
    return {**kept, **pip, "PYTHONPATH": str(ROOT)}


def venv_version() -> str:
    """``3.11`` when .venv's Python runs, empty when there is none or it is broken."""
    try:
        question = [str(venv_python()), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
        answer = subprocess.run(question, capture_output=True, text=True, encoding="ascii", check=False)
    except OSError:
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def wanted_stamp(version: str) -> str:
    """What the stamp reads when .venv holds exactly what the lock says, for that version of Python."""
    return f"{version} {hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n"


def found_stamp() -> str:
    return STAMP.read_text(encoding="ascii") if STAMP.is_file() else ""


def set_up() -> None:
    """Make .venv or bring it up to the lock; does nothing when the lock has not changed since."""
    version = venv_version()
    stamp = found_stamp()
    if version and stamp == wanted_stamp(version):
        return
    say("正在准备运行环境（首次约需几分钟）……", "(setting up .venv; the first time takes some minutes)")
    outdated = bool(stamp) and stamp.split()[0] != version
    if not version or outdated or not has_pip():
        make_venv()
    STAMP.unlink(missing_ok=True)
    install()
    STAMP.write_text(wanted_stamp(venv_version()), encoding="ascii")


def has_pip() -> bool:
    for question in ("pip --version", "ensurepip --default-pip"):
        command = [str(venv_python()), "-m", *question.split()]
        if subprocess.run(command, env=child_environment(), capture_output=True, check=False).returncode == 0:
            return True
    return False


def make_venv() -> None:
    if Path(sys.prefix) == VENV:
        raise SetupFault(
            "请用系统的 Python 运行 dev.py。",
            "Start dev.py with the system's Python: .venv is broken.",
        )
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(command, capture_output=True, check=False)
    if made.returncode:
        lines = (made.stdout + made.stderr).decode("utf-8", "replace").strip().splitlines()
        raise SetupFault(f"无法建立 {VENV}。", f"{VENV} could not be made: {' '.join(lines[-1:])}")


def install() -> None:
    """Let pip install the lock into .venv; raises SetupFault with pip's reason in one line."""
    options = ["--require-hashes", "--only-binary=:all:", "--retries=2", "--timeout=30", "--progress-bar=off"]
    command = [str(venv_python()), "-m", "pip", "install", *options, "-r", str(LOCK)]
    total = len(re.findall(r"^[\w.-]+==", LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    output: list[str] = []
    with subprocess.Popen(
        command, env=child_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT
    ) as pip:
        for line in pip.stdout or ():
            output.append(line.decode("utf-8", "replace").rstrip())
            show_progress(output, total)
    PIP_LOG.parent.mkdir(exist_ok=True)
    PIP_LOG.write_text("\n".join(output) + "\n", encoding="utf-8")
    if pip.returncode:
        raise pip_fault(output)


def show_progress(output: Sequence[str], total: int) -> None:
    if not sys.stderr.isatty():
        return
    count = sum(line.startswith(("Collecting ", "Requirement already")) for line in output)
    end = "\n" if output[-1].startswith("Successfully") else ""
    print(f"\r  {min(count, total)}/{total} ", end=end, file=sys.stderr, flush=True)


def pip_fault(output: Iterable[str]) -> SetupFault:
    """One sentence for what stopped pip; its whole output is in build/pip.log."""
    text = "\n".join(output)
    for pattern, chinese, english in PIP_FAULTS:
        if re.search(pattern, text):
            return SetupFault(chinese, f"{english} ({PIP_LOG})")
    last = next((line for line in reversed(text.splitlines()) if "ERROR" in line), "pip failed")
    return SetupFault("安装软件包失败。", f"{last} ({PIP_LOG})")


# The commands


def call(*command: str | Path, folder: Path | None = None, **variables: str) -> int:
    """Run .venv's Python with these arguments and answer with its exit code."""
    whole = [str(venv_python()), *map(str, command)]
    environment = {**variables, **child_environment()}
    return subprocess.run(whole, cwd=folder, env=environment, check=False).returncode


def program_arguments(arguments: Sequence[str], screen: bool) -> list[str]:
    """What ``run`` hands to the program: the caller's own words, else a first look at a made-up sample."""
    if arguments:
        return list(arguments)
    return ["window", "--sample"] if screen else ["tour", str(TOUR)]


def run(arguments: Sequence[str]) -> int:
    screen = has_screen(os.environ)
    provide({**OFFSCREEN_LIBRARIES, **WINDOW_LIBRARIES} if screen else {})
    set_up()
    return call("-m", "lyuliang_desk", *program_arguments(arguments, screen))


def test(arguments: Sequence[str]) -> int:
    provide(OFFSCREEN_LIBRARIES)
    set_up()
    return call("-m", "pytest", *arguments, folder=ROOT, QT_QPA_PLATFORM="offscreen")


def setup(arguments: Sequence[str]) -> int:
    provide(OFFSCREEN_LIBRARIES)
    set_up()
    return 0


def check(arguments: Sequence[str]) -> int:
    setup(arguments)
    for step in ("ruff check .", "ruff format --check .", "mypy"):
        code = call("-m", *step.split(), folder=ROOT)
        if code:
            return code
    return test(arguments)


def messages(arguments: Sequence[str]) -> int:
    provide({})
    set_up()
    return call(ROOT / ".ci" / "messages.py", *arguments)


def lock(arguments: Sequence[str]) -> int:
    uv = shutil.which("uv")
    if uv is None:
        raise SetupFault("未找到 uv。", "(uv is missing; maintainers install it once)", "pip install uv")
    what = ["pip", "compile", "pyproject.toml", "--extra", "dev", "-o", LOCK.name]
    how = [
        "--universal",
        "--python-version=3.11",
        "--generate-hashes",
        "--no-emit-index-url",
        "--no-annotate",
    ]
    whole = [uv, *what, *how, *arguments]
    return subprocess.run(whole, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode


COMMANDS = {"run": run, "test": test, "setup": setup, "check": check, "messages": messages, "lock": lock}


def main(arguments: Sequence[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments and arguments[0] in ("-h", "--help", "help") else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except SetupFault as fault:
        say(fault.chinese, fault.english)
        if fault.paste:
            print(f"  {fault.paste}", file=sys.stderr)
        return 1
    except OSError as fault:
        say("无法继续：", f"{fault.strerror or fault} ({fault.filename or ROOT})")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
