"""Whether a heading is the bare name of a country, a place or an organization."""

import re
from collections.abc import Sequence
from typing import Literal

from extractors.languages import language as spoken
from extractors.mentions import GOVERNMENT, find_organizations
from extractors.mentions.meaning import as_whole
from extractors.model import Mention
from extractors.places.named import HOME_COUNTRIES
from extractors.places.region import find_region
from gazetteers.bodies import body_words
from gazetteers.columns import language_of_letters
from gazetteers.lookup import resolve
from gazetteers.lookup_words import words_of
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations
from gazetteers.sections import section_cues
from gazetteers.territories import territories

_MOST = 0.6
"""Share of a heading's letters that names must cover: "CICA Secretariat", not "CICA seminar on
confidence building"."""
_REST_WORDS = 3
"""Words that may follow a name at the start of a heading: "INTERPOL, project Kalkan"."""
_BODY_WORDS = 14
"""Words; the name of a body is not longer."""
_ARTICLE = re.compile(r"^\s*[Tt]he\s")
_IN_A_PLACE = re.compile(r",?\s(?:in|в|г\.)\s|,\s")
_AROUND = " \t\n.,:;()«»“”\"'"


class GazetteerNames:
    """Knows the names of the gazetteers."""

    def kind_of(self, words: str) -> Literal["country", "organization"] | None:
        """What the words as a whole name: a place counts as the country that it lies in.

        Words such as "activities of" before a name do not count, nor does the unit after it.
        "Kyrgyz Republic", "Bishkek", "Kazakhstan and Uzbekistan" are countries, "OSCE/ODIHR,
        Warsaw" an organization; "Border security in Tajikistan" is neither.
        """
        known = organizations()
        bodies = [
            (hit.start, hit.end)
            for hit in resolve(known.index.find(words), depth=known.depth)
            if as_whole(hit, words, known).name.strength in ("strong", "fuzzy")
        ]
        bodies = bodies or [
            (hit.start, hit.end)
            for hit in body_words(language_of_letters(words)).unlisted_index.find(words)
        ]
        places = [
            (hit.start, hit.end)
            for hit in territories().find(words, language_of_letters(words))
            if hit.sort != "people"
        ]
        if bodies and _cover(words, bodies, beside=places):
            return "organization"
        if bodies and bodies[0][0] == 0:
            rest = words[bodies[0][1] :]
            if len(rest.split()) <= _REST_WORDS:
                return None if rest.startswith("-") else "organization"
        if places and _cover(words, places):
            return "country"
        # "REGIONAL (Central Asia)" and "Several countries" behind "TAJIKISTAN" are sections of the
        # same kind.
        if section_cues(words).pattern("not-one-country").fullmatch(words.strip()):
            return "country"
        regions = [(hit.start, hit.end) for hit in find_region(words, language_of_letters(words))]
        return "country" if regions and _cover(words, regions) else None


def is_one_body(words: str) -> bool:
    """Whether words are the name of an authority of one country, or of a body without an entry.

    "The Supreme Court of Uzbekistan", «Общественный фонд «Луч»» are; "Border Service training",
    "Support for the Supreme Court of Uzbekistan" and "Law enforcement agencies" are none, nor is
    "Office for Legal Affairs", which may be a unit of anybody.
    """
    if len(words.split()) > _BODY_WORDS or not words[:1].isupper():
        return False
    language = language_of_letters(words)
    found = find_organizations(words, language)
    if len(found) != 1:
        return False
    body = found[0]
    if not body.id.startswith(GOVERNMENT) and not _is_civil(body, language):
        return False
    behind = words[body.end :]
    if _IN_A_PLACE.match(behind) and names_places(behind):
        behind = ""
    return not f"{_ARTICLE.sub('', words[: body.start])}{behind}".strip(_AROUND)


def _is_civil(body: Mention, language: LanguageCode) -> bool:
    """Whether a body without an entry is surely one of its own, by its kind or its known name."""
    if body.strength != "new":
        return False
    own = body_words(language).civil_keys
    return body.evidence.method == "exact" or any(
        not own.isdisjoint(word.keys) for word in words_of(body.text)
    )


