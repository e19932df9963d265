"""Mails in their transport form (.eml)."""

import base64
from email.message import EmailMessage

import pytest

from extractors.errors import DocumentError
from extractors.limits import Limits
from extractors.model import Document
from extractors.read import read_document

HEAD = b"MIME-Version: 1.0\n"
WORDS = "The OSCE held a seminar in Osh on 5 May 2019 for thirty judges."
RUSSIAN = "5 мая 2019 года в Оше состоялся семинар ОБСЕ для 30 судей — «Право и граница»."


def mail(subject: str = "RE: inputs") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "OSCE Programme Office <office@example.org>"
    message["To"] = "matrix@example.org"
    message["Date"] = "Mon, 06 May 2019 10:15:00 +0500"
    message["Subject"] = subject
    return message


def read(message: EmailMessage | bytes) -> Document:
    data = message if isinstance(message, bytes) else message.as_bytes()
    return read_document(data, "mail.eml")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_texts_are_decoded(encoding: str, charset: str) -> None:
    words = (
        RUSSIAN
        if charset != "koi8-r"
        else RUSSIAN.replace("—", "-").replace("«", "").replace("»", "")
    )
    message = mail("Сведения для матрицы")
    message.set_content(words, charset=charset, cte=encoding)
    document = read(message)
    assert texts(document) == [
        "From: OSCE Programme Office <office@example.org>",
        "To: matrix@example.org",
        "Date: Mon, 06 May 2019 10:15:00 +0500",
        "Subject: Сведения для матрицы",
        words,
    ]
    assert document.title == "Сведения для матрицы"
    assert document.warnings == ()


RAW = [
    (b"Subject: =?koi8-r?B?" + base64.b64encode("Отчёт".encode("koi8-r")) + b"?=\n",
     "Subject: Отчёт", "an encoded word"),
    (b"Subject: =?utf-8?b?0J7Rgg==?=\n =?utf-8?b?0YfRkdGC?=\n", "Subject: Отчёт", "two of them"),
    (b"From: =?utf-8?Q?=D0=9E=D0=91=D0=A1=D0=95?= <a@example.org>\n", "From: ОБСЕ <a@example.org>",
     "a name and an address"),
    ("Subject: Отчёт\n".encode("cp1251"), "Subject: Отчёт", "bytes that no standard allows"),
    (b"Subject: =?no-such-charset?B?SGVsbG8=?=\n", "Subject: Hello", "an unknown charset"),
    (b"Subject: =?utf-8?B?%%%?=\n", "Subject: =?utf-8?B?%%%?=", "no base64 at all"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "text", "why"), RAW, ids=[why for *_, why in RAW])
def test_header_fields(field: bytes, text: str, why: str) -> None:
    document = read(b"MIME-Version: 1.0\nTo: a\n" + field + b"\n" + WORDS.encode())
    assert text in texts(document), why


def test_cyrillic_without_a_charset() -> None:
    for codec in ("cp1251", "koi8-r", "cp866"):
        words = RUSSIAN.replace("—", "-").replace("«", "").replace("»", "")
        document = read(b"MIME-Version: 1.0\nFrom: A\nTo: B\n\n" + words.encode(codec))
        assert texts(document)[-1] == words, codec


HTML = """<html><head><title>x</title><style>p {color: red}</style></head><body>
<div style="display:none">Preview words</div>
<h2>Activities &amp; plans</h2>
<p>The <b>OSCE</b> held a seminar
 in Osh on 5&nbsp;May 2019 &lt;with UNODC&gt;, file_name_1 and 2*2.</p>
<ul><li>First course, Osh</li><li>Second course, Batken<ul><li>for women</li></ul></li></ul>
<table><tr><td>Organization</td><td>What was done</td></tr>
<tr><td rowspan=2>CICA</td><td><p>Seminar on 3 May 2019</p><p>Course on 4 May 2019</p></td></tr>
<tr><td>Workshop on 5 May 2019</td></tr></table>
<div>One line</div><div>another line</div>
</body></html>"""


def test_html_alone_gives_paragraphs_lists_and_tables() -> None:
    message = mail()
    message.set_content(HTML, subtype="html")
    document = read(message)
    found = [(block.kind, block.marker, block.text) for block in document.blocks[4:]]
    assert found == [
        ("heading", "", "Activities & plans"),
        (
            "paragraph",
            "",
            "The OSCE held a seminar in Osh on 5 May 2019 <with UNODC>, file_name_1 and 2*2.",
        ),
        ("paragraph", "-", "First course, Osh"),
        ("paragraph", "-", "Second course, Batken"),
        ("paragraph", "-", "for women"),
        ("row", "", "Organization | What was done"),
        ("cell", "", "Organization"),
        ("cell", "", "What was done"),
        ("row", "", "CICA | Seminar on 3 May 2019 Course on 4 May 2019"),
        ("cell", "", "CICA"),
        ("cell", "", "Seminar on 3 May 2019"),
        ("cell", "", "Course on 4 May 2019"),
        ("row", "", "Workshop on 5 May 2019"),
        ("cell", "", "Workshop on 5 May 2019"),
        ("paragraph", "", "One line"),
        ("paragraph", "", "another line"),
    ]
    assert document.by_id["para=6"].bold == ((4, 8),)
    assert [(each.reason, each.text) for each in document.discards] == [("hidden", "Preview words")]
    assert document.warnings == ()


