"""Whether a sentence turns to another activity or goes on with the one before."""

import re

from extractors.segment.current import Current
from extractors.segment.own import (
    announces,
    is_beside_main_clause,
    is_dated,
    is_entry,
    only_states,
    own_place_marks,
    takes_part_in_it,
    tells_of_its_project,
)
from extractors.segment.reading import Sentence
from extractors.segment.references import (
    completes_entry,
    is_of_another_thing,
    is_of_its_kind,
    is_plain_back_reference,
    is_within_thing,
    refers_back,
    stem,
)
from extractors.segment.signs import (
    POINTER,
    brings_about,
    plain_signs,
    repeats_subject,
    speaks_of_named,
    uses_short_name,
)
from extractors.segment.verbs import founds_body, has_nothing_of_its_own
from extractors.segment.verdict import Verdict, verdict


def start_verdict(
    sentence: Sentence,
    current: Current,
    *,
    of_row: str = "",
    one_event: bool = False,
    after_background: bool = False,
) -> Verdict:
    """Whether a sentence turns to another activity than `current`, the one before it.

    What only describes the situation (`after_background`) waits for one. Inside a cell of a table
    the sign `of_row` says so; what a news item (`one_event`) tells without another date and in the
    same tense is mostly a detail of its event.
    """
    opening = signs_of_opening(sentence, current)
    signs = [*_signs_of_mentions(sentence, current), *opening]
    if not current.dates and _LINKS.intersection(opening):
        # "The ceremony took place on 22 April" gives the activity before it the date it lacks.
        own = ("own date", "own date in a clause", "own place")
        signs = [sign for sign in signs if sign not in own]
    head = sentence.main_head
    described = sentence.copular and _LINKS.intersection(opening)  # "The road map is a plan that"
    if not described and (head.new if head is not None else founds_body(sentence)):
        signs.append("new thing")
    if head is not None and head.new and not described:
        named = sentence.dates or sentence.organizations or announces(sentence)
        named = named or head.determined or is_entry(sentence)
        if brings_about(sentence):
            signs.append("brings it about")
        elif sentence.language.code == "en" and not (
            head.determined or named or is_entry(sentence)
        ):
            signs.append("bare things")
        if current.head_type and head.type != current.head_type:
            signs.append("other type")
    signs.extend(_signs_of_newness(sentence))
    if announces(sentence):
        signs.append("announces")
    signs.extend(signs_of_sameness(sentence, current))
    if tells_of_its_project(sentence):
        signs.append("project of its own")
    if sentence.says("next-step") and not refers_back(sentence, current):
        signs.append("next step")
    if sentence.says("event-frame"):
        signs.append("frame of its own")
    # in a matrix the sentences on one activity say how often more freely
    often = sentence.says("frequency") and sentence.performs and not sentence.in_matrix
    if often and not any(part.says("frequency") for part in current.sentences):
        signs.append("again and again")
    first = current.sentences[0]
    if sentence.tense and first.tense and sentence.tense != first.tense:
        signs.append("other tense")
    if sentence.explains:
        signs.append("explains")
    elif sentence.copular:
        signs.append("is or has")
    elif sentence.performs:
        signs.append("does")
    if sentence.first_in_paragraph and sentence.paragraph != current.last.paragraph:
        signs.append("list item" if sentence.list_item else "new paragraph")
    if (
        sentence.language.code == "en"
        and not (sentence.dates or announces(sentence))
        and _HAD.match(sentence.text, _at(sentence))
    ):
        signs.append("had been done before")
    if after_background or current.is_general:
        signs.append("after general opening")
    if of_row:
        signs.append(of_row)
    if not (of_row or sentence.in_matrix) and _tells_a_detail(sentence, current):
        acts = bool(sentence.subject_organizations) or sentence.opens_with_body
        if one_event:
            deed = acts and sentence.performs and not sentence.explains
            signs.append("deed in an item" if deed else "detail of an item")
        elif any(_DAY.search(mark.id) for mark in current.sentences[0].dates):
            signs.append("detail of a dated event")
    return verdict([*signs, *plain_signs(sentence, current)], "starts")


