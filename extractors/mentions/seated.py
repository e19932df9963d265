"""Offices of a body that are told by where they work: "the OSCE Programme Office" … "in Bishkek".

The name says what kind of office it is and not which of several. The sentence names one place in
which the body has an office; else the office that reports, or that was named last, is meant, else
that of the one country that the document is about.
"""

import re
from collections.abc import Sequence
from functools import cache

from extractors.languages import sentences
from extractors.model import Mention
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations
from gazetteers.territories import territories

_BEHIND = re.compile(
    r"(?:['’]s)?\s(?:(?:Programme|Program|Field|Country|Project|field|country)\s)?"
    r"(?:Office|Centre|Center|Mission|Presence|office|mission)\b(?!\s(?:for|of|to|at)\b)"
    r"(?!\sin\s(?:[A-Z][a-z]{2,}(?<!January)(?<!February)(?<!March)(?<!April)(?<!May)(?<!June)(?<!July)"
    r"(?<!August)(?<!September)(?<!October)(?<!November)(?<!December)\b|the\s[A-Z]))"
)
"""What kind of office it is, behind an English name, and not which."""
_BEFORE = re.compile(
    r"(?i)\b(?:(?:страно|программ|полев)[а-яё]+\s)?"
    r"(?:офис|центр|бюро|представительств|мисси)[а-яё]{0,3}\s(?:программ\s)?\Z"
)
_WHERE_BEHIND = re.compile(r"\s(?:в|по)\s")
_OFFICE = re.compile(r"(?i)\boffice|\bофис|\bкоординатор")


def with_seats(
    mentions: Sequence[Mention],
    text: str,
    language: LanguageCode,
    *,
    author: Sequence[str],
    antecedents: Sequence[str],
    about: Sequence[str] = (),
) -> tuple[Mention, ...]:
    """The mentions, a body of several offices being the one whose office is spoken of."""
    settled: list[Mention] = []
    for mention in mentions:
        place = _place_of_office(mention, text, language) if _offices(mention.id) else None
        if place is None:
            settled.append(mention)
            continue
        before = [*antecedents, *author, *(other.id for other in settled)]
        office = _by_place(mention, text, language) or next(
            (seen for seen in reversed(before) if seen in _offices(mention.id).values()), None
        )
        if office is None and len(about) == 1:
            office = _offices(mention.id).get(about[0])
        if office is None:
            settled.append(mention)
            continue
        start, end = place
        because = mention.evidence.model_copy(
            update={"detail": f"{mention.evidence.detail}: its office that the words are about"}
        )
        settled.append(
            mention.model_copy(
                update={
                    "id": office,
                    "start": start,
                    "end": end,
                    "text": text[start:end],
                    "evidence": because,
                }
            )
        )
    return tuple(settled)


def _place_of_office(mention: Mention, text: str, language: LanguageCode) -> tuple[int, int] | None:
    """Where a name stands together with words for an office that do not say which."""
    if language == "en":
        behind = _BEHIND.match(text, mention.end)
        return None if behind is None else (mention.start, behind.end())
    before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    if before is None or _WHERE_BEHIND.match(text, mention.end):
        return None
    return before.start(), mention.end


_REACH = 50
"""Letters of the longest words for an office."""


def _by_place(mention: Mention, text: str, language: LanguageCode) -> str | None:
    """The office of the one country, of those in which the body has one, that is named beside."""
    known, offices = territories(), _offices(mention.id)
    for start, end in sentences(text, language):
        if not start <= mention.start < end:
            continue
        named = {
            known.country_of(hit)
            for hit in known.find(text[start:end], language)
            if hit.sort != "people"
        }
        homes = [country for country in offices if country in named]
        return offices[homes[0]] if len(homes) == 1 else None
    return None


@cache
def _offices(body: str) -> dict[str, str]:
    """The offices of a body by the countries they work in; empty where it has no more than one."""
    found: dict[str, str] = {
        str(unit.country): unit.id
        for unit in organizations().by_id.values()
        if unit.parent == body
        and unit.country is not None
        and any(_OFFICE.search(name) for name in (unit.name.en, *unit.strong))
    }
    if len(found) > 1:
        return found
    return {}
