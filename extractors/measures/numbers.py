"""Numbers of measures as people write them: "II.4", "Measure 2.4", "Pillar II, measure 4".

A number is that of a pillar and of a row within its table. Only its Roman form speaks for itself:
figures with a point are figures unless a word before them says that they count measures.
"""

import re
from collections.abc import Iterator
from typing import Final

_ROMAN: Final = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_PILLAR_STEMS: Final = {
    "pillar": "",
    "компонент": r"\w{0,2}",
    "столп": r"\w{0,2}",
    "направлени": r"\w{1,3}",
    "раздел": r"\w{0,2}",
    "блок": r"\w{0,2}",
    "опор": r"\w{1,2}",
}
"""The words for a pillar, with what may follow their stems."""
_PILLAR_WORD: Final = f"(?:{'|'.join(stem + ending for stem, ending in _PILLAR_STEMS.items())})"
_MEASURE_WORD: Final = r"(?:measures?|rows?|items?|мер[аеуы]|строк[аеи]|пункт[ае]?|п\.|позици[яи])"
_PILLAR_NUMBER: Final = r"(IV|I{1,3}|[1-4])"
_CODE: Final = re.compile(r"(?<![\w.])(IV|I{1,3}|[1-4])[.\-–](\d{1,2})(?![\w]|[.\-]\d)\.?")
"""Case counts: "i.1" is the number of a list."""
_SLASHED: Final = re.compile(r"\W*(IV|I{1,3})\s?/\s?(\d{1,2})(?![\w./])")
"""Only at the beginning: "Annex I/2" is something else."""
_IN_WORDS: Final = re.compile(
    rf"\b{_PILLAR_WORD}\s+{_PILLAR_NUMBER}\b[^\w(]{{1,4}}\(?{_MEASURE_WORD}\W{{0,3}}(\d{{1,2}})(?![\w]|\.\d)",
    re.IGNORECASE,
)
_IN_WORDS_TURNED: Final = re.compile(
    rf"\b{_MEASURE_WORD}\W{{0,3}}(?P<row>\d{{1,2}})(?:\s+(?:of|in|under)(?:\s+the)?\s+|\s*[,(–—-]?\s*(?:в\s)?)"
    rf"{_PILLAR_WORD}\s+(?P<pillar>IV|I{{1,3}}|[1-4])\b",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\b(?:and|&|и)\b")
_LETTER: Final = re.compile(r"[^\W_]")
_NAMED_CODE: Final = re.compile(
    r"(?:measures?|rows?|matrix|jpoa|мер[аеуы]|строк[аеи]|пункт[аеы]?|п\.|спд)\W{0,3}$",
    re.IGNORECASE,
)
_PILLAR: Final = re.compile(rf"\b{_PILLAR_WORD}\s+{_PILLAR_NUMBER}\b", re.IGNORECASE)
_WITHIN: Final = re.compile(
    rf"\s*(?:(?P<word>{_MEASURE_WORD})\W{{0,3}})?(?P<row>\d{{1,2}})(?!\w|[./-]\d|\s*[-–]\s*\d)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def numbers_in(label: str, *, named: bool = False) -> Iterator[tuple[str, int]]:
    """Pillar and row of each number of a measure in a label, in the order of trust.

    "Pillar I, measure 2", "measure 2 of pillar I", "I.2", "I-2", "Measure 1.2"; not "2.4 million",
    but "2.4 Borders" where the label's column is `named` as that of the measures.
    """
    if _has_pillar_word(label):
        for hit in _IN_WORDS.finditer(label):
            yield _roman(hit[1]), int(hit[2])
            for more in _FURTHER.findall(label, hit.end(), _end_of(_LISTED, label, hit.end())):
                yield _roman(hit[1]), int(more)
        for hit in _IN_WORDS_TURNED.finditer(label):
            yield _roman(hit["pillar"]), int(hit["row"])
    slashed = _SLASHED.match(label)
    if slashed is not None:
        yield slashed[1], int(slashed[2])
    for hit in _CODE.finditer(label):
        before = _CODE.sub("", _AND.sub(" ", label[: hit.start()])).rstrip()
        opens = named and not _LETTER.search(before)
        if hit[1] in _ROMAN and not opens and not _NAMED_CODE.search(before):
            continue
        yield _roman(hit[1]), int(hit[2])


def behind_figures(label: str) -> str | None:
    """The words behind the number of a measure that is in figures: "Training" of "Measure 1.2: …".

    None for a label without such a number, and for one that names a pillar or a Roman number.
    """
    codes = list(_CODE.finditer(label))
    if not codes or _has_pillar_word(label) or any(code[1] not in _ROMAN for code in codes):
        return None
    return label[codes[-1].end() :].strip(" .:–—-")


def _has_pillar_word(label: str) -> bool:
    """Whether a stem stands in a label at all: cells of many words cost little where none does."""
    letters = label.lower()
    return any(stem in letters for stem in _PILLAR_STEMS)


_LISTED: Final = re.compile(r"(?:(?:\s*,|\s*;|\s+(?:and|и))\s*\d{1,2}(?![\w.]))+")
"""Further numbers of the same pillar: "measures 4, 5 and 6"."""
_FURTHER: Final = re.compile(r"\d{1,2}")


def _end_of(pattern: re.Pattern[str], text: str, start: int) -> int:
    hit = pattern.match(text, start)
    return start if hit is None else hit.end()


def number_within(label: str) -> tuple[int, bool, str] | None:
    """The number that a label has below the heading of its pillar, with the words behind it.

    "4", "4. Border management", "Measure 4 – Border management": the row, whether a word says that
    it counts measures, and the rest.
    """
    hit = _WITHIN.fullmatch(label)
    if hit is None:
        return None
    return int(hit["row"]), hit["word"] is not None, hit["rest"].lstrip(".): –—-").strip()


def pillar_of(text: str) -> str | None:
    """The pillar that a heading names: "Pillar II – …", "Компонент 2"; None for none or several."""
    named = {_roman(hit[1]) for hit in _PILLAR.finditer(text)}
    return named.pop() if len(named) == 1 else None


def pillar_in_column(text: str) -> str | None:
    """The pillar of a cell below the heading "Pillar": "II", "2.", "II. Preventing terrorism"."""
    hit = _BARE_PILLAR.match(text)
    return _roman(hit[1]) if hit is not None else None


_BARE_PILLAR: Final = re.compile(r"\s*(IV|I{1,3}|[1-4])(?=[.):]?\s|[.):]?$)")


def names_pillars(heading: str) -> bool:
    """Whether the heading of a column says that it holds pillars and nothing else."""
    return _PILLARS.fullmatch(heading.strip(" .:№")) is not None


_PILLARS: Final = re.compile(
    r"(?:pillars?|компоненты?|столпы?|опоры?)(?:\s\w+){0,3}", re.IGNORECASE
)
"""Sections and directions are those of any plan."""


def opening_number(text: str) -> str:
    """The number that a text opens with, as printed: "II.4", "Measure II.4", "Pillar II, item 4".

    Empty where it opens with none, or where nothing tells it from other figures ("2.4 Borders").
    """
    for pattern in (_IN_WORDS, _IN_WORDS_TURNED, _RUN_IN):
        hit = pattern.match(text)
        if hit is not None:
            return hit[0]
    return ""


_RUN_IN: Final = re.compile(
    r"(?:(?:measure|row|мера|строка|пункт)\s+)?(?:IV|I{1,3})[.\-–/]\d{1,2}\.?(?=\s*[:–—-]|\s+\S|$)"
    r"|(?:measure|мера)\s+[1-4]\.\d{1,2}(?![\w]|\.\d)",
    re.IGNORECASE,
)


def _roman(pillar: str) -> str:
    return _ROMAN.get(pillar, pillar.upper())
