"""The whole command on a list of four, with a matcher that counts words in common."""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from enduse.model.entity import Entity
from enduse.model.errors import InputError
from enduse.model.match import Match, Query
from evaluation.names import __main__ as command
from evaluation.names import material, ours, peer
from evaluation.names.cases import Case, Hit
from evaluation.names.parties import Listed
from evaluation.names.tables import Pair

NAMES = {
    "ofac-1": ("Person", ("DOLGOV, Sergei Ivanovich", "Grey Wolf")),
    "ofac-2": ("Person", ("BA, Ann",)),
    "el-1": ("LegalEntity", ("Northern River Shipyard", "NRS")),
    "ofac-3": ("LegalEntity", ("Northern River Shipyard",)),
}
LIST = [
    *(Entity(key, schema, {"name": names[:1], "alias": names[1:]}) for key, (schema, names) in NAMES.items()),
    Entity("sanction-1", "Sanction", {"program": ("X",)}),
]


class Counting:
    """The share of words two names have in common, of all words in either; equals in the order of the list."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.names = {entity.id: [*entity.get("name"), *entity.get("alias")] for entity in entities}

    def score(self, query: Query, entity_id: str) -> Match:
        asked = set(re.findall(r"\w+", query.names[0].lower()))
        words = [set(re.findall(r"\w+", name.lower())) for name in self.names[entity_id]]
        score = max((len(asked & own) / len(asked | own) for own in words), default=0.0)
        return Match(entity_id, "", "", (), score, match=True)

    def screen(self, queries: Sequence[Query], *, threshold: float, limit: int) -> list[tuple[Match, ...]]:
        return [self.one(query, threshold)[:limit] for query in queries]

    def one(self, query: Query, threshold: float) -> tuple[Match, ...]:
        matches = [self.score(query, key) for key in self.names]
        return tuple(sorted((m for m in matches if m.score and m.score >= threshold), key=lambda m: -m.score))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(material, "entities", lambda _: LIST)
    monkeypatch.setattr(ours, "built", Counting)
    monkeypatch.setenv("ENDUSE_SHARED", str(tmp_path / "absent"))
    (tmp_path / "yes.csv").write_text(
        "group,type,query_name,target_id\n"
        "xreal_un,Person,Sergei Dolgov,ofac-1\n"
        "xreal_un,Organization,Northern River Shipyard,ofac-3\n"
        "xreal_un_orig,Person,Сергей Долгов,ofac-1\n"
        "unheard,Person,Ann B,ofac-2\n"
    )
    (tmp_path / "no.csv").write_text('full_name\nAnn Day\nSergei Cox\nMary Moe\n"ann, BA"\n"BA, ann"\n')
    (tmp_path / "near.csv").write_text(
        "query_name,negative_class\nAnn Dolgov,cross\nSergei Ivanovich Dolgov Cox,swap\n"
    )
    return tmp_path


def arguments(folder: Path, *more: str) -> list[str]:
    files = [
        "--positives",
        f"{folder}/yes.csv",
        "--negatives",
        f"{folder}/no.csv",
        "--near-misses",
        f"{folder}/near.csv",
    ]
    return [*files, "--lists", "any.json", "--variants", "0", "--no-cost", "--threshold", "0.5", "--loss", "3", *more]


def test_the_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(arguments(folder, "--curve")) == 0
    told = re.sub(" +", " ", capsys.readouterr().out)
    assert "4 parties on the lists" in told
    # "BA, ann" is "BA, Ann" but for case; "ann, BA" is not, and stays.
    assert "no.csv 4 of 5, 1 left out as names of listed parties" in told
    # "ann, BA" alerts with score 1, so no bar below 1 lets fewer than one in two hundred alert.
    assert "false alarms at most 0.5% score above 1.000 (0.00% of 4)" in told
    assert "real cross-list (2) 0.000 0.000 0.000 1.000" in told
    assert "original script (1) 0.000 0.000 0.000 0.000" in told
    assert "typos/evasion (1) 0.000 0.000 0.000 1.000" in told
    assert "unheard (1)" in told
    assert "peer not installed" in told
    assert "loss of the index 0.0000" in told
    assert "recall at 1 (twins forgiven) by false-alarm rate" in told


def test_the_numbers(folder: Path) -> None:
    (folder / "no.csv").write_text("full_name\nMary Moe\nAnn Day\n")
    assert command.main(arguments(folder, "--json", str(folder / "told.json"))) == 0
    told = json.loads((folder / "told.json").read_text())
    sheet = told["sheets"][0]
    strict = sheet["readings"][0]
    assert strict["bar"]["above"] == 0.5
    # Two listings of one shipyard: the other one is listed first.
    real = strict["headings"]["real cross-list"]
    assert (real["asked"], real["first"], real["tied"], real["twinned"], real["found"]) == (2, 1, 1, 2, 2)
    assert strict["near"] == 0.5
    assert strict["near_kinds"] == {"cross": 0.0, "swap": 1.0}
    assert (sheet["at_default"]["right"], sheet["at_default"]["wrong"], sheet["at_default"]["missed"]) == (1, 1, 3)
    assert told["cost"] is None
    assert told["loss"]["names"] == 3


def test_only_some_parties(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(arguments(folder, "--only", "ofac-")) == 0
    assert "3 parties on the lists" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--only", "un-"], "the lists hold no party"),
        (["--positives", "absent.csv"], "absent.csv: cannot be read"),
        (["--negatives", "absent.json"], "absent.json: cannot be read"),
        (["--pairs", "absent.csv"], "absent.csv: cannot be read"),
        (["--peer", "/absent/python"], "--peer /absent/python: cannot be run"),
    ],
)
def test_what_cannot_be_measured_is_told_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], more: list[str], told: str
) -> None:
    assert command.main(arguments(folder, *more)) == 3
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1


def test_targets_of_another_list_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "yes.csv").write_text("group,query_name,target_id\ng,Ann Ba,un-7\n")
    assert command.main(arguments(folder)) == 3
    assert "un-7" in capsys.readouterr().err


def test_without_files_it_says_what_to_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) != 0
    assert "--lists" in capsys.readouterr().err


def test_without_innocent_names_no_bar_can_be_set(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([*arguments(folder), "--negatives", f"{folder}/near.csv"]) == 3
    assert "--negatives" in capsys.readouterr().err


# ---- The peer answers through another interpreter.


def interpreter(folder: Path, script: str) -> str:
    """A program that is called as the peer's interpreter is."""
    path = folder / "python"
    path.write_text(f"#!{sys.executable}\nimport json, sys\n{script}\n")
    path.chmod(0o755)
    return str(path)


