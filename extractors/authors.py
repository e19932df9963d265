"""Who writes a report: the organizations that its head, its signature or its own words name."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from extractors.context import DocumentContext
from extractors.context_labels import Words
from extractors.heading_names import counterparts_from, reporting_state, unlisted_body
from extractors.mentions import NEW, Aliases, find_aliases, find_organizations
from extractors.model import Document
from gazetteers.bodies import NATIONAL
from gazetteers.lookup import Name
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations


def aliases_of(document: Document) -> Aliases:
    """The names that a document introduces for its own use."""
    return find_aliases(
        "\n".join(block.text for block in document.blocks if block.kind != "row"),
        document.language or "en",
    )


def authors_of(
    context: DocumentContext, language: LanguageCode, aliases: Aliases
) -> tuple[str, ...]:
    """The organizations that report: those of the surest words that name any, known or not.

    "OSCE Secretariat, Transnational Threats Department" is the department alone, and "IOM, Mission
    in Tajikistan" is no government: a country beside an organization says where it works.
    """
    for words in context.authors:
        if named := bodies_in(words.text, language):
            return _unit_below(named, context, language)
        if words.labelled and (own := _behind_label(words, language, aliases)):
            return own
    for words in context.authors:
        if (unlisted := unlisted_body(words.text)) is not None:
            return (unlisted,)
    for words in context.authors:
        if (state := reporting_state(words.text)) is not None:
            return (state,)
    for words in context.authors:
        if sender := sender_of_address(words.text, language):
            return sender
    for words, sure in context.own_names:
        if own := own_name(words.text, language, aliases, sure=sure):
            return own
    return ()


def naming_words(
    authors: tuple[str, ...], context: DocumentContext, language: LanguageCode
) -> list[str]:
    """The words of the head that name who reports: they say what kind of body it is as well."""
    return [
        words.text
        for words in context.authors
        if authors
        in (
            bodies_in(words.text, language),
            (unlisted_body(words.text),),
            _behind_label(words, language, Aliases.of([])) if words.labelled else (),
        )
    ]


def _behind_label(words: Words, language: LanguageCode, aliases: Aliases) -> tuple[str, ...]:
    """The body without an entry that a label announces: "Grantee | Open Valley, Osh"."""
    if sender := sender_of_address(words.text, language):
        return sender
    found = find_organizations(words.text, language, aliases=aliases)
    bodies = dict.fromkeys(m.id for m in found if m.strength == "new")
    if len(bodies) == 1:
        return tuple(bodies)
    name = _PLAIN_NAME.match(words.text) if words.body and not bodies else None
    return (f"{NEW}{name['name'].strip()}",) if name is not None else ()


_PLAIN_NAME = re.compile(
    r"[«“\"]?(?P<name>[A-ZА-ЯЁ][\w&’'-]*(?:[ ](?:(?:of|for|and|the|и|по|в)[ ])*[\w&’'-]+){0,7})"
    r"[»”\"]?\s*(?=$|[,;(.–—|])"
)
"""A name behind a label, up to where its body is: "Palladium International, Almaty"."""


def sender_of_address(words: str, language: LanguageCode) -> tuple[str, ...]:
    """The body whose short name is a part of the domain of a mail address: "<a.b@unodc.org>"."""
    known = organizations().by_id
    for domain in _DOMAIN.findall(words):
        for label in domain.split(".")[:-1]:
            parts = (bodies_in(part.upper(), language) for part in (label, *label.split("-")))
            named = next(filter(None, parts), ()) or _spelt_together(label)
            if named and all(body in known and known[body].kind != "company" for body in named):
                return tuple(body for body in named if body != _ALL_OF_IT)
    return ()


def _spelt_together(label: str) -> tuple[str, ...]:
    """The body whose name a part of a domain spells, and where it is: "unwomen-kg"."""
    names = _names_without_blanks()
    parts = label.lower().split("-")
    return tuple(dict.fromkeys(names[part] for part in (label.lower(), *parts) if part in names))


@cache
def _names_without_blanks() -> Mapping[str, str]:
    """The ids of bodies with short names of several words, by these as an address spells them."""
    return {
        "".join(name.split()).lower(): entry.id
        for entry in organizations().by_id.values()
        for name in (*entry.strong, *(text for text in (entry.name.en, entry.name.ru) if text))
        if " " in name and len(name) <= _SHORT_NAME and name.replace(" ", "").isascii()
    }


_SHORT_NAME = 16
"""Letters; longer names are shortened in addresses."""

_DOMAIN = re.compile(r"@([\w.-]+\.[a-z]{2,})", re.IGNORECASE)
_ALL_OF_IT = "UN"
"""Whose domain ("un.org") many bodies share."""


def own_name(
    words: str, language: LanguageCode, aliases: Aliases, *, sure: bool
) -> tuple[str, ...]:
    """Whom words name at their beginning that are the writer's name by their place.

    Where the place is not sure, the document must treat them as a body's name elsewhere.
    """
    if named := bodies_in(words, language):
        return named
    first = next(iter(find_organizations(words, language, aliases=aliases)), None)
    if first is not None and first.start <= len("the ") and first.id.startswith(NEW):
        return (first.id,)
    return (f"{NEW}{' '.join(words.split())}",) if sure else ()


def names_of_author(authors: tuple[str, ...], context: DocumentContext) -> Iterator[Name]:
    """The names of an author that only its place in the document shows to be a body's.

    "Open Valley International" is "Open Valley" as well, where it ends with what it is.
    """
    for author in authors:
        name = author.removeprefix(NEW)
        if author == name or not any(name in words.text for words, _ in context.own_names):
            continue
        yield Name(author, name, exact=True)
        short, _, kind = name.rpartition(" ")
        if " " in short and kind in _KINDS:
            yield Name(author, short, exact=True)


_KINDS = frozenset(
    {"International", "Foundation", "Network", "Association", "Institute", "Centre", "Center"}
    | {"Initiative", "Group", "Fund", "Trust", "Society", "Union", "Alliance", "Project", "Team"}
)
"""Last words of names that may be left off."""


def _unit_below(
    named: tuple[str, ...], context: DocumentContext, language: LanguageCode
) -> tuple[str, ...]:
    """The unit that a further line of the letterhead names below its body, else the body.

    "SHANGHAI COOPERATION ORGANIZATION", then "Regional Anti-Terrorist Structure".
    """
    known = organizations()
    for words in context.authors:
        units = bodies_in(words.text, language)
        is_other = len(units) == 1 == len(named) and units != named
        if is_other and known.is_part_of(units[0], named[0]):
            return units
    return named


_GIVER = re.compile(
    r"(?i)(?:\b(?:donors?|funding|funder|client|customer|grant-?(?:maker|or)|sponsor|contribution)"
    r"|донор\w*|финансировани\w+|заказчик\w*|грантодатель|источник\w*\sфинансирования)"
    r"\s?[:|–-]\s[^.:;|]*\Z"
    r"|(?:\b(?:(?:co-?)?(?:funded|financed|sponsored)|commissioned|supported|requested|ordered)\s(?:[a-z]+\s)?by"
    r"|\b(?:with|through|under|thanks\sto)\s(?:the\s|an?\s)?(?:[a-z]+\s)?(?:support|funding|funds|grant"
    r"|contribution|assistance|money)\s(?:of|from|by|provided\sby)"
    r"|\b(?:report|review|update|paper|overview|account|summary|briefing|narrative|letter|note)\s(?:to|for)"
    r"|\bon\sbehalf\sof"
    r"|\bпри\s(?:[а-яё]+\s)?(?:поддержке|содействии|финансировании|участии|помощи)"
    r"|\b(?:на|за\sсч[её]т)\s(?:средств\w*|деньги|гранта?)|\bпо\s(?:гранту|заказу|договору\sс)"
    r"|финансиру\w+|поддерж\w+|\b(?:отч[её]т|доклад|обзор|справка|информация|записка|сведения)\sдля)"
    r"\s[^.:;|]*\Z"
)
"""Before a name: the label of who pays or asked for a report, or the words that say it.

"Donor: European Union. Implemented by UNICRI", "commissioned by", "Report to the Government of".
"""


def bodies_in(words: str, language: LanguageCode) -> tuple[str, ...]:
    """The organizations that words name, the units rather than the wholes."""
    known = organizations()
    found = [m for m in find_organizations(words, language) if m.strength in ("strong", "fuzzy")]
    end = counterparts_from(words, [(mention.start, mention.end) for mention in found])
    named = [
        mention.id
        for mention in found
        if mention.start < end and not _GIVER.search(words, 0, mention.start)
    ]
    units = [
        item
        for item in dict.fromkeys(named)
        if not any(other != item and known.is_part_of(other, item) for other in named)
    ]
    bodies = [item for item in units if not item.startswith(NATIONAL)]
    return tuple(bodies or units)
