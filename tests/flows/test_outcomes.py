"""What a person is told of each document that was read, or was not."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from flows.report import print_outcomes
from pipeline.ingest import Outcome

CASES = [
    (
        Outcome(Path("a.txt"), "read", activities=2),
        "1 document: 1 read (2 activities).",
        "all well",
    ),
    (
        Outcome(Path("a b.txt"), "read"),
        "note      a b.txt: no activity was found in it. Why: jpoa explain --document 'a b.txt'\n"
        "1 document: 1 read (0 activities).",
        "a document without activities may be the wrong one",
    ),
    (
        Outcome(Path("a.txt"), "unchanged"),
        "1 document: 1 known already, nothing changed.",
        "its activities are known, whatever their number",
    ),
    (
        Outcome(Path("a.txt"), "failed", problem="a.txt: the file is empty. Ask for another copy"),
        "not read  a.txt: the file is empty. Ask for another copy\n1 document: 1 not read.",
        "what is wrong, and what to do",
    ),
]


@pytest.mark.parametrize(("outcome", "told", "why"), CASES, ids=[why for *_, why in CASES])
def test_what_is_told_of_a_document(outcome: Outcome, told: str, why: str) -> None:
    shown = Console(file=io.StringIO(), record=True, width=60)
    print_outcomes(shown, [outcome])
    assert shown.export_text().strip() == told, why
