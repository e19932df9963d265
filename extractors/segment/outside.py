"""Signs of text that tells of no activity: greetings, quotations, remarks, headings."""

import re
from collections.abc import Mapping, Sequence

from extractors.languages import VerbGroup
from extractors.segment.reading import Sentence

OUTSIDE: Mapping[str, str] = {
    "outside-opinion": "opinion",
    "outside-background": "background",
    "outside-greeting": "greeting",
    "outside-editorial": "editorial",
    "outside-page": "editorial",
    "outside-contact": "contact",
    "outside-finance": "finance",
    "outside-office": "office",
    "outside-social": "social",
    "outside-difficulty": "difficulty",
    "outside-nothing": "nothing done",
    "outside-cancelled": "cancelled",
}
"""Cue groups of other text, and the names of the signs they give."""

_FIRST_PERSON = {
    "en": re.compile(r"\b(?:[Ww]e|[Oo]urs?|us|[Mm]y|me)\b|\bI\b(?!\.)(?= [a-z])"),
    "ru": re.compile(r"\b(?:мы|наш\w*|нам|нас|нами|мне|мной)\b", re.IGNORECASE),
}
_QUOTE_OPENING = re.compile(r"[“«\"„]")
_LONGEST_RUN_IN = 6
"""Words; a heading at the beginning of a paragraph is not longer ("Cyber incidents.")."""


_NUMBERED = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+\w")
"""The number of a section: "3.6 Regional Expert Council, Tashkent."."""

_ABOUT = re.compile(r"(?:О|Об|Обо|On|Re:)\s(?!\d)")
"""An item of an agenda: «О ходе работ на участках границы.», "On the progress of projects."."""

_LONGEST_NUMBERED = 16
"""Words of a heading with a number, or of an item of an agenda."""


def is_run_in_heading(sentence: Sentence) -> bool:
    """Whether a "sentence" is the heading of its paragraph: "Drugs.", "On the work of posts."."""
    numbered = _NUMBERED.match(sentence.text) or _ABOUT.match(sentence.text)
    longest = _LONGEST_NUMBERED if numbered else _LONGEST_RUN_IN
    return (
        sentence.first_in_paragraph
        and len(sentence.text.split()) <= longest
        and not sentence.verbs
        and not sentence.dates
        and sentence.text.rstrip().endswith((".", ":"))
    )


def is_bare_line(sentence: Sentence) -> bool:
    """Whether a paragraph is a line without verb, date and full stop: a heading, "What is next"."""
    return (
        sentence.first_in_paragraph
        and not sentence.list_item
        and sentence.text[:1].isupper()
        and len(sentence.text.split()) <= _LONGEST_RUN_IN
        and not (sentence.verbs or sentence.dates or sentence.organizations)
        and sentence.text.rstrip()[-1:].isalnum()
    )


def outside_signs(sentence: Sentence) -> list[str]:
    """The signs of text that is no activity: background, greetings, quotations, remarks."""
    book, words = sentence.language.activity, _without_titles(sentence.after_topic)
    signs = list(dict.fromkeys(n for group, n in OUTSIDE.items() if book.has(group, words)))
    if not sentence.verbs and book.has("outside-signed", words):
        signs.append("contact")
    if "difficulty" in signs and _only_in_cause(sentence, words):
        signs.remove("difficulty")
    if "opinion" in signs and sentence.dates and _only_due(sentence, words):
        signs.remove("opinion")
    if "difficulty" in signs and (
        (
            _will_be(sentence)
            and (sentence.dates or sentence.territories)
            and not _NEVER.search(sentence.text)
        )
        or (sentence.says("rescheduled") and sentence.dates)
    ):
        signs.remove("difficulty")  # "had to be postponed and will now be held on 3 May"
        signs = [sign for sign in signs if sign != "cancelled"]
    first_person = any(verb.first_person for verb in sentence.verbs)
    topic = len(sentence.text) - len(sentence.after_topic)
    verb = sentence.main_verb
    first_person = first_person or (verb is not None and _is_ours(sentence, verb))
    if first_person or _FIRST_PERSON[sentence.language.code].search(sentence.opening[topic:]):
        signs.append("authors act" if _authors_act(sentence) else "first person")
    if sentence.text.rstrip().endswith(("?", "!")) and not sentence.dates:
        signs.append("question")
    if is_quotation(sentence):
        signs.append("quotation")
    elif is_hearsay(sentence):
        signs.append("hearsay")
    elif is_remark(sentence):
        signs.append("remark")
    if is_run_in_heading(sentence):
        signs.append("run-in heading")
    if _is_body_speaking(sentence):
        signs.append("body speaks")
    if _says_who_writes(sentence):
        signs.append("about the body")
    if _names_only(sentence):
        signs.append("names only")
    return signs


