"""Who a document is by, where its head names a body that is not listed, or a mission abroad."""

import pytest

from extractors.extract import speakers_of
from extractors.model import Block, Document, Passage, SourceRef

BODY = "On 5 May 2022 a round table for employers was held in Karaganda, with forty participants."
ID = f"sha256:{'2' * 64}"

HEADS = [
    ("Security Bulletin No. 6",
     "Organization of Turkic States (OTS), Secretariat, Istanbul. April to June 2023",
     ("NEW:Organization of Turkic States",), "begins like the label “Organization:”"),
    ("Report on the project “Second page”",
     "Public Foundation “Jaryk”, Karaganda. Period covered: from March 2022 to February 2023.",
     ("NEW:Jaryk",), "a line with full stops below the title"),
    ("Отчёт о реализации проекта «Мост»",
     "Общественный фонд «Жарык», г. Караганда. Отчётный период: март 2022 г. – март 2023 г.",
     ("NEW:Жарык",), "the same in Russian"),
    ("Проекты доноров в сфере охраны границы",
     "Секретариат Совета по координации помощи, г. Душанбе. По состоянию на 15 мая 2021 г.",
     ("NEW:Секретариат Совета по координации помощи",), "a secretariat"),
    ("Permanent Mission of the Republic of Tajikistan to the United Nations", "No. 12/2020-NY",
     ("GOV-TJK",), "a mission is its country's, not the UN's"),
    ("Справка", "о ходе сотрудничества Генеральной прокуратуры Кыргызской Республики с ООН",
     ("GOV-KGZ",), "whose cooperation a title announces"),
    ("Support to prevention in 2022",
     "Royal Norwegian Ministry of Foreign Affairs, Oslo. For the attention of UNRCCA",
     ("GOV-NOR",), "for whom it is"),
    ("О работе с молодёжью", "Представлено ЮНИСЕФ по запросу УНП ООН", ("UNICEF",), "кто просил"),
    ("Note verbale", "The Ministry of Justice of Uzbekistan presents its compliments to UNODC.",
     ("GOV-UZB",), "the opening of a note"),
    ("Письмо", "МИД Таджикистана свидетельствует своё уважение УНП ООН и сообщает следующее.",
     ("GOV-TJK",), "начало ноты"),
    ("Project report, annex B", "Lead agency: UNDP Kyrgyzstan. Submitted 15 July 2022",
     ("UNDP-KGZ",), "a label in the head"),
    ("Re: inputs to the matrix", "From: Anna K. <anna.k@unodc.example>", ("UNODC",),
     "the address of the sender"),
    ("Re: inputs to the matrix", "From: Anna K. <anna.k@mail.example>", (), "an address of nobody"),
    ("Re: inputs to the matrix", "From: Anna K. <anna.k@un.org>", (), "a domain of many bodies"),
    ("Сведения", "В мае наш офис (ПРООН в Кыргызстане) провёл тренинг в Оше.", ("UNDP-KGZ",),
     "называет себя в скобках"),
    ("Inputs", "In May our country office (UNDP Tajikistan) held a course in Khorog.",
     ("UNDP-TJK",), "names itself in brackets"),
    ("Страновой офис ПРООН в Казахстане", "Сведения о работе в 2022 году", ("UNDP-KAZ",),
     "прилагательное на «-ой» не дательный падеж"),
    ("Сведения", "Региональной академии ОБСЕ", (), "кому"),
    ("Мосты", "Новости проекта «Мосты» (ПРООН в Таджикистане и МОМ) · № 4 · май 2024 года",
     ("UNDP-TJK", "IOM"), "чей проект, сказано в скобках"),
    ("Bridges", "Newsletter of the project “Bridges” (UNICEF and UNODC), No. 4, May 2024",
     ("UNICEF", "UNODC"), "whose project it is stands in brackets"),
    ("ПЛАН мероприятий Министерства юстиции Кыргызской Республики на 2025 год", "№ 1184",
     ("GOV-KGZ",), "чей план"),
    ("План тренинга для Министерства юстиции Кыргызской Республики", "№ 1184", (), "для кого"),
    ("Replies of the Republic of Kazakhstan to the questionnaire", "Transmitted to UNOCT, May 2021",
     ("GOV-KAZ",), "the state that replies, not to whom"),
    ("Вопросник о выполнении резолюций: ответы Кыргызской Республики", "Май 2021 г.",
     ("GOV-KGZ",), "государство отвечает"),
    ("Kazakhstan: replies to the questionnaire", "May 2021", ("GOV-KAZ",),
     "a state and its replies"),
    ("Вклад Республики Таджикистан в матрицу", "Май 2021 г.", ("GOV-TJK",), "вклад государства"),
    ("Report on Kazakhstan", "May 2021", (), "a report on a state is that of others"),
    ("Report of Kazakhstan Airlines on training", "May 2021", (), "no state"),
    ("Ответы на вопросы о Кыргызстане", "Май 2021 г.", (), "о ком, а не чьи"),
    ("Replies of the Republic of Kazakhstan to the questionnaire", "Sent to UNODC and UNRCCA",
     ("GOV-KAZ",), "a state that replies, and to whom"),
    ("Tajikistan: national report on the implementation of the plan", "Transmitted to the OSCE",
     ("GOV-TJK",), "a state before the colon"),
    ("Uzbekistan’s contribution to the report of the Secretary-General", "May 2023",
     ("GOV-UZB",), "a state's contribution"),
    ("Вопросник по борьбе с терроризмом: ответы Кыргызской Республики", "Направлено в ОБСЕ",
     ("GOV-KGZ",), "ответы государства"),
    ("Информация Республики Таджикистан о выполнении плана", "№ 3", ("GOV-TJK",), "государство"),
    ("Report on the visit to Kazakhstan", "May 2023", (), "a state that is only spoken of"),
    ("Replies of Kazakhstan and Uzbekistan to the questionnaire", "May 2023", (), "two states"),
    ("Доклад о положении в Таджикистане", "№ 3", (), "о ком доклад"),
    ("Project report, annex B",
     "The Institute for Peace, Osh, was founded in 1999 and has worked with schools ever since.",
     (), "a sentence is no head"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "line", "expected", "why"), HEADS)
