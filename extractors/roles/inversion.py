"""Russian sentences whose verb stands before its subject: «её построила Международная организация».

The verb agrees with the name behind it and with no noun in the nominative before it.
"""

import re

from extractors.roles.circumstances import ONLY_WHERE
from extractors.roles.model import Group
from extractors.roles.sentence import SentenceCues
from extractors.russian_case import (
    Form,
    agree,
    forms_of,
    grammatical_cases,
    has_accusative,
    is_intransitive,
    nominatives,
)

WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*")
_CLAUSE = re.compile(
    r".*[;:|]|.*,\s(?=(?:(?:[а-яё]+\s){0,2}(?:где|когда|котор\w+)|что|а|но)\b)", re.DOTALL
)
MONEY = re.compile(r"(?i)\b(?:средств|денег|деньги|финансирован|грант|взнос|расход)\w*")
_OBJECTS = frozenset({"его", "её", "ее", "их", "которую"})
"""Objects right before a verb: the name behind it is the subject."""


def verb_before(sentence: SentenceCues, group: Group) -> tuple[int, str] | None:
    """The verb right before a group that is its subject: where it begins, and as written.

    The verb agrees with the name and with no noun in the nominative before it.
    """
    verb = next(
        (
            (start, word.verb)
            for start, end, word in sentence.verbs
            if end <= group.start and _is_only_between(sentence, end, group.start)
        ),
        None,
    )
    if verb is None:
        return None
    start, written = verb
    if (future := _FUTURE.match(sentence.plain, start)) is not None:
        written = future.group(1)
    form = forms_of(written.lower())
    if "VERB" not in form.parts or form.is_first_person or _USES.match(written):
        return None
    cases = grammatical_cases(group.mentions[0].text)
    if cases and "nomn" not in cases:
        return None
    if not _agrees_with_name(form, group, cases):
        return None
    begin = clause_start(sentence, start)
    words = WORD.findall(sentence.plain[begin:start])
    has_object = (
        (bool(words[-1:]) and words[-1].lower() in _OBJECTS)
        or has_accusative(words)
        or _GUESTS.match(sentence.plain, start, group.start) is not None
    )
    gives = MONEY.search(sentence.plain[begin:start]) is not None
    # «пособие выпустили АТЦ СНГ и ПРООН»: of several, where nothing else is plural.
    several = len(group.mentions) > 1 and form.is_plural and _only_singular(words)
    # «оборудование получило Управление»: the noun before is of another gender than the verb.
    acts = bool(form.genders) and not written.lower().split()[0].endswith(("ся", "сь"))
    shown = acts and bool(nominatives(words))
    without = bool(cases) and is_intransitive(written.split()[0])
    is_shown = has_object or gives or several or shown or without
    if not is_shown and (not cases or "accs" in cases):
        return None  # «обучает МВД»: the name may as well be the object
    if any(agree(form, noun) for noun in nominatives(words)):
        return None
    if any(begin <= name < start for name in sentence.named):
        return None
    return (start, sentence.text[start : group.start].strip())


_USES = re.compile(r"(?i)(?:вос)?польз[ую]")
"""Of who is only served: «база, которой пользуются службы»."""


def _only_singular(words: list[str]) -> bool:
    """Whether nouns stand before a verb, and none of them may be a plural in the nominative."""
    nouns = [form for word in words if "NOUN" in (form := forms_of(word.lower())).parts]
    return bool(nouns) and all("plur" not in form.numbers for form in nouns)


_SAID_BEHIND = ("after.absent", "after.part", "after.funder", "after.beneficiary")


_RECEIVES = re.compile(r"(?i)(?:принима(?:л[аио]?|ет|ют)|приня(?:л[аио]?|ли))(?!\s*участи)\b")
_GUESTS = re.compile(
    _RECEIVES.pattern + r"\s(?:их|его|её|(?:всех\s)?(?:участни|слушател|гост|групп|делегаци|"
    r"стаж[её]р|курсант|офицер|коллег)[а-яё]*)(?=\s)"
)
"""Of a host, with its guests behind it: «принимал участников | Комитет»."""
_TRIP = re.compile(r"(?i)\b(?:поездк|стажировк|визит|ознакомлени)[а-яё]*")
"""A visit that one body arranges and another receives."""


def said_of_subject(sentence: SentenceCues, verb: int) -> str | None:
    """What a verb and the object before it say of their subject, which need not lead.

    «Участие приняли МИД и ПРООН», «сертификаты получила Служба»: as behind the subject.
    """
    object_of = WORD.findall(sentence.plain[clause_start(sentence, verb) : verb])[-1:]
    words = WORD.match(sentence.plain, verb)
    if _GUESTS.match(sentence.plain, verb) or (
        _RECEIVES.match(sentence.plain, verb) and _TRIP.search(sentence.plain, 0, verb)
    ):
        return "part"  # «поездка офицеров в Осло. Принимала Служба»: their host
    said = " ".join([words.group() if words else "", *object_of]).lower()
    for group in _SAID_BEHIND:
        hit = sentence.book.first(group, said)
        if hit is not None and hit.start == 0:
            return sentence.book.groups[group].value
    return None


_FOR_WHOM = re.compile(
    r"(?:\s(?:его|её|ее|их)(?=\s))?(?:\s(?:для|за|в|во|на|по|с|со|при|из|от|после|до)\s(?:[^\s,.;:()«»]+\s?){1,6})+"
)
"""Behind a verb, its object by a pronoun and for whom, when or where: «построила его для …»."""


def _is_only_between(sentence: SentenceCues, start: int, end: int) -> bool:
    """Whether between a verb and a name stands nothing that could be its subject or object.

    A verb that opens its sentence has its subject behind it, over words of any circumstance:
    «Построило его для таджикских войск | Посольство США».
    """
    if ONLY_WHERE.fullmatch(sentence.plain, start, end):
        return True
    verb = next((begin for begin, finish, _ in sentence.verbs if finish == start), start)
    guests = _GUESTS.match(sentence.plain, verb, end)
    if guests is not None and ONLY_WHERE.fullmatch(sentence.plain, guests.end(), end):
        return True
    if verb == start or sentence.plain[sentence.start : verb].strip():
        return False
    return _FOR_WHOM.fullmatch(sentence.plain, start, end) is not None


_FUTURE = re.compile(r"(?i)(будет|будут)\s")
"""Before an infinitive: «будет осуществлять Агентство»."""


def _agrees_with_name(form: Form, group: Group, cases: frozenset[str]) -> bool:
    """Whether the number and gender of a verb are those of the name, as far as it shows any."""
    if form.is_plural:
        return len(group.mentions) > 1 or "plur" in forms_of(head_noun(group)).numbers
    if not cases:
        return True
    # «посетила Специальный докладчик»: the verb has the gender of the person.
    return head_noun(group) in _OFFICES or agree(form, forms_of(head_noun(group)))


_OFFICES = frozenset({"докладчик", "уполномоченный", "координатор", "омбудсмен"})


def head_noun(group: Group) -> str:
    """The first noun of a name, in small letters."""
    words = [word.lower() for word in WORD.findall(group.mentions[0].text)]
    return next((word for word in words if "NOUN" in forms_of(word).parts), "")


def clause_start(sentence: SentenceCues, position: int) -> int:
    """Where the clause of a position begins."""
    opening = _CLAUSE.match(sentence.plain, sentence.start, position)
    return sentence.start if opening is None else opening.end()
