"""Who takes part in one activity, as what.

Each mention's standing in its sentence or cell comes first (`roles.cues`, `roles.cells`). Then the
activity as a whole decides: who leads; whether the owner of an event leads or is a partner; what
is inherited by a text without a subject of its own. If anybody is tagged, somebody leads.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.mentions import GOVERNMENT
from extractors.model import Doubt, Mention
from extractors.roles.cells import read_cell
from extractors.roles.conclusion import Conclusion
from extractors.roles.cues import read_mentions
from extractors.roles.donors import REGION, country_mentions, is_donor
from extractors.roles.model import Reading, RoleContext, Roles
from extractors.roles.self import self_mentions, with_helped, without_idle
from extractors.roles.tags import doubts_of
from gazetteers.bodies import NATIONAL, body_words
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations
from gazetteers.territories import territories

__all__ = ["BODY_COLUMNS", "RoleContext", "Roles", "assign_roles", "mentions_within"]

BODY_COLUMNS = frozenset({"organization", "partner", "funder", "beneficiary"})
"""Columns of a table that say who takes part."""
_READ_AS_PROSE = frozenset({"activity", "result", "programme", "other"})
_ITEM_WORDS = 25
"""Longer items below a heading are sentences, whose own words say who does what."""


def mentions_within(mentions: Sequence[Mention], start: int, end: int) -> tuple[Mention, ...]:
    """The mentions inside a span of their text, with offsets into the span."""
    return tuple(
        mention.model_copy(update={"start": mention.start - start, "end": mention.end - start})
        for mention in mentions
        if start <= mention.start and mention.end <= end
    )


def assign_roles(
    text: str,
    mentions: Sequence[Mention],
    language: LanguageCode = "en",
    context: RoleContext | None = None,
) -> Roles:
    """The organizations that take part in an activity, each once, in the order of the text.

    Args:
        text: the activity's words.
        mentions: the organizations in it, with offsets into `text` (`mentions_within`).
        language: of the text.
        context: what stands around the activity.

    Returns:
        Tags with their reasons, and doubts: `no-lead` when nobody leads and nobody can be
        inherited, `role-unsure` when one of several who are named is taken for the lead only
        because nobody is said to lead, `organization-unknown` for each unlisted body that is
        tagged, `organization-ambiguous` for an authority whose country stays open and for a name
        that two bodies bear.
    """
    context = context or RoleContext()
    doubts: list[Doubt] = []
    if NATIONAL in context.author:
        context = replace(context, author=_settled_authors(text, language, context))
    mentions = self_mentions(text, mentions, language, context)
    read = without_idle(
        tuple(with_helped(tuple(_read(text, mentions, language, context)), text, context.author))
    )
    readings = tuple(_settle_countries(read, text, mentions, language, context, doubts))
    tags = Conclusion(readings, text, language, context).run()
    if tags and not any(tag.role == "lead" for tag in tags):
        doubts.append(Doubt(code="no-lead", detail="nobody is said to lead"))
    doubts += doubts_of(tags, readings)
    beside = tuple(r.mention.id for r in readings if r.standing == "colead")
    return Roles(tuple(tags), tuple(dict.fromkeys(doubts)), beside)


def _read(
    text: str, mentions: Sequence[Mention], language: LanguageCode, context: RoleContext
) -> Iterator[Reading]:
    """How every mention stands: cell by cell in a row, sentence by sentence in prose.

    Below a heading "Donors" short items only name them, states by their bare names.
    """
    if context.heading_role is not None and len(text.split()) <= _ITEM_WORDS:
        states = country_mentions(text, language) if context.heading_role != "beneficiary" else ()
        for mention in [*mentions, *(s for s in states if not _overlaps(s, mentions))]:
            role = context.heading_role
            yield Reading(mention, role, f"below a heading of {role}s", 0, False, True)
        return
    if not context.cells:
        yield from read_mentions(text, mentions, language)
        return
    for cell in context.cells:
        if cell.column in BODY_COLUMNS:
            yield from read_cell(
                text,
                cell,
                mentions,
                language,
                beside=context.cells,
                lead_end=context.lead_end,
                author=context.author,
            )
        elif cell.column in _READ_AS_PROSE:
            inside = [m for m in mentions if cell.start <= m.start and m.end <= cell.end]
            words = text[cell.start : cell.end]
            yield from read_mentions(words, inside, language, offset=cell.start)
        elif cell.column == "status":
            # "funds pledged by Japan": who pays or gets something, never who acts.
            inside = [m for m in mentions if cell.start <= m.start and m.end <= cell.end]
            words = text[cell.start : cell.end]
            for reading in read_mentions(words, inside, language, offset=cell.start):
                if reading.standing in ("funder", "beneficiary", "partner"):
                    yield reading


def _overlaps(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(other.start < mention.end and mention.start < other.end for other in others)


def _settle_countries(
    readings: Iterator[Reading],
    text: str,
    mentions: Sequence[Mention],
    language: LanguageCode,
    context: RoleContext,
    doubts: list[Doubt],
) -> Iterator[Reading]:
    """The readings, with authorities without a country given the country of the activity.

    If the activity is about several countries, that of the office that is named decides ("the OSCE
    Programme Office in Bishkek and the Border Service"); "government agencies" are those of all
    of them. Else such an authority stays untagged.
    """
    for reading in readings:
        if reading.mention.id != NATIONAL:
            yield reading
            continue
        if _OF_MEMBERS.match(text, reading.mention.end):
            continue  # «пограничные службы государств-членов»: of many states, none of them named
        # In a letter of a ministry, "the Ministry" and "the Customs Service" are its country's.
        # Where an embassy or a donor's agency reports, they are those of where it works.
        reporting = tuple(
            author.removeprefix(GOVERNMENT)
            for author in context.author
            if author.startswith(GOVERNMENT)
            and not (is_donor(author) and author != _RUSSIA and set(context.countries) & REGION)
        )
        countries = reporting or context.countries or _countries_named(text, language)
        if len(countries) > 1:
            # "on the Turkmen-Afghan border", "donors: Germany": the one of the region is meant.
            countries = tuple(code for code in countries if code in REGION)
        several = _are_several(reading, language) or _are_counted(reading, text, len(countries))
        if len(countries) > 1 and not several:
            countries = _homes(mentions, language) or countries
        each = len(countries) <= _MOST_STATES and several
        listed = [
            f"GOV-{code}"
            for code in countries
            if f"GOV-{code}" in organizations().by_id and (len(countries) == 1 or each)
        ]
        for government in listed:
            yield replace(reading, mention=reading.mention.model_copy(update={"id": government}))
        if listed:
            continue
        if reading.standing not in ("none", "named", "owner"):
            doubts.append(
                Doubt(
                    code="organization-ambiguous",
                    detail=f'"{reading.mention.text}": of which country, the words do not say',
                )
            )


def _settled_authors(text: str, language: LanguageCode, context: RoleContext) -> tuple[str, ...]:
    """The authors, an authority without a country given the one country of the activity.

    "Customs Service" in the letterhead does not say of which state; between two it stays out.
    """
    named = context.countries or _countries_named(text, language)
    countries = [code for code in named if code in REGION]
    known = [f"{GOVERNMENT}{countries[0]}"] if len(countries) == 1 else []
    return tuple(
        dict.fromkeys(
            item
            for author in context.author
            for item in (known if author == NATIONAL else [author])
        )
    )


_RUSSIA = f"{GOVERNMENT}RUS"
"""Whose own ministries report in Russian."""
_MOST_STATES = 5
"""States whose agencies may be meant by "government agencies" together."""


def _are_several(reading: Reading, language: LanguageCode) -> bool:
    """Whether an authority without a country is several of no name: "state bodies"."""
    return reading.is_firm and reading.mention.text.lower() in body_words(language).several


def _are_counted(reading: Reading, text: str, states: int) -> bool:
    """Whether words behind authorities count as many states as are named: "of the three States"."""
    counted = _OF_SEVERAL.match(text, reading.mention.end)
    return counted is not None and _COUNTS[(counted["count"] or counted["ru"]).lower()] == states


_STATES = r"(?:countries|states|republics|nations)\b"
_COUNTS = {
    **dict.fromkeys(("both", "two", "обеих", "обоих", "двух"), 2),
    **dict.fromkeys(("three", "трёх", "трех"), 3),
    **dict.fromkeys(("four", "четырёх", "четырех"), 4),
    **dict.fromkeys(("five", "пяти"), 5),
}
_FIELD = r"(?:\s(?:of|for)\s(?!the\b|all\b|both\b)[a-z][a-z, -]{2,50}?)?"
"""What ministries are for, where only their common noun is taken: "Ministries | of education"."""
_OF_SEVERAL = re.compile(
    rf"(?i){_FIELD}\s(?:of|from)\s(?:all\s|the\s|these\s)*(?P<count>both|two|three|four|five)\s(?:[\w-]+\s){{0,2}}?"
    rf"{_STATES}|\s(?:всех\s|этих\s)*(?P<ru>обеих|обоих|двух|тр[её]х|четыр[её]х|пяти)\s(?:[\w-]+\s){{0,2}}?"
    r"(?:стран|государств|республик)\b"
)
_OF_MEMBERS = re.compile(
    rf"(?i){_FIELD}\s(?:of|from)\s(?:all\s|the\s)*(?:[\w-]+\s){{0,2}}?(?:member|participating)[\s-]{_STATES}"
    r"|\s(?:всех\s)?(?:государств|стран)\s?[-–—]?\s?(?:член|участни)"
    r"|\s(?:государств|стран)\s(?-i:[А-ЯЁ]{3,}\b|Содружества\b|Организации\b)"
    r"|\s(?:of|from|in|across)\s(?:the\s(?:whole\s|entire\s)?region\b|Central\sAsian?\b|other\s(?:countries|states)\b)"
    r"|\s(?:всего\s)?(?:нашего\s)?региона\b|\s(?:стран|государств)?\s?Центральной\sАзии\b"
)
"""Behind authorities of many states that are not named."""


def _homes(mentions: Sequence[Mention], language: LanguageCode) -> tuple[str, ...]:
    """The countries of the region in which the offices that are named here work.

    So do those that only their name tells: "IOM Kazakhstan", «ЮНИСЕФ в Таджикистане».
    """
    known = organizations().by_id
    homes: set[str | None] = {
        known[mention.id].country for mention in mentions if mention.id in known
    }
    homes |= {
        code
        for mention in mentions
        if mention.id in known and not mention.id.startswith(GOVERNMENT)
        for code in _countries_named(mention.text, language)
    }
    return tuple(sorted(home for home in homes if home is not None and home in REGION))


def _countries_named(text: str, language: LanguageCode) -> tuple[str, ...]:
    known = territories()
    codes = [known.country_of(hit) for hit in known.find(text, language)]
    return tuple(dict.fromkeys(code for code in codes if code is not None))
