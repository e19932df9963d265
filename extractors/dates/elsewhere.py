"""Dates that say when something else was: what was put off, looked at, counted or cited."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.dates.setting import Setting
from gazetteers.cue_patterns import CuePattern

_REACH = 90
"""Code points to the left in which words can still say something about a date."""


def dated_elsewhere(setting: Setting, *, adopts: CuePattern) -> str:
    """Why a date is not that of the activity; empty when nothing beside it says so.

    "moved from March", "in force since 2010", "the third since 2020", "to the Convention (1999)".

    Args:
        setting: the date and its sentence.
        adopts: words of making a document, left of its date.
    """
    place = _Place(setting, adopts)
    return next((why for sign, why in _SIGNS if sign(place)), "")


@dataclass(frozen=True, slots=True)
class _Place:
    """A date with what stands beside it.

    Attributes:
        setting: the date and its sentence.
        adopts: words of making a document, left of its date.
    """

    setting: Setting
    adopts: CuePattern

    @property
    def left(self) -> str:
        return self.setting.left

    @property
    def near(self) -> str:
        """The words that stand close to it on the left."""
        return self.setting.left[-_REACH:]

    @property
    def near_with_in(self) -> str:
        """Those with the «в» that belongs to a Russian phrase of time."""
        belongs = re.match(r"[Вв]о?\s+", self.setting.written)
        return self.near + (belongs[0] if belongs else "")

    @property
    def right(self) -> str:
        return self.setting.right

    @property
    def prefix(self) -> str | None:
        return self.setting.expression.prefix

    @property
    def is_one_year(self) -> bool:
        return re.fullmatch(r"\d{4}", self.setting.written) is not None

    @property
    def ends_brackets(self) -> bool:
        return self.right.lstrip().startswith(")")


def _in_example(place: _Place) -> bool:
    return bool(_EXAMPLE.search(place.left)) and not _EXAMPLE_OF_EVENTS.search(place.left)


def _moved_from(place: _Place) -> bool:
    """Whether it is the day on which something was to be, or on which it did not take place."""
    if _NOT_THEN.search(place.near_with_in):
        return True
    since = place.prefix in ("from", "open") or re.search(r"\b(?:from|с|со)\s+$", place.left)
    return bool(since) and bool(_MOVED_FROM.search(place.left))


def _put_off(place: _Place) -> bool:
    if _PUT_OFF.match(place.right) or _AT_FIRST.search(place.left):
        return True
    return bool(_ANNOUNCED.search(place.near)) and bool(_MOVED.search(place.right))


def _looked_at(place: _Place) -> bool:
    expression = place.setting.expression
    spans = expression.finish is not None or _spans_years(place.setting)
    return (spans or place.prefix in ("between", "from")) and bool(_LOOKED_AT.search(place.left))


def _counts_months(place: _Place) -> bool:
    return bool(_LENGTH.match(place.setting.written)) and bool(_COUNTED_FROM.match(place.right))


def _of_others(place: _Place) -> bool:
    return place.prefix == "open" and bool(_OF_WHOM.search(place.left))


def _of_a_state(place: _Place) -> bool:
    return place.prefix == "open" and bool(_STATE_SINCE.search(place.left))


def _counted_since(place: _Place) -> bool:
    expression = place.setting.expression
    begins = place.prefix in ("open", "from") and expression.finish is None
    one_day = expression.begin.day_from == expression.begin.day_to
    return begins and one_day and bool(_COUNTED.search(place.left))


def _of_plans(place: _Place) -> bool:
    years = _YEARS.fullmatch(place.setting.written) is not None
    talked = years and bool(_NEXT_PLANS.search(place.left))
    return talked and not place.adopts.search(place.left)


def _of_cited_title(place: _Place) -> bool:
    return place.is_one_year and place.ends_brackets and bool(_CITED_TITLE.search(place.left))


def _of_cited_law(place: _Place) -> bool:
    return place.is_one_year and bool(_CITED_LAW.search(place.left))


def _of_joined_treaty(place: _Place) -> bool:
    return place.is_one_year and place.ends_brackets and bool(_JOINED_TREATY.search(place.left))


def _every_year(place: _Place) -> bool:
    """Whether a day comes every year; one in a date cell is also that of the table's year."""
    expression = place.setting.expression
    begin, finish = expression.begin, expression.finish
    if place.prefix in ("from", "open") or expression.open_end:
        return False
    if not begin.needs_year or (finish is not None and not finish.needs_year):
        return False
    in_cell = (
        begin.kind != "season"
        and re.match(r"во?\s", place.setting.written) is None
        and _OWN_CELL.search(place.left) is not None
        and place.right.lstrip()[:1] in ("", "|")
    )
    return not in_cell and bool(_EVERY_YEAR.search(place.left))


