"""Words of Word files that no run holds: drawn ones, chosen ones, those of embedded documents."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import pytest
from wordxml import para, read, texts

from extractors.readers.word import runs
from extractors.readers.word.content import CONTENT

WordFile = Callable[..., bytes]
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
R = f'xmlns:r="{OFFICE}"'
A = f'xmlns:a="{DRAWING}/main"'


def with_parts(data: bytes, parts: Mapping[str, tuple[str, str | bytes]]) -> bytes:
    """The package with further parts: "chart1.xml": (kind, content); the name is the id as well."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "word/_rels/document.xml.rels":
                added = "".join(
                    f'<Relationship Id="{part}" Type="{OFFICE}/{kind}" Target="{part}"/>'
                    for part, (kind, _) in parts.items()
                )
                content = content.replace("</Relationships>", f"{added}</Relationships>")
            new.writestr(name, content)
        for name, (_, inner) in parts.items():
            new.writestr(f"word/{name}", inner)
    return buffer.getvalue()


def word_art(text: str, name: str = "WordArt 3") -> str:
    return (
        f'<w:r><w:pict><v:shape id="{name}"><v:textpath string="{text}"/></v:shape></w:pict></w:r>'
    )


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def choices(kind: str, last: str) -> str:
    items = '<w:listItem w:displayText="Under way" w:value="2"/><w:listItem w:value="Done"/>'
    return f'<w:{kind} w:lastValue="{last}">{items}</w:{kind}>'


def form_field(inside: str, result: str = "") -> str:
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inside}</w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
        f'{shown if result else ""}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def drop_down(result: str) -> str:
    return f'<w:ddList>{result}<w:listEntry w:val="Planned"/><w:listEntry w:val="Held"/></w:ddList>'


STATUS = "<w:r><w:t>Status: </w:t></w:r>"
SHAPE = (
    f'<w:r><w:drawing><lc:canvas xmlns:lc="x" {A}><a:txSp><a:txBody><a:p><a:r><a:t>Border posts'
    "</a:t></a:r><a:br/><a:r><a:t>in Osh</a:t></a:r></a:p><a:p><a:r><a:t>12 officers</a:t></a:r>"
    "</a:p></a:txBody></a:txSp></lc:canvas></w:drawing></w:r>"
)

PARAGRAPHS = [
    (STATUS + word_art("Regional seminar"), ["Status:", "Regional seminar"], "WordArt"),
    (STATUS + word_art("Draft", "PowerPlusWaterMarkObject9"), ["Status:"], "watermarks"),
    (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict>"
        '<v:shape><v:textpath string="Joint exercise"/></v:shape></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>",
        ["Joint exercise"],
        "WordArt of a branch whose other one is empty",
    ),
    (SHAPE, ["Border posts in Osh", "12 officers"], "shapes on a canvas"),
    (STATUS + control(choices("dropDownList", "2"), ""), ["Status: Under way"], "a choice"),
    (STATUS + control(choices("comboBox", "Done"), ""), ["Status: Done"], "without a name"),
    (STATUS + control(choices("comboBox", "Postponed"), ""), ["Status: Postponed"], "typed in"),
    (
        STATUS + control(choices("dropDownList", "2"), "<w:r><w:t>Being done</w:t></w:r>"),
        ["Status: Being done"],
        "what a run holds is shown",
    ),
    (
        STATUS + control(choices("dropDownList", "2") + "<w:showingPlcHdr/>",
                         "<w:r><w:t>Choose an item</w:t></w:r>"),
        ["Status:"],
        "nothing was chosen yet",
    ),
    (STATUS + control(choices("dropDownList", ""), ""), ["Status:"], "no choice"),
    (
        STATUS + control('<w:date w:fullDate="2019-05-03T00:00:00Z"/>', ""),
        ["Status: 2019-05-03"],
        "a date",
    ),
    (STATUS + form_field(drop_down('<w:result w:val="1"/>')), ["Status: Held"], "an old form"),
    (
        STATUS + form_field(drop_down('<w:default w:val="1"/>')),
        ["Status: Held"],
        "an old form that was left as it was",
    ),
    (STATUS + form_field(drop_down("")), ["Status: Planned"], "the first entry is shown"),
    (STATUS + form_field(drop_down('<w:result w:val="7"/>')), ["Status:"], "no such entry"),
    (
        STATUS + form_field(drop_down('<w:result w:val="1"/>'), "Held in May"),
        ["Status: Held in May"],
        "a field with a result shows that",
    ),
    (
        STATUS + form_field("<w:checkBox><w:checked/></w:checkBox>"),
        ["Status: ☒"],
        "a box that is ticked",
    ),
    (
        STATUS + form_field('<w:checkBox><w:default w:val="0"/></w:checkBox>'),
        ["Status: ☐"],
        "a box that is not",
    ),
    (
        STATUS + form_field('<w:textInput><w:default w:val="x"/></w:textInput>', "Held"),
        ["Status: Held"],
        "text that was typed",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "expected", "why"), PARAGRAPHS, ids=[why for *_, why in PARAGRAPHS]
)
def test_words_that_no_run_holds(
    word_file: WordFile, content: str, expected: list[str], why: str
) -> None:
    document = read(word_file(f"<w:p>{content}</w:p>"))
    assert texts(document) == expected, why
    assert not document.warnings


