"""What a date says: when the activity happens, or the year of something that is only cited."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Literal

from extractors.dates_units import Expression
from gazetteers.dates import date_cues
from gazetteers.model import LanguageCode

DateRole = Literal["activity", "reference", "title", "term", "figure-day", "document"]

_REACH = 90
"""Code points to the left in which a noun can still govern a date ("Concept … adopted in 2012")."""

_QUOTES = str.maketrans({"„": "“", "‟": "“", "«": "“", "»": "”", "‹": "“", "›": "”"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a date stands: its sentence before and after it, and what the phrase is.

    Attributes:
        left: the words of the sentence before the phrase, prefix words such as "in" included.
        right: those after it.
        expression: the parsed phrase.
        written: the phrase itself.
        attached: it is joined to a name ("Antiterror-2021").
        after_mask: what stands directly before it is a symbol or a resolution number.
    """

    left: str
    right: str
    expression: Expression
    written: str
    attached: bool
    after_mask: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    document_left: re.Pattern[str]
    document_made: re.Pattern[str]
    document_head: re.Pattern[str]
    period_left: re.Pattern[str]
    citing: re.Pattern[str]
    cited_group: re.Pattern[str]
    term_left: re.Pattern[str]
    term_right: re.Pattern[str]
    counting: re.Pattern[str]
    continuing: re.Pattern[str]
    measured: re.Pattern[str]
    adopts: re.Pattern[str]
    adopted: re.Pattern[str]
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


@cache
def _patterns(language: LanguageCode) -> _Patterns:
    cues = date_cues(language)
    documents = _forms(cues.document_nouns, language)
    made = "|".join(map(re.escape, sorted(cues.made, key=len, reverse=True)))
    citing = "|".join(map(re.escape, sorted(cues.citing, key=len, reverse=True)))
    terms = _forms(cues.term_nouns, language)
    plain = r"\b(?:{})\b"
    return _Patterns(
        document_left=re.compile(
            rf"(?i)(?<![\w-])(?:{documents})(?:\s*\(|\s+of\s+(?:the\s+)?|\s+dated\s+|,\s*|\s+от\s+)?$"
        ),
        document_made=re.compile(
            rf"(?i)(?<![\w-])(?:{documents})(?P<between>(?:[\s,]+[\w’'“”\"«»()-]+){{0,7}}?)"
            rf"[\s,]+(?:{made})(?:\s+(?:in|on|by|at|в|на|от))*\s*$"
        ),
        document_head=re.compile(rf"(?i)^(?:{documents})$"),
        period_left=re.compile(
            rf"(?i)(?<![\w-])(?:{_forms(cues.period_nouns, language)})\b[^.;]{{0,{_REACH}}}$"
        ),
        citing=re.compile(
            rf"(?i)(?<![\w-])(?<!\bis )(?<!\bare )(?<!\bbeen )(?<!\bwas )(?<!\bwere )(?:{citing})"
            r"(?:\s+[^\s.;]+){0,12}\s*\(?$"
        ),
        cited_group=re.compile(rf"(?i)(?<![\w-])(?:{citing})\s+(?:the\s+|its\s+|their\s+)?$"),
        term_left=re.compile(rf"(?i)(?<![\w-])(?:{terms})(?:\s+[\w’'-]+){{0,4}}\s*(?:\(|,\s*)$"),
        term_right=re.compile(
            r"(?i)^\s+(?!(?:under|during|with|by|within|for|of|at|при|под|во?)\s)"
            r"(?:[\w’'-]+\s+){0,3}(?:chair(?:man|person)?ship|presidency|chair\b|"
            r"председательств\w+)"
        ),
        counting=re.compile(rf"(?i){plain.format('|'.join(map(re.escape, cues.counting)))}"),
        continuing=re.compile(rf"(?i){plain.format('|'.join(map(re.escape, cues.continuing)))}"),
        measured=re.compile(
            rf"(?i)\b(?:{'|'.join(map(re.escape, cues.measured))})(?:\s+[\w’'-]+){{0,5}}\s*$"
        ),
        adopts=re.compile(
            r"(?i)\b(?:adopted|approved|signed|published|issued|launched|drafted|prepared|"
            r"developed|endorsed|ratified|adopts|approves|принял\w*|утвердил\w*|подписал\w*|"
            r"одобрил\w*|издал\w*|выпустил\w*|опубликовал\w*|подготовил\w*|разработал\w*|"
            r"принят[аоы]?|утвержден[аоы]?|утверждён|подписан[аоы]?|одобрен[аоы]?|издан[аоы]?|"
            r"действу[ею]т|заключил\w*|заключ[её]н[аоы]?)"
            r"\s+(?:(?:a|an|the|its|their|new|also|jointly|joint)\s+){0,3}(?:[\w’'-]+\s+){0,6}$"
        ),
        adopted=re.compile(
            r"(?i)\b(?:was|were|is|are|has been|have been|been|provides?|stipulates?|sets?|"
            r"requires?|defines?|regulates?|establishes|obliges|contains|bans|prohibits|"
            r"предусматривает|устанавливает|определяет|регулирует|закрепляет|принят\w*|"
            r"подписан\w*|утвержд[её]н\w*|одобрен\w*)\b"
        ),
        small_words=frozenset(cues.small_words),
        auxiliaries=frozenset(cues.auxiliaries),
    )


