"""One activity: its words, and what the passage around it gives, to its tags."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.dates import DateContext, DateMention, date_doubts, find_dates, when, year_of
from extractors.inherited import inherited_organizations, lead_in_of, role_of_heading
from extractors.languages import sentences
from extractors.mentions import GOVERNMENT
from extractors.model import (
    ActivityType,
    Cell,
    Doubt,
    Mention,
    OrganizationTag,
    Passage,
    Tagged,
)
from extractors.places import Where, where
from extractors.places_context import HOME_COUNTRIES
from extractors.roles import RoleContext, Roles, assign_roles, mentions_within
from extractors.roles_cells import who_column
from extractors.roles_donors import REGION
from extractors.roles_series import closing_of_series, shared_with_next, without_known
from extractors.roles_signs import goes_on, is_joint, refers_to_one
from extractors.roles_tags import INHERITED
from extractors.segment import Span
from extractors.speakers import paragraph_of, paragraph_speaker
from extractors.traits import judge_status, judge_type, row_words, says_how_often
from gazetteers.bodies import NATIONAL
from gazetteers.cues import cues
from gazetteers.model import LanguageCode


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with everything that it names; offsets point into its text.

    Attributes:
        passage: the passage.
        language: in which it was searched.
        organizations: mentions of organizations.
        dates: mentions of dates.
        authors: ids of the organizations that report.
        kinds: nouns by which the only author may be called ("foundation").
        written_on: the day of the document, where it is known.
        year: the year that bare months in headings belong to, where none of them says it.
        about: the countries that the document as a whole is about, by its title or its author.
        warnings: what makes its words doubtful.
        of_all: who pays for all activities of the document, by a remark in it.
    """

    passage: Passage
    language: LanguageCode
    organizations: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    authors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    written_on: date | None = None
    year: int | None = None
    about: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    of_all: tuple[OrganizationTag, ...] = ()


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
        subjects: those who lead it and are not only joined to the others by "together with".
        shared: who pays for or helps with all that its sentence tells.
    """

    passage: Passage | None = None
    end: int = 0
    leads: tuple[str, ...] = ()
    principal: tuple[str, ...] = ()
    where: Where | None = None
    type: ActivityType | None = None
    subjects: tuple[str, ...] = ()
    shared: tuple[OrganizationTag, ...] = ()


def tag_activity(found: Found, span: Span, earlier: Earlier) -> tuple[Tagged, Earlier]:
    """Tag one activity, and say what it gives to the next."""
    passage, language = found.passage, found.language
    text = passage.text[span.start : span.end]
    cells = cells_within(passage.cells, span.start, span.end)
    lead_in = lead_in_of(passage, span.start)
    same_passage = earlier.passage is passage
    names = mentions_within(found.organizations, span.start, span.end)
    own_column = who_column(text, cells, names, language)
    given = inherited_organizations(
        passage.inherited,
        language,
        in_list=not text[:1].isupper() or bool(cells),
        names_own=own_column != "silent",
    )
    if lead_in is not None:
        given += _lead_in_organizations(found, *lead_in)
    speaker = paragraph_speaker(passage, found.organizations, span.start, found.about)
    goes_on_sentence = same_passage and text[:1].islower() and not cells
    given_before = earlier.shared if goes_on_sentence else ()
    roles = assign_roles(
        text,
        names,
        language,
        RoleContext(
            inherited=given,
            previous=_leads_before(found, span, earlier, speaker) if same_passage else (),
            author=() if own_column == "open" else speaker or found.authors,
            cells=cells,
            countries=_countries_around(found, span, names, lead_in, earlier),
            principal=() if found.authors or passage.kind == "matrix" else earlier.principal,
            heading_role=role_of_heading(passage, language),
            organizers=earlier.principal,
            kinds=found.kinds,
        ),
    )
    shared = shared_with_next(text, roles.tags, given_before, language)
    closing = (
        ()
        if cells
        else closing_of_series(
            passage.text, found.organizations, span.end, language, leads=roles.leads
        )
    )
    said_once = (*(shared if goes_on_sentence else ()), *closing, *found.of_all)
    roles = replace(roles, tags=(*roles.tags, *without_known(said_once, roles.tags)))
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
                    *_far_leads(found, span, earlier, speaker, roles),
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
    subjects = tuple(
        tag.id
        for tag in roles.tags
        if tag.role == "lead"
        and not any(
            is_joint(reason.detail.removeprefix("lead: "), language) for reason in tag.evidence
        )
    )
    return tagged, Earlier(
        passage, span.end, roles.going_on, principal, place, kind.value, subjects, shared
    )


def _above(passage: Passage, lead_in: tuple[int, int] | None) -> tuple[str, ...]:
    """The words under which an activity stands: what introduces its list, then the headings."""
    introduction = (passage.text[slice(*lead_in)],) if lead_in is not None else ()
    inherited = tuple(i.text for i in passage.inherited if i.kind == "lead-in")
    return (*introduction, *inherited, *reversed(passage.headings))


def _leads_before(
    found: Found, span: Span, earlier: Earlier, speaker: tuple[str, ...]
) -> tuple[str, ...]:
    """Who led the activity before and may lead this one, if its words name nobody.

    Whoever reports goes on speaking: beside an author, others that did one activity with it do not
    lead the next; in a matrix an authority that joined once does not. "They have", "a similar
    seminar", "the project" mean all of them.
    """
    paragraph = paragraph_of(found.passage, span.start)
    if speaker and earlier.end <= paragraph[0]:
        return speaker
    if found.passage.kind == "prose" and not found.authors and _begins_item(found, span, earlier):
        return earlier.principal or earlier.leads
    text = found.passage.text[span.start : span.end]
    opening = " ".join(text.split()[:_OPENING_WORDS])
    if len(earlier.subjects) == 1 and refers_to_one(opening, found.language):
        return earlier.subjects
    is_same = not speaker and cues("roles", found.language).has("continuing", opening)
    if goes_on(text, found.language) or is_same:
        return earlier.leads
    own = tuple(lead for lead in earlier.leads if lead in (speaker or found.authors))
    if found.passage.kind == "matrix":
        own = tuple(lead for lead in earlier.leads if not lead.startswith(GOVERNMENT))
    if found.passage.kind == "prose" and found.authors and earlier.end <= paragraph[0]:
        return own  # a paragraph of its own: the author speaks again
    return own or earlier.leads


def _far_leads(
    found: Found, span: Span, earlier: Earlier, speaker: tuple[str, ...], roles: Roles
) -> Iterator[Doubt]:
    """Doubts of leads that only an earlier paragraph of a report names, and who do not write it."""
    text = found.passage.text[span.start : span.end]
    begin, _ = paragraph_of(found.passage, span.start)
    is_far = earlier.passage is not found.passage or earlier.end <= begin
    if found.passage.kind != "prose" or not is_far or goes_on(text, found.language):
        return
    for tag in roles.tags:
        is_bare = tag.role == "lead" and not tag.mention and tag.confidence <= INHERITED
        if is_bare and tag.id not in (*found.authors, *speaker, *earlier.principal):
            detail = f"{tag.id} leads only by what an earlier paragraph says"
            yield Doubt(code="role-unsure", detail=detail)


def _begins_item(found: Found, span: Span, earlier: Earlier) -> bool:
    """Whether an activity is an item of a list, and the one before it was in another item.

    Who did one item does not go on in the next; who carries out what the list is about does.
    """
    own = next((p for p in found.passage.paragraphs if p.start <= span.start < p.end), None)
    return own is not None and bool(own.level or own.marker) and earlier.end <= own.start


_OPENING_WORDS = 8
"""Words at the start of an activity in which it says that it goes on with what was before."""


def _countries_around(
    found: Found,
    span: Span,
    names: Sequence[Mention],
    lead_in: tuple[int, int] | None,
    earlier: Earlier,
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
        if len(own) > 1 and len(about) == 1 and about[0] in own:
            return about  # "with the Uzbek side", in a report on Tajikistan
        return own or around or about or _country_before(found, span, earlier)
    near = [code for code in own if code in HOME_COUNTRIES]
    if len(near) == 1:
        return tuple(near)
    if len(around) == 1 and (around[0] in near or not near):
        return around
    if not near and not around and about:
        return about
    return own or around


def _country_before(found: Found, span: Span, earlier: Earlier) -> tuple[str, ...]:
    """The one country of the region that the paragraph before these words is about, if one.

    "2.1 Uzbekistan. … The plan was approved by the Cabinet of Ministers."
    """
    before = where(_paragraph_before(found.passage, span.start), found.language)
    is_same = earlier.passage is found.passage and earlier.where is not None
    for place in (before, earlier.where if is_same else None):
        near = [code for code in _codes(place) if code in REGION] if place is not None else []
        if near:
            return tuple(near) if len(near) == 1 else ()
    return ()


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
