"""What lies ahead: plans, what was put off, what a heading announces."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from extractors.model import Status
from extractors.surroundings import without_number
from extractors.traits.sentence import analyse
from extractors.traits.signs import Signs, phrase_in, plain_words
from extractors.traits.words import Predicate


def is_moved(predicate: Predicate, signs: Signs) -> bool:
    """Whether it was put off to another day, and not called off: "has been postponed to May"."""
    lex = signs.lex
    if predicate.verb.lemma not in lex.cues.moved and predicate.leading.lemma not in lex.cues.moved:
        return False
    return not signs.is_past or predicate.tense in ("perfect", "present", "progressive")


def is_put_off(signs: Signs) -> bool:
    """Whether it did not take place: "could not be held in May; it will now …"."""
    main = signs.clause.predicates[0]
    group = {word.text.lower() for word in signs.clause.words[main.first : main.last + 1]}
    return (
        bool(group & {"not", "не"})
        or main.verb.lemma in signs.lex.cues.put_off
        or (main.verb.lemma in _MOVES and _TO_A_DATE.match(signs.behind(main)) is not None)
    )


_MOVES = frozenset({"move", "shift", "push"})
_TO_A_DATE = re.compile(
    r"(?i)(?:back )?(?:to|until|from) (?:(?:early|mid|late|the|next|end|beginning|of|first|second|"
    r"half|week|year|\d{1,2}) )*(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|spring|summer|autumn|winter|quarter|year|month|week)\b"
)
"""Behind such a verb it says to when something was put off: "had to be moved to 2023"."""


_VIEWS = frozenset({"consider", "believe", "deem", "think", "recall", "recognize", "acknowledge"})


def holds_a_view(predicate: Predicate, signs: Signs) -> bool:
    """Whether it only says what somebody thinks: "considers that …, and adopted an appeal"."""
    following = signs.clause.words[predicate.last + 1 : predicate.last + 2]
    return predicate.verb.lemma in _VIEWS and [word.lemma for word in following] == ["that"]


_PREPARES = frozenset({"design", "prepare", "agree", "plan", "decide", "draw", "подготовить"})
"""Verbs after which the thing itself is still to come: "designed a project and will start it"."""


def coordinated(predicates: Sequence[Predicate], signs: Signs) -> list[Predicate]:
    """The main predicate and those joined to it by "and" within the same sentence part.

    What was done decides, whatever is still to be done with it: "has been translated and will be
    presented in May".
    """
    joined = [predicates[0]]
    done = predicates[0].tense in ("past", "perfect", "present", "progressive")
    if done and predicates[0].verb.lemma not in _PREPARES and not predicates[0].verb.chain:
        return joined
    for item in predicates[1:]:
        between = [word.text for word in signs.clause.words[joined[-1].last + 1 : item.first]]
        if ";" in between or between[-1:] not in (["and"], ["и"]):
            break
        joined.append(item)
    return joined


def weighs_draft(signs: Signs) -> bool:
    """Whether a text that exists is being weighed: "The draft law is under consideration".

    «Законопроект рассматривается в парламенте»; what is only thought of is planned ("A second phase
    is under consideration", «Рассматривается вопрос о принятии закона»).
    """
    return (
        signs.kind in ("legislation", "publication")
        and _DRAFT.search(signs.sentence) is not None
        and not any(word.lemma in signs.lex.cues.possibilities for word in signs.clause.words)
        and _QUESTION.search(signs.sentence) is None
    )


_DRAFT = re.compile(
    r"(?i)\b(?:drafts?|bills?|amendments?|законопроект\w*|поправк\w+|"
    r"проект\w*\s(?:нов\w+\s)?(?:закон|указ|стратеги|концепци|постановлени|соглашени|программ|"
    r"положени|план|кодекс|протокол|меморандум|руководств)\w*)\b"
)
_QUESTION = re.compile(r"(?i)\b(?:вопрос\w*|question of|idea of|drafting|preparing)\b")


def is_planned(predicate: Predicate, signs: Signs) -> bool:
    """Whether a verb speaks of what lies ahead: its tense, its meaning, or what it announces.

    "is considering a course" is a plan, "considered the reports" is none; "proposes to create" is
    one, "offers a course" none; "foresees" is none of a document.
    """
    if predicate.tense in ("future", "ahead"):
        return True
    if predicate.passive and predicate.leading.lemma in _THINKS_OVER and weighs_draft(signs):
        return False
    if predicate.leading.lemma in _THINKS_OVER and predicate.verb is predicate.leading:
        near = signs.clause.words[predicate.last + 1 : predicate.last + 4]
        open_yet = any(word.lemma in signs.lex.cues.possibilities for word in near)
        if predicate.tense in ("past", "perfect") and not open_yet:
            return False  # "considered the reports of two States"
    active = predicate.verb is predicate.leading and not predicate.passive
    if active and predicate.leading.lemma in _OFFERS and predicate.tense == "present":
        return False
    appeal = predicate.verb.type == "legislation" and predicate.verb is not predicate.leading
    if predicate.leading.lemma in _OFFERS and appeal and predicate.tense == "past":
        return False  # «предложил Туркменистану ратифицировать»
    if predicate.verb.lemma == "announce" and (
        signs.is_ahead or _TO_BE.search(signs.sentence) is not None
    ):
        return True
    if predicate.leading.lemma in _PROVIDES_FOR and not predicate.passive:
        document = signs.kind in ("legislation", "publication")
        if document and predicate.verb is predicate.leading:
            return False
    if predicate.leading.planned:
        return True
    if predicate.leading.lemma == "offer" and predicate.tense == "perfect":
        after = signs.clause.words[predicate.last + 1 : predicate.last + 3]
        if after and after[0].lemma != "the":
            after = after[:1]
        # "has offered to Tajikistan a course", "has offered GKNB, the Academy a workshop"
        return any(word.text == "to" or word.text[0].isupper() for word in after)
    if predicate.verb.planned and predicate.tense != "past":
        return True
    behind = signs.clause.words[predicate.last + 1 : predicate.last + 4]
    if predicate.verb.lemma == "be" and predicate.tense == "present" and behind:
        following = next((w.lemma for w in behind if w.lemma not in ("still", "now")), "")
        if following in (*signs.lex.cues.planned_words, "ahead", "due", "pending"):
            return True
    cues = signs.lex.cues
    return (
        predicate.verb.lemma in ("serve", "be", "act")
        and any(word.lemma == "potential" for word in (*behind,))
        and "potential" in cues.planned_words
    )


_TO_BE = re.compile(r"(?i)\bto (?:be|take) (?:\w+(?:ed|ld|ven|un)\b|place)")
_THINKS_OVER = frozenset({"consider", "explore", "рассматривать"})
"""Verbs that speak of plans, but in the past of what was dealt with."""
_OFFERS = frozenset({"предложить"})
"""Verbs that propose what an infinitive says; with a noun they offer what there is."""
_PROVIDES_FOR = frozenset({"envisage", "foresee", "anticipate"})
"""Verbs that speak of plans, but of a document say what it provides for."""


_BRACKET = re.compile(r"\(([^()]{2,24})\)")
_IN_BRACKETS: dict[str, Status] = {
    "план": "planned", "планы": "planned", "проект плана": "planned", "прогноз": "planned",
    "запланировано": "planned", "plan": "planned", "plans": "planned", "planned": "planned",
    "outlook": "planned", "tentative": "planned", "факт": "completed", "выполнено": "completed",
    "done": "completed", "held": "completed", "completed": "completed", "ongoing": "ongoing",
}  # fmt: skip
"""What a heading adds in brackets: «2024 год (план)»."""
_ABOVE = 0.5
"""Share of the letters of a heading that its cue has, unless the cue opens or closes it."""
_YEAR = re.compile(r"\b(?:for |in |of |на |в |за )?(?:19|20)\d\d(?: год\w*)?(?: (?:19|20)\d\d)?\b")
_CITED_PLAN = re.compile(r"\b(?:of|to|under|on|with|for|within|in) (?:the|its|our) (?:\w+ ){0,2}\Z")
_LABEL = re.compile(
    r"(?i)^\W*(?:table|part|annex|section|chapter|component|таблица|часть|раздел|приложение|блок)\s+"
    r"(?:\d{1,2}|[IVX]{1,4}|[A-ZА-Я])\s*[.:)–—-]\s*"
)
"""What numbers a heading: "Table 2. Planned (subject to funding)"."""
_PARTS = re.compile(r":\s|\s[–—-]\s")
"""What parts a heading: "Network of NGOs: plan of activities 2023-2024"."""


def task_in(signs: Signs) -> str:
    """The bare verb with which a task begins, "Organize a study visit …"; empty for other words."""
    order = _ORDER.match(signs.sentence)
    if order is None or order[1].lower() not in signs.lex.verbs:
        return ""
    over = signs.is_past and signs.written_on is not None
    return "" if over else order[1]


_ORDER = re.compile(
    r"([A-Z][a-z]{2,})\s(?:up\s|out\s)?(?:an?|the|another|one|two|three|four|five|six|\d+|further|new|"
    r"joint|its|their|all|more|regular|annual|relevant)\s"
)
"""A bare verb and its object, as tasks are written: "Organize a study visit …", "Train 60 …"."""


def told_above(signs: Signs) -> tuple[Status | None, str]:
    """The status that the words above give what stands there without a verb, and these words.

    The nearest heading or lead-in that says how far things are decides: "Events to come" →
    planned, "Under way" → ongoing, "Achieved so far" → completed. What is announced for a day
    that is over when the document is written is not planned.
    """
    for line in signs.above:
        status, cue = _told_by(line, signs)
        if status == "planned" and signs.written_on is not None and signs.dates and signs.is_past:
            return None, ""
        if status is not None:
            return status, cue
    return None, ""


def _told_by(line: str, signs: Signs) -> tuple[Status | None, str]:
    cues = signs.lex.cues
    if phrase_in(cues.reporting, line):
        return None, ""  # "Action plan for 2022: progress report"
    for bracket in _BRACKET.findall(line):
        told_so = _IN_BRACKETS.get(plain_words(bracket))
        if told_so is not None:
            return told_so, bracket  # "2024 (plan)", «2023 год (факт)»
    for part in _PARTS.split(_LABEL.sub("", without_number(line))):
        words = plain_words(part)
        dateless = _YEAR.sub("", words).strip()  # "Coordination calendar 2022" is a calendar
        for status, phrases in cues.headings.items():
            cue = phrase_in(phrases, words)
            if cue and _CITED_PLAN.search(words[: words.rfind(plain_words(cue))]) and "plan" in cue:
                continue  # "Partners of the Joint Plan of Action: coordination meeting"
            begins, ends = words.startswith(plain_words(cue)), dateless.endswith(plain_words(cue))
            if cue and (begins or ends or len(cue) >= _ABOVE * len(words)):
                return cast(Status, status), cue
    if line.rstrip().endswith(":"):
        told = analyse(line.rstrip(" :"), signs.language)
        led = replace(signs, clause=told, sentence=line.rstrip(" :"))
        if told.predicates and is_planned(told.predicates[0], led):
            return "planned", told.predicates[0].written
    return None, ""
