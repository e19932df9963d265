"""Who acts in a Russian sentence whose order does not tell: by case, agreement and infinitives.

«её построила Международная организация по миграции»: the name stands behind the verb, in the
nominative. «Таможенной службе создать базу данных»: the dative before an infinitive is told to do
it. «4 июня в Ташкенте Представительство и Центр провели»: the subject stands behind time and place.
"""

import re

from extractors.roles.inversion import (
    MONEY,
    WORD,
    clause_start,
    head_noun,
    said_of_subject,
    verb_before,
)
from extractors.roles.model import Group
from extractors.roles.sentence import SentenceCues, all_authorities
from extractors.russian_case import (
    agree,
    forms_of,
    grammatical_cases,
    is_infinitive,
    is_intransitive,
    nominatives,
)

DONE_BY = "behind a passive participle whose subject stands before it"
"""Why a name leads in whose case nothing shows that it is the agent."""


def standing_by_grammar(
    sentence: SentenceCues, group: Group, governed_by: str, *, guessed: bool
) -> tuple[str, str, bool] | None:
    """How a group stands where word forms tell it, the words that say so, and whether firmly.

    Args:
        sentence: in which it stands.
        group: names in it.
        governed_by: the group of the sign before it, "" where none stands there.
        guessed: whether only their look makes the names those of bodies.

    Returns:
        None where word forms say nothing.
    """
    if _is_chaired(sentence, group):
        return "lead", "its heads chair it", True
    if guessed and (
        _CREATED.match(sentence.text, group.end)
        or (governed_by == "before.inverted" and _has_subject(sentence, group))
    ):
        return "named", "what others have created", False
    if not governed_by and _has_event_of_others(sentence, group):
        return "owner", "at whose event others do it", False
    if not governed_by and _is_done_by(sentence, group):
        return "lead", DONE_BY, True
    if not governed_by and _is_visited(sentence, group):
        return "part", "visited by whom the verb behind it names", True
    if governed_by == "before.owner" and _hosts_officers(sentence, group):
        return "partner", "where an officer of another works", True
    if governed_by == "before.persons" and (sent := _sends_officers(sentence, group)):
        return "lead", sent, True
    if not governed_by and _is_bettered(sentence, group):
        return "beneficiary", "whose own is bettered", True
    if governed_by in ("", "before.beneficiary") and _is_helper(sentence, group):
        return "partner", "behind a verb of helping, whose subject it is", True
    if gives_money(sentence, group):
        return "funder", "who gives the money that the clause speaks of", True
    tasked = sentence.right_cue(group)
    if tasked is not None and tasked.group == "after.tasked":
        return "lead", f'"{sentence.words(tasked)}" after it', True
    if governed_by in ("", "before.owner") and _is_told(sentence, group):
        return "lead", "before an infinitive: who is to do it", True
    if not governed_by and _is_given(sentence, group):
        return "beneficiary", "in the dative before what is given", True
    if not governed_by and _will_do(sentence, group):
        return "lead", "behind what it intends to do", False
    if governed_by in _OVERRULED and (verb := verb_before(sentence, group)) is not None:
        if MONEY.search(sentence.plain[clause_start(sentence, verb[0]) : verb[0]]):
            return "funder", f'"{verb[1]}" before it, which money is given by', True
        if (said := said_of_subject(sentence, verb[0])) is not None:
            return said, f'"{verb[1]}" before it, as its subject', True
        # «открылся Центр»: what was set up leads only where nobody is said to have done it.
        acts = not is_intransitive(verb[1].split()[0]) or not all_authorities(group)
        return "lead" if acts else "voice", f'"{verb[1]}" before it, whose subject it is', False
    return None


