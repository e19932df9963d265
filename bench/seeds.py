"""Undamaged files with what the samples lack: forms, drawings, charts, documents inside others."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

import pikepdf

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.{place}"'
    for prefix, place in {
        "w": "openxmlformats.org/wordprocessingml/2006/main",
        "r": "openxmlformats.org/officeDocument/2006/relationships",
        "a": "openxmlformats.org/drawingml/2006/main",
        "c": "openxmlformats.org/drawingml/2006/chart",
        "dgm": "openxmlformats.org/drawingml/2006/diagram",
        "m": "openxmlformats.org/officeDocument/2006/math",
        "mc": "openxmlformats.org/markup-compatibility/2006",
        "wps": "microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
_SPACES += ' xmlns:v="urn:schemas-microsoft-com:vml"'
_SPACES += ' xmlns:o="urn:schemas-microsoft-com:office:office"'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _para(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def _control(properties: str, content: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _field(inside: str, code: str, result: str = "") -> str:
    def mark(kind: str, data: str = "") -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}">{data}</w:fldChar></w:r>'

    shown = mark("separate") + _run(result) if result else ""
    return (
        f"{mark('begin', f'<w:ffData>{inside}</w:ffData>')}<w:r><w:instrText>{code}</w:instrText>"
        f"</w:r>{shown}{mark('end')}"
    )


def _box(text: str) -> str:
    inner = f"<w:txbxContent>{_para(_run(text))}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{inner}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


_STATUS: Final = (
    '<w:dropDownList w:lastValue="2"><w:listItem w:displayText="Planned" w:value="1"/>'
    '<w:listItem w:displayText="Held" w:value="2"/></w:dropDownList>'
)
_LIST: Final = (
    '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Osh"/><w:listEntry w:val="Naryn"/>'
    "</w:ddList>"
)
_SHAPES: Final = (
    "<w:r><w:drawing><a:graphic><a:graphicData><a:txBody><a:p><a:r><a:t>Border post</a:t></a:r>"
    '</a:p></a:txBody><c:chart r:id="chart"/><dgm:relIds r:dm="diagram"/></a:graphicData>'
    "</a:graphic></w:drawing></w:r>"
    '<w:r><w:pict><v:shape id="WordArt 1"><v:textpath string="Joint exercise"/></v:shape>'
    "</w:pict></w:r>"
    '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="book"/></w:object></w:r>'
)
_BODY: Final = "".join(
    (
        _para(_run("Report of UNODC for 2023")),
        _para(_run("Status: ") + _control(_STATUS) + _run(" in ") + _field(_LIST, "FORMDROPDOWN")),
        _para(
            _control('<w:date w:fullDate="2023-05-04T00:00:00Z"/>') + _field("<w:checkBox/>", "X")
        ),
        _para(_run("In May 2023 UNODC trained 12 judges in Osh.") + _box("IOM opened a post.")),
        _para(_SHAPES + "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"),
        _control("<w:alias/>", _para(_run("The OSCE held a seminar in Naryn in June 2023."))),
        '<w:altChunk r:id="word"/><w:altChunk r:id="page"/><w:altChunk r:id="archive"/>',
        f"<w:tbl><w:tr><w:tc>{_para(_run('May'))}</w:tc><w:tc><w:tbl><w:tr><w:tc>"
        f"{_para(_run('Five courses'))}</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
    )
)
_CHART: Final = (
    f"<c:chartSpace {_SPACES}><c:chart><c:title><a:p><a:r><a:t>Officers</a:t></a:r></a:p></c:title>"
    "<c:ser><c:cat><c:pt><c:v>Osh</c:v></c:pt></c:cat></c:ser></c:chart></c:chartSpace>"
)
_DIAGRAM: Final = (
    f'<dgm:dataModel {_SPACES}><dgm:ptLst><dgm:pt modelId="0" type="doc"/><dgm:pt modelId="1">'
    "<dgm:t><a:p><a:r><a:t>Training</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst>"
    '<dgm:cxn srcId="0" destId="1" srcOrd="0"/></dgm:cxnLst></dgm:dataModel>'
)
_PAGE: Final = "<html><body><p>IOM gave 10 kits.</p><table><tr><td>May<td>Osh</table></body></html>"
_ARCHIVE: Final = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    f"Content-Type: text/html; charset=utf-8\n\n{_PAGE}\n--b--\n"
)


def _package(body: str, parts: Mapping[str, tuple[str, str | bytes]]) -> bytes:
    """A Word file with these parts by their ids: (name, content)."""
    kinds = {"word": "aFChunk", "page": "aFChunk", "archive": "aFChunk", "book": "package"}
    links = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kinds.get(key, key)}" Target="{name}"/>'
        for key, (name, _) in parts.items()
    )
    head = f'<Relationships xmlns="{_PACKAGE}/relationships">'
    main = f'<Relationship Id="m" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Override PartName="/word/document.xml" '
            f'ContentType="{_TYPES}"/></Types>',
        )
        archive.writestr("_rels/.rels", f"{head}{main}</Relationships>")
        archive.writestr("word/_rels/document.xml.rels", f"{head}{links}</Relationships>")
        document = f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        for name, content in parts.values():
            archive.writestr(f"word/{name}", content)
    return target.getvalue()


def rich_word() -> bytes:
    """A Word file with a form, shapes, a chart, a diagram, and documents inside it."""
    inner = _package(_para(_run("In 2019 UNODC held a course in Termez.")), {})
    return _package(
        _BODY,
        {
            "word": ("chunk.docx", inner),
            "page": ("chunk.html", _PAGE),
            "archive": ("chunk.mht", _ARCHIVE),
            "chart": ("charts/chart1.xml", _CHART),
            "diagram": ("diagrams/data1.xml", _DIAGRAM),
            "book": ("embeddings/book.xlsx", b"PK\x03\x04"),
        },
    )


def packed_pdf(data: bytes) -> bytes:
    """The file with its objects packed into streams, as most programs write it."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        file.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()
