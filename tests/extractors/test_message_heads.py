"""Messages that another one quotes or passes on: who sends each of them speaks in it."""

import pytest

from extractors.extract import extract
from extractors.message_heads import letter_from
from extractors.read import read_document
from gazetteers.frameworks import load_frameworks

TOP = "From: Anna, UNICEF Kazakhstan\nTo: all partners\nDate: 14 March 2022\nSubject: Inputs\n\n"
OWN = "In January we trained 30 social workers in Karaganda.\n\n"
TOP_RU = "От: Анна, ЮНИСЕФ Казахстан\nКому: всем партнёрам\nДата: 14 марта 2022 г.\n\n"
OWN_RU = "В январе мы обучили 30 социальных работников Караганды.\n\n"


def leads(text: str) -> list[set[str]]:
    document = read_document(text.encode(), "mail.txt")
    return [
        {tag.id for tag in item.organizations if tag.role == "lead"}
        for item in extract(document, load_frameworks()).tagged
    ]


@pytest.mark.parametrize(
    ("head", "sender", "why"),
    [
        ("> From: Oleg, IOM Kyrgyzstan\n> Date: 10 March 2022\n>\n> ", "IOM", "quoted"),
        ("From: Oleg, IOM Kyrgyzstan\nSent: 10 March 2022\n\n", "IOM", "passed on"),
        ("From: Oleg <oleg@unodc.example>\nDate: 10 March 2022\n\n", "UNODC", "by its address"),
    ],
)
def test_who_sends_a_message_inside_a_mail_leads_what_it_tells(
    head: str, sender: str, why: str
) -> None:
    found = leads(f"{TOP}{OWN}{head}On 25 February 2022 we held a round table in Osh.\n")
    assert found == [{"UNICEF"}, {sender}], why


def test_the_same_in_russian() -> None:
    inner = "> От: Олег, МОМ Кыргызстан\n> Дата: 10 марта 2022 г.\n>\n> "
    found = leads(f"{TOP_RU}{OWN_RU}{inner}25 февраля 2022 года провели в Оше круглый стол.\n")
    assert found == [{"UNICEF"}, {"IOM"}]


def test_a_line_from_a_place_is_no_message() -> None:
    line = (
        "From: IOM the project received ten computers for its courses in Karaganda in May 2022.\n"
    )
    assert leads(f"{TOP}{OWN}{line}\nIn May 2022 we opened a hotline.\n")[-1] == {"UNICEF"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("UNODC reported that a course for 20 officers was held in Khorog in May 2023.", "UNODC"),
        ("ОБСЕ сообщила, что в мае 2023 года в Хороге прошёл курс для 20 офицеров.", "OSCE"),
        ("УНП ООН (А. Вебер) доложило о курсе, который прошёл в мае 2023 года в Хороге.", "UNODC"),
    ],
)
def test_who_tells_of_something_in_minutes_leads_it(text: str, speaker: str) -> None:
    head = (
        "MINUTES\nof the meeting of the group on borders\n\n" if text[0] < "z" else "ПРОТОКОЛ\n\n"
    )
    before = "IOM: in March 2023 a handbook for guards was published.\n\n"
    assert leads(f"{head}{before}{text}\n")[-1] == {speaker}


@pytest.mark.parametrize(
    ("line", "sender"),
    [
        ("Letter 2. UNHCR, Bishkek, 10 March 2022", "UNHCR"),
        ("From a letter of IOM of 10 March 2022", "IOM"),
        ("Message 2 – UNESCO, Almaty", "UNESCO"),
    ],
)
def test_a_line_above_each_of_several_letters_names_who_writes(line: str, sender: str) -> None:
    top = "LETTERS ON RETURN\n\nLetter 1. UNICEF, Astana, 14 March 2022\n\n"
    found = leads(f"{top}{OWN}{line}\n\nWe held a round table in Osh on 25 February 2022.\n")
    assert found == [{"UNICEF"}, {sender}]


