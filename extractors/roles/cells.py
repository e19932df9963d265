"""Roles from the columns of a table: "Lead / partners", "With whom", "Funding"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, cast

from extractors.model import Cell, Mention
from extractors.roles.cells_names import NO_NAMES, unlisted_in, with_own_parts, without_owners
from extractors.roles.donors import coded_states, country_mentions, is_donor
from extractors.roles.model import LeadEnd, Reading, Standing
from extractors.roles.signs import FIRST_LEADS
from gazetteers.columns import is_ditto
from gazetteers.cues import cues
from gazetteers.model import LanguageCode

_SPLIT = re.compile(r";|\n")
_BRACKET = re.compile(r"\(([^()]*)\)?")
_COLUMNS: dict[str, Standing] = {
    "organization": "lead",
    "partner": "partner",
    "funder": "funder",
    "beneficiary": "beneficiary",
}


def read_cell(
    text: str,
    cell: Cell,
    mentions: Sequence[Mention],
    language: LanguageCode,
    *,
    beside: Sequence[Cell] = (),
    lead_end: LeadEnd = "",
    author: Sequence[str] = (),
) -> tuple[Reading, ...]:
    """How the organizations of one cell stand, by the cell's column and the words in it.

    Who is named in a column of organizations leads. Where its heading speaks of partners as well,
    or the document says that the first of several is responsible (`lead_end`), those behind the
    first semicolon, or the slash that it speaks of, are partners, unless one of the cells `beside`
    it has a column of partners.
    "with", "(organizer)" and "as co-provider" say it for single names. Unlisted names count here,
    since the column says that they are organizations; posts and departments without their body are
    those of the `author`.
    """
    usual = _COLUMNS[cell.column]
    inside = [m for m in mentions if cell.start <= m.start and m.end <= cell.end]
    parts = _parts(text, cell, usual, language)
    has_payers = usual == "funder" or any(standing == "funder" for _, standing in parts)
    inside += _states(text, cell, inside, language, pays=has_payers)
    inside += unlisted_in(text, cell, inside, language)
    inside = without_owners(text, inside)
    if usual == "lead":
        inside = list(with_own_parts(inside, author, language))
    mark = _SLASH if lead_end == "slash" else _SPLIT
    first_part = mark.search(text, cell.start, cell.end)
    names_partners = cues("roles", language).has("cell.partner", cell.heading)
    if any(other.column == "partner" for other in beside):
        first_part = None
    elif not (names_partners or lead_end):
        first_part = None  # joint organizers, whatever stands between them
    # "Responsible member, partners": the first is responsible, where no mark parts them.
    has_partners = first_part is None and (
        lead_end == "name"
        or (not lead_end and _THEN_PARTNERS.search(cell.heading) is not None and names_partners)
    )
    first = min((mention.start for mention in inside), default=cell.start)
    names_payers = cues("roles", language).has("cell.funder", cell.heading)
    own_end = next(
        (m.end for m in inside if usual == "partner" and m.start == first and m.id in author), None
    )
    readings: list[Reading] = []
    for mention in sorted(inside, key=lambda mention: mention.start):
        standing, detail = usual, f'column "{cell.heading or cell.column}"'
        if usual == "lead" and first_part is not None and mention.start >= first_part.start():
            standing, detail = "partner", f"{detail}, after the {first_part.group().strip()}"
        if usual == "lead" and has_partners and mention.start > first:
            standing, detail = "partner", f"{detail}, behind the first"
        if usual == "lead" and _in_bracket_behind(text, cell, mention, inside):
            standing, detail = "partner", f"{detail}, in brackets behind another"
        for begin, role in parts:
            if mention.start >= begin:
                standing, detail = role, f'column "{cell.heading}", in its part of the cell'
        said = _by_letter(text, cell, mention) or _said(
            text, cell, mention, language, others=mention.start > first
        )
        if said is None and usual == "beneficiary" and _are_persons(text, cell, mention):
            said = "none", f"{detail}: persons, not the body"
        if usual == "partner" and names_payers and is_donor(mention.id):
            standing, detail = "funder", f"{detail}, which names donors as well"
        elif own_end is not None and _LISTED.fullmatch(text, own_end, mention.start):
            standing, detail = "colead", f"{detail}, behind whoever reports"
        pays = cues("roles", language).first("after.funder", text[mention.end : cell.end])
        if said is None and pays is not None and pays.start <= 1:
            said = "funder", "it pays, by the words after it"
        if said is not None:
            standing, detail = said
        readings.append(Reading(mention, standing, detail, 0, False, True))
    if _is_signed(text, beside, language):
        readings = list(_as_parties(readings))
    return tuple(readings)


def _is_signed(text: str, cells: Sequence[Cell], language: LanguageCode) -> bool:
    """Whether the activity of a row is an agreement: "Signing of a memorandum on data"."""
    book = cues("roles", language)
    words = [text[cell.start : cell.end] for cell in cells if cell.column == "activity"]
    signed = [book.first("signing", said) for said in words]
    return any(book.has("agreement", said) for said in words) or any(
        hit is not None and not hit.start for hit in signed
    )


def _as_parties(readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings of a cell that names the parties of an agreement: the first leads."""
    leads = [reading for reading in readings if reading.standing == "lead"]
    for reading in readings:
        if reading in leads[1:]:
            reading = replace(
                reading, standing="partner", detail=f"{reading.detail}, {FIRST_LEADS}"
            )
        yield reading


