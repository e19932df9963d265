"""One activity: its words, and what the passage around it gives, to its tags."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from extractors.dates import DateContext, DateMention, date_doubts, find_dates, when, year_of
from extractors.languages import sentences
from extractors.mentions import GOVERNMENT, find_organizations
from extractors.model import (
    ActivityType,
    Cell,
    ColumnKind,
    Doubt,
    Evidence,
    Inherited,
    Mention,
    OrganizationTag,
    Paragraph,
    Passage,
    Role,
    Tagged,
)
from extractors.places import Where, where
from extractors.places_context import HOME_COUNTRIES
from extractors.roles import RoleContext, assign_roles, mentions_within
from extractors.roles_signs import goes_on
from extractors.segment import Span
from extractors.traits import judge_status, judge_type, row_words, says_how_often
from gazetteers.bodies import NATIONAL
from gazetteers.cues import cues
from gazetteers.model import LanguageCode, OrganizationId

_COLUMN_ROLES: dict[ColumnKind | None, Role] = {
    "partner": "partner",
    "funder": "funder",
    "beneficiary": "beneficiary",
}
_WHO = ("organization", "programme")
_MOST = 0.6
"""Share of a heading that words for a role must take: "Funding partners 2018-2021"."""
_INHERITED = 0.8
"""Confidence of an organization that stands outside the activity's words."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with everything that it names; offsets point into its text.

    Attributes:
        passage: the passage.
        language: in which it was searched.
        organizations: mentions of organizations.
        dates: mentions of dates.
        authors: ids of the organizations that report.
        written_on: the day of the document, where it is known.
        year: the year that bare months in headings belong to, where none of them says it.
        about: the countries that the document as a whole is about, by its title or its author.
        warnings: what makes its words doubtful.
    """

    passage: Passage
    language: LanguageCode
    organizations: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    authors: tuple[str, ...] = ()
    written_on: date | None = None
    year: int | None = None
    about: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the activity before gives to the next one of the same passage.

    Attributes:
        passage: its passage; None before the first.
        end: where it ends in the passage's text.
        leads: who leads it.
        principal: who carries out what the document is about: the leads of its first prose.
        where: where it is.
        type: what it is.
    """

    passage: Passage | None = None
    end: int = 0
    leads: tuple[str, ...] = ()
    principal: tuple[str, ...] = ()
    where: Where | None = None
    type: ActivityType | None = None


def tag_activity(found: Found, span: Span, earlier: Earlier) -> tuple[Tagged, Earlier]:
    """Tag one activity, and say what it gives to the next."""
    passage, language = found.passage, found.language
    text = passage.text[span.start : span.end]
    cells = cells_within(passage.cells, span.start, span.end)
    lead_in = lead_in_of(passage, span.start)
    same_passage = earlier.passage is passage
    given = inherited_organizations(
        passage.inherited, language, in_list=not text[:1].isupper() or bool(cells)
    )
    if lead_in is not None:
        given += _lead_in_organizations(found, *lead_in)
    names = mentions_within(found.organizations, span.start, span.end)
    roles = assign_roles(
        text,
        names,
        language,
        RoleContext(
            inherited=given,
            previous=_leads_before(found, span, earlier) if same_passage else (),
            author=found.authors,
            cells=cells,
            countries=_countries_around(found, span, names, lead_in),
            principal=() if found.authors or passage.kind == "matrix" else earlier.principal,
            heading_role=_role_of_heading(passage, language),
        ),
    )
    place = where(
        text,
        language,
        organizations=roles.tags,
        names=names,
        lead_in=passage.text[slice(*lead_in)] if lead_in else "",
        inherited=passage.inherited,
        cells=cells,
        before=_paragraph_before(passage, span.start),
        earlier=earlier.where if same_passage else None,
    )
    dates = when(
        passage.text,
        found.dates,
        start=span.start,
        end=span.end,
        lead_in=_inherited_dates(found, span, lead_in),
        cells=passage.cells,
    )
    words = row_words(text, cells)
    kind = judge_type(
        words.activity,
        language,
        type_cell=words.kind,
        previous=_type_before(passage, earlier),
    )
    tagged = Tagged(
        ref=span.ref,
        text=text,
        passage=passage,
        organizations=roles.tags,
        countries=place.countries,
        region=place.region,
        places=place.places,
        dates=dates,
        status=judge_status(
            words.activity,
            language,
            status_cell=words.status,
            date_cell=words.dates,
            remarks=words.remarks,
            above=_above(passage, lead_in),
            dates=dates,
            written_on=found.written_on,
        ),
        type=kind,
        doubts=tuple(
            dict.fromkeys(
                (
                    *_passage_doubts(found),
                    *span.doubts,
                    *roles.doubts,
                    *place.doubts,
                    *date_doubts(
                        passage.text,
                        found.dates,
                        language,
                        start=span.start,
                        end=span.end,
                        cells=passage.cells,
                    ),
                )
            )
        ),
    )
    principal = earlier.principal or (roles.leads if passage.kind == "prose" else ())
    return tagged, Earlier(passage, span.end, roles.leads, principal, place, kind.value)


