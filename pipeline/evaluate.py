"""Accuracy: published activities against reference annotations, field by field.

A system activity and a reference activity are paired when their words overlap by at least half
(intersection over union of word counts), best pairs first. Field scores are over the pairs, so a
missed activity costs recall in `segments` and nothing twice. `row_right` is over all reference
activities: words, leads, countries, dates and first measure all right.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from gazetteers.errors import JpoaError

Annotation = Mapping[str, Any]
"""An activity in the published form, or in that of the reference annotations."""

PAIRED_AT = 0.5
STRICT_AT = 0.9
ROW_RIGHT_AT = 0.8
TARGET_PRECISION = 0.98

_SHINGLE_WORDS = 4
_INSIDE_SHARE = 0.7
_WORD = re.compile(r"[^\W_]+")
_FOLDED = str.maketrans({"\u00ad": None, "\u2019": "'", "\u2018": "'"})
_ACCEPTED = frozenset({"auto_accepted", "confirmed", "corrected"})


class EvaluationError(JpoaError):
    """Reference annotations that cannot be used."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 (0 to 1) of one field; `n` counts the reference values."""

    precision: float
    recall: float
    f1: float
    n: int


@dataclass(frozen=True, slots=True)
class Accuracy:
    """All figures of one evaluation.

    Attributes:
        scores: fields with sets of values.
        shares: fields with one value (accuracy), and shares of rows; None without a case.
        reference_activities: how many were asked for.
    """

    scores: Mapping[str, Score]
    shares: Mapping[str, float | None]
    reference_activities: int

    def figures(self) -> dict[str, float | None]:
        """One number a figure: F1 for sets, the share for the others."""
        return {name: score.f1 for name, score in self.scores.items()} | dict(self.shares)


@dataclass(slots=True)
class _Tally:
    """Hits and misses of one field."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, got: Collection[Hashable], want: Collection[Hashable]) -> None:
        got, want = set(got), set(want)
        self.right += len(got & want)
        self.wrong += len(got - want)
        self.missed += len(want - got)

    def score(self) -> Score:
        got, want = self.right + self.wrong, self.right + self.missed
        precision = self.right / got if got else 0.0
        recall = self.right / want if want else 0.0
        total = precision + recall
        f1 = 2 * precision * recall / total if total else 0.0
        return Score(round(precision, 4), round(recall, 4), round(f1, 4), want)


@dataclass(slots=True)
class _Counts:
    """What is counted over all documents."""

    fields: dict[str, _Tally] = field(default_factory=lambda: defaultdict(_Tally))
    number: Counter[str] = field(default_factory=Counter)
    confidences: list[tuple[float, bool]] = field(default_factory=list)


_SET_FIELDS = (
    "segments",
    "segments_strict",
    "organizations",
    "organizations_with_role",
    "lead_organization",
    "countries",
    "dates",
)


def read_annotations(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Reference annotations, one JSON object a line.

    Raises:
        EvaluationError: naming the file and the line that is no annotation.
    """
    lines = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise EvaluationError(
                f"the annotations cannot be opened ({error.strerror})", where=str(path)
            ) from error
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip():
                continue
            try:
                content = json.loads(line)
            except json.JSONDecodeError as error:
                raise EvaluationError(
                    f"not JSON ({error.msg})", where=f"{path}, line {number}"
                ) from error
            if not isinstance(content, dict) or not {"document", "text", "activities"} <= set(
                content
            ):
                raise EvaluationError(
                    "an object with document, text and activities is expected",
                    where=f"{path}, line {number}",
                )
            lines.append(content)
    return lines


