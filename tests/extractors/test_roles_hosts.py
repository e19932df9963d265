"""Who visits, who is visited, who hosts, who only meets: both languages, one sentence a row."""

from pathlib import Path

import pytest

from extractors.mentions import find_organizations
from extractors.model import Cell
from extractors.roles import RoleContext, assign_roles
from gazetteers.load import read_yaml
from gazetteers.model import LanguageCode

L, P, F, B = "lead", "partner", "funder", "beneficiary"


def tags(
    text: str, language: LanguageCode = "en", context: RoleContext | None = None
) -> dict[str, str]:
    context = context or RoleContext()
    mentions = find_organizations(text, language, author=context.author)
    return {tag.id: tag.role for tag in assign_roles(text, mentions, language, context).tags}


def listed(text: str, language: LanguageCode, context: RoleContext) -> dict[str, str]:
    found = tags(text, language, context)
    return {body: role for body, role in found.items() if not body.startswith("NEW:")}


KYRGYZ = RoleContext(countries=("KGZ",))
ENGLISH = [
    (
        "UNODC arranged a study visit for five investigators to the ITMCFM in Moscow.",
        KYRGYZ,
        {"UNODC": L, "ITMCFM": P},
        "who is visited takes part",
    ),
    (
        "IOM arranged an internship of two analysts at CARICC.",
        KYRGYZ,
        {"IOM": L, "CARICC": P},
        "so does who gives the place for an internship",
    ),
    (
        "Officials of the customs services were hosted by the WCO in Brussels.",
        RoleContext(previous=("UNODC",)),
        {"WCO": L},
        "who receives persons holds the visit, whoever led before",
    ),
    (
        "The seminar of CTED was hosted by the Ministry of Justice of Uzbekistan.",
        KYRGYZ,
        {"CTED": L, "GOV-UZB": P},
        "who gives the place for another's event",
    ),
    (
        "Experts met in Almaty at the invitation of the Prosecutor General's Office of Kazakhstan.",
        RoleContext(author=("UNODC",)),
        {"GOV-KAZ": L},
        "an authority that has invited to a meeting",
    ),
    (
        "The Special Rapporteur on counter-terrorism and human rights visited Uzbekistan at the "
        "invitation of the Government of Uzbekistan.",
        RoleContext(),
        {"UNSR-CTHR": L},
        "a government that lets in a visit does no more",
    ),
    (
        "The OSCE Programme Office in Bishkek holds yearly consultations between the Ombudsman and "
        "the State Penitentiary Service.",
        KYRGYZ,
        {"OSCE-BISHKEK": L},
        "those who meet have no part of their own",
    ),
    (
        "UNODC opened a channel between CARICC and INTERPOL.",
        RoleContext(),
        {"UNODC": L, "CARICC": P, "INTERPOL": P},
        "parties of a channel are partners",
    ),
    (
        "UNODC gave a course on evidence at the Academy of the Ministry of Internal Affairs.",
        KYRGYZ,
        {"UNODC": L, "GOV-KGZ": P},
        "the school where others teach",
    ),
    (
        "Radios bought with contributions from Japan and Norway were handed over by UNDP to the "
        "Border Service.",
        KYRGYZ,
        {"UNDP": L, "GOV-KGZ": B, "GOV-JPN": F, "GOV-NOR": F},
        "contributions of states are money",
    ),
    (
        "With the help of UNICRI, national action plans were adopted in Kazakhstan.",
        RoleContext(previous=("EU-CBRN-COE",)),
        {"UNICRI": L},
        "states adopt it, so who helps leads",
    ),
    (
        "With the help of UNICRI, a seminar was held in Kazakhstan.",
        RoleContext(previous=("EU-CBRN-COE",)),
        {"EU-CBRN-COE": L, "UNICRI": P},
        "a seminar is held by whoever led before",
    ),
    (
        "UNOCT carried out an assessment. The report has gone to the Ministry of Foreign Affairs.",
        KYRGYZ,
        {"UNOCT": L},
        "to whom a report goes receives no help",
    ),
    (
        "Together with the Cybercrime Unit of the Ministry of Justice, UNODC held a course.",
        KYRGYZ,
        {"UNODC": L, "GOV-KGZ": L},
        "a unit stands between the sign and its ministry",
    ),
    (
        "Support for the Department on Economic Crimes under the General Prosecutor's Office.",
        RoleContext(countries=("UZB",), author=("UNODC",)),
        {"UNODC": L, "GOV-UZB": B},
        "words before a unit are not its name",
    ),
    (
        "Peer review in Minsk, with the OSCE Conflict Prevention Centre as organizer and experts "
        "of the 1540 Committee as moderators.",
        RoleContext(),
        {"OSCE-CPC": L, "UNSC-1540": P},
        "its role is said behind a name",
    ),
]
RUSSIAN = [
    (
        "УНП ООН организовало стажировку пяти следователей в МУМЦФМ.",
        KYRGYZ,
        {"UNODC": L, "ITMCFM": P},
        "где стажируются",
    ),
    (
        "Девять следователей прошли стажировку в Академии МВД.",
        RoleContext(countries=("KGZ",), previous=("UNODC",)),
        {"GOV-KGZ": L},
        "кто прошёл стажировку, того учила академия",
    ),
    (
        "В мае Академию МВД посетила делегация Секретариата ОДКБ.",
        KYRGYZ,
        {"CSTO": L, "GOV-KGZ": P},
        "подлежащее стоит за сказуемым",
    ),
    (
        "В октябре ЦАРИКЦ посетит экспертная группа ЮНИКРИ.",
        RoleContext(author=("CARICC",)),
        {"CARICC": P, "UNICRI": L},
        "то же в будущем времени",
    ),
    (
        "С 2011 года в ЦАРИКЦ работает офицер связи МВД Казахстана.",
        RoleContext(),
        {"CARICC": P, "GOV-KAZ": L},
        "офицер одного ведомства у другого",
    ),
    (
        "Его координацию в стране будет осуществлять Агентство по контролю за наркотиками "
        "Таджикистана.",
        RoleContext(previous=("CSTO",)),
        {"GOV-TJK": L},
        "дополнение стоит перед сказуемым, подлежащее за ним",
    ),
    (
        "Компетентными органами Казахстана при координации РАТС ШОС организовано учение.",
        RoleContext(),
        {"GOV-KAZ": L, "SCO-RATS": P},
        "кто координирует",
    ),
    (
        "Прошла операция ОДКБ «Заслон», в которой были задействованы силы МВД Кыргызстана.",
        RoleContext(),
        {"CSTO": L, "GOV-KGZ": P},
        "чьи силы задействованы",
    ),
    (
        "Сотрудники Секретариата ШОС регулярно выезжают в государства – члены для обследования "
        "объектов.",
        RoleContext(author=("SCO",)),
        {"SCO": L},
        "люди из организации действуют за неё",
    ),
    (
        "Совместно с Департаментом уголовной полиции МВД ПРООН провела курс.",
        KYRGYZ,
        {"UNDP": L, "GOV-KGZ": L},
        "подразделение стоит между признаком и министерством",
    ),
    (
        "Агентством по контролю за наркотиками Таджикистана совместно с Таможенной службой "
        "Казахстана проведена операция.",
        RoleContext(),
        {"GOV-TJK": L, "GOV-KAZ": L},
        "«совместно с» кончает название",
    ),
    (
        "Между Генеральной прокуратурой Казахстана и Комитетом безопасности Узбекистана подписан "
        "меморандум.",
        RoleContext(),
        {"GOV-KAZ": L, "GOV-UZB": P},
        "за «и» с большой буквы начинается другое название",
    ),
    (
        "При содействии ЮНИКРИ в Казахстане принят национальный план действий.",
        RoleContext(previous=("UNODC",)),
        {"UNICRI": L},
        "план принимает государство, ведёт, кто помог",
    ),
]


