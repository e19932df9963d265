"""What a run tells its user: a table of what came of it, and one line for each problem."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

if TYPE_CHECKING:
    from pipeline.ingest import Outcome
    from pipeline.store.glance import Count, SeenDocument

_STATES = {
    "auto_accepted": "accepted, no doubts",
    "needs_review": "waiting for a reviewer",
    "confirmed": "confirmed",
    "corrected": "corrected",
    "rejected": "rejected",
}


_RESULTS = {
    "read": "read",
    "unchanged": "known already",
    "failed": "not read",
    "waiting": "waits in the inbox",
}


def print_outcomes(console: Console, outcomes: Sequence[Outcome]) -> None:
    """One line for each problem, warning and document without activities, then one that counts."""
    for outcome in outcomes:
        name = escape(outcome.path.name)
        if outcome.state == "failed":
            console.print(f"[red]not read[/red]  {escape(outcome.problem)}", soft_wrap=True)
        notes = outcome.warnings
        if outcome.state == "read" and not outcome.activities:
            asked = f"jpoa explain --document {shlex.quote(outcome.path.name)}"
            notes = (*notes, f"no activity was found in it. Why: {asked}")
        for warning in notes:
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


def print_summary(
    console: Console,
    counts: Sequence[Count],
    documents: Sequence[SeenDocument],
    pillars: Mapping[str, str],
    doubt_words: Mapping[str, str],
) -> None:
    """Documents, activities by state and by pillar, and what needs review and why."""
    table = Table(title="What is in the dataset", title_justify="left", show_header=False)
    table.add_column(style="bold", no_wrap=True, min_width=10)
    table.add_column(no_wrap=True, overflow="ellipsis", max_width=54)
    table.add_column(justify="right", no_wrap=True, min_width=6)
    _section(
        table,
        "Documents",
        {
            f"{kind}, {item_format.upper()}": number
            for (kind, item_format), number in sorted(
                Counter(
                    (item.kind, item.format) for item in documents if item.state == "read"
                ).items()
            )
        }
        | _counted("not read", sum(item.state == "failed" for item in documents)),
    )
    states: Counter[str] = Counter()
    first: Counter[str] = Counter()
    doubts: Counter[str] = Counter()
    for each in counts:
        states[each.state] += each.count
        if each.state != "rejected":
            first[each.measure.partition(".")[0]] += each.count
        if each.state == "needs_review":
            doubts.update(dict.fromkeys(each.doubts, each.count))
    _section(
        table,
        "Activities",
        {words: states[state] for state, words in _STATES.items() if states[state]},
    )
    _section(
        table,
        "By pillar",
        {f"{pillar}  {title}": first[pillar] for pillar, title in pillars.items()}
        | _counted("no measure fits", first[""]),
    )
    _section(
        table,
        "Why review",
        {doubt_words[code]: number for code, number in doubts.most_common()},
    )
    console.print(table)


def print_failures(console: Console, documents: Sequence[SeenDocument]) -> None:
    """The documents that could not be read, with the reason that was given."""
    for item in documents:
        if item.state == "failed":
            console.print(f"[red]not read[/red]  {escape(item.problem)}", soft_wrap=True)


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


def state_in_words(state: str) -> str:
    """A review state as users read it: "waiting for a reviewer"."""
    return _STATES[state]


def _section(table: Table, title: str, lines: Mapping[str, int]) -> None:
    for number, (words, count) in enumerate(lines.items()):
        table.add_row(title if number == 0 else "", words, str(count))
    if lines:
        table.add_section()


def _counted(words: str, count: int) -> dict[str, int]:
    return {words: count} if count else {}


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count} documents"
