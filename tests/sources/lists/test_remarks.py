"""OFAC's remarks, clause by clause, as they stand on the SDN list."""

import pytest

from enduse.sources.lists.ofac_remarks import Clause, clause_of, clauses, joined


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("DOB circa 1951", Clause("DOB", "circa 1951")),
        ("alt. DOB 1936", Clause("DOB", "1936")),
        ("POB Mashhad, Iran.", Clause("POB", "Mashhad, Iran")),
        ("nationality Korea, North", Clause("nationality", "Korea, North")),
        ("Gender Male.", Clause("Gender", "Male")),
        ("Passport A00000604 (Nicaragua) issued 19 Jun 2013 expires 19 Jun 2023",
         Clause("Passport", "A00000604", "Nicaragua", "19 Jun 2013", "19 Jun 2023")),
        ("Passport 472220033 (Korea, North)", Clause("Passport", "472220033", "Korea, North")),
        ("Passport Z3079423 (India) expires 01 Jan 2026 to 31 Dec 2026",
         Clause("Passport", "Z3079423", "India", "", "01 Jan 2026 to 31 Dec 2026")),
        ("Passport 4117921 issued under the name Dilawar Khan",
         Clause("Passport", "4117921", "", "under the name Dilawar Khan")),
        ("alt. Passport 19820215", Clause("Passport", "19820215")),
        ("Registration Number HRA 738077 (Stuttgart) (Germany)",
         Clause("Registration Number", "HRA 738077 (Stuttgart)", "Germany")),
        ("Vessel Registration Identification IMO 9187629", Clause("Vessel Registration Identification", "IMO 9187629")),
        ("Digital Currency Address - XBT 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h",
         Clause("Digital Currency Address - XBT", "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h")),
        ("Linked To: CONSORCIO LUNALO, S.A. DE C.V.", Clause("Linked To:", "CONSORCIO LUNALO, S.A. DE C.V.")),
        ("a.k.a. 'BNC'.", Clause("a.k.a.", "'BNC'")),
        ("D-U-N-S Number 542957624", Clause("D-U-N-S Number", "542957624")),
        ("Listing Date (EO 14024 Directive 2): 24 Feb 2022",
         Clause("Listing Date (EO 14024 Directive 2):", "24 Feb 2022")),
        ("C.U.R.P. AIMM67125HCHRRG06 (Mexico) issued 1968.",
         Clause("C.U.R.P.", "AIMM67125HCHRRG06", "Mexico", "1968")),
    ],
)  # fmt: skip
def test_a_clause_comes_apart(words: str, clause: Clause) -> None:
    found = clause_of(words)
    assert found is not None
    assert (found.kind.rstrip("."), *found[1:]) == (clause.kind.rstrip("."), *clause[1:])


@pytest.mark.parametrize(
    "words",
    [
        "Member of the State Duma of the Federal Assembly of the Russian Federation.",
        "Dobrynin Street office",  # begins with DOB, and is none
        "Genderless",
        "arrested 30 Sep 2002",
        "all offices worldwide",
        "Passports were revoked",
        "Passport issued in Sarajevo, Bosnia-Herzegovina",
        "",
        ";",
    ],
)
def test_words_of_no_kind_are_no_clause(words: str) -> None:
    assert clause_of(words) is None


def test_a_semicolon_in_brackets_parts_nothing() -> None:
    assert list(clauses("DOB 1962; Passport A1 (Iran; old); Gender Male.")) == [
        "DOB 1962", "Passport A1 (Iran; old)", "Gender Male.",
    ]  # fmt: skip


def test_a_bracket_around_clauses_is_taken_off() -> None:
    assert list(clauses("All offices; (Linked To: A (B), C; Linked To: D).")) == [
        "All offices", "Linked To: A (B), C", "Linked To: D",
    ]  # fmt: skip


def test_a_bracket_that_never_closes_swallows_nothing() -> None:
    assert list(clauses("DOB 1962; POB Kabul (old; Gender Male")) == ["DOB 1962", "POB Kabul (old", "Gender Male"]


@pytest.mark.parametrize(
    ("remarks", "more", "whole"),
    [
        ("x" * 995 + "Dig", "ital", "x" * 995 + "Digital"),  # cut at a thousand characters, in the midst of a word
        ("DOB 1962;", "POB Kabul", "DOB 1962; POB Kabul"),
        ("DOB 1962", "", "DOB 1962"),
        ("", "DOB 1962", "DOB 1962"),
    ],
)
def test_comments_continue_remarks(remarks: str, more: str, whole: str) -> None:
    assert joined(remarks, more) == whole
