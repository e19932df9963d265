"""What was given, handed over or brought to somebody: the thing says more than the verb."""

import re
from collections.abc import Sequence

from extractors.dates.lex import lexicon as date_lexicon
from extractors.traits.morphology import parses_of
from extractors.traits.nouns import NamedType, named_types
from extractors.traits.objects import LIKELY, WEAK, Found, has_word
from extractors.traits.occasions import EVENTS, VISITS
from extractors.traits.words import Clause, Predicate
from extractors.traits.words import lexicon as traits_lexicon

_GOT = frozenset({"receive", "obtain", "get", "получить"})
_GIFT = ("gift", "donation", "дар", "подарок")
_AT_HOME = ("household", "family", "home", "returnee", "семья", "домохозяйство")
_INSTALLS = frozenset({"install", "установить", "внедрить", "смонтировать"})
_SHOWS = frozenset({"show", "screen", "показать", "продемонстрировать"})
_TRAINS_AND_EQUIPS = frozenset({"train", "equip", "обучить", "оснастить"})
_PAIRED = frozenset({"training", "equipping", "train", "equip", "trained", "equipped"})
_TAKES_IN = frozenset({"receive", "host", "accept", "admit", "welcome", "принять", "принимать"})
_LEARNERS = ("intern", "trainee", "student", "cadet", "fellow", "стажёр", "стажер", "слушатель",
             "курсант", "студент", "практикант")  # fmt: skip
_CONNECTS = frozenset({"connect", "link", "подключить"})
_DATA = ("database", "databank", "база", "банк", "реестр")
_INTAKE = ("class", "cohort", "intake", "generation")
_VISITS = frozenset({"visit", "посетить", "навестить"})
_GOES = frozenset({"go", "travel", "поехать", "выехать", "отправиться"})
_TO_SEE = frozenset(
    {"see", "look", "study", "examine", "assess", "inspect", "observe", "посмотреть", "увидеть",
     "изучить", "оценить", "осмотреть", "проверить", "ознакомиться"}
)  # fmt: skip
_FOLLOWS_TRIALS = frozenset({"sit", "observe", "attend", "follow", "monitor"})
_IN_COURT = frozenset({"trial", "hearing", "court"})
_NO_COURT = frozenset({"parliament", "parliamentary", "public", "senate", "committee", "assembly"})
_ONLY_TOLD = frozenset({"publish", "discuss", "present", "опубликовать", "обсудить", "представить"})
_OPINIONS = ("analysis", "review", "expertise", "анализ", "экспертиза", "оценка", "comment")
_DRAFTS = frozenset({"draft", "bill", "проект", "законопроект"})
_LAWS = frozenset(
    {"law", "act", "code", "bill", "amendment", "decree", "strategy", "regulation", "закон",
     "законопроект", "кодекс", "указ", "поправка", "постановление", "концепция", "стратегия"}
)  # fmt: skip
_SERVES_WITH = frozenset({"provide", "offer", "give"})
_SERVICES = frozenset(
    {"care", "aid", "help", "advice", "support", "counselling", "counseling", "loan", "shelter",
     "assistance", "grant", "treatment"}
)  # fmt: skip
_GATHERS = frozenset({"собирать", "собраться", "gather"})
_TALKS_TO = frozenset(
    {"talk", "speak", "explain", "побеседовать", "беседовать", "разъяснить", "разъяснять",
     "рассказать", "рассказывать"}
)  # fmt: skip
_OFFERS = frozenset({"offer", "give", "send", "предложить"})
_RECIPIENT = 8
"""Words that the name of whoever is offered something takes."""


