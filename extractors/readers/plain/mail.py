"""What is particular to e-mail: header fields, the messages in it, quotations, signatures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from extractors.layout import ParagraphLayout
from extractors.model import Discard
from extractors.readers.plain.inline import inline
from extractors.readers.plain.quotes import (
    Told,
    answered_question,
    carries_content,
    without_signature,
)
from extractors.text import normalise

_FIELD_NAMES: Final = (
    "from|to|cc|bcc|sent|date|subject|organization|reply-to|importance|attachments?|message-id"
    "|от|от кого|кому|копия|скрытая копия|дата|отправлено|тема|важность|вложени[ея]"
)
_FIELD: Final = re.compile(
    rf"[\s*>]{{0,8}}(?P<name>{_FIELD_NAMES})\*{{0,2}}:\*{{0,2}}\s*(?P<value>.*)", re.IGNORECASE
)
_SUBJECTS: Final = frozenset({"subject", "тема"})
_SENDERS: Final = frozenset({"from", "от", "от кого"})
_SUBJECT_PREFIX: Final = re.compile(r"(?:(?:re|fwd?|aw|wg|отв|ответ|пер)(?:\[\d+\])?:\s*)+", re.I)
_PASSED_ON: Final = re.compile(r"\s*(?:fwd?|wg|пер)(?:\[\d+\])?:", re.IGNORECASE)
_NAMES_SENDER: Final = re.compile(
    r":\s(?:[^:]{1,5}:\s)*(?i:(?:the\s)?(?:[\w-]+\s){0,2}?(?:inputs?|contributions?|repl(?:y|ies)|answers?"
    r"|responses?|information|updates?|news)\s(?:of|from|by)|from|(?:[\w-]+\s){0,2}?(?:информация|ответы?"
    r"|сведения|вклад|материал\w*)(?:\sот)?|от)\s(?:the\s)?[A-ZА-ЯЁ]\w*[A-ZА-ЯЁ]"
)
"""A subject that says who sends the message: "Re: inputs from UN Women", «от ООН-женщины»."""
_DIVIDER: Final = re.compile(
    r"[-_*=> ]{0,80}(?:original message|(?P<forward>forwarded message|begin forwarded message"
    r"|пересылаемое сообщение|пересланное сообщение|переадресованное сообщение)"
    r"|исходное сообщение|оригинальное сообщение):?[-_*= ]{0,80}",
    re.IGNORECASE,
)
ATTRIBUTION: Final = re.compile(
    r"(?:on\b.{4,200}\bwrote|le\b.{4,200}\ba écrit"
    r"|.{4,200}\b(?:пишет|писал|писала|писал\(а\)|написал|написала|написал\(а\)))\s?:",
    re.IGNORECASE,
)
_QUOTE: Final = re.compile(r"\s{0,3}(?:>[ \t]?)+")
_BOLD_TAG: Final = re.compile(r"</?b>")
NEXT_MESSAGE: Final = "\x00"
"""A line of its own above the header fields of an attached message, however few they are."""
_FEWEST_FIELDS: Final = 2
_LONGEST_DIVIDER: Final = 200
_OWN_WORDS: Final = 40
"""A mail with fewer own words than this, above a longer one, only passes that one on."""
_PASSES_ON: Final = "it only passes another message on, which was read as its text"


@dataclass(frozen=True, slots=True)
class MailPart:
    """A stretch of one message to be read on.

    Attributes:
        lines: its lines, without signs of quotation.
        heading: what stands above it: the sender of a message that was passed on, or the quoted
            question that the lines answer; None where the words go on as before.
        quoted: whether a reply that reports itself quotes them: it may tell them anew.
    """

    lines: tuple[str, ...]
    heading: ParagraphLayout | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail taken apart.

    Attributes:
        header: its header fields, one paragraph each; empty when the text is no mail.
        subject: without "RE:" and "FW:"; empty without one.
        parts: what to read on, in the order of the text.
        discards: quotations that tell nothing new, headers of older messages, signatures.
        warnings: what the reader should know.
    """

    header: tuple[ParagraphLayout, ...]
    subject: str
    parts: tuple[MailPart, ...]
    discards: tuple[Discard, ...]
    warnings: tuple[str, ...]

    @property
    def body(self) -> tuple[str, ...]:
        """All lines to read on."""
        return tuple(line for part in self.parts for line in part.lines)


