"""The rules of the house that no other tool holds."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from mentordesk import errors, focus_words
from mentordesk.error_words import WORDS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "mentordesk"
TESTS = ROOT / "tests"
MIGRATIONS = SOURCE / "vault" / "migrations"

MODULE_LINES = 300
STATEMENTS = 30
PARAMETERS = 5
METHODS = 15

UNCOMPOSED = {
    "Material",
    "PeriodMaterial",
    "Choice",
    "compose",
    "compose_period",
    "Session",
    "Agenda",
    "Topic",
    "Note",
    "Idea",
    "Contribution",
    "Promise",
    "Person",
    "Aim",
}
"""What only the rules of a summary look at, before any format."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def modules(under: Path = SOURCE) -> list[Path]:
    return sorted(path for path in under.rglob("*.py") if MIGRATIONS not in path.parents)


@cache
def walked(path: Path) -> list[ast.AST]:
    return list(ast.walk(tree(path)))


def nodes(path: Path, kind: type) -> Iterator:
    return (node for node in walked(path) if isinstance(node, kind))


def place(path: Path, node: ast.AST | None = None) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def calls(path: Path, name: str) -> Iterator[ast.Call]:
    """Yield the calls of a function or method by its last name."""
    for call in nodes(path, ast.Call):
        called = call.func
        if getattr(called, "attr", getattr(called, "id", "")) == name:
            yield call


def none_of(found: Iterable[str]) -> None:
    listed = list(found)
    assert not listed, "\n".join(listed)


def test_a_module_has_room_for_one_idea():
    none_of(
        f"{place(path)} has {lines} lines"
        for path in modules()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MODULE_LINES
    )


def test_a_function_is_read_at_one_glance():
    none_of(
        f"{place(path, function)} {function.name} has {count} statements"
        for path in modules()
        for function in nodes(path, Function)
        if (count := _statements(function)) > STATEMENTS
    )


def test_a_function_asks_for_few_things():
    none_of(
        f"{place(path, function)} {function.name} has {count} parameters"
        for path in modules()
        for function in nodes(path, Function)
        if (count := _parameters(function)) > PARAMETERS and not _overrides(function)
    )


def test_a_class_does_few_things():
    none_of(
        f"{place(path, kind)} {kind.name} has {count} public methods"
        for path in modules()
        for kind in nodes(path, ast.ClassDef)
        if (count := sum(_is_public(part) for part in kind.body if isinstance(part, Function)))
        > METHODS
    )


def test_everything_public_says_what_it_is():
    none_of(
        f"{where} has no docstring"
        for path in modules()
        for where, node in _public(path)
        if not ast.get_docstring(node)
    )


def test_what_makes_a_summarys_file_sees_only_what_was_composed():
    seen, left = set(), [SOURCE / "export" / "formats.py"]
    while left:
        path = left.pop()
        if path.exists() and path not in seen:
            seen.add(path)
            left += [_module(name) for name, _ in _imported(path) if ".export." in name]
    assert {"pdf.py", "html.py", "markdown.py", "docx.py", "chapters.py"} <= {p.name for p in seen}
    none_of(
        f"{place(path)} sees {name} of {module}"
        for path in seen
        for module, name in _imported(path)
        if name in UNCOMPOSED or module.split(".")[1] in ("services", "models", "vault")
    )


def _module(name: str) -> Path:
    return SOURCE.joinpath(*name.split(".")[1:]).with_suffix(".py")


