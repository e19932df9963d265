"""Who leads a row: several names in one cell, columns of executors and of partners, their words."""

import pytest

from extractors.inherited import inherited_organizations
from extractors.mentions import find_aliases, find_organizations
from extractors.mentions.introduced import introduced_behind
from extractors.model import Cell, ColumnKind, Inherited, SourceRef
from extractors.roles import RoleContext, assign_roles
from extractors.roles.cells import repeats_above
from extractors.roles.model import LeadEnd
from extractors.roles.series import end_of_leads
from gazetteers.columns import heading_meaning
from gazetteers.model import LanguageCode

Parts = list[tuple[ColumnKind, str, str]]


def leads_of(
    parts: Parts,
    language: LanguageCode,
    *,
    known: str = "",
    author: tuple[str, ...] = (),
    lead_end: LeadEnd = "",
) -> dict[str, str]:
    """The roles in a row of (column, heading, words); `known` introduces short names."""
    text, cells = "", []
    for column, heading, words in parts:
        start = len(text) + (3 if text else 0)
        text = f"{text} | {words}" if text else words
        cells.append(Cell(column=column, heading=heading, start=start, end=len(text)))
    mentions = find_organizations(text, language, aliases=find_aliases(known, language))
    context = RoleContext(cells=tuple(cells), author=author, lead_end=lead_end)
    return {tag.id: tag.role for tag in assign_roles(text, mentions, language, context).tags}


SEVERAL = [
    ("Executor", "OSCE; IOM", "", {"OSCE": "lead", "IOM": "lead"}, "joint organizers"),
    ("Who", "UNODC\nCARICC", "", {"UNODC": "lead", "CARICC": "lead"}, "a line each"),
    ("Executor", "OSCE; IOM", "name", {"OSCE": "lead", "IOM": "partner"}, "explained below"),
    ("Executor", "OSCE, IOM", "name", {"OSCE": "lead", "IOM": "partner"}, "with commas, too"),
    (
        "Executor",
        "OSCE / IOM, EAG",
        "slash",
        {"OSCE": "lead", "IOM": "partner", "EAG": "partner"},
        "behind the slash",
    ),
    (
        "Executor",
        "OSCE, EAG / IOM",
        "slash",
        {"OSCE": "lead", "EAG": "lead", "IOM": "partner"},
        "two before the slash",
    ),
    ("Executor", "OSCE, IOM", "slash", {"OSCE": "lead", "IOM": "lead"}, "no slash"),
    (
        "Executor",
        "OSCE, EAG; IOM",
        "semicolon",
        {"OSCE": "lead", "EAG": "lead", "IOM": "partner"},
        "two before the semicolon",
    ),
    ("Executor", "OSCE / IOM", "", {"OSCE": "lead", "IOM": "lead"}, "a slash not explained"),
    ("Organizer and partners", "OSCE; IOM", "", {"OSCE": "lead", "IOM": "partner"}, "headed so"),
    ("Organizers", "OSCE; IOM (lecturers)", "", {"OSCE": "lead", "IOM": "partner"}, "its share"),
    ("Organizers", "OSCE; IOM (peer review)", "", {"OSCE": "lead", "IOM": "partner"}, "a share"),
    ("Organizers", "OSCE; IOM (co-organizer)", "", {"OSCE": "lead", "IOM": "lead"}, "no share"),
    ("Organizers", "OSCE; IOM as co-provider", "", {"OSCE": "lead", "IOM": "partner"}, "as …"),
    ("Organizers", "OSCE; IOM (since 2020)", "", {"OSCE": "lead", "IOM": "lead"}, "a date"),
    ("Who", "OSCE, IOM (partners)", "", {"OSCE": "partner", "IOM": "partner"}, "said of all"),
    ("Who", "OSCE; IOM (partner)", "", {"OSCE": "lead", "IOM": "partner"}, "said of one"),
    (
        "Who",
        "OSCE; EAG, IOM (partners)",
        "",
        {"OSCE": "lead", "EAG": "partner", "IOM": "partner"},
        "said of those since the semicolon",
    ),
]