def _above(passage: Passage, lead_in: tuple[int, int] | None) -> tuple[str, ...]:
    """The words under which an activity stands: what introduces its list, the nearest heading."""
    introduction = (passage.text[slice(*lead_in)],) if lead_in is not None else ()
    inherited = tuple(i.text for i in passage.inherited if i.kind == "lead-in")
    return (*introduction, *inherited, *passage.headings[-1:])


def _leads_before(found: Found, span: Span, earlier: Earlier) -> tuple[str, ...]:
    """Who led the activity before and may lead this one, if its words name nobody.

    Whoever reports goes on speaking: beside an author, others that did one activity with it do not
    lead the next; in a matrix an authority that joined once does not. "They have", "a similar
    seminar", "the project" mean all of them.
    """
    text = found.passage.text[span.start : span.end]
    opening = " ".join(text.split()[:_OPENING_WORDS])
    if goes_on(text, found.language) or cues("roles", found.language).has("continuing", opening):
        return earlier.leads
    own = tuple(lead for lead in earlier.leads if lead in found.authors)
    if found.passage.kind == "matrix":
        own = tuple(lead for lead in earlier.leads if not lead.startswith(GOVERNMENT))
    return own or earlier.leads


_OPENING_WORDS = 8
"""Words at the start of an activity in which it says that it goes on with what was before."""


def _role_of_heading(passage: Passage, language: LanguageCode) -> Role | None:
    """The role that the nearest heading gives to the names below it: "Funding partners"."""
    heading = passage.headings[-1].strip(" :.*#=").lower() if passage.headings else ""
    book = cues("roles", language)
    for group in ("heading.funder", "heading.partner", "heading.beneficiary"):
        hit = book.first(group, heading)
        if hit is not None and hit.end - hit.start >= _MOST * len(heading):
            return cast(Role, hit.value)
    return None


def _countries_around(
    found: Found, span: Span, names: Sequence[Mention], lead_in: tuple[int, int] | None
) -> tuple[str, ...]:
    """Of which country "the Customs Service" may be; several if that stays open.

    The words say it, else a heading does. Of a row, whose columns say who takes part as what, one
    country of those where activities are carried out is enough; else the label of the row says it,
    else the document, if it is about one country.
    """
    if not any(mention.id == NATIONAL for mention in names):
        return ()
    passage = found.passage
    text = passage.text[span.start : span.end]
    cells = cells_within(passage.cells, span.start, span.end)
    own = _codes(where(text, found.language, names=names, cells=cells))
    about = found.about if len(found.about) == 1 else ()
    introduction = passage.text[slice(*lead_in)] if lead_in else ""
    above = where("", found.language, lead_in=introduction, inherited=passage.inherited)
    around = _codes(above)
    if not cells:
        return own or around or about
    near = [code for code in own if code in HOME_COUNTRIES]
    if len(near) == 1:
        return tuple(near)
    if len(around) == 1 and (around[0] in near or not near):
        return around
    if not near and not around and about:
        return about
    return own or around


def _codes(place: Where) -> tuple[str, ...]:
    return tuple(tag.code for tag in place.countries)


def cells_within(cells: Sequence[Cell], start: int, end: int) -> tuple[Cell, ...]:
    """The cells inside a span of the passage, with offsets into the span."""
    return tuple(
        cell.model_copy(
            update={"start": max(cell.start, start) - start, "end": min(cell.end, end) - start}
        )
        for cell in cells
        if cell.start < end and start < cell.end
    )


def lead_in_of(passage: Passage, start: int) -> tuple[int, int] | None:
    """The paragraph that introduces the list item in which an activity begins.

    It is the nearest paragraph above the list that ends with a colon; half-open code points. Lines
    that go on with its sentence in lower case are items even without a mark of their own.
    """
    items = [
        bool(paragraph.level or paragraph.marker)
        or passage.text[paragraph.start : paragraph.start + 1].islower()
        for paragraph in passage.paragraphs
    ]
    own = next(
        (
            number
            for number, paragraph in enumerate(passage.paragraphs)
            if paragraph.start <= start < paragraph.end
        ),
        None,
    )
    if own is None or not items[own]:
        return None
    for number in reversed(range(own)):
        paragraph = passage.paragraphs[number]
        introduces = passage.text[paragraph.start : paragraph.end].rstrip().endswith(":")
        if items[number] and not (introduces and _is_above(paragraph, passage.paragraphs[own])):
            continue
        return (paragraph.start, paragraph.end) if introduces else None
    return None


def _is_above(paragraph: Paragraph, item: Paragraph) -> bool:
    """Whether a numbered paragraph introduces an item: "4. In 2022 the Secretariat:", "(a) …"."""
    return paragraph.level < item.level or (
        re.sub(r"\w+", "", paragraph.marker) != re.sub(r"\w+", "", item.marker)
    )