def _imported(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what a module takes from which module of ours."""
    for node in nodes(path, ast.ImportFrom):
        if (node.module or "").startswith("mentordesk."):
            yield from ((node.module, one.name) for one in node.names)


def test_each_known_error_has_its_words():
    known = list(_subclasses(errors.MentorDeskError))
    none_of(kind.__name__ for kind in known if kind not in WORDS)
    assert set(WORDS) == {errors.MentorDeskError, *known}


def test_each_reason_that_focus_gives_has_its_words():
    used = set(chain.from_iterable(_reasons(path) for path in modules(SOURCE / "focus")))
    assert {"no-display", "no-bus", "guard-stuck"} <= used
    assert not used - set(focus_words.WHY)


def test_each_promise_of_focus_has_its_words_at_each_level():
    levels = {level.upper(): level for level in ("yes", "partly", "asked", "no")}
    said = {
        (call.args[0].value, levels[call.args[1].attr])
        for path in modules(SOURCE / "focus")
        for call in calls(path, "Can")
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[1], ast.Attribute)
    }
    assert said
    assert not said - set(focus_words.CAN)


def test_the_window_never_waits():
    names = ("exec", "exec_", "processEvents", "sleep", "waitForFinished")
    none_of(
        f"{place(path, call)} calls {name}"
        for path in modules(SOURCE / "ui")
        for name in names
        for call in calls(path, name)
        if not _runs_the_program(call)
    )


def test_pdfium_is_called_in_one_place():
    """It stands no second thread, so all that calls it shares the lock of that place."""
    named = (
        (path, node, [alias.name for alias in node.names] + [getattr(node, "module", "")])
        for path in modules()
        for node in chain(nodes(path, ast.Import), nodes(path, ast.ImportFrom))
    )
    none_of(
        f"{place(path, node)} imports PDFium"
        for path, node, names in named
        if any((name or "").startswith("pypdfium2") for name in names)
        and path != SOURCE / "export" / "pdf_pages.py"
    )


def test_words_to_translate_are_whole():
    none_of(
        f"{place(path, call)} translates an f-string"
        for path in modules()
        for name in ("tr", "translate", "_tr")
        for call in calls(path, name)
        if any(isinstance(part, ast.JoinedStr) for given in call.args for part in ast.walk(given))
    )


def test_errors_are_caught_by_their_names():
    allowed = {SOURCE / "app.py", SOURCE / "ui" / "tasks.py"}
    none_of(
        f"{place(path, caught)} catches everything"
        for path in modules()
        if path not in allowed
        for caught in nodes(path, ast.ExceptHandler)
        if _catches_everything(caught) and not _raises_again(caught)
    )


def test_colours_stand_in_one_place_for_each_medium():
    allowed = {SOURCE / "ui" / "tokens.py", SOURCE / "export" / "colours.py"}
    colour = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b")
    none_of(
        f"{place(path, text)} {text.value!r}"
        for path in modules()
        if path not in allowed
        for text in nodes(path, ast.Constant)
        if isinstance(text.value, str) and colour.fullmatch(text.value)
    )
    none_of(
        f"{place(path)} {found.group()}"
        for path in (ROOT / "resources" / "style").glob("*.qss")
        for found in colour.finditer(path.read_text(encoding="utf-8"))
    )


def test_the_program_talks_to_nobody_outside_this_computer():
    network = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "asyncio"}
    network |= {"requests", "httpx", "aiohttp", "PySide6.QtNetwork", "socketserver"}
    allowed = {
        SOURCE / "ui" / "single.py": {"PySide6.QtNetwork"},
        SOURCE / "ui" / "called.py": {"socket"},  # a pair of its own, to be woken by a signal
        SOURCE / "display.py": {"socket"},  # the compositor's, on this computer
    }
    none_of(
        f"{place(path)} imports {name}"
        for path in modules()
        for name in _imports(path)
        if _is_of(name, network)
        and not _is_of(name, allowed.get(path, set()))
        and not (name == "socket" and path.parent == SOURCE / "focus")
    )


def test_platforms_of_focus_are_chosen_in_one_place():
    own = {path.stem for path in modules(SOURCE / "focus") if path.stem.startswith("x11")}
    assert own
    none_of(
        f"{place(path)} imports {name}"
        for path in modules()
        if path.name != "select.py" and not path.stem.startswith("x11")
        for name in _imports(path)
        if name.removeprefix("mentordesk.focus.").split(".")[0] in own
    )


def test_tests_use_the_real_thing():
    none_of(
        f"{place(path)} imports {name}"
        for path in modules(TESTS)
        for name in _imports(path)
        if "mock" in name.lower()
    )


@pytest.mark.parametrize("folder", ["src", "tests", "resources", "packaging", "docs", "."])
def test_nothing_names_the_computer_it_was_written_on(folder):
    homes = ("work", "root", "home/[a-z]+", "Users/[A-Za-z]+")
    machine = re.compile(rf"(?<![\w.}}])/({'|'.join(homes)})/\w|shared[/]design")
    none_of(
        f"{path.relative_to(ROOT)}:{number} {line.strip()[:90]}"
        for path in _texts(ROOT / folder, deep=folder != ".")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if machine.search(line)
    )


def _statements(function: Function) -> int:
    """Count statements as the linter does, without those of functions inside."""
    count = 0
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Function | ast.ClassDef):
            continue
        count += isinstance(node, ast.stmt)
        waiting += ast.iter_child_nodes(node)
    return count - (ast.get_docstring(function) is not None)


def _parameters(function: Function) -> int:
    given = function.args
    names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def _overrides(function: Function) -> bool:
    return any(getattr(mark, "id", "") == "override" for mark in function.decorator_list)


def _runs_the_program(call: ast.Call) -> bool:
    return ast.unparse(call.func) in {"app.exec", "QApplication.exec"}


def _is_public(node: ast.AST) -> bool:
    return not getattr(node, "name", "_").startswith("_")


def _public(path: Path) -> Iterator[tuple[str, ast.Module | ast.ClassDef | Function]]:
    yield place(path), tree(path)
    waiting: list[ast.AST] = list(tree(path).body)
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Function | ast.ClassDef) or not _is_public(node):
            continue
        if isinstance(node, ast.ClassDef):
            waiting += node.body
        elif _overrides(node):
            continue
        yield f"{place(path, node)} {node.name}", node


def _subclasses(kind: type) -> Iterator[type]:
    for sub in kind.__subclasses__():
        yield sub
        yield from _subclasses(sub)


def _reasons(path: Path) -> Iterator[str]:
    """Yield the names of reasons that a module of focus gives."""
    given: list[ast.expr] = [word for call in calls(path, "Can") for word in call.args[2:3]]
    for name in ("Can", "Outcome"):
        for call in calls(path, name):
            given += [one.value for one in call.keywords if one.arg in {"why", "notes"}]
    yield from chain.from_iterable(map(_literal, given))


def _literal(given: ast.expr) -> Iterator[str]:
    """Yield the texts that an expression can be, as far as it says so itself."""
    match given:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.BoolOp(values=parts):
            yield from chain.from_iterable(map(_literal, parts))
        case ast.IfExp(body=one, orelse=other):
            yield from (*_literal(one), *_literal(other))


def _catches_everything(caught: ast.ExceptHandler) -> bool:
    if caught.type is None:
        return True
    names = {getattr(node, "id", "") for node in ast.walk(caught.type)}
    return bool(names & {"Exception", "BaseException"})


def _raises_again(caught: ast.ExceptHandler) -> bool:
    last = caught.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _imports(path: Path) -> Iterator[str]:
    for node in nodes(path, ast.Import):
        yield from (name.name for name in node.names)
    for node in nodes(path, ast.ImportFrom):
        yield node.module or ""
        yield from (f"{node.module}.{name.name}" for name in node.names)


def _is_of(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def _texts(folder: Path, *, deep: bool) -> Iterator[Path]:
    kinds = {".py", ".md", ".toml", ".txt", ".qss", ".typ", ".sh", ".spec", ".yml", ".desktop", ""}
    found = folder.rglob("*") if deep else folder.glob("*")
    for path in found:
        # Samples are real texts of other people's programs, in their own encodings.
        left_out = {"__pycache__", "samples"} & set(path.parts)
        if path.is_file() and path.suffix in kinds and not left_out:
            yield path
