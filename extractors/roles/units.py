"""Whether a part of a body acts, so that the body does: "The Mission of IOM is carrying out".

So do groups that a body has set up beside it: "An inter-agency group under the Ministry has been
drafting", «При Генеральной прокуратуре действует рабочая группа». And its head, in an act of
office: "The Ambassador of Japan handed over", «Посол Норвегии передал».
"""

import re

from extractors.roles.model import Group, is_guessed
from extractors.roles.sentence import SentenceCues, all_authorities
from gazetteers.cues import CueHit
from gazetteers.organizations import organizations

_UNIT = (
    r"(?:in\s[\w\s]{3,30},\s|on\s[\w\s]{3,30},?\s)?(?:the\s|an?\s|its\s)?(?:[\w-]+\s){0,3}"
    r"(?:mission|office|section|unit|branch|team|bureau|division|department|directorate|delegation|"
    r"secretariat|representation|laboratory|chapter|regional\scentre|group|commission|council|"
    r"committee|task\sforce|body|headquarters)s?"
)
_IN_MAY = (
    r"(?:(?:In|On|Since)\s(?:[A-Z\d][\w–-]*)(?:\s(?:[A-Z]\w+|\d[\d–-]*)){0,3},?\s|"
    r"(?:In|At)\sthe\s(?:beginning|end|course|first|second)\s[\w\s]{2,30}\s\d{4},?\s)?"
)
"""When a part of a body acts, before it: "In March 2021 the Council of …"."""
_OF = re.compile(rf"{_IN_MAY}(?i:{_UNIT}(?:\sfor\s(?:[\w-]+\s?){{1,3}})?\sof\s(?:the\s)?)")
_UNDER = re.compile(rf"{_UNIT}\s(?:under|at|within|attached\sto)\s(?:the\s|its\s)?", re.IGNORECASE)
_BY = re.compile(
    rf"(?P<before>.*)\bby\s{_UNIT}\s(?:of|under|at|within|attached\sto)\s(?:the\s|its\s)?",
    re.IGNORECASE,
)
_AT_RUSSIAN = re.compile(r"(?:[\w\s.,-]{1,30}\s)?при\s", re.IGNORECASE)
_EXISTS = re.compile(
    r"[^.;:]{0,60}?\b(?:действу|функциониру|работа|созда[нлё]|образован|учрежд|открыт|открыл)\w*",
)
_IN_RUSSIAN = re.compile(r"(?:[\w\s.,-]{1,30}\s)?во?\s", re.IGNORECASE)
_EXISTS_BODY = re.compile(
    r"\s(?:(?:также|ныне|постоянно|с\s\d{4}\sгода)\s)*(?:действу|функциониру|работа|созда[нл]|образован|учрежд)"
    r"[а-яё]+\s(?:[а-яё-]+\s){0,2}(?:[Гг]рупп|[Кк]омисси|[Сс]овет|[Кк]омитет|[Сс]еть\b|[Бб]анк\b|[Бб]аза\b|[Мм]еханизм)",
)
"""What a body has in it: «В ОДКБ | действует рабочая группа»."""
_OFFICE = re.compile(
    r"(?:[\w\s,.]{0,40}\s)?(?:the\s)?(?:head|director|chair(?:man|person|woman)?|ambassador|minister|"
    r"resident\s(?:representative|coordinator)|executive\s(?:director|secretary)|secretary-general|"
    r"chief|commander|governor)\s(?:of|to)(?:\sthe)?\s|"
    r"(?:[\w\s,.]{0,40}\s)?(?:глава|руководитель|директор|посол|председатель|министр|начальник|"
    r"генеральный\sсекретарь|исполнительный\s(?:директор|секретарь)|постоянный\sпредставитель|командующий)\s",
    re.IGNORECASE,
)
_ACT_OF_OFFICE = re.compile(
    r"\s(?:[\w’'.-]+\s){0,3}?(?:signed|signs|handed\sover|hands\sover|presented\s(?:the|a)\s|donated|"
    r"announced\sthe\slaunch|inaugurated|approved|issued|"
    r"подписал|передал|вручил|утвердил|издал|подписывает|вручает)",
    re.IGNORECASE,
)


_LEGISLATORS = re.compile(
    r"(?:[\w\s,.]{0,40}\s)?(?:the\s)?(?:deputies|members|senators)\sof\s(?:the\s)?"
    r"|(?:[\w\s,.]{0,40}\s)?(?:депутат|сенатор|член)(?:ы|ами)\s",
    re.IGNORECASE,
)
_PARLIAMENT = re.compile(
    r"(?i)parliament|senate|me[jd]li?s|ma[jz]li|mazhilis|kenesh|парламент|сенат|меджлис|мажлис|мажилис|маджлис"
    r"|кенеш"
)
_LEGISLATES = re.compile(
    r"(?:[^.;:]{0,90}?)\s(?:draft|adopt|approv|pass|amend|introduc|vot)(?:ed|es|s)?\s"
    r"|(?:[^.;:]{0,90}?)\s(?:разработа|приня|внес|одобри|подготови|утверди|рассмотре)[а-яё]+\s",
    re.IGNORECASE,
)
"""Behind members of a parliament who do what parliaments do."""