def _says_who_writes(sentence: Sentence) -> bool:
    """Whether those who write only say who they are: "We are UNICEF in Osh", «Мы – это Центр»."""
    return (
        _WHO_WE_ARE.match(sentence.text) is not None
        and bool(sentence.organizations)
        and not (sentence.dates or sentence.performs)
    )


_WHO_WE_ARE = re.compile(
    r"[Ww]e(?:\sare|[’']re)\s(?:the\s|an?\s)?|[Мм]ы\s?(?:[–—-]\s?(?:это\s)?|это\s)"
    r"|(?:This|It)\sis\s[A-Z][\w.’-]+(?:\s[A-Z][\w.’-]*)?\s(?:from|of|at)\s"
    r"|(?:Это|Пишет\sвам|Вам\sпишет)\s[А-ЯЁ][\w.-]+(?:\s[А-ЯЁ][\w.-]*)?,?\s(?:из|от)\s"
)


def _only_in_cause(sentence: Sentence, words: str) -> bool:
    """Whether a clause before what was done only says why: "Since travel was impossible, …"."""
    cause = _CAUSE.match(words)
    if cause is None or not (sentence.dates or sentence.organizations) or not sentence.performs:
        return False
    return not sentence.language.activity.has("outside-difficulty", words[cause.end() :])


_CAUSE = re.compile(
    r"(?:Since|Because(?: of)?|As|Although|Though|While|Despite|In spite of|Owing to|Due to|Given|"
    r"In view of|After|With|Поскольку|Так как|Несмотря на|Хотя|Из-за|Ввиду|В связи с|После)\s"
    r"[^,;:]{4,120},\s"
)
"""A cause in front: "Because of the weather, …", «Из-за нехватки переводчиков …»."""


def _only_due(sentence: Sentence, words: str) -> bool:
    """Whether its only sign of an opinion says what is due on a date: "should go out in May"."""
    return not any(
        sentence.language.activity.has("outside-opinion", part)
        for part in _DUE.split(words, maxsplit=1)
    )


_DUE = re.compile(r"\b(?:should|must)\s(?=go\b|be\b|receive\b|come\b)")


def _without_titles(text: str) -> str:
    """The words without titles in quotation marks: the study «Переводы и риски» has no risks."""
    return QUOTED_TITLE.sub(lambda found: " " * len(found[0]), text)


def _is_body_speaking(sentence: Sentence) -> bool:
    """Whether a body says something, as minutes tell it: "The Embassy referred to its note"."""
    verb = sentence.main_verb
    speaks = verb is not None and sentence.language.activity.is_one_of("speaks", verb.verb)
    head = sentence.main_head
    thing = head is not None and head.determined
    subject = bool(sentence.subject_organizations) or sentence.opens_with_they
    subject = subject or sentence.language.activity.has("opens-floor", sentence.core)
    return speaks and subject and not sentence.dates and not thing


_NEVER = re.compile(r"(?i)\b(?:will not|won['’]t|не (?:будет|будут|состо(?!ял)\w+))\b")
_SEVERAL_NAMES = 3


def _names_only(sentence: Sentence) -> bool:
    """Whether it lists bodies and no more: those present, those who received the text."""
    told = sentence.verbs or sentence.heads or sentence.dates
    return len(sentence.organizations) >= _SEVERAL_NAMES and not told


