"""The HTML text of a mail as lines of plain text, with tables and emphasis as markup in them."""

import re
from typing import Final

from lxml import etree
from lxml import html as lxml_html
from lxml.etree import ParserError

_SKIPPED: Final = frozenset({"head", "style", "script", "title", "meta", "link", "object", "map"})
_PARAGRAPHS: Final = frozenset(
    {"p", "ul", "ol", "dl", "table", "blockquote", "hr", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_LINES: Final = frozenset(
    {"div", "li", "tr", "td", "th", "dt", "dd", "section", "article", "header", "footer",
     "center", "address", "body", "form", "fieldset", "tbody", "thead", "caption"}
)  # fmt: skip
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD: Final = frozenset({"b", "strong"})
_LISTS: Final = frozenset({"ul", "ol"})
_UNSEEN_STYLE: Final = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_QUOTE_CLASS: Final = re.compile(r"quote|cite", re.IGNORECASE)
_MARKUP: Final = re.compile(r"([\\`*_\[\]])")


def has_table(source: str) -> bool:
    """Whether an HTML text holds a table of data, and not only tables that lay it out."""
    root = _root(source)
    return root is not None and any(_is_data(table) for table in root.iter("table"))


def html_lines(source: str) -> tuple[list[str], list[str]]:
    r"""The lines of an HTML text, and its hidden words.

    Paragraphs are divided by blank lines; quotations begin with "> ", list items with "- " or a
    number, headings with "#"; bold is "<b>", a table of data stays one ("<table>…") in one line.
    Signs that would be markup are escaped with "\".
    """
    root = _root(source)
    if root is None:
        return [], []
    writer = _Writer()
    writer.walk(root)
    return writer.finish()


def _root(source: str) -> lxml_html.HtmlElement | None:
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    text = source.replace("\x00", "")
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _tag(element: etree._Element) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _rows(table: etree._Element) -> list[list[etree._Element]]:
    rows = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if _tag(cell) in ("td", "th")]
        if cells:
            rows.append(cells)
    return rows


def _is_data(table: etree._Element) -> bool:
    """Whether a table has rows of several filled cells and no other table inside."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    filled = [
        sum(any(text.strip() for text in cell.itertext()) for cell in row) for row in _rows(table)
    ]
    return sum(count > 1 for count in filled) > 1


def _is_hidden(element: etree._Element) -> bool:
    return bool(_UNSEEN_STYLE.search(element.get("style") or "")) or "hidden" in element.attrib


def _is_quote(element: etree._Element) -> bool:
    """Whether a block is quoted mail; programs also use the tag to indent the writer's words."""
    return element.get("type") == "cite" or bool(_QUOTE_CLASS.search(element.get("class") or ""))


class _Writer:
    """Writes lines while a tree is walked."""

    def __init__(self, *, in_cell: bool = False) -> None:
        self._in_cell = in_cell
        self._lines: list[str] = []
        self._hidden: list[str] = []
        self._pieces: list[tuple[str, bool]] = []
        self._prefix = ""
        self._skipped: etree._Element | None = None
        self._bold = 0
        self._quotes = 0
        self._lists: list[int] = []
        self._preformatted = 0

    def walk(self, root: etree._Element) -> None:
        """Write an element with all that it holds, and what stands behind it."""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._start(element)
            else:
                self._end(element)

    def _start(self, element: etree._Element) -> None:
        tag = _tag(element)
        if self._skipped is not None:
            return
        if not tag or tag in _SKIPPED:
            self._skipped = element
            return
        if _is_hidden(element):
            self._skipped = element
            self._hidden.append(" ".join(map(str, element.itertext())))
            return
        if tag == "table" and _is_data(element):
            self._skipped = element
            self._break(blank=True)
            self._put(_table_markup(element))
            self._break(blank=True)
            return
        if tag == "br":
            # The second of two breaks leaves a blank line, as does one alone in its block.
            if not self._break():
                self._blank()
        elif tag in _PARAGRAPHS:
            self._break(blank=tag not in _LISTS or not self._lists)
        elif tag in _LINES:
            self._break()
        self._open(element, tag)
        self.write(element.text)

    def _open(self, element: etree._Element, tag: str) -> None:
        if tag in _BOLD:
            self._bold += 1
        elif tag == "blockquote" and _is_quote(element):
            self._quotes += 1
        elif tag in _LISTS:
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "pre":
            self._preformatted += 1
        elif tag == "li":
            depth = max(1, len(self._lists))
            marker = "-"
            if self._lists and self._lists[-1] >= 0:
                self._lists[-1] += 1
                marker = f"{self._lists[-1]}."
            self._prefix = "    " * (depth - 1) + marker + " "
        elif tag in _HEADINGS and not self._in_cell:
            self._prefix = "#" * int(tag[1]) + " "

    def _end(self, element: etree._Element) -> None:
        if self._skipped is not None:
            if element is not self._skipped:
                return
            self._skipped = None
            self.write(element.tail)
            return
        tag = _tag(element)
        if tag in _PARAGRAPHS:
            self._break(blank=tag not in _LISTS or len(self._lists) < 2)
        elif tag in _LINES:
            self._break()
        if tag in _BOLD:
            self._bold -= 1
        elif tag == "blockquote" and _is_quote(element):
            self._quotes -= 1
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "pre":
            self._preformatted -= 1
        self.write(element.tail)

    def write(self, text: str | None) -> None:
        """Add text to the line; in preformatted text line ends count."""
        if not text:
            return
        if not self._preformatted:
            self._pieces.append((text, self._bold > 0))
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._break()
            self._pieces.append((line, self._bold > 0))

    def _put(self, line: str) -> None:
        self._lines.append("> " * self._quotes + line)

    def _break(self, *, blank: bool = False) -> bool:
        """End the line; returns whether it held anything."""
        text = _marked(self._pieces)
        self._pieces = []
        if text:
            self._put(self._prefix + text)
            self._prefix = ""
        if blank:
            self._blank()
        return bool(text)

    def _blank(self) -> None:
        mark = ("> " * self._quotes).rstrip()
        if self._lines and self._lines[-1] not in ("", mark):
            self._lines.append(mark)

    def finish(self) -> tuple[list[str], list[str]]:
        """The lines, and the hidden words."""
        self._break()
        return self._lines, [text for text in self._hidden if text.strip()]


def escaped(text: str) -> str:
    r"""Text whose signs are not markup: "*" is "\*", "<" is "&lt;"."""
    return _MARKUP.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))


