"""Reads mails in their transport form (.eml): their texts, and the messages that they pass on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from extractors.errors import DocumentError
from extractors.layout import Layout
from extractors.limits import DEFAULT_LIMITS, Limits, check_length
from extractors.model import Discard
from extractors.readers.mail.html import escaped, html_lines
from extractors.readers.mail.parts import (
    Attachment,
    MailFile,
    MailMessage,
    TextPart,
    read_parts,
    without_tags,
)
from extractors.readers.plain import read_lines
from extractors.readers.plain.inline import inline
from extractors.readers.plain.mail import NEXT_MESSAGE
from extractors.text import normalise

_MOST_SHOWN: Final = 20
_QUOTES: Final = re.compile(r"(?:>[ ]?)*")


def read_mail(
    data: bytes,
    file_name: str,
    titles: Sequence[str] = (),
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> Layout:
    """Read a mail as mail programs save it.

    Its fields "From", "To", "Cc", "Date", "Subject" are paragraphs, the subject is the title. Texts
    are read like those of a text file; a message that is attached follows under its sender. Other
    attachments are not opened: a warning names each that may be a report.

    Raises:
        DocumentError: if it holds no text, is encrypted, or is over a limit.
    """
    mail = read_parts(data, file_name, limits=limits)
    markup = any(
        text.kind == "html" and text.chosen for message in mail.messages for text in message.texts
    )
    lines: list[str] = []
    discards: list[Discard] = []
    for number, message in enumerate(mail.messages):
        body = list(_body(message, discards, markup=markup))
        if not any(map(str.strip, body)) and (number or not mail.attachments):
            discards.extend(_named(message.fields))
            continue
        fields = [escaped(field) if markup else field for field in message.fields]
        lines.extend([*([NEXT_MESSAGE] if lines else []), *fields, "", *body, ""])
    if not any(text.chosen and text.text.strip() for each in mail.messages for text in each.texts):
        raise _without_text(mail, file_name)
    check_length(sum(map(len, lines)), file_name, limits)
    layout = read_lines(
        lines,
        titles,
        markdown=True if markup else None,
        passed_on=len(mail.messages) > 1,
        warnings=(*mail.warnings, *_not_read(mail.attachments)),
    )
    return replace(layout, discards=(*discards, *layout.discards))


def _body(message: MailMessage, discards: list[Discard], *, markup: bool) -> Iterator[str]:
    for text in message.texts:
        if not text.chosen:
            words = normalise(_words(text))
            if words:
                discards.append(Discard(reason="other-form", text=words))
            continue
        if text.kind == "html":
            lines, hidden = html_lines(text.text)
            discards.extend(
                Discard(reason="hidden", text=words)
                for each in hidden
                if (words := normalise(each))
            )
        else:
            lines = _plain_lines(text)
            if markup:
                lines = [escaped(line) for line in lines]
        yield from lines
        yield ""


def _words(text: TextPart) -> str:
    if text.kind == "plain":
        return text.text
    return inline(without_tags(text.text), markdown=True)[0]


def _plain_lines(text: TextPart) -> list[str]:
    """The lines of a plain text; those that a program has broken at a space are whole again."""
    lines = text.text.split("\n")
    if not text.flowed:
        return lines
    found: list[str] = []
    goes_on = False
    depth = ""
    for line in lines:
        quotes = _QUOTES.match(line)
        own = quotes[0].replace(" ", "") if quotes is not None else ""
        words = line[quotes.end() :] if quotes is not None and own else line.removeprefix(" ")
        if goes_on and own == depth:
            found[-1] += words
        else:
            found.append(f"{own} {words}" if own else words)
        depth = own
        goes_on = words.endswith(" ") and words != "-- "
    return found


def _named(fields: Sequence[str]) -> Iterator[Discard]:
    yield from (Discard(reason="mail-header", text=field) for field in fields)


def _not_read(attachments: Sequence[Attachment]) -> Iterator[str]:
    documents = [each for each in attachments if each.document]
    for each in documents[:_MOST_SHOWN]:
        yield f'its attachment "{each.name}" was not read: drop it into the inbox itself'
    if len(documents) > _MOST_SHOWN:
        yield f"{len(documents) - _MOST_SHOWN} more attachments were not read"


def _without_text(mail: MailFile, file_name: str) -> DocumentError:
    names = ", ".join(f'"{each.name}"' for each in mail.attachments[:_MOST_SHOWN])
    if not names:
        return DocumentError(
            "the mail holds no text", where=file_name, remedy="Ask for another copy"
        )
    return DocumentError(
        f"the mail has no text of its own, only attachments: {names}",
        where=file_name,
        remedy="Save them from the mail, and drop them into the inbox themselves",
    )
