"""Whether an activity concerns Central Asia as a whole."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from extractors.model import Evidence, Judged, Mention
from gazetteers.cues import CueHit, cues
from gazetteers.model import CENTRAL_ASIA, LanguageCode

Region = Judged[Literal["central-asia"] | None]

REGIONAL_ORGANIZATIONS = frozenset(
    {"UNRCCA", "CARICC", "EU-BOMCA", "EU-CADAP", "UNODC-ROCA"}
)  # fmt: skip
"""Bodies of Central Asia: beside them "a regional workshop" is one of Central Asia."""

_NARROWED = re.compile(r"\s+(?:of|in|around)\s+(?:the\s+)?[A-Z]")
"""After "the region": "the region of Khatlon" is a province."""

_PROVINCE = re.compile(r"\b[A-Z][\w-]+ (?:region|province|oblast)\b|\b[А-ЯЁ][\w-]+ской области\b")
"""After "the Osh region", "the region" is that one."""

_WEAK_CONFIDENCE = 0.8
"""The adjective and pointers back rest on who takes part, or on what stood before."""


@lru_cache(maxsize=64)
def find_region(text: str, language: LanguageCode) -> tuple[Mention, ...]:
    """The phrases that name Central Asia as a whole, by position.

    "strong" phrases say so themselves ("Central Asian States", "CA", "all five countries", "the
    region" where no other region was named before it); "weak" ones only beside an organization of
    Central Asia ("a regional workshop", "the countries").
    """
    book = cues("where", language)
    mentions = [_mention(hit, text, "strong") for hit in book.find("region", text)]
    if "region-acronym" in book.groups:
        mentions.extend(_mention(hit, text, "strong") for hit in book.find("region-acronym", text))
    others = [hit.start for hit in book.find("other-region", text)]
    others.extend(
        match.start()
        for match in _PROVINCE.finditer(text)
        if not any(mention.start <= match.start() < mention.end for mention in mentions)
    )
    named = [mention.start for mention in mentions]
    for hit in book.find("the-region", text):
        before = [start for start in (*others, *named) if start < hit.start]
        if before and max(before) in others:
            continue
        if not _NARROWED.match(text, hit.end):
            mentions.append(_mention(hit, text, "strong"))
    excluded = [(hit.start, hit.end) for hit in book.find("not-regional", text)]
    for hit in book.find("regional", text):
        if all(hit.end <= start or end <= hit.start for start, end in excluded):
            mentions.append(_mention(hit, text, "weak"))
    return tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))


def _mention(hit: CueHit, text: str, strength: Literal["strong", "weak"]) -> Mention:
    words = text[hit.start : hit.end]
    return Mention(
        kind="region",
        id=CENTRAL_ASIA,
        start=hit.start,
        end=hit.end,
        text=words,
        strength=strength,
        evidence=Evidence(method="phrase", detail=f'"{words}" names the region'),
    )


def judge_region(
    text: str,
    language: LanguageCode,
    *,
    organizations: Sequence[str],
    names: Sequence[tuple[int, int]],
    countries: int,
    lead_in: str,
    before: Region | None,
) -> Region:
    """Whether the activity concerns the region, with the words that say so.

    Args:
        text: the activity's words.
        language: of the words.
        organizations: ids of who takes part.
        names: half-open ranges of `text` that are names of organizations; the adjective inside
            one says nothing ("Regional Anti-Terrorist Structure").
        countries: how many countries it concerns; in one country, "the first in Central Asia"
            only situates it.
        lead_in: the words of its lead-in; empty without one.
        before: the region of the activity before it, where words point back to that.
    """
    mentions = find_region(text, language)
    for mention in mentions:
        if mention.strength == "strong" and not (
            countries == 1 and _situates(text, mention, language)
        ):
            return Region(value=CENTRAL_ASIA, evidence=(mention.evidence,))
    local = sorted(REGIONAL_ORGANIZATIONS.intersection(organizations))
    for mention in mentions:
        inside = any(start <= mention.start and mention.end <= end for start, end in names)
        if mention.strength == "weak" and local and not inside:
            detail = f'"{mention.text}" beside {", ".join(local)}, of Central Asia'
            return Region(
                value=CENTRAL_ASIA,
                confidence=_WEAK_CONFIDENCE,
                evidence=(Evidence(method="rule", detail=detail),),
            )
    if lead_in and not cues("where", language).has("situating-lead", lead_in):
        for mention in find_region(lead_in, language):
            if mention.strength == "strong" and not _situates(lead_in, mention, language):
                detail = f'"{mention.text}" in the lead-in'
                return Region(
                    value=CENTRAL_ASIA,
                    confidence=_WEAK_CONFIDENCE,
                    evidence=(Evidence(method="phrase", detail=detail),),
                )
    if before is not None and before.value is not None:
        return Region(
            value=before.value,
            confidence=_WEAK_CONFIDENCE,
            evidence=(Evidence(method="rule", detail="points back to the activity before it"),),
        )
    return Region(value=None)


_EXAMPLES = re.compile(r"(?i)[^.\n]{0,120}\.\s+(?:examples|for example|примеры|например)\b")
"""A general sentence before its example: "supports CA States. Examples include a workshop in …"."""


_AS_EXAMPLE = re.compile(
    r"(?i)\W*(?:as|one|by way of)\s(?:(?:an?|the|one|concrete|good|recent|further|another)\s){0,3}"
    r"examples?\b[^,.;]{0,60}?\s|\W*(?:в качестве|как|одним из|ещё один)\s(?:\w+\s)?пример\w*"
    r"[^,.;]{0,60}?\s"
)
"""Opens an example of what is done in the region: "As a concrete example of work in Central …"."""


_FIRST_STATE = re.compile(r"(?i)\b(?:the|its) (?:first|only|second|third) \Z")
_STATE = re.compile(r"(?i)[\w\s-]{2,20}?\b(?:state|country|republic|nation|member)\b")
"""One State of the region is situated by it: "the first Central Asian State to accede"."""


def _situates(text: str, mention: Mention, language: LanguageCode) -> bool:
    """Whether the region only says where something is the first or the largest."""
    if _EXAMPLES.match(text, mention.end) or _AS_EXAMPLE.fullmatch(text, 0, mention.start):
        return True
    if _FIRST_STATE.search(text, 0, mention.start) and _STATE.match(text, mention.start):
        return True
    pattern = cues("where", language).pattern("situating-before")
    before = text[max(0, mention.start - 80) : mention.start]
    return re.search(rf"{pattern.pattern}\s*(?:the\s+)?\Z", before, pattern.flags) is not None
