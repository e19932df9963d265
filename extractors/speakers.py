"""Who speaks in a paragraph of minutes: "IOM (Ms. Holland): …", "Mr. Cole of UNODC informed …"."""

import re
from collections.abc import Sequence

from extractors.mentions import GOVERNMENT
from extractors.model import Mention, Passage
from gazetteers.bodies import NATIONAL
from gazetteers.cues import cues

_PERSON = r"(?:Mr|Ms|Mrs|Dr|Prof|Col|Lt|Maj|Gen|Amb|г-н|г-жа|госпожа|господин)\b\.?"
_RANK = (
    r"(?:Colonel|Major|Captain|General|Lieutenant|Ambassador|Professor|Judge|Prosecutor|Inspector"
    r"|Director|Head|Chief|Deputy|Minister|полковник|майор|генерал|подполковник|директор|начальник)"
)
_HEARD = (
    r"(?:СЛУШАЛИ|Слушали|ВЫСТУПИЛ[АИО]?|Выступил[аио]?|ДОЛОЖИЛ[АИО]?|Доложил[аио]?|ИНФОРМАЦИЯ"
    r"|Слово\s(?:имеет|предоставлено|взял[аи]?)|HEARD|Heard|SPEAKERS?|Speakers?|Floor)"
    r"\s?[:.–—-]?\s(?:[а-яё]+\s|the\s){0,3}?[«“\"]?"
)
"""Before who speaks, by the form of minutes: «СЛУШАЛИ: | БОМКА», "Heard: the | IOM"."""
_ACCORDING = (
    r"(?:According\sto|As\s(?:reported|told|explained|announced)\sby|По\s(?:данным|сведениям|информации"
    r"|сообщению|словам|отч[её]ту)|Как\s(?:сообщил|доложил|отметил|рассказал|проинформировал)[аои]?)"
    r"\s(?:the\s|представител\w+\s)?"
)
"""Before whose words are told: "According to | UNODC, its offices", «По данным | УНП ООН,»."""
_OPENING = re.compile(
    rf"(?:[-–—•*\d.)\s]*)(?:(?:The\s)?(?:representatives?|delegates?|head|director|officer|speaker)\s"
    rf"(?:of|from)\s(?:the\s)?|(?:{_PERSON}|{_RANK})\s(?:[\w.’'-]+\s?){{1,4}}(?:,[^,.:;]{{3,60}})?,?"
    rf"\s?\(?(?:of|from|for|на|от|из)?\s?(?:the\s)?"
    rf"|(?:For|On behalf of|Speaking for|От имени|От)\s(?:the\s)?"
    rf"|{_HEARD}|{_ACCORDING}"
    rf"|(?:Представитель(?:ница)?|Делегат|Докладчик|Руководитель|Директор|Глава|Начальник|Эксперт|Секретарь)"
    rf"\s(?:от\s)?|(?:The\s)?)",
)
"""Before the body at the start of a paragraph: nothing, "Mr. Cole of", "Colonel Rahimov of the"."""
_WHO_SPOKE = re.compile(
    rf"\s*\(\s*(?:{_PERSON}|{_RANK}|(?:[A-ZА-ЯЁ]\.\s?){{1,2}}(?=[A-ZА-ЯЁ][\w-]+[,)]))[^()]{{2,60}}\)"
    r"\s*[:,–—-]?\s*"
)
_WHO_SPEAKS = re.compile(
    r",?\s(?:(?:the|its|an?|his|her|their)\s)?(?:[\w-]+\s){0,2}?(?:delegate|representative|delegation|speaker|official"
    r"|officer|head|director|secretary|expert|delegates|representatives|adviser|advisor|co-?ordinator"
    r"|manager|attach[ée]|specialist|consultant|analyst|советник|эксперт|координатор|специалист|атташе"
    r"|делегат|представитель(?:ница)?|делегация|докладчик|руководитель|директор)\s(?:[А-ЯA-Z]\S*\s){0,2}",
)
"""Behind the body for which somebody speaks: "For the CSTO, | the delegate mentioned"."""
_COLON = re.compile(r"\s*:\s")
_HEARD_FIRST = re.compile(_HEARD)
_TOLD_BY = re.compile(_ACCORDING)
_BRACKET_COLON = re.compile(r"\s\([^()]{2,60}\)\s?:\s")
"""Behind who speaks or wrote: "CARICC (absent, in writing): the Centre will"."""
_SAYS_THAT = re.compile(
    r"\s(?:(?:also|further|then|также|далее)\s)?(?:informed|reported|noted|said|explained|mentioned|announced"
    r"|stated|recalled|confirmed|сообщил|отметил|доложил|рассказал|проинформировал|подтвердил|напомнил"
    r"|пояснил)[аои]?\s(?:[\w-]+\s){0,3}?that\s|\s(?:(?:также|далее)\s)?(?:сообщил|отметил|доложил|рассказал"
    r"|проинформировал|подтвердил|напомнил|пояснил)[аои]?(?:\s[а-яё]+){0,2},\sчто\s"
)
"""Behind a body that tells of something: "UNODC reported | that", «УНП ООН отметило, | что»."""
_HEARD_BEHIND = re.compile(r"[»”\"]?\s?(?:[.:,;–—-]|\()")
_VERB_REACH = 24
"""Letters behind the body within which it is said to speak."""


