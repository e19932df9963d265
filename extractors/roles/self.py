"""Where the writer names itself without its name: "we", "our lawyers", "by the project".

Such words stand in a sentence like any name, so they are read like one: "was held by our Bureau",
"we and IOM have convened", "a study for which we gave the funds", "with the advice of the project".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.author_kinds import called_by_kind
from extractors.languages import language as spoken
from extractors.mentions import GOVERNMENT, NEW
from extractors.model import Evidence, Mention
from extractors.places.named import HOME_COUNTRIES
from extractors.roles.donors import is_donor
from extractors.roles.model import Reading, RoleContext, Standing
from extractors.russian_case import grammatical_cases
from gazetteers.cues import cues
from gazetteers.model import LanguageCode
from gazetteers.territories import territories

UNNAMED = f"{NEW}the writer"
"""Stands for whoever writes where the document does not say who that is: "we" is nobody named."""
_TELLING = frozenset({"lead", "colead", "partner", "funder", "part", "owner"})
"""Standings that say what the writer did; "they wrote to us" says nothing of the kind."""
_FRAME = re.compile(
    r"\"(?:[\w-]+\s)*?(?:framework|frame|frames|under|within|part|scope|context|рамках|частью)\b",
    re.IGNORECASE,
)
"""Of a cue that only says to which project something belongs: "within the framework of"."""
_SAME_KIND = re.compile(r"[A-Z][a-z]+")
_PROJECT = "self.project"
_KIND = "kind"
"""Of words that call the author by its kind, and no other body named before."""


def self_mentions(
    text: str, mentions: Sequence[Mention], language: LanguageCode, context: RoleContext
) -> tuple[Mention, ...]:
    """The mentions of a text, with the words by which the writer names itself among them.

    Each author gets one, at the same place. Names that only their look makes one give way ("our
    Institute in Uzbek"); real ones do not ("our UNDP colleagues").
    """
    writers = context.author or context.principal
    if not writers and not context.previous:
        return tuple(sorted(mentions, key=lambda mention: mention.start))  # as in a matrix
    found = list(_places(text, language, context))
    selves = [
        _mention(text, start, end, writer, group)
        for start, end, group in found
        for writer in (writers or (context.previous if group == _PROJECT else ()))
        if not any(
            mention.start < end
            and start < mention.end
            and not (
                _is_guess(mention)
                or (group == _KIND and mention.strength == "weak")
                or (mention.strength == "weak" and _OF_PERSON.match(text, start) is not None)
            )
            for mention in mentions
        )
    ]
    kept = [
        mention
        for mention in mentions
        if not any(own.start < mention.end and mention.start < own.end for own in selves)
    ]
    return tuple(sorted([*kept, *selves], key=lambda mention: mention.start))


def without_idle(readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings, without those where the writer is named but said to do nothing.

    Behind the first sentence "we" often only remarks on what others did, and "the project" is more
    often what is spoken of than who acts, unless words say that it does.
    """
    leads = [
        reading.sentence
        for reading in readings
        if reading.standing == "lead" and not is_self(reading.mention)
    ]
    for reading in readings:
        if not is_self(reading.mention):
            yield reading
            continue
        if _OWN_HELP.fullmatch(reading.mention.text):
            pays: Standing = "funder" if is_donor(reading.mention.id) else "partner"
            yield replace(reading, standing=pays, detail="whose own help it is", is_firm=True)
            continue
        if reading.standing not in _TELLING:
            continue
        is_remark = reading.standing == "lead" and any(s < reading.sentence for s in leads)
        if is_remark and not reading.is_firm:
            continue
        if _is_project(reading.mention):
            if reading.standing != "owner" and reading.is_firm and not _FRAME.match(reading.detail):
                yield reading
            continue
        yield reading if reading.standing != "owner" else replace(reading, is_event=True)


_OWN_HELP = re.compile(
    r"(?i)наш\w+\s(?:\w+\s)?(?:участи|поддержк|содействи|помощ)\w+"
    r"|our\s(?:\w+\s)?(?:support|assistance|help|participation)"
)
"""What the writer gives to an activity of others: «с | нашим участием»."""
_HELPED = re.compile(
    r"(?:\s\([^()]*\))?(?:,[^,;.]{3,60},)?\s(?:also\s|has\s|have\s|had\s|kindly\s)*"
    r"(?:assist|help|support|back|advis)(?:ed|s|es)?\s(?:the\s)?"
    r"|(?:\s\([^()]*\))?\s(?:также\s)?(?:помо(?:г|гло|гла|гли|жет|гут)|помога(?:л[аио]?|ет|ют)|поддержал[аио]?"
    r"|содействовал[аио]?|оказал[аио]?\s(?:[а-яё]+\s)?(?:помощь|содействие|поддержку))\s"
)
_HELPED_WITH = re.compile(
    r"\s(?:in|with|to|on|during|at|by)\s|\s(?:в|во|при|с|со)\s|\s[а-яё]+(?:ть|ти)(?:ся)?\b"
)


def with_helped(
    readings: Sequence[Reading], text: str, authors: Sequence[str]
) -> Iterator[Reading]:
    """The readings; who helps the writer with something takes part in what the writer does.

    "IOM assisted the Office in a course", in a report of the Office. A ministry that tells of help
    receives it.
    """
    turned = list(readings)
    for at, (helper, helped) in enumerate(pairwise(readings)):
        if (
            helped.mention.id in authors
            and not helped.mention.id.startswith(GOVERNMENT)
            and helper.mention.id not in authors
            and helper.standing in ("lead", "part", "funder", "voice")
            and _HELPED.fullmatch(text, helper.mention.end, helped.mention.start)
            and _HELPED_WITH.match(text, helped.mention.end)
        ):
            pays: Standing = "funder" if is_donor(helper.mention.id) else "partner"
            detail = "helps whoever reports"
            turned[at] = replace(helper, standing=pays, detail=detail, is_firm=True)
            turned[at + 1] = replace(helped, standing="lead", detail="is helped", is_firm=True)
    yield from turned


def is_self(mention: Mention) -> bool:
    """Whether a mention is no name, but the writer's word for itself."""
    return mention.strength == "weak" and mention.evidence.detail.endswith(_SPEAKS)


_SPEAKS = "the writer speaks of itself"
_SPEAKS_AS_PROJECT = f"as a project, {_SPEAKS}"


def _is_project(mention: Mention) -> bool:
    return mention.evidence.detail.endswith(_SPEAKS_AS_PROJECT)


def _is_guess(mention: Mention) -> bool:
    return mention.strength == "new" and mention.evidence.method == "rule"


def _places(
    text: str, language: LanguageCode, context: RoleContext
) -> Iterator[tuple[int, int, str]]:
    """Where such words stand, and to which group they belong; longer ones first found stay."""
    book = cues("roles", language)
    taken: list[tuple[int, int]] = []
    groups = ("self", _PROJECT) if context.author or context.principal else (_PROJECT,)
    hits = [hit for group in groups for hit in book.find(group, text)]
    places = [(hit.start, hit.end, hit.group) for hit in hits]
    if context.author:
        places += [(*match.span(), "self") for match in _OWN_UNIT.finditer(text)]
        places += [(*match.span(), "self") for match in _US.finditer(text)]
    places += _by_kind(text, context.author)
    places += _by_country(text, context.author, language)
    places += [(*place, _KIND) for place in called_by_kind(text, context.kinds, language)]
    for start, end, group in sorted(places, key=lambda place: (place[0], -place[1])):
        if not any(start < last and first < end for first, last in taken):
            taken.append((start, end))
            yield start, end, group


_UNIT = (
    r"(?:Office|Bureau|Mission|Secretariat|Centre|Center|Branch|Section|Unit|Department|Directorate"
    r"|Division|Agency|Organi[sz]ation|Programme|Committee|Institute|Academy|Network|Foundation)"
)
_OF_PERSON = re.compile(r"[Hh](?:er|is)\s")
_OWN_UNIT = re.compile(
    rf"\b[Oo]ur\s(?:[A-Z][\w-]+\s){{1,3}}{_UNIT}\b(?!\sof)"
    rf"|\b[Hh](?:er|is)\s{_UNIT}\b(?:['’]s(?:\s(?:[A-Z][\w-]*|for|in|of|the))+)?"
)
"""A unit of the writer, or of the person who speaks in minutes: "our Cluster Office"."""


_US = re.compile(
    r"(?i)(?<=\binvited )us\b|(?<=\binvites )us\b|(?<=\bhas asked )us\b|(?<=\bhave asked )us\b"
    r"|(?<=\bhelped )us\b|(?<=\bassisted )us\b|(?<=\bsupported )us\b|(?<=\badvised )us\b"
    r"|(?<=\bwith )our (?:technical |active |expert )?(?:support|assistance|help|participation)\b"
    r"(?! (?:to|for) )"
    r"|(?<=\bпомог )нам\b|(?<=\bпомогла )нам\b|(?<=\bпомогло )нам\b|(?<=\bпомогли )нам\b"
    r"|(?<=\btogether with )us\b|(?<=\bjointly with )us\b"
    r"|(?<=\bпригласил )нас\b|(?<=\bпригласила )нас\b"
    r"|(?<=\bпригласило )нас\b|(?<=\bпригласили )нас\b"
    r"|(?<=\bсовместно с )нами\b|(?<=\bвместе с )нами\b"
)
"""The writer as the object: invited to speak, or with whom somebody does something."""


def _by_country(
    text: str, authors: Sequence[str], language: LanguageCode
) -> Iterator[tuple[int, int, str]]:
    """Where a government that reports is called by its country: "Turkmenistan stands ready to".

    So is a State outside the region that acts or gives: "was supplied by Japan", «передано
    Японией». Of a State of the region more is told than what its government does.
    """
    codes = {author.removeprefix(GOVERNMENT) for author in authors if author.startswith(GOVERNMENT)}
    for hit in territories().find(text, language) if codes else ():
        if hit.kind != "country" or hit.sort == "people" or hit.id not in codes:
            continue
        is_afar = hit.id not in HOME_COUNTRIES
        opens = _CLAUSE_OF_STATE if is_afar else _SENTENCE_OF_STATE
        acts = opens.search(text, 0, hit.start) and any(
            v.start == 1 for v in spoken(language).verbs(text[hit.end :])
        )
        if acts or (is_afar and _is_agent(text, hit.start, hit.end, language)):
            yield hit.start, hit.end, "self"


_SENTENCE_OF_STATE = re.compile(r"(?:\A|[.;]\s)\Z")
_CLAUSE_OF_STATE = re.compile(r"(?:\A|[.;,]\s|\b(?:which|that|and|которы[йех]|что|и)\s)\Z")
_BY = re.compile(r"\bby\s\Z")
_WITH = re.compile(r"(?i)\b(?:с|со|между|перед|над|под|за)\s\Z")


def _is_agent(text: str, start: int, end: int, language: LanguageCode) -> bool:
    """Whether a State is said to be the one by whom something is done."""
    if language == "en":
        return _BY.search(text, 0, start) is not None
    return grammatical_cases(text[start:end]) == {"ablt"} and _WITH.search(text, 0, start) is None


def _by_kind(text: str, authors: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where an unlisted author is called by its kind: "the Institute" of an Institute for Peace."""
    for author in authors:
        if not author.startswith(NEW) or author.startswith(NEW + GOVERNMENT):
            continue
        for kind in _SAME_KIND.findall(author.removeprefix(NEW)):
            for match in re.finditer(rf"\b(?:[Tt]he|[Oo]ur) {kind}\b(?!\s(?:of|for|[A-Z]))", text):
                yield match.start(), match.end(), _KIND


def _mention(text: str, start: int, end: int, writer: str, group: str) -> Mention:
    said = _SPEAKS_AS_PROJECT if group == _PROJECT else _SPEAKS
    return Mention(
        kind="organization",
        id=writer,
        start=start,
        end=end,
        text=text[start:end],
        strength="weak",
        evidence=Evidence(method="rule", detail=f'"{text[start:end]}": {said}', score=0.8),
    )


def speaks_of_pair(text: str, language: LanguageCode) -> bool:
    """Whether the authors are meant by their number: "the two agencies have printed"."""
    return cues("roles", language).has("pair", text)


def speaks_of_two(text: str, language: LanguageCode) -> bool:
    """Whether two bodies are meant by their number: "The two sides will", not "these offices"."""
    hits = cues("roles", language).find("pair", text)
    return any(_TWO.search(text[hit.start : hit.end]) is not None for hit in hits)


_TWO = re.compile(r"(?i)\b(?:two|both|дв[ае]|двумя|об[ае]|обеими|обоими)\b")