def role_of(setting: Setting, language: LanguageCode) -> tuple[DateRole, str]:
    """The role of a date in its sentence, and why.

    "resolution 60/288 of 26 June 2018" is a reference, "Kaspiy-Antiterror-2021" a title, "Chair
    (2017-2018)" a term, "as of 2016, there are 9 units" the day of a figure. The year of a document
    is "document" where the document is what the sentence is about ("The 2005 Treaty provides").
    """
    known = _patterns(language)
    left, right = setting.left, setting.right
    prefix = setting.expression.prefix
    year_only = setting.expression.begin.kind in ("year", "days") and not re.search(
        r"[^\W\d]{3}", setting.written
    )
    if setting.attached:
        return "title", "the year is part of a name"
    period = "-" in setting.written or "–" in setting.written or prefix == "from"
    if _inside_quotes(left) and not (period and _CLOSING.match(right)):
        return "title", "it stands inside quotation marks"
    if _EXAMPLE.search(left):
        return "reference", "it stands in an example in brackets"
    moved_from = prefix in ("from", "open") or re.search(r"\b(?:from|с|со)\s+$", left)
    if _NOT_THEN.search(left[-_REACH:]) or (moved_from and _MOVED_FROM.search(left)):
        return "reference", "it did not take place then"
    announced = _ANNOUNCED.search(left[-_REACH:]) is not None
    if _PUT_OFF.match(right) or _AT_FIRST.search(left) or (announced and _MOVED.search(right)):
        return "reference", "it was put off"
    if _ISSUE.search(left):
        return "reference", "the date of an issue of a periodical"
    if _OTHER_EVENT.search(left[-_REACH:]):
        return "reference", "it dates what came before, or what is looked at"
    spans = setting.expression.finish is not None or _spans_years(setting)
    if (spans or prefix in ("between", "from")) and _LOOKED_AT.search(left):
        return "reference", "the years that are looked at"
    if prefix == "open" and _STATE_SINCE.search(left):
        return "reference", "it says since when something else has been so"
    if prefix in ("open", "from") and setting.expression.finish is None and _COUNTED.search(left):
        return "reference", "it says since when such things are counted"
    if (
        _YEARS.fullmatch(setting.written)
        and _NEXT_PLANS.search(left)
        and not known.adopts.search(left)
    ):
        return "reference", "the years of plans that were only talked about"
    one_year = re.fullmatch(r"\d{4}", setting.written) is not None
    if one_year and _CITED_TITLE.search(left) and right.lstrip().startswith(")"):
        return "reference", "the year of a document that is only cited"
    if year_only and _imprint(known, left, right):
        return "reference", "the place and year of print of what is named before"
    if setting.after_mask and prefix is None and not _PHASE.search(left):
        return "reference", "it dates the document that is cited before it"
    if prefix == "after":
        return "reference", f"“{setting.written}” says only what came before"
    if prefix == "as-of" and _counts_on_a_day(known, setting):
        return "figure-day", "the day on which something was counted"
    if prefix in ("open", "from") and known.measured.search(left):
        return "reference", "it says since when results are measured"
    begin = setting.expression.begin
    if begin.needs_year and setting.expression.finish is None and _EVERY_YEAR.search(left):
        return "reference", "a day or month of every year is no date"
    bare = re.sub(r"\b(?:in|on|for|the|a|an|its|their|в|на|за)\s*$", "", left, flags=re.IGNORECASE)
    if known.term_left.search(left) or (year_only and known.term_right.search(right)):
        return "term", "a term of office"
    if year_only and prefix is None and _ends_in_name(left):
        return "title", "the year follows a name"
    made = known.document_made.search(left)
    if made is not None and not _has_one(known.auxiliaries, made[0]):
        return _document(known, left, right, start=made.start())
    if year_only and (prefix is None or bare != left):
        head = _head_to_the_right(known, right)
        determined = prefix is None or re.search(r"(?i)\b(?:the|a|an|its|their)\s*$", left)
        if determined and head and known.document_head.search(head):
            return _document(known, bare, right, start=len(bare))
    cites = known.citing.search(left)
    if cites is not None and (year_only or prefix in ("open",)):
        lasting = known.period_left.search(left)
        if period and lasting is not None and lasting.start() > cites.start():
            return "reference", "the period of a programme that is only cited"
        if known.document_left.search(left):
            return "reference", "the year of a document that is only cited"
    noun = known.document_left.search(left)
    lasts = period and known.period_left.search(left) is not None
    if noun is not None and prefix is None and not lasts and not noun[0].rstrip().endswith(","):
        return _document(known, left, right, start=noun.start())
    return "activity", "it says when"


