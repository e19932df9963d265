"""Takes a mail in its transport form (.eml) apart into texts and attachments, within limits."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from pathlib import PurePath
from typing import Final, Literal

from extractors.errors import DocumentError
from extractors.limits import DEFAULT_LIMITS, Limits
from extractors.readers.mail.html import has_table
from extractors.readers.plain.decode import decode
from extractors.text import normalise

_HEADER_LINE: Final = re.compile(rb"[!-9;-~]{1,80}:")
_TRANSPORT: Final = re.compile(
    rb"^(?:mime-version|content-type|content-transfer-encoding|received|message-id|return-path"
    rb"|delivered-to|dkim-signature|x-[\w-]{1,60}):",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD_WITHIN: Final = 64_000
_CONTAINER: Final = re.compile(rb"content-type:\s{0,80}(?:multipart|message)/", re.IGNORECASE)
_MOST_CONTAINERS: Final = 60
"""Parts within parts; the parser calls itself for each level, so this bounds its depth."""
_MOST_PARTS: Final = 1_000
_SHOWN: Final = ("From", "To", "Cc", "Date", "Subject", "Organization")
_CHARSETS: Final = re.compile(
    r"ascii|utf-(?:7|8|8-sig|16|16-be|16-le|32|32-be|32-le)|iso8859-\d{1,2}|latin[-_]?1|cp\d{3,4}"
    r"|koi8-[rtu]|mac-cyrillic|kz1048|ptcp154|gb2312|gbk|gb18030|big5|euc_\w+|shift_jis"
    r"|iso2022_\w+"
)
"""Codecs of characters; others ("punycode") are no encodings of mail and may take for ever."""
_DOCUMENTS: Final = re.compile(
    r"application/(?:pdf|msword|rtf|vnd\.(?:openxml|oasis|ms-).*|ms-tnef|zip)|text/.*",
    re.IGNORECASE,
)
_SEALED: Final = re.compile(r"multipart/encrypted|application/(?:x-)?pkcs7-mime")

TextKind = Literal["plain", "html"]


@dataclass(frozen=True, slots=True)
class TextPart:
    """A text of a mail, decoded.

    Attributes:
        kind: how it is written.
        text: with plain line ends.
        chosen: False for a text that only says in another form what a chosen one says.
        flowed: whether a space at the end of a line means that the line goes on.
    """

    kind: TextKind
    text: str
    chosen: bool = True
    flowed: bool = False


@dataclass(frozen=True, slots=True)
class MailMessage:
    """A message: the mail itself, or one that it passes on as a part.

    Attributes:
        fields: "From: …", "Date: …", "Subject: …", decoded, in this order.
        texts: its texts in order.
    """

    fields: tuple[str, ...]
    texts: tuple[TextPart, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a mail carries.

    Attributes:
        name: as the sender called it, safe to show.
        document: whether it may be a report, and not a picture, a calendar or a key.
    """

    name: str
    document: bool


@dataclass(frozen=True, slots=True)
class MailFile:
    """A mail: its messages, the outer one first, what it carries, and what should be known."""

    messages: tuple[MailMessage, ...]
    attachments: tuple[Attachment, ...]
    warnings: tuple[str, ...]


def is_mail(data: bytes) -> bool:
    """Whether bytes begin with the header of a mail as mail programs send and save it.

    "From: …" and "Subject: …" alone are a text that was copied out of a mail.
    """
    head = _head(data)
    lines = head.split(b"\n")
    if not lines[0] or _TRANSPORT.search(head) is None:
        return False
    return all(line[:1] in b" \t" or _HEADER_LINE.match(line) for line in lines if line)


def is_mailbox(data: bytes) -> bool:
    """Whether bytes are several mails in one file (.mbox)."""
    if not data.startswith(b"From "):
        return False
    first, _, rest = data.partition(b"\n")
    return is_mail(rest) and b"\nFrom " in rest and b"@" in first + rest[:2_000]