def evaluate(
    system: Sequence[Annotation], reference: Sequence[Annotation], listed: Collection[str]
) -> Accuracy:
    """Score published activities against reference annotations.

    Args:
        system: activities in the published form.
        reference: one object a source passage: document, text, activities, perhaps `partial`.
        listed: ids of organizations that count; "NEW:…" ones are not compared.
    """
    counts = _Counts()
    for mine, wanted in _by_document(system, reference):
        _count_document(counts, mine, wanted, listed)
    number = counts.number
    return Accuracy(
        scores={name: counts.fields[name].score() for name in _SET_FIELDS},
        shares={
            "region_accuracy": _share(number["region"], number["pairs"]),
            "status_accuracy": _share(number["status"], number["pairs"]),
            "type_accuracy": _share(number["type"], number["pairs"]),
            "measure_top1": _share(number["top1"], number["with_measure"]),
            "measure_top3": _share(number["top3"], number["with_measure"]),
            "measure_top1_of_all": _share(number["top1"], number["reference_with_measure"]),
            "accepted_share": _share(number["accepted"], number["system"]),
            "accepted_precision": _share(number["accepted_right"], number["accepted"]),
            "coverage_at_98_precision": _share(
                _coverage(counts.confidences), len(counts.confidences)
            ),
            "row_right": _share(number["row_right"], number["reference"]),
        },
        reference_activities=number["reference"],
    )


def judge_accepted(
    system: Sequence[Annotation], reference: Sequence[Annotation]
) -> dict[str, bool]:
    """Whether each accepted activity of the annotated documents is right, by its id.

    It is, as in `accepted_precision`, if it pairs with a reference activity that its first measure
    fits.

    Args:
        system: activities in the published form.
        reference: one object a source passage: document, text, activities, perhaps `partial`.
    """
    found = {}
    for mine, wanted in _by_document(system, reference):
        paired = {at: wanted[other] for _, at, other in pair(mine, wanted)}
        for at, item in enumerate(mine):
            if _is_accepted(item):
                found[item["activity_id"]] = at in paired and _first_right(item, paired[at])
    return found


def _by_document(
    system: Sequence[Annotation], reference: Sequence[Annotation]
) -> Iterator[tuple[list[Annotation], list[Annotation]]]:
    """For each annotated document what was published of it, and its reference activities."""
    passages: dict[str, list[Annotation]] = defaultdict(list)
    for passage in reference:
        passages[passage["document"]].append(passage)
    for document in sorted(passages):
        stem = PurePath(document).stem if PurePath(document).suffix else document
        mine = [item for item in system if PurePath(item["document"]["file_name"]).stem == stem]
        wanted = [item for passage in passages[document] for item in passage["activities"]]
        if any(passage.get("partial") for passage in passages[document]):
            mine = _inside(mine, passages[document])
        yield mine, wanted


def _inside(system: list[Annotation], passages: Sequence[Annotation]) -> list[Annotation]:
    """The activities that stand in the annotated part of a document."""
    known = set().union(*(_shingles(passage["text"]) for passage in passages))
    texts = [" ".join(_words(passage["text"])) for passage in passages]

    def stands_inside(item: Annotation) -> bool:
        words = _words(item["text"])
        if len(words) < _SHINGLE_WORDS:
            return any(" ".join(words) in text for text in texts)
        shingles = _shingles(item["text"])
        return len(shingles & known) / len(shingles) >= _INSIDE_SHARE

    return [item for item in system if stands_inside(item)]


def _count_document(
    counts: _Counts,
    system: Sequence[Annotation],
    reference: Sequence[Annotation],
    listed: Collection[str],
) -> None:
    pairs = pair(system, reference)
    number = counts.number
    for name, right in (
        ("segments", len(pairs)),
        ("segments_strict", sum(overlap >= STRICT_AT for overlap, _, _ in pairs)),
    ):
        counts.fields[name].right += right
        counts.fields[name].wrong += len(system) - right
        counts.fields[name].missed += len(reference) - right
    number["reference"] += len(reference)
    number["system"] += len(system)
    number["pairs"] += len(pairs)
    number["reference_with_measure"] += sum(bool(item.get("measures")) for item in reference)
    # An accepted row that pairs with no reference activity is wrong: it is counted here only.
    number["accepted"] += sum(map(_is_accepted, system))
    for overlap, got, want in pairs:
        _count_pair(counts, overlap, system[got], reference[want], listed)


