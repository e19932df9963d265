"""What a run did, kept beside the data: for `jpoa status`, and for whoever asks later."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import Console

from flows.report import outcome_rows

if TYPE_CHECKING:
    from pipeline.ingest import Outcome

_KEPT: Final = 500
"""Older records are removed: they tell what is in the store as well."""


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One ingest run: when, how, and what became of each file.

    Attributes:
        started_at: in UTC.
        ended_at: in UTC.
        through_prefect: whether it was a flow run as well.
        files: names, results, counts of activities and problems; no words of a document.
        stopped_by: what interrupted it; empty for a run that came to its end.
    """

    started_at: datetime
    ended_at: datetime
    through_prefect: bool
    files: tuple[dict[str, str | int], ...]
    stopped_by: str = ""


def write_record(
    folder: Path,
    outcomes: Sequence[Outcome],
    *,
    started_at: datetime,
    ended_at: datetime,
    through_prefect: bool,
    stopped_by: str,
) -> None:
    """Keep the record of a run in a folder; the oldest make room."""
    from pipeline.durable import write_whole

    record = RunRecord(
        started_at=started_at,
        ended_at=ended_at,
        through_prefect=through_prefect,
        files=tuple(outcome_rows(outcomes)),
        stopped_by=stopped_by,
    )
    name = f"{started_at:%Y-%m-%dT%H%M%S.%f}Z.json"
    content = asdict(record) | {
        "started_at": started_at.isoformat(),
        "ended_at": ended_at.isoformat(),
    }
    write_whole(folder / name, json.dumps(content, ensure_ascii=False, indent=1).encode())
    for old in sorted(folder.glob("*.json"))[:-_KEPT]:
        old.unlink(missing_ok=True)


def last_record(folder: Path) -> RunRecord | None:
    """The record of the last run; None before the first."""
    for path in sorted(folder.glob("*.json"), reverse=True):
        try:
            content = json.loads(path.read_bytes())
            times = {
                name: datetime.fromisoformat(content[name]) for name in ("started_at", "ended_at")
            }
            return RunRecord(**content | times)
        except (OSError, ValueError, TypeError, KeyError):
            continue
    return None


def print_record(console: Console, record: RunRecord) -> None:
    """A run in one line."""
    counted = Counter(str(row["result"]) for row in record.files)
    parts = ", ".join(f"{number} {result}" for result, number in sorted(counted.items()))
    seconds = (record.ended_at - record.started_at).total_seconds()
    stopped = f"; stopped: {record.stopped_by}" if record.stopped_by else ""
    console.print(
        f"Last run: {record.started_at:%d %B %Y %H:%M} UTC, {seconds:.0f} s, "
        f"{parts or 'nothing was dealt with'}{stopped}.",
        soft_wrap=True,
        markup=False,
    )