def _spans_years(setting: Setting) -> bool:
    """Whether the phrase is two years in one word: "2019-2021"."""
    return re.fullmatch(r"(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)?\d\d", setting.written) is not None


_EXAMPLE = CuePattern("dated", r"\(<example>\s[^()]*$")
_EXAMPLE_OF_EVENTS = CuePattern("dated", r"<events>\s\([^()]*$")
"""Of events that were held the example is one: "conferences (such as the 2017 conference"."""
_EVERY_YEAR = CuePattern("dated", r"<every-year>(?!.*<latest>)[^;]*$")
"""Left of a day that comes again: "every year on the International Day …, 21 August"."""
_NOT_THEN = CuePattern(
    "dated",
    r"<not-then>[^,;.|)]*$|<fell-through>\s+(?:(?:again|уже|ещё)\s+)?(?:in|on|во?)\s+$",
)
"""Left of a day on which nothing took place: "fallen through in May", «отложенная в ноябре»."""
_NOT_HELD = CuePattern("dated", r"\s*,?\s*(?:[\w-]+\s){1,4}<not-held>")
"""Right of a date on which nothing took place: «В 2020 году форум не проводился»."""
_OWN_CELL = CuePattern("dated", r"(?:\A|\|)\s*<every-year-cell>[,;:]?\s*\Z")
"""Left of a month in a date cell that is that of the table's year as well: «ежегодно, октябрь»."""
_MOVED_FROM = CuePattern("dated", r"<moved>\s*(?:,\s*)?(?:from|с|со)?\s*$")
"""Left of the day on which it was to be: "moved from March", «перенесён с мая»."""
_ANNOUNCED = CuePattern("dated", r"<announced>(?:(?!<still-moved>)[^.;])*$")
_MOVED = CuePattern("dated", r"^[^.]{0,160}?<moved-to>")
"""Right of such a day: "announced for November; it has been postponed to"."""
_AT_FIRST = CuePattern("dated", r"<at-first>\s<announced>(?:\s[^\s,.;]+){0,5}\s*$")
"""With such words the day is not that on which it took place: "originally planned for May"."""
_PUT_OFF = CuePattern("dated", r"^\s<put-off>")
"""Right of a day on which nothing took place: "on 3 May had to be postponed to"."""
_EDITION = CuePattern(
    "dated",
    r"<wording>\s(?:(?:in|on|by|of|at|от|на|по\sсостоянию\sна|во?)\s)?$"
    r"|<version>\s(?:of|as\sof|dated|from|in\sforce\s(?:in|on|as\sof))\s$",
)
"""Left of the date of a wording: "in its wording of 2020", «Кодекс в редакции 2019 года»."""
_ISSUE = CuePattern(
    "dated",
    r"(?:^|[\n|,;:–—-]\s*|<periodical>\W{1,3})<issue>\.?(?:\s(?:no\.?|number|№|n°))?"
    r"\s?(?:\d{1,4}(?:/\d{1,4})?\s*)?[,(|/–—-]\s*$",
)
"""Left of the date of a periodical: "Issue 3, May 2024", «Выпуск № 3, май 2024 года»."""
_OTHER_EVENT = CuePattern(
    "dated",
    r"\bthe\s(?:\w+\s){0,2}<upheaval:en>\s(?:of|in|from)\s(?:the\s)?$"
    r"|<upheaval:ru>\s(?:от\s|в\s)?$"
    r"|<time-after>\s(?:its|the|their)\s(?:[\w-]+\s){1,4}(?:in|on|of)\s$"
    r"|(?:\A|[.;]\s)<persons-of-before>\s(?:who\s(?:had\sbeen|were)\s)?<went-through>\s"
    r"(?:in|on|of)\s$"
    r"|<by-outcome>\s$",
)
"""Left of the date of an attack, or of what persons went through before."""
_LOOKED_AT = CuePattern(
    "dated",
    r"<study>[^.;]{0,50}<covers>\s(?:(?:the\s)?(?:years?|period)\s)?$"
    r"|\b(?:which|that|who|whom)\b[^,.;]{0,60}\bhad\b[^,.;]{0,40}$"
    r"|\(\d[\d ,.]*\s<counted-papers>,\s$"
    r"|<figures>\s(?:for|of|за)\s(?:the\s)?$",
)
"""Left of the years that a study looks at: "a review of assistance received between"."""
_STATE_SINCE = CuePattern("dated", r"(?:(?<!been )<in-office>|<state>)\s$")
"""Left of "since 2019" that dates a state, not the activity: "the director, in office since"."""


