"""The nouns that an activity can be, and how each is introduced: "a workshop", "the workshop"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.languages import Language
from extractors.segment.model import Mark
from gazetteers.cues import CueHit

_LONGEST_PHRASE = 90
"""Characters before a noun among which its article stands."""

_BRACKETED = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that an activity can be, with how it is introduced.

    Attributes:
        start: first code point in the passage.
        end: one past the last.
        word: the noun in lower case.
        type: the guide's type.
        new: True for "a workshop", "two seminars", "trainings"; False for "the workshop".
        determined: True where a word says that it is a further one: "a", "another", "first".
        defined: True for a definite thing that its own words define: a name, or what follows it
            ("the Antalya Memorandum", "the legal foundations for cooperation").
    """

    start: int
    end: int
    word: str
    type: str
    new: bool
    determined: bool = False
    defined: bool = False


def heads_of(
    text: str, start: int, organizations: Sequence[Mark], language: Language
) -> tuple[Head, ...]:
    """The nouns an activity can be, outside brackets and names of organizations.

    Args:
        text: a sentence.
        start: where it begins in its passage; marks and heads point into the passage.
        organizations: mentions inside it.
        language: of the words.
    """
    brackets = [match.span() for match in _BRACKETED.finditer(text)]
    heads: list[Head] = []
    taken = -1
    hits = language.activity.find_any("head-", text)
    for number, hit in enumerate(hits):
        if language.code == "en" and _is_first_of_compound(text, hit, hits[number + 1 :]):
            continue
        if hit.start < taken or any(a <= hit.start < b for a, b in brackets):
            continue
        first, end = hit.start + start, hit.end + start
        if any(mark.start <= first and end <= mark.end for mark in organizations):
            continue
        taken = hit.end
        word = text[hit.start : hit.end].lower()
        determiner = _determiner(text, hit, language)
        new = determiner in ("indefinite", "counted") or (
            determiner == "" and _bare_is_new(text, hit, language)
        )
        name = (
            re.search(r"[A-ZА-ЯЁ«“]\S*\s*$", text[: hit.start]) or word != text[hit.start : hit.end]
        )
        complement = re.match(r"\s+(?:of|for|on|about|against|with|[“«])\b", text[hit.end :])
        heads.append(
            Head(
                first,
                end,
                word,
                hit.value,
                new,
                determined=determiner == "indefinite",
                defined=bool(name or complement) or word.endswith((" on", " of")),
            )
        )
    return tuple(heads)


def _is_first_of_compound(text: str, hit: CueHit, later: Sequence[CueHit]) -> bool:
    """Whether a noun only describes the next one: "working group meetings"."""
    joined = next((other for other in later if other.start >= hit.end), None)
    return joined is not None and text[hit.end : joined.start] == " "


def _determiner(text: str, hit: CueHit, language: Language) -> str:
    """How the noun phrase begins: "definite", "indefinite", "counted", or empty if bare."""
    book = language.activity
    before = text[max(0, hit.start - _LONGEST_PHRASE) : hit.start]
    for word in reversed(re.findall(r"[\w’'-]+|[,;:.()]", before)[-9:]):
        low = word.lower()
        if low.endswith(("’s", "'s")):
            return ""
        if book.is_one_of("definite", low):
            return "definite"
        if book.is_one_of("indefinite", low):
            return "counted" if low.isdigit() else "indefinite"
        if low in ",;:.()" or book.is_one_of("phrase-border", low):
            return ""
    return ""


def _bare_is_new(text: str, hit: CueHit, language: Language) -> bool:
    # Russian has no articles; a bare English noun is a plural or stands in a heading style.
    return language.code == "ru" or hit.start > 0 or text[hit.start : hit.end].endswith("s")
