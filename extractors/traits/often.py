"""How often: words of frequency of the activity itself, and series that go on."""

import itertools
import re

from extractors.model import Judged, Status
from extractors.traits.objects import LIKELY, SURE
from extractors.traits.signs import Signs, judged_status, phrase_in
from extractors.traits.words import Predicate

_EVERY_MONTH = re.compile(
    r"(?i)\b(?:every|each) (?:(?:second|other|first|third|fourth|last) )?(?:January|February|March|"
    r"April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|(?:\w+ )?(?:term|semester|season)|hour)\b|"
    r"\bкажд\w+ (?:\w+ )?(?:семестр|четверт|сезон|час|лето|зиму)\w?\b|"
    r"\bкажд(?:ый|ую|ое) (?:(?:перв|втор|трет|четв[её]рт|последн)\w+ )?"
    r"(?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь|"
    r"понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)\b"
)


def recurring(signs: Signs, date_cell: str) -> Judged[Status] | None:
    """A frequency of the activity itself, or a series that goes on."""
    cues = signs.lex.cues
    frequency = phrase_in(cues.recurring, date_cell)
    if frequency:
        return judged_status("recurring", f"the date cell says “{frequency}”", SURE)
    # "works on a curriculum; a pilot class sits every Thursday" is the work
    month = _EVERY_MONTH.search(date_cell) or _EVERY_MONTH.search(signs.sentence.split(";")[0])
    if month is not None:
        return judged_status("recurring", f"“{month[0]}” says how often", SURE)
    predicate = signs.clause.predicates[0] if signs.clause.predicates else None
    until = _end_of_object(signs, predicate)
    # "Universal Periodic Review": in a name a frequency says nothing
    aside = _words_of_others(signs, predicate, until)
    stretch = " ".join(
        word.lemma if at == 0 or not word.text[0].isupper() else "×"
        for at, word in enumerate(signs.clause.words[:until])
        if at not in aside
    )
    written = " ".join(
        word.text
        for at, word in enumerate(signs.clause.words[:until])
        if (at == 0 or not word.text[0].isupper()) and at not in aside
    )
    frequency = phrase_in(cues.recurring, stretch) or phrase_in(cues.recurring, written)
    if not frequency and predicate is not None and predicate.passive:
        frequency = phrase_in(cues.recurring, _after_agent(signs, until))
    if frequency and re.search(rf"\bmulti (?:- )?{re.escape(frequency)}\b", stretch):
        frequency = ""
    if frequency in _OF_REPORTS and _PERIODIC_REPORT.search(signs.sentence) is not None:
        frequency = ""
    if frequency in _LATER and (predicate is None or predicate.tense == "past"):
        frequency = ""  # «Через год консультации были продолжены»
    held = _HELD_OFTEN.search(signs.sentence)
    often = phrase_in(cues.recurring, held["how"] or held["kak"]) if held is not None else ""
    if not frequency and often and (predicate is None or predicate.tense in _GOES_ON):
        return judged_status("recurring", f"“{often}” says how often", LIKELY)
    repeated = ("present", "progressive", "perfect")
    goes_on = predicate is None or predicate.tense in repeated
    if frequency:
        edition = frequency in cues.edition and not goes_on
        dated = frequency in cues.edition and predicate is None and on_days(signs)
        future = (
            predicate is not None
            and predicate.tense in ("future", "ahead")
            and frequency in cues.edition
        )
        if not edition and not (dated and not signs.is_open) and not future:
            return judged_status("recurring", f"“{frequency}” says how often", SURE)
    if predicate is not None and predicate.tense == "progressive":
        series = phrase_in(cues.series, stretch)
        if series:
            return judged_status("recurring", f"“{series}” that goes on", LIKELY)
    return None


def on_days(signs: Signs) -> bool:
    """Whether a date is that of one event: "annual forum, 5 May"; «ежегодные курсы, май» is not."""
    return any(
        item.start is not None and item.end is not None
        and (item.end - item.start).days < _MONTH
        for item in signs.dates
    )  # fmt: skip