@dataclass(slots=True)
class _Stretch:
    """Lines of one message at one depth of quotation, with what introduces them."""

    message: int
    depth: int
    lines: list[str]
    fields: tuple[tuple[str, str], ...] = ()
    introduction: tuple[str, ...] = ()


def take_apart(lines: Sequence[str], *, passed_on: bool = False, markup: bool = False) -> Mail:
    """Part the messages of a mail, and what each quotes, from one another.

    The words of the mail itself are read. Of what it quotes and of older messages below it (behind
    "-----Original Message-----" or a second block of header fields) is read

    - the first message of a forward: "FW:" in the subject, "Forwarded message" above it, or hardly
      any words of the mail's own;
    - a message, or a quotation, that reports something: "We printed the guide in November 2022",
      not "Please send us dates and places by 5 May", and not what the mail tells already;
    - a quoted question with an answer right below it, as the heading of that answer.

    The rest is a discard. Quotations in texts that are no mail, and that nobody is said to have
    written, are words of the text.

    Args:
        lines: the text.
        passed_on: whether the messages below the first are known to be passed on.
        markup: whether all lines are known to hold markup.
    """
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    fields, body_start = _fields(lines, start)
    is_mail = len(fields) >= _FEWEST_FIELDS
    if not is_mail:
        fields, body_start = [], 0
    stretches = list(_stretches(lines[body_start:]))
    warnings: tuple[str, ...] = ()
    own = [line for each in stretches if each.message == each.depth == 0 for line in each.lines]
    others = [line for each in stretches if each.message or each.depth for line in each.lines]
    only_passed_on = (
        (is_mail or any(each.introduction for each in stretches))
        and _words(own) < _OWN_WORDS
        and _words(others) > 2 * _words(own)
    )
    if only_passed_on:
        warnings = (_PASSES_ON,)
    forward = passed_on or only_passed_on or _is_forward(fields, stretches)
    quotes_are_text = not is_mail and not any(each.introduction for each in stretches)
    reading = _Reading(
        stretches, is_mail=is_mail, forward=forward, all_text=quotes_are_text, markup=markup
    )
    header = [inline(text, markdown=markup)[0] for _, text in fields]
    return Mail(
        header=tuple(ParagraphLayout(text) for text in header if text),
        subject=inline(_subject(fields), markdown=markup)[0],
        parts=tuple(reading.parts),
        discards=tuple(reading.discards),
        warnings=warnings,
    )


class _Reading:
    """Decides stretch by stretch what is read."""

    def __init__(
        self,
        stretches: Sequence[_Stretch],
        *,
        is_mail: bool,
        forward: bool,
        all_text: bool,
        markup: bool,
    ) -> None:
        self._markup = markup
        self.parts: list[MailPart] = []
        self.discards: list[Discard] = []
        self._told = Told()
        self._answers = _answered(stretches)
        quoted = [(each.message, each.depth) for each in stretches if each.message or each.depth]
        own = (each.lines for each in stretches if each.message == each.depth == 0)
        self._replies = not forward and any(map(carries_content, own))
        self._last_own = max(
            (at for at, each in enumerate(stretches) if each.message == each.depth == 0), default=0
        )
        for position, stretch in enumerate(stretches):
            lines = stretch.lines
            if is_mail and not stretch.depth:
                lines, signature = without_signature(lines)
                self._leave_out("signature", signature)
            place = (stretch.message, stretch.depth)
            if place == (0, 0) or all_text or (forward and place == quoted[0]):
                self._read(stretch, lines, position, False)
            else:
                self._read_new(stretch, lines, position)

    def _read(self, stretch: _Stretch, lines: Sequence[str], at: int, quoted: bool) -> None:
        self._told.add(lines)
        heading, left_out = _heading(stretch, answered=at < self._last_own)
        self._leave_out("mail-header", left_out)
        self._add(lines, heading, 1, quoted=quoted)

    def _add(self, lines: Sequence[str], heading: str, level: int, *, quoted: bool) -> None:
        text, bold = inline(heading, markdown=self._markup)
        layout = ParagraphLayout(text, kind="heading", bold=bold, level=level) if text else None
        self.parts.append(MailPart(tuple(lines), layout, quoted))

    def _read_new(self, stretch: _Stretch, lines: Sequence[str], position: int) -> None:
        """Read what a quotation or an older message tells that has not been told above."""
        new, repeated = self._told.part(lines)
        question: list[str] = []
        if position in self._answers:
            new, question = answered_question(new, several=len(self._answers) > 1)
        if carries_content(new):
            self._leave_out("quoted-mail", repeated)
            self._read(stretch, new, position, self._replies and not stretch.fields)
        else:
            self._leave_out(
                "quoted-mail", [*stretch.introduction, *_texts(stretch), *new, *repeated]
            )
        if question:
            self._add((), " ".join(question), 3, quoted=False)

    def _leave_out(self, reason: str, lines: Sequence[str]) -> None:
        if text := inline("\n".join(lines), markdown=self._markup)[0]:
            self.discards.append(Discard(reason=reason, text=text))


