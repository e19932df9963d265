"""How often the matcher finds the row in which a matrix files a paragraph, were the row not known.

    python -m bench.hidden_rows MATRIX ...

A matrix files each paragraph under one measure where several would do: a knowledgeable reader who
guesses the row hits it for 88 %. So nothing is fitted to these figures; they are printed beside
those of reports. Rows lack what carries a report: headings, a lead-in, a sender.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.fit_matcher import FRAMEWORK
from extractors.extract import Extraction, extract
from extractors.model import Tagged
from extractors.read import read_document
from gazetteers.frameworks import load_frameworks
from pipeline.match.annotated import annotated
from pipeline.match.matcher import CueMatcher


@dataclass(frozen=True, slots=True)
class HiddenRows:
    """How the matcher did on paragraphs whose row it was not told.

    Attributes:
        activities: how many stood in a row.
        first: how many got the row's measure first.
        third: how many got it among three.
        by_measure: for each measure of the matrix its activities, and how many got it first.
    """

    activities: int
    first: int
    third: int
    by_measure: tuple[tuple[str, int, int], ...]


def alone(tagged: Tagged) -> Extraction:
    """An activity as a document of its own, with its words and its organizations.

    The paragraphs around it stand in the same row, and would give it away.
    """
    entry = {
        "id": f"{tagged.ref.document} {tagged.ref.block} {tagged.ref.start}",
        "language": tagged.passage.language,
        "text": tagged.text,
        "activities": [
            {
                "text": tagged.text,
                "organizations": [{"id": tag.id, "role": tag.role} for tag in tagged.organizations],
                "region": None,
                "status": tagged.status.value,
                "type": tagged.type.value,
                "measures": [],
            }
        ],
    }
    return annotated(entry).extraction


def find_rows(extraction: Extraction, matcher: CueMatcher) -> HiddenRows:
    """Match the activities of a matrix without their rows, and compare with the rows."""
    seen: dict[str, list[bool]] = {}
    third = 0
    for tagged in extraction.tagged:
        row = tagged.passage.measure
        if row is None:
            continue
        given = [item.id for item in matcher.match(alone(tagged))[0]]
        seen.setdefault(row, []).append(given[:1] == [row])
        third += row in given
    return HiddenRows(
        activities=sum(map(len, seen.values())),
        first=sum(map(sum, seen.values())),
        third=third,
        by_measure=tuple((row, len(hits), sum(hits)) for row, hits in sorted(seen.items())),
    )


def read_matrix(path: Path) -> Extraction:
    """The activities of a matrix file."""
    return extract(read_document(path.read_bytes(), path.name), load_frameworks())


def report_markdown(path: Path) -> str:
    """The paragraph of ACCURACY.md on a matrix whose rows are hidden."""
    framework = next(item for item in load_frameworks() if item.id == FRAMEWORK)
    found = find_rows(read_matrix(path), CueMatcher(framework))
    if not found.activities:
        return ""
    missed = [row for row, count, first in found.by_measure if first * 2 < count]
    return (
        f"The rows of {path.name} hidden: of {found.activities} activities "
        f"{found.first / found.activities:.0%} got the measure of their row first, "
        f"{found.third / found.activities:.0%} among three. A knowledgeable reader who guesses the "
        f"row of whole paragraphs hits it for 88 %; nothing is fitted to this."
        + (f" Fewer than half in {', '.join(missed)}." if missed else "")
        + "\n"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of each matrix."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("matrices", nargs="+", type=Path)
    for path in parser.parse_args(arguments).matrices:
        print(report_markdown(path) or f"{path.name}: no rows of a matrix", end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
