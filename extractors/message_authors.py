"""Who writes each message that a document passes on, where its head names a person alone.

"From: Ana K." names nobody that acts; then her subject ("from UN Women"), her own words («Мы – это
Центр «Луч»») or the lines below her closing formula say for whom she writes.
"""

from collections.abc import Iterator, Mapping

from extractors.authors import own_name
from extractors.boilerplate import elements_of, in_table, set_aside
from extractors.context_names import names_in_letter
from extractors.heading_names import GazetteerNames
from extractors.mentions import Aliases
from extractors.messages import heads_message
from extractors.model import Block, Document


def message_authors(document: Document, aliases: Aliases) -> Mapping[str, tuple[str, ...]]:
    """Who writes below the heads of messages, by the words of these heads; where they tell."""
    if not any(heads_message(block.text) for block in document.blocks if not in_table(block)):
        return {}
    reasons = set_aside(elements_of(document, GazetteerNames()))
    language = document.language or "en"
    found: dict[str, tuple[str, ...]] = {}
    for head, body in _messages(document):
        for name in names_in_letter(body, reasons):
            if own := own_name(name.text, language, aliases, sure=name.sure):
                found.setdefault(head, own)
    return found


def _messages(document: Document) -> Iterator[tuple[str, list[Block]]]:
    """The heads of messages inside a document, each with the blocks below it."""
    head, body = "", list[Block]()
    for block in document.blocks:
        if in_table(block) or block.kind == "note":
            continue
        if heads_message(block.text):
            if head:
                yield head, body
            head, body = block.text, []
        elif head:
            body.append(block)
    if head:
        yield head, body
