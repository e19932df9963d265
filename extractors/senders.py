"""Who sends the parts of a document that somebody has compiled: a mail of three contributions."""

import re
from collections.abc import Mapping, Sequence

from extractors.author_kinds import author_kinds
from extractors.authors import bodies_in, sender_of_address
from extractors.mentions import GOVERNMENT, NEW, find_organizations
from extractors.message_heads import letter_from
from extractors.messages import is_attribution, names_sender
from extractors.model import Document, Passage
from extractors.speakers import heard_in
from extractors.surroundings import without_number
from gazetteers.bodies import NATIONAL
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations


def settled_authors(authors: Sequence[str], about: Sequence[str]) -> tuple[str, ...]:
    """Those who report, an authority without a country as that of the one that it is all about.

    Where several or none are said, it stays one of no country ("Main Customs Department"): each
    activity tells whose it is.
    """
    own = f"{GOVERNMENT}{about[0]}" if len(about) == 1 else NATIONAL
    return tuple(dict.fromkeys(own if author == NATIONAL else author for author in authors))


def senders_of(
    passage: Passage,
    language: LanguageCode,
    authors: Sequence[str],
    about: Sequence[str],
    *,
    compiled: bool,
    messages: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...] | None:
    """Who writes below a heading that names a sender; None without such a heading.

    "From: UNICEF Uzbekistan" stands above a message that the mail passes on: "we" is UNICEF there.
    Of several who write, the one that a heading names speaks below it, and so does each whose
    inputs somebody has compiled. `messages` knows who writes below the name of a person alone.
    """
    for heading in reversed(passage.headings):
        if is_attribution(heading):
            named = bodies_in(heading, language) or sender_of_address(heading, language)
            named = named or messages.get(heading, ())
            return settled_authors(named, about)
        if names_sender(heading):
            named = bodies_in(heading, language) or sender_of_address(heading, language)
            if not named and any(author.removeprefix(NEW) in heading for author in authors):
                return tuple(authors)
            return settled_authors(named or messages.get(heading, ()), about)
    for heading in reversed(passage.headings):
        if (said := letter_from(heading)) is not None:
            first = next(iter(find_organizations(said, language)), None)
            if first is not None:
                named = bodies_in(said[: first.end], language)
                return settled_authors(named, about)
    for heading in reversed(passage.headings):
        if (heard := heard_in(heading)) and (named := bodies_in(heard, language)):
            return settled_authors(named, about)
    if compiled:
        for heading in reversed(passage.headings):
            if sender := _sender_in(heading, language):
                return settled_authors(sender, about)
    if len(authors) > 1 or compiled:
        known = organizations()
        for item in reversed(passage.inherited):
            if item.kind != "organization" or item.column is not None:
                continue
            named = bodies_in(item.text, language)
            if compiled and named:
                return settled_authors(named, about)
            own = [a for a in authors if any(a == n or known.is_part_of(n, a) for n in named)]
            if own:
                return tuple(own)
    return None


def _sender_in(heading: str, language: LanguageCode) -> tuple[str, ...]:
    """Whom a heading names that is a name with where it is or a unit: "UNESCO, Almaty"."""
    text = without_number(heading)
    first = next(iter(find_organizations(text, language)), None)
    if first is None or first.start or first.strength == "new":
        return ()
    if len(text.split()) > _NAME_WORDS or not _UNIT_BEHIND.fullmatch(text, first.end):
        return ()
    return bodies_in(text[: first.end], language)


_UNIT_BEHIND = re.compile(
    r"(?:\s(?:General\s|Executive\s)?(?:Secretariat|Headquarters|HQ|Office|Delegation|Mission))?"
    r"\s*(?:[,(–—-]\s?.*)?:?"
)
"""Behind a sender's name in a heading: nothing, or where it is and which unit of it."""


def bodies_of_row(
    passage: Passage, language: LanguageCode, speakers: Sequence[str]
) -> tuple[str, ...]:
    """Whom short names mean in a passage, the likeliest first: "the Centre" is CARICC in its row.

    A cell merged over several rows says who does what they tell of; else those who speak in the
    document, and behind them those whom the row itself names in a cell of their own.
    """
    merged = [i.text for i in passage.inherited if i.kind == i.column == "organization"]
    if above := [body for words in merged for body in bodies_in(words, language)]:
        return tuple(dict.fromkeys(above))
    own = [c for c in passage.cells if c.column == "organization"]
    named = [b for c in own for b in bodies_in(passage.text[c.start : c.end], language)]
    return tuple(dict.fromkeys([*speakers, *named]))


def is_compiled(document: Document) -> bool:
    """Whether a report passes on what several have sent in: headings open with their names."""
    if document.kind != "report":
        return False
    language = document.language or "en"
    senders = set()
    for block in document.blocks:
        if block.kind == "heading" and len(block.text.split()) <= _NAME_WORDS:
            text = without_number(block.text)
            first = next(iter(find_organizations(text, language)), None)
            if first is not None and first.start == 0 and first.strength != "new":
                senders.add(first.id)
    return len(senders) >= _SEVERAL


_NAME_WORDS = 10
"""Words; a longer heading tells something."""
_SEVERAL = 3
"""Two may be those who report together."""


def sender_kinds(
    passage: Passage, senders: Sequence[str], language: LanguageCode
) -> tuple[str, ...]:
    """What the sender of a message inside a document is called by its kind: "the Embassy"."""
    return author_kinds(senders, list(reversed(passage.headings))[:1], language)