def asked(python: str) -> peer.Peer:
    parties = [Listed("a", "Person", ("Ann Ba",)), Listed("b", "Person", ("Bo",))]
    found = [(Hit("b", 0.5), Hit("elsewhere", 0.4))]
    return peer.answered(
        python, parties, [Case("Ann", None, "g")], [Pair("g", "Person", "x", "y", is_match=True)], found
    )


def test_the_peer_is_asked_and_heard(tmp_path: Path) -> None:
    echo = (
        "asked = json.load(sys.stdin)\n"
        "assert asked['candidates'] == [[1]] and asked['queries'] == [['Ann', None]]\n"
        "print(json.dumps({'version': '1', 'answers': [[['a', 0.5]]], 'pairs': [1], 'compared': 2, 'index_seconds': 1,"
        " 'blocking_seconds': 0.5, 'comparing_seconds': 1.5, 'peak_mb': 9}))"
    )
    told = asked(interpreter(tmp_path, echo))
    assert told.answers == [(Hit("a", 0.5),)]
    assert (told.pairs, told.cpu_seconds, told.version) == ([1.0], 2.0, "1")


@pytest.mark.parametrize("script", ["print('x')", "print('{}')", "print('[]')", "sys.exit('no module')", "sys.exit(1)"])
def test_a_peer_that_fails_is_told_in_one_line(tmp_path: Path, script: str) -> None:
    with pytest.raises(InputError, match="nomenklatura") as caught:
        asked(interpreter(tmp_path, script))
    assert "\n" not in str(caught.value)


def test_the_interpreter_given_wins() -> None:
    assert peer.interpreter("given") == "given"