@pytest.mark.parametrize(("text", "context", "expected", "why"), ENGLISH)
def test_english(text: str, context: RoleContext, expected: dict[str, str], why: str) -> None:
    assert listed(text, "en", context) == expected, why


@pytest.mark.parametrize(("text", "context", "expected", "why"), RUSSIAN)
def test_russian(text: str, context: RoleContext, expected: dict[str, str], why: str) -> None:
    assert listed(text, "ru", context) == expected, why


PARTS = [
    ("Lead / partners", "UNODC / INTERPOL", {"UNODC": L, "INTERPOL": P}, "two parts"),
    (
        "Lead / partners",
        "UNODC, WCO / State Customs Service",
        {"UNODC": L, "WCO": L, "GOV-KGZ": P},
        "several in one part",
    ),
    ("Implementer / donor", "IOM / Japan", {"IOM": L, "GOV-JPN": F}, "a donor by its bare name"),
    (
        "Lead / partners / donor",
        "IOM / UNHCR / Japan",
        {"IOM": L, "UNHCR": P, "GOV-JPN": F},
        "three parts",
    ),
    ("Lead / partners", "UNODC / –", {"UNODC": L}, "an empty part"),
    ("Organization", "UNODC / IOM", {"UNODC": L, "IOM": L}, "no parts in the heading"),
    ("Исполнитель / партнёры", "МОМ / ЮНИСЕФ", {"IOM": L, "UNICEF": P}, "Russian"),
]


@pytest.mark.parametrize(("heading", "words", "expected", "why"), PARTS)
def test_parts_of_a_cell(heading: str, words: str, expected: dict[str, str], why: str) -> None:
    text = f"Course | {words}"
    cells = (
        Cell(column="activity", heading="Activity", start=0, end=6),
        Cell(column="organization", heading=heading, start=9, end=len(text)),
    )
    context = RoleContext(cells=cells, countries=("KGZ",))
    language: LanguageCode = "ru" if "п" in heading else "en"
    assert listed(text, language, context) == expected, why


