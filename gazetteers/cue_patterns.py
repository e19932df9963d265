r"""Patterns over cue groups: code says how signs follow each other, the gazetteers what they are.

A template is a regular expression in which `<group>` stands for any phrase of a group, in whole
words, in every language that has the group; `<group:ru>` for those of one language:

    CuePattern("dated", r"<study>[^.;]{0,50}<covers>\s$")

It is compiled when it is first needed, so that a module can be imported without its word lists.
"""

import re
import sys
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Protocol, get_args

from gazetteers.cue_notation import NUMBER, beginnings_of, phrase_pattern
from gazetteers.cues import CUES, CueGroup, cues
from gazetteers.model import LanguageCode

_PLACE = re.compile(r"(?<!\?P)<([a-z][a-z-]*)(?::(en|ru))?>")
"""Where a template names a group; `(?P<name>…)` is an expression's own."""


class Look(Protocol):
    """A method of a compiled expression that looks for one match."""

    def __call__(
        self, string: str, pos: int = 0, endpos: int = sys.maxsize
    ) -> re.Match[str] | None:
        """The match in a stretch of a text, or None."""


class CuePattern:
    """A template over the cue groups of a subject, with the methods of a compiled expression.

    Capitals do not matter unless `exact_case` is set; what a group says of them holds for it alone.
    """

    def __init__(self, subject: str, template: str, *, exact_case: bool = False) -> None:
        self.subject = subject
        self.template = template
        self.exact_case = exact_case

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself.

        Raises:
            KeyError: if no language has a group that the template names.
        """
        expression = _PLACE.sub(lambda hit: _signs(self.subject, hit[1], hit[2]), self.template)
        return re.compile(expression, 0 if self.exact_case else re.IGNORECASE)

    @cached_property
    def search(self) -> Look:
        """The first match anywhere in a text."""
        return self.compiled.search

    @cached_property
    def match(self) -> Look:
        """The match where a text begins."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Look:
        """The match of a whole text."""
        return self.compiled.fullmatch


@cache
def words_of(subject: str, group: str) -> frozenset[str]:
    """The phrases of a group as they are written, of all languages: words in their first form.

    Raises:
        KeyError: if no language has the group.
    """
    return frozenset(phrase for entry in _entries(subject, group, None) for phrase in entry.phrases)


def _signs(subject: str, group: str, language: str | None) -> str:
    """The expression of a group: its phrases of all languages at once, in whole words."""
    entries = _entries(subject, group, language)
    loose = [phrase for entry in entries if not entry.exact_case for phrase in entry.phrases]
    exact = [phrase for entry in entries if entry.exact_case for phrase in entry.phrases]
    bounded = [_whole(loose)] if loose else []
    if exact:
        bounded.append(f"(?-i:{_whole(exact)})")
    return rf"(?<!\w)(?:{'|'.join(bounded)})(?!\w)"


def _entries(subject: str, group: str, language: str | None) -> Sequence[CueGroup]:
    found = [
        cues(subject, code).groups[group]
        for code in get_args(LanguageCode)
        if language in (None, code)
        and (CUES / f"{subject}.{code}.yml").exists()
        and group in cues(subject, code).groups
    ]
    if not found:
        raise KeyError(f"no cues of {subject!r} have a group {group!r}")
    return found


def _whole(phrases: Sequence[str]) -> str:
    """Phrases as one choice, longest first.

    Their first letters stand before them once more: where a word begins with none of these, the
    phrases need not be tried one by one.
    """
    begun = {found.letters[:1] for phrase in phrases for found in beginnings_of(phrase)}
    known = all(letter.isalpha() or letter == NUMBER for letter in begun)
    letters = {letter + letter.upper() if letter != NUMBER else r"\d" for letter in begun}
    ahead = f"(?=[{''.join(sorted(letters))}])" if known else ""
    signs = "|".join(phrase_pattern(p) for p in sorted(phrases, key=len, reverse=True))
    return f"{ahead}(?:{signs})"
