"""Dates that say when something else was: what was put off, looked at, counted or cited."""

import re

from extractors.dates.setting import Setting

_REACH = 90
"""Code points to the left in which words can still say something about a date."""


def dated_elsewhere(setting: Setting, *, adopts: re.Pattern[str]) -> str:
    """Why a date is not that of the activity; empty when nothing beside it says so.

    "moved from March", "in force since 2010", "the third since 2020", "to the Convention (1999)".

    Args:
        setting: the date and its sentence.
        adopts: words of making a document, left of its date.
    """
    left, right = setting.left, setting.right
    prefix = setting.expression.prefix
    if _EXAMPLE.search(left) and not _EXAMPLE_OF_EVENTS.search(left):
        return "it stands in an example in brackets"
    moved_from = prefix in ("from", "open") or re.search(r"\b(?:from|с|со)\s+$", left)
    if _NOT_HELD.match(right):
        return "nothing took place then"
    in_ = re.match(r"[Вв]о?\s+", setting.written)  # «в» belongs to a Russian phrase
    if _NOT_THEN.search(left[-_REACH:] + (in_[0] if in_ else "")) or (
        moved_from and _MOVED_FROM.search(left)
    ):
        return "it did not take place then"
    announced = _ANNOUNCED.search(left[-_REACH:]) is not None
    if _PUT_OFF.match(right) or _AT_FIRST.search(left) or (announced and _MOVED.search(right)):
        return "it was put off"
    if _EDITION.search(left[-_REACH:] + (in_[0] if in_ else "")):
        return "it says which wording of a text is meant"
    if _ISSUE.search(left):
        return "the date of an issue of a periodical"
    if _OTHER_EVENT.search(left[-_REACH:]):
        return "it dates what came before, or what is looked at"
    spans = setting.expression.finish is not None or _spans_years(setting)
    if (spans or prefix in ("between", "from")) and _LOOKED_AT.search(left):
        return "the years that are looked at"
    if _LENGTH.match(setting.written) and _COUNTED_FROM.match(right):
        return "a length of time, not the year"
    if prefix == "open" and _OF_WHOM.search(left):
        return "it says since when others have been so"
    if prefix == "open" and _STATE_SINCE.search(left):
        return "it says since when something else has been so"
    counted = prefix in ("open", "from") and setting.expression.finish is None
    several = setting.expression.begin.day_from != setting.expression.begin.day_to
    if counted and not several and _COUNTED.search(left):
        return "it says since when such things are counted"
    if _TOPICS.search(left):
        return "it dates an event whose topics are spoken of"
    if _YEARS.fullmatch(setting.written) and _NEXT_PLANS.search(left) and not adopts.search(left):
        return "the years of plans that were only talked about"
    one_year = re.fullmatch(r"\d{4}", setting.written) is not None
    if one_year and _CITED_TITLE.search(left) and right.lstrip().startswith(")"):
        return "the year of a document that is only cited"
    if one_year and _CITED_LAW.search(left):
        return "the year of a law that is only cited"
    if one_year and _JOINED_TREATY.search(left) and right.lstrip().startswith(")"):
        return "the place and year of a treaty that is joined"
    begin = setting.expression.begin
    lasting = prefix in ("from", "open") or setting.expression.open_end
    finish = setting.expression.finish
    every = not lasting and begin.needs_year and (finish is None or finish.needs_year)
    in_cell = (
        begin.kind != "season"
        and _OWN_CELL.search(left) is not None
        and right.lstrip()[:1] in ("", "|")
    )
    if every and not in_cell and _EVERY_YEAR.search(left):
        return "a day or month of every year is no date"
    return ""


def _spans_years(setting: Setting) -> bool:
    """Whether the phrase is two years in one word: "2019-2021"."""
    return re.fullmatch(r"(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)?\d\d", setting.written) is not None


