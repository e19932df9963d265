"""Guests at another's event, makers of another's thing, subjects behind verbs, shared leads."""

import pytest

from extractors.extract import extract
from extractors.mentions import find_organizations
from extractors.model import Cell
from extractors.places import where
from extractors.read import read_document
from extractors.roles import RoleContext, assign_roles
from extractors.russian_case import may_describe
from gazetteers.model import LanguageCode

L, P, F, B = "lead", "partner", "funder", "beneficiary"


def tags(
    text: str, language: LanguageCode = "en", context: RoleContext | None = None
) -> dict[str, str]:
    context = context or RoleContext()
    mentions = find_organizations(text, language, author=context.author)
    found = assign_roles(text, mentions, language, context).tags
    return {tag.id: tag.role for tag in found if not tag.id.startswith("NEW:")}


EAG = RoleContext(author=("EAG",))
GOES_ON = RoleContext(previous=("EAG",))
ENGLISH = [
    (
        "Tech Against Terrorism, invited by UNOCT, presented its tools at a closed session.",
        EAG,
        {"TECH-AGAINST-TERRORISM": P, "UNOCT": L},
        "a guest that does something takes part",
    ),
    (
        "UNDP, invited by UNOCT, attended the session.",
        EAG,
        {"EAG": L},
        "a guest that only sits there does not",
    ),
    (
        "as well as publishing a study of hawala, written by Rosfinmonitoring and the FATF.",
        GOES_ON,
        {"EAG": L, "ROSFINMONITORING": P, "FATF": P},
        "who wrote what the subject before it publishes",
    ),
    (
        "ODIHR issued a commentary, drafted jointly by UNICRI and IOM.",
        EAG,
        {"OSCE-ODIHR": L, "UNICRI": P, "IOM": P},
        "the same with a subject of its own",
    ),
    (
        "A commentary was issued in May, drafted by UNICRI.",
        EAG,
        {"UNICRI": L},
        "nobody else is the subject, so the writer leads",
    ),
    (
        "The commentary, prepared by UNICRI, came out in May.",
        EAG,
        {"UNICRI": L},
        "likewise where its thing is the subject",
    ),
    (
        "Under the auspices of the OSCE a network of women officers has worked in Osh since 2019, "
        "and UNDP assists it with training materials.",
        RoleContext(),
        {"OSCE": L, "UNDP": P},
        "who helps what was named before is a partner of it",
    ),
    (
        "UNDP assists them in drafting by-laws.",
        RoleContext(),
        {"UNDP": L},
        "with nobody else it leads",
    ),
    (
        "A national strategy of Tajikistan is being drafted; ODIHR has offered to comment on it.",
        RoleContext(),
        {"GOV-TJK": L, "OSCE-ODIHR": P},
        "whose strategy is being drafted leads, who offers comments is a partner",
    ),
    (
        "ODIHR has offered to train 30 monitors.",
        RoleContext(),
        {"OSCE-ODIHR": L},
        "an offer of its own",
    ),
    (
        "Participation of two officers of the Ministry in a UNODC workshop on evidence.",
        RoleContext(author=("GOV-KGZ",)),
        {"GOV-KGZ": P, "UNODC": L},
        "whose event it is leads, whoever went there",
    ),
    (
        "With the participation of IOM, UNODC held a workshop.",
        EAG,
        {"IOM": P, "UNODC": L},
        "participation behind a preposition opens no such activity",
    ),
    (
        "Our Cluster Office opened a course for journalists.",
        RoleContext(author=("UNESCO",)),
        {"UNESCO": L},
        "a unit of the writer, whatever it is called",
    ),
    (
        "Our Country Office opened a course jointly with the UNDP Country Office.",
        RoleContext(author=("UNESCO",)),
        {"UNESCO": L, "UNDP": L},
        "a unit that bears another's name is that one's",
    ),
    (
        "In May her Office's Regional Office for Central Asia had trained monitors.",
        RoleContext(author=("OHCHR",)),
        {"OHCHR": L},
        "who speaks in minutes, and her regional office",
    ),
    (
        "The CIS ATC recalled that the Council of Heads of State had approved a programme.",
        RoleContext(),
        {"CIS": L},
        "an organ of the family that speaks; who only recalls it does not lead",
    ),
    (
        "UNHCR has an agreement with the Bar Association of Tajikistan.",
        RoleContext(),
        {"UNHCR": L},
        "a bar association is no authority",
    ),
    (
        "The seminar was held in Aktau by the ICAO Regional Office in Paris and the Ministry of "
        "Industry of Kazakhstan.",
        RoleContext(),
        {"ICAO": L, "GOV-KAZ": L},
        "an office of the first of two names",
    ),
    (
        "A guidebook is being finalized in cooperation with IOM and the secretariat of the EAG.",
        RoleContext(author=("UNODC",)),
        {"UNODC": L, "IOM": P, "EAG": P},
        "an office of the second",
    ),
    (
        "The IAEA held the course jointly with the liaison office of INTERPOL.",
        RoleContext(),
        {"IAEA": L, "INTERPOL": L},
        "an office between a cue and its body",
    ),
    (
        "Prosecutors of the Member States improved their qualifications at a seminar.",
        RoleContext(author=("SCO-RATS",)),
        {"SCO-RATS": L},
        "something of the states is spoken of",
    ),
    (
        "Member States held an exercise.",
        RoleContext(author=("SCO-RATS",)),
        {"SCO": L},
        "the states act",
    ),
    (
        "Visit of a delegation of CTED to Tajikistan",
        RoleContext(author=("UNODC",)),
        {"CTED": L},
        "whose delegation pays the visit",
    ),
    (
        "Study visit of officers of CARICC to Vienna",
        RoleContext(author=("UNODC",)),
        {"UNODC": L},
        "others arrange a study visit",
    ),
    (
        "The SCO RATS and UNRCCA agreed on 7 July 2022 on an annual exchange of views.",
        RoleContext(),
        {"SCO-RATS": L, "UNRCCA": P},
        "parties of what they agreed on",
    ),
    (
        "Since 2017 three liaison offices work on the border with the assistance of UNODC.",
        RoleContext(previous=("OSCE-DUSHANBE",)),
        {"UNODC": L},
        "the only one who does anything, where nobody speaks",
    ),
    (
        "A seminar was held with the assistance of UNODC.",
        RoleContext(previous=("OSCE-DUSHANBE",)),
        {"OSCE-DUSHANBE": L, "UNODC": P},
        "an event is held by whoever led before",
    ),
    (
        "It set up three liaison offices with the assistance of UNODC.",
        RoleContext(previous=("OSCE-DUSHANBE",)),
        {"OSCE-DUSHANBE": L, "UNODC": P},
        "words that go on with who was named before",
    ),
    (
        "Three liaison offices work with the assistance of UNODC.",
        RoleContext(author=("OSCE-DUSHANBE",)),
        {"OSCE-DUSHANBE": L, "UNODC": P},
        "whoever reports",
    ),
]
RUSSIAN = [
    (
        "участие сотрудников Министерства в семинаре УНП ООН по цифровым доказательствам",
        RoleContext(author=("GOV-KGZ",)),
        {"GOV-KGZ": P, "UNODC": L},
        "чьё мероприятие, тот и ведёт",
    ),
    (
        "конференцию о вере и праве проведут в Туркестане Комитет по делам религий Казахстана и"
        " ЮНЕСКО.",
        EAG,
        {"GOV-KAZ": L, "UNESCO": L},
        "подлежащее за сказуемым и местом",
    ),
    (
        "Новую методику внедрила в мае 2023 года Генеральная прокуратура Кыргызстана.",
        EAG,
        {"GOV-KGZ": L},
        "подлежащее за сказуемым и временем",
    ),
    (
        "Группа экспертов посетила в Душанбе Министерство юстиции Таджикистана.",
        EAG,
        {"EAG": L},
        "дополнение за сказуемым и местом",
    ),
    (
        "Новую технику получила Пограничная служба Казахстана.",
        EAG,
        {"EAG": L, "GOV-KAZ": B},
        "подлежащее за сказуемым, которое говорит, что оно получает",
    ),
    (
        "Мониторинг ведётся УВКБ ежеквартально.",
        EAG,
        {"UNHCR": L},
        "несклоняемое имя за возвратным сказуемым",
    ),
    (
        "Сканеры переданы МВД Кыргызской Республики.",
        EAG,
        {"EAG": L, "GOV-KGZ": B},
        "несклоняемое имя за глаголом передачи",
    ),
    (
        "МОМ передала считыватели на сумму, выделенную Правительством Германии.",
        EAG,
        {"IOM": L, "GOV-DEU": F},
        "причастие управляет именем и в него не входит",
    ),
    (
        "УВКПЧ консультирует Генеральную прокуратуру Казахстана.",
        EAG,
        {"OHCHR": L, "GOV-KAZ": B},
        "«консультирует» — не консул",
    ),
    (
        "МАГАТЭ в сотрудничестве с секретариатом Центров передового опыта ЕС по ХБРЯ провело курс.",
        RoleContext(),
        {"IAEA": L, "EU-CBRN-COE": P},
        "секретариат — не секретарь, он говорит за свой орган",
    ),
    (
        "По просьбе секретаря СВМДА УНП ООН провело курс.",
        RoleContext(),
        {"UNODC": L},
        "секретарь — лицо",
    ),
    (
        "Планируется присоединить пункты пропуска к системе I-24/7 Интерпола.",
        EAG,
        {"EAG": L},
        "чья система, тот лишь назван",
    ),
    (
        "Выводы содержатся в её докладе Совету по правам человека.",
        EAG,
        {"EAG": L},
        "кому адресован доклад",
    ),
    (
        "В декабре страну посетила Специальный докладчик ООН по вопросу о поощрении и защите прав"
        " человека в условиях борьбы с терроризмом.",
        EAG,
        {"UNSR-CTHR": L},
        "сказуемое в роде лица",
    ),
    (
        "Курс проведён МОМ совместно с представительством ЮНИСЕФ.",
        RoleContext(),
        {"IOM": L, "UNICEF": L},
        "представительство между предлогом и именем",
    ),
    (
        "Визит делегации ЮНИСЕФ в Министерство юстиции Узбекистана",
        EAG,
        {"UNICEF": L, "GOV-UZB": P},
        "чья делегация, тот и едет",
    ),
    (
        "Проведение совещаний руководителей служб государств-членов позволяет согласовать графики.",
        RoleContext(author=("SCO-RATS",)),
        {"SCO-RATS": L},
        "государства лишь названы",
    ),
]


