"""The rules for Word files, each with the smallest document that needs it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.assemble import assemble
from extractors.errors import DocumentError
from extractors.layout import Layout, ParagraphLayout, TableLayout
from extractors.losses import losses
from extractors.model import Document
from extractors.readers.word import read_word

WordFile = Callable[..., bytes]


def run(text: str, properties: str = "") -> str:
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<") else run(content)
    shown = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{shown}{inner}</w:p>"


def cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<w:p>") or "<w:tbl>" in content else para(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    shown = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{shown}{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def read(data: bytes) -> Document:
    return assemble(read_word(data, "note.docx"), data, "note.docx")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.kind != "row"]


def field(*, code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


BOX = "<w:txbxContent>{}</w:txbxContent>"
DELETED_MARK = "<w:rPr><w:del/></w:rPr>"

INLINE = [
    (run("held ") + f"<w:ins>{run('a seminar')}</w:ins>", ["held a seminar"], "insertions are in"),
    (
        run("in ") + "<w:del><w:r><w:delText>Osh</w:delText></w:r></w:del>" + run("Batken"),
        ["in Batken"],
        "deletions are out",
    ),
    (
        f"<w:moveFrom>{run('away')}</w:moveFrom><w:moveTo>{run('here')}</w:moveTo>",
        ["here"],
        "moved text stands once, where it went",
    ),
    (
        f"<w:sdt><w:sdtContent>{run('Ashgabat')}</w:sdtContent></w:sdt>",
        ["Ashgabat"],
        "content controls are transparent",
    ),
    (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{run('Click to enter text')}</w:sdtContent></w:sdt>{run('x')}",
        ["x"],
        "placeholders are no words",
    ),
    (
        f'{run("see ")}<w:hyperlink r:id="x" xmlns:r="y">{run("the site")}</w:hyperlink>',
        ["see the site"],
        "the text of a link is in",
    ),
    (run("on ") + field(code="DATE", result="5 May"), ["on 5 May"], "a field shows its result"),
    (
        "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>",
        ["a b c"],
        "breaks and tabs are spaces",
    ),
    (
        "<w:r><w:t>cross</w:t><w:noBreakHyphen/><w:t>bor</w:t><w:softHyphen/><w:t>der</w:t></w:r>",
        ["cross-border"],
        "a hard hyphen is one, a soft hyphen is nothing",
    ),
    (run("seen ") + run("unseen", "<w:vanish/>"), ["seen"], "hidden text is out"),
    (
        run("shown", '<w:vanish w:val="0"/>'),
        ["shown"],
        "a property that is switched off is off",
    ),
    (
        run("text")
        + "<w:r><mc:AlternateContent><mc:Choice><wps:txbx>"
        + BOX.format(para("box"))
        + "</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        + BOX.format(para("box"))
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        ["text", "box"],
        "a text box stands once, behind its paragraph",
    ),
    (
        run("CO") + '<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>',
        ["CO2"],
        "raised and lowered type is text",
    ),
    (f"<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>{run('!')}", ["x=1!"], "formulas are text"),
    (
        '<w:r><w:sym w:font="Symbol" w:char="00B0"/><w:t>C</w:t></w:r>',
        ["°C"],
        "symbols with a real code are characters",
    ),
    (f"<w:smartTag>{run('Bish')}</w:smartTag>{run('kek')}", ["Bishkek"], "smart tags vanish"),
    (
        '<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:tab/></w:r>' + run("A seminar in Osh."),
        ["A seminar in Osh."],
        "a bullet of a symbol font is a list marker",
    ),
    (
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" done ")
        + '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run(" planned"),
        ["☑ done ☐ planned"],
        "boxes that are ticked or not",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected", "why"), INLINE, ids=[why for *_, why in INLINE])
def test_words_of_a_paragraph(
    word_file: WordFile, content: str, expected: list[str], why: str
) -> None:
    document = read(word_file(para(content)))
    assert texts(document) == expected, why
    assert [warning for warning in document.warnings if "characters" in warning] == []


BLOCKS = [
    (
        para("Training in ", DELETED_MARK) + para("Osh"),
        ["Training in Osh"],
        "a deleted paragraph mark joins two paragraphs",
    ),
    (
        para("one", DELETED_MARK) + para("two", DELETED_MARK) + para("three"),
        ["onetwothree"],
        "also several",
    ),
    (
        f"<w:sdt><w:sdtContent>{para('a')}</w:sdtContent></w:sdt>"
        f"<w:customXml>{para('b')}</w:customXml>",
        ["a", "b"],
        "controls around paragraphs",
    ),
    (table(row(cell(para("alone") + para("in a frame")))), ["alone", "in a frame"], "one cell"),
    (
        table(row(cell(table(row(cell("a"), cell("b")), row(cell("c"), cell("d"))) + para("")))),
        ["a", "b", "c", "d"],
        "a frame around a table",
    ),
    (para("", "") + para("words"), ["words"], "empty paragraphs are none"),
    (
        para(field(code='TOC \\o "1-3"', result="Background 3")) + para("Background"),
        ["Background"],
        "a table of contents repeats the headings",
    ),
    (
        para("Before it", DELETED_MARK)
        + table(row(cell("a"), cell("b")), row(cell("c"), cell("d")))
        + para("Behind it"),
        ["Before it", "a", "b", "c", "d", "Behind it"],
        "no paragraph goes on behind a table",
    ),
    (
        para("T", '<w:framePr w:dropCap="drop" w:lines="3"/>') + para("he Office met."),
        ["The Office met."],
        "a large initial is the first letter of the next paragraph",
    ),
    (
        para("In a frame", '<w:framePr w:w="2000"/>') + para("Beside it"),
        ["In a frame", "Beside it"],
        "other frames are paragraphs",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "why"), BLOCKS, ids=[why for *_, why in BLOCKS])
def test_blocks(word_file: WordFile, body: str, expected: list[str], why: str) -> None:
    document = read(word_file(body))
    assert texts(document) == expected, why
    assert not document.warnings


def rows_of(data: bytes) -> list[list[tuple[int, int, int, str]]]:
    layout = read_word(data, "note.docx")
    found = next(element for element in layout.elements if isinstance(element, TableLayout))
    return [
        [
            (each.column, each.span, each.rows, " / ".join(p.text for p in each.paragraphs))
            for each in line.cells
        ]
        for line in found.rows
    ]


RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
SPAN = '<w:gridSpan w:val="2"/>'

TABLES = [
    (
        table(
            row(cell("EU", RESTART), cell("2019")),
            row(cell("", CONTINUE), cell("2020")),
            row(cell("UN"), cell("2021")),
        ),
        [
            [(0, 1, 2, "EU"), (1, 1, 1, "2019")],
            [(1, 1, 1, "2020")],
            [(0, 1, 1, "UN"), (1, 1, 1, "2021")],
        ],
        "a cell merged downwards stands once",
    ),
    (
        table(row(cell("I. Prevention", SPAN)), row(cell("a"), cell("b"))),
        [[(0, 2, 1, "I. Prevention")], [(0, 1, 1, "a"), (1, 1, 1, "b")]],
        "a cell merged across",
    ),
    (
        table(
            row(cell("a"), cell("b"), cell("c")),
            row(cell("z"), properties='<w:gridBefore w:val="2"/>'),
        ),
        [[(0, 1, 1, "a"), (1, 1, 1, "b"), (2, 1, 1, "c")], [(2, 1, 1, "z")]],
        "skipped columns",
    ),
    (
        table(row(cell("a"), cell("b")), row(cell("gone"), cell("x"), properties="<w:del/>"))
        + para("end"),
        [[(0, 1, 1, "a"), (1, 1, 1, "b")]],
        "deleted rows go",
    ),
    (
        table(
            f"<w:sdt><w:sdtContent>{row(cell('a'), cell('b'))}</w:sdtContent></w:sdt>",
            row(f"<w:sdt><w:sdtContent>{cell('c')}</w:sdtContent></w:sdt>", cell("d")),
        ),
        [[(0, 1, 1, "a"), (1, 1, 1, "b")], [(0, 1, 1, "c"), (1, 1, 1, "d")]],
        "controls around rows and cells",
    ),
    (
        table(
            row(cell("a"), cell(table(row(cell("in"), cell("side"))) + para("after"))),
            row(cell("b"), cell("c")),
        ),
        [[(0, 1, 1, "a"), (1, 1, 1, "in / side / after")], [(0, 1, 1, "b"), (1, 1, 1, "c")]],
        "a nested table stays in its cell",
    ),
    (
        table(row(cell("a", RESTART), cell("1")), row(cell("", CONTINUE), cell("")),
              row(cell("", CONTINUE), cell("2"))),
        [[(0, 1, 2, "a"), (1, 1, 1, "1")], [(1, 1, 1, "2")]],
        "rows without words are none, also inside a merged cell",
    ),
    (
        table(
            row(
                cell("a"),
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
                f"<w:sdtContent>{cell('Click here', SPAN)}</w:sdtContent></w:sdt>",
                cell("d"),
            ),
            row(cell("e"), cell("f"), cell("g"), cell("h")),
        ),
        [
            [(0, 1, 1, "a"), (1, 2, 1, ""), (3, 1, 1, "d")],
            [(0, 1, 1, "e"), (1, 1, 1, "f"), (2, 1, 1, "g"), (3, 1, 1, "h")],
        ],
        "a cell that still asks for words keeps its place",
    ),
    (
        table(
            row(cell("EU", '<w:cellMerge w:vMerge="rest"/>'), cell("1")),
            row(cell("", '<w:cellMerge w:vMerge="cont"/>'), cell("2")),
        ),
        [[(0, 1, 2, "EU"), (1, 1, 1, "1")], [(1, 1, 1, "2")]],
        "a merger that is tracked is accepted",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "why"), TABLES, ids=[why for *_, why in TABLES])
def test_cells_stand_on_the_grid(
    word_file: WordFile, body: str, expected: list[list[tuple[int, int, int, str]]], why: str
) -> None:
    data = word_file(body)
    assert rows_of(data) == expected, why
    assert not read(data).warnings


BOLD = "<w:b/>"
HEADERS = [
    (
        table(
            row(cell("What"), cell("When"), properties="<w:tblHeader/>"), row(cell("a"), cell("b"))
        ),
        [True, False],
        "flagged in Word",
    ),
    (
        table(
            row(cell(para(run("What", BOLD))), cell(para(run("When", BOLD)))),
            row(cell("Seminar"), cell("2019")),
        ),
        [True, False],
        "bold and short",
    ),
    (
        table(
            row(cell("What", '<w:shd w:fill="D9E2F3"/>'), cell("When", '<w:shd w:fill="D9E2F3"/>')),
            row(cell("Seminar"), cell("2019")),
        ),
        [True, False],
        "shaded and short",
    ),
    (
        table(row(cell("What"), cell("When")), row(cell("Seminar"), cell("2019"))),
        [False, False],
        "no sign",
    ),
    (
        table(
            row(cell(para(run("a", BOLD))), cell(para(run("b", BOLD)))),
            row(cell(para(run("c", BOLD))), cell(para(run("d", BOLD)))),
        ),
        [False, False],
        "a table in bold has no heading row to tell apart",
    ),
    (
        table(
            row(cell(para(run("Annex: activities", BOLD)), SPAN)),
            row(cell(para(run("What", BOLD))), cell(para(run("When", BOLD)))),
            row(cell("Seminar"), cell("2019")),
        ),
        [False, True, False],
        "below a caption across the table",
    ),
]


@pytest.mark.parametrize(("body", "expected", "why"), HEADERS, ids=[why for *_, why in HEADERS])
def test_column_headings(word_file: WordFile, body: str, expected: list[bool], why: str) -> None:
    document = read(word_file(body))
    assert [line.header for line in document.tables[0].rows] == expected, why


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Our chapter"/>'
    '<w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/>'
    '<w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="List Bullet"/>'
    '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def styled(text: str, style: str) -> str:
    return para(text, f'<w:pStyle w:val="{style}"/>')


def item(text: str, number: int, level: int = 0) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def body_of(layout: Layout) -> list[ParagraphLayout]:
    return [element for element in layout.elements if isinstance(element, ParagraphLayout)]


HEADINGS = [
    (styled("Background", "berschrift1"), "heading", 1, "the style's name, not its id"),
    (styled("Background", "Own"), "heading", 1, "a style based on a heading"),
    (styled("Details", "Kapitel"), "heading", 3, "an outline level"),
    (para("Details", '<w:outlineLvl w:val="1"/>'), "heading", 2, "an outline level of its own"),
    (styled("Plain", "Loop"), "paragraph", 0, "a style based on itself"),
    (para(run("Border security", "<w:b/>")), "heading", 1, "a short bold line"),
    (para(run("UNODC", "<w:b/>") + run(" held a workshop")), "paragraph", 0, "bold in a sentence"),
    (para(run("Held in Osh.", "<w:b/>")), "paragraph", 0, "a bold sentence"),
    (para(run("Larger type", '<w:sz w:val="32"/>')), "heading", 1, "a short line in larger type"),
    (para("PREVENTION OF TERRORISM"), "heading", 1, "a line in capitals"),
]


@pytest.mark.parametrize(
    ("body", "kind", "level", "why"), HEADINGS, ids=[why for *_, why in HEADINGS]
)
def test_headings(word_file: WordFile, body: str, kind: str, level: int, why: str) -> None:
    prose = para("The Programme Office trained forty border guards in the use of scanners.")
    layout = read_word(word_file(body + prose, {"styles": STYLES}), "note.docx")
    first = body_of(layout)[0]
    assert (first.kind, first.level) == (kind, level), why


def test_lists_have_the_markers_that_word_prints(word_file: WordFile) -> None:
    body = (
        item("one", 1) + item("two", 1) + item("sub", 1, 1) + item("sub", 1, 1) + item("three", 1)
        + item("five", 3) + styled("dot", "Bullets")
    )  # fmt: skip
    layout = read_word(word_file(body, {"styles": STYLES, "numbering": NUMBERING}), "note.docx")
    assert [(each.marker, each.level) for each in body_of(layout)] == [
        ("1.", 1), ("2.", 1), ("2a)", 2), ("2b)", 2), ("3.", 1), ("5.", 1), ("•", 1),
    ]  # fmt: skip


def test_typed_markers_leave_the_text_but_not_in_cells(word_file: WordFile) -> None:
    document = read(word_file(para("• trains judges") + table(row(cell("(a) x"), cell("– y")))))
    assert [(block.marker, block.text) for block in document.blocks if block.kind != "row"] == [
        ("•", "trains judges"), ("", "(a) x"), ("–", "y"),
    ]  # fmt: skip
    assert not document.warnings


def test_bold_ranges_come_from_runs_and_styles(word_file: WordFile) -> None:
    body = para(
        run("The ") + run("OSCE", '<w:rStyle w:val="Strong"/>') + run(" and ") + run("EU", "<w:b/>")
        + run(" met", '<w:b w:val="0"/>')
    )  # fmt: skip
    layout = read_word(word_file(body, {"styles": STYLES}), "note.docx")
    assert body_of(layout)[0].bold == ((4, 8), (13, 15))


def test_notes_stand_at_the_end_and_asides_are_named(word_file: WordFile) -> None:
    body = para(
        run("Held twice") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(".")
    )  # fmt: skip
    data = word_file(
        body,
        {
            "footnotes": '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
            f'<w:footnote w:id="2">{para("In 2019 ")}{para("and 2020.")}</w:footnote>'
            f'<w:footnote w:id="3">{para("Lost")}</w:footnote>',
            "comments": f"<w:comment>{para('Check!')}</w:comment>",
            "header1": para("Restricted"),
            "footer1": para("Page 1"),
        },
        title="Annual note",
    )
    document = read(data)
    assert [(block.id, block.text, block.marker) for block in document.blocks] == [
        ("para=1", "Held twice.", ""),
        ("note=1", "In 2019 and 2020.", "1"),
    ]
    assert {(each.reason, each.text) for each in document.discards} == {
        ("unreferenced-note", "Lost"),
        ("comment", "Check!"),
        ("header", "Restricted"),
        ("footer", "Page 1"),
    }
    assert document.title == "Annual note"
    assert not document.warnings


def test_the_strict_format_reads_the_same(word_file: WordFile) -> None:
    body = para(run("Border ", "<w:b/>") + run("posts")) + table(
        row(cell("a", RESTART), cell("b")), row(cell("", CONTINUE), cell("c"))
    )
    usual = read_word(word_file(body), "a.docx")
    assert read_word(word_file(body, strict=True), "a.docx") == usual


REFUSED = [
    ('<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>', "document type", "entities"),
    ("<w:document", "not well-formed", "broken XML"),
    ('<x xmlns="y"/>', "no Word document", "another root"),
    ("<a>" * 300 + "</a>" * 300, "not well-formed", "deeper than the parser goes"),
]


@pytest.mark.parametrize(("xml", "problem", "why"), REFUSED, ids=[why for *_, why in REFUSED])
def test_refused(word_file: WordFile, xml: str, problem: str, why: str) -> None:
    with pytest.raises(DocumentError, match=problem):
        read_word(word_file(xml, raw=True), "bad.docx")


def test_words_that_the_walk_forgets_are_reported(word_file: WordFile) -> None:
    data = word_file(para("Seen") + para("Lost"))
    document = read(data)
    kept = [block for block in document.blocks if block.text == "Seen"]
    assert "4 of 8 characters" in losses(data, "docx", kept, ())[0]


LEAVES = st.sampled_from(
    [
        "<w:t>x</w:t>", "<w:t/>", "<w:vMerge/>", '<w:gridSpan w:val="999999999"/>', "<w:del/>",
        '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', "<w:b/>",
        "<w:instrText>TOC</w:instrText>", '<w:sz w:val="-1"/>', '<w:sym w:char="ZZ"/>',
        '<w:numId w:val="1"/>', '<w:ilvl w:val="99"/>', '<w:footnoteReference w:id="9"/>',
        '<w:outlineLvl w:val="a"/>', "<mc:AlternateContent/>", "<w:delText>y</w:delText>",
    ]
)  # fmt: skip
TAGS = st.sampled_from(
    ["p", "r", "tbl", "tr", "tc", "pPr", "rPr", "tcPr", "trPr", "numPr", "sdt", "sdtContent",
     "ins", "del", "moveFrom", "txbxContent", "pict", "hyperlink", "footnote", "unheardOf"]
)  # fmt: skip
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        lambda tag, content: f"<w:{tag}>{''.join(content)}</w:{tag}>",
        TAGS,
        st.lists(inner, max_size=4),
    ),
    max_leaves=40,
)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(body=st.lists(TREES, max_size=8), notes=TREES)
def test_any_xml_is_read_or_refused(word_file: WordFile, body: list[str], notes: str) -> None:
    data = word_file("".join(body), {"footnotes": notes, "styles": STYLES, "numbering": NUMBERING})
    try:
        read(data)
    except DocumentError:
        return


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_damaged_packages_are_read_or_refused(word_file: WordFile, data: st.DataObject) -> None:
    whole = bytearray(word_file(para("Words") + table(row(cell("a"), cell("b")))))
    for position in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        whole[position] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    try:
        read(cut)
    except DocumentError:
        return


@pytest.mark.shared
def test_no_word_of_the_corpus_is_lost(shared: Path) -> None:
    for path in sorted((shared / "corpus").rglob("*.docx")):
        assert read(path.read_bytes()).warnings == (), path.name
