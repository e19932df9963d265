"""`jpoa evaluate`: figures, gains and losses."""

import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline.evaluate import Accuracy, evaluate, read_annotations
from pipeline.workspace import Workspace

TOLERANCE = 0.0005
"""A smaller difference is the rounding of four decimals."""


def evaluate_workspace(
    console: Console,
    workspace: Workspace,
    annotations: Sequence[Path],
    *,
    baseline: Path | None,
    accept: bool,
) -> bool:
    """Print the figures of the present state, and what changed against a baseline.

    Returns:
        False when a figure is worse than the baseline and the loss is not accepted.
    """
    system = [row.published.model_dump(mode="json") for row in workspace.rows()]
    got = evaluate(system, read_annotations(annotations), workspace.listed_organizations())
    before: dict[str, float | None] = {}
    if baseline is not None and baseline.exists():
        before = json.loads(baseline.read_text(encoding="utf-8"))
    print_accuracy(console, got, before)
    losses = [
        name
        for name, value in got.figures().items()
        if before.get(name) is not None and (value or 0.0) < (before[name] or 0.0) - TOLERANCE
    ]
    if baseline is not None and (accept or not baseline.exists()):
        baseline.write_text(json.dumps(got.figures(), indent=2) + "\n", encoding="utf-8")
        console.print(f"These figures are the baseline now: {baseline}")
        return True
    if losses:
        console.print(f"[red]Worse than the baseline:[/red] {', '.join(losses)}")
    return not losses


def print_accuracy(
    console: Console, accuracy: Accuracy, before: dict[str, float | None] | None = None
) -> None:
    """The figures as a table; with a baseline, the change of each."""
    before = before or {}
    table = Table(title=f"{accuracy.reference_activities} reference activities")
    for heading in ("", "precision", "recall", "F1 or share", "n", "change"):
        table.add_column(heading, justify="left" if not heading else "right")
    for name, score in accuracy.scores.items():
        table.add_row(
            name,
            f"{score.precision:.3f}",
            f"{score.recall:.3f}",
            f"{score.f1:.3f}",
            str(score.n),
            _change(score.f1, before.get(name)),
        )
    for name, share in accuracy.shares.items():
        table.add_row(
            name,
            "",
            "",
            "–" if share is None else f"{share:.3f}",
            "",
            _change(share, before.get(name)),
        )
    console.print(table)


def _change(value: float | None, before: float | None) -> str:
    if value is None or before is None:
        return ""
    difference = value - before
    if abs(difference) <= TOLERANCE:
        return "="
    return f"[green]+{difference:.3f}[/green]" if difference > 0 else f"[red]{difference:.3f}[/red]"
