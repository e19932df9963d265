"""One activity: its words, and what the passage around it gives, to its tags."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.dates import date_doubts, when
from extractors.inherited import cells_around, inherited_organizations, lead_in_of, role_of_heading
from extractors.mentions import NEW
from extractors.model import (
    ActivityType,
    Cell,
    Doubt,
    Mention,
    OrganizationTag,
    Passage,
    Tagged,
)
from extractors.places import where
from extractors.places.homes import home_of
from extractors.roles import RoleContext, Roles, assign_roles, mentions_within
from extractors.roles.cells import repeats_above, who_column
from extractors.roles.self import UNNAMED
from extractors.roles.series import closing_of_series, shared_with_next, without_known
from extractors.roles.signs import is_joint, speaks_of_author
from extractors.roles.tags import bare_tag
from extractors.segment import Span
from extractors.speakers import paragraph_speaker
from extractors.tag.countries import cells_within, countries_around, paragraph_before
from extractors.tag.dates import inherited_dates
from extractors.tag.leads import (
    far_leads,
    leads_before,
    project_leads,
    spoken_of,
    subject_ahead,
    within_paragraph,
)
from extractors.tag.model import Earlier, Found
from extractors.traits import judge_status, judge_type, row_words
from gazetteers.model import CountryCode


def tag_activity(found: Found, span: Span, earlier: Earlier) -> tuple[Tagged, Earlier]:
    """Tag one activity, and say what it gives to the next."""
    passage, language = found.passage, found.language
    text = passage.text[span.start : span.end]
    cells = cells_within(passage.cells, span.start, span.end)
    lead_in = lead_in_of(passage, span.start)
    same_passage = earlier.passage is passage
    names = _of_what_is_told(found, span)
    own_column = who_column(text, cells, names, language)
    around = cells_around(passage, span.start, span.end)
    given = inherited_organizations(
        (*passage.inherited, *around),
        language,
        in_list=not text[:1].isupper() or bool(cells),
        names_own=own_column != "silent" or any(item.column == "organization" for item in around),
    )
    if (above := _leads_above(passage, text, cells, earlier)) is not None:
        given = (*(tag for tag in given if tag.role != "lead"), *above)
    if lead_in is not None:
        given += _lead_in_organizations(found, *lead_in)
    told = () if cells else subject_ahead(found, span) or spoken_of(found, span, earlier)
    if told:
        given = tuple(tag for tag in given if tag.role != "lead")
    elif same_passage and passage.kind == "matrix" and not cells:
        given = within_paragraph(given, text, language, earlier)
    speaker = paragraph_speaker(passage, found.organizations, span.start, found.about)
    is_item = _is_inside_sentence(passage.text, span.start)
    goes_on_sentence = same_passage and is_item and not cells
    given_before = earlier.shared if goes_on_sentence else ()
    roles = assign_roles(
        text,
        names,
        language,
        RoleContext(
            inherited=given,
            previous=told or (leads_before(found, span, earlier, speaker) if same_passage else ()),
            author=()
            if own_column == "open"
            else speaker or found.of_rest or found.authors or _writer(found, text, given),
            cells=cells,
            countries=countries_around(found, span, names, lead_in, earlier),
            principal=() if found.authors or passage.kind == "matrix" else earlier.principal,
            heading_role=role_of_heading(passage, language),
            organizers=earlier.principal,
            kinds=found.kinds,
            in_matrix=passage.kind == "matrix",
            lead_end=found.lead_end,
            led_by_column=bool(cells) and _has_merged_leads(passage),
        ),
    )
    taking_part = roles
    roles = _without_writer(roles)
    shared = shared_with_next(text, roles.tags, given_before, language, opens_sentence=not is_item)
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
        before=paragraph_before(passage, span.start),
        earlier=earlier.where if same_passage else None,
        home=home_of(found.authors),
        about=CountryCode(found.about[0]) if len(found.about) == 1 else None,
    )
    dates = when(
        passage.text,
        found.dates,
        start=span.start,
        end=span.end,
        lead_in=inherited_dates(found, span, lead_in),
        cells=passage.cells,
    )
    in_lines = bool(cells) and not passage.ref.block.startswith("table=")
    words = row_words(
        passage.text[span.told_from : span.end] if not cells else text,
        cells,
        heading=passage.headings[-1] if in_lines and passage.headings else "",
    )
    kind = judge_type(
        words.activity,
        language,
        type_cell=words.kind,
        previous=_type_before(passage, earlier),
        headings=passage.headings if cells else (),
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
                    *far_leads(found, span, earlier, speaker, roles),
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
    subjects = tuple(
        tag.id
        for tag in taking_part.tags
        if tag.role == "lead"
        and not any(
            is_joint(reason.detail.removeprefix("lead: "), language) for reason in tag.evidence
        )
    )
    # Who only joined in the first activity does not carry out what the document is about.
    leads = subjects or taking_part.leads
    principal = earlier.principal or (leads if passage.kind == "prose" else ())
    going_on = taking_part.going_on
    project = project_leads(text, going_on, found, earlier)
    return tagged, Earlier(
        passage, span.end, going_on, principal, place, kind.value, subjects, shared, project
    )


def _of_what_is_told(found: Found, span: Span) -> tuple[Mention, ...]:
    """The bodies named in an activity, without those of its opening where it names who leads.

    "OSCE offices pay attention to the media. The Office in Osh held two courses."
    """
    names = mentions_within(found.organizations, span.start, span.end)
    if span.told_from == span.start:
        return names
    told = mentions_within(found.organizations, span.told_from, span.end)
    text = found.passage.text[span.told_from : span.end]
    if not assign_roles(text, told, found.language).leads:
        return names
    return tuple(name for name in names if name.start >= span.told_from - span.start)


def _is_inside_sentence(passage: str, start: int) -> bool:
    """Whether an activity is cut out of a sentence: by its letter, or by the mark before it.

    "…; a seminar in Osh; A Workshop in Almaty": items of a list are written either way.
    """
    return passage[start : start + 1].islower() or passage[:start].rstrip()[-1:] in (";", ",")


def _has_merged_leads(passage: Passage) -> bool:
    """Whether a cell that the rows of a table share says who does what they tell."""
    return any(item.kind == item.column == "organization" for item in passage.inherited)


def _leads_above(
    passage: Passage, text: str, cells: Sequence[Cell], earlier: Earlier
) -> tuple[OrganizationTag, ...] | None:
    """Who leads the row above, where the row says that it is the same; None where it does not."""
    before = earlier.passage
    if before is None or not repeats_above(text, cells):
        return None
    table = passage.ref.block.partition(";")[0]
    if before.ref.block.partition(";")[0] != table or before.ref.document != passage.ref.document:
        return None
    return tuple(bare_tag(lead, "the same as in the row above") for lead in earlier.leads)


def _writer(found: Found, text: str, given: Sequence[OrganizationTag]) -> tuple[str, ...]:
    """Who writes without a name, where a sentence of prose says "we" and nobody is known to.

    Below a heading that names a sender ("UNESCO, from Almaty:") it is that one.
    """
    if (
        found.passage.kind != "prose"
        or speaks_of_author(_QUOTED.sub("", text), found.language) is None
    ):
        return ()
    return tuple(tag.id for tag in given if tag.role == "lead") or (UNNAMED,)


_QUOTED = re.compile(r"[“«„\"][^”»\"]*[”»\"]")


def _without_writer(roles: Roles) -> Roles:
    """The roles without whoever has no name; that nobody leads then is a reason to look."""
    tags = tuple(tag for tag in roles.tags if tag.id != UNNAMED)
    if len(tags) == len(roles.tags):
        return roles
    doubts = tuple(doubt for doubt in roles.doubts if UNNAMED.removeprefix(NEW) not in doubt.detail)
    if tags and not any(tag.role == "lead" for tag in tags):
        said = "the writer leads, and the document does not say who that is"
        doubts = (*doubts, Doubt(code="no-lead", detail=said))
    return replace(roles, tags=tags, doubts=doubts)


def _above(passage: Passage, lead_in: tuple[int, int] | None) -> tuple[str, ...]:
    """The words under which an activity stands: what introduces its list, then the headings."""
    introduction = (passage.text[slice(*lead_in)],) if lead_in is not None else ()
    inherited = tuple(i.text for i in passage.inherited if i.kind in ("lead-in", "year"))
    return (*introduction, *inherited, *reversed(passage.headings))


def _lead_in_organizations(found: Found, start: int, end: int) -> tuple[OrganizationTag, ...]:
    """Who takes part according to the words that introduce a list."""
    roles = assign_roles(
        found.passage.text[start:end],
        mentions_within(found.organizations, start, end),
        found.language,
        RoleContext(author=found.authors),
    )
    return roles.tags


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