def test_of_two_forms_of_a_text_one_is_read() -> None:
    message = mail()
    message.set_content(WORDS)
    message.add_alternative(f"<p>{WORDS}</p>", subtype="html")
    document = read(message)
    assert texts(document).count(WORDS) == 1
    assert [each.reason for each in document.discards] == ["other-form"]
    message = mail()
    message.set_content("This mail needs a program that shows HTML.")
    message.add_alternative(HTML, subtype="html")
    assert read(message).tables


def test_quotations_of_html_mails_are_quotations() -> None:
    message = mail()
    message.set_content(
        f"<div>{WORDS}</div><div class='gmail_quote'>On 2 May 2019, B wrote:<br>"
        "<blockquote class='gmail_quote'>Please send your inputs for 2019.</blockquote></div>"
        "<blockquote style='margin:4px'>Indented: a course in Batken, 3 May 2019.</blockquote>",
        subtype="html",
    )
    document = read(message)
    assert texts(document)[4:] == [WORDS, "Indented: a course in Batken, 3 May 2019."]
    assert [each.reason for each in document.discards] == ["quoted-mail"]


def test_an_attached_message_is_read_below_its_sender() -> None:
    inner = EmailMessage()
    inner["From"] = "UNESCO"
    inner["Subject"] = "our part"
    inner.set_content("School contest, every year, in all provinces.")
    message = mail("inputs of UNESCO")
    message.set_content(WORDS)
    message.add_attachment(inner)
    document = read(message)
    assert [(block.kind, block.text) for block in document.blocks[4:]] == [
        ("paragraph", WORDS),
        ("heading", "From: UNESCO"),
        ("paragraph", "School contest, every year, in all provinces."),
    ]


def test_attachments_are_named() -> None:
    message = mail()
    message.set_content(WORDS)
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Сведения.pdf")
    message.add_attachment(
        b"PK", maintype="application", subtype="octet-stream", filename="in.docx"
    )
    message.add_attachment(b"x", maintype="image", subtype="png", disposition="inline", cid="<a>")
    assert read(message).warnings == (
        'its attachment "Сведения.pdf" was not read: drop it into the inbox itself',
        'its attachment "in.docx" was not read: drop it into the inbox itself',
    )


def test_a_line_that_the_program_has_broken_is_whole_again() -> None:
    document = read(
        b"From: A\nTo: B\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
        b"The OSCE held \na seminar in Osh.\nNext line\n"
    )
    assert texts(document)[2:] == ["The OSCE held a seminar in Osh.", "Next line"]


def nested(levels: int) -> bytes:
    data = b"Subject: x\n\nwords\n"
    for number in range(levels):
        border = b"b%d" % number
        data = (
            b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="%s"\n\n--%s\n'
            b"Content-Type: message/rfc822\n\n%s\n--%s--\n" % (border, border, data, border)
        )
    return data


ONLY_ATTACHED = mail()
ONLY_ATTACHED.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="in.pdf")
REFUSED = [
    (ONLY_ATTACHED.as_bytes(), 'only attachments: "in.pdf"', "nothing but an attachment"),
    (HEAD + b"From: A\n\n \n", "holds no text", "nothing at all"),
    (nested(500), "too many mails and parts", "mails in mails"),
    (HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\na\n" * 5_000,
     "too many parts", "thousands of parts"),
    (HEAD + b"Content-Type: multipart/encrypted; boundary=x\n\n--x\n\na\n--x--\n", "encrypted",
     "encrypted"),
    (HEAD + b"Content-Type: text/plain; x*0=a; x*=b\n\nwords\n", "damaged", "senseless header"),
    (HEAD + b"Content-Type: text/plain; a*" + b"9" * 5_000 + b"=b\n\nwords\n", "damaged",
     "a number of 5,000 digits"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "problem", "why"), REFUSED, ids=[why for *_, why in REFUSED])
def test_refused_with_what_to_do(data: bytes, problem: str, why: str) -> None:
    with pytest.raises(DocumentError, match=problem) as caught:
        read(data)
    assert caught.value.remedy, why


def test_more_text_than_allowed() -> None:
    message = mail()
    message.set_content(WORDS * 100, cte="base64")
    with pytest.raises(DocumentError, match="its text has more than"):
        read_document(message.as_bytes(), "mail.eml", limits=Limits(unpacked_bytes=1_000))
