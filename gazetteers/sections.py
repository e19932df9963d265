"""Sections and paragraphs that hold no activities, told by their headings and their openings."""

import re
from dataclasses import dataclass
from typing import Final

from gazetteers.columns import language_of_letters
from gazetteers.cues import CueBook, cues

_CERTAIN: Final = "section."
_UNSURE: Final = "section-unsure."
_MARKS: Final = re.compile(r"^[\W_]+|[\W_]+$")
_NUMBER: Final = re.compile(r"^(?:[IVX]{1,4}|[A-ZА-Я]|\d{1,2}(?:\.\d{1,2}){0,3})[.):]?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading announces.

    Attributes:
        kind: in words ("contact data", "background").
        certain: True when such a section never holds activities; False when it seldom does.
    """

    kind: str
    certain: bool


def section_cues(text: str) -> CueBook:
    """The section cues in the language of `text`."""
    return cues("sections", language_of_letters(text))


def section_of(heading: str) -> Section | None:
    """The kind of section under a heading, when its words as a whole are known.

    "7. Financial overview" is "finances", "Background" is unsure "background"; "Background checks
    of airport staff" is no known section, nor is "Contact group".
    """
    words = _MARKS.sub("", heading)
    bare = _MARKS.sub("", _NUMBER.sub("", words))
    for form in (words, bare):
        book = section_cues(form)
        for group, entry in book.groups.items():
            if group.startswith((_CERTAIN, _UNSURE)) and book.pattern(group).fullmatch(form):
                return Section(entry.value, certain=group.startswith(_CERTAIN))
    return None


def opens_with(group: str, text: str) -> str:
    """The sign of a group with which a text begins, as written; empty when it does not.

    Quotation marks and brackets before it do not count: "(Photo: UNDP)" opens with "Photo".
    """
    lead = len(text) - len(text.lstrip("\"'«“„([*_–—- "))
    hit = section_cues(text).pattern(group).match(text, lead)
    return hit[0] if hit else ""


def author_label(text: str) -> str:
    """The label with which a line begins that names who reports, be it a body or a person."""
    return opens_with("author-body-label", text) or opens_with("author-label", text)


def says(group: str, text: str) -> bool:
    """Whether a sign of a group stands anywhere in a text."""
    return section_cues(text).has(group, text)
