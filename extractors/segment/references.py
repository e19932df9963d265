"""Whether a sentence speaks of the thing that the activity before it was about."""

import re

from extractors.segment.current import Current
from extractors.segment.own import announces
from extractors.segment.reading import Sentence

_BACK_EN = re.compile(
    r"(?:the|this|these|those|such|both|all (?:these|the)|its|their)\s+"
    r"((?:[\w’'-]+\s+){0,4}[\w’'-]+)",
    re.IGNORECASE,
)


_SOME_OF = re.compile(
    r"^(?:(?:more|less|fewer) than |over |about |around |nearly |at least )?"
    r"(?:\d[\d,]*|some|many|most|several|all|none|half|two|three|four|five|six|ten|dozens|both)"
    r" of (?=(?:the|these|those|its|their)\b)",
    re.IGNORECASE,
)
"""How many of the things just named are meant: "More than 20 of these courses"."""


def is_plain_back_reference(sentence: Sentence, current: Current) -> bool:
    """Whether nothing but the noun itself names the thing: "The project runs from 2020"."""
    if is_document_again(sentence, current):
        return True
    if sentence.language.code == "ru":
        if _is_known_head(sentence, current):
            return True
        noun = _NOUN_RU.match(sentence.core)
        return noun is not None and any(
            head.start == sentence.end - len(sentence.core) + noun.start(1)
            and head.word[:5] in current.text_without_bodies
            for head in sentence.heads
        )
    core = _SOME_OF.sub("", sentence.core)
    found = re.match(r"(?:the|this|these|those|both)\s+([\w’'-]+)", core, re.IGNORECASE)
    return found is not None and bool(
        re.search(rf"\b{re.escape(stem(found.group(1).lower()))}", current.text_without_bodies)
    )


def _is_known_head(sentence: Sentence, current: Current) -> bool:
    """Whether a Russian sentence opens with a thing in two words or more that was just named.

    «Рабочая группа рассматривает …» after «создана рабочая группа».
    """
    start = sentence.end - len(sentence.core)
    head = next((head for head in sentence.heads if head.start == start), None)
    if head is None or " " not in head.word:
        return False
    known = r"\w*\s".join(re.escape(word[:_STEM]) for word in head.word.split())
    return (
        _VERB_RU.match(sentence.text, head.end - sentence.start) is not None
        and re.search(rf"\b{known}", current.text_without_bodies) is not None
    )


_VERB_RU = re.compile(
    r"\s+(?:(?:не|также|уже)\s)?(?:был[аои]?|явля\w+|буд[еу]т|"
    r"\w+(?:л|ла|ло|ли|лся|лась|лось|лись|ется|ются|ит|ят|ет|ут))\s",
    re.IGNORECASE,
)
_NOUN_RU = re.compile(
    r"(?:(?:эт(?:от|а|о|и)|данн\w+|указанн\w+|сам[аои]?)\s+)?(\w+)\s+"
    r"(?=(?:был[аои]?|явля\w+|буд[еу]т)\s|\w+(?:л|ла|ло|ли|лся|лась|лось|лись|ется|ются|ит|ят|ет|ут)\s)",
    re.IGNORECASE,
)
"""A Russian noun as the whole subject, right before its verb: «Курс был организован …»."""


def refers_back(sentence: Sentence, current: Current) -> bool:
    """Whether the subject is the thing just named: "The workshop …", "These Guides …"."""
    if _THESE.match(sentence.core):
        return not {mark.id for mark in sentence.dates} - current.dates
    if _is_programme_again(sentence, current) or is_document_again(sentence, current):
        return True
    if sentence.subject_organizations:
        return False
    if sentence.opens_with_body and not is_plain_back_reference(sentence, current):
        return False
    opening_end = sentence.start + len(sentence.opening)
    known = current.dates | current.places  # "the Almaty Process" after it: no place of its own
    aside = _ASIDE.match(sentence.core)  # "The project (May 2018 - June 2020) is carried out"
    begins = sentence.end - len(sentence.core)
    skipped = (begins + aside.start("aside"), begins + aside.end()) if aside else (0, 0)
    own = [
        mark
        for mark in (*sentence.dates, *sentence.territories)
        if mark.start < opening_end
        and mark.id not in known
        and not skipped[0] <= mark.start < skipped[1]
    ]
    if sentence.language.code == "ru":
        core = sentence.end - len(sentence.core)
        if any(mark.start >= core for mark in own):
            return False
        head = next((head for head in sentence.heads if core <= head.start < opening_end), None)
        if head is None:
            return _is_of_known_words(
                sentence.text[core - sentence.start : len(sentence.opening)], current
            )
        if head.word[:5] not in current.text:
            return False
        # "На полях заседания подписан меморандум": what is in a prepositional phrase is no subject.
        before = re.findall(
            r"\w+", sentence.text[core - sentence.start : head.start - sentence.start].lower()
        )
        return not any(sentence.language.activity.is_one_of("phrase-border", w) for w in before)
    found = _BACK_EN.match(_SOME_OF.sub("", sentence.core))
    if found is None or any(mark.start > sentence.end - len(sentence.core) for mark in own):
        return False
    noun = _PHRASE_END.split(found.group(1), maxsplit=1)[0].split()
    if not noun or any(_is_name_of_another(word, current) for word in noun):
        return False
    head = next((head for head in sentence.heads if not head.new), None)
    if head is not None and head.start < opening_end and head.type == current.head_type:
        return True
    return any(
        len(word) > 3 and re.search(rf"\b{re.escape(stem(word.lower()))}", current.text) is not None
        for word in noun
    )


