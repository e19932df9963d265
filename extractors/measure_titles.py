"""Titles of measures: which one a label or a heading names, however it is typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from gazetteers.frameworks import Framework, Measure
from gazetteers.model import MeasureId, UnitFloat

_SURE: Final = 90.0
"""RapidFuzz score (0 to 100) from which a title is the measure's in spite of typing errors."""
_LIKELY: Final = 72.0
"""Score below which a label is no known title: two measures of one plan are at most 62 alike, but
for IV.1 and IV.2 with 75, which the margin tells apart."""
_MARGIN: Final = 8.0
"""Score by which the best title must lead the second, or the row is unsure."""
_HEADING_SURE: Final = 85.0
"""Score from which a heading in a report is a measure's title; a subject is not."""
LABEL_WORDS: Final = 3
"""Words; shorter labels are compared by their code ("II.4") only."""
_LONGEST_LABEL: Final = 160
"""Words; the longest title with its recommendation has 79, so that longer cells are no labels."""
_CODE: Final = re.compile(r"(?<![\w.])(IV|I{1,3}|[1-4])[.\-–](\d{1,2})(?![\w]|[.\-]\d)\.?")
_ROMAN: Final = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_PILLAR: Final = re.compile(
    r"\b(?:pillar|компонент|столп|направление|раздел|блок)\s+(IV|I{1,3}|[1-4])\b", re.IGNORECASE
)
_RUN_IN: Final = re.compile(
    r"(?:(?:measure|row|мера|строка|пункт)\s+)?(?:IV|I{1,3})\.\d{1,2}\.?(?=\s*[:–—-]|\s+\S)",
    re.IGNORECASE,
)
_REMEMBERED: Final = 256
"""Labels whose closest titles are remembered: a table is read to know its kind, and again."""
_WORDS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class RowMeasure:
    """The measure that a label names.

    Attributes:
        id: the measure, None when the label is not known.
        confidence: how sure it is.
        doubt: why it is not sure, in words; empty when it is.
    """

    id: MeasureId | None
    confidence: UnitFloat
    doubt: str = ""


UNKNOWN: Final = RowMeasure(None, 0.0, "the label of the row is no measure that is known")


@lru_cache(maxsize=1_024)
def comparable(text: str) -> str:
    """Words in lower case with single spaces, nothing else: what titles are compared by."""
    return " ".join(_WORDS.findall(text.lower().replace("ё", "е")))


class Titles:
    """The measures of all known frameworks, ready to be compared with labels."""

    def __init__(self, frameworks: Sequence[Framework]) -> None:
        self._measures = tuple(
            measure for framework in frameworks for measure in framework.measures
        )
        self._forms = tuple(
            (
                measure,
                tuple(
                    comparable(form)
                    for form in (
                        measure.title,
                        f"{measure.title} {measure.recommendation}",
                        f"{measure.id} {measure.title}",
                    )
                ),
            )
            for measure in self._measures
        )
        self._ids = {measure.id for measure in self._measures}
        self._closest = lru_cache(maxsize=_REMEMBERED)(self._find_closest)

    def read(self, label: str, pillar: str | None = None) -> RowMeasure:
        """The measure that a label names, with or without recommendation, number or typing errors.

        "II.4", "To adress border managment problems in the region …", "Measure II.4 – border
        management". Where title and number contradict each other the title counts, with a doubt.

        Args:
            label: the words of the label cell, or of a heading.
            pillar: the pillar that the headings name, None when they name none.
        """
        code = self.code(label)
        best, second = self._closest(label)
        if best is not None and best[0] >= _LIKELY:
            score, measure = best
            lead = score - (second[0] if second is not None else 0.0)
            doubts: list[str] = []
            if score < _SURE:
                doubts.append(f"the title is only {score:.0f} % like that of {measure.id}")
            if lead < _MARGIN and score < 100.0 and second is not None:
                doubts.append(f"{second[1].id} is nearly as close as {measure.id}")
            if code is not None and code != measure.id:
                doubts.append(f"the number {code} contradicts the title of {measure.id}")
            if pillar is not None and pillar != measure.pillar:
                doubts.append(f"the title is that of {measure.id}, the heading names {pillar}")
            return RowMeasure(measure.id, round(score / 100.0, 3), "; ".join(doubts))
        if code is not None:
            return RowMeasure(code, CODE_CONFIDENCE)
        return UNKNOWN

    def code(self, label: str) -> MeasureId | None:
        """The measure whose number stands in a label ("II.4", "Measure 2.4 of the plan")."""
        for hit in _CODE.finditer(label):
            pillar = hit[1].upper()
            if pillar in _ROMAN and not _NAMED_CODE.search(label[: hit.start()]):
                continue
            measure = MeasureId(f"{_ROMAN.get(pillar, pillar)}.{int(hit[2])}")
            if measure in self._ids:
                return measure
        return None

    def heading(self, text: str) -> MeasureId | None:
        """The measure that a heading names in full: by number, or by its title nearly as printed.

        "Measure II.4", "Мера II.4. Управление границами", "II.4", "To address border management
        problems in the region …"; but not "Border management".
        """
        code = self.code(text)
        if code is not None:
            return code
        best, second = self._closest(text)
        if best is None or best[0] < _HEADING_SURE:
            return None
        return best[1].id if second is None or best[0] - second[0] >= _MARGIN else None

    def is_title(self, text: str) -> bool:
        """Whether words are the title of a measure and nothing else, as where it has no row yet."""
        words = comparable(text)
        return any(words in forms for _, forms in self._forms)

    def run_in(self, text: str) -> MeasureId | None:
        """The measure that a paragraph begins with: "II.4: …", "Measure II.4 – …"."""
        opening = _RUN_IN.match(text)
        return self.code(opening[0]) if opening else None

    def _find_closest(
        self, label: str
    ) -> tuple[tuple[float, Measure] | None, tuple[float, Measure] | None]:
        words = comparable(label)
        if not LABEL_WORDS <= len(words.split()) <= _LONGEST_LABEL:
            return None, None
        scored = sorted(
            (
                (max(_likeness(words, form) for form in forms), measure)
                for measure, forms in self._forms
            ),
            key=lambda item: (-item[0], item[1].id),
        )
        return (scored[0] if scored else None), (scored[1] if len(scored) > 1 else None)


CODE_CONFIDENCE: Final = 0.97
"""A number alone may be a slip of the keyboard, which no title contradicts."""
_NAMED_CODE: Final = re.compile(
    r"(?:measure|row|matrix|jpoa|мер[аеуы]|строк[аеи]|пункт[ае]?|п\.)\W{0,3}$", re.IGNORECASE
)


def _likeness(label: str, form: str) -> float:
    """0 to 100; a label may go on after the title, with its recommendation or a remark."""
    plain = max(fuzz.ratio(label, form), fuzz.token_sort_ratio(label, form))
    if len(label) > len(form) and len(form.split()) > LABEL_WORDS:
        # Cut at the word, since the title's own typing errors move its end.
        end = label.find(" ", len(form))
        plain = max(plain, fuzz.ratio(label[: end if end > 0 else len(label)], form))
    return plain


def pillar_of(text: str) -> str | None:
    """The pillar that a heading names: "Pillar II – …", "Компонент 2"; None for none or several."""
    named = {_ROMAN.get(hit[1], hit[1].upper()) for hit in _PILLAR.finditer(text)}
    return named.pop() if len(named) == 1 else None