def _will_be(sentence: Sentence) -> bool:
    """Whether its last finite verb tells of what is to come."""
    return bool(sentence.verbs) and sentence.verbs[-1].tense == "future"


_WE = re.compile(
    r"(?:^|[\s,])(?:[Ww]e|[Мм]ы)(?:\s(?:and|with|и|с|вместе)\s[^,;]{2,60})?"
    r"(?:,[^,;]{2,80},)?\s*$"
    r"|(?:^|(?<!\bby)(?<!\bof)(?<!\bto)(?<!\bfor)(?<!\bwith)(?<!\bfrom)\s)(?:[Oo]ur|[Нн]аш[аеи]?)\s+(?:[\w-]+\s+)?(?i:colleagues|office|team|centre|center|"
    r"mission|staff|experts|trainers|lawyers|secretariat|institute|academy|department|unit|network|"
    r"organi[sz]ation|foundation|коллеги|бюро|офис|центр|миссия|сотрудники|эксперты|институт|"
    r"академия|фонд|отдел|управление|секретариат|юристы)\b[^,;]*$"
)
"""Those who write, as the subject: "we", "we and IOM", "our colleagues in Osh"."""


def _is_ours(sentence: Sentence, verb: VerbGroup) -> bool:
    return sentence.language.code == "ru" and _OURS.match(sentence.text, verb.end) is not None


_OURS = re.compile(r"\s(?:наш[аеи]?)\s[а-яё]")
"""What those who write have, behind its verb: «с февраля работает | наша линия доверия»."""
_THAT_NEXT = re.compile(r"\s+(?:that|how|whether|what|что|как|о том)\b|,\s+что\b", re.IGNORECASE)
_TO_DO = re.compile(r"\s+(?:to\s+\w|[а-яё]+ть(?:ся)?\b)")
_OFFERED = re.compile(r"(?:offered|agreed|proposed|предложили)")
_ENOUGH = 2
"""Things told by a sentence whose verb is on no list: "We showed … in Bishkek in August 2023"."""


def _authors_act(sentence: Sentence) -> bool:
    """Whether those who write tell what they do: "We trained 40 officers in Osh in May".

    In Russian their verb alone may say so: «раз в полгода собираем в Бишкеке адвокатов».
    """
    verb = sentence.main_verb
    if verb is None or sentence.says("authors-write") or _THAT_NEXT.match(sentence.text, verb.end):
        return False
    alone = verb.first_person and sentence.language.code == "ru"
    ours = _is_ours(sentence, verb)
    if not (alone or ours) and _WE.search(sentence.opening) is None:
        return False
    head = sentence.main_head
    new = head is not None and head.new
    when = sentence.dates or sentence.says("frequency")
    if ours and when and sentence.performs:
        return True
    told = sum(map(bool, (when, sentence.territories, new, sentence.organizations)))
    if sentence.performs and (new or sentence.dates or sentence.territories):
        return True
    under_way = verb.tense == "progressive" and new
    ahead = _TO_DO.match(sentence.text, verb.end) and (
        verb.tense == "future" or _OFFERED.fullmatch(verb.verb)
    )
    return bool(told and (under_way or ahead)) or told >= _ENOUGH


def is_quotation(sentence: Sentence) -> bool:
    """Whether somebody's words are quoted: “Nobody wants censorship,” an editor remarked."""
    text = sentence.text
    if _SAID.search(text) and sentence.says("outside-speech"):
        return True
    opening = _QUOTE_OPENING.match(text)
    if opening is None:
        return False
    if _SPOKEN.match(text):
        return True
    if _ALL_QUOTED.fullmatch(text) and (sentence.verbs or _CLOSED.search(text)):
        return True
    closing = re.search(r"[”»\"“]", text[1:])
    inside = text[1 : closing.start() + 1] if closing else text[1:]
    return len(inside.split()) > _LONGEST_TITLE or sentence.says("outside-speech")


_SAID = re.compile(r"[:,]\s[“«\"„][^“«\"„]{8,}[.!?…]\W{0,3}$")
"""A sentence that ends with what somebody said: "A lawyer told us: “My client …”"."""

