"""Makes small releases for tests, and reads them as a user would."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factories import NOW, UNSURE, VERSIONS, make_activity, make_proposal, make_record
from sqlalchemy import Engine

from gazetteers.frameworks import load_frameworks
from pipeline.catalogue import build_catalogue
from pipeline.model import Activity, Decision
from pipeline.release.counted import CountedRow, Counting
from pipeline.release.publish import Release, publish
from pipeline.release.rows import read_rows
from pipeline.review.decisions import fold

FRAMEWORK = load_frameworks()[0]
CATALOGUE = build_catalogue()
ACTIVITIES = (
    make_activity("OSCE held a workshop."),
    make_activity("=HYPERLINK(evil) OSCE met experts.", doubts=(UNSURE,), dates=(), block="para=2"),
    make_activity("OSCE | drew a picture", measures=(), block="para=3"),
)


def make_release(
    engine: Engine,
    folder: Path,
    *decisions: Decision,
    activities: tuple[Activity, ...] = ACTIVITIES,
    record: Mapping[str, Any] | None = None,
    **options: Any,
) -> Release:
    """A release below `folder`; `options` are those of `publish`."""
    records = {item.id: item for item in (make_record(**(record or {})),)}
    return publish(
        engine,
        published=folder / "published",
        groups=[fold([make_proposal(item) for item in activities], decisions, records)],
        decisions=decisions,
        documents=records,
        framework=FRAMEWORK,
        catalogue=CATALOGUE,
        versions=VERSIONS,
        now=options.pop("now", NOW),
        **options,
    )


def read_jsonl(release: Release) -> list[dict[str, Any]]:
    """The lines of `activities.jsonl`."""
    lines = (release.folder / "activities.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def counted_rows(release: Release) -> list[CountedRow]:
    """The rows as they are counted."""
    counting = Counting()
    return [counting.row(row) for row in read_rows(release.folder)]


def read_csv(path: Path) -> list[list[str]]:
    """All rows of a CSV file, the header first."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))