def given_to(clause: Clause, main: Predicate, objects: Sequence[NamedType]) -> Found | None:
    """What is received as a gift, help brought to families, and what is only shared.

    "received 40 computers as a gift", «получила в дар»; "has been visiting 36 households"; "shares
    the needs identified in its visits".
    """
    lemma = main.verb.lemma
    offered = _offered(clause, main, objects)
    if offered is not None:
        return offered.type, f"“{offered.written}”, what is “{main.written}”", LIKELY
    tour = next((i for i in objects if i.type == "training" and not i.weak), None)
    if lemma in _GOES and tour is not None and has_word(clause, main.last, "on", 1):
        return tour.type, f"“{tour.written}”, on which they “{main.written}”", LIKELY
    if lemma in _GOES and _TO_SEE & {word.text.lower() for word in clause.words[main.last + 1 :]}:
        return "assessment", f"“{main.written}” to see", LIKELY
    if lemma in _FOLLOWS_TRIALS and _in_court(clause, main):
        return "assessment", f"“{main.written}” in court", LIKELY
    if lemma in ("подготовить", "готовить") and _persons_behind(clause, main):
        return "training", f"persons whom it “{main.written}”", LIKELY
    if lemma in _GATHERS and _persons_behind(clause, main):
        return "meeting", f"persons whom it “{main.written}”", LIKELY
    if lemma in VISITS and any(word.lemma in _TALKS_TO for word in clause.words[main.last :]):
        return "advocacy", f"“{main.written}” and talks to people", LIKELY
    opinion = _on_a_draft(clause, objects)
    if opinion is not None and lemma not in _ONLY_TOLD:
        return "legislation", f"“{opinion.written}” of a draft", LIKELY
    views = has_word(clause, main.last, "view", 3)
    events = any(item.type in EVENTS for item in objects if item.free)
    if lemma == "exchange" and not views and not events:
        return "mechanism", f"“{main.written}”: standing exchange", LIKELY
    first = next((item for item in objects if item.free and not item.weak), None)
    if lemma in _GOT and not main.passive and _and_services(clause, main):
        return "programme", f"“{main.written}” help of several kinds", LIKELY
    lessons = first is None or first.type == "training"
    if lemma in _SERVES_WITH and not main.passive and lessons and _several_services(clause, main):
        return "programme", f"“{main.written}” help of several kinds", LIKELY
    if lemma in _GOT and any(has_word(clause, main.last, gift, 8) for gift in _GIFT):
        return "equipment", f"“{main.written}” as a gift", LIKELY
    if lemma in _VISITS and any(has_word(clause, main.last, who, 3) for who in _AT_HOME):
        return "programme", f"“{main.written}” persons at home", LIKELY
    if lemma in _INSTALLS and any(
        has_word(clause, main.last, it, 5) for it in ("system", "система")
    ):
        return "equipment", f"a system that was “{main.written}”", LIKELY
    if lemma in _SHOWS and any(has_word(clause, main.last, it, 3) for it in ("film", "фильм")):
        return "advocacy", f"a film that “{main.written}”", LIKELY
    if lemma == "look" and any(has_word(clause, main.last, it, 1) for it in ("at", "into")):
        return "assessment", f"“{main.written} at”", WEAK
    if lemma == "give" and has_word(clause, main.last, "floor", 2):
        return "meeting", f"“{main.written} the floor”", LIKELY
    if lemma in ("put", "ask", "задать") and any(
        has_word(clause, main.last, it, 3) for it in ("question", "вопрос")
    ):
        return "assessment", f"“{main.written}” a question", LIKELY
    if lemma in _TAKES_IN and any(has_word(clause, main.last, who, 7) for who in _LEARNERS):
        return "training", f"learners whom it “{main.written}”", LIKELY
    linked = lemma in _CONNECTS and any(has_word(clause, main.last, it, 10) for it in _DATA)
    if linked:
        return "mechanism", f"“{main.written}” to data", LIKELY
    if lemma in ("admit", "accept") and any(has_word(clause, main.last, who, 4) for who in _INTAKE):
        return "training", f"learners whom it “{main.written}”", LIKELY
    behind = [word.text.lower() for word in clause.words[main.last + 1 : main.last + 3]]
    if lemma in _TRAINS_AND_EQUIPS and behind[:1] == ["and"] and set(behind) & _PAIRED:
        return "programme", f"“{main.written} {' '.join(behind)}”: of no single kind", LIKELY
    helped = any(has_word(clause, main.last, it, 4) for it in ("support", "assistance", "help"))
    if lemma == "receive" and not main.passive and helped:
        return "programme", f"help that was “{main.written}”", LIKELY
    shared = next((item for item in objects if item.free), None)
    if lemma == "share" and not main.passive and shared is not None and shared.weak:
        return "mechanism", f"“{main.written} … {shared.written}”", LIKELY
    return None


def _in_court(clause: Clause, main: Predicate) -> bool:
    """Whether a trial is followed: "observed 64 hearings", not "attended a public hearing"."""
    near = {word.lemma for word in clause.words[main.last + 1 : main.last + 7]}
    if not main.passive and clause.words[main.first - 1].lemma in _IN_COURT and main.first:
        return not near & _NO_COURT  # "15 hearings observed in Khujand"
    return bool(near & _IN_COURT) and not near & _NO_COURT


def _offered(clause: Clause, main: Predicate, objects: Sequence[NamedType]) -> NamedType | None:
    """What is offered to a body that is named first: "offered the Academy *a course*"."""
    if main.verb.lemma not in _OFFERS or main.passive:
        return None
    behind = [item for item in objects if item.first > main.last and not item.weak]
    if not behind or behind[0].type != "mechanism" or behind[0].first - main.last > _RECIPIENT:
        return None
    recipient = behind[0]
    return next(
        (
            item
            for item in behind[1:]
            if item.type != "mechanism"
            and (main.verb.lemma == "предложить" or _opened_anew(clause, recipient, item))
        ),
        None,
    )


