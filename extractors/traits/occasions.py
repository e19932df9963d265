"""Events at which, or for which, something was done: they say its type."""

from collections.abc import Sequence

from extractors.traits.morphology import parses_of
from extractors.traits.nouns import NamedType
from extractors.traits.words import Clause, Predicate

EVENTS = frozenset({"meeting", "training", "operation", "assessment"})
"""Types that can be the subject of "opened in Osh", "went well"."""


_OCCASIONS = frozenset(
    {"discuss", "meet", "sign", "adopt", "approve", "train", "publish", "endorse"}
)
"""Verbs that say more than the event at which it was done."""


VISITS = frozenset({"visit", "revisit", "inspect", "tour", "посетить", "навестить"})
"""Verbs of which what was visited does not say what was done."""
_TALKS = frozenset(
    {"discuss", "debate", "consult", "compare", "review", "rehearse", "simulate", "practise",
     "meet", "gather", "обсудить", "рассмотреть", "сравнить", "отработать", "встретиться",
     "собраться"}
)  # fmt: skip


def talked_at(
    predicate: Predicate, named: Sequence[NamedType], clause: Clause, *, limit: int
) -> NamedType | None:
    """The event at which something was talked about: "discussed the evidence at a seminar"."""
    if predicate.verb.lemma not in _TALKS:
        return None
    for item in named:
        if not predicate.last < item.first < limit or item.weak or item.type not in EVENTS:
            continue
        before = _plain(clause, predicate.last + 1, item.first)
        near = before[-_OCCASION_REACH:]
        at = next((n for n in range(len(near) - 1, -1, -1) if near[n] in _WHERE_TALKED), None)
        if at is not None and not {"the", "their", "its"} & set(near[at + 1 :]):
            return item if near[at] != "in" or item.type in ("meeting", "training") else None
    return None


def _plain(clause: Clause, first: int, end: int) -> list[str]:
    """The words of a stretch in lower case, without hyphens and commas."""
    return [w.text.lower() for w in clause.words[first:end] if w.text not in ("-", ",")]


_WHERE_TALKED = ("at", "during", "in", "на")

_SHOWN = frozenset({"present", "introduce", "share", "showcase", "unveil", "demonstrate"})
"""Verbs of what is done at an event: "presented the results at a high-level event"."""
_TAKING_PART = frozenset({"involve", "engage", "use", "deploy", "employ", "mobilize"})


def only_takes_part(main: Predicate) -> bool:
    """Whether its subject only takes part: "60 vehicles *were involved* in the exercise"."""
    return main.passive and main.verb.lemma in _TAKING_PART


def event_where(
    main: Predicate, named: Sequence[NamedType], clause: Clause, *, limit: int
) -> NamedType | None:
    """The event at which something was merely dealt with: "were examined at a review meeting"."""
    told = main.verb.lemma in _SHOWN and not main.intransitive
    if main.verb.lemma in ("представить", "презентовать"):
        return _shown_at(named, clause, main, limit=limit)
    if not (main.passive or told) or main.verb.lemma in _OCCASIONS:
        return None
    for item in named:
        if main.last < item.first < limit and not item.weak:
            before = [word.text.lower() for word in clause.words[main.last + 1 : item.first]]
            prepositions = [word for word in before if word in _WHERE]
            near = prepositions and before[::-1].index(prepositions[-1]) <= _OCCASION_REACH
            if near and prepositions[-1] in ("at", "during") and item.type in EVENTS:
                return item
            if prepositions and item.type not in EVENTS:
                continue  # "demonstrated tools *for platforms* at a briefing"
            if near and prepositions[-1] == "in":
                return item if item.type == "assessment" or only_takes_part(main) else None
            return None
    return None


_BRINGING = frozenset(
    {"bring", "call", "summon", "invite", "send", "dispatch", "take", "gather", "assemble",
     "receive", "host", "welcome", "meet", "принять", "направить", "пригласить", "собрать",
     "собирать", "командировать", "свозить", "повезти", "вывезти", "отвезти", "отправить", "возить"}
)  # fmt: skip
"""Verbs by which people come to an event."""
_TRIPS = frozenset({"поездка", "тур", "визит", "командировка"})
"""What one is sent on with «в»: «свозили в учебную поездку»."""


def _shown_at(
    named: Sequence[NamedType], clause: Clause, main: Predicate, *, limit: int
) -> NamedType | None:
    """«представлены на круглом столе»."""
    for item in named:
        if main.last < item.first < limit and not item.weak and item.type in EVENTS:
            before = [word.text.lower() for word in clause.words[main.last + 1 : item.first]]
            return item if "на" in before[-3:] or "ходе" in before[-3:] else None
    return None


def brought_to(
    main: Predicate, named: Sequence[NamedType], clause: Clause, *, limit: int
) -> NamedType | None:
    """The event for which people are brought together: "will bring judges to Osh for a workshop".

    «принял группу прокуроров на стажировку». An event as the direct object is left to the verb.
    """
    lemma = main.verb.lemma
    if lemma not in _BRINGING or (main.passive and lemma not in _BROUGHT):
        return None
    goals_of = ("for", "to", "на", "through", "on") if lemma == "take" else ("for", "to", "на")
    for item in named:
        if not main.last < item.first < limit or item.weak or item.type not in EVENTS:
            continue
        before = _plain(clause, main.last + 1, item.first)
        nearer = (other for other in named if main.last < other.first < item.first)
        people = ("group", "groups", "группу", "группы")
        # "hosts the regional hub for training", but "calls the focal points to a round table"
        kept = ("mechanism",) if lemma in _BROUGHT else ()
        if any(
            o.free and not o.weak and o.type not in kept and o.written.lower() not in people
            for o in nearer
        ):
            return None
        trip = ("в",) if clause.words[item.last].lemma in _TRIPS else ()
        goals = [at for at, word in enumerate(before) if word in (*goals_of, *trip)]
        near = goals and len(before) - goals[-1] <= _OCCASION_REACH
        directly = main.passive or lemma in _BROUGHT_ON or before[:1] == ["на"]
        if not near or (goals[-1] == 0 and not directly):
            return None
        return item
    return None


