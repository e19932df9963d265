"""Documents inside a Word file (altChunk), which Word shows as if they were typed there.

Programs that put reports together embed a web page, a text or another Word file and leave it to
Word to take it in when the document is saved next.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.errors import DocumentError
from extractors.layout import Layout, ParagraphLayout, TableLayout
from extractors.limits import Limits
from extractors.model import Discard
from extractors.readers.headings import BodyParagraph
from extractors.readers.word.drawn import Drawings
from extractors.readers.word.package import Package
from extractors.text import normalise

_USUAL_SIZE: Final = 20
"""Half points; sizes inside are not compared with those around."""


class Chunks:
    """Reads the embedded documents of a package.

    Attributes:
        discards: words that their readers have left out.
        warnings: what their readers warn of.
    """

    def __init__(self, package: Package, drawings: Drawings, inside: bool) -> None:
        self.discards: list[Discard] = []
        self.warnings: list[str] = []
        self._package = package
        self._drawings = drawings
        self._inside = inside

    def elements(self, reference: str | None) -> list[BodyParagraph | TableLayout]:
        """What an embedded document holds, in order; a discard where it cannot be read."""
        name = self._drawings.name(reference)
        layout = self._layout(name) if name is not None and not self._inside else None
        if layout is None:
            unread = self._drawings.unread_file(reference)
            self.discards.append(Discard(reason="embedded-file", text=unread))
            return []
        self.discards.extend(layout.discards)
        self.warnings.extend(layout.warnings)
        return [
            BodyParagraph(element, _USUAL_SIZE) if isinstance(element, ParagraphLayout) else element
            for element in layout.elements
        ]

    def _layout(self, name: str) -> Layout | None:
        # Hardly any document needs these.
        from extractors.detect import detect, is_web_page
        from extractors.readers.plain import read_lines
        from extractors.readers.plain.decode import decode

        package = self._package
        data = package.read(name)
        left = replace(
            package.limits, unpacked_bytes=package.limits.unpacked_bytes - package.unpacked
        )
        try:
            if is_web_page(data):
                return _web_pages([decode(data).text])
            kind = detect(data, name, limits=left).format
            if kind == "docx":
                return self._document(data, name, left)
            if kind == "mail":
                return self._archive(data, name, left)
        except DocumentError:
            return None
        return read_lines(decode(data).text.split("\n")) if kind == "text" else None

    def _document(self, data: bytes, name: str, limits: Limits) -> Layout:
        # The reader of the document that holds it is still at work.
        from extractors.readers.word import read_word
        from extractors.readers.word.package import open_package

        directory = open_package(data, name, limits=limits).archive.infolist()
        self._package.unpacked += sum(member.file_size for member in directory)
        return read_word(data, name, limits=limits, inside=True)

    def _archive(self, data: bytes, name: str, limits: Limits) -> Layout | None:
        """A web page with its pictures, packed like a mail."""
        from extractors.readers.mail.parts import read_parts

        texts = [
            text
            for message in read_parts(data, name, limits=limits).messages
            for text in message.texts
            if text.chosen
        ]
        if any(text.kind != "html" for text in texts):
            return None
        return _web_pages([text.text for text in texts])


def _web_pages(pages: Sequence[str]) -> Layout:
    from extractors.readers.mail.html import html_lines
    from extractors.readers.plain import read_lines

    lines: list[str] = []
    hidden: list[str] = []
    for page in pages:
        shown, unseen = html_lines(page)
        lines += [*shown, ""]
        hidden += [words for each in unseen if (words := normalise(each))]
    layout = read_lines(lines, markdown=True)
    discards = [Discard(reason="hidden", text=words) for words in hidden]
    return replace(layout, discards=(*discards, *layout.discards))