def _on_a_draft(clause: Clause, objects: Sequence[NamedType]) -> NamedType | None:
    """The opinion on a draft: "prepared *an analysis* of the draft amendments to the law"."""
    for item in objects:
        if item.type != "assessment" or not item.free or item.weak:
            continue
        if not any(word in item.written.lower() for word in _OPINIONS):
            continue
        behind = [word.lemma for word in clause.words[item.last + 1 : item.last + 7]]
        if behind[:1] and behind[0] in ("of", "on", "проект", "законопроект"):
            return item if _DRAFTS & set(behind[:4]) and _LAWS & set(behind) else None
    return None


def opinion_given(
    objects: Sequence[NamedType], subjects: Sequence[NamedType], clause: Clause
) -> NamedType | None:
    """The opinion on a law that was published: "issued *an opinion* on the draft law"."""
    for item in (*objects, *subjects):
        words = clause.words[item.first : item.last + 8]
        if not item.free or not _SAID_ON_LAWS & {words[0].lemma, clause.words[item.last].lemma}:
            continue
        behind = {word.lemma for word in words[1:]}
        return item if behind & (_LAWS | _DRAFTS) else None
    return None


_SAID_ON_LAWS = frozenset({"opinion", "comment", "заключение", "замечание"})


def _several_services(clause: Clause, main: Predicate) -> bool:
    """Whether a list holds help of several kinds: "lessons, psychological care and legal aid"."""
    behind = clause.words[main.last + 1 : main.last + 1 + _LIST]
    end = next((at for at, word in enumerate(behind) if word.text in (";", ".")), len(behind))
    listed = [at for at in range(end) if behind[at].text in (",", "and")]
    return (
        any(behind[at].text == "," for at in listed)
        and any(behind[at].text == "and" for at in listed)
        and any(word.lemma in _SERVICES for word in behind[listed[0] : end])
    )


def _and_services(clause: Clause, main: Predicate) -> bool:
    """Whether aid is listed beside lessons: "received training and small loans"."""
    near = clause.words[main.last + 1 : main.last + 1 + _PAIR]
    at = next((n for n, word in enumerate(near) if word.text.lower() in ("and", "и")), None)
    if at is None or any(word.text in (";", ".") for word in near[:at]):
        return False
    learnt = any(word.lemma in _LEARNT for word in near[:at])
    return learnt and any(word.lemma in _AID for word in near[at + 1 : at + 4])


_PAIR = 10
_LEARNT = frozenset({"training", "course", "lesson", "подготовка", "обучение", "курс", "занятие"})
_AID = frozenset(
    {"loan", "grant", "stipend", "subsidy", "advice", "tool", "seed", "займ", "заём", "грант",
     "стипендия", "субсидия", "консультация", "инструмент", "кредит", "семя"}
)  # fmt: skip
_LIST = 24
"""Words that a list of services takes."""


def _opened_anew(clause: Clause, recipient: NamedType, thing: NamedType) -> bool:
    """Whether an article or a number opens a second noun group: "the Academy | a course"."""
    between = [word.text.lower() for word in clause.words[recipient.last + 1 : thing.first]]
    return any(word in ("a", "an") or word.isdigit() or word in numbers() for word in between)


def numbers() -> frozenset[str]:
    """English words for small numbers."""
    return frozenset(date_lexicon("en").cues.durations.numbers)


def _persons_behind(clause: Clause, main: Predicate) -> bool:
    """Whether the first noun behind a verb that no preposition governs stands for persons."""
    if not _CYRILLIC.search(main.written):
        return False
    bound = False
    for word in clause.words[main.last + 1 :]:
        text = word.text.lower()
        if text in (",", ";", "."):
            return False
        tag = parses_of(text)[0].tag if text[0].isalpha() else None
        if tag is None:
            continue
        if tag.POS == "PREP":
            bound = True
        elif tag.POS == "NOUN":
            if not bound:
                return "anim" in tag
            bound = False
    return False


_CYRILLIC = re.compile(r"[а-яё]")


_SERVES = frozenset(
    {"give", "provide", "offer", "deliver", "share", "exchange", "answer", "receive", "accept",
     "take", "serve", "help", "handle", "register"}
)  # fmt: skip
_THINGS = ("network", "line", "desk", "clinic", "hotline", "helpline", "bureau", "point", "hub")


def function_of(main: Predicate, subjects: Sequence[NamedType]) -> NamedType | None:
    """The network or desk whose function is to help: "The network of lawyers gives free advice"."""
    first = next((item for item in subjects if item.free and not item.weak), None)
    if first is None or main.passive or main.tense != "present" or main.verb.lemma not in _SERVES:
        return None
    thing = first.written.lower().rstrip("s").endswith(_THINGS)
    return first if thing and first.type == "mechanism" else None