def _cover(
    words: str, names: Sequence[tuple[int, int]], *, beside: Sequence[tuple[int, int]] = ()
) -> bool:
    """Whether names are most of what a heading says, "activities of" and the like left out.

    What stands in `beside` (a place behind the name of an office) does not count either.
    """
    signs = [(sign.start, sign.end) for sign in section_cues(words).find("about-whom", words)]
    inside = sum(_letters(words, start, end) for start, end in names)
    around = sum(
        _letters(words, *span)
        for span in (*signs, *beside)
        if not any(start < span[1] and span[0] < end for start, end in names)
    )
    return inside >= _MOST * (sum(map(str.isalpha, words)) - around)


def names_bodies(words: str) -> bool:
    """Whether a cell does little more than name organizations and authorities of countries.

    "National Bank of Tajikistan; Egmont Group" does, "Course for the National Bank" does not.
    """
    found = find_organizations(words, language_of_letters(words))
    covered = sum(_letters(words, mention.start, mention.end) for mention in found)
    return covered > 0 and covered >= _MOST * sum(map(str.isalpha, words))


def names_places(words: str) -> bool:
    """Whether a cell does little more than name countries and places ("Osh and Batken")."""
    language = language_of_letters(words)
    found = [hit for hit in territories().find(words, language) if hit.sort != "people"]
    covered = sum(_letters(words, hit.start, hit.end) for hit in found)
    return covered > 0 and covered >= _MOST * sum(map(str.isalpha, words))


def organizations_in(words: str) -> tuple[str, ...]:
    """The ids of the known organizations that words name, in their order, each once."""
    known = organizations()
    hits = resolve(known.index.find(words), depth=known.depth)
    return tuple(dict.fromkeys(hit.name.id for hit in hits if hit.name.strength == "strong"))


def organizations_or_authority(words: str) -> bool:
    """Whether words name a known organization or the authority of a country."""
    return any(
        mention.strength == "strong" and mention.id != GOVERNMENT.rstrip("-")
        for mention in find_organizations(words, language_of_letters(words))
    )


def unlisted_body(words: str) -> str | None:
    """The id of the body without an entry that a letterhead names, with little beside it.

    "Institute for Justice and Security Training, Tashkent" and "Foundation Ray: annual report" do;
    "Seminar at the Institute for Peace" and "Minutes of the Working Group on Borders" do not, nor
    does a line that names a known body.
    """
    parted = next(
        (gap for gap in _PARTED.finditer(words) if not _in_quotes(words, gap.start())), None
    )
    head = words if parted is None else words[: parted.start()]
    return next(
        (body for name in (head, _PLACED.split(head)[0]) if (body := _unlisted(name)) is not None),
        None,
    )


def names_author(line: str) -> bool:
    """Whether a line below the title says whose document it is, and nothing of what anybody did.

    "Foundation Ray, Osh. Period covered: March 2022 to February 2023." does, with its full stops
    and its many words; "Foundation Ray held six seminars." is a sentence of the text.
    """
    language = language_of_letters(line)
    return (
        len(line.split()) <= _LINE_WORDS
        and unlisted_body(line) is not None
        and not spoken(language).verbs(_SENTENCE.split(line)[0])
    )


_LINE_WORDS = 30
"""Words; a line of the head is not longer."""


def _unlisted(name: str) -> str | None:
    """The unlisted body of which some words are the name, places and articles left out."""
    language = language_of_letters(name)
    found = find_organizations(name, language)
    if len(found) != 1 or found[0].strength != "new" or found[0].id.startswith(GOVERNMENT):
        return None
    opening = name[: found[0].start]
    if opening.lower().strip() not in ("", "the") and _WHOSE.search(opening) is None:
        return None
    places = [
        (hit.start, hit.end)
        for hit in territories().find(name, language)
        if hit.end <= found[0].start or hit.start >= found[0].end
    ]
    is_name = _cover(name, [(found[0].start, found[0].end)], beside=places)
    return found[0].id if is_name else None


