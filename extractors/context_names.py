"""The names by which a document calls whoever writes it, be they known to anybody or not.

A newsletter in the "we" form names its author in the masthead ("Newsletter of Open Valley"), below
"Who we are", in an imprint, before or below the signature, or only by the address for answers. The
place makes such words the name of the writer, so they need not look like that of a body.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.boilerplate import Element, is_about
from extractors.context_labels import names_sum
from extractors.heading_names import GazetteerNames
from extractors.languages import language as spoken
from extractors.mentions import find_organizations
from extractors.model import Block, Document
from gazetteers.bodies import body_words
from gazetteers.columns import language_of_letters
from gazetteers.model import LanguageCode
from gazetteers.sections import author_label, opens_with, section_cues, section_of
from gazetteers.territories import territories

_HEAD: Final = 8
_LETTERHEAD: Final = 3
_TAIL: Final = 8
"""Blocks in which a document speaks of itself."""
_NAME: Final = re.compile(
    r"(?:[Tt]he\s)?(?P<name>[A-Z][\w’'&-]*\w(?:\s(?:(?:of|for|and|in|on|against|without)\s(?:the\s)?)?"
    r"[A-Z][\w’'&-]*\w){0,7}(?:\s?[“\"«][^“”\"«»\n]{2,50}[”\"»])?|[“\"«][^“”\"«»\n]{2,50}[”\"»])"
)
_AT: Final = re.compile(r"[\s:–—-]*")
"""Between a sign and the name behind it."""
_NO_NAME: Final = re.compile(
    r"(?:We|I|It|This|These|The|Our|They|In|On|At|As|If|All|Mr|Ms|Mrs|Dr|No|Dear|January|February|March|April|May|June"
    r"|July|August|September|October|November|December|Spring|Summer|Autumn|Winter|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZА-ЯЁ«“\"])")
_PART: Final = re.compile(r"\s[·|•–—]\s|\n")
"""Between the parts of a running head: "Steppe Centre, Almaty · Fact sheet 7"."""
_ADDRESS: Final = re.compile(
    r"(?:@|\bwww\.|\bhttps?://(?:www\.)?)(?P<label>[a-z][a-z0-9-]{2,})\.[a-z0-9.-]+"
    r"(?![a-z0-9.-]|/[^\s)>])",
    re.I,
)
"""Of mail or of a site as a whole: the address of a page says where something is to be read."""
_KINDS: Final = frozenset(
    {"center", "initiative", "hub", "coalition", "platform", "movement", "team"}
)
"""Further kinds of bodies, which only the place in the letterhead tells from events and things."""
_BESIDE: Final = re.compile(r"[:|]\s|\s[–—-]\s|,\s")
"""Between a name in the letterhead and what it issues or where it is."""
_FREE: Final = frozenset(
    {"gmail", "mail", "yandex", "yahoo", "hotmail", "outlook", "inbox", "list", "rambler", "ukr"}
    | {"proton", "protonmail", "icloud", "live", "googlemail", "aol", "gmx", "facebook", "twitter"}
    | {"youtube", "instagram", "telegram", "linkedin", "zoom", "example"}
)
"""Addresses that anybody may have."""
_RUN: Final = re.compile(
    r"[A-ZА-ЯЁ][\w’'-]*(?:\s(?:of\s|for\s|and\s|и\s|в\s)?[A-ZА-ЯЁa-zа-яё][\w’'-]*){0,5}"
)
_RUNNING: Final = ("header", "footer")
_SIGNATURE: Final = 5
"""Lines below a closing formula."""
_SIGNATURE_WORDS: Final = 15
_SELF: Final = ("signature", "contact data")
_TEAM: Final = re.compile(r"(?:(?:[Yy]our|The)\s)?(?P<name>[A-Z].{2,60}?)\s[Tt]eam\b")
_BEHALF: Final = re.compile(r"(?:For|On behalf of|За|От имени|Команда|Ваш[аи]?)\s(?:the\s)?")


@dataclass(frozen=True, slots=True)
class OwnName:
    """Words that name whoever writes.

    Attributes:
        text: the words; they begin with the name.
        block: where they stand; None for a running head.
        start: first code point of them in the block.
        sure: whether their place alone makes them a name, without any look of one.
    """

    text: str
    block: Block | None
    start: int
    sure: bool = True


def own_names(
    document: Document, elements: Sequence[Element], reasons: Mapping[str, str]
) -> tuple[OwnName, ...]:
    """The names that a document gives whoever writes it, the surest first."""
    blocks = [e.block for e in elements if e.block is not None and e.block.kind != "note"]
    found = [
        *_in_title([block for block in blocks[:_HEAD] if not names_sum(block.text)]),
        *_letterhead(blocks[:_LETTERHEAD]),
        *_below_about(blocks),
        *_where_writer_speaks(blocks),
        *_introduced(blocks[:_HEAD]),
        *_published(blocks),
        *_signed(blocks, reasons),
        *_running(document),
        *_by_address(document, blocks),
    ]
    return tuple({name.text: name for name in reversed(found)}.values())[::-1]


def _in_title(head: Sequence[Block]) -> Iterator[OwnName]:
    """Behind "Newsletter of" in the lines of the head, or behind "Submitted by" in one of them."""
    for block in head:
        for start, sentence in _sentences(block.text):
            cues = section_cues(sentence)
            for hit in cues.find("report-of", sentence):
                if hit.start == 0 or block.kind == "heading":
                    yield from _named(block, start + hit.end)
            label = author_label(sentence)
            if label and start:
                yield from _named(block, start + len(label), sure=False)


def _letterhead(head: Sequence[Block]) -> Iterator[OwnName]:
    """Lines of the letterhead that are a name with what kind of body it is of, and no more.

    'Network of Organisations "Steppe and Valley": plan of activities', "Silk Road Resilience Hub".
    """
    for block in head:
        line = _BESIDE.split(block.text)[0].strip()
        match = _NAME.fullmatch(line)
        if match is None or " " not in match["name"] or _NO_NAME.match(line):
            continue
        words = {word.lower().removesuffix("s") for word in re.findall(r"\w+", line)}
        if words & {*body_words("en").self_nouns, *_KINDS}:
            yield from _named(block, block.text.index(line))


def _below_about(blocks: Sequence[Block]) -> Iterator[OwnName]:
    """Whose words "Who we are" announces, as a heading of its own or at the head of a paragraph."""
    abouts = [block for block in blocks if is_about(block.text) and len(block.text.split()) < _HEAD]
    for position, block in enumerate(blocks):
        section = section_of(block.text)
        if section is not None and section.kind == "about the organization":
            for below in blocks[position + 1 : position + 2]:
                yield from _named(below, 0, acts=True)
        elif (opening := opens_with("about-self", block.text)) and len(opening) < len(block.text):
            yield from _named(block, block.text.index(opening) + len(opening), acts=True)
        elif len(abouts) == 1 and block is abouts[0]:
            yield from _named(block, len(block.text.split()[0]))


def _where_writer_speaks(blocks: Sequence[Block]) -> Iterator[OwnName]:
    """Behind "we at", "I write for", "our organization,"."""
    for block in blocks:
        for hit in section_cues(block.text).find("writer-of", block.text):
            yield from _named(block, hit.end)


def names_in_letter(blocks: Sequence[Block], reasons: Mapping[str, str]) -> tuple[OwnName, ...]:
    """The names that one of several letters in a document gives whoever writes it."""
    return (*_where_writer_speaks(blocks), *_introduced(blocks), *_signed(blocks, reasons))


def _introduced(blocks: Sequence[Block]) -> Iterator[OwnName]:
    """Behind "We are", «Мы – это», "This is Ana from": the look of a body must show the name."""
    for block in blocks:
        for _, sentence in _sentences(block.text):
            opening = _WE_ARE.match(sentence) or _PERSON_OF.match(sentence)
            if opening is not None:
                start = block.text.index(sentence)
                yield from _named(block, start + opening.end(), sure=False)


_WE_ARE: Final = re.compile(
    r"(?:(?:So|For the record|As you know),?\s)?[Ww]e(?:\sare|[’']re)(?:,[^,]{3,40},)?\s(?:the\s)?"
    r"|(?:Напомню|Напоминаю|Как вы знаете|Представлюсь)?[,:]?\s?[Мм]ы\s?[–—-]\s?(?:это\s)?"
    r"|[Мм]ы\sэто\s"
)
_PERSON_OF: Final = re.compile(
    r"(?:(?:This|It)\sis|It[’']s|Greetings|Hello|Это|Пишет\sвам|Вам\sпишет|Вас\sбеспокоит"
    r"|(?:Вас\s)?[Пп]риветствует(?:\sвас)?|Меня\sзовут|My\sname\sis)\s?"
    r"(?:[A-ZА-ЯЁ][\w.’'-]*\s?){0,3}(?:\shere)?,?\s?(?:(?:writing\s)?(?:from|at|of|for)|из|от)\s(?:the\s)?"
)
"""Who writes, with a first name: "This is Ana from | UNDP", «Это Нигора из | Центра «Луч»»."""


def _published(blocks: Sequence[Block]) -> Iterator[OwnName]:
    """Behind "Publisher:" and "©", in the head or the imprint."""
    for block in [*blocks[:_HEAD], *blocks[-_TAIL:]]:
        for start, sentence in _sentences(block.text):
            opening = opens_with("imprint", sentence)
            if opening:
                begins = start + sentence.index(opening) + len(opening)
                year = re.match(r"[\s:,(]*(?:\d{4}(?:[-–]\d{2,4})?)?[\s:,)]*", block.text[begins:])
                yield from _named(block, begins + (year.end() if year is not None else 0))


def _signed(blocks: Sequence[Block], reasons: Mapping[str, str]) -> Iterator[OwnName]:
    """Whose name stands below the closing formula, in a line of its own or behind a post.

    "Your Open Valley team", "For the Steppe Centre", "Open Valley, Osh", «директор ОФ «Луч»».
    """
    closed = [n for n, block in enumerate(blocks) if reasons.get(block.id) == "closing formula"]
    below = blocks[closed[-1] + 1 :][:_SIGNATURE] if closed else ()
    alone = [] if closed else [b for b in blocks[-_LAST:] if _is_person_with_body(b.text)]
    for block in (*below, *alone, *(b for b in blocks[-_TAIL:] if reasons.get(b.id) in _SELF)):
        if len(block.text.split()) > _SIGNATURE_WORDS:
            continue
        text, language = block.text, language_of_letters(block.text)
        team = _TEAM.match(text)
        if team is not None:
            yield OwnName(team["name"], block, team.start("name"))
        for body in find_organizations(text, language):
            if body.strength in ("new", "strong"):
                yield OwnName(body.text, block, body.start)
        behind = _BEHALF.match(text)
        alone_named = _NAME.match(text, behind.end() if behind is not None else 0)
        if alone_named is not None and (
            behind is not None or _is_place(text[alone_named.end() :], language)
        ):
            yield from _named(block, alone_named.start())
        else:
            yield from _named(block, 0, sure=False)


def _is_person_with_body(line: str) -> bool:
    """Whether a line at the end has a person's name and more: "Marat K., IOM", «Гульнара, ОФ …»."""
    return (
        _SIGNED.match(line) is not None
        and len(line.split()) <= _SIGNATURE_WORDS
        and not spoken(language_of_letters(line)).verbs(line)
    )


