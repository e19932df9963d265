"""The notation of phrases in cue files, and the patterns and beginnings that it stands for.

People who know the subject, and no regular expressions, can read and extend it:

- a space stands for any run of blanks, and a hyphen may also be a blank ("round-table");
- `*` stands for any further letters: "workshop*" finds "workshops", "учени*" finds "учениями";
- `(a|b)` offers a choice, also an empty one: "organi(s|z)ed", "(joint |)patrol*";
- ` … ` skips up to four words: "has … been developing";
- `#` stands for a number in digits: "# per cent".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_GAP = r"(?:[^\s.;:]+\s+){0,4}?"
"""What "…" skips: at most four words, never over the end of a clause."""

WORD = re.compile(r"\w+")
_LETTERS = 6
"""Of the beginning of a phrase, by which groups are told apart before they are searched for."""

NUMBER = "#"
_GOES_ON = frozenset("*(#-")
"""Marks of the notation behind which a word may go on."""
_SKIPS = " … "


def phrase_pattern(phrase: str) -> str:
    """The regular expression of a phrase in the notation of this module, without word borders.

    Raises:
        ValueError: if the brackets of a choice do not match.
    """
    if phrase.count("(") != phrase.count(")"):
        raise ValueError(f"the brackets of {phrase!r} do not match")
    pattern: list[str] = []
    for part in re.split(r"( … |[*#()| -])", phrase):
        match part:
            case " … ":
                pattern.append(r"\s+" + _GAP)
            case "*":
                pattern.append(r"\w*")
            case "#":
                pattern.append(r"\d+(?:[.,]\d+)*")
            case "(":
                pattern.append("(?:")
            case ")" | "|":
                pattern.append(part)
            case " ":
                pattern.append(r"\s+")
            case "-":
                pattern.append(r"(?:[-‑–]|\s+)?")
            case _:
                pattern.append(re.escape(part))
    return "".join(pattern)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a phrase begins with: a whole word, or the letters of one that may go on.

    Attributes:
        letters: in lower case; "#" for a number, empty for a phrase that may begin with anything.
        is_whole: whether nothing but a whole word with these letters begins the phrase.
        following: what the next word begins with; None where that may be any word, or none.
    """

    letters: str
    is_whole: bool = False
    following: "Beginning | None" = None


def beginnings_of(phrase: str) -> set[Beginning]:
    """What a phrase begins with, by what is chosen first."""
    outside, inner = phrase, 1
    while inner:
        outside, inner = re.subn(r"\([^()]*\)", "", outside)
    return {Beginning("")} if "|" in outside else set(_beginnings_in(phrase))


def _beginnings_in(phrase: str, *, words: int = 2) -> Iterator[Beginning]:
    """The beginnings of so many words; all the choices of a whole phrase would be thousands."""
    if phrase.startswith("("):
        choices, rest = _first_choice(phrase)
        for choice in choices:
            yield from _beginnings_in(choice + rest, words=words)
        return
    first = WORD.match(phrase)
    if first is None:
        yield Beginning(NUMBER if phrase.startswith(NUMBER) else "")
        return
    rest = phrase[first.end() :]
    goes_on = rest[:1] in _GOES_ON
    letters = first[0].casefold()[: _LETTERS if goes_on else None]
    behind = _beginnings_behind(rest.removeprefix("*")) if words > 1 else (None,)
    for following in set(behind):
        yield Beginning(letters, is_whole=not goes_on, following=following)


def _beginnings_behind(rest: str) -> Iterator[Beginning | None]:
    """What the second word of a phrase begins with, from what stands behind its first."""
    if not rest.startswith(" ") or rest.startswith(_SKIPS):
        yield None
        return
    for second in _beginnings_in(rest[1:], words=1):
        yield second if second.letters else None  # a place is where a word stands, not a mark


def _first_choice(phrase: str) -> tuple[Sequence[str], str]:
    """What can be chosen in the brackets that open a phrase, and what follows them."""
    choices, depth = [""], 0
    for position, letter in enumerate(phrase):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return choices, phrase[position + 1 :]
        if letter == "|" and depth == 1:
            choices.append("")
        elif position:
            choices[-1] += letter
    return choices, ""  # of brackets that do not match, which `phrase_pattern` refuses


def compiled(
    phrases: Sequence[str], *, exact_case: bool, at_start: bool = False
) -> re.Pattern[str]:
    """Phrases as one pattern of whole words, longest first."""
    joined = "|".join(phrase_pattern(p) for p in sorted(phrases, key=len, reverse=True))
    border = r"\A" if at_start else r"(?<!\w)"
    return re.compile(rf"{border}(?:{joined})(?!\w)", 0 if exact_case else re.IGNORECASE)