def _tells_a_detail(sentence: Sentence, current: Current) -> bool:
    """Whether nothing of its own dates a sentence: "Six instructors of it gave lessons"."""
    if {mark.id for mark in sentence.dates} - current.dates or sentence.list_item:
        return False
    if sentence.says("next-step") or sentence.opens_further or tells_of_its_project(sentence):
        return False
    adds = sentence.verbs and sentence.language.activity.has("adds", sentence.opening)
    if adds or (sentence.says("frequency") and not sentence.opens_with_people):
        return False
    first = current.sentences[0]
    if not (sentence.tense and first.tense) or sentence.tense == first.tense:
        return True
    acts = sentence.subject_organizations or sentence.opens_with_body
    return not (sentence.first_in_paragraph or acts)  # "Two trainers teach how to patrol"


_OCCURS = re.compile(
    r"(?:(?:takes?|took|has taken) place|(?:is|was|will be|were|are) (?:being )?held|lasts?|lasted"
    r"|ran|проход(?:ит|ят|ил[аои]?)|прош(?:ёл|ла|ло|ли)|состо(?:ится|ял[оаи]сь|ялся)"
    r"|дл(?:ится|ил[оаи]сь|ился)|продолжал(?:ся|ась|ись|ось))\b",
    re.IGNORECASE,
)
"""What only an event does."""

_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
"""A day in a date as written."""

_LINKS = frozenset(
    {"refers back", "refers back with a date", "people of the event", "part of the event"}
)
_THEY = re.compile(r"\b(?:they|они)\W*$", re.IGNORECASE)
_HAD = re.compile(r"had\s+(?!not\b)\w+", re.IGNORECASE)


def _at(sentence: Sentence) -> int:
    return sentence.main_verb.start if sentence.main_verb is not None else len(sentence.text)


def _signs_of_mentions(sentence: Sentence, current: Current) -> list[str]:
    signs: list[str] = []
    # "Representatives of X spoke" at the event; "twice a year representatives of X visit prisons"
    people = sentence.opens_with_people and not (is_dated(sentence) or sentence.says("frequency"))
    if {mark.id for mark in sentence.dates} - current.dates and not people:
        beside = all(is_beside_main_clause(sentence, mark) for mark in sentence.dates)
        signs.append("own date in a clause" if beside else "own date")
    # "the Programme Office in Dushanbe" is in Dushanbe wherever the event is
    places = () if only_states(sentence) else own_place_marks(sentence)
    if {mark.id for mark in places} - current.places:
        signs.append("own place")
    # a name of its project is no turn of the body
    known = people or _BY_IT.match(sentence.text) or speaks_of_named(sentence, current)
    subjects = () if known else sentence.subject_organizations
    if {mark.id for mark in subjects} - current.organizations:
        signs.append("other lead")
    elif subjects and not repeats_subject(sentence, current):
        described = all(mark.weak for mark in subjects)
        signs.append("lead described again" if described else "lead named again")
    elif sentence.opens_with_body and not refers_back(sentence, current):
        signs.append("lead described again")
    named = sentence.dates or sentence.territories or sentence.organizations or sentence.heads
    if not (named or founds_body(sentence)):
        signs.append("names nothing")
    return signs


_BY_IT = re.compile(
    r"(?:under|within|according to) (?:it|them)\b"
    r"|(?:по|согласно|в соответствии с|в рамках) (?:нему|ней|ним|ему|него|неё|них)\b",
    re.IGNORECASE,
)
"""An agreement or a plan just named is the frame: "Under it the Office will buy lamps"."""