def _heading(stretch: _Stretch, *, answered: bool) -> tuple[str, list[str]]:
    """Who wrote a message that is read, and what else its head says; both may be empty.

    A quotation that own words follow has no heading: it would stand above these words as well.
    """
    head = [*stretch.introduction, *_texts(stretch)]
    senders = [text for name, text in stretch.fields if name in _SENDERS]
    subject = next((text for name, text in stretch.fields if name in _SUBJECTS), "")
    if senders and _NAMES_SENDER.search(subject):
        head = [text for text in head if text != subject]
        head[head.index(senders[0])] = senders[0] = f"{senders[0]}; {subject}"
    chosen = [*senders, *head][:1]
    if answered or not chosen:
        return "", head
    if len(stretch.introduction) > 1 and not senders:
        chosen = [" ".join(stretch.introduction)]
        head = head[len(stretch.introduction) :]
    else:
        head.remove(chosen[0])
    return chosen[0], head


def _texts(stretch: _Stretch) -> list[str]:
    return [text for _, text in stretch.fields]


def _answered(stretches: Sequence[_Stretch]) -> frozenset[int]:
    """The quotations in the mail itself that own words follow.

    One right between own words may be of any depth: ">>> OPCW" is a heading by its writer.
    """
    return frozenset(
        position
        for position, (upper, lower) in enumerate(pairwise(stretches))
        if upper.message == lower.message == 0
        and upper.depth > lower.depth == 0
        and (upper.depth == 1 or (position > 0 and stretches[position - 1].depth == 0))
    )


def _is_forward(fields: Sequence[tuple[str, str]], stretches: Sequence[_Stretch]) -> bool:
    """Whether the subject or the first divider says that the mail passes another on."""
    for name, text in fields:
        if name in _SUBJECTS:
            return _PASSED_ON.match(text.partition(":")[2]) is not None
    first = next((each for each in stretches if each.message), None)
    divider = _DIVIDER.fullmatch(first.introduction[0]) if first and first.introduction else None
    return divider is not None and divider["forward"] is not None


def _stretches(lines: Sequence[str]) -> Iterator[_Stretch]:
    """The messages of a body, cut where the depth of quotation changes."""
    bare = [_QUOTE.sub("", line, count=1) if _QUOTE.match(line) else line for line in lines]
    depths = [_depth(line) for line in lines]
    found: list[_Stretch] = [_Stretch(0, 0, [])]
    number = 0
    while number < len(lines):
        message = found[-1].message
        head = _message_head(bare, number)
        if head is not None:
            depth = _next_depth(lines, depths, head.behind)
            found.append(_Stretch(message + 1, depth, [], head.fields, head.introduction))
            number = head.behind
        elif introduced := _introduction(lines, depths, number):
            behind = number + introduced
            words = tuple(normalise(line) for line in bare[number:behind])
            depth = _next_depth(lines, depths, behind)
            found.append(_Stretch(message, depth, [], introduction=words))
            number = behind
        else:
            if lines[number].strip() and depths[number] != found[-1].depth:
                found.append(_Stretch(message, depths[number], []))
            found[-1].lines.append(bare[number])
            number += 1
    return iter(_levelled([each for each in found if each.introduction or any(_said(each))]))


