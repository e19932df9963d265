"""What the words around the name of a country or place make of it.

"Khujand" names where something happened, "the Ashgabat Declaration" a document, "in Russian" a
language, "funded by Japan" a donor. The signs stand in `cues/where.<language>.yml`; they are looked
for directly before and after a name, or a list of names ("Belgrade and Hamburg Declarations").
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from extractors.russian_case import grammatical_cases
from gazetteers.cues import cues
from gazetteers.model import CountryCode, LanguageCode
from gazetteers.territories import TerritoryHit, territories

HOME_COUNTRIES = frozenset(
    map(CountryCode, ("KAZ", "KGZ", "TJK", "TKM", "UZB", "AFG"))
)  # fmt: skip
"""Where the activities are carried out: here a country that is named is not a donor from afar."""

LANGUAGE = "language"
"""The reason why an adjective names no country: "| Astana, Russian |"."""

Verdict = Literal["counts", "country only", "donor", "nothing"]


@dataclass(frozen=True, slots=True)
class Named:
    """A country, a place or a language that a text names, and what its context makes of it.

    Attributes:
        start: first code point.
        end: one past the last.
        sort: "place", "name", "people", "acronym", or "language" for one that no country gives.
        country: the country, or the country of the place; None where there is none, or several.
        places: ids of the places with this name; () for countries.
        spelling: the dictionary form.
        verdict: "counts"; "country only" (a place that is no place of the activity); "donor";
            "nothing".
        reason: the verdict in words.
    """

    start: int
    end: int
    sort: Literal["place", "name", "people", "acronym", "language"]
    country: CountryCode | None
    places: tuple[str, ...]
    spelling: str
    verdict: Verdict = "counts"
    reason: str = ""

    @property
    def is_abroad(self) -> bool:
        """Whether it belongs to a country outside the region and Afghanistan."""
        return self.country is not None and self.country not in HOME_COUNTRIES


_BETWEEN = re.compile(
    r"\s*(?:,|;|/|&|[-–‑]|\+)?\s*(?:(?:and|or|as well as|и|или|а также)\s+)?"
    r"(?:the\s+|of\s+)?(?:\d{4}\s+)?\Z"
)
"""What joins the names of a list: "Osh, Batken and the Alai"."""

_SPAN_BEFORE = 90
_SPAN_AFTER = 70
"""How far, in letters, a sign may reach from a name: the longest of them, with room."""

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
)
"""Left of the home of an outside body: "experts of the Robert Koch Institute (Germany)"."""
_ACRONYM_OF = re.compile(r"\b[A-ZА-ЯЁ]{3,}\s+of\s+(?:the\s+)?\Z")
"""An organization by its acronym, and its home: "CILC of the Netherlands"."""

_SENTENCE_END = re.compile(
    r"(?<!\b[MD][rs])(?<!\bMrs)(?<!\bProf)(?<!\bSt)(?<!\bг)[.;!?]\s+(?=[A-ZА-ЯЁ])"
)
_CAPITAL_WORDS = r"(?:[A-Z][\w&-]*\s+(?:and\s+)?){0,3}?"
_ANY_WORDS = r"(?:\w+\s+){0,2}?"


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


@cache
def _sign(group: str, language: LanguageCode) -> re.Pattern[str]:
    """A cue group, tied to the name that it stands before or after."""
    book = cues("where", language)
    pattern = book.pattern(group)
    if group.endswith("-before"):
        state = book.pattern("state-of").pattern
        return re.compile(rf"{pattern.pattern}\s*(?:(?i:{state})\s*)?[\"«“]?\Z", pattern.flags)
    filler = _CAPITAL_WORDS if language == "en" else _ANY_WORDS
    if group in ("language-after", "provider-after", "donor-after", "taught-by-after"):
        filler = ""
    return re.compile(rf"(?:['’]s)?[\s-]+{filler}{pattern.pattern}", pattern.flags)


class _Context:
    """The words around a list of names."""

    def __init__(self, group: Sequence[Named], text: str, language: LanguageCode) -> None:
        before = text[max(0, group[0].start - _SPAN_BEFORE) : group[0].start]
        ends = list(_SENTENCE_END.finditer(before))
        self.before = before[ends[-1].end() :] if ends else before
        end = group[-1].end
        if "." in text[group[-1].start : end] and text.startswith(". ", end):
            end += 1  # the last full stop of "U.S."
        self.after = text[end : end + _SPAN_AFTER]
        self.language = language

    def has(self, sign: str) -> re.Match[str] | None:
        side = self.before if sign.endswith("-before") else self.after
        pattern = _sign(sign, self.language)
        return pattern.search(side) if sign.endswith("-before") else pattern.match(side)


Pick = Callable[[Sequence[Named]], Sequence[Named]]


def _all(group: Sequence[Named]) -> Sequence[Named]:
    return group


def _last(group: Sequence[Named]) -> Sequence[Named]:
    return group[-1:]


def _peoples(group: Sequence[Named]) -> Sequence[Named]:
    """The adjectives at the end of a list: "Latvian and Lithuanian" of "Riga, Latvian and …"."""
    first = len(group)
    while first and group[first - 1].sort in ("people", "language"):
        first -= 1
    return group[first:]


def _abroad(pick: Pick) -> Pick:
    return lambda group: [item for item in pick(group) if item.is_abroad]


def _places(pick: Pick) -> Pick:
    return lambda group: [item for item in pick(group) if item.sort == "place"]


def _judge(group: Sequence[Named], text: str, language: LanguageCode) -> list[Named]:
    """The members of a list, each with the first verdict that applies to it."""
    context = _Context(group, text, language)
    verdicts: dict[int, tuple[Verdict, str]] = {}

    def give(members: Sequence[Named], verdict: Verdict, reason: str) -> None:
        for member in members:
            verdicts.setdefault(member.start, (verdict, reason))

    based = [item for item in _places(_all)(group) if text.startswith("-based", item.end)]
    give(_abroad(_all)(based), "nothing", "home of an outside organization")
    give(based, "country only", "seat of an organization")
    starts = {item.start for item in group}
    give(
        [
            item
            for item in group
            if item.sort == "place"
            and _COMPOUND.match(text, item.end)
            and item.end + 1 not in starts
            and not _FACILITY.match(text, item.end)
        ],
        "nothing",
        "part of a longer name",
    )
    if context.before.endswith("(") and re.match(r":\s+[A-ZА-ЯЁ]", context.after):
        give(group, "nothing", "imprint")
    if _PRINTED.search(context.before):
        # "(Vienna, 2013)" is never where a manual for the region came out, "(Osh, 2013)" may be
        afar = any(item.is_abroad for item in group) and _IMPRINT_AFAR.match(context.after)
        if afar or _IMPRINT.match(context.after):
            give(group, "nothing", "imprint")
    document = context.has("document-after")
    if document and (language == "en" or _NAMING.search(text[: group[-1].end])):
        plural = document.group().endswith(("s", "Memoranda")) and not document.group().endswith(
            "us"
        )
        give(_places(_all if plural else _last)(group), "nothing", "name of a document")
    if context.has("document-before"):
        give(_places(_all)(group), "nothing", "name of a document")
    if _is_language(group, context, text):
        give(_peoples(group), "nothing", LANGUAGE)
    if context.has("home-after"):
        give(_abroad(_last)(group), "nothing", "home of an outside organization")
    if context.has("home-before"):
        give(_abroad(_all)(group), "nothing", "home of an outside organization")
    bracketed = context.after.startswith(")") and _HOME_IN_BRACKETS.search(context.before)
    if bracketed or _ACRONYM_OF.search(context.before):
        give(_abroad(_all)(group), "nothing", "home of an outside organization")
    if context.has("donor-after"):
        give(_abroad(_peoples if group[-1].sort == "people" else _last)(group), "donor", "donor")
    paid = context.has("donor-before")
    if paid:
        abroad = _abroad(_all)(group)
        pays = bool(abroad) or _MONEY.search(paid[0]) is not None
        pays = pays and all(item.sort != "place" for item in group)
        pays = pays and not (language == "ru" and _is_given_to(group, text))
        give(
            group if pays else abroad, "donor", "donor"
        )  # "contributions of Norway and Kazakhstan"
    if context.has("provider-after"):
        give(_abroad(_peoples if group[-1].sort == "people" else _last)(group), "nothing", "person")
    if context.has("provider-before") or (
        context.has("taught-by-before") and context.has("taught-by-after")
    ):
        give(_abroad(_all)(group), "nothing", "sent as expert")
    office = context.has("office-before") or context.has("office-name-before")
    if office and not _is_opened(context):
        give(_abroad(_places(_all))(group), "nothing", "home of an outside organization")
        give(_places(_all)(group), "country only", "seat in the name of an office")
    return [
        replace(item, verdict=verdicts[item.start][0], reason=verdicts[item.start][1])
        if item.start in verdicts
        else item
        for item in group
    ]


def _is_given_to(group: Sequence[Named], text: str) -> bool:
    """Whether Russian names are in the dative: «финансовая поддержка Казахстану»."""
    return all(grammatical_cases(text[item.start : item.end]) == {"datv"} for item in group)


def _is_language(group: Sequence[Named], context: _Context, text: str) -> bool:
    """Whether adjectives are languages: "in Tajik and Dari, 2,000 copies", "Uzbek-language".

    After "in" only small words or marks may follow: "in Tajik prisons" is a place.
    """
    peoples = _peoples(group)
    if not peoples or all(item.sort == "language" for item in peoples):
        return False
    only = cues("where", context.language).pattern("only-language")
    if context.has("language-after") or any(only.fullmatch(item.spelling) for item in peoples):
        return True
    if len(peoples) == len(group):
        opens = context.before.rstrip().endswith("(")
        bracket = opens and context.after.startswith(")")
        if bracket and any(item.sort == "language" for item in group):
            return True
        if (
            bracket
            and context.language == "en"
            and not any(
                item.spelling.endswith("s") or item.sort not in ("people", "language")
                for item in group
            )
        ):
            return True  # "a handbook (Russian)": a country is not written so
        if opens and len(group) == 1 and _ALONE.match(context.after) and group[0].sort == "people":
            return context.language == "en" and not group[0].spelling.endswith("s")
        if context.has("language-before"):
            people = any(_PLURAL.search(text, item.start, item.end) for item in peoples)
            return _ends_phrase(context) and not (context.language == "ru" and people)
    return _is_listed_alone(peoples, context, text)


_ALONE = re.compile(r"[,;]\s(?:\d|[a-z]+\s(?:hours?|days?|weeks?|lessons?|pages?|modules?)\b)")
"""Right of a language and before a number: "an online course (Russian, three hours)"."""


def _is_listed_alone(peoples: Sequence[Named], context: _Context, text: str) -> bool:
    """Whether adjectives stand apart, without a noun: "a manual, Kazakh and Russian, 500 copies".

    One alone does so at the end of a cell ("| Astana, Russian |", «| онлайн, казахский |»). So do
    those before "ones", where an edition or a translation is spoken of.
    """
    before, after = text[: peoples[0].start].rstrip(), context.after
    if context.language == "ru":
        if not all(_MASCULINE.search(text, item.start, item.end) for item in peoples):
            return False
    elif any(item.spelling.endswith("s") for item in peoples):
        return False
    elif re.match(r"\sones?\b", after) and _PRINTED_AS.search(context.before):
        return True
    if not before.endswith((",", "(", "|", "–")):
        return False
    ends_cell = re.match(r"\s?(?:\||\Z)", after) is not None
    return ends_cell or (len(peoples) > 1 and re.match(r"\s?[,;).–]", after) is not None)


_MASCULINE = re.compile(r"(?i)(?:[сц]кий|дари|пушту|фарси)\Z")
"""Ends of words by which Russian calls a language where no noun follows."""
_PLURAL = re.compile(r"(?i)[сц]к(?:ие|их|ими)\Z")
"""Ends of words that no Russian language has: «офицеров наравне с таджикскими»."""
_PRINTED_AS = re.compile(r"(?i)\b(?:edition|version|translation|text|copy|copies)")


def _ends_phrase(context: _Context) -> bool:
    after = context.after.lstrip()
    if not after or not after[0].isalpha():
        return not context.after.startswith("-")
    if _GOES_ON_TO_TELL.match(after):
        return True  # "videos in Kyrgyz and Russian countering hate speech"
    function = cues("where", context.language).pattern("function")
    if context.language == "ru" and _NO_LOCATIVE.match(after):
        return True  # «на таджикском и узбекском работает», not «на таджикском участке»
    return function.match(after) is not None


_GOES_ON_TO_TELL = re.compile(
    r"(?:counter|explain|show|describ|promot|tell|warn|call|address|cover|present|discuss|answer|"
    r"aim|produc|prepar|publish|intend|issu|print)(?:ing|ed)\b"
)
_NO_LOCATIVE = re.compile(r"[а-яё]*[бвгджзклмнпрстфцчшщ](?<!ом)(?<!ым)(?<!ем)(?![а-яё])")
"""A word that no adjective in the locative goes with."""


def _is_opened(context: _Context) -> bool:
    """Whether the office is being opened there: "opened an office in Osh", "was set up".

    "a campaign launched by the Office in Osh" opens no office.
    """
    book = cues("where", context.language)
    near = " ".join(context.before.split()[-8:])
    opened = [hit.end for hit in book.find("opening", near)]
    if opened and not re.search(r"\bby\b", near[opened[-1] :]):
        return True
    return book.has("was-opened", " ".join(context.after.split()[:4]))