def signs_of_opening(sentence: Sentence, current: Current) -> list[str]:
    """What the subject of a sentence tells: the thing or body just named, its people, a part."""
    book = sentence.language.activity
    core = sentence.core
    followed = sentence.dates and book.has("is-repeated", sentence.text[_at(sentence) :])
    if sentence.opens_further or followed:
        return []
    if completes_entry(sentence, current):
        return ["refers back"]
    if not is_dated(sentence) and sentence.opens_with_people:
        return ["people of the event"]
    part = any(book.has("opens-part", words) for words in (core, sentence.text))
    part = part or is_of_its_kind(sentence, current)
    acts = bool(sentence.subject_organizations) or sentence.opens_with_body
    if part or (not acts and book.has("opens-state", sentence.text)):
        own = _has_event_of_its_own(sentence, current)
        return ["part with an event of its own" if own else "part of the event"]
    if refers_back(sentence, current):
        own_date = bool({mark.id for mark in sentence.dates} - current.dates)
        if is_plain_back_reference(sentence, current):
            own_date = own_date and is_of_another_thing(sentence, current)
        return ["refers back with a date" if own_date else "refers back"]
    own_date = bool({mark.id for mark in sentence.dates} - current.dates)
    if current.head_type == "legislation" and _DRAFT.match(core):
        return ["refers back"]
    if own_date and _POSSESSIVE.match(core) and _has_event_of_its_own(sentence, current):
        return ["part with an event of its own"]
    if own_date and _POSSESSIVE.match(core):
        return ["refers back with a date"]  # "Its forerunner was a project that ran in 2018-2020"
    if sentence.language.code == "en" and _PERSON.match(core):
        return ["person as pronoun"]
    if book.has("opens-pronoun", core) or sentence.opens_with_they:
        body = bool(current.last.subject_organizations) or (
            (
                book.has("opens-pronoun", current.last.core)
                or book.has("opens-part", current.last.core)
                or (book.has("adds", sentence.opening) and not refers_back(current.last, current))
            )
            and bool(current.leads)
        )
        if _THEY.search(sentence.opening) and len(current.leads) == 1:
            body = False  # one body is no "they"
        if sentence.main_verb is not None and _OCCURS.match(
            sentence.text, sentence.main_verb.start
        ):
            body = False  # "It takes place in Osh", which no body does
        if body and _goes_to_next(sentence) and not has_nothing_of_its_own(sentence):
            return ["lead as pronoun"]
        output = current.head_type == "programme" and not sentence.dates
        return ["thing as pronoun", *(["output of a project"] if output else [])]
    return []


_DRAFT = re.compile(
    r"(?:an?|the|its) (?:(?:first|second|final|initial|new|agreed|zero) )?(?:draft|text)"
    r" (?:is|was|will|has|had|should)\b"
    r"|(?:(?:его|её|первый|второй|окончательный|итоговый|согласованный) )?(?:проект|текст)"
    r"(?: документа)? (?:был |будет |должен быть |планируется |находится )?"
    r"(?:внес|внос|вынес|рассм|рассматр|одобр|направ|согласов|принят|разраб|подгот|предст|обсужд|"
    r"на )",
    re.IGNORECASE,
)
"""What becomes of the draft of a law or plan that was just named: "A draft will be submitted"."""

_POSSESSIVE = re.compile(r"(?:its|their|его|её|их)\b", re.IGNORECASE)
_PERSON = re.compile(r"(?:he|she)\b", re.IGNORECASE)


def _has_event_of_its_own(sentence: Sentence, current: Current) -> bool:
    """Whether a result of one thing leads to another: "… will be discussed at a forum in 2019"."""
    head = sentence.main_head
    verb = sentence.main_verb
    return (
        (bool(current.dates) or (verb is not None and verb.passive))
        and bool({mark.id for mark in sentence.dates} - current.dates)
        and head is not None
        and head.determined
        and head.start >= sentence.start + len(sentence.opening)
        and head.type in ("meeting", "training")
        and head.type != current.head_type
    )


def _goes_to_next(sentence: Sentence) -> bool:
    """Whether a body called by a pronoun does a next thing: "It also supports …", "It launched …".

    Verbs of doing that tell as often what a thing led to ("It contributed to …") count only beside
    a date or a word that announces a further thing.
    """
    verb = sentence.main_verb
    if verb is None:
        return False
    if _TAKES_PLACE.match(sentence.text, verb.start):
        return False  # "It takes place at the Centre": the event, and not the body
    kinds = sentence.language.kinds(verb.verb)
    around = sentence.text[: verb.end]
    if _POSSESSIVE.match(sentence.core) and sentence.language.activity.has("adds", around):
        return True  # "Furthermore, its action plan stipulates …"
    acts = "perform" in kinds or sentence.language.activity.has("general-function", verb.verb)
    again = sentence.says("frequency") and sentence.in_matrix
    if acts and (again or sentence.language.activity.has("adds", around) or sentence.dates):
        return True
    head = sentence.main_head
    concrete = founds_body(sentence) or (head is not None and (head.new or head.defined))
    return "perform" in kinds and "explain" not in kinds and concrete


