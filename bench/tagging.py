"""What cutting and tagging cost: one long matrix, and how the cost grows with more documents.

Processor time of one core, in seconds of the machine of the limits (`bench.yardstick`).
"""

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.yardstick import Yardstick
from extractors.extract import extract
from extractors.model import Document
from extractors.read import read_document
from gazetteers.frameworks import load_frameworks

ROOT = Path(__file__).parents[1]
MATRIX = "rolling_matrix_2018.docx"
SAMPLE = ROOT / "data" / "samples" / "inbox" / "sample_matrix.docx"
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
    titles = [title for plan in load_frameworks() for row in plan.measures for title in row.titles]
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
    for document in others:
        gc.collect()
        with Yardstick() as machine:
            began = time.process_time()
            extract(document, frameworks)
            cost = time.process_time() - began
        costs.append(cost / machine.slowness)
    return costs


def _told(what: str, value: float, kept: bool, limit: str) -> bool:
    print(f"  {what}: {value:.2f} ({limit}) {'' if kept else 'BROKEN'}".rstrip())
    return kept


if __name__ == "__main__":
    sys.exit(main())