def inherited_organizations(
    inherited: Sequence[Inherited], language: LanguageCode, *, in_list: bool = True
) -> tuple[OrganizationTag, ...]:
    """The organizations of headings and merged cells; the column says in which role.

    Who only supports the list that a line with a colon opens ("With funds of Japan, UNODC:") is
    not inherited by the sentences behind the list (`in_list` is False for them).

    Of headings the innermost that names any counts: the title names all who report. A heading
    that lists several ("Work with INTERPOL, CIS and SCO") only says what the section is about.
    """
    named = [
        item
        for item in inherited
        if item.column is None
        and item.kind in _WHO
        and any(m.strength in ("strong", "fuzzy") for m in find_organizations(item.text, language))
    ]
    tags: dict[str, OrganizationTag] = {}
    for item in inherited:
        if item.kind == "lead-in":
            for tag in _of_lead_in(item.text, language):
                tags.setdefault(tag.id, tag)
        if item.kind not in _WHO or item in named[:-1]:
            continue
        mentions = find_organizations(item.text, language)
        roles: dict[str, Role] = {}
        if item.column is None and item.text.rstrip().endswith(":"):
            # "With the support of Japan, UNODC:"
            roles = {tag.id: tag.role for tag in assign_roles(item.text, mentions, language).tags}
        elif item.column is None and _is_topic(item.text, mentions):
            continue
        for mention in mentions:
            if not in_list and roles.get(mention.id, "lead") != "lead":
                continue
            if mention.strength in ("strong", "fuzzy") or item.column is not None:
                tags.setdefault(
                    mention.id,
                    OrganizationTag(
                        id=OrganizationId(mention.id),
                        role=roles.get(mention.id) or _COLUMN_ROLES.get(item.column, "lead"),
                        mention=mention.text,
                        confidence=_INHERITED,
                        evidence=(
                            Evidence(
                                method="rule",
                                detail=f"“{item.text}” holds for several activities",
                                score=_INHERITED,
                                ref=item.ref,
                            ),
                        ),
                    ),
                )
    return tuple(tags.values())


def _of_lead_in(text: str, language: LanguageCode) -> tuple[OrganizationTag, ...]:
    """Who takes part by the words that introduce a list: by its last sentence, else by all."""
    mentions = find_organizations(text, language)
    start = sentences(text, language)[-1][0] if text.strip() else 0
    last = assign_roles(text[start:], mentions_within(mentions, start, len(text)), language)
    return last.tags or assign_roles(text, mentions, language).tags


def _is_topic(heading: str, mentions: Sequence[Mention]) -> bool:
    """Whether a heading says with whom one works, rather than who does: "Work with A, B and C"."""
    named = {mention.id for mention in mentions if mention.strength != "new"}
    return len(named) > 1 and any(map(str.isalpha, heading[: mentions[0].start]))


def _lead_in_organizations(found: Found, start: int, end: int) -> tuple[OrganizationTag, ...]:
    """Who takes part according to the words that introduce a list."""
    roles = assign_roles(
        found.passage.text[start:end],
        mentions_within(found.organizations, start, end),
        found.language,
        RoleContext(author=found.authors),
    )
    return roles.tags


def _tells_how_often(found: Found, span: Span) -> bool:
    """Whether the date cell of a row says "once a year": then the year above dates nothing."""
    cells = [cell for cell in found.passage.cells if cell.column == "date"]
    words = " ".join(found.passage.text[cell.start : cell.end] for cell in cells)
    return (
        bool(words.strip())
        and says_how_often(words, found.language)
        and not any(
            cell.start <= mention.start < cell.end for cell in cells for mention in found.dates
        )
    )


def _inherited_dates(
    found: Found, span: Span, lead_in: tuple[int, int] | None
) -> list[DateMention]:
    """Dates for an activity without one: those of its lead-in, then of a year or date above it."""
    if lead_in is not None:
        inside = [item for item in found.dates if lead_in[0] <= item.start < lead_in[1]]
        if inside:
            return inside
    nearest: list[DateMention] = []
    year = found.year
    if _tells_how_often(found, span):
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


def _paragraph_before(passage: Passage, start: int) -> str:
    """The words of the activity's own paragraph that stand before it."""
    begins = max(
        (paragraph.start for paragraph in passage.paragraphs if paragraph.start <= start),
        default=0,
    )
    return passage.text[begins:start]


def _type_before(passage: Passage, earlier: Earlier) -> ActivityType | None:
    """The type of the activity before it in its passage, for words that name none themselves.

    "two seminars: one on pillar I in Osh, | one on pillar II in Dushanbe", "| The third, for
    investigators, …".
    """
    return earlier.type if earlier.passage is passage else None


def _passage_doubts(found: Found) -> tuple[Doubt, ...]:
    doubts = list(found.passage.doubts)
    if found.passage.language is None:
        doubts.append(
            Doubt(
                code="language-unsupported",
                detail="the words are neither English nor Russian; they were read like English",
            )
        )
    doubts += [Doubt(code="text-damaged", detail=warning) for warning in found.warnings]
    return tuple(doubts)