_SIGNED: Final = re.compile(r"[A-ZА-ЯЁ][\w’'-]+(?:\s[A-ZА-ЯЁ][\w’'.-]*){0,2},\s(?=[\w«“\"])")
_LAST: Final = 2
"""Blocks at the end of a letter among which a signature without a closing formula stands."""


def _is_place(rest: str, language: LanguageCode) -> bool:
    """Whether behind a name stands no more than where its body is: ", Osh"."""
    lands = territories().find(rest, language)
    return bool(lands) and not any(
        letter.isalpha()
        for at, letter in enumerate(rest)
        if not any(land.start <= at < land.end for land in lands)
    )


def _running(document: Document) -> Iterator[OwnName]:
    """The parts of running heads and feet."""
    for discard in document.discards:
        if discard.reason in _RUNNING:
            for part in _PART.split(discard.text):
                yield OwnName(part.strip(), None, 0, sure=False)


def _by_address(document: Document, blocks: Sequence[Block]) -> Iterator[OwnName]:
    """The name in the text that an address spells, where the document has addresses of one body.

    "post@openvalley.example" is that of "Open Valley", "info@mostdoveriya.example" of «Мост
    доверия», "secretariat@kics.example" of the "Kara-Suu Initiative for Civic Safety".
    """
    texts = [*(block.text for block in blocks), *(d.text for d in document.discards)]
    senders = [text for text in texts if author_label(text)]
    labels = _labels(senders) or _labels(texts)
    if len(labels) != 1:
        return
    label = labels.pop()
    spelt: Counter[str] = Counter()
    places: dict[str, tuple[Block, int]] = {}
    for block in blocks:
        for run in _RUN.finditer(block.text):
            words = list(re.finditer(r"[\w’'-]+", run.group()))
            for last in range(len(words), 0, -1):
                name = run.group()[: words[last - 1].end()]
                if _spelt(name) == label:
                    spelt[name] += 1
                    places.setdefault(name, (block, run.start()))
                    break
    for name, _ in spelt.most_common(1):
        block, start = places[name]
        yield OwnName(name, block, start)