def _marked(pieces: list[tuple[str, bool]]) -> str:
    """Pieces as one line with bold ones marked: "**Osh**" for a whole line, else "<b>Osh</b>"."""
    said = [(" ".join(escaped(text).split()), text, bold) for text, bold in pieces]
    if not any(words for words, _, _ in said):
        return ""
    if all(bold for words, _, bold in said if words):
        return f"**{' '.join(escaped(''.join(text for text, _ in pieces)).split())}**"
    line: list[str] = []
    for words, text, bold in said:
        if bold and words:
            start = " " if text[:1].isspace() else ""
            line.append(f"{start}<b>{words}</b>{' ' if text[-1:].isspace() else ''}")
        else:
            line.append(escaped(text))
    return " ".join("".join(line).split())


def _table_markup(table: etree._Element) -> str:
    """A table with nothing but its rows, cells, spans and the paragraphs in the cells."""
    rows = []
    for cells in _rows(table):
        written = []
        for cell in cells:
            spans = "".join(
                f' {name}="{value}"'
                for name in ("colspan", "rowspan")
                if (value := cell.get(name) or "").isdecimal() and len(value) < 4
            )
            tag = _tag(cell)
            inner = "".join(f"<p>{text}</p>" for text in _cell_paragraphs(cell))
            written.append(f"<{tag}{spans}>{inner}</{tag}>")
        rows.append(f"<tr>{''.join(written)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _cell_paragraphs(cell: etree._Element) -> list[str]:
    writer = _Writer(in_cell=True)
    writer.write(cell.text)
    for child in cell:
        writer.walk(child)
    lines, _ = writer.finish()
    return [line for line in lines if line]