_IS_RUN = frozenset({"run", "carry", "implement", "finance", "fund", "co-finance"})


def run_by_name(clause: Clause, main: Predicate, subjects: Sequence[NamedType]) -> Found | None:
    """What is known by its name only and run by somebody: “Bridges of Trust” *is run* by three."""
    opening = clause.words[: main.first]
    on_what = _worked_on(clause, main)
    if on_what is not None:
        return on_what
    if main.verb.lemma in _MEETS and clause.words[main.last + 1 :]:
        body = next((item for item in subjects if item.free and not item.weak), None)
        if body is not None and body.type == "mechanism" and main.tense == "present":
            return "mechanism", f"“{body.written}”, which “{main.written}”", LIKELY
    free = any(item.free and not item.weak for item in subjects)
    name = bool(opening) and all(
        word.text[0].isupper() or word.lemma in _SMALL or not word.text[0].isalpha()
        for word in opening
    )
    if main.passive and main.verb.lemma in _IS_RUN and name and not free:
        return "programme", f"a name that “{main.written}”", LIKELY
    return None


_MEETS = frozenset({"convene"})


def _worked_on(clause: Clause, main: Predicate) -> Found | None:
    """What work goes on with: "*Work on* the module continues", "aid continued *with* a course".

    «Ведётся работа над пособием» names it as its object already.
    """
    if main.verb.lemma not in _GOES_ON or main.passive:
        return None
    lex = traits_lexicon("en")
    named = named_types(clause, lex, "en")
    if [word.lemma for word in clause.words[:2]] == ["work", "on"]:
        found = next((item for item in named if item.first > 1 and not item.weak), None)
        if found is not None and found.last < main.first:
            return found.type, f"“{found.written}”, on which there is work", LIKELY
    behind = [word.text.lower() for word in clause.words[main.last + 1 : main.last + 3]]
    if behind[:1] == ["with"] and behind[1:] and behind[1] in ("a", "an", "the", "another"):
        found = next((item for item in named if item.first > main.last and not item.weak), None)
        if found is not None and found.type in EVENTS:
            return found.type, f"“{found.written}”, with which it “{main.written}”", LIKELY
    return None


_GOES_ON = frozenset({"continue", "resume", "progress", "proceed", "conclude", "end", "open"})
_SMALL = frozenset({"of", "the", "and", "for", "to", "in", "on", "without", "a"})


_PAPERS = ("legislation", "assessment", "mechanism", "publication")


def under_discussion(predicate: Predicate, subjects: Sequence[NamedType]) -> NamedType | None:
    """What is only talked over as yet: "A peer review is being discussed for 2019"."""
    going_on = predicate.tense == "progressive" and predicate.passive
    if not going_on or predicate.verb.type != "meeting":
        return None
    return next((item for item in subjects if item.free and not item.weak), None)


def study_published(
    predicate: Predicate,
    objects: Sequence[NamedType],
    subjects: Sequence[NamedType],
    clause: Clause,
) -> NamedType | None:
    """The study that was published: "published in May a study on", not "“Trust”, a study"."""
    if predicate.verb.lemma not in ("publish", "опубликовать"):
        return None
    things = (*subjects, *objects) if predicate.passive else objects
    first = next((item for item in things if item.free and not item.weak), None)
    if first is None or first.type != "assessment" or first.written[0].isupper():
        return None  # "published Youth and Media: Mapping the Research"
    if "of" in [word.text.lower() for word in clause.words[max(0, first.first - 2) : first.first]]:
        return None  # "the results of the study were published as a book"
    between = clause.words[predicate.last + 1 : first.first]
    return None if any(word.text == "," for word in between) else first


def paper_handed_over(
    predicate: Predicate, objects: Sequence[NamedType], subjects: Sequence[NamedType]
) -> NamedType | None:
    """The document that is handed over: "A roadmap was handed over to the Government"."""
    if predicate.verb.lemma not in ("hand", "передать", "вручить"):
        return None
    things = (*objects, *subjects) if predicate.passive else objects
    if predicate.passive and _CYRILLIC.search(predicate.written) is None:
        things = subjects
    over = predicate.last + 1 + _HANDED
    first = next(
        (
            i
            for i in things
            if (i.free or predicate.last < i.first < over)
            and not i.weak
            and (i.type != "mechanism" or i.written.lower().startswith(_BASES))
        ),
        None,
    )  # "hand over the telephone line": "over" is no preposition there
    return first if first is not None and first.type in _PAPERS else None


_HANDED = 4
"""Words that "over the" and an adjective take."""
_BASES = ("database", "data base", "баз", "реестр", "register", "registry", "telephone line",
          "hotline", "helpline", "горячая линия", "телефонная линия")  # fmt: skip