@pytest.mark.parametrize(("text", "context", "expected", "why"), ENGLISH)
def test_english(text: str, context: RoleContext, expected: dict[str, str], why: str) -> None:
    assert tags(text, "en", context) == expected, why


@pytest.mark.parametrize(("text", "context", "expected", "why"), RUSSIAN)
def test_russian(text: str, context: RoleContext, expected: dict[str, str], why: str) -> None:
    assert tags(text, "ru", context) == expected, why


CELLS = [
    ("UNHCR (lead), IOM, UNICEF", {"UNHCR": L, "IOM": P, "UNICEF": P}, "brackets hold for one"),
    ("Led by EU-BOMCA; IOM provided two experts", {"EU-BOMCA": L, "IOM": P}, "another leads"),
    ("Jointly with UNHCR", {"IOM": L, "UNHCR": L}, "whoever reports leads as well"),
    ("OSCE Centre in Ashgabat (co-organizer)", {"IOM": L, "OSCE-ASHGABAT": L}, "likewise"),
    ("UNHCR; findings shared with ICAO", {"IOM": L, "UNHCR": P}, "who is told takes no part"),
    ("UNHCR", {"IOM": L, "UNHCR": P}, "only a partner"),
]


@pytest.mark.parametrize(("words", "expected", "why"), CELLS)
def test_a_cell_of_partners(words: str, expected: dict[str, str], why: str) -> None:
    text = f"A course on forged documents | {words}"
    context = RoleContext(
        author=("IOM",),
        cells=(
            Cell(column="activity", heading="What was done", start=0, end=28),
            Cell(column="partner", heading="With whom", start=31, end=len(text)),
        ),
    )
    assert tags(text, "en", context) == expected, why


