"""E-mails: header fields, quoted and forwarded messages, signatures."""

import pytest

from extractors.assemble import assemble
from extractors.layout import ParagraphLayout
from extractors.losses import losses
from extractors.readers.plain import read_plain
from extractors.readers.plain.mail import take_apart

OWN = "The Office held a seminar in Osh on 5 May 2019 for thirty judges from all provinces. " * 4

CASES = [
    (
        f"From: A\nTo: B\nSubject: Re: FW: Inputs\n\n{OWN}\n\n> older words\n> of B\n",
        "Inputs",
        ["quoted-mail"],
        "quoted lines",
    ),
    (
        f"From: A\nDate: 3 May 2019\n\n{OWN}\n\nOn 2 May 2019, at 10:15, B <b@example.org> wrote:\n"
        "> words\n",
        "",
        ["quoted-mail"],
        "the line that introduces a quote",
    ),
    (
        f"От: А\nКому: Б\nТема: Отв: Сведения\n\n{OWN}\n\n2 мая 2019 г. Б пишет:\n> слова\n",
        "Сведения",
        ["quoted-mail"],
        "Russian fields and quotes",
    ),
    (
        f"From: A\nTo: B\n\n{OWN}\n\n-----Original Message-----\nFrom: B\nold words\n",
        "",
        ["quoted-mail"],
        "everything below a divider",
    ),
    (
        f"From: A\nTo: B\n\n{OWN}\n\nFrom: B\nSent: Monday\nTo: A\nSubject: x\n\nold words\n",
        "",
        ["quoted-mail"],
        "a second header without a divider",
    ),
    (
        f"From: A\nTo: B\n\n{OWN}\n\n-- \nA, Programme Officer\n",
        "",
        ["signature"],
        "a signature",
    ),
    (f"{OWN}\n\n--\n\n{OWN}\n", "", [], "dashes in a text that is no mail"),
    (
        "Date: May 2019\n\nThe Office held a seminar.\n",
        "",
        [],
        "one field makes no mail",
    ),
]


@pytest.mark.parametrize(
    ("text", "subject", "reasons", "why"), CASES, ids=[why for *_, why in CASES]
)
def test_parts_of_a_mail(text: str, subject: str, reasons: list[str], why: str) -> None:
    mail = take_apart(text.splitlines())
    assert mail.subject == subject, why
    assert [discard.reason for discard in mail.discards] == reasons, why
    assert OWN.strip() in "\n".join(mail.body) or not reasons
    assert "old words" not in "\n".join(mail.body)


def test_a_mail_that_only_passes_another_on_is_read_with_it() -> None:
    text = (
        "From: A\nTo: B\nSubject: FW: inputs\n\nPlease see below.\n\n"
        f"-----Original Message-----\nFrom: C\nTo: A\nSubject: inputs\n\n{OWN * 3}\n"
    )
    layout = read_plain(text.encode(), "mail.txt")
    assert any("seminar in Osh" in element.text for element in layout.elements)
    assert layout.warnings == ("it only passes another message on, which was read as its text",)


def test_header_fields_are_paragraphs_and_the_subject_is_the_title() -> None:
    text = f"From: A\nTo: B,\n C\nSubject: Inputs\n\n{OWN}\n"
    layout = read_plain(text.encode(), "mail.txt")
    assert [element.text for element in layout.elements][:3] == [
        "From: A",
        "To: B, C",
        "Subject: Inputs",
    ]
    assert layout.title == "Inputs"


ANSWERED = """From: A, UNODC
To: B
Subject: Re: matrix

Dear B, answers below.

> Dear A, two questions from our side, please answer by Friday, 5 May 2023.
>
> 1. Which courses did you hold in Kazakhstan?

Two: in Almaty (3 March 2023) and in Astana (10 April 2023).

> 2. Anything on airports?

A seminar for 20 airport officers in Osh, 7 April 2023.

Best regards
"""


def test_a_quoted_question_is_the_heading_of_its_answer() -> None:
    layout = read_plain(ANSWERED.encode(), "mail.txt")
    body = [(element.kind, element.text) for element in layout.elements[3:]]
    assert body == [
        ("paragraph", "Dear B, answers below."),
        ("heading", "1. Which courses did you hold in Kazakhstan?"),
        ("paragraph", "Two: in Almaty (3 March 2023) and in Astana (10 April 2023)."),
        ("heading", "2. Anything on airports?"),
        ("paragraph", "A seminar for 20 airport officers in Osh, 7 April 2023."),
        ("paragraph", "Best regards"),
    ]
    assert [discard.text for discard in layout.discards] == [
        "Dear A, two questions from our side, please answer by Friday, 5 May 2023."
    ]


