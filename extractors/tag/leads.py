"""Who led the activity before and may lead the next one, and how sure that is."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.languages import A_PAGE, sentences
from extractors.languages import language as spoken
from extractors.mentions import GOVERNMENT
from extractors.model import Doubt, OrganizationTag
from extractors.roles import Roles, assign_roles, mentions_within
from extractors.roles.self import speaks_of_pair, speaks_of_two
from extractors.roles.signs import continues_sentence, goes_on, refers_to_one
from extractors.roles.tags import INHERITED
from extractors.segment import Span
from extractors.segment.verbs import ADDING
from extractors.speakers import paragraph_of
from extractors.tag.model import Earlier, Found
from gazetteers.cues import cues
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations

_OPENING_WORDS = 8
"""Words at the start of an activity in which it says that it goes on with what was before."""


def leads_before(
    found: Found, span: Span, earlier: Earlier, speaker: tuple[str, ...]
) -> tuple[str, ...]:
    """Who led the activity before and may lead this one, if its words name nobody.

    Whoever reports goes on speaking: beside an author, others that did one activity with it do not
    lead the next; in a matrix an authority that joined once does not. "They have", "a similar
    seminar", "the project", "the two sides" and further things of one verb mean all of them.
    """
    paragraph = paragraph_of(found.passage, span.start)
    words = found.passage.text[span.start : span.end]
    if earlier.passage is found.passage and is_next_phase(words, found.language):
        return earlier.project or earlier.leads
    if speaker and earlier.end <= paragraph[0]:
        return speaker
    if found.passage.kind == "prose" and not found.authors and _begins_item(found, span, earlier):
        return _at_work(earlier) or earlier.principal or earlier.leads
    text = found.passage.text[span.start : span.end]
    opening = " ".join(text.split()[:_OPENING_WORDS])
    if len(earlier.subjects) == 1 and refers_to_one(opening, found.language):
        return earlier.subjects
    is_same = (
        not speaker
        and not (found.authors and _is_parted(found, earlier.end, paragraph[0]))
        and cues("roles", found.language).has("continuing", opening)
    )
    is_pair = len(earlier.leads) == _PAIR and speaks_of_two(text, found.language)
    is_same = is_same or is_pair or _is_further_item(found, span, earlier)
    if is_same or goes_on(text, found.language):
        return earlier.leads
    speaking = speaker or found.authors or earlier.principal
    own = tuple(lead for lead in earlier.leads if lead in speaking)
    if found.passage.kind == "matrix":
        own = tuple(lead for lead in earlier.leads if not lead.startswith(GOVERNMENT))
    if found.passage.kind == "prose" and found.authors and earlier.end <= paragraph[0]:
        return own  # a paragraph of its own: the author speaks again
    return own or earlier.leads


def _at_work(earlier: Earlier) -> tuple[str, ...]:
    """Those who lead the item before, where each is an office of who carries out the whole.

    "The project is implemented by UNDP and UNODC. – UNDP Uzbekistan opened courses. – In November
    field classes were held": the office that is at work in this part goes on.
    """
    known = organizations()
    is_office = all(
        any(known.is_part_of(lead, whole) for whole in earlier.principal) for lead in earlier.leads
    )
    return earlier.leads if is_office else ()


def is_next_phase(text: str, language: LanguageCode) -> bool:
    """Whether it tells of a phase of the project named before: "Phase IV is planned", «Этап II»."""
    return _PHASE[language].match(text) is not None


def project_leads(
    text: str, leads: tuple[str, ...], found: Found, earlier: Earlier
) -> tuple[str, ...]:
    """Who leads the last project that the passage tells of, after an activity with these words."""
    if _PROJECT[found.language].search(text):
        return leads
    return earlier.project if earlier.passage is found.passage else ()


_PHASE: Mapping[LanguageCode, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:The\s|A\s|Its\s)?(?:(?:second|third|fourth|fifth|next|new|final|further|last|follow-up)"
        r"\s(?:phase|stage)|(?:phase|stage)\s(?:[IVX]+|\d|two|three|four|five))\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?:(?:второ|треть|четв[её]рт|пят|следующ|нов|заключительн|очередн)[а-яё]{1,3}\s"
        r"(?:этап|фаз|стади)[а-яё]{0,2}|(?:этап|фаза|стадия)\s(?:[IVX]+|\d)|[IVX]+\sэтап)\b",
        re.IGNORECASE,
    ),
}
_PROJECT: Mapping[LanguageCode, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:project|programme|program|initiative|phase)s?\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:проект|программ|инициатив|этап)[а-яё]{0,3}\b", re.IGNORECASE),
}

_PAIR = 2


def _is_further_item(found: Found, span: Span, earlier: Earlier) -> bool:
    """Whether an activity is a further thing of the verb before it: "held courses; | a seminar"."""
    text = found.passage.text
    return (
        text[span.start : span.start + 1].islower()
        and _SAME_SENTENCE.fullmatch(text, earlier.end, span.start) is not None
        and not spoken(found.language).verbs(text[span.start : span.end])
    )


_SAME_SENTENCE = re.compile(r"[;,] ?")


def _is_parted(found: Found, end: int, begin: int) -> bool:
    """Whether a paragraph that is no activity, such as the title of a section, stands between."""
    return any(
        paragraph.start >= end and paragraph.end <= begin
        for paragraph in found.passage.paragraphs
        if paragraph.end > paragraph.start
    )


def within_paragraph(
    given: Sequence[OrganizationTag], text: str, language: LanguageCode, earlier: Earlier
) -> tuple[OrganizationTag, ...]:
    """What the row of a matrix gives to an activity behind others of its paragraph.

    Where the row lists several bodies, the paragraph tells what some of them do: who of them, or
    which of their units, led the activity before goes on. A part of its sentence without a subject
    ("| will repeat it in Osh") is always that of its subject. "Both agencies" are those listed.
    """
    known = organizations()
    listed = [tag for tag in given if tag.role == "lead"]
    rest = tuple(tag for tag in given if tag.role != "lead")
    is_part = continues_sentence(text)
    if not earlier.leads or (len(listed) > 1 and not is_part and speaks_of_pair(text, language)):
        return tuple(given)
    going_on = tuple(tag for tag in listed if tag.id in earlier.leads)
    if going_on and not is_part:
        return (*going_on, *rest)
    units = any(known.is_part_of(lead, tag.id) for lead in earlier.leads for tag in listed)
    return rest if units or is_part else tuple(given)


def spoken_of(found: Found, span: Span, earlier: Earlier) -> tuple[str, ...]:
    """Who "it" at the start of an activity means by the words of its paragraph before it.

    "UN Women is short, as always. Together with X it convened …": the subject of a sentence that is
    no activity, else who leads the activity before. Empty where the words speak of nobody.
    """
    text = found.passage.text
    begin, _ = paragraph_of(found.passage, span.start)
    if not goes_on(text[span.start : span.end], found.language):
        return ()
    is_same = earlier.passage is found.passage and earlier.end > begin
    told = earlier.end if is_same else begin
    between = text[told : span.start]
    last = [
        sentence for sentence in sentences(between, found.language) if sentence[1] > sentence[0]
    ]
    for start, _ in last[-1:]:
        subject = next(
            (
                mention
                for mention in found.organizations
                if told + start <= mention.start < told + start + _SUBJECT_REACH
                and mention.end <= span.start
                and not (mention.strength == "new" and mention.evidence.method == "rule")
            ),
            None,
        )
        if subject is not None and _OPENS.fullmatch(text, told + start, subject.start):
            return (subject.id,)
    if is_same and (alone := _subject_alone(found, span, begin, earlier)):
        return alone
    if is_same and len(earlier.subjects) == 1:
        opening = " ".join(text[span.start : span.end].split()[:_OPENING_WORDS])
        if refers_to_one(opening, found.language):
            return earlier.subjects
    return earlier.leads if is_same else ()


def _subject_alone(found: Found, span: Span, begin: int, earlier: Earlier) -> tuple[str, ...]:
    """Who of several that led the activity before is the subject of its last sentence alone.

    "X and Y held an exercise. X was content with it. Its office monitors": the office of X.
    """
    if len(earlier.leads) < _PAIR:
        return ()
    text = found.passage.text
    said = [
        item for item in sentences(text[begin : span.start], found.language) if item[1] > item[0]
    ]
    if len(said) < _PAIR:
        return ()  # the sentence that names them all
    start, end = begin + said[-1][0], begin + said[-1][1]
    named = [body.id for body in found.organizations if start <= body.start and body.end <= end]
    first = next((body for body in found.organizations if body.start >= start), None)
    if first is None or named != [first.id] or first.id not in earlier.leads:
        return ()
    return (first.id,) if _OPENS.fullmatch(text, start, first.start) else ()


def subject_ahead(found: Found, span: Span) -> tuple[str, ...]:
    """Who leads what opens a sentence, by the clause behind it: "As well as holding a forum, | X".

    Empty where the activity does not open its sentence so, or where it ends with it.
    """
    text = found.passage.text
    if not ADDING.match(text[span.start : span.end]) or text[span.end : span.end + 1] != ",":
        return ()
    begin = span.end + 1
    end = next((end for _, end in sentences(text[begin : begin + A_PAGE], found.language)), 0)
    main = assign_roles(
        text[begin : begin + end],
        mentions_within(found.organizations, begin, begin + end),
        found.language,
    )
    return main.leads


_SUBJECT_REACH = 12
_OPENS = re.compile(r"\W*(?:the\s)?", re.IGNORECASE)


def far_leads(
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
