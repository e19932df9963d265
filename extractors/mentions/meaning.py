"""What the words behind and before a name make of it: another's assembly, the same body again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model import Evidence, Mention
from gazetteers.bodies import NATIONAL, body_words
from gazetteers.lookup import Hit
from gazetteers.organizations import Organizations, organizations

_OF_ANOTHER = re.compile(r"\s+of\s+(?:the\s+|our\s+|its\s+|this\s+)?(?=[A-Z])")


def is_of_another(hit: Hit, text: str, hits: Sequence[Hit]) -> bool:
    """Whether a listed name of common words goes on with another body: "General Assembly of the".

    "The General Assembly of the Network" is the Network's; "… of the UN" is the listed one.
    """
    more = _OF_ANOTHER.match(text, hit.end)
    generic = body_words("en").generic
    if more is None or not all(word in generic for word in re.findall(r"\w+", hit.name.text)):
        return False
    known = organizations()
    return not any(
        other.start == more.end() and known.root(other.name.id) == known.root(hit.name.id)
        for other in hits
        if other.name.id in known.by_id
    )


def as_whole(hit: Hit, text: str, known: Organizations) -> Hit:
    """The hit, of which a name tells by itself where the text says nothing else.

    "Centre in Ashgabat" above a section of a report is the body; in a sentence it may end the name
    of another, "the Customs Training Centre in Ashgabat".
    """
    if hit.name.strength != "weak" or text[hit.end :].strip(" :.") or len(text) > _HEADING:
        return hit
    if (
        hit.name.text not in known.by_id[hit.name.id].alone
        or _NUMBER.fullmatch(text, 0, hit.start) is None
    ):
        return hit
    return replace(hit, name=replace(hit.name, strength="strong"))


_NUMBER = re.compile(
    r"[\s*#=•·–—-]*(?:(?:[A-Z]|[IVX]{1,4}|\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+)?(?:[Tt]he\s)?"
)
"""What may stand before the name in a heading: its number."""
_HEADING = 60
"""Letters; what says no more than such a name is not longer."""
_REPEATED = re.compile(r"\b[Tt]he (?P<kind>[A-Z][a-z]{4,})\b(?!\s(?:of|for|on|[A-Z(]))")


def with_repeated(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """The mentions with those by kind of a national body named before: "the Academy itself".

    "helped the Academy of the Border Service of Kazakhstan; … the Academy will teach it".
    """
    more = []
    for match in _REPEATED.finditer(text):
        start, end = match.start("kind"), match.end()
        if any(mention.start < end and start < mention.end for mention in mentions):
            continue
        for mention in reversed(mentions):
            is_before = mention.end < start and mention.strength == "strong"
            if is_before and mention.text.startswith(match["kind"]):
                if mention.id.startswith(f"{NATIONAL}-"):
                    more.append(_repeated(mention, text, start, end))
                break
    return tuple(sorted([*mentions, *more], key=lambda mention: mention.start))


def _repeated(mention: Mention, text: str, start: int, end: int) -> Mention:
    because = Evidence(method="rule", detail=f'"{mention.text}" is named before', score=0.8)
    return mention.model_copy(
        update={
            "start": start,
            "end": end,
            "text": text[start:end],
            "strength": "weak",
            "evidence": because,
        }
    )
