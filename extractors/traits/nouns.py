"""Nouns that name a type, found in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from extractors.traits.bodies import counts_persons, head_of, is_in_name_of_body
from extractors.traits.words import Clause, Lexicon, Word
from gazetteers.model import LanguageCode

_DRAFT_REACH = 3
"""Words from «проект» to what it is a draft of."""
_APPLIED_REACH = 8
"""Words between "implementation" and the plan that is implemented."""


@dataclass(frozen=True, slots=True)
class NamedType:
    """A noun, or noun phrase, of a type.

    Attributes:
        first: index of its first word.
        last: index of its last word.
        type: what it names.
        written: as written.
        weak: it decides only when nothing else does ("support", "measures").
        free: it is not behind a preposition.
    """

    first: int
    last: int
    type: str
    written: str
    weak: bool
    free: bool


_ADJECTIVES = frozenset(
    {"based", "related", "led", "driven", "oriented", "specific", "focused", "wide", "ready",
     "building", "type", "style", "level"}
)  # fmt: skip
_CALLED = frozenset({"Operation", "Exercise"})
"""Nouns behind which a name stands: "Operation Channel"."""
_MADE = frozenset(
    ["development", "drafting", "elaboration", "preparation", "adoption", "formulation", "design",
     "develop", "draft", "adopt", "formulate", "prepare", "разработка", "подготовка", "принятие"]
)  # fmt: skip


def named_types(clause: Clause, lex: Lexicon, language: LanguageCode) -> list[NamedType]:
    """The type nouns of a sentence in order; in an English compound the head alone.

    "training needs assessment" is an assessment, "working group meeting" a meeting; a plan or law
    that is only implemented or complied with is left out.
    """
    found: list[NamedType] = []
    lemmas = [word.lemma for word in clause.words]
    verbs = {at for item in clause.predicates for at in (item.first, item.last)}
    at = 0
    while at < len(lemmas):
        if at in verbs:
            at += 1
            continue  # "*plans* to open", "are going to *exchange* visits"
        phrase = _longest(lemmas, at, lex) if lemmas[at] in lex.openings else None
        if phrase is None and language == "en" and _is_book(lemmas[at]):
            phrase = 1, "publication", False
        if phrase is None:
            at += 1
            continue
        length, kind, weak = phrase
        last = at + length - 1
        beyond = _beyond_compound(lemmas, last)
        if beyond is not None:
            at = beyond
            continue
        if _is_no_thing(clause, lemmas, at, last) or _belongs_to_body(
            clause, at, last, kind, language
        ):
            at = last + 1
            continue
        if kind and not (kind == "legislation" and _applied(lemmas, at, lex)):
            written = " ".join(word.text for word in clause.words[at : last + 1])
            free = clause.words[at].free
            if language == "ru" and last > at:  # «Рабочей группой дорабатывается | проект»
                free = free and clause.words[head_of(clause, at, last)].free
            found.append(NamedType(at, last, kind, written, weak, free))
        at = last + 1
    found = [_works_on(_opinion_on(item, clause), clause) for item in found]
    if language == "ru":
        found = [_gathers_data(_talk_to_people(item, clause), clause) for item in found]
    return _heads(found, clause) if language == "en" else _drafts(found, clause)


def _beyond_compound(lemmas: Sequence[str], last: int) -> int | None:
    """Where to go on behind an adjective that a noun is a part of; None where it is a noun.

    As in "*simulation*-based training".
    """
    compound = lemmas[last + 1 : last + 2] == ["-"] and lemmas[last + 2 : last + 3]
    return last + 3 if compound and compound[0] in _ADJECTIVES else None


def _is_no_thing(clause: Clause, lemmas: Sequence[str], first: int, last: int) -> bool:
    """Whether a noun of a type names no thing of that type here.

    As in "*Article* 12 of the Charter", "*Building* on the advice received", the idea of a thing,
    persons that are counted in groups.
    """
    numbered = lemmas[first] == "article" and lemmas[last + 1 : last + 2]
    return bool(
        (numbered and numbered[0].isdigit())
        or (first == 0 and lemmas[:2] == ["building", "on"])
        or _is_idea(lemmas, last)
        or (first == last and _is_of_people(clause, first))
    )


def _belongs_to_body(
    clause: Clause, first: int, last: int, kind: str, language: LanguageCode
) -> bool:
    """Whether a noun is a part of a body's name: its unit, its office, what it is there for."""
    return (
        _is_unit(clause, last)
        or (kind == "assessment" and _is_office(clause, first, last))
        or (kind != "mechanism" and is_in_name_of_body(clause, first, language))
    )