_LENGTH = CuePattern("dated", r"<for-a-year>")
_COUNTED_FROM = CuePattern("dated", r"\s<counted-from>")
"""Right of «в течение года» that counts twelve months: «в течение года после возвращения»."""
_OF_WHOM = CuePattern(
    "dated", r",\s<some>\s(?:of\s(?:whom|which)|(?:из\s)?котор(?:ых|ые))\b[^.;]*$"
)
"""Left of "since 2021" in a clause on others: "traders, many of whom have lost credit since"."""
_COUNTED = CuePattern(
    "dated",
    r"(?:<ordinal>|\b\d{1,2}-[а-яё]{1,3})(?:\s<of-its-kind>)?\s*(?:,\s*)?(?:since\s|с\s|со\s)?$",
)
"""Left of "since 2020" that counts: "a meeting, the third since 2020", «третье с 2020 года»."""
_YEARS = re.compile(
    r"(?:на\s|for\s)?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?(?:\s(?:год\w*|гг?\.?))?"
)
_NEXT_PLANS = CuePattern(
    "dated",
    r"<talks>[^.;]{0,80}(?:<plans>|<plans-in-talks>)\s(?:(?:for|of|in|на)\s)?$"
    r"|<tells>[^.;]{0,40}<plans>\s(?:(?:for|на)\s)?$",
)
"""Left of the year of plans that an event only talked about: "consultations on plans for 2023"."""


_JOINED_TREATY = CuePattern(
    "dated",
    r"<joins-treaty>\s[^.;()]{3,120}"
    r"\((?-i:[A-ZА-ЯЁ])[\w-]+(?:\s(?-i:[A-ZА-ЯЁ])[\w-]+)?,\s$",
)
"""Left of the year of a treaty that is joined: "ratified the Convention (Minsk, 2009) in 2012"."""
_TOPICS = CuePattern(
    "dated",
    r"<prepares>[^.;,]{0,60}<topic-of>\s(?:(?:the|its|their|an?)\s)?"
    r"(?:(?!(?:at|in|on|during|and|на|во?|и)\b)[\w-]+\s){0,3}?<event-to-come>\s"
    r"(?:to\sbe\sheld\s)?(?:(?:in|for|on|на|во?)\s)?$",
)
"""Left of the date of an event that is being prepared: "suggested topics of the event in 2018"."""


_CITED_LAW = CuePattern(
    "dated",
    r"\b(?:to|under|of|with|in) the (?:\w+ )?<cited-title> (?:on|for|against) [^.;,()]{3,80} of $",
    exact_case=True,
)
"""Left of the year of a cited law: "amendments to the Law on combating terrorism of 2003"."""
_CITED_TITLE = CuePattern(
    "dated",
    r"\b(?:to|of|under|with|in|by|from|on)\s+(?:the\s+|its\s+)?(?:[A-Z][\w/-]*\s+){0,6}"
    r"<cited-title>(?:\s+(?:[a-z]{2,4}\s+)*[A-Z][\w/-]*)*\s*\(\s*$",
    exact_case=True,
)
"""Left of the year of a title that is only cited: "to the Convention on Terrorism (1999)"."""


_SIGNS: tuple[tuple[Callable[[_Place], bool], str], ...] = (
    (_in_example, "it stands in an example in brackets"),
    (lambda place: bool(_NOT_HELD.match(place.right)), "nothing took place then"),
    (_moved_from, "it did not take place then"),
    (_put_off, "it was put off"),
    (
        lambda place: bool(_EDITION.search(place.near_with_in)),
        "it says which wording of a text is meant",
    ),
    (lambda place: bool(_ISSUE.search(place.left)), "the date of an issue of a periodical"),
    (
        lambda place: bool(_OTHER_EVENT.search(place.near)),
        "it dates what came before, or what is looked at",
    ),
    (_looked_at, "the years that are looked at"),
    (_counts_months, "a length of time, not the year"),
    (_of_others, "it says since when others have been so"),
    (_of_a_state, "it says since when something else has been so"),
    (_counted_since, "it says since when such things are counted"),
    (
        lambda place: bool(_TOPICS.search(place.left)),
        "it dates an event whose topics are spoken of",
    ),
    (_of_plans, "the years of plans that were only talked about"),
    (_of_cited_title, "the year of a document that is only cited"),
    (_of_cited_law, "the year of a law that is only cited"),
    (_of_joined_treaty, "the place and year of a treaty that is joined"),
    (_every_year, "a day or month of every year is no date"),
)
"""Signs that a date is another's, in the order in which they are asked, each with its reason."""
