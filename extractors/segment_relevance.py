"""Which sentences of a report tell of an activity, and which go on with the one before."""

import re
from collections.abc import Mapping, Sequence

from extractors.segment_current import Current
from extractors.segment_reading import Sentence
from extractors.segment_signs import PREFIX, plain_signs
from extractors.segment_starts import (
    refers_back,
    signs_of_opening,
    signs_of_sameness,
    takes_part_in_it,
)
from extractors.segment_verdict import Verdict, verdict
from extractors.segment_weights import BEARS, GOES_ON

OUTSIDE: Mapping[str, str] = {
    "outside-opinion": "opinion",
    "outside-background": "background",
    "outside-greeting": "greeting",
    "outside-editorial": "editorial",
    "outside-contact": "contact",
    "outside-finance": "finance",
    "outside-office": "office",
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


def is_run_in_heading(sentence: Sentence) -> bool:
    """Whether a "sentence" is the heading of its paragraph: "Drugs.", "Ten years ago."."""
    return (
        sentence.first_in_paragraph
        and len(sentence.text.split()) <= _LONGEST_RUN_IN
        and not sentence.verbs
        and not sentence.dates
        and sentence.text.rstrip().endswith((".", ":"))
    )


def _is_bare_line(sentence: Sentence) -> bool:
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
    signs = [name for group, name in OUTSIDE.items() if sentence.says(group)]
    if "difficulty" in signs and (
        (
            _will_be(sentence)
            and (sentence.dates or sentence.territories)
            and not _NEVER.search(sentence.text)
        )
        or (sentence.says("rescheduled") and sentence.dates)
    ):
        signs.remove("difficulty")  # "had to be postponed and will now be held on 3 May"
    first_person = any(verb.first_person for verb in sentence.verbs)
    if first_person or _FIRST_PERSON[sentence.language.code].search(sentence.opening):
        signs.append("authors act" if _authors_act(sentence) else "first person")
    if sentence.text.rstrip().endswith("?"):
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
    if _names_only(sentence):
        signs.append("names only")
    return signs


def _is_body_speaking(sentence: Sentence) -> bool:
    """Whether a body says something, as minutes tell it: "The Embassy referred to its note"."""
    verb = sentence.main_verb
    speaks = verb is not None and sentence.language.activity.is_one_of("speaks", verb.verb)
    head = sentence.main_head
    thing = head is not None and head.determined
    subject = bool(sentence.subject_organizations) or sentence.opens_with_they
    return speaks and subject and not sentence.dates and not thing


_NEVER = re.compile(r"(?i)\b(?:will not|won['’]t|не (?:будет|будут|состо\w+))\b")
_SEVERAL_NAMES = 3


def _names_only(sentence: Sentence) -> bool:
    """Whether it lists bodies and no more: those present, those who received the text."""
    told = sentence.verbs or sentence.heads or sentence.dates
    return len(sentence.organizations) >= _SEVERAL_NAMES and not told


def _will_be(sentence: Sentence) -> bool:
    """Whether its last finite verb tells of what is to come."""
    return bool(sentence.verbs) and sentence.verbs[-1].tense == "future"


_WE = re.compile(
    r"(?:^|[\s,])(?:[Ww]e|[Мм]ы)\s*$"
    r"|(?:^|,\s)(?:[Oo]ur|[Нн]аш[аеи]?)\s+(?:\w+\s+)?(?:colleagues|office|team|centre|center|mission|staff|"
    r"experts|trainers|secretariat|коллеги|бюро|офис|центр|миссия|сотрудники|эксперты)\b[^,;]*$"
)
"""Those who write, as the subject: "we", "our colleagues in Osh"."""


def _authors_act(sentence: Sentence) -> bool:
    """Whether those who write tell what they do: "We trained 40 officers in Osh in May"."""
    head = sentence.main_head
    return (
        sentence.performs
        and _WE.search(sentence.opening) is not None
        and ((head is not None and head.new) or bool(sentence.dates or sentence.territories))
    )


def is_quotation(sentence: Sentence) -> bool:
    """Whether somebody's words are quoted: “Nobody wants censorship,” an editor remarked."""
    text = sentence.text
    if _SAID.search(text) and sentence.says("outside-speech"):
        return True
    opening = _QUOTE_OPENING.match(text)
    if opening is None:
        return False
    if _ALL_QUOTED.fullmatch(text) and (sentence.verbs or _CLOSED.search(text)):
        return True
    closing = re.search(r"[”»\"“]", text[1:])
    inside = text[1 : closing.start() + 1] if closing else text[1:]
    return len(inside.split()) > _LONGEST_TITLE or sentence.says("outside-speech")


_SAID = re.compile(r"[:,]\s[“«\"„][^“«\"„]{8,}[.!?…]\W{0,3}$")
"""A sentence that ends with what somebody said: "A lawyer told us: “My client …”"."""

_CLOSED = re.compile(r"[.!?…][”»\"“]$")
"""A full stop inside quotation marks, as no title has it."""

_ALL_QUOTED = re.compile(r"(?:[“\"«„][^”»\"“]*[”»\"“][.,!]?\s*)+")


def is_hearsay(sentence: Sentence) -> bool:
    """Whether it tells how others found it: "The debate was, according to participants, long"."""
    return sentence.says("outside-hearsay") and not sentence.dates and not sentence.performs


def is_remark(sentence: Sentence) -> bool:
    """Whether somebody's words are reported: "The Ambassador recalled that …"."""
    if is_hearsay(sentence):
        return True
    verb = sentence.main_verb
    if verb is None or sentence.dates:
        return False
    rest = sentence.text[verb.start :]
    spoken = sentence.language.activity.first("outside-speech", rest)
    return spoken is not None and _THAT.match(rest, spoken.end) is not None


_THAT = re.compile(r"[,:]?\s+(?:that|что|how important|the importance|важность)\b", re.IGNORECASE)

_QUOTED_TITLE = re.compile(r"[“«\"„][A-ZА-ЯЁ][^”»\"]{3,90}[”»\"]")

_LONGEST_TITLE = 12
"""Words in quotation marks at the beginning of a sentence; more are no title."""


def bears_verdict(
    sentence: Sentence,
    *,
    outside_part: bool,
    open_activity: bool,
    like_before: bool = False,
    after_lead_in: bool = False,
    one_event: bool = False,
    current: Current | None = None,
) -> Verdict:
    """Whether a sentence of a report tells of an activity, after `current` if it is still open.

    A pronoun after text that was no activity ("It replaces …") speaks of that text.
    """
    signs = outside_signs(_told_after_colon(sentence) or sentence)
    if outside_part:
        signs.append("part without activities")
    if sentence.says("belongs-to") and sentence.organizations:
        signs.append("belongs to it")
    if (sentence.subject_organizations or sentence.opens_with_body) and sentence.performs:
        signs.append("body acts")
    elif sentence.organizations:
        signs.append("body")
    if sentence.dates:
        signs.append("date")
    if sentence.territories:
        signs.append("place")
    head = sentence.main_head
    if head is not None and head.new:
        signs.append("new thing")
    elif head is not None and head.defined:
        signs.append("thing with a name")
    if sentence.explains:
        signs.append("explains")
    elif sentence.performs:
        signs.append("does")
    elif sentence.copular:
        signs.append("is or has")
    if "future" in {verb.tense for verb in sentence.verbs[:1]} and sentence.performs:
        signs.append("planned")
    if sentence.says("adds"):
        signs.append("announces")
    if sentence.says("frequency"):
        signs.append("again and again")
    if sentence.says("headcount"):
        signs.append("numbers")
    if sentence.says("on-offer"):
        signs.append("on offer")
    if sentence.says("event-frame"):
        signs.append("frame of its own")
    if sentence.list_item:
        signs.append("list item")
        if sentence.verbs and not sentence.opening.strip():
            signs.append("item with a verb first")
    if _only_announces(sentence):
        signs.append("only announces")
    book = sentence.language.activity
    follows_other_text = not open_activity and not sentence.first_in_paragraph
    if follows_other_text and any(
        book.has(opening, sentence.core) for opening in ("opens-pronoun", "opens-part")
    ):
        signs.append("refers to other text")
    if sentence.opens_further and (sentence.dates or sentence.territories):
        signs.append("further one")
    elif book.has("opens-new", sentence.core):
        signs.append("new subject")
    if takes_part_in_it(sentence) and not sentence.dates:
        signs.append("takes part in it")
    if after_lead_in:
        signs.append("after a lead-in")
    if like_before and sentence.first_in_paragraph:
        signs.append("like the items before")
    dated = bool(sentence.dates or sentence.organizations or like_before or after_lead_in)
    if not sentence.verbs and head is not None and dated:
        signs.append("thing without verb")
    if head is not None and _QUOTED_TITLE.search(sentence.text):
        signs.append("quoted title")
    if sentence.says("outside-body") or (one_event and _is_about_body(sentence)):
        signs.append("about the body")
    if not (sentence.dates or sentence.territories or sentence.organizations or sentence.heads):
        signs.append("names nothing")
    if _tells_of_a_deed(sentence) and any(name in OUTSIDE.values() for name in signs):
        signs.append(PREFIX + "other text beside a deed")
    signs.extend(plain_signs(sentence, None))
    if current is not None:
        signs += [PREFIX + sign for sign in signs_of_opening(sentence, current)]
    return verdict(signs, "bears")


def _told_after_colon(sentence: Sentence) -> Sentence | None:
    """What a remark about the text leads to: "Not in the table: UNDP launched a portal in May"."""
    at = sentence.text.find(": ")
    if at < 0:
        return None
    told = sentence.part(at + 2, len(sentence.text), first=False)
    return told if told.subject_organizations and told.performs and told.dates else None


def _only_announces(sentence: Sentence) -> bool:
    """Whether it says no more than that something follows: "The following courses were held:"."""
    head = sentence.main_head
    told = sentence.dates or sentence.organizations or (head is not None and head.new)
    return sentence.text.rstrip().endswith(":") and not told


def _tells_of_a_deed(sentence: Sentence) -> bool:
    """Whether a body does something new, or something is done at a time and in a place.

    A word for difficulties or money then often stands for what the activity is about.
    """
    head = sentence.main_head
    new = head is not None and head.new
    acts = bool(sentence.subject_organizations) or sentence.opens_with_body
    return sentence.performs and (
        bool(acts and new) or bool(sentence.dates and (sentence.territories or new))
    )


def _is_about_body(sentence: Sentence) -> bool:
    """Whether a paragraph begins to say what a body is, as the last one of press releases does."""
    things = {head.type for head in sentence.heads} - {"mechanism"}
    general = sentence.tense == "present" or sentence.copular
    named = bool(sentence.subject_organizations) or sentence.opens_with_body
    return sentence.first_in_paragraph and named and general and not things


def goes_on_verdict(
    sentence: Sentence, current: Current, *, outside_part: bool, one_event: bool = False
) -> Verdict:
    """Whether a sentence that starts nothing belongs to the activity before it."""
    signs = [*outside_signs(sentence), *signs_of_opening(sentence, current)]
    signs.extend(sign for sign in signs_of_sameness(sentence, current) if sign in GOES_ON)
    if not any(sign.startswith("refers back") for sign in signs) and refers_back(sentence, current):
        signs.append("refers back")
    if outside_part:
        signs.append("part without activities")
    if _is_bare_line(sentence):
        signs.append("run-in heading")
    if sentence.first_in_paragraph and sentence.paragraph != current.last.paragraph:
        signs.append("list item" if sentence.list_item else "new paragraph")
        if one_event and not sentence.list_item:
            signs.append("one event")
    linked = {"refers back", "people of the event", "part of the event", "thing as pronoun"}
    linked |= {"lead as pronoun", "same thing again", "within the thing"}
    present = sentence.tense == "present" and current.sentences[0].tense == "past"
    if present and not linked & set(signs) and not sentence.organizations:
        signs.append("turns to the present")
    if sentence.explains:
        signs.append("explains")
    if sentence.says("headcount"):
        signs.append("numbers")
    if sentence.dates:
        signs.append("date")
    subjects = {mark.id for mark in sentence.subject_organizations}
    if (
        subjects
        and not subjects & current.organizations
        and sentence.main_head is None
        and not takes_part_in_it(sentence)
    ):
        signs.append("other body")
    elif sentence.organizations:
        signs.append("body")
    elif not (sentence.dates or sentence.territories or sentence.heads or linked & set(signs)):
        signs.append("speaks of the same" if _DEFINITE.match(sentence.core) else "names nothing")
    return verdict([*signs, *plain_signs(sentence, current)], "goes-on")


_DEFINITE = re.compile(r"(?:the|this|these|its|their|все|эт\w+|его|её|их)\b", re.IGNORECASE)


def reason_against(judged: Verdict) -> str:
    """The reason, in words, for which a sentence is no activity: its heaviest sign against it."""
    against = [sign for sign in judged.signs if sign in REASONS]
    if not against:
        return "no activity named"
    return REASONS[min(against, key=lambda sign: BEARS[sign])]


REASONS: Mapping[str, str] = {
    "opinion": "opinion",
    "background": "background",
    "greeting": "greeting",
    "editorial": "about the text itself",
    "contact": "contact data",
    "finance": "finance",
    "office": "office news",
    "difficulty": "difficulties",
    "nothing done": "nothing done",
    "cancelled": "called off",
    "quotation": "quotation",
    "remark": "remark",
    "hearsay": "remark",
    "about the body": "boilerplate",
    "question": "question",
    "body speaks": "remark",
    "names only": "names only",
    "run-in heading": "heading",
    "part without activities": "part without activities",
    "names nothing": "no activity named",
}
"""Signs against an activity, as reasons for a reader of the report."""


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


def outside_heading(headings: Sequence[str], sentence: Sentence) -> bool:
    """Whether one of the two nearest headings announces a part without activities."""
    return any(_announces_other_text(words, sentence) for words in headings[-2:])


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