_ASIDE = re.compile(
    r"(?:(?:the|this|эт(?:от|а|о))\s)?[\w’'-]+\s(?P<aside>\([^()]*\))", re.IGNORECASE
)
"""When and where a thing just named was, in brackets behind its noun."""

_THESE = re.compile(
    r"(?:(?:all|both|all of|each of) )?(?:these|those|such)\s(?:(?!\w+ing\b)\w+\s)?"
    r"(?:activities|efforts|events|initiatives|measures|projects|programmes|courses|trainings|"
    r"training|seminars|workshops|meetings|visits|deployments|exercises|missions|publications|"
    r"services|works?|support|assistance)\b"
    r"|(?:все\s)?(?:эти|данные|указанные|перечисленные|названные|такие)\s(?:\w+(?:ые|ие)\s)?"
    r"(?:мероприятия|усилия|инициативы|меры|проекты|программы|курсы|тренинги|семинары|встречи|"
    r"визиты|учения|поездки|работы|занятия|издания)\b",
    re.IGNORECASE,
)
"""What was just named, under a general name, whoever it belongs to: "These activities of IOM"."""

_PHRASE_END = re.compile(
    r"\s*\b(?:of|in|on|at|for|to|with|by|from|under|between|against|about|during|which|that|who|was|were|is|are|has|have|will)\b",
)
"""Words after which a noun phrase has named its thing."""


def _is_programme_again(sentence: Sentence, current: Current) -> bool:
    """Whether the subject is the programme or project just named, which is itself a body.

    "The Programme promotes …" after "the tenth phase of BOMCA was launched".
    """
    subjects = sentence.subject_organizations
    return (
        bool(subjects)
        and all(mark.weak and mark.id in current.organizations for mark in subjects)
        and current.head_type == "programme"
        and _PROGRAMME.match(sentence.core) is not None
    )


_PROGRAMME = re.compile(
    r"(?:the|this)\s(?:programme|program|project|initiative)\s|(?:эта\s)?программа\s|(?:этот\s)?проект\s",
    re.IGNORECASE,
)


def is_document_again(sentence: Sentence, current: Current) -> bool:
    """Whether the subject is the law or the book just named, under a general name.

    "The draft went through an expert review" after "is amending the Law", «Проект прошёл …».
    """
    if sentence.language.code == "ru" and _DRAFT_OF.match(sentence.core):
        return False
    named = _DOCUMENT.match(sentence.core)
    if named is None or (named["project"] and current.head_type == "programme"):
        return False
    return any(
        head.type in ("legislation", "publication")
        for part in current.sentences
        for head in part.heads
    )


_DOCUMENT = re.compile(
    r"(?:the|this)\s(?:draft|document|text|paper|bill|amendments?)\s(?!of\b|law\b|on\b)"
    r"|(?:(?P<project>проект)|законопроект|документ|текст|поправки)\s(?=(?:\w+\s){0,2}?\w+"
    r"(?:л|ла|ло|ли|лся|лась|лось|лись|ется|ются|ит|ят|ет|ут|ан|ана|аны|ен|ена|ены|ён|ят|ят[аы])\b)",
    re.IGNORECASE,
)
_DRAFT_OF = re.compile(
    r"проект\s(?:[а-яё]+(?:ого|его|ой|ей|ых|их)\s)?[А-ЯЁ«\"]", re.IGNORECASE | re.A
)


def _is_of_known_words(subject: str, current: Current) -> bool:
    """Whether every word of a Russian subject was said before: «Каракольский процесс является»."""
    words = _WORD.findall(subject.lower())
    return 0 < len(words) <= _SUBJECT_WORDS and all(
        len(word) >= _STEM and word[:_STEM] in current.text for word in words
    )


_WORD = re.compile(r"\w+")
_SUBJECT_WORDS = 3
_STEM = 5
"""Letters by which two forms of a Russian word are taken for one."""


def _is_name_of_another(word: str, current: Current) -> bool:
    """Whether a word of a noun phrase belongs to a name that was not named before."""
    named = word[:1].isupper() and not word.isupper()
    return named and stem(word.lower()) not in current.text


def stem(word: str) -> str:
    """An English noun without the ending of its plural."""
    return re.sub(r"(?:ies|es|s)$", "", word)


