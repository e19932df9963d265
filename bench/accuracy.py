"""`make accuracy`: scores the reference annotations, writes ACCURACY.md, fails on a loss."""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from bench.audit_stream import audit_markdown
from bench.fit_matcher import read_reports
from bench.hidden_rows import report_markdown as hidden_rows_markdown
from bench.matcher_report import report_markdown
from bench.sets import (
    FURTHER,
    FURTHER_ANNOTATIONS,
    OWN,
    OWN_ANNOTATIONS,
    AnnotatedSet,
    further_sets,
    matrix_sets,
    own_sets,
    report_sets,
)
from bench.strangers import strangers_markdown
from flows.evaluation import TOLERANCE
from flows.run import run_ingest
from gazetteers.errors import JpoaError
from pipeline.evaluate import Accuracy, evaluate, judge_accepted
from pipeline.model import ActivityId
from pipeline.settings import Settings
from pipeline.workspace import Workspace

ROOT = Path(__file__).parents[1]
BASELINE = Path(__file__).parent / "baseline.json"
OUTPUT = ROOT / "ACCURACY.md"
PICTURE = ROOT / "docs" / "reliability.svg"

FLOORS: Mapping[str, Mapping[str, float]] = {
    "matrix": {
        "segments": 0.85,
        "lead_organization": 0.85,
        "countries": 0.90,
        "dates": 0.85,
        "status_accuracy": 0.75,
        "type_accuracy": 0.75,
        "row_right": 0.50,
    },
    "reports": {"segments": 0.60, "row_right": 0.20},
}
"""What every version must reach on the whole development set."""

HEADINGS = {
    "segments": "activities found (F1)",
    "segments_strict": "… with exact boundaries",
    "organizations": "organizations (F1)",
    "organizations_with_role": "… with roles",
    "lead_organization": "lead organization (F1)",
    "countries": "countries (F1)",
    "region_accuracy": "region",
    "dates": "dates (F1)",
    "status_accuracy": "status",
    "type_accuracy": "type",
    "measure_top1": "first measure right",
    "measure_top3": "one of three right",
    "accepted_share": "accepted unseen",
    "accepted_precision": "… of these right",
    "row_right": "whole row right",
}


def main() -> int:
    """Measure, print, write, compare; exit status 1 on a loss or below a floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--accept", action="store_true", help="store the figures as the baseline")
    parser.add_argument(
        "--own", action="store_true", help="the project's own reports only; ACCURACY.md stays"
    )
    options = parser.parse_args()
    console = Console(highlight=False, width=160)
    results: dict[str, tuple[AnnotatedSet, Accuracy]] = {}
    wholes: dict[str, Accuracy] = {}
    accepted: dict[ActivityId, bool] = {}
    if not options.own and (options.shared / "gold").is_dir():
        corpus = options.shared / "corpus"
        gold = options.shared / "gold"
        with tempfile.TemporaryDirectory() as folder:
            workspace = read(
                Path(folder), [corpus / "rolling_matrix_2018.docx", corpus / "reports"], console
            )
            for sets, whole in ((matrix_sets(gold), "matrix"), (report_sets(gold), "reports")):
                wholes[whole] = score(
                    workspace, [item for part in sets for item in part.annotations]
                )
                for part in sets:
                    results[key(part)] = (part, score(workspace, part.annotations))
                    accepted |= accepted_of(workspace, part)
    elif not options.own:
        console.print(f"The reference corpus is not at {options.shared}: own reports only.")
    with tempfile.TemporaryDirectory() as folder:
        workspace = read(Path(folder), [OWN / "reports"], console)
        for part in own_sets():
            results[key(part)] = (part, score(workspace, part.annotations))
            accepted |= accepted_of(workspace, part)
    if not options.own:
        with tempfile.TemporaryDirectory() as folder:
            workspace = read(Path(folder), [FURTHER], console)
            for part in further_sets():
                results[key(part)] = (part, score(workspace, part.annotations))
                accepted |= accepted_of(workspace, part)
    figures = {name: accuracy.figures() for name, (_, accuracy) in results.items()}
    before = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    report = render(results, before)
    console.print(report, markup=False)
    if wholes:
        alone = matcher_alone([*OWN_ANNOTATIONS, *FURTHER_ANNOTATIONS])
        rows = hidden_rows_markdown(options.shared / "corpus" / "rolling_matrix_2018.docx")
        sections = [f"{report}{alone}", strangers_markdown(), audit_markdown(accepted), rows]
        OUTPUT.write_text("\n".join(filter(None, sections)), encoding="utf-8")
    problems = below_floors(wholes) + losses(figures, before)
    if options.accept or not before:
        BASELINE.write_text(json.dumps(before | figures, indent=1) + "\n", encoding="utf-8")
        console.print(f"These figures are the baseline now: {BASELINE.name}")
        problems = below_floors(wholes)
    for problem in problems:
        console.print(problem, style="red")
    return 1 if problems else 0


def read(folder: Path, paths: Sequence[Path], console: Console) -> Workspace:
    """A fresh workspace with these documents."""
    workspace = Workspace(Settings(data=folder))
    outcomes = run_ingest(workspace, paths, through_prefect=False, again=False, console=console)
    for outcome in outcomes:
        if outcome.state == "failed":
            raise JpoaError(outcome.problem)
    return workspace


def score(workspace: Workspace, annotations: Sequence[Any]) -> Accuracy:
    """The figures of the workspace's present state."""
    system = [row.published.model_dump(mode="json") for row in workspace.rows()]
    return evaluate(system, annotations, workspace.listed_organizations())


