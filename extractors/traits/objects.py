"""What a verb is about: the object that decides the type, and who or what acts."""

import re
from collections.abc import Sequence
from typing import Final

from extractors.traits.nouns import NamedType
from extractors.traits.words import Clause, Lexicon, Predicate

SURE: Final = 0.95
LIKELY: Final = 0.85
WEAK: Final = 0.65
"""Confidence of a clear verb or noun, of an indirect sign, of the only noun."""

Found = tuple[str, str, float]
"""A type, the reason for it, and how sure it is."""

TOLD = frozenset({"announce", "recall"})
"""Verbs that tell of a thing, whatever it is: "announced a conference"."""
_THINGS = frozenset({"legislation", "publication", "operation", "advocacy"})
"""Types whose things act only in words: "the Treaty provides", "the handbook explains"."""
_TALKS = frozenset(
    {"dialogue", "consultation", "talk", "discussion", "диалог", "консультации", "переговоры"}
)
_GOING_ON = frozenset(
    {"continue", "advance", "maintain", "engage", "remain", "be", "pursue", "keep",
     "продолжить", "поддерживать"}
)  # fmt: skip

PROCLAIMED = ("act", "declaration", "agreement", "charter", "treaty", "convention", "acts")
"""Documents that are made by what their parties declare in them."""


def has_word(clause: Clause, at: int, lemma: str, reach: int) -> bool:
    """Whether a word stands within a few words behind a place."""
    return any(word.lemma == lemma for word in clause.words[at + 1 : at + 1 + reach])


def acting_thing(subjects: Sequence[NamedType]) -> NamedType | None:
    """The document that is the subject of a verb: "The 1999 Treaty *provides* a definition"."""
    first = next((item for item in subjects if item.free and not item.weak), None)
    return first if first is not None and first.type in _THINGS else None


_PERSONS = frozenset(
    {"official", "representative", "delegate", "member", "leader", "participant", "head", "staff",
     "employee", "officer", "expert", "minister", "deputy", "delegation", "trainee", "graduate"}
)  # fmt: skip


_PEOPLE_REACH = 6
"""Words between "of" and the body: "heads of national anti-terrorist *centres*"."""


def is_of_persons(item: NamedType, clause: Clause) -> bool:
    """Whether it only says whose persons are meant: "officials of the *Initiative* were hosted"."""
    low = [word.text.lower() for word in clause.words[: item.first]]
    at = next(
        (n for n in range(len(low) - 1, max(-1, len(low) - _PEOPLE_REACH), -1) if low[n] == "of"),
        None,
    )
    return bool(at) and at is not None and clause.words[at - 1].lemma in _PERSONS


def has_infinitive(clause: Clause, main: Predicate) -> bool:
    """Whether "to …" follows within a few words: "is encouraged by the Council to engage"."""
    low = [word.text.lower() for word in clause.words[main.last + 1 : main.last + 9]]
    return "to" in low or any(_RUSSIAN_INFINITIVE.search(word) for word in low)


_RUSSIAN_INFINITIVE = re.compile(r"[а-яё]{2}(?:ать|ять|ить|еть|сти|йти|ться|тись)\Z")


def is_support(objects: Sequence[NamedType], clause: Clause, lex: Lexicon, *, after: int) -> bool:
    """Whether what is provided is help: "offers its expert *support* in …"."""
    first = next((item for item in objects if item.free), None)
    if first is None or lemmas_of(clause, first) not in lex.cues.help:
        return False
    return not any(word.text in (",", ";") for word in clause.words[after + 1 : first.first])


def lemmas_of(clause: Clause, item: NamedType) -> str:
    """The words of a noun phrase as they are looked up, without hyphens."""
    return " ".join(w.lemma for w in clause.words[item.first : item.last + 1] if w.lemma != "-")


def direct_object(
    objects: Sequence[NamedType], clause: Clause, main: Predicate
) -> NamedType | None:
    """The concrete thing that is promoted: "promotes a network", not "the use of a list"."""
    for item in objects:
        between = [word.text.lower() for word in clause.words[main.last + 1 : item.first]]
        if {"of", "to", "in", "on", "for", ",", "and", "among", "between", "by"} & set(between):
            return None
        if not item.weak and item.type not in ("legislation", "advocacy", "meeting"):
            return item
    return None


def talks_go_on(main: Predicate, item: NamedType) -> bool:
    """Whether talks are no event, but continue: "continue their dialogue with"."""
    if item.written.lower().rstrip("s") not in _TALKS:
        return False
    if main.passive and main.tense == "past":
        return False  # «консультации были продолжены в Самарканде»
    if main.leading.lemma == "be" or main.verb.lemma == "be":
        return main.tense == "present"
    return main.verb.lemma in _GOING_ON or main.leading.lasting


_WORKING_TOGETHER = frozenset(
    {"cooperation", "co operation", "coordination", "co ordination", "collaboration",
     "interaction", "partnership", "networking", "liaison", "exchange of information",
     "information exchange", "information sharing", "exchange of experience", "data exchange",
     "exchange"}
)  # fmt: skip
"""Support for one of these is support for one kind."""