_PERSONS = (
    r"(?:делегаци|мисси|групп|эксперт|представител|специалист|команд|сотрудник|глав[аы]|руководител"
    r"|посол|советник|аналитик|докладчик|участник)\w*"
)
_VISIT = re.compile(
    rf"(?i)\s(?:[а-яё-]+\s){{0,2}}?(?:посети(?:л[аио]?|т)|посетят|посеща(?:л[аио]?|ет|ют))\s"
    rf"(?:[\w-]+\s){{0,3}}?{_PERSONS}\s"
)
"""Behind what is visited: «Академию | посетит экспертная группа»."""
_VISITORS = re.compile(
    rf"(?i)\b(?:посети(?:л[аио]?|т)|посетят|посеща(?:л[аио]?|ет|ют)|прибы(?:л[аио]?|вает|вают)|прибудет)\s"
    rf"(?:[\w-]+\s){{0,3}}?{_PERSONS}\s\Z"
)
"""Before who visits: «Агентство посетила делегация | Секретариата»."""
_OFFICER = (
    r"(?:офицер\w*(?:\sсвязи)?|представител\w+|эксперт\w*|советник\w*|сотрудник\w*|аналитик\w*)"
)
_POSTED = (
    r"(?:работа|действу|находи|командирован|прикомандирован|откомандирован|представлен|размещ)\w*"
)
_WHERE_POSTED = re.compile(
    rf"(?i)(?:\s\([^()]*\))?,?\s(?:\w+\s){{0,3}}?{_POSTED}\s(?:(?!групп|сеть|сети|совет)\w+\s){{0,2}}?{_OFFICER}"
)
_WHO_POSTS = re.compile(rf"(?i)\b{_POSTED}\s(?:\w+\s){{0,2}}?офицер\w*(?:\sсвязи)?\s(?:от\s)?\Z")


def _is_visited(sentence: SentenceCues, group: Group) -> bool:
    """Whether a group is the object of a visit whose subject stands behind the verb."""
    if _VISIT.match(sentence.plain, group.end, sentence.end) is None:
        return False
    cases = grammatical_cases(group.mentions[0].text)
    return not cases or "accs" in cases


def _hosts_officers(sentence: SentenceCues, group: Group) -> bool:
    """Whether officers of another work at a group: «в ЦАРИКЦ работает офицер связи Агентства»."""
    return _WHERE_POSTED.match(sentence.plain, group.end, sentence.end) is not None


def _sends_officers(sentence: SentenceCues, group: Group) -> str | None:
    """What tells that a group has sent the persons before it, who visit or work elsewhere."""
    before = sentence.plain[sentence.start : group.start]
    if _WHO_POSTS.search(before) is not None:
        return "its officer works there"
    is_visit = _VISITORS.search(before) is not None
    return "its persons are the subject of the visit" if is_visit else None


_HELPS = re.compile(
    r"(?i)\b(?:помог(?:л[аио])?|помога(?:л[аио]?|ет|ют)|содействова(?:л[аио]?))\s(?:[а-яё]+(?:ть|ти)\s)?\Z"
)


def _is_helper(sentence: SentenceCues, group: Group) -> bool:
    """Whether a name behind a verb of helping is who helps: «помогла | администрация области».

    Behind an infinitive a name that shows no case is: «помогла составить | ОЗХО».
    """
    cases = grammatical_cases(group.mentions[0].text)
    helps = _HELPS.search(sentence.plain, sentence.start, group.start)
    if helps is None:
        return False
    is_bare = not cases and len(helps.group().split()) > 1
    return is_bare or ("nomn" in cases and "datv" not in cases)


_CREATED = re.compile(
    r"(?:,\s[а-яё]+(?:щ|вш)(?:ий|ая|ее|ие)(?:ся)?\s[^,.;:]{3,120},)?"
    r",?\s(?:(?:недавно|ранее|вновь|была?|было|были)\s)?(?:(?:созданн|учрежд[её]нн|открыт|запущенн"
    r"|образованн|организованн|основанн|провед[её]нн|состоявш)"
    r"(?:ый|ая|ое|ые|ого|ему|ом|ой|ую|ых|ийся|аяся|ейся|емся|емуся)"
    r"|(?:создан|учрежд[её]н|открыт|запущен|образован|организован|основан)[аоы]?)\b"
)
"""Behind what others have created: «Сеть женщин-лидеров, созданная Офисом», «Сеть, объединяющая
aналитиков, создана Офисом»."""