def accepted_of(workspace: Workspace, part: AnnotatedSet) -> dict[ActivityId, bool]:
    """Whether each accepted activity of a development set is right; nothing of one kept out."""
    if part.kept_out:
        return {}
    system = [row.published.model_dump(mode="json") for row in workspace.rows()]
    judged = judge_accepted(system, part.annotations)
    return {ActivityId(name): right for name, right in judged.items()}


def key(part: AnnotatedSet) -> str:
    """The name of a set in the baseline."""
    return f"{part.name}, {'kept out' if part.kept_out else 'development'}"


def matcher_alone(annotations: Sequence[Path]) -> str:
    """The matcher's own section: reliability, coverage, ablation, learning curve."""
    documents = [document for path in annotations for document in read_reports(path)]
    text, picture = report_markdown(documents, PICTURE.relative_to(ROOT).as_posix())
    if picture:
        PICTURE.write_text(picture, encoding="utf-8")
    return f"\n## The matcher alone\n\n{text}"


def below_floors(wholes: Mapping[str, Accuracy]) -> list[str]:
    """One line for each figure of a whole set that is below its floor."""
    return [
        f"{name}: {figure} is {value:.3f}, the floor is {floor:.2f}"
        for name, accuracy in wholes.items()
        for figure, floor in FLOORS[name].items()
        if (value := accuracy.figures()[figure] or 0.0) < floor
    ]


def losses(
    figures: Mapping[str, Mapping[str, float | None]],
    before: Mapping[str, Mapping[str, float | None]],
) -> list[str]:
    """One line for each figure that fell against the baseline."""
    found = []
    for name, values in figures.items():
        for figure in HEADINGS:
            old, new = before.get(name, {}).get(figure), values.get(figure)
            if old is not None and (new or 0.0) < old - TOLERANCE:
                found.append(f"{name}: {HEADINGS[figure]} fell from {old:.3f} to {new or 0.0:.3f}")
    return found


def render(
    results: Mapping[str, tuple[AnnotatedSet, Accuracy]],
    before: Mapping[str, Mapping[str, float | None]],
) -> str:
    """ACCURACY.md: one table a kind of document and language, development beside kept out."""
    lines = [
        "# Accuracy",
        "",
        "Written by `make accuracy`. The machine's proposals, before any person has looked at them,"
        " against reference annotations. *Development* documents were at hand while rules and names"
        " were written; nobody read the *kept-out* ones, though their totals were looked at when"
        " variants were compared, so trust these more, and expect a little less. The weights of"
        " types and of cutting are also learned from the development documents: of the types only"
        " the kept-out figures tell how right they are. The change against the last accepted"
        " figures stands in brackets.",
        "",
    ]
    for name in dict.fromkeys(part.name for part, _ in results.values()):
        columns = [
            (title, results[f"{name}, {title}"])
            for title in ("development", "kept out")
            if f"{name}, {title}" in results and results[f"{name}, {title}"][1].reference_activities
        ]
        lines += [
            f"## {name[0].upper()}{name[1:]}",
            "",
            "| | "
            + " | ".join(
                f"{title}, {accuracy.reference_activities} activities"
                for title, (_, accuracy) in columns
            )
            + " |",
            "| --- |" + " --- |" * len(columns),
        ]
        for figure, heading in HEADINGS.items():
            cells = [
                cell(accuracy.figures()[figure], before.get(f"{name}, {title}", {}).get(figure))
                for title, (_, accuracy) in columns
            ]
            lines.append(f"| {heading} | {' | '.join(cells)} |")
        lines.append("")
    return "\n".join(lines)


def cell(value: float | None, before: float | None) -> str:
    """A figure with its change."""
    if value is None:
        return "–"
    if before is None or abs(value - before) <= TOLERANCE:
        return f"{value:.3f}"
    return f"{value:.3f} ({value - before:+.3f})"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except JpoaError as error:
        sys.exit(f"accuracy: {error}")
