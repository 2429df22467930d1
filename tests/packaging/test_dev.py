"""The two commands of a checkout: what they ask of the system, the lock and the environment."""

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
DEV = ROOT / "packaging" / "dev.py"
LOCK = ROOT / "packaging" / "lock.txt"
PROJECT = ROOT / "pyproject.toml"

# A project that pip can install in place without a network: it is its own build backend.
BACKEND = """
import zipfile

FILES = {
    "small.py": "answer = 42",
    "small-1.0.dist-info/METADATA": "Metadata-Version: 2.1\\nName: small\\nVersion: 1.0\\n",
    "small-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\\nTag: py3-none-any\\n",
    "small-1.0.dist-info/RECORD": "",
}

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "small-1.0-py3-none-any.whl"
    with zipfile.ZipFile(folder + "/" + name, "w") as wheel:
        for path, content in FILES.items():
            wheel.writestr(path, content)
    return name

def build_wheel(*arguments):
    raise NotImplementedError
"""


def part(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"dev_{name}", DEV.with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(DEV), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def pinned() -> dict[str, list[str]]:
    """Return each requirement of the lock with the hashes that follow it."""
    found: dict[str, list[str]] = {}
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if name := re.match(r"([A-Za-z0-9][\w.-]*)==", line):
            hashes = found[canonical(name[1])] = []
        elif "--hash=" in line:
            hashes.append(line)
    return found


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> list[str]:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    tests = project["project"]["optional-dependencies"]["test"]
    return [*project["project"]["dependencies"], *tests, *project["build-system"]["requires"]]


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "lock.txt").write_text("# nothing is needed\n")
    (tmp_path / "backend.py").write_text(BACKEND)
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "small"\nversion = "1.0"\n'
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
    )
    return tmp_path


def test_help_names_each_command_and_ends_well():
    shown = dev("--help")
    assert shown.returncode == 0
    for verb in ("run", "test", "check", "lock", "--yes"):
        assert verb in shown.stdout


@pytest.mark.parametrize("arguments", [(), ("tset",), ("--yes", "run")])
def test_wrong_use_shows_the_help_and_ends_with_two(arguments):
    shown = dev(*arguments)
    assert shown.returncode == 2
    assert "packaging/dev.py run" in shown.stderr
    assert shown.stdout == ""


def test_every_requirement_is_pinned_with_a_hash():
    assert len(pinned()) > 20
    assert [name for name, hashes in pinned().items() if not hashes] == []


def test_the_lock_names_no_host_and_no_path_of_a_machine():
    text = LOCK.read_text(encoding="utf-8")
    assert re.findall(r"://|--(?:extra-)?index|--find-links|@ file|/home/|/root/", text) == []


def test_the_lock_holds_every_dependency_and_what_builds_the_checkout():
    names = {canonical(re.match(r"[\w.-]+", requirement)[0]) for requirement in declared()}
    assert (names | {"editables"}) - pinned().keys() == set()


def test_each_dependency_says_why_it_is_there():
    lines = PROJECT.read_text(encoding="utf-8").splitlines()
    first = lines.index("dependencies = [") + 1
    dependencies = lines[first : lines.index("]", first)]
    assert len(dependencies) > 10
    assert [line for line in dependencies if not re.search(r'",\s+# \w+', line)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="system packages are a matter of Linux")
def test_a_missing_library_program_or_file_names_its_package_once():
    group = {
        "libraries": {"libc.so.6": "libc6", "libnowhere.so.9": "nowhere", "libnot.so.1": "nowhere"},
        "programs": {"sh": "dash", "no-such-program": "no-program"},
        "files": {"/": "base-files", "/no/such/file": "no-file"},
    }
    assert part("needs").missing([group]) == ["nowhere", "no-program", "no-file"]


def test_the_install_line_asks_for_administrator_rights_only_when_they_lack():
    steps = part("needs").steps
    assert steps(["xvfb"], sudo=True)[1][:3] == ["sudo", "apt-get", "install"]
    assert steps(["xvfb"], sudo=False)[1][0] == "apt-get"


