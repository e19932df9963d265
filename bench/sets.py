"""The annotated documents, and which of them are kept out of development."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evaluate import Annotation, read_annotations
from pipeline.match.fitted import DATA

_KEPT_OUT_ONE_IN = 8
_OPENED = frozenset({"II.4.4", "II.6.6", "III.1.1"})
OWN = Path(__file__).parents[1] / "tests" / "gold"
"""Reports that were written for the project; all were at hand during development."""
OWN_ANNOTATIONS = tuple(sorted(DATA.glob("jpoa-2011.reports*.jsonl")))
"""Their annotations, which are shipped: `jpoa learn` measures every new version on them."""
FURTHER = OWN / "further"
"""Reports, matrices and news, written later by others than the rules; a part is kept out."""

OUTSIDE_ANNOTATIONS = tuple(sorted(OWN.glob("outside/*.jsonl")))
"""Texts of which most activities serve no measure (farming, health, roads); without documents."""
FURTHER_ANNOTATIONS = tuple(sorted(OWN.glob("further_development/*.jsonl")))
"""Annotations of those that are worked with, one file a group of documents."""
_NEWS = ("re", "rf", "rr", "rs")
"""How the names of documents begin that hold press releases and news items, not officers' texts."""
_FURTHER_KEPT_OUT = (OWN / "further_kept_out.jsonl",)


@dataclass(frozen=True, slots=True)
class AnnotatedSet:
    """Annotations that are scored together.

    Attributes:
        name: "reports, English".
        kept_out: whether they were kept out of development.
        annotations: one object a source passage.
    """

    name: str
    kept_out: bool
    annotations: tuple[Annotation, ...]


def matrix_sets(gold: Path) -> list[AnnotatedSet]:
    """Annotated paragraphs of the 2018 matrix; one in sixteen, by a hash of the id, is kept out.

    Three of those were opened when the rest was read well: they count as development now.
    """
    passages = read_annotations([gold / "matrix_dev.jsonl"])
    return _split("matrix, English", passages, [_is_kept_out(item["id"]) for item in passages])


def report_sets(gold: Path) -> list[AnnotatedSet]:
    """The annotated development reports, each language apart."""
    reports = read_annotations([gold / "reports_dev.jsonl"])
    return _by_language("reports", reports, kept_out=())


def own_sets() -> list[AnnotatedSet]:
    """The project's own annotated reports, each language apart."""
    reports = read_annotations(OWN_ANNOTATIONS)
    return _by_language("own reports", reports, kept_out=())


def further_sets() -> list[AnnotatedSet]:
    """The further matrices, reports and news: those worked with, and those that nobody looks at."""
    sides = {
        side: read_annotations(paths)
        for side, paths in ((False, FURTHER_ANNOTATIONS), (True, _FURTHER_KEPT_OUT))
    }
    return [
        AnnotatedSet(
            f"further {kind}, {title}",
            side,
            tuple(item for item in annotations if _kind_and_language(item) == (kind, language)),
        )
        for kind, language, title in (
            ("matrix", "en", "English"),
            ("matrix", "ru", "Russian"),
            ("reports", "en", "English"),
            ("reports", "ru", "Russian"),
            ("news", "en", "English"),
            ("news", "ru", "Russian"),
        )
        for side, annotations in sides.items()
    ]


def _kind_and_language(annotation: Annotation) -> tuple[str, str]:
    """Passages of matrices are annotated one by one; they are in English unless they say so."""
    if "measure" in annotation:
        return "matrix", annotation.get("language", "en")
    kind = "news" if annotation["document"].startswith(_NEWS) else "reports"
    return kind, annotation["language"]


def _by_language(
    name: str, reports: Sequence[dict[str, Any]], kept_out: tuple[str, ...]
) -> list[AnnotatedSet]:
    sets = []
    for language, title in (("en", "English"), ("ru", "Russian")):
        mine = [report for report in reports if report["language"] == language]
        sets += _split(
            f"{name}, {title}", mine, [item["document"].startswith(kept_out) for item in mine]
        )
    return sets


def _split(
    name: str, passages: Sequence[dict[str, Any]], kept_out: Sequence[bool]
) -> list[AnnotatedSet]:
    return [
        AnnotatedSet(
            name,
            side,
            tuple(item for item, out in zip(passages, kept_out, strict=True) if out == side),
        )
        for side in (False, True)
    ]


def _is_kept_out(passage_id: str) -> bool:
    digest = hashlib.sha256(passage_id.encode()).digest()
    if passage_id in _OPENED:
        return False
    return digest[0] % _KEPT_OUT_ONE_IN == 0 and digest[1] % 2 == 0
