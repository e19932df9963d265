"""The same text from Word, PDF and text files: passages that differ, with what explains each.

`python -m bench.twins [FOLDER ...]` compares files of one name and several formats. The readers
share no code below the layout and fail in different ways, so agreement is strong evidence that
needs no annotation. Exit status 1 when a difference has no explanation.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from extractors.extract import extract
from extractors.read import read_document
from gazetteers.frameworks import load_frameworks

ROOT = Path(__file__).parents[1]
FORMATS = ("docx", "pdf", "txt", "md", "eml")
SAMPLES = ROOT / "data" / "samples" / "inbox"

EXPLANATIONS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("spaces: a converter broke or joined a line", lambda text: re.sub(r"\s+", "", text)),
    ("hyphens at line ends", lambda text: re.sub(r"[\s‐-]+", "", text)),
    ("signs: quotes, dashes and bullets of the converter", lambda text: _letters(text)),
)  # fmt: skip
"""What both texts are equal without, weakest change first."""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


Passage = tuple[tuple[str, ...], str]
"""The headings above a passage and its words."""


@dataclass(frozen=True, slots=True)
class Passages:
    """What became of a file: its passages, and the texts of its activities."""

    passages: tuple[Passage, ...]
    activities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Passages of two files that do not agree; `explanation` is "" when nothing accounts for it."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    explanation: str


def read(path: Path) -> Passages:
    """Passages and activities of a file."""
    extraction = extract(read_document(path.read_bytes(), path.name), load_frameworks())
    return Passages(
        tuple((tuple(p.headings), p.text) for p in extraction.passages),
        tuple(activity.text for activity in extraction.tagged),
    )


def differences(ours: Passages, theirs: Passages) -> list[Difference]:
    """Where two files give different passages, in order; headings alone are no difference."""
    found: list[Difference] = []
    left, right = ([text for _, text in file.passages] for file in (ours, theirs))
    for what, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what != "equal":
            why = _explained(ours.passages[a:b], theirs.passages[c:d])
            found.append(Difference(tuple(left[a:b]), tuple(right[c:d]), why))
    return found


def other_headings(ours: Passages, theirs: Passages) -> int:
    """How many passages have the same words under other headings."""
    under = {text: headings for headings, text in ours.passages}
    return sum(under.get(text, headings) != headings for headings, text in theirs.passages)


def _explained(one: Sequence[Passage], other: Sequence[Passage]) -> str:
    texts, others = [text for _, text in one], [text for _, text in other]
    for explanation, without in EXPLANATIONS:
        if list(map(without, texts)) == list(map(without, others)):
            return explanation
    if _letters("".join(texts)) == _letters("".join(others)):
        return "cut elsewhere: a page, column or line ends where a paragraph may, too"
    ours, theirs = _lines(one), _lines(other)
    if ours[0] - theirs[0] <= theirs[1] and theirs[0] - ours[0] <= ours[1]:
        return "a short line is a heading in one file and a paragraph in the other"
    return ""


def _lines(passages: Sequence[Passage]) -> tuple[set[str], set[str]]:
    """The paragraphs of passages, and the headings above them."""
    paragraphs = {line for _, text in passages for line in text.split("\n")}
    return paragraphs, {heading for headings, _ in passages for heading in headings}


def twins(folder: Path) -> dict[str, list[Path]]:
    """Files of one name in several formats."""
    named: dict[str, list[Path]] = defaultdict(list)
    for suffix in FORMATS:
        for path in sorted(folder.glob(f"*.{suffix}")):
            named[path.stem].append(path)
    return {stem: paths for stem, paths in sorted(named.items()) if len(paths) > 1}


def main(arguments: list[str] | None = None) -> int:
    """Print a line a pair, and every difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    chosen = parser.parse_args(arguments)
    folders = chosen.folders or [SAMPLES, chosen.shared / "corpus"]
    counts: Counter[str] = Counter()
    for folder in folders:
        for stem, paths in twins(folder).items():
            read_first = read(paths[0])
            for path in paths[1:]:
                other = read(path)
                found = differences(read_first, other)
                same = read_first.activities == other.activities
                moved = other_headings(read_first, other)
                print(
                    f"{stem}: {paths[0].suffix[1:]} {len(read_first.passages)} passages, "
                    f"{path.suffix[1:]} {len(other.passages)}: {len(found)} differences, {moved} "
                    f"under other headings; {len(other.activities)} activities, "
                    f"{'the same' if same else 'NOT the same'}"
                )
                for difference in found:
                    counts[difference.explanation or "NOT EXPLAINED"] += 1
                    print(f"    {difference.explanation or 'NOT EXPLAINED'}")
                    for sign, texts in (("-", difference.ours), ("+", difference.theirs)):
                        for text in texts:
                            print(f"      {sign} {text[:140]}")
    print(f"{counts.total()} differences" + "".join(f"; {n} {what}" for what, n in counts.items()))
    return 1 if counts["NOT EXPLAINED"] else 0


if __name__ == "__main__":
    sys.exit(main())