def _is_parliament(group: Group) -> bool:
    return _PARLIAMENT.search(group.mentions[0].text) is not None


_HAS = re.compile(
    r"(?:\s\([^()]{1,80}\))?\s(?:(?:also|now|still|also\snow|также|ныне)\s)?"
    r"(?:has|have|had|runs?|operates?|maintains?|comprises?|includes?|established|created|opened"
    r"|set\sup|имеет|имеют|создал[аио]?|открыл[аио]?|учредил[аио]?|содержит)\s",
    re.IGNORECASE,
)
"""Between a body and what it has."""


_UNITS = re.compile(r"(?i)(?:units?|teams?)\b")
"""Parts of a programme that are at work, rather than its staff."""


def owns_unit(sentence: SentenceCues, group: Group) -> bool:
    """Whether names are those of units that an earlier name of the sentence is said to have.

    "The OSCE has an Academy in Bishkek and a Staff College in Dushanbe".
    """
    known = organizations()
    for body in sentence.bodies:
        if body.end > group.start or not all(
            known.is_part_of(mention.id, body.id) for mention in group.mentions
        ):
            continue
        has = _HAS.match(sentence.plain, body.end, group.start)
        if has is not None and not any(
            has.end() <= start < group.start for start, _, _ in sentence.verbs
        ):
            return not sentence.is_followed_by_verb(group.end)
    return False


BY_ITS = re.compile(r"through (?:its|their)", re.IGNORECASE)
"""Before the unit by which a body acts, which then leads, if it is one with a name."""


def is_instrument(detail: str) -> bool:
    """Whether the words before a unit say that a body acts by it."""
    return BY_ITS.match(detail, 1) is not None


_SEVERAL = re.compile(
    r"(?:[a-z-]+\s){0,2}(?:offices|cent(?:er|re)s|missions|presences|operations|bureaus)\b"
)
_ITS = re.compile(r"\b(?:its|their|сво\w+|его|её|их)\s$", re.IGNORECASE)


def are_several(group: Group) -> bool:
    """Whether a name is only a common noun for the units of a body: "centres in the region"."""
    return all(_SEVERAL.match(mention.text) is not None for mention in group.mentions)


def is_own_unit(before: str, group: Group) -> bool:
    """Whether an unlisted name stands behind "its", and so is a part of what was just named.

    "… set up a Centre, with its Secretariat in Tashkent"; not the units by which a body acts.
    """
    guessed = all(is_guessed(mention) for mention in group.mentions)
    return guessed and _ITS.search(before) is not None and BY_ITS.match(before) is None


_THINGS = re.compile(r"\b(?:Networks?|Systems?|Platforms?|Databases?|Portals?|Campaigns?)$")


def is_thing_of(sentence: SentenceCues, group: Group) -> bool:
    """Whether an unlisted name is that of a thing of a body of the sentence, and of no body.

    "through the OSCE Counter-Terrorism Network", where a unit of the OSCE acts.
    """
    known = organizations()
    return all(
        is_guessed(mention)
        and _THINGS.search(mention.text) is not None
        and (owner := mention.text.split()[0]) in known.by_id
        and any(
            body.id in known.by_id and known.is_part_of(body.id, owner) for body in sentence.bodies
        )
        for mention in group.mentions
    )


def _works_there(sentence: SentenceCues, group: Group) -> bool:
    """Whether a group, network or committee works at a body, or in it."""
    opening = sentence.plain[sentence.start : group.start]
    for pattern, behind in ((_AT_RUSSIAN, _EXISTS), (_IN_RUSSIAN, _EXISTS_BODY)):
        exists = behind.match(sentence.plain, group.end, sentence.end)
        if exists is not None and pattern.fullmatch(opening):
            # «При МВД ПРООН открыла класс»: the subject stands behind it.
            return not any(group.end < start < exists.end() for start in sentence.named)
    return False


def part_that_acts(sentence: SentenceCues, left: CueHit, group: Group) -> str | None:
    """How a part of a group of names, or its head, acts as the subject; None where none does."""
    opening = sentence.plain[sentence.start : group.start]
    for pattern, said in ((_OF, "a part of it does it"), (_UNDER, "a body at it does it")):
        is_unit = left.value == "owner" or (
            left.value == "persons"
            and _UNITS.match(sentence.words(left)) is not None
            and not all_authorities(group)
        )
        if is_unit and pattern.fullmatch(opening) and sentence.is_followed_by_verb(group.end):
            return said
    if left.value == "owner" and (by := _BY.fullmatch(opening)):
        begin = sentence.start + by.end("before")
        # "by the Refugee Council at the Academy": the Council is a body of its own.
        if not any(begin < start < group.start for start in sentence.named):
            return "a part of it does it"
    if sentence.language == "ru" and left.value == "owner" and _works_there(sentence, group):
        return "a body at it works"
    if left.value == "persons" and _LEGISLATORS.fullmatch(opening) and _is_parliament(group):
        legislates = _LEGISLATES.match(sentence.plain, group.end, sentence.end)
        return None if legislates is None else "its members legislate"
    if (
        left.value == "persons"
        and _OFFICE.fullmatch(opening)
        and _ACT_OF_OFFICE.match(sentence.plain, group.end, sentence.end)
    ):
        return "its head acts for it"
    return None