def _is_done_by(sentence: SentenceCues, group: Group) -> bool:
    """Whether a name that does not decline is by whom something was done: «сеть создана | ОБСЕ»."""
    before = sentence.plain[sentence.start : group.start]
    done = _SHORT_PARTICIPLE.search(before)
    if done is None or grammatical_cases(group.mentions[0].text):
        return False
    form = forms_of(done["word"].lower())
    if "PRTS" not in form.parts:
        return False
    if any(sentence.start <= start < sentence.start + done.start() for start in sentence.named):
        return True
    words = WORD.findall(before[: done.start()])
    # «Пособие издано ЮНИСЕФ»: what opens the sentence may look like an object, and is none here.
    opening = forms_of(words[0].lower()) if words else None
    opens = opening is not None and "NOUN" in opening.parts and agree(form, opening)
    return opens or any(agree(form, noun) for noun in nominatives(words))


_SHORT_PARTICIPLE = re.compile(r"(?P<word>[а-яё]{3,}[нт][аоы]?)\s\Z")


def _is_chaired(sentence: SentenceCues, group: Group) -> bool:
    """Whether heads of the group chair a meeting: «Сопредседателями выступили глава Офиса и …»."""
    cue = next(sentence.book.find("chairs", sentence.plain[sentence.start : group.start]), None)
    if cue is None:
        return False
    begin = sentence.start + cue.end
    return re.search(r"[;:.]", sentence.plain[begin : group.start]) is None and not any(
        begin < start < group.start for start, _, _ in sentence.verbs
    )


_AT_EVENT = re.compile(
    r"(?i)\b(?:в|во|на)\s(?:[а-яё-]+\s){0,4}?(?:тренинг|семинар|курс|конференци|форум|встреч|совещани|учени"
    r"|занят|заседани|сесси|круглом\sстол|мероприяти|программ|проект)\w*\s\Z"
)


def _has_event_of_others(sentence: SentenceCues, group: Group) -> bool:
    """Whether several others act at the event of one body: «в тренинге | МОМ участвовали»."""
    right = sentence.right_cue(group)
    return (
        right is not None
        and right.start <= group.end + 1
        and len(group.mentions) == 1
        and re.match(r"\S*(?:ли|ют|ут|ат|ят)\b", sentence.plain[right.start :]) is not None
        and is_at_event(sentence, group)
        and not forms_of(head_noun(group)).is_plural
    )


def is_at_event(sentence: SentenceCues, group: Group) -> bool:
    """Whether words say at whose event something was: «на семинаре | ОБСЕ был представлен план»."""
    return (
        sentence.language == "ru"
        and _AT_EVENT.search(sentence.plain, sentence.start, group.start) is not None
    )


def _is_bettered(sentence: SentenceCues, group: Group) -> bool:
    """Whether another equips what an authority has: «оснастила лабораторию | МВД Кыргызстана»."""
    cases = grammatical_cases(group.mentions[0].text)
    begin = clause_start(sentence, group.start)
    given = list(sentence.book.find("giving", sentence.plain[begin : group.start]))
    return (
        all_authorities(group)
        and (not cases or "gent" in cases)
        and any(body.end <= group.start for body in sentence.bodies)
        and bool(given)
        and _OWN.fullmatch(sentence.plain, begin + given[-1].end, group.start) is not None
    )


_OWN = re.compile(
    r"(?i)(?!.*\b(?:сотрудничеств|взаимодейств|связ|отношени|диалог|обмен|координац|контакт)\w*)"
    r"(?:\s(?!(?:в|во|на|с|со|по|для|из|от|между|при|о|к|через)\s)[а-яё-]+){1,7}\s"
)
"""Between a verb of bettering and whose thing it is: nouns, none of them two have together."""