_TAKES_PLACE = re.compile(
    r"(?:will\s|is to\s|had\s|has\s)?(?:t[ao]kes?|took|taken|taking)\splace\b|lasts?\b|lasted\b|"
    r"(?:was|were|is|are|will be|has been|had been)\s(?:\w+ly\s)?(?:held|organi[sz]ed|hosted|led|"
    r"conducted|opened|closed|attended|funded|financed|paid)\b|"
    r"(?:состо(?:ял|ит)\w*|прош[её]?л\w*|проход\w+|продлил\w+|длил\w+|длит\w+|"
    r"(?:завершил|заканчива|закончил|начал|начн[её]т|начина)\w*с[яь])\b",
    re.IGNORECASE,
)
"""What only an event can do: "It takes place in Osh", "They were held in May"."""


def _signs_of_newness(sentence: Sentence) -> list[str]:
    if sentence.opens_further and (sentence.dates or sentence.territories):
        return ["further one"]
    if sentence.language.activity.has("opens-new", sentence.core):
        return ["new subject"]
    return []


_POINTED = re.compile(
    r"\b(?:[Tt]his|[Tt]hese|[Tt]hose|[Ss]uch|эт(?:от|ой|ого|ом|ому|им|их|ими|а|у)) (\w{4,})"
)
"""A noun that stands for what was named: "in these visits"."""

_ON_IT = re.compile(r"\s+(?:it|them)\b|\s+(?:его|её|ее|их)\b")


def signs_of_sameness(sentence: Sentence, current: Current) -> list[str]:
    """Signs that a sentence without a date of its own speaks of what stands before it."""
    signs: list[str] = []
    pronoun = sentence.language.activity.has("opens-pronoun", sentence.core)
    named = sentence.subject_organizations or sentence.opens_with_body
    bare = not (named or pronoun or brings_about(sentence))
    if bare and current.is_general_function:
        signs.append("illustrates")
    examples = sentence.language.activity.has("opens-examples", sentence.text)
    if examples or (sentence.says("example") and not sentence.subject_organizations):
        signs.append("example")
    if _counts_the_same(sentence, current):
        signs.append("counts the same")
    if {mark.id for mark in sentence.dates} - current.dates:
        return signs
    if uses_short_name(sentence, current) or speaks_of_named(sentence, current):
        signs.append("its short name")
    if sentence.language.activity.has("opens-state", sentence.text):
        signs.append("how it stands")
    if takes_part_in_it(sentence):
        signs.append("takes part in it")
    acting = sentence.main_verb
    if (
        acting is not None
        and "perform" in sentence.language.kinds(acting.verb)
        and _ON_IT.match(sentence.text, acting.end)
    ):
        signs.append("acts on it")
    if is_within_thing(sentence, current):
        signs.append("within the thing")
    head = sentence.main_head
    counted = head is not None and head.determined
    if repeats_subject(sentence, current) or (
        head is not None
        and not counted
        and head.word != "recommended"
        and not sentence.subject_organizations
        and re.search(rf"\b{re.escape(stem(head.word.split()[0]))}", current.text)
    ):
        signs.append("same thing again")
    rest = sentence.text[len(sentence.opening) :]
    if any(
        re.search(rf"\b{re.escape(stem(noun.lower()))}", current.text)
        for noun in _POINTED.findall(rest)
    ):
        signs.append("points to the thing")
    elif POINTER[sentence.language.code].search(rest):
        signs.append("points back")
    return signs


def _counts_the_same(sentence: Sentence, current: Current) -> bool:
    """Whether it only gives the number of things like the one before: "About 40 courses …"."""
    head = next(iter(sentence.heads), None)
    if head is None or sentence.organizations or sentence.territories:
        return False
    opening = sentence.text[: head.start - sentence.start]
    return (
        head.type == current.head_type
        and re.search(r"\d", opening) is not None
        and len(opening.split()) <= _WORDS_BEFORE_COUNTED
    )


_WORDS_BEFORE_COUNTED = 5
