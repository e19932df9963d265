"""What a date says: when the activity happens, or the year of something that is only cited."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from extractors.dates.dateline import names_an_event
from extractors.dates.elsewhere import dated_elsewhere
from extractors.dates.setting import AMOUNT, DateRole, Setting
from gazetteers.cue_patterns import CuePattern
from gazetteers.dates import date_cues
from gazetteers.model import LanguageCode

_REACH = 90
"""Code points to the left in which a noun can still govern a date ("Concept … adopted in 2012")."""

_QUOTES = str.maketrans({"„": "“", "‟": "“", "«": "“", "»": "”", "‹": "“", "›": "”"})


@dataclass(frozen=True, slots=True)
class _Patterns:
    document_left: re.Pattern[str]
    document_made: re.Pattern[str]
    document_head: re.Pattern[str]
    period_left: re.Pattern[str]
    running_left: re.Pattern[str]
    citing: re.Pattern[str]
    cited_group: re.Pattern[str]
    term_left: re.Pattern[str]
    term_right: CuePattern
    counting: re.Pattern[str]
    continuing: re.Pattern[str]
    measured: re.Pattern[str]
    adopts: CuePattern
    adopted: CuePattern
    small_words: frozenset[str]
    auxiliaries: frozenset[str]


def _forms(words: tuple[str, ...], language: LanguageCode) -> str:
    """The words in singular and plural; Russian ones with any ending."""
    forms = []
    for word in words:
        if language == "ru" and " " not in word and len(word) > 3:
            forms.append(re.escape(re.sub(r"[аеийоуыьэюя]{1,2}$", "", word)) + r"[а-яё]{0,4}")
        elif language == "en" and word.endswith("y") and word[-2] not in "aeiou":
            forms.append(re.escape(word[:-1]) + "(?:y|ies)")
        else:
            forms.append(re.escape(word) + ("(?:s|es)?" if language == "en" else "[а-я]{0,3}"))
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


_ONE_PERSON = {"en": r"(?<!s)", "ru": r"(?<!ов)(?<!ей)(?<!ами)(?<!ям)(?<!ях)"}
"""One person has a term of office; "a handbook for directors, 2023" is dated by its year."""


@cache
def _patterns(language: LanguageCode) -> _Patterns:
    cues = date_cues(language)
    documents = _forms(cues.document_nouns, language)
    made = "|".join(map(re.escape, sorted(cues.made, key=len, reverse=True)))
    citing = "|".join(map(re.escape, sorted(cues.citing, key=len, reverse=True)))
    terms = rf"(?:{_forms(cues.term_nouns, language)}){_ONE_PERSON[language]}"
    papers = frozenset(cues.document_nouns)
    running = tuple(noun for noun in cues.period_nouns if noun not in papers)
    plain = r"\b(?:{})\b"
    # «на основе протокола 2018 года»: in Russian the year directly follows the document
    directly = r"|\s+(?=\Z)" if language == "ru" else ""
    return _Patterns(
        document_left=re.compile(
            rf"(?i)(?<![\w-])(?:{documents})"
            rf"(?:\s*\(|\s+of\s+(?:the\s+)?|\s+dated\s+|,\s*|\s+от\s+{directly})?$"
        ),
        document_made=re.compile(
            rf"(?i)(?<![\w-])(?:{documents})(?P<between>(?:[\s,]+[\w’'“”\"«»()-]+){{0,7}}?)"
            rf"[\s,]+(?:{made})(?:\s+(?:in|on|by|at|в|на|от))*\s*$"
        ),
        document_head=re.compile(rf"(?i)^(?:{documents})$"),
        period_left=re.compile(
            rf"(?i)(?<![\w-])(?:{_forms(cues.period_nouns, language)})\b[^.;]{{0,{_REACH}}}$"
        ),
        running_left=re.compile(
            rf"(?i)(?<![\w-])(?:{_forms(running, language)})\b[^.;()]{{0,{_REACH}}}"
            r"\((?:[^()]{1,20},\s)?\s*$"
        ),
        citing=re.compile(
            rf"(?i)(?<![\w-])(?<!\bis )(?<!\bare )(?<!\bbeen )(?<!\bwas )(?<!\bwere )(?:{citing})"
            r"(?:\s+[^\s.;]+){0,12}\s*\(?$"
        ),
        cited_group=re.compile(rf"(?i)(?<![\w-])(?:{citing})\s+(?:the\s+|its\s+|their\s+)?$"),
        term_left=re.compile(rf"(?i)(?<![\w-]){terms}(?:\s+[\w’'-]+){{0,4}}\s*(?:\(|,\s*)$"),
        term_right=CuePattern(
            "dated",
            r"^\s+(?!(?:under|during|with|by|within|for|of|at|при|под|во?)\s)"
            r"(?:[\w’'-]+\s+){0,3}<chairmanship>",
        ),
        counting=re.compile(rf"(?i){plain.format('|'.join(map(re.escape, cues.counting)))}"),
        continuing=re.compile(rf"(?i){plain.format('|'.join(map(re.escape, cues.continuing)))}"),
        measured=re.compile(
            rf"(?i)\b(?:{'|'.join(map(re.escape, cues.measured))})(?:\s+[\w’'-]+){{0,5}}\s*$"
        ),
        adopts=CuePattern(
            "dated",
            r"<made-of-documents>\s+"
            r"(?:(?:a|an|the|its|their|new|also|jointly|joint)\s+){0,3}(?:[\w’'-]+\s+){0,6}$",
        ),
        adopted=CuePattern("dated", r"<says-of-documents>"),
        small_words=frozenset(cues.small_words),
        auxiliaries=frozenset(cues.auxiliaries),
    )


def role_of(setting: Setting, language: LanguageCode) -> tuple[DateRole, str]:
    """The role of a date in its sentence, and why.

    "resolution 60/288 of 26 June 2018" is a reference, "Kaspiy-Antiterror-2021" a title, "Chair
    (2017-2018)" a term, "as of 2016, there are 9 units" the day of a figure. The year of a document
    is "document" where the document is what the sentence is about ("The 2005 Treaty provides").
    """
    here = _Here(setting, _patterns(language))
    return (
        _of_a_name(here) or _of_a_figure(here) or _of_a_document(here) or ("activity", _SAYS_WHEN)
    )


_SAYS_WHEN = "it says when"
_Told = tuple[DateRole, str]


class _Here:
    """A date with its words, and what several questions ask of them.

    Attributes:
        left: the words before it; a title in quotation marks that it follows is left out.
        right: those after it.
        prefix: what a word before it makes of it.
        year_only: it is nothing but a year or years.
        period: it lasts from one time to another.
    """

    def __init__(self, setting: Setting, known: _Patterns) -> None:
        self.setting = setting
        self.known = known
        self.left, self.right = setting.left, setting.right
        if self.left.rstrip(" (\t\n").endswith(_QUOTE_MARKS) and _BEHIND_QUOTES.search(self.left):
            self.left = _QUOTED.sub("", self.left)  # “… implementation of the Strategy” (2018-2021)
        self.prefix = setting.expression.prefix
        self.year_only = (
            setting.expression.begin.kind in ("year", "days")
            and not re.search(r"[^\W\d]{3}", setting.written)
            and not _NUMERIC_DAY.search(setting.written)
        )
        self.period = "-" in setting.written or "–" in setting.written or self.prefix == "from"


def _of_a_name(here: _Here) -> _Told | None:
    """Whether the date belongs to a name or a quotation, or is that of something else."""
    if here.setting.attached:
        return "title", "the year is part of a name"
    left = here.setting.left
    closes = here.period and _CLOSING.match(here.right) and not names_an_event(left, len(left))
    if _inside_quotes(left) and not closes:
        return "title", "it stands inside quotation marks"
    elsewhere = dated_elsewhere(here.setting, adopts=here.known.adopts)
    if elsewhere:
        return "reference", elsewhere
    if here.year_only and _imprint(here.known, here.left, here.right):
        return "reference", "the place and year of print of what is named before"
    return None


def _of_a_figure(here: _Here) -> _Told | None:
    """Whether it is the day of a numbered paper, of a figure, a term of office or a named year."""
    known, left, right, prefix = here.known, here.left, here.right, here.prefix
    written = here.setting.written
    if _NUMBERED.search(left) and prefix is None:
        return "document", "the day of a numbered document"
    if prefix in ("in", None) and _COUNTED_ON.search(written + right) and not left.strip():
        return "figure-day", "the day on which something was counted"
    if prefix == "by" and _STOOD_AT.match(right):
        return "figure-day", "the day on which a number was reached"
    if here.setting.after_mask and prefix is None and _by_decree(left, right):
        return "document", "the day of the decree by which it was done"
    cited = here.setting.after_mask and not (_PHASE.search(left) or AMOUNT.search(left))
    if cited and prefix is None:
        return "reference", "it dates the document that is cited before it"
    if prefix == "after":
        return "reference", f"“{written}” says only what came before"
    if prefix == "as-of" and _counts_on_a_day(known, here.setting):
        return "figure-day", "the day on which something was counted"
    if prefix in ("open", "from") and known.measured.search(left):
        return "reference", "it says since when results are measured"
    if known.term_left.search(left) or (here.year_only and known.term_right.search(right)):
        return "term", "a term of office"
    if here.year_only and prefix is None and _ends_in_name(left) and not _PRINTED_BY.search(left):
        return "title", "the year follows a name"
    return None


def _of_a_document(here: _Here) -> _Told | None:
    """Whether it is the date of a document, which the sentence is about or only cites."""
    known, left, right, prefix = here.known, here.left, here.right, here.prefix
    bare = re.sub(r"\b(?:in|on|for|the|a|an|its|their|в|на|за)\s*$", "", left, flags=re.IGNORECASE)
    made = known.document_made.search(left)
    if made is not None and not _has_one(known.auxiliaries, made[0]):
        return _document(known, left, right, start=made.start())
    if here.year_only and (prefix is None or bare != left):
        head = _head_to_the_right(known, right)
        determined = prefix is None or re.search(r"(?i)\b(?:the|a|an|its|their)\s*$", left)
        if determined and head and known.document_head.search(head):
            return _document(known, left, right, start=len(bare))
    if (cited := _cited(here)) is not None:
        return cited
    written = here.setting.written
    told = _TOLD_OF.search(left + (written[:3] if prefix == "during" else ""))
    if told is not None and here.setting.expression.begin.kind == "year":
        return _document(known, left, right, start=told.start())
    noun = known.document_left.search(left)
    amends = here.year_only and _AMENDS.search(left) is not None  # "amendments to the Act (2011)"
    if noun is not None and not amends and _OF_A_DRAFT.search(left) is not None:
        return "activity", "the day of what was done with a draft"
    lasts = here.period and known.period_left.search(left) is not None
    if noun is not None and prefix is None and not lasts and not noun[0].rstrip().endswith(","):
        return _document(known, left, right, start=noun.start())
    return None


def _cited(here: _Here) -> _Told | None:
    """Whether the years of a programme or document are those of one that is only cited."""
    known, left = here.known, here.left
    cites = known.citing.search(left)
    if cites is None or not (here.year_only or here.prefix == "open"):
        return None
    if here.period and _CARRIED_OUT.match(left) and _GOES_ON.match(here.right):
        return None  # what is carried out is itself the activity
    lasting = known.period_left.search(left)
    if here.period and lasting is not None and lasting.start() > cites.start():
        if known.running_left.search(left, cites.start()):
            return "frame", "the years of the project under which it is done"
        return "reference", "the period of a programme that is only cited"
    if known.document_left.search(left):
        return "reference", "the year of a document that is only cited"
    return None


_NUMERIC_DAY = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2}|\d{4}-\d\d-\d\d")
"""A whole day in digits: "7.11.2023"."""
_NUMBERED = re.compile(r"№\s?[\w/.-]+\s+от\s+\Z")
"""Left of the day of a document, on which it was made unless a later one is told."""
_COUNTED_ON = re.compile(
    r"(?i)^На\s(?:начало|конец|\d{1,2})\s[^,;|]{4,30}?(?:\sгода|\sг\.)?,?\s(?:[а-яё]+\s){0,4}"
    r"(?!(?:за|на)[а-яё]*(?:план|знач|меч)[а-яё]+)[а-яё]+[нт]о\s(?:[а-яё]+\s){0,2}\d"
)
"""A day up to which things are counted: «На 1 января 2022 года обучено 45 офицеров»."""
_STOOD_AT = re.compile(
    r"(?i),?\s(?:[^\s.;,()]+\s){0,6}?"
    r"(?:held|contained|comprised|counted|numbered|included|listed|totalled|exceeded|"
    r"stood\sat|amounted\sto|(?:had\s)?(?:grown|risen|fallen|dropped)\sto|had|there\swere|"
    r"насчитыва[а-яё]+|насчитывал[аои]сь|числил[аои]сь|значил[аои]сь|состоял[аои]|содержал[аои]?|"
    r"включал[аои]?|составил[аои]?|составлял[аои]?|превысил[аои]?|выросл[аои]\sдо|было)\s"
    r"(?:(?:more\sthan|over|about|some|nearly|almost|only|около|более|свыше|почти|лишь)\s)?\d"
)
"""Right of a limit at which things are only counted: "by the end of 2019 the list held 4,000"."""
_PHASE = CuePattern("dated", r"<one-of-stages>\s[\dIVX]{1,4}\s*[,(]\s*$")
"""A number before a date that no document has: "(phase 9, 2015-2019)"."""


_BY_DECREE = CuePattern(
    "dated",
    r"(?P<done><done-by-decree>\s)?(?:^|\b)by\s(?:[\w’'-]+\s){0,8}?<decree>"
    r"(?:[^.;,()]|No\.){0,90}\Z",
)
_DONE = CuePattern("dated", r"<was-done>")
_WORLD = CuePattern("dated", r"<of-the-world>")


def _by_decree(left: str, right: str) -> bool:
    """Whether something was done by a numbered decree: "By Resolution No. 141 of 15 March …".

    What resolutions of the United Nations asked for was done on other days.
    """
    decree = _BY_DECREE.search(left)
    if decree is None or _WORLD.search(decree[0]) is not None:
        return False
    opens = not left[: decree.start()].strip()
    return bool(decree["done"]) or (opens and _DONE.search(right) is not None)


_TOLD_OF = CuePattern(
    "dated",
    r"<tells-of-years:en>"
    r"(?:\s(?:of|on|by|from)\s(?:(?!(?:is|are|was|were|be|been|will|has|have|planned|due)\b)"
    r"[\w’'-]+\s?){1,8}?)?\sfor\s(?:the\s(?:years?|period)\s)?\Z"
    r"|<tells-of-years:ru>(?:\s[^.;,()]{1,60})?\sза\s\Z",
)
"""Left of the years that a report tells of: "the drug report of Kazakhstan for 2017"."""


_CARRIED_OUT = CuePattern(
    "dated",
    r"\W*(?:the\s)?(?:joint\s|full\s|further\s)?<carried-out>\sof\s"
    r"(?!.*\b(?:resolutions?|recommendations?|convention)\b)",
)
"""A sentence whose subject is that a programme is carried out: "The implementation of the"."""
_OF_A_DRAFT = CuePattern(
    "dated",
    r"<opinion>[^.;()]{0,80}<not-yet-law>(?:(?!\b(?:which|that|котор\w+)\b)[^.;()]){0,120}\(\s*\Z",
)
"""Left of a day in brackets: an opinion on a draft, which has no day of its own yet."""
_GOES_ON = CuePattern("dated", r"\s*\)?\s(?:[\w’'-]+\s){0,8}?<goes-on>")
"""Right of its years: that it is being carried out, not that it was discussed."""
_AMENDS = CuePattern("dated", r"<amends>")
"""Left of the year of the law that a draft amends."""


_QUOTE_MARKS = ("”", "»", '"')
_BEHIND_QUOTES = re.compile(r"[”»\"]\s*\(\s*\Z")
_QUOTED = re.compile(r"[“«][^“”«»]*[”»]|\"[^\"]*\"")
_CLOSING = re.compile(r"\s*(?:годы|гг?\.?)?\s*[”»\"]")


def _imprint(known: _Patterns, left: str, right: str) -> bool:
    """Whether "(Paris, 2017)" follows the name of a publication, and the sentence goes on."""
    place = re.search(r"\(\s*[A-ZА-ЯЁ][\w-]+(?:\s[A-ZА-ЯЁ][\w-]+)?,\s*$", left)
    if place is None or not re.match(r"\s*\)\s+[^\W\d_]", right):
        return False
    before = left[: place.start()].rstrip()
    return before.endswith(("”", "»", '"')) or bool(_PRINTED.search(before))


_PRINTED_BY = CuePattern("dated", r"<publishes>[^;]*,\s(?:(?-i:[A-ZА-ЯЁ])[\w-]*\s){1,3}$")
"""Left of the year of what is published, behind publisher and place: ", UNESCO Paris 2017"."""
_PRINTED = CuePattern("dated", r"<book>[^.;(]{0,60}$")


_IN_ITS = CuePattern("dated", r"\W*(?:\w+,\s+)?<in-its>\s*(?:joint|new|national)?\s*")
"""What opens "In its 2022 recommendations, X encouraged", "In their statement of 16 September"."""


def _document(known: _Patterns, left: str, right: str, *, start: int) -> tuple[DateRole, str]:
    """Whether the dated document is what the sentence is about, or only cited."""
    before = left[:start]
    if known.cited_group.search(before) or known.citing.search(before):
        return "reference", "the year of a document that is only cited"
    if known.adopts.search(before):
        return "document", "the document itself is what was made"
    opening = re.sub(r"(?i)^\W*(?:the|a|an|this|new|joint)?\s*", "", before)
    if _IN_ITS.fullmatch(before) or _IN_ITS.fullmatch(left):
        return "document", "the sentence is about what the document says"
    opens_sentence = len(opening.split()) <= 4 and not _has_one(known.small_words, opening)
    if opens_sentence and (known.adopted.search(right) or not opening):
        return "document", "the sentence is about the document"
    return "reference", "the year of a document"


def _counts_on_a_day(known: _Patterns, setting: Setting) -> bool:
    clause = re.split(r"[;]", setting.right)[0]
    if re.search(r"(?i)\s(?:for|сроком)\s", setting.written):
        return False  # "as of January 2017 for 24 months"
    if _TAKES_EFFECT.search(setting.left) and not known.counting.search(setting.left[-120:]):
        return False  # "introduces a course in 60 schools as of 1 September 2020"
    if known.continuing.search(clause) or re.match(r"(?i)\s+(?:for|сроком)\s+\d", clause):
        return False
    around = setting.left[-120:] + clause
    return known.counting.search(around) is not None or re.search(r"\d", around) is not None


_TAKES_EFFECT = CuePattern("dated", r"<takes-effect>[^.;]*$")
"""Left of "as of" that says from when something is done."""


def _inside_quotes(left: str) -> bool:
    """Whether a quotation mark is still open: curly ones are counted, straight ones alternate."""
    left = left.rpartition(" | ")[2]  # no quotation goes over the border of a cell
    text = left.translate(_QUOTES)
    curly = text.count("“") - text.count("”")
    if "”" in text and "“" not in text:  # “ as a closing mark, or a lone typo
        curly = 0
    return curly > 0 or text.count('"') % 2 == 1


def _ends_in_name(left: str) -> bool:
    """Whether a bare year directly follows a name ("Peace Mission 2018", "Antiterror – 2025").

    In brackets it does not: "(Almaty 2018)" says where and when. A first word is no name.
    """
    match = re.search(r"(?P<bracket>\(\s*)?(?P<word>[^\W\d_][\w-]*)\s+(?:[-–]\s*)?$", left)
    if match is None or match["bracket"] or not match["word"][0].isupper():
        return False
    before = left[: match.start("word")].rstrip()
    if "-" in match["word"] or (match["word"].isupper() and len(match["word"]) > 1):
        return bool(before)
    previous = re.search(r"([^\W\d_][\w-]*)$", before)
    return previous is not None and previous[1][0].isupper()


def _has_one(words: frozenset[str], text: str) -> bool:
    return any(word.strip(",()") in words for word in text.lower().split())


def _head_to_the_right(known: _Patterns, right: str) -> str:
    """The last word of the noun group that follows: "2006 UN Global … | Strategy | in"."""
    head = ""
    words = re.findall(r"^\s*|[\w’'/-]+|[^\w\s]", right)[1:9]
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        if word == "and" and re.fullmatch(r"(?:19|20)\d\d", following):
            continue  # "the 2015 Belgrade and 2016 Hamburg Declarations"
        if not word[0].isalnum() or word.lower() in known.small_words:
            break
        head = word
    return head
