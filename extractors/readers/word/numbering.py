"""The numbers and bullets that Word prints before list items, which are not in the text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree

from extractors.readers.word.package import W, attribute, switched_on

_PLACE: Final = re.compile(r"%([1-9])")
_PRIVATE_BULLETS: Final = {
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0e0": "→",
    "\uf0e8": "➔",
    "\uf02d": "-",
}
"""Bullets of the Symbol and Wingdings fonts, whose codes mean nothing elsewhere."""
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    text: str
    form: str
    start: int
    style: str | None
    legal: bool
    """All numbers in it are decimal, whatever the form of their levels."""
    behind: int | None = None
    """It counts anew behind levels up to so many, of 0 behind none; None: behind all above it."""


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: Mapping[int, _Level]
    restarts: Mapping[int, int]


class Numbering:
    """Counts list items as Word does; ask `marker` once for each item, in reading order."""

    def __init__(self, load: Callable[[], etree._Element | None]) -> None:
        self._load = load
        self._counters: dict[str, dict[int, int]] = {}
        self._restarted: set[str] = set()

    @cached_property
    def _lists(self) -> dict[str, _List]:
        """The lists by their ids; a document without any does not load their definitions."""
        root = self._load()
        lists: dict[str, _List] = {}
        if root is None:
            return lists
        abstracts = {
            attribute(element, "abstractNumId") or "": element
            for element in root.iterfind(f"{W}abstractNum")
        }
        for element in root.iterfind(f"{W}num"):
            reference = element.find(f"{W}abstractNumId")
            abstract = (attribute(reference) if reference is not None else None) or ""
            levels = _levels(_linked(abstracts, abstract))
            restarts: dict[int, int] = {}
            for override in element.iterfind(f"{W}lvlOverride"):
                depth = _number(attribute(override, "ilvl"), 0)
                start = override.find(f"{W}startOverride")
                if start is not None:
                    restarts[depth] = _number(attribute(start), 1)
                levels.update(_levels(override))
            lists[attribute(element, "numId") or ""] = _List(abstract, levels, restarts)
        return lists

    def depth_of_style(self, number: str, style_id: str) -> int:
        """The level (from 0) that a list gives to a paragraph style; 0 when it names none."""
        found = self._lists.get(number)
        levels = found.levels.items() if found is not None else ()
        return next((depth for depth, level in levels if level.style == style_id), 0)

    def marker(self, number: str, depth: int) -> str:
        """The next marker of a list at a level from 0: "3.", "b)", "•"; empty if it has none."""
        found = self._lists.get(number)
        if found is None or depth not in found.levels:
            return ""
        counters = self._counters.setdefault(found.abstract, {})
        if number not in self._restarted:
            self._restarted.add(number)
            for restarted, start in found.restarts.items():
                counters[restarted] = start - 1
        level = found.levels[depth]
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [other for other in counters if other > depth]:
            behind = found.levels[deeper].behind if deeper in found.levels else None
            if behind is None or depth < behind:
                del counters[deeper]
        if level.form == "none":
            return ""
        if level.form == "bullet":
            return _bullet(level.text)
        legal = level.legal
        return _PLACE.sub(
            lambda place: self._place(found, int(place[1]) - 1, legal=legal), level.text
        ).strip()

    def _place(self, listing: _List, depth: int, *, legal: bool) -> str:
        level = listing.levels.get(depth)
        if level is None:
            return ""
        count = self._counters[listing.abstract].get(depth, level.start)
        return _printed(count, "decimal" if legal else level.form)


def _linked(abstracts: Mapping[str, etree._Element], abstract: str) -> etree._Element | None:
    """The definition, or the one that it borrows from through a numbering style."""
    element = abstracts.get(abstract)
    link = element.find(f"{W}numStyleLink") if element is not None else None
    if link is None:
        return element
    for other in abstracts.values():
        target = other.find(f"{W}styleLink")
        if target is not None and attribute(target) == attribute(link):
            return other
    return element


def _levels(parent: etree._Element | None) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for element in parent.iterfind(f"{W}lvl") if parent is not None else ():
        text, form, start, style, behind = (
            element.find(W + name)
            for name in ("lvlText", "numFmt", "start", "pStyle", "lvlRestart")
        )
        found[_number(attribute(element, "ilvl"), 0)] = _Level(
            text=(attribute(text) if text is not None else None) or "",
            form=(attribute(form) if form is not None else None) or "decimal",
            start=_number(attribute(start) if start is not None else None, 1),
            style=attribute(style) if style is not None else None,
            legal=switched_on(element.find(f"{W}isLgl")) is True,
            behind=_number(attribute(behind), 0) if behind is not None else None,
        )
    return found


def _number(raw: str | None, default: int) -> int:
    return int(raw) if raw is not None and re.fullmatch(r"[0-9]{1,6}", raw) else default


def _bullet(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    if "\ue000" <= text[0] <= "\uf8ff":
        return _PRIVATE_BULLETS.get(text[0], "•")
    return text


def _printed(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = _repeated(count, "abcdefghijklmnopqrstuvwxyz")
        return letters.upper() if form == "upperLetter" else letters
    if form in ("russianLower", "russianUpper"):
        letters = _repeated(count, _RUSSIAN)
        return letters.upper() if form == "russianUpper" else letters
    if form in ("lowerRoman", "upperRoman"):
        return roman(count).upper() if form == "upperRoman" else roman(count)
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "decimalEnclosedParen":
        return f"({count})"
    return str(count)


def _repeated(count: int, alphabet: str) -> str:
    """Word counts … y, z, aa, bb: the letter is repeated, not carried over."""
    if count < 1:
        return ""
    rounds, position = divmod(count - 1, len(alphabet))
    return alphabet[position] * min(rounds + 1, 10)


def roman(count: int) -> str:
    """A number in small Roman numerals; as decimal outside 1 to 3999."""
    if not 0 < count < 4000:
        return str(count)
    numeral = ""
    for value, letters in _ROMAN:
        while count >= value:
            numeral += letters
            count -= value
    return numeral