_SPOKEN = re.compile(r"[“«\"„][^“«\"„”»]+(?:,[”»\"“]|[”»\"“],?)(?<=,.|.,)\s*[–—-]?\s*\w")
"""Words, a comma and who said them: “I am glad,” the Ambassador …; «Мы рады», – ответил …"""

_CLOSED = re.compile(r"[.!?…][”»\"“]$")
"""A full stop inside quotation marks, as no title has it."""

_ALL_QUOTED = re.compile(r"(?:[“\"«„][^”»\"“]*[”»\"“][.,!]?\s*)+")


def is_hearsay(sentence: Sentence) -> bool:
    """Whether it tells how others found it: "The debate was, according to participants, long"."""
    return sentence.says("outside-hearsay") and not sentence.dates and not sentence.performs


def is_remark(sentence: Sentence) -> bool:
    """Whether somebody's words are reported: "The Ambassador recalled that …"."""
    if is_hearsay(sentence) or (sentence.says("outside-courtesy") and not sentence.dates):
        return True
    verb = sentence.main_verb
    if verb is None or sentence.dates:
        return False
    rest = sentence.text[verb.start :]
    spoken = sentence.language.activity.first("outside-speech", rest)
    return spoken is not None and _THAT.match(rest, spoken.end) is not None


_THAT = re.compile(r"[,:]?\s+(?:that|что|how important|the importance|важность)\b", re.IGNORECASE)

QUOTED_TITLE = re.compile(r"[“«\"„][A-ZА-ЯЁ][^”»\"]{3,90}[”»\"]")

_LONGEST_TITLE = 12
"""Words in quotation marks at the beginning of a sentence; more are no title."""


def is_heading_of_other_text(sentence: Sentence) -> bool:
    """Whether a paragraph is no more than a heading that no layout shows: "Notes to editors"."""
    words = sentence.text.strip()
    return (
        sentence.first_in_paragraph
        and len(words.split()) <= _LONGEST_RUN_IN
        and not sentence.verbs
        and not words.endswith((".", ";", ","))
        and _announces_other_text(words.rstrip(":"), sentence)
    )


def opens_note(sentence: Sentence) -> bool:
    """Whether a paragraph is a note behind an item: "About the College: …", «Справочно: …»."""
    return sentence.first_in_paragraph and _NOTE.match(sentence.text) is not None


_NOTE = re.compile(
    r"(?:(?:About|О|Об)\s[^:.,;]{2,60}"
    r"|(?i:for reference|notes? to editors|for (?:your )?information"
    r"|справочно|справка|для справки|к сведению(?: редакций)?)):\s"
)


def outside_heading(headings: Sequence[str], sentence: Sentence) -> bool:
    """Whether one of the two nearest headings announces a part without activities."""
    near = headings[-2:]
    if near and near[0] == headings[0] != near[-1]:
        # "Conclusions of the Seminar" is the title of what "Proceedings" is a part of
        near = [words for words in near if words != headings[0] or not _goes_on(words, sentence)]
    return any(_announces_other_text(words, sentence) for words in near)


def _goes_on(heading: str, sentence: Sentence) -> bool:
    """Whether a listed heading is followed by more: "Conclusions of the Seminar"."""
    words = _without_number(heading)
    found = sentence.language.activity.first("heading-outside", words)
    return found is not None and bool(words[found.end :].strip(" .:"))


def _announces_other_text(heading: str, sentence: Sentence) -> bool:
    """Whether a heading is a listed one, alone or with a complement ("Remarks on the format")."""
    words = _without_number(heading)
    found = sentence.language.activity.first("heading-outside", words)
    if found is None:
        return False
    rest = words[found.end :].strip()
    return not rest or _COMPLEMENT.match(rest) is not None


_COMPLEMENT = re.compile(
    r"(?:and|of|to|on|for|in|with|at|by|from|и|к|о|об|по|для|от|с)\b|[^\w\s]", re.IGNORECASE
)


def _without_number(heading: str) -> str:
    return re.sub(r"^[\W\d_]*(?:[IVX]+\.|[A-ZА-Я]\.)?[\W\d_]*", "", heading)
