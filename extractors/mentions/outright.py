"""What a text names outright: listed names and authorities, whoever writes it.

A document is read for these twice: once as a whole, for the names that it introduces, and then
passage by passage. What was found in a paragraph the first time is remembered for the second.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.mentions.authorities import Authority, find_authorities
from extractors.mentions.meaning import as_whole, is_of_another
from extractors.mentions.unlisted import compound_end, without_type
from extractors.model import Evidence, Mention
from gazetteers.additions import Additions, in_use
from gazetteers.bodies import NATIONAL, body_words
from gazetteers.lookup import Hit, Name, resolve
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations
from gazetteers.spans import Taken

NEW = "NEW:"
"""Begins the id of an organization that is not listed."""

_REMEMBERED = 1_024
"""Texts of which it is remembered what they name: the paragraphs of a long report."""
_LONGEST_REMEMBERED = 4_000
"""Characters; longer ones are few, and would only fill the memory."""


@dataclass(frozen=True, slots=True)
class Outright:
    """What a text names outright.

    Attributes:
        found: every name in it, overlapping ones too.
        hits: those that stand, weak ones among them, by position.
        mentions: the bodies that are named without doubt, by position, not overlapping.
    """

    found: tuple[Hit, ...]
    hits: tuple[Hit, ...]
    mentions: tuple[Mention, ...]


def named_outright(text: str, language: LanguageCode, introduced: tuple[Hit, ...]) -> Outright:
    """What a text names outright.

    Args:
        text: best a whole passage.
        language: of the text.
        introduced: the names in it that its document has introduced.
    """
    find = _remembered if len(text) <= _LONGEST_REMEMBERED else _named
    return find(text, language, introduced, in_use())


def _named(
    text: str, language: LanguageCode, introduced: tuple[Hit, ...], _: Additions
) -> Outright:
    known = organizations()
    frequent = [
        Hit(start, end, Name(unlisted_id(without_type(text[start:end], language)), hit.name.text))
        for hit in body_words(language).unlisted_index.find(text)
        for start, end in [(hit.start, _behind_quote(text, hit.start, hit.end))]
    ]
    found = (
        *known.index.find(text),
        *introduced,
        *(hit for hit in frequent if not any(_meet(hit, other) for other in introduced)),
    )
    hits = _with_compounds(resolve(found, depth=known.depth), text)
    hits = tuple(as_whole(hit, text, known) for hit in hits if not is_of_another(hit, text, hits))
    firm = [hit for hit in hits if hit.name.strength != "weak"]
    authorities = find_authorities(
        text,
        language,
        taken=[(hit.start, hit.end) for hit in firm if not hit.name.id.startswith(NATIONAL)],
    )
    named = _longest(
        [
            *(_mention_of(hit, text) for hit in firm),
            *(authority_mention(authority, text) for authority in authorities),
        ]
    )
    return Outright(found, hits, named)


_remembered = lru_cache(_REMEMBERED)(_named)


def _with_compounds(hits: Sequence[Hit], text: str) -> tuple[Hit, ...]:
    """The hits, of which one that is only the first part of an unknown name takes all of it.

    "EU-BOMNAF" is not the EU; "UNOCT-UNCCT" are two known names, and stay as they are.
    """
    starts = {hit.start for hit in hits}
    whole: list[Hit] = []
    for hit in hits:
        end = compound_end(text, hit.end)
        if end == hit.end or hit.end + 1 in starts:
            whole.append(hit)
        else:
            written = text[hit.start : end]
            whole.append(Hit(hit.start, end, Name(NEW + written, written)))
    return tuple(whole)


def _mention_of(hit: Hit, text: str) -> Mention:
    name = hit.name
    if name.id.startswith(NEW):
        strength, detail = "new", f'"{name.text}" is in no gazetteer'
    elif name.strength == "fuzzy":
        strength, detail = "fuzzy", f'like "{name.text}" of {name.id}, with a typing error'
    else:
        strength, detail = "strong", f'name "{name.text}" of {name.id}'
    if hit.rivals and strength == "strong":
        detail += f"; it may also mean {', '.join(hit.rivals)}"
    return Mention(
        kind="organization",
        id=name.id,
        start=hit.start,
        end=hit.end,
        text=text[hit.start : hit.end],
        strength=strength,
        evidence=Evidence(
            method="fuzzy" if name.strength == "fuzzy" else "exact", detail=detail, score=hit.score
        ),
    )


def _meet(hit: Hit, other: Hit) -> bool:
    return hit.start < other.end and other.start < hit.end


def _behind_quote(text: str, start: int, end: int) -> int:
    """Where a name ends whose last words stand in quotes: behind the closing one."""
    opened = _OPEN_QUOTE.search(text, start, end) is not None
    return end + 1 if opened and text[end : end + 1] in _CLOSING_QUOTES else end


_OPEN_QUOTE = re.compile(r"[“«„\"][^”»“\"]*\Z")
_CLOSING_QUOTES = ("”", "»", "“", '"')


def unlisted_id(name: str) -> str:
    """The id of an unlisted body: its name as written."""
    return NEW + " ".join(name.split())


def authority_mention(authority: Authority, text: str) -> Mention:
    """The mention of an authority in its text."""
    return Mention(
        kind="organization",
        id=authority.id,
        start=authority.start,
        end=authority.end,
        text=text[authority.start : authority.end],
        strength="new" if authority.id.startswith(NEW) else "strong",
        evidence=Evidence(method="rule", detail=authority.reason),
    )


def _longest(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Of mentions that overlap the longest; of equal ones the first given."""
    kept: list[Mention] = []
    taken = Taken()
    for mention in sorted(mentions, key=lambda mention: mention.start - mention.end):
        if not taken.meets(mention.start, mention.end):
            taken.take(mention.start, mention.end)
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.start))
