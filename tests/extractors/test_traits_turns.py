"""Status and type by turns of phrase: certificates, appeals, exercises that began, lead-ins."""

from datetime import date

import pytest

from extractors.dates import DateContext, find_dates
from extractors.traits import judge_status, judge_type
from gazetteers.model import LanguageCode

_WRITTEN = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("Certificates were handed to 20 analysts who completed the course on cryptocurrencies.",
         "training", "the certificates of a course"),
        ("Пограничники получили в Хороге сертификаты об окончании курса.", "training", "то же"),
        ("The Ministry received 20 computers after the course.", "equipment", "no certificates"),
        ("Подготовку прошли 30 сапёров.", "training", "обучение прошли"),
        ("Учение прошло под Ошем.", "operation", "прошло учение, а не подготовка"),
        ("Imams talked to 900 young men about the dangers of recruitment.", "advocacy",
         "a warning"),
        ("Imams talked to the Head of the Committee about the budget.", "meeting", "no danger"),
        ("The Committee invited Turkmenistan to ratify the Optional Protocol.", "advocacy",
         "an appeal"),
        ("The Centre invited Turkmenistan to a workshop.", "training", "an event"),
        ("plans to invite Iran to become an observer.", "mechanism", "membership"),
        ("Заместитель министра принял делегацию УНП ООН.", "meeting", "гости"),
        ("Парламент принял закон о беженцах.", "legislation", "закон"),
        ("На заседании Совета рассмотрены вопросы подготовки кадров.", "meeting", "заседание"),
        ("Министры обменялись мнениями о границе.", "meeting", "мнения"),
        ("Службы обменялись списками разыскиваемых.", "mechanism", "сведения"),
        ("The Fund worked with 200 young women in Batken, offering vocational training.",
         "programme", "help for persons"),
        ("The OSCE works with CTED on this.", "mechanism", "bodies work together"),
        ("UNODC provided expert comments on draft laws on terrorism.", "legislation",
         "an opinion on drafts"),
        ("Академии МВД передано учебное пособие по тактике допроса.", "publication",
         "what was handed over is a book"),
        ("A handbook was handed over to the Prison Service.", "publication", "in English"),
        ("Two lorries were handed over to the Prison Service.", "equipment", "no book"),
        ("How migrants are identified and detained was explained at a workshop in Osh.",
         "training", "the clause is only its subject"),
        ("Building on the advice received, the Government approved a National Strategy.",
         "legislation", "nothing is built"),
        ("Building of a dormitory for cadets in Osh.", "equipment", "something is built"),
        ("To raise public awareness UNRCCA produces a newsletter.", "publication", "its purpose"),
        ("UNESCO and the Media Policy Institute have held a workshop.", "training",
         "what an institute deals with"),
        ("The heads of the anti-terrorist centres meet in Minsk.", "meeting", "persons meet"),
        ("In 2023 we intend to: • train 60 probation officers", "training", "lead-in and item"),
        ("Search for Common Ground ended its course in Osh.", "training", "no operation"),
    ],
)  # fmt: skip
def test_type_of_a_turn_of_phrase(text: str, kind: str, why: str) -> None:
    language: LanguageCode = "en" if text.isascii() or "•" in text else "ru"
    assert judge_type(text, language).value == kind, why


@pytest.mark.parametrize(
    ("text", "status", "why"),
    [
        ("A four-day exercise began on 10 April 2023 near Kulob.", "completed", "some days"),
        ("Учение началось 3 мая 2023 года под Ошем.", "completed", "то же"),
        ("Operation Shield was launched in 2023.", "ongoing", "it may go on"),
        ("A campaign starts in September 2024.", "planned", "its beginning lies ahead"),
        ("В сентябре 2024 года стартует кампания.", "planned", "то же"),
        ("Work has started on a new strategy.", "ongoing", "work goes on"),
        ("The handbook is out.", "completed", "it has come out"),
        ("The handbook is out of date.", "ongoing", "something else is said"),
        ("It has become a tradition to hold the forum in Samarkand.", "recurring", "every time"),
        ("Стало традицией проводить форум в Самарканде.", "recurring", "то же"),
        ("В Казахстане есть закон о жертвах терроризма.", "ongoing", "не глагол «есть»"),
        ("Совет поручил РАТС вести список организаций.", "ongoing", "поручение"),
        ("Комитет предложил Туркменистану ратифицировать протокол.", "completed", "призыв"),
        ("Как и планировалось, курс провели в октябре 2023 года.", "completed", "план исполнен"),
        ("As planned, the course was held in October 2023.", "completed", "in English"),
        ("Ремонт поста в самом разгаре.", "ongoing", "идёт"),
        ("Ms. Lind announced that in the last quarter of 2024 the EU will launch a programme.",
         "planned", "what was announced"),
        ("Secretariat of the Network in Osh. It coordinates national teams.", "ongoing",
         "the sentence behind the name"),
    ],
)  # fmt: skip
def test_status_of_a_turn_of_phrase(text: str, status: str, why: str) -> None:
    language: LanguageCode = "en" if text.isascii() else "ru"
    context = DateContext(year=2024, document_year=2024, written_on=_WRITTEN)
    days = [m.range for m in find_dates(text, language, context) if m.role == "activity"]
    judged = judge_status(text, language, dates=days, written_on=_WRITTEN)
    assert judged.value == status, why


def test_what_is_to_be_done_by_a_day_lies_ahead_where_no_later_day_is_known() -> None:
    days = [mention.range for mention in find_dates("by 30 June 2024", "en")]
    text = "Mapping of assistance, second edition"
    assert judge_status(text, "en", dates=days).value == "planned"
    assert judge_status(text, "en", dates=days, written_on=date(2025, 1, 1)).value == "completed"
