"""The rules for Word files, each with the smallest document that needs it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wordxml import (
    CONTINUE,
    NUMBERING,
    RESTART,
    STYLES,
    cell,
    field,
    para,
    read,
    row,
    run,
    table,
    texts,
)

from extractors.errors import DocumentError
from extractors.losses import losses
from extractors.readers.word import read_word

WordFile = Callable[..., bytes]


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
    ("<a>" * 300 + "</a>" * 300, "nested too deeply", "deeper than the parser goes"),
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


def test_words_deleted_in_several_places_stay_apart(word_file: WordFile) -> None:
    def gone(text: str) -> str:
        return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"

    runs = f"{gone('plan')}{gone('ned')}<w:r><w:t>held for</w:t></w:r>{gone('thirty')}"
    layout = read_word(word_file(f"<w:p>{runs}</w:p>"), "a.docx")
    assert [discard.text for discard in layout.discards] == ["planned thirty"]


def test_a_chapter_in_another_file_is_missed(word_file: WordFile) -> None:
    body = "<w:p><w:r><w:t>Chapter 1</w:t></w:r></w:p><w:p><w:subDoc/></w:p>"
    assert "linked document" in " ".join(read_word(word_file(body), "a.docx").warnings)