def test_authors(title: str, line: str, expected: tuple[str, ...], why: str) -> None:
    texts = [("heading", title), ("paragraph", line), ("paragraph", BODY), ("paragraph", BODY)]
    if title == "Справка":
        texts[1] = ("heading", line)
    blocks = tuple(
        Block(id=f"para={number}", kind=kind, text=text, level=int(kind == "heading"))
        for number, (kind, text) in enumerate(texts, 1)
    )
    language = "ru" if "а" in title + line else "en"
    document = Document(
        id=ID, file_name="a.docx", format="docx", language=language, kind="report", blocks=blocks
    )
    ref = SourceRef(document=ID, block="para=3", start=0, end=len(BODY))
    assert speakers_of(document, Passage(ref=ref, text=BODY))[0] == expected, why


LINES = [
    ("Funded by the European Union. Implemented by UNICRI", ("UNICRI",), "who pays first"),
    ("Report commissioned by Penal Reform International", (), "who asked for it"),
    ("Project co-funded by the European Union", (), "who pays a part"),
    ("Half-yearly report to the Ministry of Foreign Affairs of Norway", (), "to whom"),
    ("Contribution of the Norwegian Ministry of Foreign Affairs: USD 850,000", (), "a sum"),
    ("Contribution of the Norwegian Ministry of Foreign Affairs", ("GOV-NOR",), "no sum"),
    ("Implementing agency: Palladium International, Almaty", ("NEW:Palladium International",),
     "a name that looks like none, behind a label of bodies"),
    ("Prepared by: Anna Karimova", (), "a person"),
    ("Prepared by the Institute for Peace, Osh", ("NEW:Institute for Peace",), "no colon"),
    ("Отчёт подготовлен Институтом мира при поддержке ЮНИСЕФ", ("NEW:Институт мира",), "помощь"),
    ("Заказчик: ПРООН. Исполнитель: Институт мира", ("NEW:Институт мира",), "заказчик"),
    ("Отчёт для Правительства Японии", (), "для кого"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected", "why"), LINES)
def test_neither_who_pays_nor_who_asked_is_the_author(
    line: str, expected: tuple[str, ...], why: str
) -> None:
    texts = [("heading", "Приложение" if "а" in line else "Annex B"), ("paragraph", line)]
    blocks = tuple(
        Block(id=f"para={number}", kind=kind, text=text, level=int(kind == "heading"))
        for number, (kind, text) in enumerate([*texts, ("paragraph", BODY)], 1)
    )
    language = "ru" if "а" in line else "en"
    document = Document(
        id=ID, file_name="a.docx", format="docx", language=language, kind="report", blocks=blocks
    )
    ref = SourceRef(document=ID, block="para=3", start=0, end=len(BODY))
    assert speakers_of(document, Passage(ref=ref, text=BODY))[0] == expected, why
