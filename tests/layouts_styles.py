"""Styles and the frame of flat OpenDocument texts."""

from collections.abc import Sequence

from layouts import Design, ReportDesign

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.3" '
    'office:mimetype="application/vnd.oasis.opendocument.text" '
    + " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
        for name, value in {
            "office": "office", "style": "style", "text": "text", "table": "table",
            "draw": "drawing", "fo": "xsl-fo-compatible", "svg": "svg-compatible",
        }.items()
    )
    + ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0">'
)  # fmt: skip


def list_style() -> str:
    """Lists with bullets."""
    return (
        '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="•"><style:list-level-properties '
        'text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" '
        'text:list-tab-stop-position="14pt" fo:text-indent="-14pt" fo:margin-left="14pt"/>'
        "</style:list-level-properties></text:list-level-style-bullet></text:list-style>"
    )


def paragraph_style(
    name: str,
    made: Design | ReportDesign,
    *,
    label: bool = False,
    short: bool = False,
    bold: bool = False,
    loose: bool = False,
) -> str:
    """A style of paragraphs; `loose`: single lines may stand alone above or below a cut.

    LibreOffice never ends its search for columns of one height where they may not.
    """
    together = "" if loose else 'fo:orphans="2" fo:widows="2"'
    align = "justify" if made.justified and not short else "start"
    indent = 0 if label or short else made.indent
    kind = made.label if label and isinstance(made, Design) else "plain"
    weight = "bold" if bold or kind == "bold" else "normal"
    slope = "italic" if kind == "italic" else "normal"
    hyphens = str(made.hyphens and not short and not loose).lower()
    return (
        f'<style:style style:name="{name}" style:family="paragraph">'
        f'<style:paragraph-properties fo:text-align="{align}" fo:text-indent="{indent}pt" '
        f'fo:margin-top="0pt" fo:margin-bottom="{made.gap}pt" '
        f'fo:line-height="{made.pitch:.0%}" {together}/>'
        f'<style:text-properties fo:font-weight="{weight}" fo:font-style="{slope}" '
        f'fo:hyphenate="{hyphens}"/></style:style>'
    )


def cell_styles(made: Design) -> list[str]:
    """Styles of cells, also of labels and turned names; each also with a tint."""
    line, none = "0.5pt solid #000000", "none"
    across = made.borders in ("grid", "outer", "across")
    down = made.borders in ("grid", "columns")
    top = line if across else none
    side = line if down else none
    middle = ' style:vertical-align="middle"' if made.middle else ""
    fills = {"HeadCell": "#d9e2f3"} if made.shaded else {}
    if made.tint == "labels":
        fills["LabelCell"] = "#f2f2f2"
    more = {
        "LabelCell": middle,
        "Side90": ' style:vertical-align="middle" style:writing-mode="tb-rl"',
        "Side270": ' style:vertical-align="middle" loext:writing-mode="bt-lr"',
    }
    return [
        f'<style:style style:name="{name}{tint}" style:family="table-cell">'
        f'<style:table-cell-properties fo:padding="{made.padding}pt" fo:border-top="{top}" '
        f'fo:border-bottom="{top}" fo:border-left="{side}" fo:border-right="{side}"'
        f"{more.get(name, '')}"
        + (f' fo:background-color="{fill}"' if fill else "")
        + "/></style:style>"
        for name in ("Cell", "HeadCell", "LabelCell", "Side90", "Side270")
        for tint, fill in (("", fills.get(name)), ("Tint", "#e2efd9"))
    ]


def section_style(columns: int) -> str:
    """A part of the text in so many columns, all of one height."""
    return (
        '<style:style style:name="S" style:family="section"><style:section-properties '
        'text:dont-balance-text-columns="false"><style:columns '
        f'fo:column-count="{max(1, columns)}" fo:column-gap="20pt"/></style:section-properties>'
        "</style:style>"
    )


def page(
    width: float, height: float, margin: float, columns: int = 1, *, framed: bool = False
) -> str:
    """A page of a size in points, with `columns` of text and perhaps a border."""
    inner = (
        f'<style:columns fo:column-count="{columns}" fo:column-gap="18pt"/>' if columns > 1 else ""
    )
    frame = ' fo:border="1.5pt solid #000000" fo:padding="14pt"' if framed else ""
    if framed:
        margin -= 14
    return (
        f'<style:page-layout style:name="PL"><style:page-layout-properties '
        f'fo:page-width="{width}pt" fo:page-height="{height}pt" fo:margin="{margin}pt"{frame}>'
        f"{inner}</style:page-layout-properties><style:header-style>"
        "<style:header-footer-properties "
        'fo:margin-bottom="10pt" fo:min-height="14pt"/></style:header-style><style:footer-style>'
        '<style:header-footer-properties fo:margin-top="10pt" fo:min-height="14pt"/>'
        "</style:footer-style></style:page-layout>"
    )


def whole(
    styles: Sequence[str], body: Sequence[str], font: str, size: float, furniture: bool, head: str
) -> str:
    around = (
        f"<style:header><text:p>{head}</text:p></style:header><style:footer><text:p>Page "
        "<text:page-number/> of <text:page-count/></text:p></style:footer>"
        if furniture
        else ""
    )
    return (
        f'{HEAD}<office:font-face-decls><style:font-face style:name="F" '
        f"svg:font-family=\"'{font}'\"/></office:font-face-decls><office:styles>"
        '<style:default-style style:family="paragraph"><style:text-properties '
        f'style:font-name="F" fo:font-size="{size}pt" fo:language="en" fo:country="US" '
        'fo:hyphenation-remain-char-count="3" fo:hyphenation-push-char-count="3"/>'
        '</style:default-style><style:style style:name="Heading_1" style:display-name="Heading 1" '
        'style:family="paragraph" style:default-outline-level="1"/></office:styles>'
        f"<office:automatic-styles>{''.join(styles)}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" '
        f'style:page-layout-name="PL">{around}</style:master-page></office:master-styles>'
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document>"
    )