def _spans_years(setting: Setting) -> bool:
    """Whether the phrase is two years in one word: "2019-2021"."""
    return re.fullmatch(r"(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)?\d\d", setting.written) is not None


_PHASE = re.compile(
    r"(?i)\b(?:phase|stage|part|module|component|round|этап|фаза|часть|модуль)\s[\dIVX]{1,4}\s*[,(]\s*$"
)
"""A number before a date that no document has: "(phase 9, 2015-2019)"."""


_CLOSING = re.compile(r"\s*(?:годы|гг?\.?)?\s*[”»\"]")
_EXAMPLE = re.compile(
    r"(?i)\((?:such as|e\.g\.|for example|for instance|например|в частности|в том числе)\s[^()]*$"
)
_EVERY_YEAR = re.compile(
    r"(?i)\b(?:(?:every|each)\s+(?:second\s+|other\s+)?(?:year|spring|summer|autumn|winter|month)|"
    r"annually|yearly|every\s+(?:second|two)\s+years?|(?:once|twice|(?:three|four|\d)\s+times)\s+"
    r"(?:a|each|every|per)\s+year|ежегодно|(?:один|два|три|дважды|трижды)\s+(?:раза?\s+)?в\s+год|"
    r"раз\s+в\s+год|кажд(?:ый|ого|ую|ое)\s+(?:год|весн|осен|лет|зим)\w*|из\s+года\s+в\s+год)\b"
    r"(?!.*\b(?:last|latest|most\s+recent|this\s+(?:time|year)|next|последн\w+|очередн\w+|"
    r"в\s+этом\s+году)\b)[^;]*$"
)
"""Left of a day that comes again: "every year on the International Day …, 21 August"."""
_NOT_THEN = re.compile(
    r"(?i)\b(?:(?:could|did|was|were|had|has|have) not|couldn['’]t|didn['’]t|cancelled|instead of|"
    r"не (?:смог|состоя|было|был)\w*|вместо|отмен[её]н\w*)\b[^,;.]*$"
)