def test_a_participation_in_the_column_of_those_responsible() -> None:
    text = "Участие в пленарном заседании ЕАГ | Министерство финансов Казахстана"
    context = RoleContext(
        cells=(
            Cell(column="activity", heading="Мероприятие", start=0, end=33),
            Cell(column="organization", heading="Исполнитель", start=36, end=len(text)),
        )
    )
    assert tags(text, "ru", context) == {"EAG": L, "GOV-KAZ": P}


LETTER = """From: PVE team, Bishkek

To: JPoA focal point

Dear colleagues,

UNESCO, from Almaty:

- An online course for journalists was opened in December 2018.
- A youth contest against intolerance is held annually.

UN Women is short, as always. In March 2020 it convened a dialogue of women leaders in Naryn.

Two items from the Resident Coordinator Office. The RCO has chaired a task force on prevention
since 2017. And in September 2019 it released a joint statement on prisons.

Regards,
Nurlan
"""


def test_a_pronoun_means_who_the_paragraph_speaks_of() -> None:
    """Not who a heading of a list above it names."""
    document = read_document(LETTER.encode(), "inputs.txt")
    led = {
        activity.text.split()[-1]: [tag.id for tag in activity.organizations if tag.role == "lead"]
        for activity in extract(document, ()).tagged
    }
    assert led["Naryn."] == ["UNWOMEN"]
    assert led["prisons."] == ["UNRCO"]