def _head(data: bytes) -> bytes:
    plain = data[:_HEAD_WITHIN].removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").lstrip(b"\n")
    head, end, _ = plain.partition(b"\n\n")
    # A header that does not end within the limit ends with its last whole line.
    return head if end or len(data) <= _HEAD_WITHIN else head.rpartition(b"\n")[0]


def read_parts(data: bytes, file_name: str, *, limits: Limits = DEFAULT_LIMITS) -> MailFile:
    """The messages and attachments of a mail.

    Of a text that comes in two forms the plain one is chosen, unless the other says more. Texts
    are decoded by their stated charset, else like a text file. Attachments are named, not opened.

    Raises:
        DocumentError: if the mail is encrypted, or has more parts or text than allowed.
    """
    if len(_CONTAINER.findall(data)) > _MOST_CONTAINERS:
        raise _too_many(file_name, "mails and parts within one another")
    plain = data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    reading = _Reading(file_name, limits)
    try:
        reading.message(message_from_bytes(plain, policy=policy.compat32))
    except (TypeError, ValueError) as error:
        # The library parses parameters ("name*0*=…") when asked for, and fails on senseless ones.
        raise DocumentError(
            "the header of the mail, or of a part of it, is damaged",
            where=file_name,
            remedy="Open it in the mail program and save its text",
        ) from error
    return MailFile(
        tuple(reading.messages), tuple(reading.attachments), tuple(dict.fromkeys(reading.warnings))
    )


class _Reading:
    """Walks over the parts of one mail."""

    def __init__(self, file_name: str, limits: Limits) -> None:
        self.messages: list[MailMessage] = []
        self.attachments: list[Attachment] = []
        self.warnings: list[str] = []
        self._file_name = file_name
        self._limits = limits
        self._parts = 0
        self._characters = 0

    def message(self, message: Message) -> None:
        """Read a message, and after it those that it holds as parts."""
        place = len(self.messages)
        inner: list[Message] = []
        texts = tuple(self._texts(message, inner))
        self.messages.insert(place, MailMessage(tuple(_fields(message)), texts))
        for each in inner:
            self.message(each)

    def _texts(self, part: Message, inner: list[Message]) -> Iterator[TextPart]:
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise _too_many(self._file_name, "parts")
        kind = part.get_content_type()
        if _SEALED.fullmatch(kind) and "signed" not in str(part.get("Content-Type", "")).lower():
            raise DocumentError(
                "it is an encrypted mail",
                where=self._file_name,
                remedy="Open it in the mail program and save its text, or ask for it unencrypted",
            )
        children = part.get_payload()
        if isinstance(children, list):
            if kind.startswith("message/"):
                inner.extend(child for child in children if isinstance(child, Message))
                return
            found = [
                list(self._texts(child, inner)) for child in children if isinstance(child, Message)
            ]
            if kind == "multipart/alternative":
                yield from _chosen([text for texts in found for text in texts])
            else:
                for texts in found:
                    yield from texts
            return
        attached = part.get_content_disposition() == "attachment" or _name(part)
        if kind in ("text/plain", "text/html") and not attached:
            yield self._text(part, "html" if kind == "text/html" else "plain")
        elif not kind.startswith(("multipart/", "message/")) or attached:
            self._attach(part, kind)

    def _text(self, part: Message, kind: TextKind) -> TextPart:
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        self._characters += len(data)
        if self._characters > self._limits.unpacked_bytes:
            raise DocumentError(
                f"its text has more than {self._limits.unpacked_bytes / 1e6:,.0f} MB",
                where=self._file_name,
                remedy="Save its text as a file of its own, and split that",
            )
        flowed = str(part.get_param("format", "")).lower() == "flowed"
        return TextPart(kind, self._decoded(part, data), flowed=flowed)

    def _decoded(self, part: Message, data: bytes) -> str:
        charset = part.get_content_charset()
        codec = _codec(charset) if charset is not None else None
        # Programs that state "us-ascii" often mean that they do not know.
        if codec is not None and not (codec == "ascii" and not data.isascii()):
            text = data.decode(codec, errors="replace")
            if damaged := text.count("\ufffd"):
                self.warnings.append(f"{damaged} characters could not be decoded as {charset}")
            return text.replace("\r\n", "\n").replace("\r", "\n")
        found = decode(data)
        self.warnings.extend(found.warnings)
        return found.text

    def _attach(self, part: Message, kind: str) -> None:
        name = _name(part)
        inside = part.get_content_disposition() == "inline" or part.get("Content-ID") is not None
        if not name and not _DOCUMENTS.fullmatch(kind):
            return
        if inside and kind.startswith("image/"):
            return
        document = _DOCUMENTS.fullmatch(kind) is not None or kind.startswith("image/")
        document = document or PurePath(name).suffix.lower() in _SUFFIXES
        self.attachments.append(Attachment(name or f"without a name ({kind})", document))