def working_together(
    objects: Sequence[NamedType], clause: Clause, main: Predicate
) -> NamedType | None:
    """The cooperation that is itself what is supported: "supports cooperation among services"."""
    first = next((item for item in objects if item.free), None)
    if first is None or lemmas_of(clause, first) not in _WORKING_TOGETHER:
        return None
    between = {word.text.lower() for word in clause.words[main.last + 1 : first.first]}
    return None if between & {"in", "to", "for", "through", "by", "of", ",", "and"} else first


def mandate_named(subjects: Sequence[NamedType], main: Predicate) -> NamedType | None:
    """The mandate or function that "includes" this and that."""
    tasks = ("mandate", "mandates", "function", "functions", "role", "tasks")
    own = (item for item in subjects if item.free or item.last == main.first - 1)
    return next((item for item in own if item.written.lower().endswith(tasks)), None)


def gives_help(clause: Clause, main: Predicate) -> bool:
    """Whether it is made easier to give help: "facilitates the provision of assistance"."""
    near = {word.lemma for word in clause.words[main.last + 1 : main.last + 8]}
    return bool({"provision", "delivery"} & near) and {"technical", "assistance"} <= near


def founded_with_rooms(
    items: Sequence[NamedType], clause: Clause, main: Predicate
) -> NamedType | None:
    """The body that is opened with its rooms: "a kennel and training centre was opened"."""
    if not main.verb.creates or len(items) < 2 or items[0].type != "equipment":
        return None
    between = [word.text.lower() for word in clause.words[items[0].last + 1 : items[1].first]]
    joined = between[:1] in (["and"], ["и"]) and len(between) <= 2
    return items[1] if joined and items[1].type == "mechanism" and items[1].free else None


_AGREED = frozenset({"sign", "conclude", "подписать", "заключить"})


def is_programme_agreed_on(predicate: Predicate, item: NamedType) -> bool:
    """Whether a programme of cooperation was signed: «подписали программу обмена опытом»."""
    written = item.written.lower()
    program = written.startswith(("program", "программ")) or " program" in written
    return predicate.verb.lemma in _AGREED and item.free and item.type == "programme" and program


_BUILT = frozenset(
    {
        "build",
        "rebuild",
        "construct",
        "erect",
        "upgrade",
        "repair",
        "furnish",
        "extend",
        "modernize",
    }
)
_HOUSES = ("centre", "center", "office", "academy", "hub", "centres", "centers", "offices")


def is_built(main: Predicate, item: NamedType) -> bool:
    """Whether a house is built rather than a body: "is building a centre", not "a network"."""
    house = item.written.lower().endswith(_HOUSES)
    return main.verb.lemma in _BUILT and item.type == "mechanism" and house


def is_opened_laboratory(main: Predicate, item: NamedType) -> bool:
    """Whether a laboratory is opened, and works from then on, rather than handed over."""
    opened = main.verb.lemma in ("open", "inaugurate", "establish", "открыть", "создать")
    return opened and item.written.lower().startswith(("laborator", "лаборатор", "forensic lab"))


_ADOPTION = frozenset(
    {"approval", "adoption", "signing", "signature", "endorsement", "ratification",
     "утверждение", "принятие", "подписание", "одобрение"}
)  # fmt: skip


_TITLE: Final = 5
"""Words in which a title says what is done: «14 октября – утверждение Советом Стратегии»."""


def what_is_adopted(named: Sequence[NamedType], clause: Clause) -> NamedType | None:
    """What a title without a verb says is adopted: "Approval by the Council of the Programme"."""
    opening = [word.lemma for word in clause.words[:_TITLE]]
    if not _ADOPTION & set(opening):
        return None
    adopted = ("legislation", "programme", "publication", "advocacy")
    return next((item for item in named if not item.weak and item.type in adopted), None)


def first_noun(named: Sequence[NamedType], why: str) -> Found | None:
    """The best noun: in reach before out of reach, a telling one before a weak one."""
    ranked = sorted(named, key=lambda item: (not item.free, item.weak, item.first))
    if not ranked:
        return None
    best = ranked[0]
    if best.weak and best.type == "mechanism":  # "opening by X of the campaign"
        best = next((item for item in named if not item.weak and item.first > best.last), best)
    confidence = LIKELY if best.free and not best.weak else WEAK
    return best.type, f"“{best.written}”, {why}", confidence


def rule_of_a_body(items: Sequence[NamedType], clause: Clause) -> NamedType | None:
    """The rules whose genitive names a body: «регламент работы комиссии»."""
    free = [item for item in items if item.free]
    if not free or free[0].type != "legislation" or not free[0].weak:
        return None
    strong = next((item for item in free if not item.weak), None)
    if strong is None:
        return None
    between = clause.words[free[0].last + 1 : strong.first]
    return free[0] if all(word.text[0].isalpha() and word.text != "и" for word in between) else None


def translates(clause: Clause, predicate: Predicate) -> bool:
    """Whether «перевести» means a language: not «переведён в дистанционный формат»."""
    into = has_word(clause, predicate.last, "на", 3)
    return into or any(word.lemma in ("язык", "перевод") for word in clause.words)
