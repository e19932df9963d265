"""What is particular to e-mail: header fields, quoted and forwarded messages, signatures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.layout import ParagraphLayout
from extractors.model import Discard
from extractors.text import normalise

_FIELD_NAMES: Final = (
    "from|to|cc|bcc|sent|date|subject|reply-to|importance|attachments?|message-id"
    "|от|от кого|кому|копия|скрытая копия|дата|отправлено|тема|важность|вложени[ея]"
)
_FIELD: Final = re.compile(
    rf"[\s*>]{{0,8}}(?P<name>{_FIELD_NAMES})\*{{0,2}}:\*{{0,2}}\s*(?P<value>.*)", re.IGNORECASE
)
_SUBJECTS: Final = frozenset({"subject", "тема"})
_SUBJECT_PREFIX: Final = re.compile(r"(?:(?:re|fwd?|aw|wg|отв|ответ|пер)(?:\[\d+\])?:\s*)+", re.I)
_DIVIDER: Final = re.compile(
    r"[-_*=> ]{0,80}(?:original message|forwarded message|begin forwarded message"
    r"|исходное сообщение|пересылаемое сообщение|пересланное сообщение"
    r"|переадресованное сообщение|оригинальное сообщение):?[-_*= ]{0,80}",
    re.IGNORECASE,
)
_ATTRIBUTION: Final = re.compile(
    r"(?:on\b.{4,200}\bwrote|le\b.{4,200}\ba écrit"
    r"|.{4,200}\b(?:пишет|писал|писала|писал\(а\)|написал|написала|написал\(а\)))\s?:",
    re.IGNORECASE,
)
_SIGNATURE: Final = re.compile(r"--\s?")
_FEWEST_FIELDS: Final = 2
_LONGEST_DIVIDER: Final = 200
_OWN_WORDS: Final = 40
"""A mail with fewer own words than this, above a longer one, only passes that one on."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail taken apart.

    Attributes:
        header: its header fields, one paragraph each; empty when the text is no mail.
        subject: without "RE:" and "FW:"; empty without one.
        body: the lines to read on.
        discards: quoted messages and signature.
        warnings: what the reader should know.
    """

    header: tuple[ParagraphLayout, ...]
    subject: str
    body: tuple[str, ...]
    discards: tuple[Discard, ...]
    warnings: tuple[str, ...]


def take_apart(lines: Sequence[str]) -> Mail:
    """Part the header, the quoted mail and the signature from the words of a mail.

    Quoted lines ("> …") with the line that introduces them, and everything from "-----Original
    Message-----" or from a second block of header fields on, are discards, unless the mail above
    has hardly any words of its own and only passes the other on. Texts that are no mail lose
    quoted lines only.
    """
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    fields, body_start = _fields(lines, start)
    header: tuple[ParagraphLayout, ...] = ()
    subject = ""
    warnings: tuple[str, ...] = ()
    is_mail = len(fields) >= _FEWEST_FIELDS
    if is_mail:
        header = tuple(ParagraphLayout(text) for _, text in fields if text)
        subject = _subject(fields)
    body = list(lines[body_start if is_mail else 0 :])
    own, quoted = _without_quotes(body)
    if quoted and _words(own) < _OWN_WORDS and _words(quoted) > 2 * _words(own):
        own, quoted = [line.lstrip("> ") for line in body], []
        warnings = ("it only passes another message on, which was read as its text",)
    own, signature = _without_signature(own) if is_mail else (own, [])
    discards = [
        Discard(reason=reason, text=text)
        for reason, part in (("signature", signature), ("quoted-mail", quoted))
        if (text := normalise("\n".join(part)))
    ]
    return Mail(header, subject, tuple(own), tuple(discards), warnings)


def _fields(lines: Sequence[str], start: int) -> tuple[list[tuple[str, str]], int]:
    """Consecutive header fields with their folded lines, and the number of the line behind them."""
    found: list[tuple[str, str]] = []
    number = start
    while number < len(lines) and lines[number].strip():
        match = _FIELD.fullmatch(lines[number])
        if match is not None:
            found.append((match["name"].lower(), normalise(lines[number].replace("*", ""))))
        elif found and lines[number][0] in " \t":
            name, text = found[-1]
            found[-1] = (name, normalise(f"{text} {lines[number]}"))
        else:
            break
        number += 1
    return found, number


def _subject(fields: Sequence[tuple[str, str]]) -> str:
    for name, text in fields:
        if name in _SUBJECTS:
            return _SUBJECT_PREFIX.sub("", normalise(text.partition(":")[2]), count=1)
    return ""


def _without_quotes(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    own: list[str] = []
    quoted: list[str] = []
    for number, line in enumerate(lines):
        divides = len(line) <= _LONGEST_DIVIDER and _DIVIDER.fullmatch(line.strip())
        if divides or _is_second_header(lines, number):
            quoted.extend(lines[number:])
            return own, quoted
        if line.lstrip().startswith(">") or _introduces_quote(lines, number):
            quoted.append(line)
        else:
            own.append(line)
    return own, quoted


def _is_second_header(lines: Sequence[str], number: int) -> bool:
    """Whether an older mail begins here: three header fields, as mail programs copy them."""
    if not _FIELD.fullmatch(lines[number]) or (number and _FIELD.fullmatch(lines[number - 1])):
        return False
    return len(_fields(lines, number)[0]) > _FEWEST_FIELDS


def _introduces_quote(lines: Sequence[str], number: int) -> bool:
    """Whether a line, or two, says who wrote the quoted lines below: "On 3 May … wrote:"."""
    following = [line for line in lines[number + 1 : number + 4] if line.strip()]
    pair = f"{lines[number]} {following[0]}" if following else lines[number]
    if _ATTRIBUTION.fullmatch(lines[number][:400].strip()):
        return bool(following) and following[0].lstrip().startswith(">")
    return (
        len(following) > 1
        and following[1].lstrip().startswith(">")
        and _ATTRIBUTION.fullmatch(pair[:400].strip()) is not None
    )


def _without_signature(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    for number in range(len(lines) - 1, -1, -1):
        if _SIGNATURE.fullmatch(lines[number]):
            return list(lines[:number]), list(lines[number + 1 :])
    return list(lines), []


def _words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)