def _count_pair(
    counts: _Counts, overlap: float, got: Annotation, want: Annotation, listed: Collection[str]
) -> None:
    number = counts.number
    mine = [(tag["id"], tag["role"]) for tag in got.get("organizations", ()) if tag["id"] in listed]
    theirs = [
        (tag["id"], tag["role"]) for tag in want.get("organizations", ()) if tag["id"] in listed
    ]
    leads = [{tag for tag, role in tags if role == "lead"} for tags in (mine, theirs)]
    countries = [set(item.get("countries", ())) for item in (got, want)]
    dates = [
        {(when.get("start"), when.get("end")) for when in item.get("dates", ())}
        for item in (got, want)
    ]
    counts.fields["organizations"].add([tag for tag, _ in mine], [tag for tag, _ in theirs])
    counts.fields["organizations_with_role"].add(mine, theirs)
    counts.fields["lead_organization"].add(*leads)
    counts.fields["countries"].add(*countries)
    counts.fields["dates"].add(*dates)
    for name in ("region", "status", "type"):
        number[name] += (got.get(name) or None) == (want.get(name) or None)
    proposed, right = _measure_ids(got), _measure_ids(want)
    first_right = _first_right(got, want)
    if right:
        number["with_measure"] += 1
        number["top1"] += first_right
        number["top3"] += bool(set(proposed[:3]) & set(right))
    number["accepted_right"] += _is_accepted(got) and first_right
    if got.get("measures") and isinstance(got["measures"][0], Mapping):
        counts.confidences.append((got["measures"][0].get("confidence") or 0.0, first_right))
    number["row_right"] += (
        overlap >= ROW_RIGHT_AT
        and leads[0] == leads[1]
        and countries[0] == countries[1]
        and dates[0] == dates[1]
        and first_right
    )


def pair(
    system: Sequence[Annotation], reference: Sequence[Annotation]
) -> list[tuple[float, int, int]]:
    """Pairs of positions with the overlap of their words, best first, each position once.

    Among equal overlaps the pair with a common measure wins, then the one in like places.
    """
    mine = [Counter(_words(item["text"])) for item in system]
    theirs = [Counter(_words(item["text"])) for item in reference]
    candidates = []
    for i, words in enumerate(mine):
        for j, others in enumerate(theirs):
            overlap = _overlap(words, others)
            if overlap >= PAIRED_AT:
                same = bool(set(_measure_ids(system[i])[:1]) & set(_measure_ids(reference[j])))
                distance = abs(i / max(1, len(mine)) - j / max(1, len(theirs)))
                candidates.append((overlap, same, -distance, i, j))
    candidates.sort(reverse=True)
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for overlap, _, _, i, j in candidates:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((overlap, i, j))
    return pairs


def _coverage(confidences: Iterable[tuple[float, bool]]) -> int:
    """How many of the surest rows can be taken at the target precision; ties wholly or not."""
    ordered = sorted(confidences, key=lambda item: (-item[0], item[1]))
    covered = right = 0
    for taken, (confidence, is_right) in enumerate(ordered, 1):
        right += is_right
        whole_tie = taken == len(ordered) or ordered[taken][0] < confidence
        if whole_tie and right / taken >= TARGET_PRECISION:
            covered = taken
    return covered


def _first_right(got: Annotation, want: Annotation) -> bool:
    """Whether the first measure fits; none does where none is wanted."""
    proposed, right = _measure_ids(got), _measure_ids(want)
    return proposed[0] in right if proposed else not right


def _measure_ids(item: Annotation) -> list[str]:
    return [
        measure["id"] if isinstance(measure, Mapping) else measure
        for measure in item.get("measures", ())
    ]


def _is_accepted(item: Annotation) -> bool:
    return (item.get("review") or {}).get("state") in _ACCEPTED


def _words(text: str) -> list[str]:
    return _WORD.findall(text.translate(_FOLDED).lower())


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {
        tuple(words[start : start + _SHINGLE_WORDS])
        for start in range(max(1, len(words) - _SHINGLE_WORDS + 1))
    }


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    shared = (one & other).total()
    return shared / (one.total() + other.total() - shared or 1)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