@pytest.mark.parametrize(
    ("line", "sender"),
    [
        ("Письмо 2. МОМ, Бишкек, 10 марта 2022 г.", "МОМ, Бишкек, 10 марта 2022 г."),
        ("Из письма ПРООН от 3 марта 2022 г.", "ПРООН от 3 марта 2022 г."),
        ("Письмо МИД от 3 марта 2022 года направлено в ОБСЕ.", None),
        ("Письмо без числа от МОМ", None),
        ("Letters of thanks were handed over", None),
    ],
)
def test_lines_above_letters_are_told_from_sentences(line: str, sender: str | None) -> None:
    assert letter_from(line) == sender


OWN_WORDS = "In February 2022 we held a round table in Osh for 30 teachers.\n"
OWN_WORDS_RU = "В феврале 2022 года провели в Оше круглый стол для 30 учителей.\n"


@pytest.mark.parametrize(
    ("head", "before", "behind", "sender", "why"),
    [
        ("Ana K.\nSubject: inputs from UN Women", "", "", "UNWOMEN", "the subject says who"),
        ("Ana K.\nSubject: Re: Re: UNHCR replies", "", "", "", "no word says who sends"),
        ("Ana K. <ana@unwomen-kg.example>\nSubject: Re: table", "", "", "UNWOMEN", "the address"),
        ("Ana K.\nSubject: Re: table", "We are UNICEF in Osh. ", "", "UNICEF", "it says who it is"),
        ("Ana K.\nSubject: Re: table", "This is Ana from UNICEF. ", "", "UNICEF", "she says whose"),
        (
            "Ana K.\nSubject: Re: table",
            "We are grateful to UNICEF. ",
            "",
            "",
            "what one is, and not who",
        ),
        (
            "Ana K.\nSubject: Re: table",
            "",
            "\nKind regards,\nAna\nUNICEF Kyrgyzstan\n",
            "UNICEF",
            "the signature",
        ),
    ],
)
def test_a_message_of_a_person_says_elsewhere_for_whom_she_writes(
    head: str, before: str, behind: str, sender: str, why: str
) -> None:
    inner = f"-----Original Message-----\nFrom: {head}\nDate: 10 March 2022\n\n{before}"
    found = leads(f"{TOP}{OWN}{inner}{OWN_WORDS}{behind}")
    assert found == [{"UNICEF"}, {sender} - {""}], why


@pytest.mark.parametrize(
    ("head", "before", "behind", "sender", "why"),
    [
        ("Ася К.\nТема: от ООН-женщины", "", "", "UNWOMEN", "the subject says who"),
        ("Ася К.\nТема: Re: информация УВКБ ООН", "", "", "UNHCR", "the same with a noun"),
        ("Ася К.\nТема: Re: о встрече с УВКБ ООН", "", "", "", "it says about whom"),
        ("Ася К.\nТема: матрица", "Мы - это МОМ в Оше. ", "", "IOM", "it says who it is"),
        ("Ася К.\nТема: матрица", "Пишет вам Ася из МОМ. ", "", "IOM", "she says whose"),
        ("Ася К.\nТема: матрица", "Мы благодарны МОМ. ", "", "", "what one is, and not who"),
        ("Ася К.\nТема: матрица", "", "\nС уважением,\nАся\nМОМ, Ош\n", "IOM", "the signature"),
    ],
)
def test_a_russian_message_says_elsewhere_for_whom_she_writes(
    head: str, before: str, behind: str, sender: str, why: str
) -> None:
    inner = f"-----Исходное сообщение-----\nОт: {head}\nДата: 10 марта 2022 г.\n\n{before}"
    found = leads(f"{TOP_RU}{OWN_RU}{inner}{OWN_WORDS_RU}{behind}")
    assert found == [{"UNICEF"}, {sender} - {""}], why