_LISTED = re.compile(r"\s?(?:,|;|\n|/|&|\band\b|и)\s?(?:(?:the|and|и)\s)?")
"""Between the first two names of a cell that says no more of either."""
_LETTER = re.compile(r"(?:\A|[;,\n|]\s*|\s)(?P<letter>O|L|P|F|D|B|О|П|Д|Б)\s?[:=]\s")
_LETTERS: dict[str, Standing] = {
    "O": "lead",
    "L": "lead",
    "О": "lead",
    "P": "partner",
    "П": "partner",
    "F": "funder",
    "D": "funder",
    "Д": "funder",
    "B": "beneficiary",
    "Б": "beneficiary",
}
"""Letters before names in a column "O / P": organizer, lead, partner, funder or donor, …"""


def _by_letter(text: str, cell: Cell, mention: Mention) -> tuple[Standing, str] | None:
    """What a letter before a name and those behind it in a cell says: "O: EAG; P: ITMCFM"."""
    found = list(_LETTER.finditer(text[cell.start : mention.start]))
    if not found:
        return None
    letter = found[-1]["letter"]
    return _LETTERS[letter], f'"{letter}:" before it'


def _parts(
    text: str, cell: Cell, usual: Standing, language: LanguageCode
) -> tuple[tuple[int, Standing], ...]:
    """Where the parts of a cell begin, with the roles that the parts of its heading give.

    Below "Lead / partners" stands "UNODC / Probation Service", below "Implementer / donor" "UNDP /
    Japan". None where the heading has no second part of which a role is known.
    """
    heads = [head.strip() for head in cell.heading.split("/")]
    slashes = list(_SLASH.finditer(text, cell.start, cell.end))
    if len(heads) < 2 or not slashes or len(slashes) >= len(heads):
        return ()
    book = cues("roles", language)
    parts: list[tuple[int, Standing]] = []
    for head, slash in zip(heads[1:], slashes, strict=False):
        value = next((value for group, value in _PARTS if book.has(group, head)), None)
        if value is None or usual != "lead":
            return ()
        parts.append((slash.end(), value))
    return tuple(parts)


_SLASH = re.compile(r"\s/(?=\s)|(?<=\s)/\s")
"""Between the parts of a cell; "UNODC/WCO" is no such place."""
_PARTS: tuple[tuple[str, Standing], ...] = (
    ("cell.funder", "funder"),
    ("heading.beneficiary", "beneficiary"),
    ("cell.partner", "partner"),
)
"""Which words of a heading give which role to a part of its cells."""


_THEN_PARTNERS = re.compile(r"\w,\s\w")
"""In the heading of a column that names first who leads; "Lead / partners" leaves it open."""