_MONEY_GIVEN = re.compile(
    r"(?i).*\b(?:средства|деньги|финансирование|грант|гранты|расходы|затраты|взнос|сумм[ауы]"
    r"|пожертвовани[ея])\b(?:[^.;:,]|(?:тыс|млн|млрд|долл|руб)\.){0,60}?,?\s?"
    r"(?:взя\w*\sна\sсебя|бер[уеё]т\w*\sна\sсебя|выделен|предоставлен|обеспечен|перечислен"
    r"|оплачен|покрыт|покрыва|выделя|предоставля|обеспечива|оплачива|нес)"
    r"\w*\s(?:\w+\s){0,2}"
)
_TAKES_ON = re.compile(r"(?i)на\sсебя\s\Z")
_MONEY_OF = re.compile(
    r"(?i).*[(,;–—]\s?(?:за\s|на\s)?(?:средства|деньги|грант|финансирование)\s(?:правительства\s)?"
)


def gives_money(sentence: SentenceCues, group: Group) -> bool:
    """Whether money comes from a group: «средства выделены Посольством», «(средства ЕС)»."""
    clause = sentence.plain[clause_start(sentence, group.start) : group.start]
    cases = grammatical_cases(group.mentions[0].text)
    wanted = "nomn" if _TAKES_ON.search(clause) else "ablt"
    if _MONEY_GIVEN.fullmatch(clause) and (not cases or wanted in cases):
        return True
    whole = sentence.plain[sentence.start : group.start]
    return (
        _MONEY_OF.fullmatch(whole) is not None
        and (not cases or "gent" in cases)
        and re.match(r"\s?(?:[).;,]|$)", sentence.plain[group.mentions[-1].end : sentence.end])
        is not None
    )


def _has_subject(sentence: SentenceCues, group: Group) -> bool:
    """Whether a name stands before the verb that stands right before a group."""
    begin = clause_start(sentence, group.start)
    return any(begin <= start < group.start for start in sentence.named)


_GIVEN = re.compile(
    r"(?:\s№\s?\d+|\s«[^»]{1,40}»)?\s(?:(?:была?|было|были|также|уже)\s)?"
    r"(?:передан|вручен|вручён|предоставлен|поставлен|подарен)[аоы]?\b"
)
"""Behind who receives: «Академии МВД | переданы компьютеры»."""


def _is_given(sentence: SentenceCues, group: Group) -> bool:
    """Whether a name that opens its clause, and may be a dative, receives what is named behind."""
    return (
        "datv" in grammatical_cases(group.mentions[0].text)
        and _GIVEN.match(sentence.plain, group.end, sentence.end) is not None
        and sentence.begins_clause(group)
    )


_INTENDS = re.compile(
    r"(?i)\b(?:намерен[аоы]?|планиру(?:ет|ют)|собира(?:ет|ют)ся|готовит?ся|рассчитыва(?:ет|ют)|долж(?:ен|на|но|ны)"
    r"|сможет|смогут)\s(?P<does>[а-яё]+)\s\Z"
)
"""Before a subject that stands behind its verb: «Казахстан намерен посетить | докладчик»."""


def _will_do(sentence: SentenceCues, group: Group) -> bool:
    """Whether a name that can only be a nominative follows what somebody intends to do."""
    said = _INTENDS.search(sentence.plain, sentence.start, group.start)
    return (
        said is not None
        and is_infinitive(said["does"].lower())
        and grammatical_cases(group.mentions[0].text) == {"nomn"}
    )


_OVERRULED = frozenset({"", "before.beneficiary", "before.persons"})
"""Signs before a name that say less than its nominative."""


def _is_told(sentence: SentenceCues, group: Group) -> bool:
    """Whether a decision tells a group to do something: «ПРООН и Академии провести семинар»."""
    cases = grammatical_cases(group.mentions[0].text)
    if cases and "datv" not in cases:
        return False
    if not sentence.begins_clause(group):
        return False
    infinitive = next(
        (
            match.start()
            for match in WORD.finditer(sentence.text, group.end, sentence.end)
            if is_infinitive(match.group().lower())
        ),
        None,
    )
    if infinitive is None:
        return False
    # «Решили: Секретариату подготовить»: the verb of another clause says nothing of it.
    begin = clause_start(sentence, group.start)
    opening = sentence.plain[begin : group.start]
    return not any(begin <= start < infinitive for start, _, _ in sentence.verbs) and (
        not any(is_infinitive(word.lower()) for word in WORD.findall(opening))
    )
