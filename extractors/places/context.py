"""What the words around the name of a country or place make of it.

"Khujand" names where something happened, "the Ashgabat Declaration" a document, "in Russian" a
language, "funded by Japan" a donor. The signs stand in `cues/where.<language>.yml`; they are looked
for directly before and after a name, or a list of names ("Belgrade and Hamburg Declarations").
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.places.languages import is_language
from extractors.places.named import (
    Named,
    Surrounding,
    Verdict,
    abroad,
    only_places,
    peoples,
)
from extractors.russian_case import grammatical_cases
from gazetteers.cues import cues
from gazetteers.model import CountryCode, LanguageCode
from gazetteers.territories import TerritoryHit, territories

LANGUAGE = "language"
"""The reason why an adjective names no country: "| Astana, Russian |"."""


_BETWEEN = re.compile(
    r"\s*(?:,|;|/|&|[-–‑]|\+)?\s*(?:(?:and|or|as well as|и|или|а также)\s+)?"
    r"(?:the\s+|of\s+)?(?:\d{4}\s+)?\Z"
)
"""What joins the names of a list: "Osh, Batken and the Alai"."""

_COMPOUND = re.compile(r"[-‑–](?!based\b)(?=[^\W\d_])")
"""A hyphen and no second place: "Issyk-Kul-Antiterror" is an exercise."""

_NAMING = re.compile(r"[сц]к(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|их|ими)\Z")
"""The adjective by which Russian names a document: «Шанхайская конвенция», not «в Шанхае»."""
_MONEY = re.compile(
    r"(?i)fund|financ|money|grant|contribut|donat|paid|expense|взнос|средств|финанс|сч[её]т"
)
"""Words of money, with which a State of the region pays as well."""
_FACILITY = re.compile(
    r"[-‑–](?:\d|(?:Cargo|Airport|Passenger|Pass|Rail|Railway|Port|Sea|City|Town|Village|Central|"
    r"North|South|East|West|Auto|Avto|International|Карго|Аэропорт|Пассажирский|Товарный|Товарная|"
    r"Порт|Сити|Город|Центральный|Центральная|Северный|Южный|Автодорожный|Железнодорожный)\b)"
)
"""What a crossing point or a terminal adds to its town: "Termez-Cargo", «Душанбе-2»."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:org|int|com|net|info|eu|gov|edu)\b\S*"
)
"""Addresses of the web and of mail: "en-US" in one is no country."""
_PRINTED = re.compile(
    r"(?i)(?:[”»\"]|\b(?:handbook|guide|guidebook|manual|book|textbook|toolkit|compendium|report|"
    r"Convention|Treaty|Agreement|Protocol|Declaration|Charter|Statute|[Кк]онвенци\w*|"
    r"[Дд]оговор\w*|[Сс]оглашени\w*|[Дд]екларац\w*|руководств\w*|пособи\w*|справочник\w*|учебник\w*|сборник\w*)\b[^.;(]{0,60})\s*\(\Z"
)
_IMPRINT = re.compile(r",\s*(?:19|20)\d\d\),?\s+[^\W\d_]")
"""“Terrorism and the Media” (Paris, 2017) came out: where and when it was printed."""
_IMPRINT_AFAR = re.compile(r",\s*(?:19|20)\d\d\)")
_HOME_IN_BRACKETS = re.compile(
    r"\b(?:Institute|University|Foundation|College|Academy|Association|Society|Fund|Agency|School|"
    r"Институт\w*|Университет\w*|Фонд\w*|Академи\w*|Ассоциаци\w*|Агентств\w*)\b[^.;()]{0,40}\s\((?:the\s)?\Z"
    r"|\b[A-ZА-ЯЁ]{2,}[a-zа-яё]?[A-ZА-ЯЁ]+\s\(\Z"
)
"""Left of the home of an outside body: "experts of the Robert Koch Institute (Germany)".

So is what stands in brackets behind an acronym: "BAFA (Germany)".
"""
_ACRONYM_OF = re.compile(r"\b[A-ZА-ЯЁ]{3,}\s+of\s+(?:the\s+)?\Z")
"""An organization by its acronym, and its home: "CILC of the Netherlands"."""


