"""What cutting and tagging cost: one long matrix, and how the cost grows with more documents.

Processor time of one core. A second is that of a machine that adds five million numbers in 0.37
seconds: the same additions are timed in the same run, and a slower machine is allowed more.
"""

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from extractors.extract import extract
from extractors.model import Document
from extractors.read import read_document
from gazetteers.frameworks import load_frameworks

ROOT = Path(__file__).parents[1]
MATRIX = "rolling_matrix_2018.docx"
SAMPLE = ROOT / "data" / "samples" / "inbox" / "sample_matrix.docx"
ADDITIONS = 5_000_000
ADDED_IN = 0.37
"""Seconds in which a machine of today adds so many numbers."""
LONGEST = 3.0
"""Seconds for the whole matrix of 2018, 16,700 words."""
RUNS = (1, 3, 9)
"""Documents one after the other in one process."""
GROWTH = 1.25
"""How many times the cost of one document each of many may cost; more would not be linear."""
MANY = 100


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; exit status 1 when a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    path = parser.parse_args(arguments).shared / "corpus" / MATRIX
    if not path.exists():
        print("the reference corpus is missing: the sample matrix stands in for it")
        path = SAMPLE
    titles = [measure.title for framework in load_frameworks() for measure in framework.measures]
    document = read_document(path.read_bytes(), path.name, titles)
    words = sum(len(block.text.split()) for block in document.blocks if block.kind == "row")
    print(f"{path.name}, {words} words")
    seconds = cost_of([reworded(document, number) for number in range(1 + sum(RUNS))])
    means = []
    for count in RUNS:
        some, seconds = seconds[:count], seconds[count:]
        means.append(statistics.median(some))
        print(f"  {count:2} documents: {sum(some):5.1f} s, {means[-1]:.2f} s for the middle one")
    quick = _told("s for one document", means[0], means[0] < LONGEST, f"below {LONGEST:.0f}")
    growth = means[-1] / means[0]
    linear = _told("times one document, each of many", growth, growth < GROWTH, f"below {GROWTH}")
    print(f"  at that rate {MANY} documents take {MANY * means[-1]:.0f} s of one core")
    return 0 if quick and linear else 1


def reworded(document: Document, number: int) -> Document:
    """The document with blanks before some small words made such that do not break.

    It means the same, but what is remembered of the texts of another number is of no use for it.
    """
    words = [word for bit, word in enumerate(_SMALL_WORDS) if number >> bit & 1]
    blocks = []
    for block in document.blocks:
        text = block.text
        for word in words:
            text = text.replace(f" {word} ", f"\u00a0{word} ")
        blocks.append(block.model_copy(update={"text": text}))
    return document.model_copy(update={"blocks": tuple(blocks)})


_SMALL_WORDS = ("of", "the", "and", "in")
"""Four of them give the sixteen documents that are needed."""


def cost_of(documents: Sequence[Document]) -> list[float]:
    """Seconds of processor time for each document after the first, which loads the word lists."""
    frameworks = load_frameworks()
    first, *others = documents
    extract(first, frameworks)
    costs: list[float] = []
    additions: list[float] = []
    for document in others:
        gc.collect()
        began = time.process_time()
        extract(document, frameworks)
        costs.append(time.process_time() - began)
        additions.append(_added())
    speed = ADDED_IN / statistics.median(additions)
    return [cost * speed for cost in costs]


def _added() -> float:
    """Seconds of processor time for the additions."""
    began, total = time.process_time(), 0
    for number in range(ADDITIONS):
        total += number
    return time.process_time() - began


def _told(what: str, value: float, kept: bool, limit: str) -> bool:
    print(f"  {what}: {value:.2f} ({limit}) {'' if kept else 'BROKEN'}".rstrip())
    return kept


if __name__ == "__main__":
    sys.exit(main())