def heard_in(heading: str) -> str:
    """What follows "HEARD:" or «СЛУШАЛИ:» in a heading of minutes; empty for other headings."""
    heard = _HEARD_FIRST.match(heading.lstrip("0123456789.) "))
    return "" if heard is None else heading.lstrip("0123456789.) ")[heard.end() :]


def paragraph_of(passage: Passage, start: int) -> tuple[int, int]:
    """The paragraph of a passage in which an activity begins; half-open code points."""
    for paragraph in passage.paragraphs:
        if paragraph.start <= start < paragraph.end:
            return paragraph.start, paragraph.end
    return 0, len(passage.text)


def paragraph_speaker(
    passage: Passage, mentions: Sequence[Mention], start: int, about: Sequence[str]
) -> tuple[str, ...]:
    """The body that speaks in the paragraph where an activity begins; empty where none is said to.

    "IOM (Ms. Holland): the construction was completed", "EU-BOMCA (Mr. Eglitis) apologised for the
    delay. An inception mission of the programme …", "Mr. Cole of UNODC said that …". What it tells
    is its own unless it names somebody else. An authority is that of the country that the document
    is about.
    """
    if passage.kind != "prose":
        return ()
    begin, end = paragraph_of(passage, start)
    first = next((m for m in mentions if begin <= m.start and m.end <= end), None)
    if first is None or (first.strength == "new" and first.evidence.method == "rule"):
        return ()
    if _OPENING.fullmatch(passage.text, begin, first.start) is None:
        return ()
    if not _speaks(passage, first, begin, end, is_person=first.start > begin + len("The ")):
        return ()
    if first.id != NATIONAL:
        return (first.id,)
    return (f"{GOVERNMENT}{about[0]}",) if len(about) == 1 else ()


def _speaks(passage: Passage, body: Mention, begin: int, end: int, *, is_person: bool) -> bool:
    """Whether words behind a body say that it, or its person, speaks."""
    text = passage.text
    if (_WHO_SPOKE.match(text, body.end, end) or _BRACKET_COLON.match(text, body.end, end)) is not (
        None
    ):
        return True
    if _HEARD_FIRST.match(text, begin, body.start) is not None:
        return _HEARD_BEHIND.match(text, body.end, end) is not None
    if _TOLD_BY.match(text, begin, body.start) is not None:
        return text[body.end : body.end + 1] == ","
    if not is_person:
        return _SAYS_THAT.match(text, body.end, end) is not None
    if _COLON.match(text, body.end, end) is not None:
        return True
    speaks = _WHO_SPEAKS.match(text, body.end, end)
    rest = text[speaks.end() if speaks is not None else body.end : end].lstrip(" )")
    said = cues("roles", passage.language or "en").first("saying", rest[:_VERB_REACH])
    return said is not None and said.start <= 1