_EXAMPLE = re.compile(
    r"(?i)\((?:such as|e\.g\.|for example|for instance|например|в частности|в том числе)\s[^()]*$"
)
_EXAMPLE_OF_EVENTS = re.compile(
    r"(?i)\b(?:workshops|seminars|conferences|trainings|courses|meetings|forums|events|exercises|visits|"
    r"round\stables|семинар\w+|тренинг\w+|курс\w+|конференци\w+|встреч\w*|мероприяти\w+|учени\w+|"
    r"визит\w+|форум\w*)\s\([^()]*$"
)
"""Of events that were held the example is one: "conferences (such as the 2017 conference"."""
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
    r"(?i)\b(?:(?:could|did|was|were|had|has|have) not|couldn['’]t|didn['’]t|cancelled|canceled|"
    r"instead of|не (?:смог|состоя|было|был)\w*|вместо|отмен[её]н\w*)\b[^,;.|)]*$"
    r"|\b(?:(?:fell|fallen|falling) through|(?:called|calling) off|postponed|deferred|put off)\s+"
    r"(?:again\s+)?(?:in|on)\s+$"
    r"|\b(?:отложен|перенес[её]н|сорва[влн]|несостоявш)\w*\s+(?:уже\s+|ещё\s+)?во?\s+$"
)
"""Left of a day on which nothing took place: "fallen through in May", «отложенная в ноябре»."""


_NOT_HELD = re.compile(
    r"(?i)\s*,?\s*(?:[\w-]+\s){1,4}(?:(?:was|were)\snot\s(?:held|organi[sz]ed|conducted|published)|"
    r"did\snot\stake\splace|не\s(?:провод|состоя|провед|издава|организов)\w+)"
)
"""Right of a date on which nothing took place: «В 2020 году форум не проводился»."""
_OWN_CELL = re.compile(
    r"(?i)(?:\A|\|)\s*(?:ежегодно|annually|every year|each year|yearly)[,;:]?\s*\Z"
)
"""Left of a month in a date cell that is that of the table's year as well: «ежегодно, октябрь»."""
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
    r"(?:postponed|put off|rescheduled|moved|shifted|deferred|"
    r"brought forward|dropped|cancelled|canceled|called off|abandoned|skipped)\b"
    r"|^\s(?:был[аио]?\s)?(?:перенес\w+|отложен\w*|отмен[её]н\w*)"
)
"""Right of a day on which nothing took place: "on 3 May had to be postponed to"."""
_EDITION = re.compile(
    r"(?i)\bas\s(?:it\s(?:then\s)?stood|(?:last\s|most\srecently\s)?(?:amended|revised|modified|in\sforce|"
    r"supplemented))\s(?:in\s|on\s|by\s|of\s|at\s)?$"
    r"|\bin\s(?:its|the|their)\s(?:\w+\s)?(?:wording|edition|version|reading|redaction)\s"
    r"(?:of|as\sof|dated|from|in\sforce\s(?:in|on|as\sof))\s$"
    r"|\b(?:в\s(?:новой\s|последней\s|действующей\s|прежней\s)?редакции(?:\s(?:закон\w*|указ\w*))?|"
    r"с\s(?:изменени|поправк|дополнени)\w+(?:\sи\s\w+)?(?:,?\sвнес[её]нными)?|"
    r"в\sверсии)\s(?:от\s|на\s|по\sсостоянию\sна\s|во?\s)?$"
)
"""Left of the date of a wording: "in its wording of 2020", «Кодекс в редакции 2019 года»."""
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
    r"received|given|provided|delivered|registered|recorded|seized|collected|committed|охватыва\w+)\s"
    r"(?:(?:the\s)?(?:years?|period)\s)?$"
    r"|\b(?:which|that|who|whom)\b[^,.;]{0,60}\bhad\b[^,.;]{0,40}$"
    r"|\(\d[\d ,.]*\s(?:judg\w+|cases?|interviews?|sentences?|records?|verdicts?|articles?|"
    r"decisions?|files?|дел|приговор\w*|интервью|решени\w+),\s$"
    r"|\b(?:data|figures|statistics|данны\w+|статистик\w+)\s(?:for|of|за)\s(?:the\s)?$"
)
"""Left of the years that a study looks at: "a review of assistance received between"."""
_STATE_SINCE = re.compile(
    r"(?i)\b(?:(?<!been )in (?:office|post|use|power|service)|"
    r"known|overdue|pending|vacant|broken|closed|"
    r"awaited|planned|promised|announced|under discussion|на посту|в должности|запланирован\w*)\s$"
)
"""Left of "since 2019" that dates a state, not the activity: "the director, in office since"."""


