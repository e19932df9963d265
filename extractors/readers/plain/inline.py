"""Markup inside a line: Markdown emphasis and links, and the few HTML tags of converters."""

import html
import re
from collections.abc import Iterator
from typing import Final

from extractors.text import normalise_marked

_TOKEN: Final = re.compile(
    r"(?P<escape>\\[\\`*_{}\[\]()#+.!|<>~-])"
    r"|(?P<address><(?:https?://|mailto:)[^<>\s]*>)"
    r"|(?P<tag></?[a-zA-Z][^<>]{0,2000}>|<!--.{0,2000}?-->)"
    r"|!?\[(?P<link>[^\[\]]{0,500})\]\((?P<target>[^()\s]{0,2000})(?:\s+\"[^\"]{0,200}\")?\)"
    r"|(?P<stars>\*{1,3})|(?P<bars>(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))",
    re.DOTALL,
)
_BOLD_TAGS: Final = frozenset({"b", "strong"})
_BREAKS: Final = frozenset({"br", "p", "/p", "li", "/li", "div", "/div"})
_TAG_NAME: Final = re.compile(r"</?\s*([a-zA-Z][a-zA-Z0-9]*)")


def inline(text: str, *, markdown: bool) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The normalised words of a stretch of text, and the ranges of them in bold.

    With `markdown`, "The **OSCE** <i>and</i> [UN](http://un.org)" gives "The OSCE and UN" with
    "OSCE" bold; entities are resolved and a star between spaces stays. Otherwise nothing but spaces
    is touched.
    """
    if not markdown:
        return normalise_marked([(text, False)])
    return normalise_marked(_pieces(text))


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    bold = False
    position = 0
    for match in _TOKEN.finditer(text):
        if match["stars"] and _lone(text, match.start(), match.end()):
            continue
        yield html.unescape(text[position : match.start()]), bold
        position = match.end()
        if match["escape"]:
            yield match["escape"][1], bold
        elif match["address"]:
            yield match["address"][1:-1], bold
        elif match["tag"]:
            name = _TAG_NAME.match(match["tag"])
            tag = name[1].lower() if name is not None else ""
            closing = match["tag"].startswith("</")
            if tag in _BOLD_TAGS:
                bold = not closing
            elif (f"/{tag}" if closing else tag) in _BREAKS:
                yield " ", bold
        elif match["target"] is not None:
            yield html.unescape(match["link"]), bold
        elif len(match["stars"] or match["bars"] or "") >= 2:
            bold = not bold
    yield html.unescape(text[position:]), bold


def _lone(text: str, start: int, end: int) -> bool:
    """Whether stars stand alone between spaces: a sign of the text, not emphasis."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    return (not before or before.isspace()) and (not after or after.isspace())


_MARKS: Final = re.compile(
    r"\*\*[^\s*]|(?<![\w*])\*[^\s*][^*\n]{0,2000}(?<=[^\s*])\*(?![\w*])|^#{1,6} \S"
    r"|</?(?:p|td|tr|br|b|i|strong|em)\b|\]\((?:https?:|mailto:|#)"
    r"|^[ ]{0,8}\|?(?:[ ]?:?-{3,200}:?[ ]?\|)",
    re.MULTILINE | re.IGNORECASE,
)


def looks_like_markdown(text: str) -> bool:
    """Whether a text holds marks that only make sense as Markdown or HTML."""
    return _MARKS.search(text) is not None
