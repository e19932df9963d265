"""Sentences as reports have them, with status, type and dates; no rule was made for one of them."""

from datetime import date

import pytest

from extractors.dates import find_dates, when
from extractors.traits import judge_status, judge_type
from gazetteers.model import LanguageCode

Case = tuple[str, str, str, str]
"""Text (cells joined with " | "), status, type, dates as "start..end" joined with blanks."""

ENGLISH: list[Case] = [
    (
        "The Customs Service and the Ministry of Transport are going to hold a joint seminar.",
        "planned",
        "training",
        "",
    ),
    (
        "On 12 and 13 October 2022, Interpol's National Central Bureau in Bishkek hosted a "
        "regional meeting on stolen vehicles.",
        "completed",
        "meeting",
        "2022-10-12..2022-10-13",
    ),
    (
        "Under the EU-funded STRIVE project, some 45 local mentors from Sughd were trained "
        "between March and June 2020.",
        "completed",
        "training",
        "2020-03-01..2020-06-30",
    ),
    (
        "FATF-style mutual evaluations of Kazakhstan and Turkmenistan were carried out by the "
        "EAG in 2022-2023.",
        "completed",
        "assessment",
        "2022-01-01..2023-12-31",
    ),
    (
        "The Border Service of the National Security Committee received twelve patrol vehicles "
        "from IOM in late 2019.",
        "completed",
        "equipment",
        "2019-10-01..2019-12-31",
    ),
    (
        "The next meeting of the experts is scheduled for the second quarter of 2026.",
        "planned",
        "meeting",
        "2026-04-01..2026-06-30",
    ),
    (
        "UNODC is currently finalizing a compendium of case law on terrorist financing, which "
        "will be released in 2025.",
        "ongoing",
        "publication",
        "2025-01-01..2025-12-31",
    ),
    (
        "A joint action plan for 2023-2027 was endorsed by the Heads of State in Dushanbe on 14"
        " September 2023.",
        "completed",
        "legislation",
        "2023-01-01..2027-12-31 2023-09-14..2023-09-14",
    ),
    (
        "Interpol provides access to its I-24/7 network to all border crossing points of "
        "Uzbekistan.",
        "ongoing",
        "mechanism",
        "",
    ),
    (
        "Each spring the Collective Rapid Reaction Force holds the exercise Rubezh in one of "
        "the member States.",
        "recurring",
        "operation",
        "",
    ),
    (
        "The European Union will contribute EUR 5 million to the rehabilitation of returnees.",
        "planned",
        "programme",
        "",
    ),
    (
        "UNICEF has been supporting the reintegration of children since May 2019.",
        "ongoing",
        "programme",
        "2019-05-01..",
    ),
    (
        "A series of five webinars on crypto-assets is being delivered by the OSCE to prosecutors.",
        "recurring",
        "training",
        "",
    ),
    (
        "The Almaty office of the Center was refurbished with funds from Japan.",
        "completed",
        "equipment",
        "",
    ),
    (
        "An opinion on the draft law on freedom of religion of Tajikistan was issued by ODIHR "
        "at the request of the Ombudsman.",
        "completed",
        "legislation",
        "",
    ),
    (
        "The Ministry of Justice and UNDP agreed on 5 April 2021 to open legal aid centres in "
        "four districts.",
        "completed",
        "legislation",
        "2021-04-05..2021-04-05",
    ),
    (
        "CSTO member States carry out the operation Nelegal every year.",
        "recurring",
        "operation",
        "",
    ),
    (
        "The mission visited Osh and Jalal-Abad from 3 to 7 June 2019 and met community leaders.",
        "completed",
        "assessment",
        "2019-06-03..2019-06-07",
    ),
    (
        "Publication of a glossary of terms in Turkmen (2018).",
        "completed",
        "publication",
        "2018-01-01..2018-12-31",
    ),
    (
        "WCO delivered a national workshop on Passenger Name Records for Kazakh customs "
        "(Astana, 11-15 Nov. 2019).",
        "completed",
        "training",
        "2019-11-11..2019-11-15",
    ),
    (
        "ROCA facilitates the exchange of operational information between the financial "
        "intelligence units of the region.",
        "ongoing",
        "mechanism",
        "",
    ),
    (
        "A second round of the training of trainers is to take place in Samarkand in Q3.",
        "planned",
        "training",
        "",
    ),
    (
        "In cooperation with the Academy of the General Prosecutor's Office, an e-learning "
        "course on digital evidence was developed.",
        "completed",
        "training",
        "",
    ),
    (
        "The Executive Committee prepares an annual report on threats.",
        "recurring",
        "publication",
        "",
    ),
    (
        "UNHCR appealed to the Governments to respect the principle of non-refoulement.",
        "completed",
        "advocacy",
        "",
    ),
    (
        "The OSCE Mission may extend the project to other provinces, subject to donor interest.",
        "ongoing",
        "programme",
        "",
    ),
    (
        "Regional Conference of Muftis, Tashkent, 23 June 2018",
        "completed",
        "meeting",
        "2018-06-23..2018-06-23",
    ),
    (
        "The database of foreign terrorist fighters, set up by RATS in 2015, now contains "
        "20,000 names.",
        "ongoing",
        "mechanism",
        "2015-01-01..2015-12-31",
    ),
    (
        "UNESCO and the Ministry of Education are piloting a curriculum on global citizenship "
        "in 20 schools.",
        "ongoing",
        "training",
        "",
    ),
    (
        "In the first half of 2023 CEPOL intends to invite Central Asian investigators to a "
        "course on open-source intelligence.",
        "planned",
        "training",
        "2023-01-01..2023-06-30",
    ),
    (
        "The parliaments of the CIS approved a model law on cyber security on 28 October 2022.",
        "completed",
        "legislation",
        "2022-10-28..2022-10-28",
    ),
    (
        "The Global Community Engagement and Resilience Fund (GCERF) has awarded grants to "
        "seven NGOs in Kyrgyzstan.",
        "completed",
        "programme",
        "",
    ),
    (
        "Between 2016 and 2019, more than 600 officers of the Tajik border troops completed "
        "courses at the College.",
        "completed",
        "training",
        "2016-01-01..2019-12-31",
    ),
    (
        "Donor coordination meetings on border management are convened quarterly by the OSCE in"
        " Dushanbe.",
        "recurring",
        "meeting",
        "",
    ),
    (
        "The agreement on the joint use of forensic laboratories entered into force on 1 "
        "January 2020.",
        "completed",
        "legislation",
        "2020-01-01..2020-01-01",
    ),
    (
        "NATO's Science for Peace programme has funded a study on resilience to propaganda.",
        "completed",
        "assessment",
        "",
    ),
    (
        "The project (2008-2012) supports the construction of border posts on the Tajik-Afghan "
        "border.",
        "completed",
        "equipment",
        "2008-01-01..2012-12-31",
    ),
    (
        "A hotline for relatives of recruited persons has been operating in Shymkent since 2017.",
        "ongoing",
        "mechanism",
        "2017-01-01..",
    ),
    (
        "UNOCT proposed to hold the next steering meeting in Ashgabat.",
        "planned",
        "meeting",
        "",
    ),
    (
        "The Centre publishes a monthly bulletin.",
        "recurring",
        "publication",
        "",
    ),
    (
        "An awareness-raising session for 120 pupils was held in Khujand on the Day of Peace.",
        "completed",
        "advocacy",
        "",
    ),
    (
        "Joint command-post exercise of border services | 14-18.09.2020 | Issyk-Kul | done",
        "completed",
        "operation",
        "2020-09-14..2020-09-18",
    ),
    (
        "Border liaison offices were opened at three crossing points in 2011 with UNODC "
        "assistance.",
        "ongoing",
        "mechanism",
        "2011-01-01..2011-12-31",
    ),
    (
        "The Council decided to hold the next session in Minsk on 21 June 2024.",
        "completed",
        "legislation",
        "2024-06-21..2024-06-21",
    ),
    (
        "Thirty-two religious leaders from Chui and Talas attended a three-day training on "
        "digital literacy, which UNDP had organized in Bishkek in March 2023.",
        "completed",
        "training",
        "2023-03-01..2023-03-31",
    ),
    (
        "The OSCE-led Leadership against Intolerance initiative returned to Shymkent on 8 and 9"
        " June 2021 with a coaching session for young women.",
        "completed",
        "training",
        "2021-06-08..2021-06-09",
    ),
    (
        "ROCA, together with the State Customs Committee, inaugurated a new port control unit "
        "at Chukursay in February 2018.",
        "ongoing",
        "mechanism",
        "2018-02-01..2018-02-28",
    ),
    (
        "Approximately 200 copies of the manual were handed over to the Penitentiary Academy.",
        "completed",
        "equipment",
        "",
    ),
    (
        "With the support of the United States, X-ray scanners were installed at Torugart in 2020.",
        "completed",
        "equipment",
        "2020-01-01..2020-12-31",
    ),
    (
        "Member States of the SCO are to sign a new counter-extremism convention at the Astana "
        "summit (8-9 June 2017).",
        "planned",
        "legislation",
        "2017-06-08..2017-06-09",
    ),
    (
        "The EU Delegation, UNRCCA and the Government of Kazakhstan co-organized a high-level "
        "conference on water and security.",
        "completed",
        "meeting",
        "",
    ),
    (
        "BOMCA experts conducted a needs assessment of the training centre of the Turkmen "
        "border service between 10 and 14 September 2018.",
        "completed",
        "assessment",
        "2018-09-10..2018-09-14",
    ),
    (
        "Preparations are under way for a joint drill of rescue services.",
        "ongoing",
        "operation",
        "",
    ),
    (
        "The Global Counterterrorism Forum adopted the Hague-Marrakech Memorandum on foreign "
        "fighters.",
        "completed",
        "legislation",
        "",
    ),
    (
        "The Ombudsman's office, in partnership with OHCHR, has been monitoring places of "
        "detention since January 2016.",
        "ongoing",
        "assessment",
        "2016-01-01..",
    ),
    (
        "A documentary on returnees premiered in Nur-Sultan in December 2020.",
        "completed",
        "publication",
        "2020-12-01..2020-12-31",
    ),
    (
        "Under consideration is a regional network of women mediators.",
        "planned",
        "mechanism",
        "",
    ),
    (
        "In the framework of its chairmanship, Kazakhstan will host the CICA summit in October "
        "2022.",
        "planned",
        "meeting",
        "2022-10-01..2022-10-31",
    ),
    (
        "Twice a year, the heads of the financial intelligence units gather in Moscow.",
        "recurring",
        "meeting",
        "",
    ),
    (
        "An online platform through which States can request assistance has been available "
        "since 2021.",
        "ongoing",
        "mechanism",
        "2021-01-01..",
    ),
    (
        "UNIDIR is carrying out research on the diversion of weapons in Tajikistan (2023-2024).",
        "ongoing",
        "assessment",
        "2023-01-01..2024-12-31",
    ),
    (
        "The draft law on countering extremism is being reviewed by ODIHR experts.",
        "ongoing",
        "legislation",
        "",
    ),
    (
        "Development of a roadmap for the repatriation of children (in progress)",
        "ongoing",
        "legislation",
        "",
    ),
    (
        "Interpol training on the use of the SLTD database for officers of the Kazakh border "
        "service, Almaty, 3–7 October 2016",
        "completed",
        "training",
        "2016-10-03..2016-10-07",
    ),
    (
        "Police units from Uzbekistan and Kyrgyzstan patrolled the border together during the "
        "summer of 2019.",
        "completed",
        "operation",
        "2019-06-01..2019-08-31",
    ),
    (
        "The Office promotes the use of community policing.",
        "ongoing",
        "advocacy",
        "",
    ),
    (
        "Women's NGOs were consulted on the draft national action plan in Dushanbe on 7 May 2019.",
        "completed",
        "meeting",
        "2019-05-07..2019-05-07",
    ),
    (
        "The Special Envoy called on States to bring back their nationals.",
        "completed",
        "advocacy",
        "",
    ),
    (
        "Three more workshops will follow in 2025, in Osh, Naryn and Talas.",
        "planned",
        "training",
        "2025-01-01..2025-12-31",
    ),
    (
        "A joint EU-UN initiative worth EUR 4 million was announced in Brussels on 22 November "
        "2021.",
        "completed",
        "programme",
        "2021-11-22..2021-11-22",
    ),
    (
        "The project closed in December 2022.",
        "completed",
        "programme",
        "2022-12-01..2022-12-31",
    ),
    (
        "Since 2010, the Border Management Staff College has trained over 4,000 officers.",
        "ongoing",
        "training",
        "2010-01-01..",
    ),
]