@pytest.mark.parametrize(("heading", "cell", "end", "expected", "why"), SEVERAL)
def test_several_names_in_a_cell(
    heading: str, cell: str, end: LeadEnd, expected: dict[str, str], why: str
) -> None:
    parts: Parts = [("activity", "Activity", "Course"), ("organization", heading, cell)]
    assert leads_of(parts, "en", lead_end=end) == expected, why


UNITS = [
    ("UNODC, Regional Office for Central Asia", {"UNODC-ROCA": "lead"}, "its unit"),
    ("OSCE, Programme Office in Dushanbe", {"OSCE-DUSHANBE": "lead"}, "likewise"),
    ("EU: BOMCA, CADAP", {"EU-BOMCA": "lead", "EU-CADAP": "lead"}, "a colon"),
    ("OSCE, ODIHR", {"OSCE": "lead", "OSCE-ODIHR": "lead"}, "two names"),
    ("UNDP; UNDP Tajikistan", {"UNDP": "lead", "UNDP-TJK": "lead"}, "named anew"),
    ("IOM, with the support of Japan", {"IOM": "lead", "GOV-JPN": "funder"}, "a donor's support"),
    ("IOM, supported by UNDP", {"IOM": "lead", "UNDP": "partner"}, "no donor"),
    ("BOMCA (EU funding)", {"EU-BOMCA": "lead", "EU": "funder"}, "brackets tell of whom they name"),
    ("IOM (funding: Japan)", {"IOM": "lead", "GOV-JPN": "funder"}, "likewise"),
    ("IOM (donor)", {"IOM": "funder"}, "brackets without another name"),
    ("БОМКА-10 (финансирование ЕС)", {"EU-BOMCA": "lead", "EU": "funder"}, "чьи деньги"),
    ("ПРООН (грант Японии)", {"UNDP": "lead", "GOV-JPN": "funder"}, "чей грант"),
]


@pytest.mark.parametrize(("cell", "expected", "why"), UNITS)
def test_units_and_donors_in_a_cell(cell: str, expected: dict[str, str], why: str) -> None:
    parts: Parts = [("activity", "Activity", "Course"), ("organization", "Organization", cell)]
    language: LanguageCode = "en" if cell.isascii() else "ru"
    assert leads_of(parts, language) == expected, why


EXPLAINED = [
    ("The first organization named leads, the others assist.", "en", "name"),
    ("The lead agency is listed first; the remaining ones are partners.", "en", "name"),
    ("Первая из названных в графе организаций отвечает за подготовку, остальные содействуют.",
     "ru", "name"),
    ("Организатор указан первым, прочие участвуют.", "ru", "name"),
    ("Первым указан инициатор; если исполнителей несколько, они несут равную ответственность.",
     "ru", ""),
    ("The first seminar was led by UNODC.", "en", ""),
    ("Lead agencies stand before the slash, partners after it.", "en", "slash"),
    ("Головные исполнители указаны до косой черты, соисполнители – после неё.", "ru", "slash"),
    ("The lead is named before the semicolon, supporting bodies after it.", "en", "semicolon"),
    ("До точки с запятой указан головной исполнитель, соисполнители – после неё.",
     "ru", "semicolon"),
    ("Сроки разделены точкой с запятой, соисполнители – запятой.", "ru", ""),
    ("Косая черта в номерах означает год.", "ru", ""),
    ("The others assist with money.", "en", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "expected"), EXPLAINED)
def test_explanations_of_a_column(text: str, language: LanguageCode, expected: LeadEnd) -> None:
    assert end_of_leads([text], language) == expected


HEADINGS = [
    ("Responsible", "organization"),
    ("Executed by", "organization"),
    ("Coordinator", "organization"),
    ("Secretariat", "organization"),
    ("Co-executors", "partner"),
    ("Co-executor(s)", "partner"),
    ("Who else", "partner"),
    ("Joined by", "partner"),
    ("Отв.", "organization"),
    ("Кем выполнено", "organization"),
    ("Подразделение", "organization"),
    ("Чьими силами", "organization"),
    ("Привлекаемые организации", "partner"),
    ("Кто помогает", "partner"),
    ("Кто ещё участвует", "partner"),
    ("Вместе с", "partner"),
]


