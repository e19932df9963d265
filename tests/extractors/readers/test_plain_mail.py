"""E-mails: header fields, quoted and forwarded messages, signatures."""

import pytest

from extractors.readers.plain import read_plain
from extractors.readers.plain_mail import take_apart

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