DESCRIBING = [
    ("Государственной", "службе", True, "the same case"),
    ("выделенную", "Правительством", False, "two cases"),
    ("созданный", "МВД", False, "a participle before a name that does not decline"),
    ("Главное", "МВД", True, "an adjective there"),
]


@pytest.mark.parametrize(("word", "following", "expected", "why"), DESCRIBING)
def test_what_belongs_to_a_name(word: str, following: str, expected: bool, why: str) -> None:
    assert may_describe(word, following) is expected, why


OF_THAT_COUNTRY = [
    ("a scheme for the financial intelligence unit of that country", "en", True, "pointed at"),
    ("to the police of the same country", "en", True, "likewise"),
    ("towns of that country", "en", False, "no authority"),
    ("для пограничной службы этой страны", "ru", True, "указано на страну"),
    ("граждан этой страны", "ru", False, "не орган власти"),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), OF_THAT_COUNTRY)
def test_authorities_of_a_country_named_before(
    text: str, language: LanguageCode, expected: bool, why: str
) -> None:
    found = [mention.id for mention in find_organizations(text, language)]
    assert (found == ["GOV"]) is expected, why


PRINTED = [
    ("published a manual on techniques (Vienna, 2013), one thousand copies of it", (), "imprint"),
    ("held a course on techniques (Vienna, 2013), with thirty officers", ("AUT",), "an event"),
    ("built a post at the Farab crossing", ("TKM",), "a crossing point"),
]


@pytest.mark.parametrize(("text", "expected", "why"), PRINTED)
def test_where_it_was_printed(text: str, expected: tuple[str, ...], why: str) -> None:
    assert tuple(tag.code for tag in where(text, "en").countries) == expected, why