TABLES = Path(__file__).parent / "roles"
PAID: list[tuple[LanguageCode, str, dict[str, str], str]] = [
    (language, row["text"], row["expected"], row["why"])
    for language in ("en", "ru")
    for row in read_yaml(TABLES / f"paid.{language}.yml")
]


@pytest.mark.parametrize(("language", "text", "expected", "why"), PAID)
def test_who_pays_and_helps(
    language: LanguageCode, text: str, expected: dict[str, str], why: str
) -> None:
    assert listed(text, language, RoleContext(previous=("UN",))) == expected, why


CELLS = [
    ("Региональный тренинг", "УНП ООН; принимающая сторона – ЦАРИКЦ", {"UNODC": L, "CARICC": P}),
    ("Подписание меморандума", "ЦАРИКЦ, ЕАГ", {"CARICC": L, "EAG": P}),
    ("Летняя школа", "ОБСЕ совместно с ЦАРИКЦ", {"OSCE": L, "CARICC": L}),
    ("Конкурс", "ЦАРИКЦ с ЕАГ", {"CARICC": L, "EAG": P}),
]


@pytest.mark.parametrize(("activity", "words", "expected"), CELLS)
def test_cells_of_organizers(activity: str, words: str, expected: dict[str, str]) -> None:
    text = f"{activity} | {words}"
    cells = (
        Cell(column="activity", heading="Мероприятие", start=0, end=len(activity)),
        Cell(
            column="organization",
            heading="Организатор и партнёры",
            start=len(activity) + 3,
            end=len(text),
        ),
    )
    assert listed(text, "ru", RoleContext(cells=cells)) == expected


LETTERS = [
    ("O: EAG; P: ITMCFM, CARICC", {"EAG": L, "ITMCFM": P, "CARICC": P}, "organizer and partners"),
    ("O: CIS ATC, SCO RATS", {"CIS-ATC": L, "SCO-RATS": L}, "a letter holds for a list"),
    ("L: UNODC; D: Japan", {"UNODC": L, "GOV-JPN": F}, "lead and donor"),
]


@pytest.mark.parametrize(("words", "expected", "why"), LETTERS)
def test_letters_in_cells(words: str, expected: dict[str, str], why: str) -> None:
    text = f"Webinar | {words}"
    cells = (
        Cell(column="activity", heading="Event", start=0, end=7),
        Cell(column="partner", heading="O / P", start=10, end=len(text)),
    )
    assert listed(text, "en", RoleContext(cells=cells)) == expected, why


STATES_ENGLISH = [
    (
        "By the Law of 3 November 2014 Kazakhstan amended its acts on extremism.",
        {"GOV-KAZ": L},
        "a state that changes its law",
    ),
    (
        "Germany, through GIZ, has supported trade facilitation in Osh since 2014.",
        {"GOV-DEU": L},
        "a state that acts by its agency",
    ),
    (
        "The strategy was approved by presidential decree, the OSCE having commented on a draft.",
        {"GOV-TJK": L, "OSCE": P},
        "who has only commented",
    ),
    (
        "CIS ATC held a course; study visit of the State Border Service of Kyrgyzstan to Minsk.",
        {"CIS-ATC": L, "GOV-KGZ": B},
        "whose people travel receives it",
    ),
    (
        "A round table with the Association of International Road Carriers was held by UNODC.",
        {"UNODC": L},
        "a name keeps the word for its kind",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), STATES_ENGLISH)
def test_states_that_act(text: str, expected: dict[str, str], why: str) -> None:
    context = RoleContext(previous=("UN",), countries=("TJK",))
    assert listed(text, "en", context) == expected, why


@pytest.mark.parametrize(
    ("in_matrix", "expected"),
    [(True, {"UNODC": L}), (False, {"GOV-KAZ": L})],
    ids=["matrix", "report"],
)
def test_laws_of_states_in_a_matrix_are_told_by_whom_it_is_about(
    in_matrix: bool, expected: dict[str, str]
) -> None:
    context = RoleContext(previous=("UNODC",), in_matrix=in_matrix)
    assert listed("In 2019 Kazakhstan ratified the protocol.", "en", context) == expected


def test_who_only_teaches_does_not_lead_before_whoever_reports() -> None:
    text = "В мае прошли два тренинга; занятия вели специалисты МВД Узбекистана."
    assert listed(text, "ru", RoleContext(author=("UNICEF",)))["UNICEF"] == L


def test_what_is_handed_to_an_academy_is_help() -> None:
    text = "ПРООН передала 900 экземпляров в Академию МВД Кыргызской Республики."
    assert listed(text, "ru", RoleContext()) == {"UNDP": L, "GOV-KGZ": B}