def _is_office(clause: Clause, first: int, last: int) -> bool:
    """Whether "Mission" is that of a body, which acts: "The Mission of IOM", «Миссия МОМ»."""
    words = clause.words
    text, behind = words[last].text, words[last + 1 : last + 3]
    if first != last or text[0].islower() or words[last].lemma not in ("mission", "миссия"):
        return False
    if words[last].lemma == "mission":
        return [w.text.lower() for w in behind[:1]] in (["of"], ["to"], ["in"]) and (
            behind[-1].text[0].isupper()
        )
    return bool(behind) and behind[0].text[0].isupper()


_GROUPS = frozenset({"group", "team", "группа"})
_PEOPLE = frozenset(
    {"elder", "woman", "man", "official", "officer", "student", "pupil", "teacher", "journalist",
     "prisoner", "inmate", "imam", "parent", "mother", "youth", "person", "people", "participant",
     "judge", "prosecutor", "child", "family", "returnee", "migrant", "trainee", "guard", "leader",
     "volunteer", "activist", "resident", "villager", "lawyer", "women", "men", "children"}
)  # fmt: skip


def _is_of_people(clause: Clause, at: int) -> bool:
    """Whether a group only counts persons: "five groups of elders", not "a Group of Experts"."""
    words = clause.words
    if words[at].lemma not in _GROUPS or words[at].text[0].isupper():
        return False
    if any(item.verb.creates for item in clause.predicates):
        return False  # "a group of women was set up"
    if words[at].lemma == "группа":
        return counts_persons(clause, at)
    behind = [word.lemma for word in words[at + 1 : at + 4]]
    return behind[:1] == ["of"] and bool(_PEOPLE & set(behind[1:]))


def _is_idea(lemmas: Sequence[str], last: int) -> bool:
    """Whether a concept is no document but the idea of a thing: "the concept and creation of a"."""
    if lemmas[last] != "concept" or lemmas[last + 1 : last + 2] not in (["and"], ["or"]):
        return False
    making = lemmas[last + 2 : last + 4]
    return making[1:] == ["of"] and making[0] in (*_MADE, "establishment", "creation", "launch")


_UNITS = frozenset(
    {"Section", "Branch", "Division", "Department", "Directorate", "Desk", "Institute",
     "Foundation", "Agency", "Fund", "Society", "Association", "Service", "Bureau"}
)  # fmt: skip


def _is_unit(clause: Clause, last: int) -> bool:
    """Whether a noun only says what a unit deals with: "the Treaty Section will hold"."""
    behind = clause.words[last + 1 : last + 2]
    return bool(behind) and behind[0].text in _UNITS and clause.words[last].text[0].isupper()


_DRAFT_OF = frozenset({"draft", "bill", "законопроект", "проект"})
_OPINION_REACH = 3


def _opinion_on(item: NamedType, clause: Clause) -> NamedType:
    """An assessment, or comments, on a draft as the help with legislation that it is.

    "review of the draft law", «экспертиза проекта закона».
    """
    if item.type not in ("assessment", "publication"):
        return item
    words = clause.words[item.last + 1 : item.last + 2 + _OPINION_REACH]
    low = [word.text.lower() for word in words]
    lemmas = [word.lemma for word in words]
    russian = not words or not words[0].text.isascii()
    if not russian and low[:1] not in (["of"], ["on"]):
        return item
    drafts = any(lemma in _DRAFT_OF for lemma in lemmas[: _OPINION_REACH + 1])
    law = {"law", "act", "bill", "code", "decree", "законопроект", "закон", "указ", "постановление",
           "кодекс"}  # fmt: skip
    comment = item.written.lower().startswith("comment")
    if not (law & set(lemmas)) or not (comment or item.type == "assessment"):
        return item
    return replace(item, type="legislation") if drafts or comment else item