def _said(stretch: _Stretch) -> Iterator[bool]:
    return (bool(line.strip()) for line in (*stretch.lines, *_texts(stretch)))


def _levelled(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """The same with the depths of each message counted from its least one."""
    least: dict[int, int] = {0: 0}
    for each in stretches:
        if each.message:
            least[each.message] = min(each.depth, least.get(each.message, each.depth))
    return [replace(each, depth=each.depth - least[each.message]) for each in stretches]


def _depth(line: str) -> int:
    quoted = _QUOTE.match(line)
    return quoted[0].count(">") if quoted is not None else 0


def _next_depth(lines: Sequence[str], depths: Sequence[int], number: int) -> int:
    return next((depths[at] for at in range(number, len(lines)) if lines[at].strip()), 0)


def _is_divider(line: str) -> bool:
    return len(line) <= _LONGEST_DIVIDER and _DIVIDER.fullmatch(line.strip()) is not None


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of an older message: its divider, its fields, the line behind it."""

    introduction: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    behind: int


def _message_head(bare: Sequence[str], number: int) -> _Head | None:
    """The head of an older message that begins here, if one does.

    It begins with a divider, or with three header fields as mail programs copy them.
    """
    if _is_divider(bare[number]):
        start = number + 1
        while start < len(bare) and not bare[start].strip():
            start += 1
        fields, behind = _fields(bare, start)
        divider = (normalise(bare[number]),)
        if len(fields) >= _FEWEST_FIELDS:
            return _Head(divider, tuple(fields), behind)
        return _Head(divider, (), number + 1)
    if bare[number] == NEXT_MESSAGE and number + 1 < len(bare):
        fields, behind = _fields(bare, number + 1)
        return _Head((), tuple(fields), behind) if fields else None
    if _field_of(bare[number]) is None or (number and _field_of(bare[number - 1]) is not None):
        return None
    fields, behind = _fields(bare, number)
    return _Head((), tuple(fields), behind) if len(fields) > _FEWEST_FIELDS else None


def _field_of(line: str) -> re.Match[str] | None:
    return _FIELD.fullmatch(_BOLD_TAG.sub("", line))


def _fields(lines: Sequence[str], start: int) -> tuple[list[tuple[str, str]], int]:
    """Consecutive header fields with their folded lines, and the number of the line behind them."""
    found: list[tuple[str, str]] = []
    number = start
    while number < len(lines) and lines[number].strip():
        line = _BOLD_TAG.sub("", lines[number])
        match = _FIELD.fullmatch(line)
        if match is not None:
            found.append((match["name"].lower(), normalise(line.replace("*", ""))))
        elif found and line[0] in " \t":
            name, text = found[-1]
            found[-1] = (name, normalise(f"{text} {line}"))
        else:
            break
        number += 1
    return found, number


def _subject(fields: Sequence[tuple[str, str]]) -> str:
    for name, text in fields:
        if name in _SUBJECTS:
            return _SUBJECT_PREFIX.sub("", normalise(text.partition(":")[2]), count=1)
    return ""


def _introduction(lines: Sequence[str], depths: Sequence[int], number: int) -> int:
    """How many lines here, one or two, say who wrote the quotation below: "On 3 May … wrote:".

    The line itself may stand in the quotation already ("> On 3 May … wrote:").
    """
    following = [at for at in range(number + 1, min(number + 4, len(lines))) if lines[at].strip()]
    least = max(1, depths[number])
    quoted = [depths[at] >= least for at in following]
    line = _QUOTE.sub("", lines[number], count=1).strip() if depths[number] else lines[number]
    if ATTRIBUTION.fullmatch(line[:400].strip()):
        return 1 if quoted and quoted[0] else 0
    if len(quoted) > 1 and quoted[1] and following[0] == number + 1:
        second = _QUOTE.sub("", lines[number + 1], count=1).strip()
        return 2 if ATTRIBUTION.fullmatch(f"{line.strip()} {second}"[:400]) else 0
    return 0


def _words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)