REPORT = "We held a course for 20 officers in Osh on 5 May 2019 together with the Ministry."
QUOTED = [
    (f"{OWN}\n\n> {REPORT}\n", [REPORT], "a report that only the quotation holds"),
    (f"{OWN}\n\n> {OWN}\n", [], "words that the mail tells itself"),
    (f"{OWN}\n\n> Please send us inputs for 2019 by 5 May.\n", [], "a request with a date"),
    (f"{OWN}\n\n> Did the course of 5 May 2019 in Osh take place at all?\n", [], "a question"),
    (f"{OWN}\n\n> Thank you, this is very helpful for all of us here.\n", [], "thanks"),
    (f"{OWN}\n\n> On 5 May 2019, at 10:15, B <b@example.org> wrote:\n> Thanks!\n", [],
     "the date of a quotation is no report"),
    (f"{OWN}\n\n-----Original Message-----\nFrom: UNESCO\nSent: Monday, 6 May 2019\nTo: A\n\n"
     f"> {REPORT}\n>\n> > Please send dates and places, the deadline was 3 May 2019!\n",
     ["From: UNESCO", REPORT], "a message below, with the request that it answers"),
    (f"{OWN}\n\n-----Исходное сообщение-----\nОт: ЮНЕСКО\nОтправлено: 6 мая 2019 г.\n\n"
     "В Оше 5 мая 2019 года проведён курс для 20 сотрудников.\n",
     ["От: ЮНЕСКО", "В Оше 5 мая 2019 года проведён курс для 20 сотрудников."], "in Russian"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "read", "why"), QUOTED, ids=[why for *_, why in QUOTED])
def test_what_of_a_quotation_is_read(body: str, read: list[str], why: str) -> None:
    layout = read_plain(f"From: A\nTo: B\nSubject: RE: inputs\n\n{body}".encode(), "mail.txt")
    texts = [element.text for element in layout.elements]
    assert texts[4:] == read, why
    named = " ".join([*texts, *(discard.text for discard in layout.discards)])
    assert all(word in named for word in body.replace(">", " ").split()), why


def test_a_forward_is_read_though_the_sender_adds_much() -> None:
    text = (
        f"From: A\nTo: B\nSubject: FW: inputs\n\n{OWN}\n\n-----Original Message-----\n"
        "From: UNESCO\nTo: A\n\nSchool contest, every year, all provinces.\n"
    )
    layout = read_plain(text.encode(), "mail.txt")
    assert [element.text for element in layout.elements][-2:] == [
        "From: UNESCO",
        "School contest, every year, all provinces.",
    ]


def test_quotations_in_a_text_that_is_no_mail_are_its_words() -> None:
    layout = read_plain(b"Note on borders\n\n> Posts are open all year.\n\nMore below.\n", "a.txt")
    assert "Posts are open all year." in [element.text for element in layout.elements]


def test_addresses_in_brackets_are_words_of_the_file() -> None:
    data = b"From: Aida <aida@un.kg>\nTo: b@c.kg\nSubject: inputs\n\nUNODC trained judges in Osh.\n"
    document = assemble(read_plain(data, "mail.txt"), data, "mail.txt")
    assert losses(data, "text", document.blocks, document.discards) == ()


REPLY = "From: A\nTo: B\nDate: 12 May 2022\n\n{own}\n\n{older}\n"
HELD = "On 5 May 2022 the Office held a seminar in Osh for thirty judges of all provinces."
WILL = "> On 20 June 2022 the Centre will hold the yearly review meeting in Ashgabat."
BY = "On Mon, 4 Apr 2022, B <b@example.org> wrote:"
DOUBTED = [
    (HELD, f"{BY}\n{WILL}", True, "the quotation in a reply that reports itself"),
    ("Many thanks, noted.", f"{BY}\n{WILL}", False, "a reply that reports nothing"),
    (HELD, f"---------- Forwarded message ----------\nFrom: B\nTo: A\n\n{WILL[2:]}", False,
     "what is passed on"),
    (HELD, f"-----Original Message-----\nFrom: B\nSent: Monday\nTo: A\n\n{WILL[2:]}", False,
     "a message with its sender"),
]  # fmt: skip


@pytest.mark.parametrize(("own", "older", "doubted", "why"), DOUBTED, ids=[w for *_, w in DOUBTED])
def test_quotations_are_doubtful_below_a_report(
    own: str, older: str, doubted: bool, why: str
) -> None:
    layout = read_plain(REPLY.format(own=own, older=older).encode(), "mail.txt")
    paragraphs = [item for item in layout.elements if isinstance(item, ParagraphLayout)]
    [told] = [item for item in paragraphs if "review meeting" in item.text]
    assert bool(told.warnings) == doubted
