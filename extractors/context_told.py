"""Who writes a document, where its words tell: "prepared by", a note verbale, a masthead."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from extractors.heading_names import (
    organizations_in,
    organizations_or_authority,
    unlisted_body,
)
from extractors.model import Block

_FIRST_BLOCKS: Final = 14
_MASTHEAD_BLOCKS: Final = 4
_DISCLAIMER: Final = re.compile(
    r"(?i)\b(?:views|opinions)\s(?:are|expressed)|\bnot\s(?:necessarily\s)?(?:reflect|represent|shared|those\sof)"
    r"|мнени\w+|не\s(?:обязательно\s)?(?:отража|совпада)"
)
"""Of a line that says whose views the text does not give."""
_MASTHEAD: Final = re.compile(
    r"(?i)\b(?:news(?:letter)?|bulletin|update|digest|report|новости|вестник|бюллетень|листок|дайджест|отч[её]т"
    r"|информация)\b[^.;()]{0,40}?\b(?:projects?|programmes?|проект\w*|программ\w*)\b[^.;()]{0,100}"
    r"\((?!\s?(?:funded|financed|with|supported|при|финанс|на\s))(?P<who>[^()]{3,120})\)"
)
"""News of a project with whose it is in brackets: "Newsletter of the project X (UNDP and IOM)"."""


def masthead(blocks: Sequence[Block]) -> Iterator[tuple[Block, int, int]]:
    """Whose project a newsletter is about, by its masthead: where its first blocks say so."""
    for block in blocks[:_MASTHEAD_BLOCKS]:
        match = _MASTHEAD.search(block.text)
        if match is not None and organizations_in(match["who"]):
            yield block, *match.span("who")


def prepared_by(blocks: Sequence[Block]) -> Iterator[tuple[Block, int, int]]:
    """Who prepared a document: where one of its first paragraphs tells."""
    prose = [block for block in blocks if block.kind == "paragraph"]
    for block in prose[:_FIRST_BLOCKS]:
        match = (
            _PREPARED.search(block.text)
            or _COMPLIMENTS.match(block.text)
            or _NAMES_ITSELF.search(block.text)
        )
        if match is None:
            continue
        start, end = match.span("who")
        helped = _HELPED.search(block.text, start, end)
        end = end if helped is None else helped.start()
        who = block.text[start:end]
        if organizations_or_authority(who) or unlisted_body(who) is not None:
            yield block, start, end


_HELPED: Final = re.compile(
    r"(?i)\s(?:with\s(?:the\s)?(?:[\w-]+\s)?(?:support|help|assistance|funding|funds|grant)|for|under|within|thanks"
    r"|in\sthe|on\s(?:the\s)?(?:basis|request|behalf)|при|на\s(?:средства|основ\w+|деньги)"
    r"|по\s(?:запросу|заказу|просьбе)|для|в\sрамках)\s"
)
"""Behind who prepared a document: with whose help, or for whom."""


def is_disclaimer(line: str) -> bool:
    """Whether a line says whose views the text does not give: it names no author."""
    return _DISCLAIMER.search(line) is not None


_PREPARED: Final = re.compile(
    r"(?i)(?:\b(?:this|the|present|настоящ\w+|данн\w+|сводн\w+)\s(?:[\w-]+\s){0,2}?|\A(?:[\w-]+\s)?)"
    r"(?:report|note|paper|document|summary|overview|list|table|brief|update|compilation"
    r"|replies|answers|responses|information"
    r"|справка|отч[её]т|информация|доклад|обзор|перечень|записка|документ|сводка|материал\w?|ответы"
    r"|сведения)\s"
    r"(?:(?:was|is|has\sbeen)\s)?(?:prepared|compiled|drawn\sup|drafted|submitted|подготовлен\w?"
    r"|составлен\w?|представлен\w?|представля\w+)\s(?:by\s(?:the\s)?)?(?P<who>[^.;:()]{3,160})"
)


_COMPLIMENTS = re.compile(
    r"(?:The\s)?(?P<who>[^.;:()]{3,160}?)\s(?:presents?\s(?:its|their)\scompliments"
    r"|avails\sitself|has\sthe\shonou?r\sto|свидетельству[ею]т\s(?:сво[её]\s)?(?:глубокое\s)?уважение"
    r"|выража[ею]т\s(?:сво[её]\s)?(?:глубокое\s)?уважение|име[ею]т\sчесть)"
)
"""The opening of a note verbale, which names who writes."""


_NAMES_ITSELF = re.compile(
    r"(?i)\b(?:наш(?:а|е|ему|ей|им|его)?\s(?:офис|представительство|отделение|бюро|миссия|управление"
    r"|организация|ведомство)\w*|мы|our\s(?:[\w-]+\s)?(?:office|mission|bureau|organi[sz]ation|agency"
    r"|team|unit|branch)|we)\s\((?P<who>[^()]{3,80})\)"
)
"""Who writes, named in brackets: "our office (UNODC ROCA) held", «мы (ПРООН) провели»."""
