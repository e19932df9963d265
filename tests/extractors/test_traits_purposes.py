"""Type and status by what people come for, how something ends, what help founds and hands over."""

from datetime import date

import pytest

from extractors.dates import DateContext, find_dates, when
from extractors.model import ActivityType, Status
from extractors.traits import judge_status, judge_type
from gazetteers.model import LanguageCode

WRITTEN = date(2023, 9, 15)

# fmt: off
TYPES: list[tuple[LanguageCode, str, ActivityType, str]] = [
    ("en", "UNODC called 40 prosecutors to a two-day consultation in Tashkent.", "meeting",
     "what they were called to"),
    ("en", "Twice a year the Secretariat calls the focal points to a round table.", "meeting",
     "a body stands for its people"),
    ("en", "The Coordinator called the agencies together to discuss the report.", "meeting",
     "they were called together"),
    ("en", "The UN called on the States to ratify the conventions.", "advocacy", "an appeal"),
    ("en", "The Ministry invited experts of five States to Almaty to discuss a draft.", "meeting",
     "what they were invited for"),
    ("en", "Officers spent three days in Kostanay to see how prisons are managed.", "training",
     "who looks how others work is trained"),
    ("en", "Eight customs officers visited Riga to learn about risk profiling.", "training",
     "who goes somewhere to learn is trained"),
    ("en", "Experts visited Termez to see how the rule is applied.", "assessment",
     "experts look at what is done"),
    ("ru", "Таможенники посетили Ригу, чтобы изучить опыт профилирования рисков.", "training",
     "who goes somewhere to learn is trained"),
    ("ru", "Эксперты посетили Термез, чтобы оценить пункт пропуска.", "assessment", "no learning"),
    ("en", "Teams were deployed to both airports in 2019 to train officers.", "training",
     "what they were sent for"),
    ("en", "Five groups of elders were taken through a three-day course.", "training",
     "a group of persons is no body"),
    ("en", "A group of women was set up in Isfara as a self-help body.", "mechanism",
     "a group that was set up is a body"),
    ("en", "The study tour took eight officials of the probation service to Oslo.", "training",
     "the event takes them"),
    ("ru", "Академия принимает на шестинедельные курсы до 10 прокуроров.", "training",
     "what they are taken in for"),
    ("ru", "Совет принимает концепцию обучения.", "legislation", "something is adopted"),
    ("en", "The Academy admitted its second class of fifty.", "training", "learners"),
    ("en", "The Centre closed its project with a conference in Bishkek.", "meeting",
     "the event with which it ended"),
    ("ru", "Проект завершился конференцией в Бишкеке.", "meeting",
     "the event with which it ended"),
    ("en", "The project ended with savings of ten per cent.", "programme", "no event"),
    ("en", "The Office completed a study with a partner.", "assessment", "no event"),
    ("en", "OHCHR observed 64 hearings in terrorism cases.", "assessment", "in court"),
    ("en", "ODIHR attended a public hearing of the Parliament.", "meeting", "not in court"),
    ("en", "OHCHR and ODIHR published a joint opinion on the draft law.", "legislation",
     "an opinion on a draft"),
    ("ru", "БДИПЧ опубликовало заключение на проект закона.", "legislation",
     "an opinion on a draft"),
    ("ru", "Опубликовано заключение экспертов о литературе.", "publication", "on no law"),
    ("en", "IOM is advising the Service on a draft by-law.", "legislation", "what advice is on"),
    ("en", "IOM gave advice to the working group on the drafting of a national action plan.",
     "legislation", "what advice is on"),
    ("en", "The NGO used Norwegian funds for four seminars on fair trial.", "training",
     "what the money was for"),
    ("en", "The Norwegian Embassy funds four seminars.", "training", "“funds” is a verb here"),
    ("en", "The foundation intends to hand over the telephone line to the Ministry.", "mechanism",
     "a line is no equipment"),
    ("en", "The fund will hand over the radios to the Ministry.", "equipment", "a gift"),
    ("en", "The Grievance Desk now also receives inhabitants of Aravan.", "mechanism",
     "what a desk does"),
    ("en", "The Customs Service received ten scanners.", "equipment", "what was given"),
    ("en", "IOM opened five counselling rooms in Fergana.", "mechanism", "rooms that work"),
    ("ru", "МОМ открыла пять консультационных кабинетов в Фергане.", "mechanism",
     "rooms that work"),
    ("en", "UNODC plans to support six additional border liaison offices.", "mechanism",
     "offices that are to be founded"),
    ("en", "The Programme for Asia is supporting the establishment of a recovery network.",
     "mechanism", "support for one kind"),
    ("en", "The Rule of Law Programme supports courts and prisons.", "programme", "at work"),
    ("en", "The Assembly adopted at its session in May a model law on extremism.", "legislation",
     "what was adopted, not who adopted it"),
    ("en", "The Office held in 2019-2020 eleven field courses for patrols.", "training",
     "years do not govern what follows"),
    ("en", "A decision was adopted at the 2007 Ministerial Council.", "legislation",
     "a year within a name"),
    ("en", "while teachers of 120 schools are being trained by the foundation.", "training",
     "cut off from its sentence"),
    ("en", "UNHCR and IOM act as secretariat of the Process.", "mechanism", "“act” is a verb"),
    ("en", "Both countries were recommended to appoint one entry point.", "advocacy",
     "a recommendation is no task"),
    ("en", "The Committee was directed by the Council to report on it.", "mechanism", "a task"),
    ("en", "21 May, Dusti crossing point. Opening of a border liaison office. Radios were bought.",
     "mechanism", "a day and a place name nothing"),
    ("ru", "12 июля, Хорог. Открытие пограничного бюро связи. Рации закуплены.", "mechanism",
     "a day and a place name nothing"),
    ("ru", "Законом, проект которого разработан Прокуратурой, в Кодекс внесены поправки.",
     "legislation", "the draft of the law named before"),
    ("ru", "Структура помогает 12 группам самопомощи жён мигрантов.", "programme",
     "help for bodies"),
    ("ru", "Фонд поддерживает сеть женщин-лидеров.", "mechanism", "a network alone"),
    ("ru", "Проект «Согласие» Страновой офис осуществляет с июля 2022 года.", "programme",
     "the object stands first"),
    ("ru", "Малые гранты получили 14 молодёжных групп.", "programme", "the object stands first"),
    ("ru", "8 июля – на конференции в Бишкеке, которую созвала Академия.", "meeting",
     "the event at which it was"),
    ("ru", "Учебно-методический центр обслуживает частный сектор.", "mechanism", "a function"),
    ("ru", "Проект поправок в Закон о виртуальных активах разрабатывается.", "legislation",
     "a draft of changes"),
    ("ru", "Прокуратуре подготовить и внести проект изменений в статьи Кодекса.", "legislation",
     "a draft of changes"),
    ("ru", "Проект по изменению отношения к беженцам завершён.", "programme", "a project"),
    ("ru", "Офис поддерживает подготовку мобильных учебных групп.", "training",
     "support for one kind"),
    ("ru", "Офис поддерживает подготовку национального плана действий.", "legislation",
     "support for one kind"),
    ("ru", "ПРООН проинформировала о завершении проекта «Согласие».", "programme",
     "what it told of"),
    ("ru", "Пункты пропуска подключены к базе данных Интерпола.", "mechanism", "data"),
    ("ru", "Пункты пропуска подключены к автоматизированной системе.", "equipment", "a system"),
    ("ru", "Конкурс коротких видео для школьников идёт с 1 августа.", "advocacy", "what goes on"),
    ("ru", "Исполком готовит методичку о вербовке.", "publication", "a guide"),
    ("en", "Handed over 46 portable devices to the Border Troops.", "equipment", "a past form"),
    ("en", "Convenes twice a year the heads of national anti-terrorist centres.", "meeting",
     "the heads are persons"),
]
STATUSES: list[tuple[LanguageCode, str, Status, str]] = [
    ("en", "The Group, re-activated in 2017, works at the level of ministers.", "ongoing",
     "the participle is an insertion"),
    ("en", "UNHCR and IOM act as secretariat of a process launched in 2013.", "ongoing",
     "“act” is the verb"),
    ("en", "The unit at the airport became operational in November 2018.", "ongoing",
     "it is operational"),
    ("en", "The site became available in a second language in 2018.", "ongoing", "it is available"),
    ("en", "Officers are being trained in Bishkek (2009-2015).", "completed", "a closed period"),
    ("en", "Officers are being trained in Bishkek (2021-2024).", "ongoing", "a period that runs"),
    ("en", "BOMCA assisted in establishing a training centre for service dogs.", "ongoing",
     "what was founded goes on"),
    ("en", "BOMCA assisted the training centre for service dogs.", "completed", "nothing founded"),
    ("ru", "Действия ведомств согласует межведомственная рабочая группа.", "ongoing",
     "what a group does"),
    ("en", "21 May 2021, Dusti. Opening of a border liaison office.", "ongoing",
     "a body that began goes on"),
    ("ru", "Мы проводим опрос 900 жителей Шымкента.", "ongoing", "the first person"),
    ("ru", "Учение решено провести в октябре 2023 года.", "planned", "decided to be held"),
    ("ru", "Вопрос о создании центра решён.", "completed", "no infinitive"),
    ("ru", "На берегу озера завершился семинар.", "completed", "“берегу” is a noun"),
    ("en", "Stand ready to review draft lists of the States.", "planned", "an offer"),
    ("en", "Opinion on the draft law, issued at the request of the Ombudsperson.", "completed",
     "a request that was made"),
]
# fmt: on


@pytest.mark.parametrize(("language", "text", "expected", "why"), TYPES)
def test_types(language: LanguageCode, text: str, expected: ActivityType, why: str) -> None:
    assert judge_type(text, language).value == expected, why


@pytest.mark.parametrize(("language", "text", "expected", "why"), STATUSES)
def test_statuses(language: LanguageCode, text: str, expected: Status, why: str) -> None:
    context = DateContext(document_year=WRITTEN.year, written_on=WRITTEN)
    dates = when(text, find_dates(text, language, context))
    judged = judge_status(text, language, dates=dates, written_on=WRITTEN)
    assert judged.value == expected, why
