"""Of which country an authority is that the words call "the Customs Service" only."""

from collections.abc import Sequence

from extractors.languages import A_PAGE
from extractors.model import Cell, Mention, Passage
from extractors.places import where
from extractors.places.collected import Where
from extractors.places.named import HOME_COUNTRIES
from extractors.roles import BODY_COLUMNS
from extractors.roles.donors import REGION
from extractors.roles.heads_of_state import acts_of_heads
from extractors.segment import Span
from extractors.tag.model import Earlier, Found
from gazetteers.bodies import NATIONAL


def countries_around(
    found: Found,
    span: Span,
    names: Sequence[Mention],
    lead_in: tuple[int, int] | None,
    earlier: Earlier,
) -> tuple[str, ...]:
    """Of which country "the Customs Service" or "the President" may be; several if it stays open.

    The words say it, else a heading does. Of a row, whose columns say who takes part as what, one
    country of those where activities are carried out is enough; else the label of the row says it,
    else the document, if it is about one country.
    """
    passage = found.passage
    text = passage.text[span.start : span.end]
    is_open = any(mention.id == NATIONAL for mention in names)
    if not is_open and not any(True for _ in acts_of_heads(text, found.language)):
        return ()
    cells = cells_within(passage.cells, span.start, span.end)
    own = _codes(where(text, found.language, names=names, cells=cells))
    about = found.about if len(found.about) == 1 else ()
    introduction = passage.text[slice(*lead_in)] if lead_in else ""
    above = where("", found.language, lead_in=introduction, inherited=passage.inherited)
    around = _codes(above)
    if not cells:
        if len(own) > 1 and len(about) == 1 and about[0] in own:
            return about  # "with the Uzbek side", in a report on Tajikistan
        at_home = tuple(code for code in own if code in HOME_COUNTRIES)
        # "The Institute of Nuclear Physics opened …, a gift of the United States".
        return at_home or around or about or _country_before(found, span, earlier) or own
    near = [code for code in own if code in HOME_COUNTRIES]
    if len(about) == 1 and not around and _in_columns_of_bodies(names, cells):
        return about  # who is responsible for the treaty with another country
    if len(near) == 1:
        return tuple(near)
    if len(around) == 1 and (around[0] in near or not near):
        return around
    if about and (about[0] in near or not (near or around)):
        return about
    return own or around


def _in_columns_of_bodies(names: Sequence[Mention], cells: Sequence[Cell]) -> bool:
    """Whether authorities without a country stand in cells that say who takes part.

    Those that the activity itself names are of the same country then: «Поездка сотрудников
    Таможенной службы в Узбекистан | Таможенная служба».
    """
    return any(
        cell.column in BODY_COLUMNS and cell.start <= mention.start < cell.end
        for mention in names
        if mention.id == NATIONAL
        for cell in cells
    )


def _country_before(found: Found, span: Span, earlier: Earlier) -> tuple[str, ...]:
    """The one country of the region that the paragraph before these words is about, if one.

    "2.1 Uzbekistan. … The plan was approved by the Cabinet of Ministers."
    """
    before = where(paragraph_before(found.passage, span.start), found.language)
    is_same = earlier.passage is found.passage and earlier.where is not None
    for place in (before, earlier.where if is_same else None):
        near = [code for code in _codes(place) if code in REGION] if place is not None else []
        if near:
            return tuple(near) if len(near) == 1 else ()
    return ()


def _codes(place: Where) -> tuple[str, ...]:
    return tuple(tag.code for tag in place.countries)


def paragraph_before(passage: Passage, start: int) -> str:
    """The words of the activity's own paragraph that stand before it, a page of them at most.

    A text pasted without line breaks is one paragraph; each activity of it sees what is near.
    """
    begins = max(
        (paragraph.start for paragraph in passage.paragraphs if paragraph.start <= start),
        default=0,
    )
    return passage.text[max(begins, start - A_PAGE) : start]


def cells_within(cells: Sequence[Cell], start: int, end: int) -> tuple[Cell, ...]:
    """The cells inside a span of the passage, with offsets into the span."""
    return tuple(
        cell.model_copy(
            update={"start": max(cell.start, start) - start, "end": min(cell.end, end) - start}
        )
        for cell in cells
        if cell.start < end and start < cell.end
    )