def _labels(texts: Sequence[str]) -> set[str]:
    return {
        match["label"].lower().replace("-", "")
        for text in texts
        for match in _ADDRESS.finditer(text)
        if match["label"].lower() not in _FREE
    }


def _named(block: Block, at: int, *, acts: bool = False, sure: bool = True) -> Iterator[OwnName]:
    """The name at a place of a block; nothing where none is, or the name of a land or a day.

    `acts`: whether it must be the subject of a sentence.
    """
    gap = _AT.match(block.text, at)
    start = gap.end() if gap is not None else at
    rest = block.text[start:]
    language = language_of_letters(rest)
    if acts and not spoken(language).verbs(_SENTENCE.split(rest)[0]):
        return
    first = next(iter(find_organizations(rest, language)), None)
    if first is not None and first.start <= len("the "):
        yield OwnName(rest[first.start : first.end], block, start + first.start, sure)
        return
    match = _NAME.match(rest)
    if match is None or _NO_NAME.match(match["name"]):
        return
    name = match["name"]
    if GazetteerNames().kind_of(name) == "country":
        return
    bare = name[1:-1] if name[0] in '“"«' else name
    yield OwnName(bare, block, start + match.start("name"), sure)


def _spelt(name: str) -> str:
    """A name as an address spells it: small Latin letters with nothing between them."""
    return "".join(_LATIN.get(letter, letter) for letter in name.lower() if letter.isalnum())


_LATIN: Final = dict(zip("абвгдезийклмнопрстуфыэё", "abvgdeziyklmnoprstufyee", strict=True)) | {
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for gap in _SENTENCE.finditer(text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]
