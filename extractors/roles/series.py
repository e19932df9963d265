"""What is said once for several activities: who pays for all, with whom a series is held.

Words before the verb of a sentence hold for each activity cut out of it ("With funds of Japan, X
held A; | B; | C"), a closing sentence for the whole paragraph ("These events were paid for by X"),
and a remark about "all activities" for the whole document.
"""

from collections.abc import Collection, Iterator, Sequence

from extractors.languages import A_PAGE, sentences
from extractors.languages import language as spoken
from extractors.mentions import find_organizations
from extractors.model import Evidence, Mention, OrganizationTag
from extractors.roles import assign_roles, mentions_within
from extractors.roles.model import LeadEnd
from gazetteers.cues import cues
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations

_CONFIDENCE = 0.8
"""Of what stands outside the activity's words."""
_MOST_WORDS = 45
"""Words; a remark about a whole document is short."""


def shared_with_next(
    text: str,
    tags: Sequence[OrganizationTag],
    before: Sequence[OrganizationTag],
    language: LanguageCode,
    *,
    opens_sentence: bool,
) -> tuple[OrganizationTag, ...]:
    """The funders and partners that an activity gives to the next one of its sentence.

    They stand before the first verb. An activity that goes on with a sentence (`before`: what it
    was given itself) hands that on, unless words of its own name who leads it.
    """
    if not opens_sentence:
        return () if _names_lead(tags, before) else tuple(before)
    verbs = spoken(language).verbs(text)
    limit = min((verb.start for verb in verbs), default=0)
    return tuple(
        _given(tag, "named before the verb of the sentence")
        for tag in tags
        if tag.role in ("funder", "partner") and tag.mention and 0 <= text.find(tag.mention) < limit
    )


def _names_lead(tags: Sequence[OrganizationTag], before: Sequence[OrganizationTag]) -> bool:
    known = {tag.id for tag in before}
    return any(tag.role == "lead" and tag.mention and tag.id not in known for tag in tags)


def closing_of_series(
    text: str,
    mentions: Sequence[Mention],
    end: int,
    language: LanguageCode,
    *,
    leads: Sequence[str] = (),
) -> tuple[OrganizationTag, ...]:
    """Who pays for a whole series, by a later sentence of its paragraph.

    A sentence that says whose series it is ("These activities of the OSCE") speaks of what that
    body or its units lead.

    Args:
        text: the passage.
        mentions: the organizations in it.
        end: where the activity ends; sentences behind it count, to the end of the paragraph, and
            for a page at most.
        language: of the passage.
        leads: who leads the activity.
    """
    book = cues("roles", language)
    if not book.may_stand("series", text):
        return ()  # as in most texts, whose sentences then need not be parted for each activity
    stop = text.find("\n", end)
    stop = min(len(text) if stop < 0 else stop, end + A_PAGE)
    for start, finish in sentences(text[end:stop], language):
        words = text[end + start : end + finish]
        shift = len(words) - len(words.lstrip())
        if book.has("series", words.lstrip()):
            inside = mentions_within(mentions, end + start + shift, end + finish)
            found = _helpers(words.lstrip(), inside, language)
            # Partners are often those of the last few activities only.
            helpers = tuple(tag for tag in found if tag.role == "funder")
            owners = {mention.id for mention in inside} - {tag.id for tag in helpers}
            return helpers if not owners or _are_of(leads, owners) else ()
    return ()


def _are_of(leads: Sequence[str], owners: Collection[str]) -> bool:
    known = organizations()
    return any(
        lead in owners or known.is_part_of(lead, owner) for lead in leads for owner in owners
    )


def said_of_all(paragraphs: Sequence[str], language: LanguageCode) -> tuple[OrganizationTag, ...]:
    """Who pays for all activities of a document, by a remark in it.

    "All activities were financed by X", «Все мероприятия профинансированы X».
    """
    book = cues("roles", language)
    for paragraph in paragraphs:
        if not book.has("series-all", paragraph):
            continue
        for start, end in sentences(paragraph, language):
            words = paragraph[start:end].strip()
            hit = book.first("series-all", words)
            if hit is not None and hit.start == 0 and len(words.split()) <= _MOST_WORDS:
                mentions = find_organizations(words, language)
                return tuple(
                    tag for tag in _helpers(words, mentions, language) if tag.role == "funder"
                )
    return ()


def who_does_the_rest(paragraphs: Sequence[str], language: LanguageCode) -> tuple[str, ...]:
    """Who does what the rows of a document tell without saying who, by a remark in it.

    "Unless otherwise stated, the courses were held by X", «Если не указано иное, организатор – X».
    """
    book = cues("roles", language)
    for paragraph in paragraphs:
        if not book.has("series-rest", paragraph):
            continue
        for start, end in sentences(paragraph, language):
            words = paragraph[start:end].strip()
            if not (book.has("series-rest", words) and book.has("series-done", words)):
                continue
            if len(words.split()) > _MOST_WORDS:
                continue
            roles = assign_roles(words, find_organizations(words, language), language)
            known = organizations().by_id
            if leads := tuple(lead for lead in roles.leads if lead in known):
                return leads
    return ()


def end_of_leads(paragraphs: Sequence[str], language: LanguageCode) -> LeadEnd:
    """Behind what in a cell the leads end and partners begin, as a document explains.

    "The first organization in the column leads, the others assist", «Первая из названных в графе
    организаций отвечает за подготовку, остальные содействуют»: behind the first name. "Lead
    agencies stand before the slash, partners after it": behind the slash, or a semicolon. Both
    halves are needed.
    """
    book = cues("roles", language)
    for paragraph in paragraphs:
        if book.has("cell-first", paragraph) and book.has("cell-others", paragraph):
            return "name"
        if book.has("cell-slash", paragraph) and book.has("cell-behind", paragraph):
            return "slash"
        if book.has("cell-semicolon", paragraph) and book.has("cell-behind", paragraph):
            return "semicolon"
    return ""


def _helpers(
    words: str, mentions: Sequence[Mention], language: LanguageCode
) -> Iterator[OrganizationTag]:
    """Those whom a sentence makes funders or partners; with no other it makes one of them lead."""
    for tag in assign_roles(words, mentions, language).tags:
        role = next(
            (role for role in ("funder", "partner") if tag.evidence[-1].detail.startswith(role)),
            None,
        )
        if role is not None:
            yield _given(tag.model_copy(update={"role": role}), f"“{words[:60]}” holds for all")


def without_known(
    shared: Sequence[OrganizationTag], tags: Sequence[OrganizationTag]
) -> tuple[OrganizationTag, ...]:
    """Of what is said of all what an activity's own words do not settle otherwise."""
    if any(tag.role == "funder" for tag in tags):
        shared = [tag for tag in shared if tag.role != "funder"]
    known = {tag.id for tag in tags}
    return tuple(tag for tag in shared if tag.id not in known)


def _given(tag: OrganizationTag, detail: str) -> OrganizationTag:
    reason = Evidence(method="rule", detail=f"{tag.role}: {detail}", score=_CONFIDENCE)
    return tag.model_copy(
        update={"mention": "", "confidence": _CONFIDENCE, "evidence": (tag.evidence[0], reason)}
    )