@pytest.mark.parametrize(("heading", "kind"), HEADINGS)
def test_headings_of_who_columns(heading: str, kind: str) -> None:
    assert heading_meaning(heading).kind == kind


SHORT = [
    ("Regional Intelligence Liaison Office for the CIS (RILO)", "CIS", "RILO", 0),
    ("Training Centre for Analysts of the OSCE (TCA)", "OSCE", "TCA", 0),
    ("Региональный узел по взаимодействию с ШОС (РУВ)", "ШОС", "РУВ", 0),
    ("Commonwealth of Independent States (CIS)", "Commonwealth of Independent States", "CIS", 0),
    ("an officer of the Border Agency (BAX)", "Border Agency", "BAX", 18),
    ("In May the OSCE (see annex)", "OSCE", None, 0),
]


@pytest.mark.parametrize(("text", "name", "short", "start"), SHORT)
def test_short_forms_belong_to_the_name_whose_letters_they_give(
    text: str, name: str, short: str | None, start: int
) -> None:
    at = text.index(name)
    found = introduced_behind(text, at, at + len(name))
    if short is None:
        assert found is None
    else:
        assert found is not None
        assert (found.short, found.start) == (short, start)


OWN = [
    ("Head of Programmes", "en", {"NEW:Dostar": "lead", "UNICEF": "partner"}, "a post"),
    ("A. Toktorova", "en", {"NEW:Dostar": "lead", "UNICEF": "partner"}, "a person"),
    ("Dept. of Partnerships", "en", {"NEW:Dostar": "lead", "UNICEF": "partner"}, "a department"),
    ("Legal Section", "en", {"NEW:Dostar": "lead", "UNICEF": "partner"}, "another"),
    ("all departments", "en", {"NEW:Dostar": "lead", "UNICEF": "partner"}, "all of them"),
    ("Ak Sanat", "en", {"NEW:Ak Sanat": "lead", "UNICEF": "partner"}, "a body"),
    ("Управление международного сотрудничества", "ru",
     {"NEW:Dostar": "lead", "UNICEF": "partner"}, "подразделение без организации"),
    ("Заместитель директора", "ru", {"NEW:Dostar": "lead", "UNICEF": "partner"}, "должность"),
    ("Токторова А.Б.", "ru", {"NEW:Dostar": "lead", "UNICEF": "partner"}, "лицо"),
    ("Управление по контролю ОБСЕ", "ru", {"OSCE": "lead", "UNICEF": "partner"}, "с организацией"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "language", "expected", "why"), OWN)
def test_posts_and_departments_are_those_of_whoever_reports(
    cell: str, language: LanguageCode, expected: dict[str, str], why: str
) -> None:
    heading = "Executor" if language == "en" else "Исполнитель"
    parts: Parts = [
        ("activity", "Work", "Course" if language == "en" else "Курс"),
        ("organization", heading, cell),
        ("partner", "With", "UNICEF"),
    ]
    assert leads_of(parts, language, author=("NEW:Dostar",)) == expected, why


def test_partners_do_not_lead_where_another_column_says_who_does_it() -> None:
    parts: Parts = [
        ("activity", "Work", "Course"),
        ("organization", "Who", "all members"),
        ("partner", "With", "IOM"),
    ]
    assert leads_of(parts, "en") == {"IOM": "partner"}
    parts[1] = ("organization", "Who", "–")
    assert leads_of(parts, "en") == {"IOM": "lead"}, "nobody else acts"


DITTO = [
    ("same", True),
    ("ditto", True),
    ("the same organization", True),
    ("″", True),
    ("-//-", True),
    ("то же", True),
    ("он же", True),
    ("тот же исполнитель", True),
    ("same as in May, UNODC", False),
    ("–", False),
    ("UNODC", False),
]


@pytest.mark.parametrize(("cell", "expected"), DITTO)
def test_cells_that_repeat_the_one_above(cell: str, expected: bool) -> None:
    cells = (Cell(column="organization", heading="Who", start=0, end=len(cell)),)
    assert repeats_above(cell, cells) is expected


