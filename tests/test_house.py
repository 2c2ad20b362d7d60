"""The rules of the house that no linter knows; an exception stands here with its reason and may only shrink."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "enduse"
FILES = sorted(PACKAGE.rglob("*.py"))
TABLES = sorted(PACKAGE.rglob("*.csv"))

FILE_LINES = 350
FUNCTION_LINES = 60

LONG_FILES: Mapping[str, int] = {}
LONG_FUNCTIONS: Mapping[str, int] = {}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, Function):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            yield f"{name(path)}:{node.name}", (node.end_lineno or node.lineno) - first + 1


def overlong(found: Mapping[str, int], limit: int, allowed: Mapping[str, int]) -> list[str]:
    """What is longer than its limit, and exceptions that are no longer needed or no longer that long."""
    grown = [f"{what} has {size} lines" for what, size in found.items() if size > allowed.get(what, limit)]
    spare = [
        f"{what} may have {size} lines and has {found.get(what, 0)}: lower or remove its exception"
        for what, size in allowed.items()
        if found.get(what, 0) <= limit
    ]
    return grown + spare


def test_no_file_is_too_long() -> None:
    assert overlong({name(path): lines(path) for path in FILES}, FILE_LINES, LONG_FILES) == []


def test_no_function_is_too_long() -> None:
    assert overlong(dict(each for path in FILES for each in functions(path)), FUNCTION_LINES, LONG_FUNCTIONS) == []


def test_the_median_file_is_short() -> None:
    sizes = sorted(lines(path) for path in FILES)
    assert sizes[len(sizes) // 2] < 90


@pytest.mark.parametrize(
    ("found", "allowed", "troubles"),
    [
        ({"a": 10}, {}, 0),
        ({"a": 11}, {}, 1),
        ({"a": 15}, {"a": 15}, 0),
        ({"a": 16}, {"a": 15}, 1),
        ({"a": 10}, {"a": 15}, 1),
        ({}, {"a": 15}, 1),
    ],
)
def test_an_exception_holds_only_as_long_as_it_is_needed(
    found: dict[str, int], allowed: dict[str, int], troubles: int
) -> None:
    assert len(overlong(found, 10, allowed)) == troubles


# A name that says nothing draws everything to it.
@pytest.mark.parametrize(
    "word", ["utils", "util", "helpers", "helper", "manager", "process", "data", "info", "misc", "common"]
)
def test_no_module_has_a_name_that_says_nothing(word: str) -> None:
    parts = {part for path in PACKAGE.rglob("*") for part in re.split(r"[_.]", path.name) if path.suffix in ("", ".py")}
    assert word not in parts


def test_no_class_or_function_is_a_helper_or_manager() -> None:
    vague = re.compile(r"(?:^|_|[a-z])(?:[Uu]tils?|[Hh]elpers?|[Mm]anager)(?:_|$|[A-Z])")
    named = [
        f"{name(path)}: {node.name}"
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, Function | ast.ClassDef) and vague.search(node.name)
    ]
    assert named == []


# ---- Knowledge is data, and data says where it comes from and when.


def head(table: Path) -> str:
    told = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        told.append(line)
    return " ".join(told)


def sources_row(table: Path) -> str:
    folder = next((parent for parent in table.parents if (parent / "SOURCES.md").exists()), None)
    if folder is None or not folder.is_relative_to(PACKAGE):
        return ""
    return " ".join(
        line
        for line in (folder / "SOURCES.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("|") and f"`{table.name}`" in line
    )


def test_there_are_tables() -> None:
    assert len(TABLES) > 40


@pytest.mark.parametrize("table", TABLES, ids=name)
def test_a_table_says_what_it_is_in_its_head(table: Path) -> None:
    assert len(head(table)) > 20


@pytest.mark.parametrize("table", TABLES, ids=name)
def test_a_table_has_a_date(table: Path) -> None:
    assert re.search(r"\b20[0-4]\d\b", head(table) + sources_row(table))


@pytest.mark.parametrize("table", TABLES, ids=name)
def test_a_table_has_a_source(table: Path) -> None:
    told = head(table) + sources_row(table)
    assert sources_row(table) or re.search(r"\b(?:sources?|after|compiled|fitted|written)\b", told, re.IGNORECASE)


# ---- Only the command line speaks, ends the process and looks around.


LIBRARY = [path for path in FILES if not path.is_relative_to(PACKAGE / "cli")]
SPEAKS = {"print", "input", "breakpoint", "exit", "quit", "sys.exit", "os._exit", "os.getenv", "logging.basicConfig"}
LOOKS = {"os.environ", "os.environb", "sys.stdout", "sys.stderr", "sys.argv"}

OUTSPOKEN: Mapping[str, str] = {
    "case/worker.py": "a process of its own: sets the threads of its numpy, ends at once when told to",
}


def loud(path: Path) -> list[str]:
    calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    reads = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)]
    names = [(ast.unparse(call), call.lineno) for call in calls if ast.unparse(call) in SPEAKS]
    names += [(ast.unparse(read), read.lineno) for read in reads if ast.unparse(read) in LOOKS]
    names += [
        (f"from {node.module} import {alias.name}", node.lineno)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module in ("os", "sys")
        for alias in node.names
        if f"{node.module}.{alias.name}" in SPEAKS | LOOKS
    ]
    return [f"{name(path)}:{line}: {what}" for what, line in names]


def test_the_library_neither_prints_nor_exits_nor_reads_the_environment() -> None:
    assert [told for path in LIBRARY if name(path) not in OUTSPOKEN for told in loud(path)] == []


def test_the_look_for_loud_code_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", tmp_path)
    shouting = tmp_path / "shouting.py"
    shouting.write_text("import os, sys\nfrom os import environ\nprint(os.environ['HOME'])\nsys.exit(1)\n")
    assert len(loud(shouting)) == 4


# ---- Floors and cold starts.


def test_imports_point_one_way() -> None:
    script = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    told = subprocess.run(
        [sys.executable, "-c", script, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert "0 broken" in told.stdout


HEAVY = (
    "spacy",
    "thinc",
    "numpy",
    "typer",
    "rich",
    "jinja2",
    "trafilatura",
    "lxml",
    "pypdfium2",
    "dateparser",
    "httpx",
)


def imported_after(statement: str) -> set[str]:
    script = f"import sys\n{statement}\nsys.stderr.write(' '.join(sys.modules))"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(told.stderr.split())


@pytest.mark.parametrize("package", ["enduse", "enduse.model"])
def test_importing_costs_nothing(package: str) -> None:
    assert not imported_after(f"import {package}") & set(HEAVY)


def test_help_loads_no_language_pipeline() -> None:
    asked = "from enduse.cli.app import run\nassert run(['--help']) == 0"
    assert not imported_after(asked) & {"spacy", "thinc", "numpy", "jinja2", "trafilatura", "pypdfium2", "dateparser"}


# ---- The pages of the project.


def test_no_path_of_one_machine_is_told() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    if not any(tracked):
        pytest.skip("not a git checkout")
    told = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/\w+/\w")
    pages = [ROOT / path for path in tracked if path.endswith((".md", ".toml", ".yml", ".py", ".csv", "Makefile"))]
    assert [page.name for page in pages if page.exists() and told.search(page.read_text(encoding="utf-8"))] == []
