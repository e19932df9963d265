"""Status and type by what verbs govern: offers, plans, visits, gatherings, what is under way."""

from datetime import date

import pytest

from extractors.dates import DateContext, find_dates, when
from extractors.model import DateRange
from extractors.traits import judge_status, judge_type
from gazetteers.model import LanguageCode

WRITTEN = date(2023, 9, 15)

# fmt: off
ENGLISH: list[tuple[str, str, str, str]] = [
    ("We have offered the Academy a course on hawala.", "planned", "training", "not yet taken up"),
    ("In May 2022 we offered the Academy a course on hawala.", "completed", "training", "past"),
    ("UNODC offered the network of mentors.", "completed", "mechanism", "nothing else is offered"),
    ("The Centre would like to repeat the seminar in Osh.", "planned", "training", "a wish"),
    ("An awareness campaign on recruitment was run by the Office in August 2023.", "completed",
     "advocacy", "“campaign” is a noun"),
    ("Workshop for journalists on drugs and organized crime, December 2023", "planned", "training",
     "“organized” is no verb"),
    ("In May 2022 UNOCT held in Dushanbe the conference on borders, at which a statement was read.",
     "completed", "meeting", "the object stands behind the place"),
    ("At the session in Osh the Programme of Cooperation was adopted.", "completed", "programme",
     "what was adopted"),
    ("UNOCT went to Dushanbe to see how the watch list is used.", "completed", "assessment",
     "a visit"),
    ("OSCE monitors sat in on forty trials in 2022.", "completed", "assessment", "observation"),
    ("Every week the imams visit mosques and talk to young people.", "recurring", "advocacy",
     "awareness raising"),
    ("Members of the Council visited two mosques in May 2022.", "completed", "assessment",
     "a visit only"),
    ("The network of schools continues to share lesson plans.", "ongoing", "mechanism",
     "what it is there for"),
    ("The analysts answer requests every hour.", "recurring", "programme", "how often"),
    ("Curriculum on human rights, being piloted in 48 schools", "ongoing", "training",
     "it is under way"),
    ("The WCO debriefed the customs services in Osh in May 2022.", "completed", "meeting",
     "a meeting"),
    ("UNDP will start a mentoring programme for prisoners' wives.", "planned", "programme",
     "the head noun"),
    ("“Voices of the Valley” is run by UNICEF and OHCHR.", "ongoing", "programme", "a name"),
    ("The Hotline for Mothers is run by two NGOs.", "ongoing", "mechanism", "a known kind"),
    ("Aid to the Border Troops continued with a workshop on forgeries (18-20 May 2022).",
     "completed", "training", "with what it continued"),
    ("Training for the Border Troops continued in 2022.", "ongoing", "training", "nothing more"),
    ("Work on the e-learning module is continuing.", "ongoing", "training", "on what"),
    ("OHCHR prepared an analysis of the draft amendments to the law.", "completed",
     "legislation", "an opinion"),
    ("OHCHR prepared an analysis of trials.", "completed", "assessment", "no draft"),
    ("The sides will exchange lists of publications.", "planned", "mechanism", "an exchange"),
    ("The agency provides families with lessons, psychological care and help with papers.",
     "ongoing", "programme", "help of several kinds"),
    ("The agency provides families with lessons.", "ongoing", "training", "of one kind"),
    ("UN Women intends, jointly with the Committee, to train 120 women.", "planned", "training",
     "the verb behind the aside"),
    ("OHCHR sent the Committee a written submission on the law.", "completed", "advocacy",
     "a statement"),
    ("In May 2019 UNICEF went on tour with its campaign.", "completed", "advocacy", "it is over"),
    ("In May 2019 the database went on-line.", "ongoing", "mechanism", "it is there since"),
    ("The inter-agency group convenes every quarter to compare plans.", "recurring", "mechanism",
     "a body"),
    ("We wish to mention that an arrangement was signed on 19 January 2023.", "completed",
     "legislation", "what is mentioned"),
    ("UNODC delivered radiation portal monitors in May 2022.", "completed", "equipment",
     "not a verb"),
]
RUSSIAN: list[tuple[str, str, str, str]] = [
    ("До конца года хотим перевести пособие на таджикский.", "planned", "publication", "намерение"),
    ("Центр хотел бы повторить семинар в Оше.", "planned", "training", "пожелание"),
    ("Рассчитываем помочь Комитету доработать проект концепции.", "planned", "legislation",
     "Комитету – кому"),
    ("Мы предложили Академии курс по хавале.", "planned", "training", "Академии – кому"),
    ("Каждый осенний семестр читаем модуль о правах человека.", "recurring", "training",
     "как часто"),
    ("Дважды в год собираем адвокатов и судей, чтобы сверить планы.", "recurring", "meeting",
     "собирают людей"),
    ("Служба собирает сведения о задержанных лицах.", "ongoing", "mechanism", "собирают сведения"),
    ("С апреля 2022 года проводим в Оше пилотный проект.", "ongoing", "programme",
     "не будущее время"),
    ("Центр разрабатывает учебный модуль; апробация намечена на декабрь 2023 года.", "ongoing",
     "training", "работа уже идёт"),
    ("Презентация в Оше, нас принимал аппарат Уполномоченного по правам человека.", "completed",
     "meeting", "аппарат – не техника"),
    ("Службе переданы аппараты для досмотра.", "completed", "equipment", "а это техника"),
    ("При Комитете работает телефон доверия.", "ongoing", "mechanism", "линия"),
    ("Члены Совета посещают колонии и беседуют с осуждёнными.", "ongoing", "advocacy",
     "разъяснительная работа"),
    ("Эксперты посетили две колонии.", "completed", "assessment", "только посещение"),
    ("В аэропорту установили стационарные мониторы радиационного контроля.", "completed",
     "equipment", "техника"),
    ("Принять к сведению сообщение Союза о том, что он планирует объявить конкурс проектов НПО.",
     "planned", "programme", "что сообщено"),
    ("На казахском вышло «Изложение фактов № 32».", "completed", "publication", "издание"),
]
# fmt: on