def is_of_its_kind(sentence: Sentence, current: Current) -> bool:
    """Whether it tells of some of the things just named, or of what an assessment came to."""
    return _counts_of_them(sentence, current) or _is_outcome(sentence, current)


def _counts_of_them(sentence: Sentence, current: Current) -> bool:
    """Whether the subject is a number of what was named: "Eleven laboratories exchange samples".

    Not a number of events, which would be further ones, and nothing that has its own time, place
    or body.
    """
    if sentence.dates or sentence.territories or sentence.organizations:
        return False
    counted = _COUNTED.match(sentence.core)
    if counted is None or sentence.opens_further:
        return False
    noun = counted["noun"].lower()
    known = noun[:_STEM] if sentence.language.code == "ru" else stem(noun)
    begins = sentence.end - len(sentence.core)
    if any(
        begins <= head.start <= begins + counted.end() and head.type != "mechanism"
        for head in sentence.heads
    ):
        return False
    return re.search(rf"\b{re.escape(known)}", current.text_without_bodies) is not None


_COUNTED = re.compile(
    r"(?:(?:already|another|about|some|over|more than|nearly|уже|ещё|около|более|свыше)\s)?"
    r"(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|\w+teen|(?:twenty|thirty|forty|fifty)(?:-\w+)?|half|most|some|all|both|"
    r"дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять|\w+надцать|двадцать|тридцать|"
    r"пятьдесят|все|большинство|половина|часть)\s(?:[\w-]+(?:ые|ие|ых|их)\s)?(?P<noun>[^\W\d_]{4,})",
    re.IGNORECASE,
)
"""A number and what is counted: "Eleven laboratories", «Семь приграничных школ»."""


def _is_outcome(sentence: Sentence, current: Current) -> bool:
    """Whether it says what an assessment was turned into: "23 recommendations were handed over"."""
    verb = sentence.main_verb
    if current.head_type != "assessment" or sentence.dates:
        return False
    if sentence.language.activity.has("opens-pronoun", sentence.core):
        return False  # "It was concerned at reports of …"
    head = next(iter(sentence.heads), None)
    if verb is None or not verb.passive or head is None or head.type == current.head_type:
        return False
    return _OUTCOME.match(head.word) is not None and not announces(sentence)


_OUTCOME = re.compile(
    r"(?:(?:a |analytical )?reports?|recommendations?|findings|conclusions|"
    r"рекомендаци\w+|отч[её]т\w*|доклад\w*|заключени\w+|вывод\w*)\b",
    re.IGNORECASE,
)


def is_within_thing(sentence: Sentence, current: Current) -> bool:
    """Whether it opens with the thing just named as a frame: "Under the programme, …"."""
    fronted = sentence.text[: len(sentence.text) - len(sentence.core)]
    if _UPON.match(sentence.text):
        return False
    if sentence.language.code == "ru":
        # No comma follows: "В семинаре участвуют …", "В ходе встречи рассмотрены …".
        inside = _INSIDE.match(sentence.text)
        return inside is not None and any(
            head.start == sentence.start + inside.end() and head.word[:5] in current.text
            for head in sentence.heads
        )
    return any(
        head.start < sentence.start + len(fronted)
        and not head.new
        and stem(head.word) in current.text
        for head in sentence.heads
    )


_UPON = re.compile(
    r"(?:based on|building on|on the basis of|following|after|further to|beyond|besides|"
    r"in addition to|apart from|as a follow-up to|"
    r"на основе|на основании|после|помимо|в развитие|вслед за)\b",
    re.IGNORECASE,
)
"""Opens a frame that is over: what follows comes after the thing, and not in it."""


_INSIDE = re.compile(r"(?:В|На|Во время|В ходе|В рамках|По итогам|По результатам)\s")


def completes_entry(sentence: Sentence, current: Current) -> bool:
    """Whether it says when, where or with whom the thing was done that an entry only names.

    "Dialogue days on water in Sughd. Held in May and June, together with the Committee."
    """
    entry = current.last
    if entry.verbs or not entry.heads or current.dates:
        return False
    found = sentence.language.activity.first("opens-participle", sentence.text)
    return found is not None and not any(
        head.new and head.start < sentence.start + found.end + _NEAR for head in sentence.heads
    )


_NEAR = 12
"""Characters behind a participle in which a new thing would be what was done."""


def is_of_another_thing(sentence: Sentence, current: Current) -> bool:
    """Whether what it refers to was only mentioned, and has a place or body of its own.

    "In May the Centre showed its study at a forum. The study itself was made in March in Osh."
    """
    end = sentence.start + len(sentence.opening)
    head = next((head for head in sentence.heads if head.start < end), None)
    if head is None or not current.dates or head.type in (current.head_type, "programme"):
        return False
    return any(
        not {mark.id for mark in marks} <= known
        for marks, known in (
            (sentence.territories, current.places),
            (sentence.organizations, current.organizations),
        )
    )