@pytest.mark.parametrize(
    "content",
    [
        form_field(drop_down('<w:result w:val="1"/>')),
        form_field("<w:checkBox><w:checked/></w:checkBox>"),
        control(choices("dropDownList", "2"), ""),
        control('<w:date w:fullDate="2019-05-03T00:00:00Z"/>', ""),
    ],
    ids=["old drop-down list", "old box", "list", "date"],
)
def test_a_choice_that_is_lost_is_noticed(
    word_file: WordFile, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    monkeypatch.setattr(runs, "form_choice", lambda mark: "")
    monkeypatch.setattr(runs, "with_choice", lambda each: each.find(CONTENT))
    (warning,) = read(word_file(f"<w:p>{STATUS}{content}</w:p>")).warnings
    assert "in no block" in warning


def test_parts_are_counted_whatever_their_names(word_file: WordFile) -> None:
    renamed, plain = BytesIO(), BytesIO(word_file(para("UNODC trained judges.")))
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(renamed, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"word/document.xml", b"report/main part.xml")
            new.writestr(name.replace("word/document.xml", "report/main part.xml"), content)
    document = read(renamed.getvalue())
    assert texts(document) == ["UNODC trained judges."]
    assert not document.warnings


def test_a_part_that_cannot_be_counted_is_no_crash(word_file: WordFile) -> None:
    data = word_file(para("UNODC trained judges."), {"footer1": para("Page 1")})
    first = data.index(b"word/footer1.xml")
    odd = data[:first] + b"word/foober1.xml" + data[first + 16 :]
    assert texts(read(odd)) == ["UNODC trained judges."]


def test_choices_around_paragraphs_and_cells_keep_their_places(word_file: WordFile) -> None:
    chosen = control(choices("dropDownList", "2"), "<w:tc><w:p/></w:tc>")
    cell = f"<w:tc>{para('Seminar')}</w:tc>"
    body = f"<w:tbl><w:tr>{cell}{chosen}</w:tr><w:tr>{cell}{cell}</w:tr></w:tbl>"
    document = read(word_file(body + control(choices("comboBox", "Done"), "<w:p/>")))
    assert texts(document) == ["Seminar", "Under way", "Seminar", "Seminar", "Done"]
    assert not document.warnings


def point(name: str, text: str, kind: str = "node") -> str:
    words = f"<dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t>" if text else ""
    return f'<dgm:pt modelId="{name}" type="{kind}">{words}</dgm:pt>'


def link(source: str, destination: str, order: int, kind: str = "parOf") -> str:
    return f'<dgm:cxn type="{kind}" srcId="{source}" destId="{destination}" srcOrd="{order}"/>'


DIAGRAM = (
    f'<dgm:dataModel xmlns:dgm="{DRAWING}/diagram" {A}><dgm:ptLst>'
    + point("0", "", "doc") + point("b", "Borders") + point("p", "Prevention")
    + point("p1", "Youth forum") + point("x", "", "pres") + point("b1", "Training")
    + "</dgm:ptLst><dgm:cxnLst>"
    + link("0", "b", 1) + link("0", "p", 0) + link("p", "p1", 0) + link("b", "b1", 0)
    + link("b", "x", 0, "presOf")
    + "</dgm:cxnLst></dgm:dataModel>"
)  # fmt: skip
CHART = (
    f'<c:chartSpace xmlns:c="{DRAWING}/chart" {A}><c:title><a:t>Officers trained</a:t></c:title>'
    "<c:cat><c:pt><c:v>Tajikistan</c:v></c:pt></c:cat></c:chartSpace>"
)


def drawing(inside: str) -> str:
    return f"<w:p><w:r><w:t>See below.</w:t></w:r><w:r><w:drawing>{inside}</w:drawing></w:r></w:p>"


def test_diagrams_are_read_in_their_order(word_file: WordFile) -> None:
    reference = f'<dgm:relIds xmlns:dgm="{DRAWING}/diagram" {R} r:dm="diagrams/data1.xml"/>'
    data = with_parts(
        word_file(drawing(reference) + para("End.")),
        {"diagrams/data1.xml": ("diagramData", DIAGRAM)},
    )
    document = read(data)
    assert texts(document) == [
        "See below.", "Prevention", "Youth forum", "Borders", "Training", "End.",
    ]  # fmt: skip
    assert not document.warnings


def test_charts_are_named_discards(word_file: WordFile) -> None:
    reference = f'<c:chart xmlns:c="{DRAWING}/chart" {R} r:id="charts/chart1.xml"/>'
    data = with_parts(word_file(drawing(reference)), {"charts/chart1.xml": ("chart", CHART)})
    document = read(data)
    assert texts(document) == ["See below."]
    assert [(each.reason, each.text) for each in document.discards] == [
        ("chart", "Officers trained Tajikistan")
    ]
    assert not document.warnings


def test_comments_are_named_discards(word_file: WordFile) -> None:
    comment = f'<w:comment w:id="1">{para("Check the date")}</w:comment>'
    document = read(word_file(para("Held in May."), {"comments": comment}))
    assert [(each.reason, each.text) for each in document.discards] == [
        ("comment", "Check the date")
    ]


def chunk(name: str) -> str:
    return f'{para("Before.")}<w:altChunk {R} r:id="{name}"/>{para("Behind.")}'


PAGE = (
    "<html><head><title>x</title></head><body><p>UNODC held a seminar in Osh &amp; Batken.</p>"
    "<ul><li>Twelve officers took part.</li></ul><table><tr><td>Kazakhstan</td><td>2018</td></tr>"
    "<tr><td>Turkmenistan</td><td>2019</td></tr></table></body></html>"
)
READ = ["UNODC held a seminar in Osh & Batken.", "Twelve officers took part.", "Kazakhstan", "2018",
        "Turkmenistan", "2019"]  # fmt: skip
ARCHIVE = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    f"Content-Type: text/html; charset=utf-8\n\n{PAGE}\n--b--\n"
)
CHUNKS = [
    ("a.htm", PAGE, READ, "a web page"),
    ("b.mht", ARCHIVE, READ, "a web page packed like a mail"),
    ("c.htm", "<p>Семинар в Оше</p>", ["Семинар в Оше"], "a piece of a web page"),
    ("d.txt", "A course in Almaty.\n\nA forum.", ["A course in Almaty.", "A forum."], "a text"),
]