def named_in(text: str, language: LanguageCode) -> tuple[Named, ...]:
    """What a text names, by position, each with the verdict of its context."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    found = sorted(
        [*map(_named, territories().find(text, language)), *_languages(text, language)],
        key=lambda item: item.start,
    )
    found = [
        item for item in found if not any(start <= item.start < end for start, end in addresses)
    ]
    judged: list[Named] = []
    for group in _lists(found, text):
        judged.extend(_judge(group, text, language))
    return tuple(item for item in judged if item.sort != "language")


def _named(hit: TerritoryHit) -> Named:
    known = territories()
    if hit.kind == "country":
        return Named(hit.start, hit.end, hit.sort, CountryCode(hit.id), (), hit.spelling)
    country = known.country_of(hit) if len(hit.ids) == 1 else None
    return Named(hit.start, hit.end, "place", country, hit.ids, hit.spelling)


def _languages(text: str, language: LanguageCode) -> list[Named]:
    return [
        Named(hit.start, hit.end, "language", None, (), text[hit.start : hit.end])
        for hit in cues("where", language).find("other-language", text)
    ]


def _lists(found: Sequence[Named], text: str) -> list[list[Named]]:
    lists: list[list[Named]] = []
    for item in found:
        if lists and _BETWEEN.match(text[lists[-1][-1].end : item.start]):
            lists[-1].append(item)
        else:
            lists.append([item])
    return lists


_ABROAD_HOME = "home of an outside organization"
_OF_DOCUMENT = "name of a document"


class _Ruling(NamedTuple):
    """A verdict on some members of a list, in words."""

    members: Sequence[Named]
    verdict: Verdict
    reason: str


def _judge(group: Sequence[Named], text: str, language: LanguageCode) -> list[Named]:
    """The members of a list, each with the first verdict that applies to it."""
    context = Surrounding(group, text, language)
    verdicts: dict[int, tuple[Verdict, str]] = {}
    for rule in _RULES:
        for ruling in rule(group, context, text):
            for member in ruling.members:
                verdicts.setdefault(member.start, (ruling.verdict, ruling.reason))
    return [
        replace(item, verdict=verdicts[item.start][0], reason=verdicts[item.start][1])
        if item.start in verdicts
        else item
        for item in group
    ]


_Rule = Callable[[Sequence[Named], Surrounding, str], Iterator[_Ruling]]


def _based(group: Sequence[Named], context: Surrounding, text: str) -> Iterator[_Ruling]:
    """As in "the Vienna-based *OSCE*"."""
    based = [item for item in only_places(group) if text.startswith("-based", item.end)]
    yield _Ruling(abroad(based), "nothing", _ABROAD_HOME)
    yield _Ruling(based, "country only", "seat of an organization")


def _in_longer_name(group: Sequence[Named], context: Surrounding, text: str) -> Iterator[_Ruling]:
    starts = {item.start for item in group}
    parts = [
        item
        for item in group
        if item.sort == "place"
        and _COMPOUND.match(text, item.end)
        and item.end + 1 not in starts
        and not _FACILITY.match(text, item.end)
    ]
    yield _Ruling(parts, "nothing", "part of a longer name")


def _imprint(group: Sequence[Named], context: Surrounding, text: str) -> Iterator[_Ruling]:
    """Where a book came out; "(Vienna, 2013)" never tells where one for the region was used."""
    opens = context.before.endswith("(") and re.match(r":\s+[A-ZА-ЯЁ]", context.after)
    printed = _PRINTED.search(context.before)
    afar = any(item.is_abroad for item in group) and _IMPRINT_AFAR.match(context.after)
    if opens or (printed and (afar or _IMPRINT.match(context.after))):
        yield _Ruling(group, "nothing", "imprint")


def _document(group: Sequence[Named], context: Surrounding, text: str) -> Iterator[_Ruling]:
    """As in "the Ashgabat *Declaration*", "the Belgrade and Hamburg *Declarations*"."""
    document = context.has("document-after")
    if document and (context.language == "en" or _NAMING.search(text[: group[-1].end])):
        last = document.group()
        plural = last.endswith(("s", "Memoranda")) and not last.endswith("us")
        yield _Ruling(only_places(group if plural else group[-1:]), "nothing", _OF_DOCUMENT)
    if context.has("document-before"):
        yield _Ruling(only_places(group), "nothing", _OF_DOCUMENT)


def _language(group: Sequence[Named], context: Surrounding, text: str) -> Iterator[_Ruling]:
    if is_language(group, context, text):
        yield _Ruling(peoples(group), "nothing", LANGUAGE)


def _home(group: Sequence[Named], context: Surrounding, text: str) -> Iterator[_Ruling]:
    """As in "the Swiss *Federal Office*", "CILC of the Netherlands", "(Germany)" behind a name."""
    if context.has("home-after"):
        yield _Ruling(abroad(group[-1:]), "nothing", _ABROAD_HOME)
    bracketed = context.after.startswith(")") and _HOME_IN_BRACKETS.search(context.before)
    if bracketed or context.has("home-before") or _ACRONYM_OF.search(context.before):
        yield _Ruling(abroad(group), "nothing", _ABROAD_HOME)


def _donor(group: Sequence[Named], context: Surrounding, text: str) -> Iterator[_Ruling]:
    """Who pays; a State of the region only where money is spoken of."""
    if context.has("donor-after"):
        yield _Ruling(abroad(_nearest(group)), "donor", "donor")
    paid = context.has("donor-before")
    if not paid:
        return
    afar = abroad(group)
    pays = bool(afar) or _MONEY.search(paid[0]) is not None
    # "contributions of Norway and Kazakhstan"
    pays = pays and all(item.sort != "place" for item in group)
    pays = pays and not (context.language == "ru" and _is_given_to(group, text))
    yield _Ruling(group if pays else afar, "donor", "donor")


def _is_given_to(group: Sequence[Named], text: str) -> bool:
    """Whether Russian names are in the dative: «финансовая поддержка Казахстану»."""
    return all(grammatical_cases(text[item.start : item.end]) == {"datv"} for item in group)


def _expert(group: Sequence[Named], context: Surrounding, text: str) -> Iterator[_Ruling]:
    """As in "Turkish *trainers*", "experts sent by Germany"."""
    if context.has("provider-after"):
        yield _Ruling(abroad(_nearest(group)), "nothing", "person")
    taught = context.has("taught-by-before") and context.has("taught-by-after")
    if taught or context.has("provider-before"):
        yield _Ruling(abroad(group), "nothing", "sent as expert")


def _office(group: Sequence[Named], context: Surrounding, text: str) -> Iterator[_Ruling]:
    """As in "the OSCE Programme *Office in* Dushanbe"; one that is being opened is done there."""
    office = context.has("office-before") or context.has("office-name-before")
    if office and not _is_opened(context):
        yield _Ruling(abroad(only_places(group)), "nothing", _ABROAD_HOME)
        yield _Ruling(only_places(group), "country only", "seat in the name of an office")


def _nearest(group: Sequence[Named]) -> Sequence[Named]:
    """The names that words behind a list can say something of."""
    return peoples(group) if group[-1].sort == "people" else group[-1:]


_RULES: tuple[_Rule, ...] = (
    _based,
    _in_longer_name,
    _imprint,
    _document,
    _language,
    _home,
    _donor,
    _expert,
    _office,
)
"""Asked in this order; the first verdict on a name holds."""


def _is_opened(context: Surrounding) -> bool:
    """Whether the office is being opened there: "opened an office in Osh", "was set up".

    "a campaign launched by the Office in Osh" opens no office.
    """
    book = cues("where", context.language)
    near = " ".join(context.before.split()[-8:])
    opened = [hit.end for hit in book.find("opening", near)]
    if opened and not re.search(r"\bby\b", near[opened[-1] :]):
        return True
    return book.has("was-opened", " ".join(context.after.split()[:4]))
