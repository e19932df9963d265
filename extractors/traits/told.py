"""What is only told of or weighed as yet: the thing itself says what kind of activity it is."""

from collections.abc import Sequence

from extractors.traits.morphology import parses_of
from extractors.traits.nouns import NamedType
from extractors.traits.words import Clause, Lexicon, Predicate

_TELLS = frozenset(
    {"проинформировать", "информировать", "сообщить", "сообщать", "доложить", "докладывать",
     "рассказать", "отчитаться", "уведомить", "объявить", "inform", "report", "announce", "tell"}
)  # fmt: skip
_ABOUT = frozenset({"о", "об", "of", "on", "about"})
_DONE = frozenset(
    {"проведение", "завершение", "создание", "запуск", "открытие", "разработка", "издание",
     "подготовка", "начало", "окончание", "выпуск", "принятие", "утверждение", "подписание",
     "выделение", "передача", "организация", "completion", "launch", "opening", "establishment",
     "creation", "publication", "adoption", "approval", "signing", "start", "end", "beginning",
     "holding", "release", "issuance", "conclusion", "delivery"}
)  # fmt: skip
"""What became of a thing: its holding, completion, publication."""
_NEAR = 5
"""Words between a verb and "of the completion"."""
_WEIGHS = frozenset(
    {"рассматривать", "рассмотреть", "изучать", "изучить", "прорабатывать", "проработать",
     "обсуждать", "обсуждаться", "consider", "explore", "examine", "study", "discuss"}
)  # fmt: skip
_QUESTIONS = frozenset({"question", "issue", "предложение", "proposal"})
"""Besides possibilities; many issues are the topics of a talk or a visit."""


_INTENDED = frozenset({"создание", "открытие", "учреждение", "проведение", "подписание"})
"""What is talked over while it lies ahead: «обсуждается создание центра»."""


def reported_on(
    clause: Clause, main: Predicate, named: Sequence[NamedType], *, limit: int
) -> NamedType | None:
    """The thing whose completion, launch or holding is told: «сообщил о завершении проекта»."""
    if main.verb.lemma not in _TELLS:
        return None
    words = clause.words
    for at in range(main.last + 1, min(main.last + 1 + _NEAR, limit - 1)):
        if words[at].text.lower() not in _ABOUT:
            continue
        done = next((n for n in range(at + 1, at + 3) if n < limit and words[n].lemma in _DONE), 0)
        if done:
            return next((i for i in named if done < i.first < limit and not i.weak), None)
    return None


def weighed(
    clause: Clause, main: Predicate, named: Sequence[NamedType], lex: Lexicon, *, limit: int
) -> NamedType | None:
    """What a question or possibility that is weighed is about, whoever weighs it.

    «рассматривает вопрос о присоединении к Конвенции», "is considering the possibility of opening
    a centre", «рассматривается возможность направления группы на стажировку».
    """
    ahead = main.passive and main.tense == "present"
    if _WEIGHS.isdisjoint({main.leading.lemma, main.verb.lemma}) and not (
        ahead and main.verb.lemma == "обсудить"
    ):
        return None
    words = clause.words
    asked = {*lex.cues.possibilities, *_QUESTIONS}
    if ahead:
        asked |= _INTENDED
    near = range(main.last + 1, min(main.last + 1 + _NEAR, limit))
    one = {*asked, "possibilities", "options"}
    at = next((n for n in near if words[n].lemma in asked and _is_one(words[n].text, one)), None)
    if at is None and main.passive:  # «Вопрос о заключении соглашения рассматривается»
        at = next((n for n in range(main.first) if words[n].lemma in asked), None)
        limit = main.first
    if at is None or (at > main.last and words[at - 1].text.lower() in ("в", "на", "in", "at")):
        return None
    behind = [item for item in named if at < item.first < limit and not item.weak]
    return next((i for i in behind if i.type != "mechanism"), behind[0] if behind else None)


def _is_one(text: str, asked: set[str]) -> bool:
    """Whether it is one question: "among other *issues*", «вопросы подготовки» are topics."""
    if text.isascii():
        return text.lower() in asked
    return any("sing" in parse.tag for parse in parses_of(text.lower()))
