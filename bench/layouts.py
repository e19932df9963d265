"""Reads matrices laid out at random: `python -m bench.layouts` prints the seeds that fall short.

The generator stands among the tests (`tests/layouts.py`). With LibreOffice every design is printed
by it; without it by reportlab, which knows fewer of them. Exit status 1 when the median paragraph
F1 is below 1.000.
"""

import argparse
import statistics
import sys
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import layouts_print  # noqa: E402 - the generator is no package
import layouts_reportlab  # noqa: E402
import layouts_word  # noqa: E402
from layouts import Design, design, long_matrix  # noqa: E402
from layouts_score import Score, score_matrix  # noqa: E402

from extractors.readers.pdf import read_pdf  # noqa: E402
from extractors.readers.word import read_word  # noqa: E402

ENOUGH = 0.98
MEDIAN = 1.0


def main(arguments: list[str] | None = None) -> int:
    """Print, read, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--reports", action="store_true", help="reports in prose, not matrices")
    parser.add_argument("--word", action="store_true", help="Word files, not PDF")
    parser.add_argument("--office", action="store_true", help="with what offices add to tables")
    chosen = parser.parse_args(arguments)
    seeds = range(chosen.first, chosen.first + chosen.count)
    shared = chosen.shared if (chosen.shared / "corpus").is_dir() else None
    if chosen.word:
        scores = [layouts_word.score_word(seed, read_word) for seed in seeds]
    elif layouts_print.office() is None:
        if chosen.reports:
            print("LibreOffice (soffice) is not installed: reports cannot be printed")
            return 2
        print("LibreOffice (soffice) is not installed: reportlab prints what it knows of each")
        scores = [_by_reportlab(seed) for seed in seeds]
    elif chosen.reports:
        scores = layouts_print.score_reports(seeds, read_pdf)
    else:
        scores = layouts_print.score_matrices(seeds, read_pdf, shared, office=chosen.office)
    for made, score in scores:
        if score.unprinted:
            shown = ", ".join(score.unprinted[:5])
            print(f"seed {made.seed} is not counted: LibreOffice printed it without {shown}")
        elif score.f1 < ENOUGH:
            print(f"{score.f1:.3f} ({score.right} of {score.expected}) {made}")
    printed = {made.seed for made, _ in scores}
    for seed in sorted(set(seeds) - printed):
        print(f"seed {seed} is not printed: LibreOffice laid it out for "
              f"{layouts_print.LONGEST_PRINT:.0f} s without an end")  # fmt: skip
    values = [score.f1 for _, score in scores if not score.unprinted]
    median = statistics.median(values)
    print(f"{len(values)} layouts: paragraph F1 median {median:.3f}, worst {min(values):.3f}, "
          f"{sum(value >= ENOUGH for value in values)} of at least {ENOUGH}")  # fmt: skip
    return 0 if median >= MEDIAN else 1


def _by_reportlab(seed: int) -> tuple[Design, Score]:
    """A matrix of two columns with rules, printed without LibreOffice and read."""
    made = design(seed)
    borders = made.borders if made.borders in ("grid", "across") else "grid"
    made = replace(
        made, borders=borders, columns=2, bullets=False, pillars="headings", turn=0, tagged=False,
        gap=max(made.gap, 2), source="long",
    )  # fmt: skip
    text = long_matrix(seed)
    data = layouts_reportlab.matrix_pdf(text, made)
    return made, score_matrix(read_pdf(data, f"{seed}.pdf"), text, made)


if __name__ == "__main__":
    sys.exit(main())
