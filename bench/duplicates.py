"""How many activities that two reports tell are found, and how many are alike by mistake.

`python -m bench.duplicates` reads the development reports and compares what is found with the
pairs that their README lists. A pair counts as found when both activities were cut. Then up to
100,000 made-up activities are compared with each other, on one core.
"""

import argparse
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from bench.accuracy import ROOT, read
from bench.release import made_activities
from bench.yardstick import Yardstick
from pipeline.evaluate import pair, read_annotations
from pipeline.similar import Search, find_similar

LEAST_PRECISION, LEAST_RECALL = 0.95, 0.80
SIZES = (25_000, 50_000, 100_000)
SECONDS = 300.0
GROWTH = 1.5
"""Two would be quadratic."""

_ROW = re.compile(r"\| (dev\d\d) \[(\d+)\] \| (dev\d\d) \[(\d+)\] \|")
_NUMBER = len("dev00")

Place = tuple[str, int]
"""A report and the position of an activity in its annotations, from 0."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit status 1 when a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options = parser.parse_args(arguments)
    kept = [_finds_them(options.shared), _compares_many()]
    return 0 if all(kept) else 1


def _compares_many() -> bool:
    """Whether many activities are compared in time, and twice as many in about twice the time."""
    took = []
    for size in SIZES:
        with Yardstick() as machine:
            # The activities are made as they are asked for, which is no part of the comparison.
            search, spent = Search(), 0.0
            for activity in made_activities(size):
                began = time.process_time()
                search.add(activity)
                spent += time.process_time() - began
            began = time.process_time()
            found = len(search.pairs())
            spent += time.process_time() - began
        took.append(spent / machine.slowness)
        print(f"{size:,} activities compared: {spent:.1f} s of CPU, on the machine of the limits "
              f"{took[-1]:.1f} s; {found:,} pairs", flush=True)  # fmt: skip
    growth = (
        (took[2] - took[1]) / (SIZES[2] - SIZES[1]) / (took[1] - took[0]) * (SIZES[1] - SIZES[0])
    )
    kept = took[-1] < SECONDS and growth < GROWTH
    print(f"below {SECONDS:.0f} s; a further one costs {growth:.2f} times as much in the larger "
          f"half (below {GROWTH}): {'kept' if kept else 'BROKEN'}")  # fmt: skip
    return kept


def _finds_them(shared: Path) -> bool:
    """Whether the listed pairs are found, and no others."""
    gold = shared / "gold"
    if not gold.is_dir():
        print(f"duplicates: not measured, there are no reference annotations at {gold}")
        return True
    wanted = listed_pairs((gold / "README.md").read_text(encoding="utf-8"))
    annotations = read_annotations([gold / "reports_dev.jsonl"])
    with tempfile.TemporaryDirectory() as folder:
        console = Console(stderr=True, highlight=False)
        workspace = read(Path(folder), [shared / "corpus" / "reports"], console)
        rows = [row.published.model_dump(mode="json") for row in workspace.rows()]
        activities = [item.activity for item in workspace.reviewed()]
    places = places_of(rows, annotations)
    found = {
        frozenset((places.get(two.first, two.first), places.get(two.second, two.second)))
        for two in find_similar(activities)
    }
    hits = len(found & wanted)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(wanted))
    print(
        f"duplicates: {len(wanted)} pairs listed, {len(found)} found, {hits} of them listed: "
        f"precision {precision:.3f} (limit {LEAST_PRECISION}), recall {recall:.3f} "
        f"(limit {LEAST_RECALL})"
    )
    return precision >= LEAST_PRECISION and recall >= LEAST_RECALL


def listed_pairs(readme: str) -> set[frozenset[Place | str]]:
    """The pairs of the table "The same activity in two reports"."""
    return {
        frozenset(((one, int(first)), (other, int(second))))
        for one, first, other, second in _ROW.findall(readme)
    }


def places_of(
    rows: Sequence[Mapping[str, Any]], annotations: Sequence[Mapping[str, Any]]
) -> dict[str, Place]:
    """Which annotated activity each of ours is, by its id; those that are none are left out."""
    by_document: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        by_document[row["document"]["file_name"]].append(row)
    places: dict[str, Place] = {}
    for annotation in annotations:
        mine = by_document[annotation["document"]]
        for _overlap, ours, reference in pair(mine, annotation["activities"]):
            places[mine[ours]["activity_id"]] = (annotation["document"][:_NUMBER], reference)
    return places


if __name__ == "__main__":
    sys.exit(main())