_MOVED_FROM = re.compile(
    r"(?i)\b(?:moved|postponed|rescheduled|shifted|deferred|delayed|put off|brought forward|"
    r"перенес\w*|отложен\w*|сдвинут\w*)\s*(?:,\s*)?(?:from|с|со)?\s*$"
)
"""Left of the day on which it was to be: "moved from March", «перенесён с мая»."""
_ANNOUNCED = re.compile(
    r"(?i)\b(?:planned|announced|scheduled|foreseen|intended|due|expected|fixed|set|"
    r"запланирован\w*|намеч\w+|назнач\w+|планиров\w+|предполага\w+)\b(?:(?!postponed|moved|перенес|отложен)[^.;])*$"
)
_MOVED = re.compile(
    r"(?i)^[^.]{0,160}?\b(?:postponed|put off|rescheduled|moved to|shifted to|deferred|"
    r"brought forward|will now|is now to|перенес\w+|отложен\w*|теперь)\b"
)
"""Right of such a day: "announced for November; it has been postponed to"."""
_AT_FIRST = re.compile(
    r"(?i)\b(?:initially|originally|at first|первоначально|изначально|сначала)\s"
    r"(?:planned|announced|scheduled|foreseen|intended|expected|fixed|set|запланирован\w*|"
    r"намеч\w+|назнач\w+|планировал\w*)(?:\s[^\s,.;]+){0,5}\s*$"
)
"""With such words the day is not that on which it took place: "originally planned for May"."""
_PUT_OFF = re.compile(
    r"(?i)^\s(?:had to be|was|were|has been|have been|is|are)\s(?:then\s|again\s)?"
    r"(?:postponed|put off|rescheduled|moved|shifted|deferred|brought forward)\b"
    r"|^\s(?:был[аио]?\s)?(?:перенес\w+|отложен\w*)"
)
"""Right of a day on which nothing took place: "on 3 May had to be postponed to"."""
_ISSUE = re.compile(
    r"(?i)(?:^|[\n|,;:–—-]\s*|\b(?:newsletter|bulletin|digest|review|magazine|бюллетень|вестник|журнал)\W{1,3})"
    r"(?:issue|volume|vol\.?|edition|newsletter|bulletin|digest|выпуск|бюллетень|вестник|том)"
    r"(?:\s(?:no\.?|number|№|n°))?\s?(?:\d{1,4}(?:/\d{1,4})?\s*)?[,(|/–—-]\s*$"
)
"""Left of the date of a periodical: "Issue 3, May 2024", «Выпуск № 3, май 2024 года»."""
_OTHER_EVENT = re.compile(
    r"(?i)\bthe\s(?:\w+\s){0,2}(?:attacks?|bombings?|explosions?|shootings?|elections?|earthquake|"
    r"floods?|takeover|withdrawal|clashes|fighting|riots|events|unrest|coup|outbreak)"
    r"\s(?:of|in|from)\s(?:the\s)?$"
    r"|\b(?:years?|months?|weeks?|days?|soon|shortly|long|immediately)\safter\s(?:its|the|their)\s"
    r"(?:[\w-]+\s){1,4}(?:in|on|of)\s$"
    r"|\b(?:теракт|взрыв|нападени|атак|событи|выбор|беспоряд|землетрясени|наводнени)\w*\s(?:от\s|в\s)?$"
    r"|(?:\A|[.;]\s)(?:those|graduates|alumni|people|persons|women|men|officers)\s"
    r"(?:who\s(?:had\sbeen|were)\s)?(?:trained|educated|returned|repatriated|taught)\s(?:in|on|of)\s$"
    r"|\bпо\s(?:итогам|результатам)\s$"
)
"""Left of the date of an attack, or of what persons went through before."""
_LOOKED_AT = re.compile(
    r"(?i)\b(?:study|report|survey|review|analysis|overview|stock-?taking|inventory|statistics|data|figures|"
    r"обзор\w*|исследовани\w+|отч[её]т\w*|анализ\w*|данны\w+)\b[^.;]{0,50}\b(?:cover(?:s|ed|ing)?|"
    r"received|given|provided|registered|recorded|seized|collected|committed|охватыва\w+)\s"
    r"(?:(?:the\s)?(?:years?|period)\s)?$"
    r"|\b(?:which|that|who|whom)\b[^,.;]{0,60}\bhad\b[^,.;]{0,40}$"
    r"|\b(?:data|figures|statistics|данны\w+|статистик\w+)\s(?:for|of|за)\s(?:the\s)?$"
)
"""Left of the years that a study looks at: "a review of assistance received between"."""
_STATE_SINCE = re.compile(
    r"(?i)\b(?:in (?:office|post|use|power|service)|known|overdue|pending|vacant|broken|closed|"
    r"awaited|planned|promised|announced|under discussion|на посту|в должности|запланирован\w*)\s$"
)
"""Left of "since 2019" that dates a state, not the activity: "the director, in office since"."""


