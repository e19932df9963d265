"""What a run tells its user: what came of it, and one line for each problem."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

if TYPE_CHECKING:
    from pipeline.ingest import Outcome

_RESULTS = {
    "read": "read",
    "unchanged": "known already",
    "failed": "not read",
    "waiting": "waits in the inbox",
}


def print_outcomes(console: Console, outcomes: Sequence[Outcome]) -> None:
    """One line for each problem and warning, then one that counts."""
    for outcome in outcomes:
        name = escape(outcome.path.name)
        if outcome.state == "failed":
            console.print(f"[red]not read[/red]  {escape(outcome.problem)}", soft_wrap=True)
        for warning in outcome.warnings:
            console.print(f"[yellow]note[/yellow]      {name}: {escape(warning)}", soft_wrap=True)
    count = Counter(outcome.state for outcome in outcomes)
    activities = sum(outcome.activities for outcome in outcomes)
    parts = []
    if count["read"]:
        parts.append(f"{count['read']} read ({activities} activities)")
    if count["unchanged"]:
        parts.append(f"{count['unchanged']} known already, nothing changed")
    if count["failed"]:
        parts.append(f"{count['failed']} not read")
    console.print(f"{_documents(len(outcomes))}: {', '.join(parts)}.", soft_wrap=True)


def outcome_rows(outcomes: Sequence[Outcome]) -> list[dict[str, str | int]]:
    """What became of each file, for a table: names and counts, never words of a document."""
    return [
        {
            "file": outcome.path.name,
            "result": _RESULTS[outcome.state],
            "activities": outcome.activities,
            "note": outcome.problem or "; ".join(outcome.warnings),
        }
        for outcome in sorted(outcomes, key=lambda outcome: outcome.path)
    ]


def print_release(console: Console, folder: Path, activities: int) -> None:
    """Where the main files of a release lie."""
    console.print(f"\nReleased {activities} activities:")
    for name, meaning in (
        ("report.html", "what is done, by whom and where: open it in a browser"),
        ("activities.csv", "the dataset, one row an activity"),
        ("activities.jsonl", "the same for programs, with reasons and sources"),
        ("rolling_matrix.docx", "the matrix, ready to open in Word"),
        ("manifest.json", "what it was made from"),
    ):
        console.print(f"  {folder / name}  [dim]{meaning}[/dim]", soft_wrap=True, highlight=False)


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count} documents"