_SUFFIXES: Final = frozenset(
    {".pdf", ".docx", ".doc", ".rtf", ".odt", ".txt", ".md", ".eml", ".msg", ".xlsx", ".xls",
     ".pptx", ".zip", ".rar", ".7z", ".tif", ".tiff", ".jpg", ".jpeg", ".png"}
)  # fmt: skip


def _chosen(texts: list[TextPart]) -> list[TextPart]:
    """Of one text in several forms: the plain one, unless it is much shorter or has no tables."""
    plain = [text for text in texts if text.kind == "plain"]
    others = [text for text in texts if text.kind == "html"]
    if not plain or not others:
        return texts
    letters = _letters(" ".join(text.text for text in plain))
    source = " ".join(text.text for text in others)
    rich = _letters(without_tags(source))
    best = others if 2 * letters < rich or has_table(source) else plain
    return [
        TextPart(text.kind, text.text, chosen=text in best, flowed=text.flowed) for text in texts
    ]


_UNSEEN: Final = re.compile(
    r"<(head|style|script|title)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[!?][^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_TAG: Final = re.compile(r"""</?[a-zA-Z](?:"[^"]{0,5000}"|'[^']{0,5000}'|[^"'<>])*>""")


def without_tags(source: str) -> str:
    """The words of an HTML text, roughly, with entities as written."""
    return _TAG.sub(" ", _UNSEEN.sub(" ", source))


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _fields(message: Message) -> Iterator[str]:
    for name in _SHOWN:
        raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
        value = normalise(header_text(raw))
        if value:
            yield f"{name}: {value}"


def header_text(raw: object) -> str:
    """The words of a header field: "=?koi8-r?B?…?=" decoded, whatever is wrong with it as it is."""
    # Bytes above 127 come as surrogates from the parser.
    text = decode(str(raw).encode("utf-8", "surrogateescape")).text
    if "=?" not in text:
        return text
    text = re.sub(r"\?=\s+=\?", "?==?", text)
    return _ENCODED_WORDS.sub(lambda words: _decoded_words(words[0]), text)


_ENCODED_WORDS: Final = re.compile(r"(?:=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*\?=)+")


def _decoded_words(encoded: str) -> str:
    """Encoded words side by side; a letter may be cut between two of them."""
    try:
        pieces = decode_header(encoded)
    except HeaderParseError:
        return encoded
    words: list[str] = []
    for piece, charset in pieces:
        data = piece.encode() if isinstance(piece, str) else piece
        codec = _codec(charset) if charset is not None else None
        words.append(data.decode(codec, "replace") if codec is not None else decode(data).text)
    return "".join(words) or encoded


def _name(part: Message) -> str:
    """The file name of a part, without folders; empty without one."""
    raw = part.get_filename()
    return PurePath(normalise(header_text(raw)).replace("\\", "/")).name[:120] if raw else ""


def _codec(charset: str) -> str | None:
    """The codec of a stated charset; None for an unknown one."""
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None
    # What programs call Latin-1 holds the quotation marks and dashes of Windows.
    name = "cp1252" if name == "iso8859-1" else name
    return name if _CHARSETS.fullmatch(name) else None


def _too_many(file_name: str, what: str) -> DocumentError:
    return DocumentError(
        f"the mail has too many {what}",
        where=file_name,
        remedy="Save its text, and its attachments as documents of their own",
    )
