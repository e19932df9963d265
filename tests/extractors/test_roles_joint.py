"""Joint projects, heads who sign, who goes along or only teaches, units of a body, channels."""

import pytest

from extractors.mentions import find_organizations
from extractors.roles import RoleContext, assign_roles
from gazetteers.model import LanguageCode

L, P, F, B = "lead", "partner", "funder", "beneficiary"
EAG = RoleContext(author=("EAG",))
RATS = RoleContext(author=("SCO-RATS",))
WCO = RoleContext(author=("WCO",))
NORWAY = RoleContext(author=("GOV-NOR",))
UZBEK = RoleContext(author=("GOV-UZB",))
EMBASSY = RoleContext(author=("GOV-GBR",), countries=("KGZ",))
MOSCOW = RoleContext(author=("GOV-RUS",), countries=("KGZ",))
KYRGYZ = RoleContext(author=("GOV-KGZ",))


def tags(text: str, language: LanguageCode, context: RoleContext | None) -> dict[str, str]:
    context = context or RoleContext()
    mentions = find_organizations(text, language, author=context.author)
    found = assign_roles(text, mentions, language, context).tags
    return {tag.id: tag.role for tag in found if not tag.id.startswith("NEW:")}


ENGLISH = [
    (
        "The second phase of the joint UNODC/UNRCCA project began in 2021.",
        None,
        {"UNODC": L, "UNRCCA": L},
        "a project of both",
    ),
    (
        "The head of UNODC ROCA and the director of CARICC signed an agreement on scanners.",
        None,
        {"UNODC-ROCA": L, "CARICC": P},
        "heads sign for their bodies, the first leads",
    ),
    (
        "Two members of the 1540 Group of Experts, accompanied by an officer of CTED, visited Osh.",
        EAG,
        {"UNSC-1540": L, "CTED": P},
        "who goes along, and who does it over what is set off",
    ),
    (
        "UNDP held a course on borders. Lectures were given by specialists of INTERPOL.",
        None,
        {"UNDP": L, "INTERPOL": P},
        "who only teaches",
    ),
    (
        "The WCO has offered to send two instructors to a course of BOMCA in May 2020.",
        WCO,
        {"EU-BOMCA": L, "WCO": P},
        "who lends its experts to another's course",
    ),
    (
        "Two lectures by our staff in the courses of NATO COE-DAT on the misuse of the Internet.",
        EAG,
        {"NATO-COEDAT": L, "EAG": P},
        "who speaks at another's event",
    ),
    (
        "The FIU of Tajikistan has since 2012 been a member of the Egmont Group.",
        None,
        {"GOV-TJK": L, "EGMONT": P},
        "a member of a body",
    ),
    (
        "The Kazakh FIU exchanges data through the secure channel of the Egmont Group.",
        None,
        {"GOV-KAZ": L, "EGMONT": P},
        "whose channel it is",
    ),
    (
        "The OSCE has field staff in five States, an OSCE Academy in Bishkek and an OSCE Border "
        "Management Staff College in Dushanbe.",
        None,
        {"OSCE": L, "OSCE-ACADEMY": P, "OSCE-BMSC": P},
        "bodies that it has",
    ),
    (
        "The OSCE praised the session, and the OSCE Academy published its papers.",
        None,
        {"OSCE-ACADEMY": L},
        "a unit that does something itself",
    ),
    (
        "The Embassy organized, with the State Commission on Religious Affairs, a round table.",
        EMBASSY,
        {"GOV-GBR": L, "GOV-KGZ": P},
        "authorities of where an embassy works",
    ),
    (
        "The border group met in Osh under the joint chairmanship of UNODC and the OSCE.",
        None,
        {"UNODC": L, "OSCE": L},
        "who chairs together",
    ),
    (
        "IOM conducts a survey, for which the Peacebuilding Fund has made the money available.",
        None,
        {"IOM": L, "UNPBF": F},
        "who makes money available",
    ),
    (
        "Editors met at two UNESCO workshops, for which Norway had provided the funds.",
        None,
        {"UNESCO": L, "GOV-NOR": F},
        "a state that provided funds",
    ),
    (
        "UNODC will, again with our money, help the Supreme Court of Uzbekistan in 2023.",
        NORWAY,
        {"UNODC": L, "GOV-UZB": B, "GOV-NOR": F},
        "the money of the donor that reports",
    ),
    (
        "With our officers UNODC visited the Supreme Court of Uzbekistan in 2023.",
        NORWAY,
        {"UNODC": L, "GOV-NOR": P, "GOV-UZB": P},
        "its officers are no money",
    ),
    (
        "With a grant of NOK 3 million from Norway UNDP trained 60 bloggers.",
        None,
        {"UNDP": L, "GOV-NOR": F},
        "an amount in another currency",
    ),
    (
        "Control units of the UNODC-WCO Container Control Programme are at work in Aktau.",
        WCO,
        {"UNODC-WCO-CCP": L},
        "units at work",
    ),
    (
        "Two trainers of INTERPOL taught at a course that UNDP held in Osh.",
        None,
        {"UNDP": L, "INTERPOL": P},
        "who teaches at another's course",
    ),
    (
        "A memorandum was signed between UNODC and CARICC on 4 May 2021.",
        None,
        {"UNODC": L, "CARICC": P},
        "parties",
    ),
    (
        "The Committee on Women and Family Affairs of Tajikistan invited experts to a round table.",
        None,
        {"GOV-TJK": L},
        "who invites is no guest",
    ),
    (
        "UNODC continues to support the patrols of the Drug Control Agency of Tajikistan.",
        None,
        {"UNODC": L, "GOV-TJK": B},
        "whose work is supported",
    ),
    (
        "UN Women trains mediators; the Peacebuilding Fund has reserved 300,000 dollars for it.",
        None,
        {"UNWOMEN": L, "UNPBF": F},
        "who reserves money",
    ),
    (
        "Trainings for judges. With the Training Centre of Judges under the Supreme Court.",
        RoleContext(author=("EAG",), countries=("KGZ",)),
        {"EAG": L, "GOV-KGZ": P},
        "a school under an authority",
    ),
    (
        "UNODC held a training for the Supreme Court of Kazakhstan.",
        None,
        {"UNODC": L, "GOV-KAZ": B},
        "whom a training is for",
    ),
    (
        "The Drug Control Agency of Tajikistan has two laboratories. UNODC handed over to the "
        "Agency a third one.",
        None,
        {"GOV-TJK": L, "UNODC": P},
        "an authority called by its kind",
    ),
    (
        "In May 2023 the same office published a handbook with UNICEF.",
        RoleContext(author=("EAG",), previous=("UNDP-TJK",)),
        {"UNDP-TJK": L, "UNICEF": P},
        "the body that the text speaks of",
    ),
    (
        "The Executive Committee held a course for 20 analysts in May 2015.",
        RATS,
        {"SCO-RATS": L},
        "the organ that writes",
    ),
    (
        "The Executive Committee of the Bar held a course in May 2015.",
        None,
        {},
        "that of another body",
    ),
]
RUSSIAN = [
    (
        "Комментарий к закону выпустили в октябре того же года АТЦ СНГ и Росфинмониторинг.",
        EAG,
        {"CIS-ATC": L, "ROSFINMONITORING": L},
        "подлежащие за сказуемым и временем",
    ),
    (
        "Сотрудники ведомств посетили в мае 2019 года ЦАРИКЦ и РЦПДЦА.",
        EAG,
        {"EAG": L},
        "дополнения за сказуемым",
    ),
    (
        "Прокуратура Кыргызской Республики участвует в финансируемом Европейским союзом проекте "
        "ЮНИКРИ.",
        None,
        {"EU": F, "UNICRI": L, "GOV-KGZ": P},
        "кто платит за чужой проект",
    ),
    (
        "Рассчитываем помочь Государственной службе финансовой разведки Кыргызской Республики "
        "доработать закон.",
        EAG,
        {"EAG": L, "GOV-KGZ": B},
        "кому помогают",
    ),
    (
        "Директор Академии правоохранительных органов и глава РЦПДЦА подписали меморандум.",
        None,
        {"LEA-KAZ": L, "UNRCCA": P},
        "главы подписывают за свои органы",
    ),
    (
        "С 2019 года ГСФР обменивается данными по защищённому каналу Группы «Эгмонт».",
        None,
        {"GOV-KGZ": L, "EGMONT": P},
        "чей канал",
    ),
    (
        "ЮНЕСКО готова направить двух лекторов на курс Академии ОБСЕ в Бишкеке.",
        None,
        {"OSCE-ACADEMY": L, "UNESCO": P},
        "кто даёт лекторов чужому курсу",
    ),
    (
        "Исполнительный комитет и РЦПДЦА организовали в мае семинар.",
        RATS,
        {"SCO-RATS": L, "UNRCCA": L},
        "орган, который пишет",
    ),
    (
        "21 июня подписан меморандум о взаимопонимании между РАТС ШОС и ЦАРИКЦ.",
        None,
        {"SCO-RATS": L, "CARICC": P},
        "стороны",
    ),
    (
        "Меморандум был подписан ЮНЕСКО и Министерством образования Казахстана в мае.",
        None,
        {"UNESCO": L, "GOV-KAZ": P},
        "стороны, названные как деятели",
    ),
    (
        "Министерство просвещения Казахстана получает экспертную поддержку ЮНЕСКО.",
        None,
        {"UNESCO": L, "GOV-KAZ": B},
        "кто получает и чью поддержку",
    ),
    (
        "Летняя школа для судей. Соорганизатор УНП ООН, платит Госдеп США.",
        EAG,
        {"EAG": L, "UNODC": L, "GOV-USA": F},
        "телеграфный стиль",
    ),
    (
        "Презентация пособия; нас принимал Верховный суд Казахстана.",
        EAG,
        {"EAG": L, "GOV-KAZ": P},
        "у кого были",
    ),
    (
        "Двое инструкторов ЦАРИКЦ преподавали на курсах, которые МАГАТЭ провело в Оше.",
        None,
        {"IAEA": L, "CARICC": P},
        "кто преподаёт на чужих курсах",
    ),
    (
        "Действует система наблюдения, которую поставило Посольство США.",
        None,
        {"GOV-USA": L},
        "кто её поставил",
    ),
    (
        "При Ассамблее действует совет, в работе которого принимают участие специалисты ОДКБ.",
        RoleContext(author=("CIS-IPA",)),
        {"CSTO": L},
        "специалисты, которые участвуют, без названного хозяина",
    ),
    (
        "ПРООН провела семинар, в работе которого приняли участие представители ОДКБ.",
        None,
        {"UNDP": L},
        "представители только присутствовали",
    ),
    (
        "Работает группа Таможенного комитета Узбекистана; методическую помощь ей оказывает БОМКА.",
        None,
        {"GOV-UZB": L, "EU-BOMCA": P},
        "кто оказывает ей помощь",
    ),
    (
        "МИД ФРГ рассматривает просьбу Министерства юстиции Узбекистана о помощи.",
        None,
        {"GOV-DEU": L, "GOV-UZB": B},
        "кто просит о помощи",
    ),
    (
        "GIZ провело семинар для узбекских и таджикских судей.",
        None,
        {"GOV-DEU": L},
        "судьи – не суды",
    ),
    (
        "БОМКА провела заседание национальной рабочей группы.",
        None,
        {"EU-BOMCA": L},
        "группа без имени",
    ),
    (
        "12–14 ноября 2019 года Программный офис ОБСЕ в Душанбе совместно с ПРООН провёл тренинг.",
        None,
        {"OSCE-DUSHANBE": L, "UNDP": L},
        "подлежащее за датой; «Программный» – не программа",
    ),
    (
        "ЦАРИКЦ обучал аналитиков; организатором выступал Программный офис ОБСЕ в Бишкеке.",
        None,
        {"CARICC": L, "OSCE-BISHKEK": L},
        "кто назван организатором",
    ),
    (
        "То же ведомство издало в мае пособие вместе с ЮНИСЕФ.",
        RoleContext(author=("EAG",), previous=("GOV-UZB",)),
        {"GOV-UZB": L, "UNICEF": L},
        "ведомство, о котором речь",
    ),
    (
        "Министерство провело курс для следователей.",
        MOSCOW,
        {"GOV-RUS": L},
        "министерство, которое пишет само",
    ),
]


@pytest.mark.parametrize(("text", "context", "expected", "why"), ENGLISH)
def test_english(
    text: str, context: RoleContext | None, expected: dict[str, str], why: str
) -> None:
    assert tags(text, "en", context) == expected, why


@pytest.mark.parametrize(("text", "context", "expected", "why"), RUSSIAN)
def test_russian(
    text: str, context: RoleContext | None, expected: dict[str, str], why: str
) -> None:
    assert tags(text, "ru", context) == expected, why