_TO_WHOM = frozenset(
    {"школьник", "студент", "молодёжь", "молодежь", "житель", "население", "подросток",
     "осуждённый", "осужденный", "верующий", "родитель", "учащийся", "мигрант", "прихожанин",
     "воспитанник", "призывник", "гражданин"}
)  # fmt: skip
_TALK_REACH = 4


def _talk_to_people(item: NamedType, clause: Clause) -> NamedType:
    """Talks that teach people to beware as the advocacy they are: «беседы со школьниками»."""
    if item.type != "meeting" or clause.words[item.last].lemma != "беседа":
        return item
    behind = clause.words[item.last + 1 : item.last + 1 + _TALK_REACH]
    told = any(word.text.lower() in ("с", "со", "для", "среди") for word in behind[:1])
    return replace(item, type="advocacy") if told and _TO_WHOM & {w.lemma for w in behind} else item


_ON_DATA = frozenset({"анализ", "обработка", "обобщение", "хранение", "обмен", "систематизация"})


def _gathers_data(item: NamedType, clause: Clause) -> NamedType:
    """The gathering of data as the function that it is: «сбор, анализ и обмен информацией»."""
    if clause.words[item.last].lemma != "сбор" or item.type != "meeting":
        return item
    behind = clause.words[item.last + 1 : item.last + 3]
    listed = len(behind) > 1 and behind[0].text in (",", "и") and behind[1].lemma in _ON_DATA
    return replace(item, type="mechanism") if listed else item


_WORKS = frozenset({"rehabilitation", "restoration", "improvement", "upgrade", "upgrading",
                    "development", "реабилитация", "восстановление", "обустройство"})  # fmt: skip
_BUILT = frozenset(
    {"bridge", "road", "school", "building", "checkpoint", "crossing", "terminal", "station",
     "post", "premise", "hospital", "clinic", "dormitory", "barrack", "canal", "pipeline", "street",
     "laboratory", "prison", "colony", "house", "room", "hall", "kennel", "fence", "warehouse",
     "airport", "port", "runway", "facility", "infrastructure", "мост", "дорога", "школа", "здание",
     "помещение", "застава", "пункт", "терминал", "вокзал", "больница", "общежитие", "казарма",
     "канал", "водопровод", "улица", "лаборатория", "колония", "участок", "инфраструктура"}
)  # fmt: skip
_WORKS_REACH = 5
"""Words from the works to what they are done on: "rehabilitation of the two border posts"."""


def _works_on(item: NamedType, clause: Clause) -> NamedType:
    """Works on a building or a road as the infrastructure works that they are.

    "rehabilitation of the bridge", «восстановление моста»; that of persons is a programme.
    """
    if clause.words[item.last].lemma not in _WORKS or item.type == "equipment":
        return item
    behind = clause.words[item.last + 1 : item.last + 1 + _WORKS_REACH]
    if not behind or (behind[0].text.isascii() and behind[0].text.lower() != "of"):
        return item
    ends = next((at for at, word in enumerate(behind) if word.text in (",", ";", ".")), len(behind))
    works = any(word.lemma in _BUILT for word in behind[:ends])
    return replace(item, type="equipment", weak=False) if works else item


_NO_BOOKS = frozenset({"notebook", "facebook", "book", "chequebook", "checkbook"})


def _is_book(lemma: str) -> bool:
    """Whether a compound is a kind of book: "benchbook", "casebook", "workbook"."""
    return lemma.endswith("book") and lemma not in _NO_BOOKS


def _drafts(found: list[NamedType], clause: Clause) -> list[NamedType]:
    """Without the word «проект» where it means a draft: «проект межгосударственного соглашения».

    «Проект по приведению порядка в соответствие» is a project.
    """
    return [
        item
        for item, following in zip_longest(found, found[1:])
        if not _is_draft_told_of(item, found, clause)
        if following is None
        or item.type != "programme"
        or not item.written.lower().startswith("проект")
        or following.type not in ("legislation", "publication")
        or following.first - item.last > _DRAFT_REACH
        or clause.words[item.last + 1].lemma in ("по", "для", "с")
    ]


def _is_draft_told_of(item: NamedType, found: Sequence[NamedType], clause: Clause) -> bool:
    """Whether it is the draft of a law named before: «Законом, проект которого разработан …»."""
    behind = clause.words[item.last + 1 : item.last + 2]
    if clause.words[item.first].lemma != "проект" or not behind or behind[0].lemma != "который":
        return False
    return any(one.type == "legislation" for one in found if one.last < item.first)