@pytest.mark.skipif(sys.platform != "linux", reason="system packages are a matter of Linux")
def test_without_consent_nothing_is_installed_and_the_exact_line_is_shown(tmp_path, capfd):
    if shutil.which("apt-get") is None:
        pytest.skip("not a Debian or Ubuntu")
    needs = part("needs")
    table = tmp_path / "needs.toml"
    table.write_text('[run.libraries]\n"libnowhere.so.9" = "nowhere"\n[test]\nlibraries = {}\n')
    with pytest.raises(needs.UnmetError):
        needs.meet(table, "run", agreed=False)
    assert "apt-get install --yes --no-install-recommends nowhere" in capfd.readouterr().out


def test_the_browser_is_wanted_for_tests_and_where_it_is_a_package():
    kinds = part("needs").kinds
    assert kinds("run", "debian") == ["run"]
    assert kinds("test", "debian") == ["run", "test", "debian"]
    assert kinds("test", "ubuntu") == kinds("test", "") == ["run", "test"]


def test_rare_desktops_are_wanted_by_their_own_command_alone(monkeypatch, capfd):
    monkeypatch.syspath_prepend(DEV.parent)
    jobs, asked = part("jobs"), []
    monkeypatch.setattr(jobs.needs, "meet", lambda _, verb, **__: asked.append(verb))
    monkeypatch.setattr(jobs.Environment, "prepare", lambda _: None)
    monkeypatch.setattr(jobs, "_call", lambda _, command: asked.append(command) or 0)
    assert jobs.start(ROOT, "test", ["--yes", "--desktops", "-k", "i3"]) == 0
    assert asked[:2] == ["test", "desktops"]
    assert asked[2][:5] == ("pytest", "-m", "desktops", "-n", "0")
    assert asked[2][-2:] == ("-k", "i3")
    assert part("needs").kinds("desktops", "debian") == ["desktops"]

    def lacking(_, verb, **__):
        if verb == "desktops":
            raise jobs.needs.UnmetError("mutter is not here.")

    monkeypatch.setattr(jobs.needs, "meet", lacking)
    assert jobs.start(ROOT, "test", ["--desktops", "-x"]) == 0
    assert "mutter is not here.\nGoing on" in capfd.readouterr().out


def test_each_package_name_is_one_that_debian_allows():
    groups = tomllib.loads(DEV.with_name("needs.toml").read_text(encoding="utf-8"))
    names = [p for group in groups.values() for kind in group.values() for p in kind.values()]
    assert len(names) > 20
    assert [name for name in names if not re.fullmatch(r"[a-z0-9][a-z0-9+.-]+", name)] == []


def test_many_tests_run_side_by_side_and_what_is_measured_runs_alone(monkeypatch):
    monkeypatch.syspath_prepend(DEV.parent)
    workers = part("jobs").workers
    for cores, side_by_side in ((None, 3), (1, 3), (4, 6), (64, 8)):
        monkeypatch.setattr("os.cpu_count", lambda cores=cores: cores)
        assert workers(["-q", "tests/vault"]) == side_by_side
    assert workers(["-m", "benchmark"]) == 0
    assert workers(["tests/benchmarks"]) == 0


@pytest.mark.timeout(240)
def test_an_environment_is_made_anew_after_a_kill_and_then_only_brought_up_to_date(small_project):
    parts = part("environment")
    environment = parts.Environment(small_project)
    stamp = environment.folder / "mentordesk-set-up.json"
    lock = small_project / "packaging" / "lock.txt"
    half_made = environment.folder / "lib" / "half-made"
    half_made.mkdir(parents=True)

    environment.prepare()
    assert not half_made.exists()
    assert subprocess.call([environment.python, "-c", "import small"]) == 0

    ready, made = stamp.stat().st_mtime_ns, made_at(environment.python)
    environment.prepare()
    assert stamp.stat().st_mtime_ns == ready

    lock.write_text("# another lock\n")
    environment.prepare()
    assert stamp.stat().st_mtime_ns > ready
    assert made_at(environment.python) == made

    lock.write_text("unhashed==1.0\n")
    with pytest.raises(parts.SetupError, match="--require-hashes"):
        environment.prepare()
    assert not stamp.exists()


def made_at(path: Path) -> int:
    return path.stat(follow_symlinks=False).st_mtime_ns


def test_each_dependency_stands_in_the_list_of_licences():
    listed = canonical((ROOT / "docs" / "third-party.md").read_text(encoding="utf-8"))
    names = {canonical(re.match(r"[\w.-]+", requirement)[0]) for requirement in declared()}
    assert [name for name in sorted(names) if name not in listed] == []