_BROUGHT = frozenset({"call", "summon", "invite", "send", "bring", "take"})
"""Verbs of which a body as the object stands for its people."""
_BROUGHT_ON = ("meet",)


def gathered_to(main: Predicate, clause: Clause, *, limit: int) -> str | None:
    """What people are brought or travel for: "invited experts to Almaty *to discuss* a draft".

    Whoever goes somewhere to learn is trained, whoever is called to talk meets.
    """
    lemma = main.verb.lemma
    if lemma not in _BRINGING | _TRAVELS:
        return None
    low = [word.text.lower() for word in clause.words[:limit]]
    if lemma == "call" and "together" in low[main.last + 1 : main.last + _TOGETHER]:
        return "meeting"
    if "чтобы" in low[main.last + 1 :] and {"опыт", "опытом"} & set(low[main.last + 1 :]):
        return "training"
    for at in range(main.last + 1, len(low) - 1):
        if low[at] in ("which", "who", ";"):
            return None
        if low[at] != "to" or low[at - 1] in ("and", "or"):
            continue
        if low[at + 1] in _TO_TALK and lemma not in _TRAVELS:
            return "meeting"
        looks = low[at + 1 : at + 3] == ["see", "how"] and lemma != "visit"
        learns = looks or low[at + 1] in _TO_LEARN
        if learns and lemma not in ("call", "summon"):
            return "training"
        if low[at + 1] in _TO_TEACH and lemma in ("send", "deploy", "dispatch"):
            return "training"
    return None


_TRAVELS = frozenset(
    {"visit", "travel", "go", "spend", "deploy", "come", "посетить", "выехать", "побывать"}
)
_TO_TALK = frozenset({"discuss", "debate", "consult", "compare", "review", "agree", "exchange"})
_TO_LEARN = frozenset({"learn", "familiarize", "familiarise", "acquaint", "practise"})
_TO_TEACH = frozenset({"train", "coach", "teach", "instruct", "mentor"})
_TOGETHER = 12
"""Words that those who are called together take."""


def ended_with(
    main: Predicate, named: Sequence[NamedType], clause: Clause, *, limit: int
) -> NamedType | None:
    """The event with which something longer ends: "closed the project *with a conference*".

    «Проект завершился конференцией»: the instrumental case says with what.
    """
    if main.verb.lemma not in _ENDS:
        return None
    for item in named:
        if not main.last < item.first < limit or item.weak or item.type not in _CLOSING:
            continue
        if any(
            w.lemma in ("which", "who", "который") for w in clause.words[main.last : item.first]
        ):
            return None  # "opened with a phase in which 38 officials worked through interviews"
        before = _plain(clause, main.last + 1, item.first)[-_OCCASION_REACH:]
        at = next((n for n in range(len(before) - 1, -1, -1) if before[n] in _WITH), None)
        if at is not None and before[at + 1 : at + 2] and before[at + 1] in _ONE:
            return item
        text = clause.words[item.first].text.lower()
        if not text.isascii() and len(before) < _OCCASION_REACH:
            return item if any("ablt" in parse.tag for parse in parses_of(text)) else None
    return None


_ENDS = frozenset(
    {"close", "conclude", "end", "complete", "finish", "culminate", "wrap", "crown", "round",
     "завершить", "закончить", "завершиться", "закончиться", "увенчаться"}
)  # fmt: skip
_CLOSING = ("meeting", "training")
_WITH = ("with", "by", "in")
_ONE = frozenset({"a", "an", "the", "its", "their", "another", "one", "two", "three"})


def opening_event(named: Sequence[NamedType], clause: Clause, main: Predicate) -> NamedType | None:
    """The event that opens a sentence: "During the operation 118 suspects were identified"."""
    if not clause.words or clause.words[0].text.lower() not in ("during", "at"):
        return _during(named, clause, main)
    first = next((item for item in named if not item.weak), None)
    if first is None or first.last >= main.first or first.type not in EVENTS:
        return None
    between = [word.text.lower() for word in clause.words[1 : first.first]]
    return None if {"of", ",", "in", "for"} & set(between) else first


def event_opening(named: Sequence[NamedType], clause: Clause) -> NamedType | None:
    """The event at which something without a verb was: «8 июля – на конференции в Бишкеке»."""
    for item in named:  # "Council of RATS in session"
        low = item.written.lower()
        if low == "session" and clause.words[item.first - 1].text.lower() == "in":
            return item
    first = next((item for item in named if not item.weak), None)
    if first is None or first.type not in EVENTS or first.first > _OPENING:
        return None
    before = [word.text.lower() for word in clause.words[: first.first]]
    return first if "на" in before[-3:] and "," not in before else None


_OPENING = 7
"""Words that a day, a dash and a preposition take."""


def _during(named: Sequence[NamedType], clause: Clause, main: Predicate) -> NamedType | None:
    """The event in the course of which it was done: "practised … *during* the exercise"."""
    for item in named:
        if item.first > main.last and not item.weak and item.type in EVENTS:
            before = clause.words[max(main.last + 1, item.first - _OCCASION_REACH) : item.first]
            if any(word.text.lower() == "during" for word in before):
                return item
    return None


_WHERE = ("at", "during", "in", "by", "for", "of", "to", "on", "with")
_OCCASION_REACH = 4
"""Words between "at" and the event: "at a joint regional briefing"."""