def judged(text: str, language: LanguageCode) -> tuple[str, str]:
    context = DateContext(document_year=WRITTEN.year, written_on=WRITTEN)
    dates = when(text, find_dates(text, language, context))
    status = judge_status(text, language, dates=dates, written_on=WRITTEN)
    return status.value, judge_type(text, language).value


@pytest.mark.parametrize(
    ("text", "remark", "language", "status", "why"),
    [
        ("Manual for teachers", "second draft is being discussed", "en", "ongoing", "under way"),
        ("Manual for teachers", "nominations received", "en", "planned", "nothing goes on"),
        ("Пособие для учителей", "Рукопись апробируется в школах", "ru", "ongoing", "идёт работа"),
        ("Пособие для учителей", "Планируется тираж 500 экз.", "ru", "planned", "только план"),
    ],
)  # fmt: skip
def test_remarks_of_a_row(
    text: str, remark: str, language: LanguageCode, status: str, why: str
) -> None:
    ahead = (DateRange(raw="by 2024", start=None, end=date(2024, 6, 30)),)

    judged = judge_status(text, language, remarks=(remark,), dates=ahead, written_on=WRITTEN)

    assert judged.value == status, why


@pytest.mark.parametrize(("text", "status", "kind", "why"), ENGLISH)
def test_english_verbs(text: str, status: str, kind: str, why: str) -> None:
    assert judged(text, "en") == (status, kind), why


@pytest.mark.parametrize(("text", "status", "kind", "why"), RUSSIAN)
def test_russian_verbs(text: str, status: str, kind: str, why: str) -> None:
    assert judged(text, "ru") == (status, kind), why