def _in_quotes(words: str, at: int) -> bool:
    """Whether a place lies inside a name in quotes: «Голос свободы | – Юг»."""
    return words.count("«", 0, at) > words.count("»", 0, at)


_PARTED = re.compile(r":\s|\s[–—-]\s")
"""Behind the name of who reports in a title: "Foundation Ray: annual report"."""
_SENTENCE = re.compile(r"\.\s(?=[A-ZА-ЯЁ])")
_PLACED = re.compile(r",\s|\.\s(?=[A-ZА-ЯЁ])")
"""Behind the name of who reports in a letterhead: "Foundation Ray, Osh. Period: 2022"."""


def counterparts_from(words: str, names: Sequence[tuple[int, int]]) -> int:
    """Where in a title that says whose work it is about those begin with whom they work.

    In "Cooperation of the CSTO with the UN" it is before "with"; at the end where nobody is. For
    whom or at whose request a document is written comes last: "UNDP, Osh. For the attention of …".
    """
    addressed = _ADDRESSED.search(words)
    end = len(words) if addressed is None else addressed.start()
    if not names or _WHOSE.search(words, 0, names[0][0]) is None:
        return end
    apart = _APART.search(words, names[0][1])
    return end if apart is None else min(end, apart.start())


_ADDRESSED = re.compile(
    r"(?i)\b(?:for\sthe\sattention\sof|attn\b|(?:submitted|transmitted|forwarded|addressed|sent)\sto|for\ssubmission\sto"
    r"|(?:to|on)\s(?:the\s)?(?:questionnaire|questions)|на\s(?:вопросник|вопросы|анкету|запрос)"
    r"|(?:at\sthe|on|upon)\srequest\s(?:of|from|by)|requested\sby|prepared\sfor|written\sfor"
    r"|по\s(?:запросу|просьбе|заказу|поручению)|для\s(?:передачи|представления|направления)"
    r"|в\sадрес|на\sимя|предназначен\w*\sдля|(?:направлен|передан|препровожд[её]н)\w*\sв)\b"
)
"""Before whom a document is for, or who asked for it."""
_APART = re.compile(r"\s(?:with|с|со)\s")


def reports(words: str) -> bool:
    """Whether a line of a document's head names the authority of a country that reports.

    So do a letterhead ("MINISTRY OF JUSTICE OF UZBEKISTAN") and a title that says whose work it is
    about («о сотрудничестве Генеральной прокуратуры Кыргызской Республики»); "Assistance to the
    Ministry" does not.
    """
    found = [
        mention
        for mention in find_organizations(words, language_of_letters(words))
        if mention.strength == "strong" and mention.id.startswith(GOVERNMENT)
    ]
    if len({mention.id for mention in found}) != 1:
        return False
    is_letterhead = found[0].start == 0 and _UNIT.fullmatch(words, found[-1].end) is not None
    return is_letterhead or _WHOSE.search(words, 0, found[0].start) is not None


def reporting_state(words: str) -> str | None:
    """The authority of the state whose words a title announces: "Replies of Kazakhstan to …".

    So do «Вопросник: ответы Кыргызской Республики» and "Kazakhstan: replies to the questionnaire";
    a report on a country is written by others. What a State outside the region gives is told by
    that State: "Norway's assistance to …", "Dutch support for …", «Содействие Японии …».
    """
    language = language_of_letters(words)
    for hit in territories().find(words, language):
        if hit.kind != "country":
            continue
        government = f"{GOVERNMENT}{hit.id}"
        is_donor = hit.id not in HOME_COUNTRIES and government in organizations().by_id
        if is_donor and _is_helping(words, hit.start, hit.end):
            return government
        if hit.sort == "people":
            continue
        said = _SAID_BY.search(words, 0, hit.start) and _SAID_TO.match(words, hit.end)
        answers = hit.start == 0 and _ANSWERS.match(words, hit.end)
        if said or answers:
            return government
    return None