_COUNTED = re.compile(
    r"(?i)\b(?:(?:the|its|a|это)\s)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|\d{1,2}(?:st|nd|rd|th)|only|largest|biggest|втор\w+|трет\w+|четв[её]рт\w+|пят\w+|"
    r"шест\w+|седьм\w+|перв\w+|впервые|крупнейш\w+|\d{1,2}-[а-яё]{1,3})"
    r"(?:\s(?:such|of its kind|of this kind|one|in a row|in the series|по сч[её]ту|"
    r"подряд|такая|такой|такое))?\s*(?:,\s*)?(?:since\s|с\s|со\s)?$"
)
"""Left of "since 2020" that counts: "a meeting, the third since 2020", «третье с 2020 года»."""
_YEARS = re.compile(
    r"(?:на\s|for\s)?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?(?:\s(?:год\w*|гг?\.?))?"
)
_NEXT_PLANS = re.compile(
    r"(?i)\b(?:discuss\w*|consultations?|talks|exchang\w+ views|coordination|alignment|alignments|"
    r"обсу\w+|рассмотр\w+|согласовани\w+|консультаци\w+|обмен\w* мнениями)\b[^.;]{0,80}"
    r"\b(?:plans?|priorities|needs|budgets?|tasks|schedules?|calendars?|cooperation|план(?:ы|ов|а|ам|ах)?|"
    r"приоритет\w*|потребност\w*|бюджет\w*|задач\w*|график\w*)\s(?:for\s|of\s|in\s|на\s)?$"
)
"""Left of the year of plans that an event only talked about: "consultations on plans for 2023"."""


_CITED_TITLE = re.compile(
    r"\b(?:to|of|under|with|in|by|from|on)\s+(?:the\s+|its\s+)?(?:[A-Z][\w/-]*\s+){0,6}"
    r"(?:Convention|Treaty|Protocol|Agreement|Declaration|Resolution|Charter|Law|Act|"
    r"Memorandum|Concept)(?:\s+(?:[a-z]{2,4}\s+)*[A-Z][\w/-]*)*\s*\(\s*$"
)
"""Left of the year of a title that is only cited: "to the Convention on Terrorism (1999)"."""


def _imprint(known: _Patterns, left: str, right: str) -> bool:
    """Whether "(Paris, 2017)" follows the name of a publication, and the sentence goes on."""
    place = re.search(r"\(\s*[A-ZА-ЯЁ][\w-]+(?:\s[A-ZА-ЯЁ][\w-]+)?,\s*$", left)
    if place is None or not re.match(r"\s*\)\s+[^\W\d_]", right):
        return False
    before = left[: place.start()].rstrip()
    return before.endswith(("”", "»", '"')) or bool(_PRINTED.search(before))


_PRINTED = re.compile(
    r"(?i)\b(?:handbook|guide|guidebook|manual|book|textbook|toolkit|compendium|brochure|report|"
    r"руководств\w*|пособи\w*|справочник\w*|учебник\w*|сборник\w*|доклад\w*)\b[^.;(]{0,60}$"
)


def _document(known: _Patterns, left: str, right: str, *, start: int) -> tuple[DateRole, str]:
    """Whether the dated document is what the sentence is about, or only cited."""
    before = left[:start]
    if known.cited_group.search(before) or known.citing.search(before):
        return "reference", "the year of a document that is only cited"
    if known.adopts.search(before):
        return "document", "the document itself is what was made"
    opening = re.sub(r"(?i)^\W*(?:the|a|an|this|new|joint)?\s*", "", before)
    if re.fullmatch(r"(?i)\W*(?:\w+,\s+)?in (?:an?|their|its)\s*(?:joint\s*)?", before):
        return "document", "the sentence is about what the document says"
    opens_sentence = len(opening.split()) <= 4 and not _has_one(known.small_words, opening)
    if opens_sentence and (known.adopted.search(right) or not opening):
        return "document", "the sentence is about the document"
    return "reference", "the year of a document"


def _counts_on_a_day(known: _Patterns, setting: Setting) -> bool:
    clause = re.split(r"[;]", setting.right)[0]
    if _TAKES_EFFECT.search(setting.left) and not known.counting.search(setting.left[-120:]):
        return False  # "introduces a course in 60 schools as of 1 September 2020"
    if known.continuing.search(clause) or re.match(r"(?i)\s+(?:for|сроком)\s+\d", clause):
        return False
    around = setting.left[-120:] + clause
    return known.counting.search(around) is not None or re.search(r"\d", around) is not None


_TAKES_EFFECT = re.compile(
    r"(?i)\b(?:introduc\w+|launch\w*|start\w*|begin\w*|appl(?:y|ies|ied)|operat(?:e|es|ed|ing)|"
    r"in force|effective|valid|open(?:s|ed|ing)?|offer(?:s|ed|ing)?|teach(?:es|ing)?|replac\w+|"
    r"becom\w+|compulsory|obligatory|mandatory|takes? over|will)\b[^.;]*$"
)
"""Left of "as of" that says from when something is done."""


def _inside_quotes(left: str) -> bool:
    """Whether a quotation mark is still open: curly ones are counted, straight ones alternate."""
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