_LENGTH = re.compile(r"(?i)в течение года|весь год")
_COUNTED_FROM = re.compile(r"(?i)\s(?:с|со|после|от|до|как|и более|работал|прожил|жил|учил)\w*\b")
"""Right of «в течение года» that counts twelve months: «в течение года после возвращения»."""
_OF_WHOM = re.compile(
    r"(?i),\s(?:many|most|some|all|few|half|none|two|three|several|\d+)\sof\s(?:whom|which)\b[^.;]*$"
    r"|,\s(?:многие|большинство|часть|некоторые|половина|\d+)\s(?:из\s)?котор(?:ых|ые)\b[^.;]*$"
)
"""Left of "since 2021" in a clause on others: "traders, many of whom have lost credit since"."""
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
    r"|\b(?:present\w*|outlin\w+|announc\w+|shar(?:e|ed|ing)|представ\w+|озвуч\w+|огласи\w+)\b[^.;]{0,40}"
    r"\b(?:plans|priorities|needs|tasks|планы|планов|планами|приоритет\w*|потребност\w*|задач\w*)"
    r"\s(?:for\s|на\s)?$"
)
"""Left of the year of plans that an event only talked about: "consultations on plans for 2023"."""


_JOINED_TREATY = re.compile(
    r"(?i)\b(?:ratif\w+|acced\w+\sto|accession\sto|join\w*|ратифи\w+|присоедин\w+\sк)\s[^.;()]{3,120}"
    r"\((?-i:[A-ZА-ЯЁ])[\w-]+(?:\s(?-i:[A-ZА-ЯЁ])[\w-]+)?,\s$"
)
"""Left of the year of a treaty that is joined: "ratified the Convention (Minsk, 2009) in 2012"."""
_TOPICS = re.compile(
    r"(?i)\b(?:suggest|propos|identif|agree|consider|discuss|select|предлож|предлаг|определ|согласов|"
    r"обсу)\w*\b[^.;,]{0,60}\b(?:(?:topics?|themes?|agenda|venue)\s(?:of|for)\s"
    r"(?:the\s|its\s|their\s|an?\s)?(?:(?!(?:at|in|on|during|and)\b)[\w-]+\s){0,3}?(?:event|forum|conference|meeting|workshop|"
    r"seminar|course|summit|session)\s(?:to\sbe\sheld\s)?(?:in\s|for\s|on\s)?"
    r"|(?:тем[ыуа]?|тематик\w|повестк\w)\s(?:(?!(?:на|во?|и)\b)[\w-]+\s){0,3}?(?:мероприяти|форум|конференци|"
    r"встреч|семинар|курс|саммит|сесси|заседани)\w*\s(?:на\s|во?\s)?)$"
)
"""Left of the date of an event that is being prepared: "suggested topics of the event in 2018"."""


_CITED_LAW = re.compile(
    r"\b(?:to|under|of|with|in) the (?:\w+ )?(?:Law|Act|Code|Convention|Treaty|Protocol|Decree) "
    r"(?:on|for|against) [^.;,()]{3,80} of $"
)
"""Left of the year of a cited law: "amendments to the Law on combating terrorism of 2003"."""
_CITED_TITLE = re.compile(
    r"\b(?:to|of|under|with|in|by|from|on)\s+(?:the\s+|its\s+)?(?:[A-Z][\w/-]*\s+){0,6}"
    r"(?:Convention|Treaty|Protocol|Agreement|Declaration|Resolution|Charter|Law|Act|"
    r"Memorandum|Concept)(?:\s+(?:[a-z]{2,4}\s+)*[A-Z][\w/-]*)*\s*\(\s*$"
)
"""Left of the year of a title that is only cited: "to the Convention on Terrorism (1999)"."""
