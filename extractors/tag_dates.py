"""Dates that an activity takes from what stands above it: its lead-in, a year, a month."""

from extractors.dates import DateContext, DateMention, find_dates, year_of
from extractors.languages import sentences
from extractors.segment import Span
from extractors.tag_model import Found
from extractors.traits import says_that_it_goes_on


def _goes_on(found: Found, span: Span) -> bool:
    """Whether the date cell of a row says "ongoing": then the year above dates nothing.

    What takes place "quarterly" or «ежемесячно» does so in that year.
    """
    cells = [cell for cell in found.passage.cells if cell.column == "date"]
    words = " ".join(found.passage.text[cell.start : cell.end] for cell in cells)
    return (
        bool(words.strip())
        and says_that_it_goes_on(words, found.language)
        and not any(
            cell.start <= mention.start < cell.end for cell in cells for mention in found.dates
        )
    )


def inherited_dates(found: Found, span: Span, lead_in: tuple[int, int] | None) -> list[DateMention]:
    """Dates for an activity without one: those of its lead-in, then of a year or date above it."""
    if lead_in is not None:
        inside = [item for item in found.dates if lead_in[0] <= item.start < lead_in[1]]
        if inside:
            return inside
    nearest: list[DateMention] = []
    year = found.year
    if _goes_on(found, span):
        return []
    for item in found.passage.inherited:
        if item.kind == "lead-in":
            start = sentences(item.text, found.language)[-1][0] if item.text.strip() else 0
            given = find_dates(item.text[start:], found.language, DateContext(year=year))
            if any(mention.is_resolved for mention in given):
                return list(given)
    for item in found.passage.inherited:
        if item.kind == "year" or item.column == "date":
            above = find_dates(item.text, found.language, DateContext(year=year))
            nearest = [mention for mention in above if mention.is_resolved] or nearest
            year = year_of(item.text, found.language) or year
    return nearest