UNLISTED = [
    (
        [("activity", "Work", "Bulletin on cash"), ("organization", "Responsible", "RILO"),
         ("partner", "Co-executors", "EAG")],
        "Regional Intelligence Liaison Office for the CIS (RILO)",
        {"NEW:Regional Intelligence Liaison Office for the CIS": "lead", "EAG": "partner"},
        "defined in the letterhead",
    ),
    (
        [("activity", "Work", "Seminar"), ("organization", "Responsible", "Ak Sanat"),
         ("partner", "With", "IOM")],
        "",
        {"NEW:Ak Sanat": "lead", "IOM": "partner"},
        "a name that nobody knows",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "known", "expected", "why"), UNLISTED)
def test_unlisted_executors(parts: Parts, known: str, expected: dict[str, str], why: str) -> None:
    assert leads_of(parts, "en", known=known) == expected, why


SAID_IN_CELLS: list[tuple[str, LanguageCode, dict[str, str], str]] = [
    ("МАГАТЭ; получатель – Таможенный комитет Узбекистана", "ru",
     {"IAEA": "lead", "GOV-UZB": "beneficiary"}, "кто получает"),
    ("Таможенный комитет Узбекистана; консультант – ИКАО", "ru",
     {"GOV-UZB": "lead", "ICAO": "partner"}, "кто консультирует"),
    ("Верховный суд Казахстана (при содействии ЮНИСЕФ)", "ru",
     {"GOV-KAZ": "lead", "UNICEF": "partner"}, "скобки говорят о том, кто в них"),
    ("ЮНЕСКО; ЮНИСЕФ (содействие)", "ru",
     {"UNESCO": "lead", "UNICEF": "partner"}, "о том, кто перед ними"),
    ("UNODC; recipient: Supreme Court of Kazakhstan", "en",
     {"UNODC": "lead", "GOV-KAZ": "beneficiary"}, "who receives"),
    ("UNDP (with UNICEF)", "en", {"UNDP": "lead", "UNICEF": "partner"}, "brackets of another"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "language", "expected", "why"), SAID_IN_CELLS)
def test_words_beside_names_in_a_cell(
    cell: str, language: LanguageCode, expected: dict[str, str], why: str
) -> None:
    parts: Parts = [("activity", "", "Передача приборов"), ("organization", "Исполнители", cell)]
    assert leads_of(parts, language) == expected, why


PAID_ABOVE: list[tuple[ColumnKind, str, list[tuple[str, str]], str]] = [
    ("funder", "United States", [("GOV-USA", "funder")], "a state in a column of who pays"),
    ("funder", "European Union", [("EU", "funder")], "a body there"),
    ("partner", "European Union", [("EU", "partner")], "another column"),
    ("partner", "United States", [], "a bare state pays only where the column says so"),
]


@pytest.mark.parametrize(("column", "words", "expected", "why"), PAID_ABOVE)
def test_cells_merged_downwards(
    column: ColumnKind, words: str, expected: list[tuple[str, str]], why: str
) -> None:
    ref = SourceRef(document=f"sha256:{'0' * 64}", block="row=1", start=0, end=len(words))
    above = Inherited(kind="organization", text=words, ref=ref, column=column)
    assert [(tag.id, tag.role) for tag in inherited_organizations([above], "en")] == expected, why


LEAD_INS: list[tuple[str, LanguageCode, dict[str, str], str]] = [
    ("Германия участвует в финансировании следующих проектов других организаций:", "ru",
     {"GOV-DEU": "funder"}, "кто только платит"),
    ("The EU finances the following projects:", "en", {"EU": "funder"}, "likewise"),
    ("In 2021 UNODC held:", "en", {"UNODC": "lead"}, "who does it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "expected", "why"), LEAD_INS)
def test_who_only_pays_for_a_list(
    text: str, language: LanguageCode, expected: dict[str, str], why: str
) -> None:
    above = Inherited(kind="lead-in", text=text)
    found = inherited_organizations([above], language)
    assert {tag.id: tag.role for tag in found} == expected, why
