"""What differs from language to language: sentence ends, cut rules, tense."""

from collections.abc import Callable, Mapping

from extractors.languages.english import english
from extractors.languages.model import Language, Tense, VerbGroup
from extractors.languages.russian import russian
from extractors.languages.sentences import Span
from extractors.languages.splitter import split
from gazetteers.model import LanguageCode

__all__ = ["A_PAGE", "Language", "Tense", "VerbGroup", "language", "sentences"]

A_PAGE = 4_000
"""Characters of a full page. What stands farther off in a paragraph without end, as pasted text
may be one, says nothing of an activity; and looking there for each makes the cost quadratic."""

_LANGUAGES: Mapping[LanguageCode, Callable[[], Language]] = {"en": english, "ru": russian}


def language(code: LanguageCode) -> Language:
    """The language with a code; its word lists are loaded at the first call."""
    return _LANGUAGES[code]()


def sentences(text: str, code: LanguageCode) -> tuple[Span, ...]:
    """The sentences of a text: half-open code points, without the blanks between them.

    References, initials, quotations and bracketed text are kept whole: "resolution No. 1373",
    "(incl. 1373 (2001), 1624 (2005))", "в 2018 г. ОБСЕ провела". Line breaks end a sentence.
    """
    return split(text, language(code))
