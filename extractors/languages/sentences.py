"""Where sentences end: one set of rules for all languages, with each language's abbreviations.

The rules lean towards keeping words together: a cut inside a sentence breaks an activity, while
two sentences taken for one mostly belong to the same activity anyway.
"""

import re
from collections.abc import Callable, Iterable

from gazetteers.cues import CueBook

Span = tuple[int, int]
"""Half-open code points."""

_END = re.compile(
    r"(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*(?:(?<=[^\W\d_][.!?…])\d{1,2})?)(?P<gap>\s+|$)"
)
"""A terminal mark with what closes after it, also the number of a footnote ("mentoring.1 Its")."""
_GLUED = re.compile(r"(?<=[a-zа-яё]{3})\.(?=[A-ZА-ЯЁ][a-zа-яё]*\s)")
"""A full stop whose blank was lost ("in the region.The project"); web addresses have no blank."""

_AFTER_URL = re.compile(r"(?:https?://|www\.)\S*/\s+(?=[A-ZА-ЯЁ])")
"""A web address that swallowed the full stop ("…/victims/ UNODC launched …")."""

_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_QUOTES = {"“": "”", "«": "»", "„": "“”"}
_MARK = re.compile(
    f"[{re.escape(''.join([*_BRACKETS, *_BRACKETS.values(), *_QUOTES, *_QUOTES.values()]))}]"
)
_STRAIGHT = re.compile('"')
_LONGEST_QUOTATION = 700
"""Beyond this many characters an opening quotation mark is taken for one that is never closed."""

_INITIAL = re.compile(r"(?:^|[\s(«“\"’'.-])[A-ZА-ЯЁ]$")
_NUMBER_MARKER = re.compile(r"^[\s(]*(?:\d{1,3}|[IVXLC]{1,5}|[A-Za-zА-Яа-я])(?:\.\d{1,3})*$")
_OPENING = re.compile(
    r"[\"'“„«(\[–—-]*\s?(?:[A-ZА-ЯЁ]|\d)|\([a-zа-я]\)\s+[A-ZА-ЯЁ]"  # "… closed. (b) Training"
)
_LETTER_OPENING = re.compile(r"[\"'“„«(\[–—-]*\s?[A-ZА-ЯЁ]")
_WORD_REVERSED = re.compile(r"\n?(\w+(?:\s?\.\w+)*)")
"""The word before a full stop, with inner ones ("e.g"), letters backwards: looked for from its
beginning, it would be tried at each word of the sentence."""


def enclosed(text: str) -> list[Span]:
    """Stretches inside brackets or quotation marks that are opened and closed.

    Marks without a partner count for nothing: reports have many ("(incl. 1373 (2001), …").
    """
    closed: list[Span] = []
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        position, mark = match.start(), match[0]
        if mark in _BRACKETS or mark in _QUOTES:
            if mark == "“" and stack and stack[-1][0] == "„":
                closed.append((stack.pop()[1], position))
                continue
            stack.append((mark, position))
            continue
        for index in range(len(stack) - 1, -1, -1):
            opened, start = stack[index]
            closing = _BRACKETS.get(opened) or _QUOTES[opened]
            if mark in closing:
                del stack[index:]
                if position - start <= _LONGEST_QUOTATION:
                    closed.append((start, position))
                break
    straight = [match.start() for match in _STRAIGHT.finditer(text)]
    if len(straight) % 2 == 0:
        closed.extend(
            (start, end)
            for start, end in zip(straight[::2], straight[1::2], strict=True)
            if end - start <= _LONGEST_QUOTATION
        )
    return closed


def _abbreviated(
    text: str, start: int, stop: int, after: str, *, book: CueBook, has_verb: Callable[[str], bool]
) -> bool:
    """Whether the full stop at `stop` belongs to a short form, so that the sentence goes on."""
    before = text[start:stop]
    found = _WORD_REVERSED.match(before[::-1])
    if found is None:
        return False
    word, rest = found[1][::-1], before[: -found.end()]
    tail = word.rsplit(".", 1)[-1].strip()
    capital = bool(_LETTER_OPENING.match(after))

    def listed(group: str) -> bool:
        pattern = book.pattern(group)
        return any(pattern.fullmatch(form) for form in (word, tail) if form)

    if "year" in book.groups and listed("year"):
        if not re.search(r"\d{2,4}\s?$", rest):
            return True
        # "в 2018 г. Центр провёл" goes on, "прошёл в 2018 г. Центр провёл" does not.
        opens = book.pattern("opens-sentence").match(after.lstrip('«“"('))
        return not capital or (opens is None and not has_verb(before))
    if listed("never-last"):
        return True
    if listed("month"):
        return not capital
    if listed("may-be-last"):
        return not capital
    if _INITIAL.search(before):
        previous = before[: -len(tail)].rstrip()
        return not re.search(
            rf"(?:{book.pattern('counted-unit').pattern})$", previous, re.IGNORECASE
        )
    return bool(_NUMBER_MARKER.match(before))


def sentence_spans(
    text: str, *, book: CueBook, has_verb: Callable[[str], bool]
) -> tuple[Span, ...]:
    """The sentences of one paragraph: half-open, without the blanks between them.

    Brackets and quotations are kept whole, and so are references ("No. 1373"), initials, numbers,
    and lists inside a sentence ("a) …; b) …"). Line breaks end a sentence.
    """
    closed_off = enclosed(text)
    cuts: list[Span] = []  # where a sentence ends, where the next one may begin
    start = 0

    def inside(position: int) -> bool:
        return any(opened < position < closed for opened, closed in closed_off)

    candidates: Iterable[tuple[int, int, int, str]] = sorted(
        [(m.start(), m.end("close"), m.end(), m.group("stop")) for m in _END.finditer(text)]
        + [(m.start(), m.end(), m.end(), ".") for m in _GLUED.finditer(text)]
        + [(m.start(), m.end(), m.end(), "/") for m in _AFTER_URL.finditer(text)]
        + [(m.start(), m.start(), m.end(), "\n") for m in re.finditer(r"\n+", text)]
    )
    for stop, end, following, mark in candidates:
        after = text[following:]
        if not after.strip() or stop < start:
            continue
        if mark == "\n":
            cuts.append((end, following))
            start = following
            continue
        if mark == "/":
            if not inside(stop) and has_verb(text[start:stop]) and has_verb(after[:80]):
                cuts.append((end, following))
                start = following
            continue
        closing = text[stop:end].lstrip(".!?…0123456789")
        if inside(end) or not _OPENING.match(after):
            continue
        if (
            mark == "."
            and not closing
            and _abbreviated(text, start, stop, after, book=book, has_verb=has_verb)
        ):
            continue
        cuts.append((end, following))
        start = following
    spans: list[Span] = []
    position = 0
    for end, following in (*cuts, (len(text), len(text))):
        left = position + len(text[position:end]) - len(text[position:end].lstrip())
        right = left + len(text[left:end].rstrip())
        if right > left:
            spans.append((left, right))
        position = following
    return tuple(spans)