def _longest(lemmas: list[str], at: int, lex: Lexicon) -> tuple[int, str, bool] | None:
    """Length in words, type and weakness of the longest phrase here; hyphens are passed over."""
    words: list[str] = []
    best: tuple[int, str, bool] | None = None
    length = 0
    for lemma in lemmas[at : at + lex.longest * 2]:
        length += 1
        if lemma in ("-", "‑"):
            if not words:
                return None
            continue
        words.append(lemma)
        key = tuple(words)
        if key in lex.phrases:
            best = (length, lex.phrases[key], key in lex.weak)
        if len(words) >= lex.longest:
            break
    return best


def _applied(lemmas: list[str], at: int, lex: Lexicon) -> bool:
    """Whether what is done is to apply the law or plan: "implementation of the Joint Plan"."""
    for back in range(at - 1, max(-1, at - 1 - _APPLIED_REACH), -1):
        if lemmas[back] in (",", ";", "."):
            return False
        if lemmas[back] in lex.cues.applied:
            if back == at - 1 and lemmas[back].endswith("tion"):
                return False  # "national implementation action plans"
            # "development and implementation of action plans" makes them as well
            made = lemmas[max(0, back - 2) : back]
            return not (_MADE & set(made) and {"and", "&", "и"} & set(made))
    return False


def _heads(found: list[NamedType], clause: Clause) -> list[NamedType]:
    """Only the last of type nouns that follow one another, or with one more noun in between."""
    kept: list[NamedType] = []
    verbs = {at for item in clause.predicates for at in range(item.first, item.last + 1)}
    for item in found:
        parted = bool(kept) and not verbs.isdisjoint(range(kept[-1].last + 1, item.first))
        parted = parted and kept[-1].type == "publication"  # "The website | offers model laws"
        if kept and kept[-1].free == item.free and not parted:
            between = clause.words[kept[-1].last + 1 : item.first]
            if not between and kept[-1].written in _CALLED and item.written[:1].isupper():
                continue
            if _shares_head(kept[-1], item, clause):
                kept[-1] = item
                continue
            if _is_possessive(kept[-1], between, clause):
                kept[-1] = item
                continue
            small = all(word.text == "-" or _is_plain_noun(word.text) for word in between)
            if small and len(between) <= (1 if between and between[0].text != "-" else 2):
                kept.pop()
        kept.append(item)
    return kept


_OWNED_REACH = 3


def _is_possessive(owner: NamedType, between: Sequence[Word], clause: Clause) -> bool:
    """Whether the noun before only owns this one: "The project's mid-term review"."""
    written = clause.words[owner.last].text.lower()
    return len(between) <= _OWNED_REACH and written.endswith(("'s", "’s", "s'", "s’"))


def _shares_head(left: NamedType, right: NamedType, clause: Clause) -> bool:
    """Whether two compounds share the head of the second: "risk assessment and crisis … exercises".

    The first is then a bare singular, the head a plural.
    """
    words = clause.words
    between = words[left.last + 1 : right.first]
    if not between or between[0].text != "and" or len(between) > 3:
        return False
    if not all(_is_plain_noun(word.text) for word in between[1:]):
        return False
    if words[left.last].text[0].isupper() != words[right.last].text[0].isupper():
        return False  # "the Plenary and working groups"
    single = words[left.last].text.lower() == words[left.last].lemma
    plural = words[right.last].text.lower() != words[right.last].lemma
    before = {word.text.lower() for word in words[max(0, left.first - 2) : left.first]}
    return single and plural and not before & {"a", "an", "the", "one"}


_NO_NOUNS = frozenset(
    ["with", "from", "were", "will", "that", "took", "held", "have", "into", "which", "under",
     "during", "between", "through", "including", "against", "among"]
)  # fmt: skip


def _is_plain_noun(text: str) -> bool:
    """Whether a word may be a noun inside a compound ("training *needs* assessment")."""
    ending = text.endswith(("ed", "ing", "ly"))
    return text.islower() and len(text) > 3 and not ending and text not in _NO_NOUNS
