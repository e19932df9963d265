"""What was given, handed over or brought to somebody: the thing says more than the verb."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from extractors.dates.lex import lexicon as date_lexicon
from extractors.traits.morphology import parses_of
from extractors.traits.nouns import NamedType, named_types
from extractors.traits.objects import LIKELY, WEAK, Found, has_word
from extractors.traits.occasions import EVENTS, VISITS
from extractors.traits.words import Clause, Predicate
from extractors.traits.words import lexicon as traits_lexicon
from gazetteers.cue_patterns import words_of

_words = partial(words_of, "turns")
"""The words of a group, in their first forms."""


@dataclass(frozen=True, slots=True)
class _Together:
    """A verb and a thing that say together what was done: groups of words, and their distance."""

    verbs: str
    things: str
    reach: int
    type: str
    why: str


_SAID_TOGETHER = (
    _Together("gets", "gift", 8, "equipment", "“{}” as a gift"),
    _Together("visits", "at-home", 3, "programme", "“{}” persons at home"),
    _Together("installs", "system", 5, "equipment", "a system that was “{}”"),
    _Together("shows", "film", 3, "advocacy", "a film that “{}”"),
    _Together("asks", "question", 3, "assessment", "“{}” a question"),
    _Together("takes-in", "learner", 7, "training", "learners whom it “{}”"),
    _Together("connects", "data-store", 10, "mechanism", "“{}” to data"),
    _Together("admits", "intake", 4, "training", "learners whom it “{}”"),
)
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
    if lemma in _words("travels") and tour is not None and has_word(clause, main.last, "on", 1):
        return tour.type, f"“{tour.written}”, on which they “{main.written}”", LIKELY
    later = {word.text.lower() for word in clause.words[main.last + 1 :]}
    if lemma in _words("travels") and later & _words("sees"):
        return "assessment", f"“{main.written}” to see", LIKELY
    if lemma in _words("follows-trial") and _in_court(clause, main):
        return "assessment", f"“{main.written}” in court", LIKELY
    if lemma in ("подготовить", "готовить") and _persons_behind(clause, main):
        return "training", f"persons whom it “{main.written}”", LIKELY
    if lemma in _words("gathers") and _persons_behind(clause, main):
        return "meeting", f"persons whom it “{main.written}”", LIKELY
    if lemma in VISITS and _words("speaks") & {word.lemma for word in clause.words[main.last :]}:
        return "advocacy", f"“{main.written}” and talks to people", LIKELY
    opinion = _on_a_draft(clause, objects)
    if opinion is not None and lemma not in _words("only-told"):
        return "legislation", f"“{opinion.written}” of a draft", LIKELY
    views = has_word(clause, main.last, "view", 3)
    events = any(item.type in EVENTS for item in objects if item.free)
    if lemma == "exchange" and not views and not events:
        return "mechanism", f"“{main.written}”: standing exchange", LIKELY
    first = next((item for item in objects if item.free and not item.weak), None)
    if lemma in _words("gets") and not main.passive and _and_services(clause, main):
        return "programme", f"“{main.written}” help of several kinds", LIKELY
    lessons = first is None or first.type == "training"
    if (
        lemma in _words("gives")
        and not main.passive
        and lessons
        and _several_services(clause, main)
    ):
        return "programme", f"“{main.written}” help of several kinds", LIKELY
    for rule in _SAID_TOGETHER:
        if lemma in _words(rule.verbs) and _near(clause, main, rule.things, rule.reach):
            return rule.type, rule.why.format(main.written), LIKELY
    if lemma == "look" and any(has_word(clause, main.last, it, 1) for it in ("at", "into")):
        return "assessment", f"“{main.written} at”", WEAK
    if lemma == "give" and has_word(clause, main.last, "floor", 2):
        return "meeting", f"“{main.written} the floor”", LIKELY
    behind = [word.text.lower() for word in clause.words[main.last + 1 : main.last + 3]]
    if (
        lemma in _words("trains-or-equips")
        and behind[:1] == ["and"]
        and set(behind) & _words("trained-or-equipped")
    ):
        return "programme", f"“{main.written} {' '.join(behind)}”: of no single kind", LIKELY
    helped = _near(clause, main, "help", 4)
    if lemma == "receive" and not main.passive and helped:
        return "programme", f"help that was “{main.written}”", LIKELY
    shared = next((item for item in objects if item.free), None)
    if lemma == "share" and not main.passive and shared is not None and shared.weak:
        return "mechanism", f"“{main.written} … {shared.written}”", LIKELY
    return None


def _near(clause: Clause, main: Predicate, group: str, reach: int) -> bool:
    """Whether a word of a group stands within a few words behind the verb."""
    return any(has_word(clause, main.last, word, reach) for word in _words(group))


def _in_court(clause: Clause, main: Predicate) -> bool:
    """Whether a trial is followed: "observed 64 hearings", not "attended a public hearing"."""
    near = {word.lemma for word in clause.words[main.last + 1 : main.last + 7]}
    if not main.passive and clause.words[main.first - 1].lemma in _words("court") and main.first:
        return not near & _words("other-hearing")  # "15 hearings observed in Khujand"
    return bool(near & _words("court")) and not near & _words("other-hearing")


def _offered(clause: Clause, main: Predicate, objects: Sequence[NamedType]) -> NamedType | None:
    """What is offered to a body that is named first: "offered the Academy *a course*"."""
    if main.verb.lemma not in _words("offers") or main.passive:
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
        if not any(word in item.written.lower() for word in _words("opinion")):
            continue
        behind = [word.lemma for word in clause.words[item.last + 1 : item.last + 7]]
        if behind[:1] and behind[0] in ("of", "on", "проект", "законопроект"):
            drafted = _words("draft") & set(behind[:4]) and _words("law") & set(behind)
            return item if drafted else None
    return None


def opinion_given(
    objects: Sequence[NamedType], subjects: Sequence[NamedType], clause: Clause
) -> NamedType | None:
    """The opinion on a law that was published: "issued *an opinion* on the draft law"."""
    for item in (*objects, *subjects):
        words = clause.words[item.first : item.last + 8]
        named = {words[0].lemma, clause.words[item.last].lemma}
        if not item.free or not named & _words("opinion-on-law"):
            continue
        behind = {word.lemma for word in words[1:]}
        return item if behind & (_words("law") | _words("draft")) else None
    return None


def _several_services(clause: Clause, main: Predicate) -> bool:
    """Whether a list holds help of several kinds: "lessons, psychological care and legal aid"."""
    behind = clause.words[main.last + 1 : main.last + 1 + _LIST]
    end = next((at for at, word in enumerate(behind) if word.text in (";", ".")), len(behind))
    listed = [at for at in range(end) if behind[at].text in (",", "and")]
    return (
        any(behind[at].text == "," for at in listed)
        and any(behind[at].text == "and" for at in listed)
        and any(word.lemma in _words("service") for word in behind[listed[0] : end])
    )


def _and_services(clause: Clause, main: Predicate) -> bool:
    """Whether aid is listed beside lessons: "received training and small loans"."""
    near = clause.words[main.last + 1 : main.last + 1 + _PAIR]
    at = next((n for n, word in enumerate(near) if word.text.lower() in ("and", "и")), None)
    if at is None or any(word.text in (";", ".") for word in near[:at]):
        return False
    learnt = any(word.lemma in _words("lesson") for word in near[:at])
    return learnt and any(word.lemma in _words("aid") for word in near[at + 1 : at + 4])


_PAIR = 10
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


def function_of(main: Predicate, subjects: Sequence[NamedType]) -> NamedType | None:
    """The network or desk whose function is to help: "The network of lawyers gives free advice"."""
    first = next((item for item in subjects if item.free and not item.weak), None)
    if (
        first is None
        or main.passive
        or main.tense != "present"
        or main.verb.lemma not in _words("serves")
    ):
        return None
    thing = first.written.lower().rstrip("s").endswith(tuple(_words("standing-service")))
    return first if thing and first.type == "mechanism" else None


def run_by_name(clause: Clause, main: Predicate, subjects: Sequence[NamedType]) -> Found | None:
    """What is known by its name only and run by somebody: “Bridges of Trust” *is run* by three."""
    opening = clause.words[: main.first]
    on_what = _worked_on(clause, main)
    if on_what is not None:
        return on_what
    if main.verb.lemma in _words("meets") and clause.words[main.last + 1 :]:
        body = next((item for item in subjects if item.free and not item.weak), None)
        if body is not None and body.type == "mechanism" and main.tense == "present":
            return "mechanism", f"“{body.written}”, which “{main.written}”", LIKELY
    free = any(item.free and not item.weak for item in subjects)
    name = bool(opening) and all(
        word.text[0].isupper() or word.lemma in _SMALL or not word.text[0].isalpha()
        for word in opening
    )
    if main.passive and main.verb.lemma in _words("is-run") and name and not free:
        return "programme", f"a name that “{main.written}”", LIKELY
    return None


def _worked_on(clause: Clause, main: Predicate) -> Found | None:
    """What work goes on with: "*Work on* the module continues", "aid continued *with* a course".

    «Ведётся работа над пособием» names it as its object already.
    """
    if main.verb.lemma not in _words("goes-on") or main.passive:
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
    own = next((item for item in named if item.free and not item.weak), None)
    if own is not None and own.last < main.first and main.intransitive and own.type in _LASTS:
        return own.type, f"“{own.written}”, which “{main.written}”", LIKELY
    return None


_LASTS = ("equipment", "publication", "legislation", "advocacy", "assessment", "training")
"""Types of things of which nothing but that they go on is said: "Installation … continues"."""


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
    """The study or course that was published: "published in May a study on", «издан курс».

    Not what only describes a title: "published “Trust”, a study".
    """
    if predicate.verb.lemma not in ("publish", "опубликовать"):
        return None
    behind = clause.words[predicate.first - 1].text == "," and predicate.verb.lemma == "publish"
    told = predicate.passive or (behind and predicate.first > 0)  # "A study of X, published in"
    things = (*subjects, *objects) if told else objects
    first = next((item for item in things if item.free and not item.weak), None)
    capital = clause.words and first is not None and first.first > 0
    if first is None or (capital and first.written[0].isupper()):
        return None  # "published Youth and Media: Mapping the Research"
    course = first.type == "training" and _COURSE.search(first.written) is not None
    if not course and first.type != "assessment":
        return None
    if "of" in [word.text.lower() for word in clause.words[max(0, first.first - 2) : first.first]]:
        return None  # "the results of the study were published as a book"
    between = clause.words[predicate.last + 1 : first.first]
    return None if any(word.text == "," for word in between) else first


_COURSE = re.compile(r"(?i)(?:course|module|curricul\w+|learning|курс\w*|модул\w+)\Z")
"""What is learned from when it is out; a seminar is held, and not published."""


def paper_handed_over(
    predicate: Predicate, objects: Sequence[NamedType], subjects: Sequence[NamedType]
) -> NamedType | None:
    """The document that is handed over: "A roadmap was handed over to the Government"."""
    if predicate.verb.lemma not in _words("hands"):
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
            and (i.type != "mechanism" or i.written.lower().startswith(tuple(_words("base"))))
        ),
        None,
    )  # "hand over the telephone line": "over" is no preposition there
    return first if first is not None and first.type in _PAPERS else None


_HANDED = 4
"""Words that "over the" and an adjective take."""
