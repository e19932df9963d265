"""What an activity takes from outside its own words: lead-ins, headings, merged cells."""

import re
from collections.abc import Iterator, Sequence
from typing import cast

from extractors.heading_names import unlisted_body
from extractors.languages import sentences
from extractors.mentions import find_organizations
from extractors.model import (
    Cell,
    Evidence,
    Inherited,
    Mention,
    OrganizationTag,
    Paragraph,
    Passage,
    Role,
)
from extractors.roles import BODY_COLUMNS, assign_roles, mentions_within
from extractors.roles.cells import read_cell
from extractors.roles.cues import read_mentions
from extractors.roles.model import Standing
from extractors.roles.tags import INHERITED
from gazetteers.cues import cues
from gazetteers.model import LanguageCode, OrganizationId

_ROLES: dict[Standing, Role] = {
    "lead": "lead",
    "colead": "lead",
    "partner": "partner",
    "funder": "funder",
    "beneficiary": "beneficiary",
}
_WHO = ("organization", "programme")
_MOST = 0.6
"""Share of a heading that words for a role must take: "Funding partners 2018-2021"."""
_INHERITED = 0.8
"""Confidence of an organization that stands outside the activity's words."""


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


def cells_around(passage: Passage, start: int, end: int) -> tuple[Inherited, ...]:
    """Who takes part by the other cells of a row of which the activity is one of several."""
    around = (cell for cell in passage.cells if cell.end <= start or end <= cell.start)
    return tuple(
        Inherited(
            kind="organization",
            text=passage.text[cell.start : cell.end],
            ref=passage.ref,
            column=cell.column,
            heading=cell.heading,
        )
        for cell in around
        if cell.column in BODY_COLUMNS
    )


def inherited_organizations(
    inherited: Sequence[Inherited],
    language: LanguageCode,
    *,
    in_list: bool = True,
    names_own: bool = False,
) -> tuple[OrganizationTag, ...]:
    """The organizations of headings and merged cells; the column says in which role.

    Who only supports the list that a line with a colon opens ("With funds of Japan, UNODC:") is
    not inherited by the sentences behind the list (`in_list` is False for them).

    Of headings the innermost that names any counts: the title names all who report. A heading
    that lists several ("Work with INTERPOL, CIS and SCO") only says what the section is about. A
    row that names in a column of its own who does it (`names_own`) takes no lead from headings.
    """
    named = [
        item
        for item in inherited
        if item.column is None
        and item.kind in _WHO
        and any(
            _is_known(mention) or _is_heading_of(item, mention)
            for mention in find_organizations(item.text, language)
        )
    ]
    tags: dict[str, OrganizationTag] = {}
    for item in inherited:
        if item.kind == "lead-in":
            for tag in _of_lead_in(item.text, language):
                tags.setdefault(tag.id, tag)
        if item.kind not in _WHO or item in named[:-1]:
            continue
        if item.column in BODY_COLUMNS:
            for tag in _of_cell(item, language):
                tags.setdefault(tag.id, tag)
            continue
        mentions = find_organizations(item.text, language)
        roles: dict[str, Role] = {}
        if item.column is None and item.text.rstrip().endswith(":"):
            # "With the support of Japan, UNODC:"
            roles = {tag.id: tag.role for tag in assign_roles(item.text, mentions, language).tags}
        elif item.column is None and _is_topic(item.text, mentions):
            continue
        for mention in mentions:
            role = roles.get(mention.id, "lead")
            if role == "lead" and names_own and item.column is None:
                continue
            if role != "lead" and not in_list:
                continue
            if _is_known(mention) or item.column is not None or _is_heading_of(item, mention):
                tags.setdefault(mention.id, _tag(item, mention, role))
    return tuple(tags.values())


def _of_cell(item: Inherited, language: LanguageCode) -> Iterator[OrganizationTag]:
    """Who takes part by a cell that holds for several activities, as by a cell of a row itself."""
    text = item.text
    cell = Cell(column=item.column or "organization", heading=item.heading, start=0, end=len(text))
    for reading in read_cell(text, cell, find_organizations(text, language), language):
        role = _ROLES.get(reading.standing)
        if role is not None:
            yield _tag(item, reading.mention, role)


def _tag(item: Inherited, mention: Mention, role: Role) -> OrganizationTag:
    return OrganizationTag(
        id=OrganizationId(mention.id),
        role=role,
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
    )


def _is_known(mention: Mention) -> bool:
    """Whether a gazetteer has the name, be it only as that of a frequent unlisted body ("EBRD")."""
    return mention.strength in ("strong", "fuzzy") or mention.evidence.method == "exact"


def _is_heading_of(item: Inherited, mention: Mention) -> bool:
    """Whether a heading is nothing but the name of a body without an entry: "Open Valley Fund"."""
    return mention.id == unlisted_body(item.text)


def _of_lead_in(text: str, language: LanguageCode) -> tuple[OrganizationTag, ...]:
    """Who takes part by the words that introduce a list: by its last sentence, else by all."""
    mentions = find_organizations(text, language)
    start = sentences(text, language)[-1][0] if text.strip() else 0
    last = assign_roles(text[start:], mentions_within(mentions, start, len(text)), language)
    tags = last.tags or assign_roles(text, mentions, language).tags
    # "Germany takes part in the financing of these projects:" leads none of them.
    payers = {
        reading.mention.id
        for reading in read_mentions(text, mentions, language)
        if reading.standing == "funder" and reading.detail.endswith("after it")
    }
    return tuple(
        tag.model_copy(update={"role": "funder"})
        if tag.id in payers and tag.confidence <= INHERITED
        else tag
        for tag in tags
    )


def _is_topic(heading: str, mentions: Sequence[Mention]) -> bool:
    """Whether a heading says with whom one works, rather than who does: "Work with A, B and C"."""
    named = {mention.id for mention in mentions if mention.strength != "new"}
    return len(named) > 1 and any(map(str.isalpha, heading[: mentions[0].start]))


def role_of_heading(passage: Passage, language: LanguageCode) -> Role | None:
    """The role that the nearest heading gives to the names below it: "Funding partners"."""
    heading = passage.headings[-1].strip(" :.*#=").lower() if passage.headings else ""
    book = cues("roles", language)
    for group in ("heading.funder", "heading.partner", "heading.beneficiary"):
        hit = book.first(group, heading)
        if hit is not None and hit.end - hit.start >= _MOST * len(heading):
            return cast(Role, hit.value)
    return None
