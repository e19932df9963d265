"""The sentence that names an activity, analysed once."""

import re
from functools import lru_cache

from extractors.languages import sentences
from extractors.traits import english, russian
from extractors.traits.words import Clause, bare, lexicon
from gazetteers.model import LanguageCode

_EXAMPLES = re.compile(
    r"(?i)(?:(?:recent |some |further )?examples (?:of \w+ )?(?:include|are)|for example,|"
    r"примеры:|примером (?:служит|является)|(?:к примеру|например),)"
)
"""Openings of a sentence that names what the one before only announced."""
_GENERAL_LIST = re.compile(
    r"(?i)^[^:;]{0,200}?\b(?:in (?:a number of|several|many|various|different) ways|"
    r"(?:activities|initiatives|measures|steps|efforts|actions|events)"
    r"|мероприяти[яй]|инициатив[ы]?|мер[ы]?|шаг[иов]+)\b[^:;]{0,60}:\s*(?:[-•–—*]\s*)?"
)
"""A sentence that only announces a list: "contributed in a number of ways, among them: - a …"."""
_PROGRESS = re.compile(
    r"(?:Совершенству|Расширя|Развива|Укрепля|Активизиру|Наращива|Углубля|Налажива|Продолжа)\w*"
    r"(?:ется|ются) [^.,;:\d«»A-Z]{3,70}\.\s*|"
    r"(?:(?:The )?(?:[Ll]egal (?:basis|framework|base)|[Cc]ontacts?|[Cc]ooperation|[Tt]ies|"
    r"[Pp]artnerships?)) [^.,;:\d“”\"]{0,50}\b(?:is|are) (?:being )?(?:improv|expand|grow|develop|"
    r"strengthen|deepen|widen)\w*\.\s*"
)
"""A sentence that only says that things go well, before the one that names what was done."""
_DENIES = re.compile(
    r"[^.,;:\d]{2,80}?\s(?:(?:is|are|has|have|does|do) (?:not|no|neither)\b"
    r"(?! (?:only|just|yet|merely)\b)"
    r"|(?:is|are|remains?) (?:\w+ly |also |much )?(?:concerned|aware|mindful|conscious|convinced)\b"
    r"|attach(?:es)? (?:\w+ )?importance to\b|не (?:явля|име|занима|вход)\w+)[^.;:\d]{3,160}\.\s*"
)
"""A sentence on what a body is not or what it cares for, before the one on what it did."""
_COUNCIL_NOTED = re.compile(
    r"(?i)[^.;]{0,120}?\b(?:council|assembly|совет|ассамблея)\b[^.;]{0,60}?\s"
    r"(?:noted|recalled|recogni[sz]ed|reaffirmed|stressed|expressed|underlined|emphasi[sz]ed|welcomed|"
    r"отмети\w+|напомни\w+|признал\w*|подтверди\w+|подчеркну\w+|выраз\w+)\s"
)
_TASK_FOLLOWS = re.compile(
    r"(?i)[^.;]{0,160}?\b(?:directed|mandated|tasked|requested|instructed|entrusted|invited|"
    r"поручи\w+|уполномочи\w+|предписа\w+|просил\w*)\s"
)
"""What a resolution observes, before the sentence that gives a body its task."""
_FOR_THAT_REASON = re.compile(
    r"(?:For (?:this|that|these) reasons?|That is why|This is why|With (?:this|that) in mind|"
    r"In view of (?:this|that)|In (?:the )?light of (?:this|that)|Against this background|"
    r"Mindful of (?:this|that)|Therefore|"
    r"С уч[её]том (?:этого|изложенного)|В этой связи|В связи с этим|Исходя из этого|"
    r"На этом фоне|Поэтому|По этой причине|Именно поэтому|Учитывая это)\b"
)
"""Openings of what was done about a state of things that the sentence before only describes."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AS_REGARDS = re.compile(
    r"(?:Что касается|As regards|As for|With regard to|Regarding|Concerning|Turning to) "
    r"[^,.;:]{3,80}, "
)
"""An opening that only says what is spoken of: «Что касается законотворческой работы, …»."""
_TO_RECALL = re.compile(
    r"(?i)^(?:(?:напомн|отмет|добав|уточн|сообщ)(?:им|ю)|подчеркн[её]м|"
    r"как (?:мы )?(?:уже |ранее )?(?:сообщал|отмечал|писал|говорил)\w+(?: ранее| выше)?|"
    r"(?:to recall|as (?:was |we |already )*(?:reported|noted|mentioned|announced)"
    r"(?: earlier| above| before)?)),\s(?:что\s)?"
)
"""An opening by which a writer comes back to something: «Напомним, конференция прошла»."""
_AS_PLANNED = re.compile(
    r"(?i)^(?:as (?:was )?(?:planned|foreseen|agreed|announced|scheduled)|"
    r"как (?:и |было )?(?:планировалось|намечалось|запланировано|предполагалось)), "
)
"""An opening that compares what was done with the plan."""
_PLACE_AND_DAY = re.compile(
    r"\d{1,2}(?:\s?[-–—/.]\s?\d{1,2}){0,2}(?:\s(?:[A-Z][a-z]{2,8}|[а-яё]{3,8}))?(?:\s\d{4})?,?"
    r"(?:\s\([^()]{1,30}\))?(?:[\s,]+[A-ZА-ЯЁ][\w’'-]+){0,4}"
    r"(?:\s(?:crossing point|border post|airport|region|province|district|область|район))?"
    r"(?:\s\([^()]{1,40}\))?\.\s*"
)
"""A sentence that is only the day and place of the next: "21 May, Dusti crossing point."."""
_FIRST_ITEM = re.compile(
    r"(?<=\bto)\s?:\s?(?:[-•–—*]\s)?(?=[a-z])|"
    r"(?<=[а-яё]{4}(?:ем|им|ют|ет|ят|ит|ны|ен|но|на))\s?:\s?[-•–—*]\s(?=[а-яё]+ть\b)"
)
"""Between a lead-in that lacks its verb and its first item: "we intend to: • train"."""
_LEAST = 20
_REPORTED: dict[LanguageCode, re.Pattern[str]] = {
    "en": re.compile(
        r"(?i)^(?![^.;]*\b(?:which|who|whose)\b)(?:(?:mr|mrs|ms|dr|col|gen)\.\s)?[^.;:]{0,200}?\b"
        r"(?:we (?:(?:wish|would like|want) to )?(?:recall|"
        r"remind you|note|inform you|report|add|confirm|mention|point out)|please note|"
        r"recalled|recalls|informed|mentioned|reported|said|"
        r"added|told|explained|confirmed|indicated|announced|pointed out|let it be known|"
        r"informs|mentions|reports|says|adds|explains|confirms|indicates|announces|points out)\b"
        r"(?: (?:us|them|the (?:meeting|group|participants|members|partners|audience|others)|"
        r"participants|partners|members|those present))?,? that,? "
    ),
    "ru": re.compile(
        r"(?i)^[^.;:]{0,200}?\b(?:(?:сообщил|проинформировал|рассказал|доложил|уточнил|добавил|пояснил|"
        r"подтвердил|объявил|указал|напомнил)\w*|сообща[ею]т|информиру[ею]т|докладыва[ею]т|уточня[ею]т|"
        r"напомина[ею]т|добавля[ею]т|поясня[ею]т|подтвержда[ею]т|указыва[ею]т|"
        r"напомина(?:ем|ю)|сообща(?:ем|ю)|информиру(?:ем|ю)|отмеча(?:ем|ю)|"
        r"доводим до (?:вашего )?сведения|"
        r"[Пп]ринять к сведению (?:сообщение|информацию|заявление)[^.;:,]{0,80}|"
        r"прос[ия]т (?:указать|отметить|учесть|добавить|сообщить))"
        r"(?: (?:также|участникам|участников|присутствующим|"
        r"присутствующих|собравшимся|нам|дополнительно))?(?: о том)?, что,? "
    ),
}
"""How minutes say who told what: what follows is what was done."""
"""Characters of the first item of a list."""


@lru_cache(maxsize=2048)
def analyse(sentence: str, language: LanguageCode) -> Clause:
    """The words and predicates of one sentence."""
    if language == "ru":
        return russian.analyse(sentence)
    return english.analyse(sentence)


@lru_cache(maxsize=2048)
def naming_sentences(text: str, language: LanguageCode) -> tuple[str, ...]:
    """The sentences of an activity, from the one that names it on.

    A generic opening ("… have been involved in a number of initiatives.") and a quoted resolution
    before it name nothing, unless there is nothing else; nor what "Examples include: …" follows.
    """
    flat = _FIRST_ITEM.sub(" ", re.sub(r"\s+", " ", text).strip())
    parts = [flat[start:end] for start, end in sentences(flat, language)] or [flat]
    for index in range(1, len(parts)):
        if _EXAMPLES.match(parts[index]):
            named = _EXAMPLES.sub("", parts[index], count=1).strip(" :")
            return (named, *parts[index + 1 :]) if named else tuple(parts[index + 1 :] or parts)
    listed = _GENERAL_LIST.match(parts[0])
    if listed is not None and len(parts[0]) - listed.end() > _LEAST:
        return (parts[0][listed.end() :].split(";")[0], *parts[1:])
    # "Why do women leave? UN Women put this question to …", «Расширяются контакты. 28 мая …»
    while len(parts) > 1 and (
        parts[0].rstrip().endswith("?")
        or _PROGRESS.fullmatch(parts[0])
        or _DENIES.fullmatch(parts[0])
        or (_COUNCIL_NOTED.match(parts[0]) and _TASK_FOLLOWS.match(parts[1]))
    ):
        parts = parts[1:]
    while len(parts) > 1 and _FOR_THAT_REASON.match(parts[1]) and not _YEAR.search(parts[0]):
        parts = parts[1:]
    if len(parts) > 1 and _PLACE_AND_DAY.fullmatch(parts[0]):
        parts = parts[1:]
    parts[0] = _TO_RECALL.sub("", parts[0])
    parts[0] = _AS_PLANNED.sub("", _AS_REGARDS.sub("", parts[0]))
    parts = [_reported(part, language) for part in parts]
    generic = lexicon(language).cues.generic
    for index, part in enumerate(parts[:-1]):
        lowered = part.lower()
        if not any(phrase in lowered for phrase in generic):
            return tuple(parts[index:])
        if re.search(r"\d", bare(part)) and not lowered.startswith(generic):
            return tuple(parts[index:])
    return tuple(parts[-1:])


def _reported(part: str, language: LanguageCode) -> str:
    """What is reported, without who reported it: "IOM informed that it had trained 64 officers"."""
    opening = _REPORTED[language].match(part)
    if opening is None or len(part) - opening.end() < _LEAST:
        return part
    return part[opening.end() :]