RUSSIAN: list[Case] = [
    (
        "Напоминаем, что в 2015 году ЮНЕСКО издала сборник лекций для учителей.",
        "completed",
        "publication",
        "2015-01-01..2015-12-31",
    ),
    (
        "Министерству и МОМ организовать до 1 марта 2024 года в Хороге совместный семинар.",
        "planned",
        "training",
        "..2024-03-01",
    ),
    (
        "19–21 марта 2024 года в Алматы УНП ООН провело региональный семинар по электронным "
        "доказательствам.",
        "completed",
        "training",
        "2024-03-19..2024-03-21",
    ),
    (
        "С 2018 года реализуется проект Европейского союза по управлению границами.",
        "ongoing",
        "programme",
        "2018-01-01..",
    ),
    (
        "Во втором квартале 2025 года планируется проведение заседания рабочей группы.",
        "planned",
        "meeting",
        "2025-04-01..2025-06-30",
    ),
    (
        "Специалисты ЕАГ приняли участие во взаимной оценке Казахстана в 2022–2023 гг.",
        "completed",
        "assessment",
        "2022-01-01..2023-12-31",
    ),
    (
        "Ежегодно в апреле проводится учение «Рубеж».",
        "recurring",
        "operation",
        "",
    ),
    (
        "Государственному комитету переданы три автомобиля и средства связи.",
        "completed",
        "equipment",
        "",
    ),
    (
        "Подписано соглашение о сотрудничестве между академиями (Душанбе, 14 мая 2021 г.).",
        "completed",
        "legislation",
        "2021-05-14..2021-05-14",
    ),
    (
        "Ведётся работа по созданию единого реестра утраченных паспортов.",
        "ongoing",
        "mechanism",
        "",
    ),
    (
        "Опубликован сборник судебной практики.",
        "completed",
        "publication",
        "",
    ),
    (
        "До конца 2026 года предполагается разработать учебное пособие для имамов.",
        "planned",
        "publication",
        "..2026-12-31",
    ),
    (
        "Миссия экспертов посетила Ошскую область с 3 по 7 июня 2019 года.",
        "completed",
        "assessment",
        "2019-06-03..2019-06-07",
    ),
    (
        "Принята Концепция сотрудничества на 2023–2025 годы.",
        "completed",
        "legislation",
        "2023-01-01..2025-12-31",
    ),
    (
        "Совет коллективной безопасности утвердил план мероприятий по укреплению границы.",
        "completed",
        "legislation",
        "",
    ),
    (
        "Центр оказывает консультативную помощь государствам региона.",
        "ongoing",
        "programme",
        "",
    ),
    (
        "Слушатели академии прошли стажировку в Минске в ноябре 2022 г.",
        "completed",
        "training",
        "2022-11-01..2022-11-30",
    ),
    (
        "В Бишкеке открыт региональный учебный центр.",
        "ongoing",
        "mechanism",
        "",
    ),
    (
        "Обучено 150 сотрудников пограничной службы.",
        "completed",
        "training",
        "",
    ),
    (
        "Готовится проект межправительственного соглашения.",
        "ongoing",
        "legislation",
        "",
    ),
    (
        "Круглый стол «Женщины и профилактика экстремизма», Ташкент, 12.10.2023",
        "completed",
        "meeting",
        "2023-10-12..2023-10-12",
    ),
    (
        "По итогам учения состоялась пресс-конференция; следующее учение пройдёт в 2026 году.",
        "completed",
        "meeting",
        "2026-01-01..2026-12-31",
    ),
    (
        "Парламентская ассамблея приняла модельный закон 28 октября 2022 года.",
        "completed",
        "legislation",
        "2022-10-28..2022-10-28",
    ),
    (
        "Программа предусматривает поставку оборудования для пунктов пропуска.",
        "ongoing",
        "programme",
        "",
    ),
    (
        "В ходе визита делегация КТК ООН провела встречи в Министерстве внутренних дел.",
        "completed",
        "meeting",
        "",
    ),
    (
        "При содействии Бюро ОБСЕ переведено на узбекский язык руководство по работе с жертвами.",
        "completed",
        "publication",
        "",
    ),
    (
        "Совместно с ЮНИСЕФ проводится работа по возвращению детей на родину.",
        "ongoing",
        "programme",
        "",
    ),
    (
        "Сотрудники Центра приняли участие в международном форуме (Москва, 5–6 декабря 2023 г.).",
        "completed",
        "meeting",
        "2023-12-05..2023-12-06",
    ),
    (
        "В период с 10 по 14 июня 2024 года на полигоне «Ляур» состоялись совместные учения.",
        "completed",
        "operation",
        "2024-06-10..2024-06-14",
    ),
    (
        "Межгосударственная программа совместных мер борьбы с преступностью на 2024–2028 годы "
        "утверждена Советом глав государств.",
        "completed",
        "programme",
        "2024-01-01..2028-12-31",
    ),
    (
        "Центр регулярно направляет в компетентные органы аналитические обзоры.",
        "recurring",
        "assessment",
        "",
    ),
    (
        "Намечено проведение семинара для следователей в октябре 2025 года.",
        "planned",
        "training",
        "2025-10-01..2025-10-31",
    ),
    (
        "Действует горячая линия для родственников осуждённых.",
        "ongoing",
        "mechanism",
        "",
    ),
    (
        "Подготовлены методические рекомендации для учителей.",
        "completed",
        "publication",
        "",
    ),
    (
        "Между сторонами продолжается обмен информацией о лицах, находящихся в розыске.",
        "ongoing",
        "mechanism",
        "",
    ),
    (
        "Организован конкурс рисунков среди школьников.",
        "completed",
        "advocacy",
        "",
    ),
    (
        "Завершено строительство пункта пропуска «Достук».",
        "completed",
        "equipment",
        "",
    ),
    (
        "В 2022 году Казахстан присоединился к Конвенции о противодействии экстремизму.",
        "completed",
        "legislation",
        "2022-01-01..2022-12-31",
    ),
    (
        "Предлагается создать региональную сеть экспертов.",
        "planned",
        "mechanism",
        "",
    ),
]


def judged(text: str, language: LanguageCode, written_on: date) -> tuple[str, str, str]:
    """Status, type and dates of a sentence, or of a row whose last cell is its status."""
    words, *cells = text.split(" | ")
    dates = when(text, find_dates(text, language))
    cell = cells[-1] if cells else ""
    status = judge_status(words, language, dates=dates, status_cell=cell, written_on=written_on)
    shown = " ".join(f"{item.start or ''}..{item.end or ''}" for item in dates)
    return status.value, judge_type(words, language).value, shown


@pytest.mark.parametrize(("text", "status", "kind", "dates"), ENGLISH)
def test_english_reports(text: str, status: str, kind: str, dates: str) -> None:
    assert judged(text, "en", date(2024, 6, 1)) == (status, kind, dates)


@pytest.mark.parametrize(("text", "status", "kind", "dates"), RUSSIAN)
def test_russian_reports(text: str, status: str, kind: str, dates: str) -> None:
    assert judged(text, "ru", date(2025, 3, 1)) == (status, kind, dates)
