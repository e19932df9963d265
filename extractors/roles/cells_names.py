"""Names in the cells of a column of bodies that no gazetteer knows, and parts of whoever reports.

The column says that its words name bodies: "Ak Sanat" is one there. A post, a person or a
department without its body ("Head of Programmes", «Управление международного сотрудничества»)
belongs to whoever reports.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extractors.mentions import NEW
from extractors.model import Cell, Evidence, Mention
from gazetteers.cues import cues
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations
from gazetteers.target_groups import target_groups
from gazetteers.territories import territories

_ITEM = re.compile(r"(?:(?!\s/\s)[^;,\n])+")
_NAME = re.compile(r"[A-ZА-ЯЁ][\w’'&.-]*(?:\s(?:of|for|the|and|[A-ZА-ЯЁ&][\w’'&.-]*))*")
_AFTER_NAME = re.compile(r"\(.*$|\s(?:with|and|through|via)\s.*$")
_MAX_NAME_WORDS = 9
"""Longer items of a cell are sentences."""
_PERSONS = 3
"""Words of a group of persons: "Border guards", "Young women leaders"; more where it says whence:
"Families returned from Syria and Iraq"."""
_MONEY = re.compile(
    r"(?:EUR|USD|GBP|CHF|JPY|KZT|US\$|[$€£])\s?\d.*|\d[\d\s.,]*(?:EUR|USD|[$€£]|(?:тыс|млн|долл|евро).*)?"
)
"""What a donor gives, beside its name: "European Union, EUR 400,000"."""
NO_NAMES = frozenset({"see", "various", "none", "n/a", "tbd", "tbc", "own", "core"})


def unlisted_in(
    text: str, cell: Cell, known: Sequence[Mention], language: LanguageCode
) -> Iterator[Mention]:
    """Names of a cell that no gazetteer knows, one for each item that names nobody known."""
    for match in _ITEM.finditer(text, cell.start, cell.end):
        start, end = match.span()
        if any(mention.start < end and start < mention.end for mention in known):
            yield from _after_with(text, start, end, known)
            continue
        written = _AFTER_NAME.sub("", match.group()).strip(" /\n\t")
        if not written or not written[0].isupper() or len(written.split()) > _MAX_NAME_WORDS:
            continue
        if written.lower() in NO_NAMES or _is_territory(written, language):
            continue
        if _MONEY.fullmatch(written) or _is_nobody(written, cell, language):
            continue
        offset = match.group().index(written) + start
        yield _new(text, offset, offset + len(written))


def _is_territory(words: str, language: LanguageCode) -> bool:
    """Whether an item only names countries or places: "Kyrgyzstan and Tajikistan"."""
    hits = territories().find(words, language)
    rest = words
    for hit in sorted(hits, key=lambda hit: -hit.start):
        rest = rest[: hit.start] + rest[hit.end :]
    return bool(hits) and not re.sub(r"[\W_]|\b(?:and|и)\b", "", rest)


def _is_nobody(words: str, cell: Cell, language: LanguageCode) -> bool:
    """Whether an item is the kind of a budget ("UB"), or persons where they are what is meant."""
    if cell.column == "funder":
        budget = cues("roles", language).first("cell.budget", words)
        return budget is not None and budget.end - budget.start >= len(words)
    if cell.column != "beneficiary" or not target_groups(words, language):
        return False
    common = words
    for hit in territories().find(words, language):
        common = common[: hit.start] + common[hit.start : hit.end].lower() + common[hit.end :]
    from_places = common != words
    return common == common.capitalize() and (from_places or len(words.split()) <= _PERSONS)


def _after_with(text: str, start: int, end: int, known: Sequence[Mention]) -> Iterator[Mention]:
    for match in re.finditer(r"\b(?:with|and|with the|and the)\s+(?=[A-Z])", text[start:end]):
        name = _NAME.match(text, start + match.end(), end)
        if name is not None and not any(
            mention.start < name.end() and name.start() < mention.end for mention in known
        ):
            yield _new(text, name.start(), name.end())


def _new(text: str, start: int, end: int) -> Mention:
    written = " ".join(text[start:end].split())
    return Mention(
        kind="organization",
        id=NEW + written,
        start=start,
        end=end,
        text=text[start:end],
        strength="new",
        evidence=Evidence(method="rule", detail="a name in a column of organizations"),
    )


def without_owners(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The names of a cell without those that only say whose the units behind them are.

    "UNODC, Regional Office for Central Asia", "EU: BOMCA, CADAP"; but "OSCE, ODIHR" are two, and
    so are names that have a mark of their own between them ("UNDP; UNDP Tajikistan").
    """
    known = organizations()
    ordered = sorted(mentions, key=lambda mention: mention.start)
    kept: list[Mention] = []
    for body, behind in zip_longest(ordered, ordered[1:]):
        only_owns = behind is not None and (
            _COLON.fullmatch(text, body.end, behind.start) is not None
            or (
                known.is_part_of(behind.id, body.id)
                and _COMMA.fullmatch(text, body.end, behind.start) is not None
                and " " in behind.text
                and body.text.lower() not in behind.text.lower()
            )
        )
        if not only_owns:
            kept.append(body)
    return kept


_COLON = re.compile(r"\)?\s*:\s*")
_COMMA = re.compile(r"\)?\s*,\s+")


def with_own_parts(
    mentions: Sequence[Mention], author: Sequence[str], language: LanguageCode
) -> Iterator[Mention]:
    """The mentions of a cell, with the author in the place of its own posts and departments.

    Where nobody is known to report they stay what they are called.
    """
    for mention in mentions:
        if author and _is_guess(mention) and _is_own_part(mention.text, language):
            detail = f'"{mention.text}" is a part of whoever reports'
            reason = Evidence(method="rule", detail=detail, score=0.8)
            for body in author:
                yield mention.model_copy(
                    update={"id": body, "strength": "weak", "evidence": reason}
                )
        else:
            yield mention


def _is_guess(mention: Mention) -> bool:
    return mention.strength == "new" and mention.evidence.method == "rule"


def _is_own_part(written: str, language: LanguageCode) -> bool:
    """Whether words are a post, a person or a unit and name no body that it belongs to."""
    if _PERSON.fullmatch(written):
        return True
    hit = cues("roles", language).first("cell.own", written)
    return hit is not None and (hit.start == 0 or hit.end == len(written))


_PERSON = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.?\s.{2,40}|(?:[A-ZА-ЯЁ]\.\s?){1,2}[A-ZА-ЯЁ][\w’'-]+"
    r"|[A-ZА-ЯЁ][\w’'-]+\s(?:[A-ZА-ЯЁ]\.\s?){1,2})"
)
"""A name with initials: "A. Toktorova", «Токторова А.Б.»."""