def who_column(
    text: str, cells: Sequence[Cell], mentions: Sequence[Mention], language: LanguageCode
) -> Literal["named", "open", "silent"]:
    """What the row's own column of organizations says of who does it.

    "named": somebody; "open": that it is not settled yet ("to be clarified"); "silent": nothing, or
    there is no such column, so that what holds for the whole table counts.
    """
    for cell in cells:
        if cell.column != "organization":
            continue
        words = text[cell.start : cell.end].strip()
        inside = [m for m in mentions if cell.start <= m.start and m.end <= cell.end]
        opened = cues("roles", language).first("cell.open", words)
        if not inside and opened is not None and opened.end - opened.start >= len(words) - 2:
            return "open"
        if inside or any(unlisted_in(text, cell, inside, language)):
            return "named"
    return "silent"


def repeats_above(text: str, cells: Sequence[Cell]) -> bool:
    """Whether the row's column of organizations says that it is the same as in the row above."""
    return any(
        cell.column == "organization" and is_ditto(text[cell.start : cell.end]) for cell in cells
    )


def says_who(text: str, cells: Sequence[Cell], language: LanguageCode) -> bool:
    """Whether the row's column of organizations says who does it, be it nobody by name."""
    return any(
        cell.column == "organization"
        and any(map(str.isalpha, words := text[cell.start : cell.end]))
        and not cues("roles", language).has("cell.open", words)
        and words.strip().lower() not in NO_NAMES
        for cell in cells
    )


