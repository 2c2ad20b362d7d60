"""What the documentation shows is what happens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from console import PAGES, ROOT, Command, agrees, blocks, commands, place, run
from typer.main import get_command

SHOWING = [page for page in PAGES if page.exists() and any(commands(page.read_text(encoding="utf-8")))]
WRITTEN = [page for page in PAGES if page.exists()]

# Commands that a reader types and no test may run: they install, or run what runs this test.
TYPED = re.compile(
    r"(?:make [a-z]+(?: \w+=\S+)?|\.ci/run|git clone \S+.*|cd \w+|pip install \S+|python3?(?:\.\d+)? -m venv \S+"
    r"|(?:export )?(?:ENDUSE_\w+=\S+ ?)+(?:make [a-z]+)?|(?:\.venv/bin/)?python -m (?:evaluation|benchmarks)[^|;&]*"
    r"|(?:\.venv/bin/)?mkdocs serve|read -rs ENDUSE_\w+ && export ENDUSE_\w+"
    r"|enduse read [^|;&]*--reader chat[^|;&]*|enduse (?:serve|mcp) [^|;&]*)(?:\s+#.*)?"
)


def python(page: Path) -> str:
    return "\n".join(block.body for block in blocks(page.read_text(encoding="utf-8")) if block.language == "python")


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: page.name)
def test_commands_print_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    folder = place(tmp_path / "page")
    wrong = []
    for command in commands(page.read_text(encoding="utf-8")):
        printed = run(command, folder)
        if not agrees(command.output, printed):
            shown = "\n".join(printed)
            wrong.append(
                f"{page.name}:{command.line}: $ {command.text}\nprints now (`make refresh` writes it down)\n{shown}"
            )
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_commands_that_are_not_run_are_known(page: Path) -> None:
    strange = [
        f"{page.name}:{block.line}: {line}"
        for block in blocks(page.read_text(encoding="utf-8"))
        if block.language in ("sh", "bash", "shell")
        for line in block.body.splitlines()
        if line and not line.startswith("#") and not TYPED.fullmatch(line)
    ]
    assert strange == []


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_targets_named_can_be_made(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("page", [page for page in WRITTEN if python(page)], ids=lambda page: page.name)
def test_python_shown_can_be_run(page: Path, tmp_path: Path) -> None:
    script = python(page)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=place(tmp_path / "page"), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    broken = [link for link in links if "://" not in link and not (page.parent / link.partition("#")[0]).exists()]
    assert broken == []


def test_every_command_and_option_is_documented() -> None:
    from enduse.cli.app import app

    told = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    group = get_command(app)
    missing = [
        f"enduse {name} {option}"
        for name, command in group.commands.items()  # type: ignore[attr-defined]
        for option in (
            "",
            *(opt for given in command.params if given.param_type_name == "option" for opt in given.opts),
        )
        if (option or f"enduse {name}") not in told
    ]
    assert missing == []


def test_every_exit_code_is_documented() -> None:
    from enduse.cli.command import EXIT_CODES

    told = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [code for code in re.findall(r"\b(\d) ", EXIT_CODES) if f"| {code} |" not in told] == []


def test_every_page_is_on_the_site() -> None:
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [page.name for page in sorted((ROOT / "docs").glob("*.md")) if page.name not in nav] == []


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb", "a\nb", True),
        ("a", "a\nb", False),
        ("a\n...", "a\nb\nc", True),
        ("a\n...\nc", "a\nc", True),
        ("a\n...\nd", "a\nb\nc", False),
        ("a.c", "abc", False),
        ("", "a", False),
    ],
)
def test_what_counts_as_the_same_output(shown: str, printed: str, same: bool) -> None:
    assert agrees(tuple(shown.splitlines()), tuple(printed.splitlines())) is same


def test_a_session_is_taken_apart() -> None:
    page = "text\n\n```console\n$ echo one\none\n$ cat <<E\n> two\n> E\ntwo\n```\n\n```sh\nmake demo\n```\n"
    assert list(commands(page)) == [Command("echo one", ("one",), 4), Command("cat <<E\ntwo\nE", ("two",), 6)]


def test_a_session_begins_with_a_command() -> None:
    with pytest.raises(ValueError, match="line 2"):
        list(commands("```console\none\n```\n"))