def _is_helping(words: str, start: int, end: int) -> bool:
    """Whether a title begins with the help of the State that it names there."""
    if _HELPING.match(words, end) is not None:
        return _OPENS.fullmatch(words, 0, start) is not None
    return _HELP_OF.fullmatch(words, 0, start) is not None


_HELP = (
    r"(?:assistance|support|aid|help|contributions?|engagement"
    r"|(?:funded\s|supported\s)?(?:projects|programmes|grants))"
)
_KINDS_OF_HELP = r"(?:[a-z-]+\s){0,2}?"
_OPENS = re.compile(r"(?i)(?:\W|(?:overview|summary|review|list|update)\s(?:of|on)\s|the\s|on\s)*")
_HELPING = re.compile(rf"(?i)(?:[’']s?)?(?:\s|-){_KINDS_OF_HELP}{_HELP}\b(?!\s(?:by|of)\b)")
"""Behind the State that gives: "Japan’s assistance", "Swiss technical support"."""
_HELP_OF = re.compile(
    rf"(?i)(?:[\w-]+\s){{0,3}}?(?:{_HELP}\s(?:of|from|by)\s(?:the\s)?(?:government\sof\s(?:the\s)?)?"
    r"|(?:помощь|содействие|поддержка|вклад|проекты|программы)\s(?:правительства\s)?)"
)
"""Before it: "Technical assistance of the", «Содействие Правительства»."""
_SAID_BY = re.compile(
    r"(?i)\b(?:(?:repl(?:y|ies)|responses?|answers?|contribution|submission|inputs?|report"
    r"|information(?:\s(?:provided|submitted))?)\s(?:of|from|by)(?:\sthe)?"
    r"|(?:ответы?|вклад|информация|доклад|отч[её]т|сведения|материалы))\s\Z"
)
"""Before the state whose words a title announces."""
_SAID_TO = re.compile(
    r"\s*(?:$|[,:;(–—-]|(?:to|on|in|concerning|regarding|about|for|under|pursuant)\b"
    r"|(?:на|об?|по|к|за|в|во|для)\s)"
)
"""Behind it: to what or on what."""
_ANSWERS = re.compile(
    r"(?i)(?:[’']s)?\s?[:,–—-]?\s(?:(?:national|written|voluntary)\s)?"
    r"(?:repl(?:y|ies)|responses?|answers?|contribution|submission|inputs?|(?<=national\s)report|ответы?"
    r"|report\son\s(?:the\s)?(?:implementation|execution|measures|progress|its)"
    r"|(?:отч[её]т|информация|доклад|справка)\s(?:о|об)\s(?:ходе|мерах|реализации|исполнении|выполнении)"
    r"|(?:национальный\s)доклад)\b"
)


_UNIT = re.compile(
    r"[\s,;:|–-]*(?:[A-ZА-ЯЁ]\w+(?:\s(?:of|for|and|по|и|[а-яё]+|[A-Z]\w+)){0,7})?\.?"
)
"""Behind an authority in a letterhead: a unit of it, "Department of International Relations"."""


_WHOSE = re.compile(
    r"(?i)\b(?:(?:о|об)\s(?:(?:ходе|итогах|результатах|состоянии|опыте|практике|развитии|проделанной)\s)?"
    r"(?:сотрудничеств[еа]|деятельности|работ[еы]|мер(?:ах)?|мероприяти(?:ях|й)|участии|участия|взаимодействи[еия])|справка|информация|"
    r"отч[её]т|доклад|вклад|план\w*(?:\s(?:основных|совместных|практических))?(?:\s(?:мероприятий|работы|действий))?"
    r"|(?:перечень|список|календар\w*|график)\s(?:[а-яё]+\s)?(?:мероприятий|событий|учений)|(?:contribution|report|information|inputs?|note|submission|activities|"
    r"measures|cooperation|newsletter|bulletin|digest|chronicle|overview|review|plan|workplan|calendar|schedule|update|work)\s(?:of|from|by)(?:\sthe)?)\s\Z"
)
"""Words before the authority whose work a title announces."""


def _letters(words: str, start: int, end: int) -> int:
    return sum(map(str.isalpha, words[start:end]))
