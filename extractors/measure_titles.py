"""Titles of measures: which one a label or a heading names, however it is typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import is_
from typing import Final

from rapidfuzz import fuzz

from extractors.measure_words import Likeness, MeasureWords
from gazetteers.columns import without_continued
from gazetteers.frameworks import Framework, Measure
from gazetteers.model import MeasureId, UnitFloat

_SURE: Final = 90.0
"""RapidFuzz score (0 to 100) from which a title is the measure's in spite of typing errors."""
_LIKELY: Final = 72.0
"""Score below which a label is no known title: two measures of one plan are at most 62 alike, but
for IV.1 and IV.2 with 75, which the margin tells apart."""
_MARGIN: Final = 8.0
"""Score by which the best title must lead the second, or the row is unsure."""
_TRANSLATED: Final = 0.5
"""Likeness as a whole from which words are a title in other words, wherever they stand: sentences
of activities reach 0.43."""
_TRANSLATED_LEAD: Final = 0.15
_MEANT: Final = 0.3
"""Score from which words are a measure's title where a column holds nothing else."""
_MEANT_LEAD: Final = 0.08
_CLEAR: Final = 0.6
"""Score from which a title in other words needs no second look, if it leads by `_CLEAR_LEAD`."""
_CLEAR_LEAD: Final = 0.2
_HEADING_SURE: Final = 85.0
"""Score from which a heading in a report is a measure's title; a subject is not."""
LABEL_WORDS: Final = 3
"""Words; shorter labels are compared by their code ("II.4") only."""
_LONGEST_LABEL: Final = 160
"""Words; the longest title with its recommendation has 79, so that longer cells are no labels."""
_FULL: Final = 5
"""Words that a title in other words has at least where it may be anything else."""
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
                        *measure.titles,
                        f"{measure.title} {measure.recommendation}",
                        *(f"{measure.id} {title}" for title in measure.titles),
                    )
                ),
            )
            for measure in self._measures
        )
        self._ids = {measure.id for measure in self._measures}
        self._pillars = tuple(
            (pillar.id, comparable(title))
            for framework in frameworks
            for pillar in framework.pillars
            for title in (pillar.title, *pillar.translations.values())
        )
        self._closest = lru_cache(maxsize=_REMEMBERED)(self._find_closest)
        self._likely = lru_cache(maxsize=_REMEMBERED)(self._find_likely)

    @cached_property
    def _words(self) -> MeasureWords:
        return MeasureWords(self._measures)

    def read(self, label: str, pillar: str | None = None, *, named: bool = False) -> RowMeasure:
        """The measure that a label names, with or without recommendation, number or typing errors.

        "II.4", "To adress border managment problems in the region …", "Measure II.4 – border
        management". Where title and number contradict each other the title counts, with a doubt.

        Args:
            label: the words of the label cell, or of a heading.
            pillar: the pillar that the headings name, None when they name none.
            named: True where the label's column is headed as that of the measures: then short
                titles ("Border management"), free translations and numbers in digits ("2.4") count.
        """
        label = without_continued(label)
        code = self.code(f"row {label}" if named else label)
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
        return self._in_other_words(label, pillar if named else None, named=named)

    def _in_other_words(self, label: str, pillar: str | None, *, named: bool) -> RowMeasure:
        """The measure whose title a label is in another translation, or shortened."""
        if len(label.split()) > _LONGEST_LABEL or not (named or len(label.split()) >= _FULL):
            return UNKNOWN
        found = self._likely(label)
        of_pillar = [item for item in found if item.measure.pillar == pillar]
        if found and found[0].whole >= _SAME and of_pillar and of_pillar[0].score < _CLEAR:
            of_pillar = []  # a known title, below the wrong heading
        first, second = (*(of_pillar or found), None, None)[:2]
        if first is None:
            return UNKNOWN
        lead = first.score - (second.score if second is not None else 0.0)
        full_lead = first.full - (second.full if second is not None else 0.0)
        is_title = first.full >= _TRANSLATED and full_lead >= _TRANSLATED_LEAD
        if not is_title and not (named and first.score >= _MEANT and lead >= _MEANT_LEAD):
            return UNKNOWN
        clear = first.score >= _CLEAR and lead >= _CLEAR_LEAD
        clear = clear and pillar in (None, first.measure.pillar)
        doubt = "" if clear else f"the label is read as another wording of {first.measure.id}"
        return RowMeasure(first.measure.id, round(min(first.score, _MOST_SURE), 3), doubt)

    def resembles(self, label: str, *, named: bool = False) -> bool:
        """Whether a label is read as a measure, and by what its titles say rather than its subject.

        "Purchase of textbooks for schools" is on the subject of a measure, and no title of it.
        """
        read = self.read(label, named=named)
        if read.id is None or not named or self.read(label).id is not None:
            return read.id is not None
        likely = self._likely(without_continued(label))
        return self.code(f"row {label}") is not None or (
            bool(likely) and likely[0].whole >= _RESEMBLES
        )

    def title(self, text: str) -> MeasureId | None:
        """The measure of which words are the title, or a short text opens with the number.

        "II.4 Border management", and the title as printed or in other words, but not "II.4: IOM
        has trained border guards in Khorog since May 2019, and it will go on."
        """
        text = without_continued(text)
        best, second = self._closest(text)
        if best is not None and best[0] >= _HEADING_SURE:
            lead = best[0] - (second[0] if second is not None else 0.0)
            return best[1].id if lead >= _MARGIN else None
        if len(text.split()) <= _SHORT_TITLE and _RUN_IN.match(f"{text} "):
            return self.code(text)
        return self._in_other_words(text, None, named=False).id

    def pillar(self, text: str) -> str | None:
        """The pillar that a heading names, by its number or by its title."""
        words = comparable(text)
        named = pillar_of(text)
        return named or next(
            (pillar for pillar, title in self._pillars if fuzz.ratio(words, title) >= _SURE), None
        )

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

    def _find_likely(self, label: str) -> tuple[Likeness, ...]:
        return self._words.compare(label)

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


_LAST: Final[list[tuple[tuple[Framework, ...], Titles]]] = []


def titles_of(frameworks: Sequence[Framework]) -> Titles:
    """The titles of frameworks, read once for all documents that the same ones are known for."""
    for known, titles in _LAST:
        if len(known) == len(frameworks) and all(map(is_, known, frameworks)):
            return titles
    _LAST[:] = [(tuple(frameworks), Titles(frameworks))]
    return _LAST[0][1]


CODE_CONFIDENCE: Final = 0.97
"""A number alone may be a slip of the keyboard, which no title contradicts."""
_SAME: Final = 0.8
"""Likeness as a whole from which a title is a measure's, whatever pillar the headings name, where
no measure of that pillar is much like it."""
_RESEMBLES: Final = 0.25
"""Likeness as a whole from which words may be a title that somebody has worded anew."""
_MOST_SURE: Final = 0.9
"""A title in other words is never as sure as the printed one."""
_SHORT_TITLE: Final = 14
"""Words; a heading that opens with the number of a measure is not longer."""
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
