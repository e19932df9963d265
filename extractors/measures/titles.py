"""Titles of measures: which one a label or a heading names, however it is typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from operator import is_
from typing import Final

from rapidfuzz import fuzz

from extractors.measures.letters import LABEL_WORDS, comparable, likeness
from extractors.measures.numbers import number_within, numbers_in, opening_number, pillar_of
from extractors.measures.words import MeasureWords, names_body
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
_CLEAR_LETTERS: Final = 80.0
_CLEAR_LETTERS_LEAD: Final = 25.0
"""Score by letters from which a title needs no second look, if it leads by so much."""
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
_LONGEST_LABEL: Final = 160
"""Words; the longest title with its recommendation has 79, so that longer cells are no labels."""
_FULL: Final = 5
"""Words that a title in other words has at least where it may be anything else."""
_REMEMBERED: Final = 256
"""Labels whose closest titles are remembered: a table is read to know its kind, and again."""
_LONG_WORDS: Final = re.compile(r"[^\W\d_]{4,}")
_TITLE_WORDS: Final = 2
"""Long words that a title has at least; "(see annex)" has fewer."""


@dataclass(frozen=True, slots=True)
class RowMeasure:
    """The measure that a label names.

    Attributes:
        id: the measure, None when the label is not known.
        confidence: how sure it is.
        doubt: why it is not sure, in words; empty when it is.
        further: the other measures whose numbers the label has ("II.4, II.5").
    """

    id: MeasureId | None
    confidence: UnitFloat
    doubt: str = ""
    further: tuple[MeasureId, ...] = ()


UNKNOWN: Final = RowMeasure(None, 0.0, "the label of the row is no measure that is known")


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
        self._likely = lru_cache(maxsize=_REMEMBERED)(lambda label: self._words.compare(label))
        # A table is looked at twice: to tell the kind of its document, and to be read.
        self._resembling = lru_cache(maxsize=_REMEMBERED)(self._find_resembling)

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
        found = self._read(without_continued(label), pillar, named=named)
        if found.id is None:
            return found
        others = (item for item in self._codes(label, named=named) if item != found.id)
        further = tuple(dict.fromkeys(others)) if not found.doubt else ()
        return replace(found, further=further) if further else found

    def _read(self, label: str, pillar: str | None, *, named: bool) -> RowMeasure:
        code = self.code(label, named=named)
        best, second = self._closest(label)
        if best is not None and best[0] >= _LIKELY:
            score, measure = best
            worded = self._by_rare_words(label, measure) if score < _SURE else None
            if worded is not None and code in (None, worded.id):
                return worded if code is None else RowMeasure(code, CODE_CONFIDENCE)
            lead = score - (second[0] if second is not None else 0.0)
            doubts: list[str] = []
            if code == measure.id and pillar in (None, measure.pillar):
                return RowMeasure(measure.id, max(round(score / 100.0, 3), CODE_CONFIDENCE))
            if score < _SURE and not self._is_clear(label, measure, score, lead):
                doubts.append(f"the title is only {score:.0f} % like that of {measure.id}")
            if lead < _MARGIN and score < 100.0 and second is not None:
                doubts.append(f"{second[1].id} is nearly as close as {measure.id}")
            if code is not None and code != measure.id:
                doubts.append(f"the number {code} contradicts the title of {measure.id}")
            if pillar is not None and pillar != measure.pillar:
                doubts.append(f"the title is that of {measure.id}, the heading names {pillar}")
            return RowMeasure(measure.id, round(score / 100.0, 3), "; ".join(doubts))
        if code is not None:
            return self._numbered(label, code)
        within = number_within(label) if named and pillar is not None else None
        if within is not None:
            below = self._below(within, f"{pillar}.{within[0]}")
            if below is not None:
                return below
        return self._in_other_words(label, pillar if named else None, named=named)

    def _by_rare_words(self, label: str, measure: Measure) -> RowMeasure | None:
        """The other measure that words say which few titles have, None where none surely is.

        IV.1 and IV.2 differ only in "human rights" and "refugee": letters alone mix them up.
        """
        likely = self._likely(label)
        first = likely[0] if likely else None
        if first is None or first.measure.id == measure.id or first.score < _CLEAR:
            return None
        same = max((item.score for item in likely if item.measure.id == measure.id), default=0.0)
        if first.score - same < _CLEAR_LEAD:
            return None
        return RowMeasure(first.measure.id, round(min(first.score, _MOST_SURE), 3))

    def _is_clear(self, label: str, measure: Measure, score: float, lead: float) -> bool:
        """Whether a title that is typed or worded a little otherwise needs no second look.

        Its words are first of all the measure's, and either they or its letters say so clearly.
        """
        first, second = (*self._likely(label), None, None)[:2]
        if first is None or first.measure.id != measure.id:
            return False
        ahead = first.score - (second.score if second is not None else 0.0)
        by_words = first.score >= _CLEAR and ahead >= _CLEAR_LEAD
        return by_words or (score >= _CLEAR_LETTERS and lead >= _CLEAR_LETTERS_LEAD)

    def _numbered(self, label: str, code: MeasureId) -> RowMeasure:
        """The measure of a number, unless the words behind it are clearly the title of another."""
        words = label[len(opening_number(label)) :]
        alone = words != label and len(set(self._codes(label, named=True))) == 1
        worded = self._in_other_words(words, None, named=True) if alone else UNKNOWN
        if worded.id in (None, code) or worded.doubt:
            foreign = self._is_foreign(label, code)
            doubt = f"the words behind the number have nothing of {code}" if foreign else ""
            return RowMeasure(code, CODE_CONFIDENCE, doubt)
        doubt = f"the number {code} contradicts the words, which are those of {worded.id}"
        return RowMeasure(worded.id, worded.confidence, doubt)

    def _is_foreign(self, label: str, code: MeasureId) -> bool:
        """Whether the words behind a number have none in common with its measure.

        "II.4 Drawing contest in schools" is a measure of another plan that is numbered alike.
        """
        words = label[len(opening_number(label)) :]
        if len(_LONG_WORDS.findall(words)) < _TITLE_WORDS:
            return False
        likely = self._likely(words)
        return all(item.inside == 0.0 for item in likely if item.measure.id == code)

    def _below(self, within: tuple[int, bool, str], number: str) -> RowMeasure | None:
        """The measure of a number that counts the measures of the pillar in the heading above.

        A number alone may count rows: without a word for it, its words must say the same.
        """
        measure = next((item for item in self._measures if item.id == number), None)
        _, says_so, words = within
        if measure is None:
            return None if words else UNKNOWN
        worded = self._in_other_words(words, measure.pillar, named=True) if words else UNKNOWN
        if worded.id == measure.id or (says_so and not words):
            return RowMeasure(measure.id, CODE_CONFIDENCE)
        if words and not says_so and (worded.id is None or not worded.doubt):
            return None
        doubt = f"the number may count something else than {measure.id}"
        return RowMeasure(worded.id or measure.id, worded.confidence or _MEANT, doubt)

    def _in_other_words(self, label: str, pillar: str | None, *, named: bool) -> RowMeasure:
        """The measure whose title a label is in another translation, or shortened."""
        if len(label.split()) > _LONGEST_LABEL or not (named or len(label.split()) >= _FULL):
            return UNKNOWN
        found = self._likely(label)
        if names_body(label) and not (found and found[0].whole >= _SAME):
            return UNKNOWN
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

    def resembles(self, label: str, pillar: str | None = None, *, named: bool = False) -> bool:
        """Whether a label is read as a measure, and by what its titles say rather than its subject.

        "Purchase of textbooks for schools" is on the subject of a measure, and no title of it.
        """
        return self._resembling(label, pillar, named)

    def _find_resembling(self, label: str, pillar: str | None, named: bool) -> bool:
        within = number_within(label) if named and pillar is not None else None
        if within is not None and within[1]:
            below = self._below(within, f"{pillar}.{within[0]}")
            return below is not None and below.id is not None and not below.doubt
        read = self.read(label, named=named)
        code = self.code(label, named=named)
        if code is not None and code == read.id and self._is_foreign(label, code):
            return False
        if read.id is None or not named or self.read(label).id is not None:
            return read.id is not None
        likely = self._likely(without_continued(label))
        return self.code(label, named=True) is not None or (
            bool(likely) and likely[0].whole >= _RESEMBLES
        )

    def only_cites(self, text: str) -> bool:
        """Whether words tell something and name a measure by the way: "Course for guards (II.4)".

        "Border management (II.4)" is a label: it says no more than a heading would.
        """
        cited = self.code(text) is not None and not opening_number(text)
        return cited and len(text.split()) > _CITING and self.title(text) is None

    def title(self, text: str, pillar: str | None = None) -> MeasureId | None:
        """The measure of which words are the title, or a short text opens with the number.

        "II.4 Border management", and the title as printed or in other words, but not "II.4: IOM
        has trained border guards in Khorog since May 2019, and it will go on." Below the heading
        of a pillar, "Measure 4. Border management" does, too.
        """
        text = without_continued(text)
        best, second = self._closest(text)
        if best is not None and best[0] >= _HEADING_SURE:
            lead = best[0] - (second[0] if second is not None else 0.0)
            return best[1].id if lead >= _MARGIN else None
        number = opening_number(text)
        if number and len(text[len(number) :].split()) <= _SHORT_TITLE:
            code = self.code(number)
            return code if code is not None and not self._is_foreign(text, code) else None
        within = number_within(text) if pillar is not None else None
        if within is not None and (within[1] or within[2]):
            below = self._below(within, f"{pillar}.{within[0]}")
            if below is not None and not below.doubt:
                return below.id
        return self._in_other_words(text, None, named=False).id

    def pillar(self, text: str) -> str | None:
        """The pillar that a heading names, by its number or by its title."""
        words = comparable(text)
        named = pillar_of(text)
        return named or next(
            (pillar for pillar, title in self._pillars if fuzz.ratio(words, title) >= _SURE), None
        )

    def code(self, label: str, *, named: bool = False) -> MeasureId | None:
        """The measure whose number stands in a label ("II.4", "Measure 2.4 of the plan")."""
        return next(self._codes(label, named=named), None)

    def _codes(self, label: str, *, named: bool) -> Iterator[MeasureId]:
        for pillar, row in numbers_in(label, named=named):
            measure = MeasureId(f"{pillar}.{row}")
            if measure in self._ids:
                yield measure

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

    def numbered(self, text: str, pillar: str | None) -> MeasureId | None:
        """The measure that a heading below that of a pillar numbers: "Measure 4. Borders"."""
        within = number_within(text) if pillar is not None else None
        if within is None or not within[1]:
            return None
        below = self._below(within, f"{pillar}.{within[0]}")
        return below.id if below is not None and not below.doubt else None

    def is_title(self, text: str) -> bool:
        """Whether words are the title of a measure and nothing else, as where it has no row yet."""
        words = comparable(text)
        return any(words in forms for _, forms in self._forms)

    def alone(self, text: str) -> MeasureId | None:
        """The measure of which words are the title, nearly as printed, with nothing behind it."""
        measure = self.heading(text)
        words = comparable(text)
        forms = next((forms for item, forms in self._forms if item.id == measure), ())
        alike = any(fuzz.ratio(words, form) >= _HEADING_SURE for form in forms)
        return measure if alike and len(words.split()) > LABEL_WORDS else None

    def run_in(self, text: str) -> MeasureId | None:
        """The measure that a paragraph begins with: "II.4: …", "Measure II.4 – …"."""
        number = opening_number(text)
        return self.code(number) if number else None

    def _find_closest(
        self, label: str
    ) -> tuple[tuple[float, Measure] | None, tuple[float, Measure] | None]:
        words = comparable(label)
        if not LABEL_WORDS <= len(words.split()) <= _LONGEST_LABEL:
            return None, None
        scored = sorted(
            (
                (max(likeness(words, form) for form in forms), measure)
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
_CITING: Final = 6
"""Words; what names a measure at its end and is longer tells of an activity."""
_SHORT_TITLE: Final = 14
"""Words; a heading that opens with the number of a measure is not longer."""
