"""Which sentences of a report tell of an activity, and which go on with the one before."""

import re
from collections.abc import Mapping

from extractors.segment.current import Current
from extractors.segment.openings import signs_of_opening
from extractors.segment.outside import OUTSIDE, QUOTED_TITLE, is_bare_line, outside_signs
from extractors.segment.own import announces, takes_part_in_it
from extractors.segment.reading import Sentence
from extractors.segment.references import refers_back
from extractors.segment.sameness import signs_of_sameness
from extractors.segment.signs import PREFIX, plain_signs
from extractors.segment.verdict import Verdict, verdict
from extractors.segment.weights import BEARS, GOES_ON
from extractors.segment.words import word_signs


def bears_verdict(
    sentence: Sentence,
    *,
    outside_part: bool,
    open_activity: bool,
    like_before: bool = False,
    after_lead_in: bool = False,
    one_event: bool = False,
    opens_item: bool = False,
    current: Current | None = None,
) -> Verdict:
    """Whether a sentence of a report tells of an activity, after `current` if it is still open.

    What a body is or does stands at the end of a news item; as the first thing that an item tells
    (`opens_item`) it is what the item is about. A pronoun after text that was no activity ("It
    replaces …") speaks of that text.
    """
    told = told_after_colon(sentence)
    sentence = told or sentence
    signs = outside_signs(sentence)
    if outside_part and told is None:
        signs.append("part without activities")
    signs += _signs_of_mentions(sentence)
    signs += _signs_of_deed(sentence)
    signs += [sign for group, sign in _SAID.items() if sentence.says(group)]
    signs += _signs_of_form(sentence, like_before=like_before, after_lead_in=after_lead_in)
    signs += _signs_of_opening(sentence, open_activity=open_activity)
    if takes_part_in_it(sentence) and not sentence.dates:
        signs.append("takes part in it")
    if sentence.says("outside-body") or (one_event and not opens_item and _is_about_body(sentence)):
        signs.append("about the body")
    if _tells_of_a_deed(sentence) and any(name in OUTSIDE.values() for name in signs):
        signs.append(PREFIX + "other text beside a deed")
    signs.extend(plain_signs(sentence, None) + word_signs(sentence.text))
    if current is not None:
        signs += [PREFIX + sign for sign in signs_of_opening(sentence, current)]
    return verdict(signs, "bears")


_SAID: Mapping[str, str] = {
    "next-step": "next step",
    "headcount": "numbers",
    "on-offer": "on offer",
    "event-frame": "frame of its own",
}
"""Signs of an activity that words alone give, by the cue group that holds them."""


def _signs_of_mentions(sentence: Sentence) -> list[str]:
    """Who, when and where a sentence names."""
    signs: list[str] = []
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
    if not (sentence.dates or sentence.territories or sentence.organizations or sentence.heads):
        signs.append("names nothing")
    return signs


def _signs_of_deed(sentence: Sentence) -> list[str]:
    """Whether something is done, what, and how often."""
    signs: list[str] = []
    head = sentence.main_head
    if head is not None and (head.new or head.defined):
        signs.append("new thing" if head.new else "thing with a name")
    if sentence.explains:
        signs.append("explains")
    elif sentence.performs:
        signs.append("does")
    elif sentence.copular:
        signs.append("is or has")
    if "future" in {verb.tense for verb in sentence.verbs[:1]} and sentence.performs:
        signs.append("planned")
    if announces(sentence):
        signs.append("announces")
    if head is not None and QUOTED_TITLE.search(sentence.text):
        signs.append("quoted title")
        if head.new and sentence.performs:
            signs.append("titled thing done")
    if sentence.says("frequency"):
        signs.append("again and again")
        body = sentence.organizations or sentence.opens_with_body
        if body and sentence.tense in ("present", "progressive"):
            signs.append("a body, again and again")
    return signs