def _in_bracket_behind(text: str, cell: Cell, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether brackets behind another name of the cell hold it: "PCUz (UNOCT, RAN)"."""
    opening = text.rfind("(", cell.start, mention.start)
    return opening > text.rfind(")", cell.start, mention.start) and any(
        other.end <= opening and not text[other.end : opening].strip() for other in others
    )


def _are_persons(text: str, cell: Cell, mention: Mention) -> bool:
    """Whether a cell counts persons of a body: "46 engineers of the Ministry"."""
    opening = max(text.rfind(mark, cell.start, mention.start) for mark in ";\n")
    return _COUNTED.match(text[max(opening + 1, cell.start) : mention.start].strip()) is not None


_COUNTED = re.compile(r"(?:some |about |over |up to |около |более |до )?\d+\s[^\W\d_]{3,}")
"""Persons by their number, at the beginning of an item."""


def _states(
    text: str, cell: Cell, known: Sequence[Mention], language: LanguageCode, *, pays: bool
) -> Iterator[Mention]:
    """States under their bare names that pay: all in a column of donors, else "Japan (donor)"."""
    coded = coded_states(text[cell.start : cell.end]) if pays else ()
    for state in (*country_mentions(text[cell.start : cell.end], language), *coded):
        mention = state.model_copy(
            update={"start": state.start + cell.start, "end": state.end + cell.start}
        )
        if any(other.start < mention.end and mention.start < other.end for other in known):
            continue
        said = _by_letter(text, cell, mention) or _said(text, cell, mention, language)
        if pays or (said is not None and said[0] == "funder"):
            yield mention


_SHARE = re.compile(r"[a-zа-яё][^\d()]{3,60}")
"""What one of several does, in brackets behind it: "(peer review)", «(лекторы)»; no name."""
_AS = re.compile(r"\s(?:as|в качестве|как)\s(?P<what>[^;,()\n]{3,40})")
_JOINTLY = re.compile(r"[^;\n()]{0,80}\((?:jointly|together|совместно)\)")


def _said(
    text: str, cell: Cell, mention: Mention, language: LanguageCode, *, others: bool = False
) -> tuple[Standing, str] | None:
    """What the words beside a name in its cell say of it: "with", "(organizer)", "invited:".

    `others`: whether the cell names others, whose event a host only gives the place for.
    """
    book = cues("roles", language)
    # Among partners "jointly with" leaves the lead to whoever reports as well.
    joint = ("cell.joint",) if cell.column == "partner" else ()
    bracket = _BRACKET.match(text[mention.end : cell.end].lstrip()) or _BRACKET_FOR_ALL.match(
        text, mention.end, cell.end
    )
    if bracket is not None and _OF_ANOTHER.match(bracket.group(1)) is None:
        inside = bracket.group(1)
        for group in (
            "cell.beneficiary",
            "cell.partner",
            "cell.none",
            "cell.funder",
            *joint,
            "cell.lead",
        ):
            if book.has(group, inside):
                said = cast(Standing, book.groups[group].value)
                # Who hosts what another body organizes is its partner.
                is_host = (
                    said == "lead"
                    and (cell.column == "partner" or others)
                    and book.has("cell.host", inside)
                )
                return ("partner" if is_host else said), f'"({inside})" after it'
        if others and cell.column == "organization" and _SHARE.fullmatch(inside):
            return "partner", f'"({inside})" after it is its share of the work'
    as_what = _AS.match(text, mention.end, cell.end)
    if as_what is not None:
        for group in ("cell.partner", "cell.none", "cell.funder", "cell.lead"):
            if book.has(group, as_what["what"]):
                return cast(Standing, book.groups[group].value), f'"{as_what[0].strip()}" after it'
    if _JOINTLY.match(text, mention.end, cell.end):
        value: Standing = "colead" if joint else "lead"
        return value, "they do it jointly, as brackets behind them say"
    opening = max(text.rfind(mark, cell.start, mention.start) for mark in ";\n")
    part = text[max(opening + 1, cell.start) : mention.start]
    if others and book.has("cell.host", part):
        return "partner", f'"{part.strip()}" before it, what others hold'
    # What brackets say of the name before them holds for no other: "UNHCR (lead), | IOM".
    part = _CLOSED.sub(" ", part)
    support = book.first("cell.support", part) if is_donor(mention.id) else None
    if support is not None:
        return "funder", f'"{part[support.start : support.end]}" before it, a donor'
    for group in (
        *("cell.none", "cell.funder", "cell.beneficiary", "cell.partner"),
        *joint,
        "cell.lead",
    ):
        hit = book.first(group, part)
        if hit is not None:
            return cast(
                Standing, book.groups[group].value
            ), f'"{part[hit.start : hit.end]}" before it'
    return None


_BRACKET_FOR_ALL = re.compile(
    r"[^;\n()]{1,120}\(((?:co-?)?organi[sz]ers|hosts|donors|funders|partners|(?:со)?организаторы|доноры|партн[её]ры"
    r"|соисполнители|исполнители|ведущие)\)"
)
"""Behind the last of several names what brackets in the plural say of all: "A, B (organizers)"."""
_OF_ANOTHER = re.compile(
    r"(?:[Пп]ри\s[а-яё]+|[Сс]овместно\sс|[Вв]месте\sс|[Вв]о?\s[а-яё]+\sсо?|[Сс]о?|[Зз]а\sсч[её]т|[Нн]а\sсредства"
    r"|[Ww]ith|[Jj]ointly\swith|[Tt]ogether\swith|[Ii]n\s[\w-]+\swith|[A-Za-z]+ed\sby)\s"
    r"(?:[a-zа-яё-]+\s){0,3}[«“\"]?[A-ZА-ЯЁ]"
    r"|(?:[Фф]инансир\w+|[Гг]рант\w*|[Вв]знос\w*|[Сс]редств\w+|[Дд]онор\w*|[Сс]понсор\w*"
    r"|[Фф]инансов\w+\s\w+|[Ff]unding|[Gg]rant|[Dd]onors?|[Ff]unds|[Ss]ponsors?|[Cc]ontribution)"
    r"\s?[:–—-]?\s(?:[a-zа-яё]+\s){0,2}[«“\"]?[A-ZА-ЯЁ]"
    r"|[A-Z]\w+[\s-](?:funding|funds|funded|grant|money|contribution)\b"
)
"""In brackets behind a name, what they say of the one that they hold: «(при содействии ЮНИСЕФ)»."""
_CLOSED = re.compile(r"\([^()]*\)")