@pytest.mark.parametrize(("name", "content", "expected", "why"), CHUNKS)
def test_embedded_documents_are_read_where_they_stand(
    word_file: WordFile, name: str, content: str, expected: list[str], why: str
) -> None:
    data = with_parts(word_file(chunk(name)), {name: ("aFChunk", content)})
    document = read(data)
    assert texts(document) == ["Before.", *expected, "Behind."], why
    assert not document.warnings


def test_embedded_word_files_are_read_one_level_deep(word_file: WordFile) -> None:
    innermost = with_parts(word_file(para("In the middle.")), {})
    inner = with_parts(word_file(chunk("i.docx")), {"i.docx": ("aFChunk", innermost)})
    data = with_parts(word_file(chunk("o.docx")), {"o.docx": ("aFChunk", inner)})
    document = read(data)
    assert texts(document) == ["Before.", "Before.", "Behind.", "Behind."]
    assert [(each.reason, each.text) for each in document.discards] == [("embedded-file", "i.docx")]
    assert document.warnings == ("1 embedded file(s) are not read (docx)",)


def test_tables_of_embedded_word_files_stay_tables(word_file: WordFile) -> None:
    cells = "".join(f"<w:tc>{para(text)}</w:tc>" for text in ("Osh", "2018"))
    inner = word_file(f"<w:tbl>{f'<w:tr>{cells}</w:tr>' * 2}</w:tbl>")
    document = read(with_parts(word_file(chunk("t.docx")), {"t.docx": ("aFChunk", inner)}))
    assert len(document.tables) == 1 and len(document.tables[0].rows) == 2
    assert not document.warnings


UNREAD = [
    ("n.rtf", r"{\rtf1 A seminar}", "a format that is not read"),
    ("n.docx", b"PK\3\4 damaged", "a damaged package"),
    ("n.xml", '<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>', "a package in one file"),
]


@pytest.mark.parametrize(("name", "content", "why"), UNREAD)
def test_embedded_files_that_are_not_read_are_counted(
    word_file: WordFile, name: str, content: str | bytes, why: str
) -> None:
    document = read(with_parts(word_file(chunk(name)), {name: ("aFChunk", content)}))
    assert texts(document) == ["Before.", "Behind."]
    assert [(each.reason, each.text) for each in document.discards] == [("embedded-file", name)]
    kind = name.rpartition(".")[2]
    assert document.warnings == (f"1 embedded file(s) are not read ({kind})",), why


def test_objects_are_counted(word_file: WordFile) -> None:
    sheet = (
        '<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" '
        f'{R} ProgID="Excel.Sheet.12" r:id="plan.xlsx"/></w:object>'
    )
    body = f"<w:p><w:r><w:t>The plan:</w:t></w:r><w:r>{sheet}</w:r></w:p>"
    document = read(with_parts(word_file(body), {"plan.xlsx": ("package", b"PK")}))
    assert texts(document) == ["The plan:"]
    assert document.warnings == ("1 embedded file(s) are not read (xlsx)",)