_GOES_ON = ("present", "progressive")
_OF_REPORTS = ("periodic", "periodical", "периодический")
_PERIODIC_REPORT = re.compile(
    r"(?i)\bperiodic(?:al)? (?:state |national |country )?reports?\b|"
    r"\bпериодическ\w+ (?:доклад|отч[её]т)\w*"
    r"|\buniversal periodic review\b|\bуниверсальн\w+ периодическ\w+ обзор\w*"
)
"""What states submit to treaty bodies is called so, however often help with it is given."""
_LATER = ("через год",)
"""Frequencies that may say only how much later: «через год»."""
_HELD_OFTEN = re.compile(
    r"(?i), which (?:now )?(?:takes? place|appears?|comes? out|goes? out|"
    r"(?:is|are) (?:published|issued|sent out|held)|meets?|convenes?|come together|gather) "
    r"(?P<how>[^,;.]{3,40})|, котор\w+ (?:проходят|проводятся|проводится|проходит|собирается) "
    r"(?P<kak>[^,;.]{3,40})"
)
"""How often what is supported takes place: "dialogue evenings, which take place every month"."""
_MONTH = 27
_AGENT = 8
"""Words in which a body's name and a frequency after it stand."""


def _after_agent(signs: Signs, at: int) -> str:
    """What follows "by" and the name of a body: "are held by IOM regularly"."""
    words = signs.clause.words[at : at + _AGENT]
    if not words or words[0].lemma != "by" or len(words) < _A_NAME:
        return ""
    plain = (word.text for word in words[1:] if not word.text[0].isupper())
    return " ".join(itertools.takewhile(lambda word: word not in _AFTER_NAME, plain))


_AFTER_NAME = frozenset({",", ";", "for", "to", "who", "which", "that", "whose", "and"})
"""Words behind which a frequency is that of something else."""
_A_NAME = 3
"""Words of "by IOM regularly"."""


def _words_of_others(signs: Signs, predicate: Predicate | None, end: int) -> frozenset[int]:
    """Indices of words that tell of something besides the activity itself.

    They are a clause on the subject ("A group *that meets twice a year* has drafted a guide"), a
    participle on what a preposition governs ("follows up on visits *made every year*"), and the
    event on the margins of which it was.
    """
    words = signs.clause.words
    found: set[int] = set()
    for at in range(len(words) - 1):
        pair = words[at].lemma, words[at + 1].text.lower()
        if pair in _ON_THE_MARGINS:
            comma = (n for n in range(at, len(words)) if words[n].text in (",", ";", ":"))
            found |= set(range(at, next(comma, len(words))))
    if predicate is None:
        return frozenset(found)
    opening = [word.text.lower() for word in words[: predicate.first]]
    begin = next((at for at, word in enumerate(opening) if at and word in _RELATIVE), None)
    noun_before = next((w for w in reversed(words[: begin or 0]) if w.text[0].isalpha()), None)
    if noun_before is None or not noun_before.free:
        begin = None  # "Under the operation, which it conducts every year, sites were closed"
    found |= set(range(begin, predicate.first)) if begin is not None else set()
    for at in range(predicate.last + 2, end):
        one = words[at].text.lower()
        noun = words[at - 1]
        past = one.endswith("ed") or one in _PAST
        if past and not noun.free and noun.text.endswith("s") and noun.text[0].islower():
            found |= set(range(at, end))
            break
    return frozenset(found)


_ON_THE_MARGINS = frozenset(
    {("margin", "of"), ("sideline", "of"), ("margins", "of"), ("sidelines", "of"),
     ("полях", "ежегодной"), ("поле", "ежегодной"), ("поле", "ежегодного"), ("поле", "регулярной"),
     ("поле", "регулярного")}
)  # fmt: skip
"""Before another event, and how often that is: "on the margins of the yearly gathering"."""
_RELATIVE = frozenset({"that", "which", "who", "который", "которая", "которое", "которые"})
_PAST = frozenset({"held", "made", "set", "given", "taken", "run", "taught"})


def _end_of_object(signs: Signs, predicate: Predicate | None) -> int:
    """Index of the word where the object of the verb ends: at "by …ing", "which", a semicolon."""
    words = signs.clause.words
    begin = predicate.last + 1 if predicate is not None else 0
    following = signs.clause.predicates[1:2]
    stops = {";", "which", "who", "whose", "where", "by", "through", "including", "который", "где"}
    if predicate is not None and predicate.verb.creates and predicate.tense in ("past", "perfect"):
        stops |= {"to", "that"}  # "established a group *to* prepare meetings regularly"
    end = len(words)
    if following and begin < following[0].first:
        between = range(begin, following[0].first)
        end = next((at for at in reversed(between) if words[at].lemma in ("and", "и")), end)
    for at in range(begin, end):
        if words[at].lemma in stops:
            return at
    return end