def _signs_of_form(sentence: Sentence, *, like_before: bool, after_lead_in: bool) -> list[str]:
    """What a sentence is in its text: an item, a line without a verb, what leads to others."""
    signs: list[str] = []
    if sentence.list_item:
        signs.append("list item")
        if sentence.verbs and not sentence.opening.strip():
            signs.append("item with a verb first")
    if _only_when_and_where(sentence) and not like_before and not after_lead_in:
        signs.append("only when and where")
    if _only_announces(sentence):
        signs.append("only announces")
    if after_lead_in:
        signs.append("after a lead-in")
    if like_before and sentence.first_in_paragraph:
        signs.append("like the items before")
    told = sentence.dates or sentence.organizations or like_before or after_lead_in
    if not sentence.verbs and sentence.main_head is not None and told:
        signs.append("thing without verb")
    return signs


def _signs_of_opening(sentence: Sentence, *, open_activity: bool) -> list[str]:
    """Whether the first words turn to something further, or speak of text that was none."""
    signs: list[str] = []
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
    return signs


def told_after_colon(sentence: Sentence) -> Sentence | None:
    """What a remark about the text leads to: "Not in the table: UNDP launched a portal in May"."""
    at = sentence.text.find(": ")
    if at < 0:
        return None
    told = sentence.part(at + 2, len(sentence.text), first=True)
    head = told.main_head
    acts = told.subject_organizations or told.opens_with_body
    beside = _BESIDE_TABLE.search(sentence.text[:at]) is not None
    named = told.dates or (beside and head is not None and head.determined)
    return told if acts and told.performs and named else None


def remark_before(sentence: Sentence) -> Sentence | None:
    """A remark to the reader before what is told: "Not ours, but you should have it:"."""
    told = told_after_colon(sentence)
    if told is None:
        return None
    remark = sentence.part(0, told.start - sentence.start - 1)
    if remark.dates or remark.organizations or remark.territories:
        return None
    return remark if _TO_READER.intersection(outside_signs(remark)) else None


_TO_READER = frozenset(
    {"first person", "authors act", "opinion", "editorial", "contact", "greeting"}
)

_BESIDE_TABLE = re.compile(
    r"\b(?:not|no|outside|beyond|besides|apart|не|нет|вне|помимо|кроме)\b", re.IGNORECASE
)
"""Words of a remark on what stands in no table: "One plan could not be entered in the table:"."""


def _only_when_and_where(sentence: Sentence) -> bool:
    """Whether a line says no more than when, where and at whose place: "6 Dec, Osh. OHCHR."."""
    if sentence.verbs or sentence.heads or not sentence.dates:
        return False
    words = sentence.text
    for mark in (*sentence.dates, *sentence.territories, *sentence.organizations):
        start, end = mark.start - sentence.start, mark.end - sentence.start
        words = words[:start] + " " * (end - start) + words[end:]
    return len(re.findall(r"[^\W\d_]{4,}", words)) <= _FEW


_FEW = 1
"""Further words; more of them may name a thing that is in no list."""


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
    if is_bare_line(sentence):
        signs.append("run-in heading")
    if sentence.first_in_paragraph and sentence.paragraph != current.last.paragraph:
        signs.append("list item" if sentence.list_item else "new paragraph")
        if one_event and not sentence.list_item:
            signs.append("one event")
        if one_event and (sentence.says("outside-body") or _is_about_body(sentence)):
            signs.append("about the body")
    linked = {"refers back", "people of the event", "part of the event", "thing as pronoun"}
    linked |= {"lead as pronoun", "same thing again", "within the thing"}
    if "new paragraph" in signs and linked & set(signs):
        signs.append("new paragraph about it")
    if "opinion" in signs and linked & set(signs):
        signs.append("opinion about it")
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
    signs.extend(plain_signs(sentence, current) + word_signs(sentence.text))
    return verdict(signs, "goes-on")


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
    "social": "social programme",
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
