"""Writes the sample inbox: `python data/samples/build.py` (LibreOffice makes the PDF files).

The sentences were written for this project; most of them retell public facts. The files are kept
in git, so that the demo and the tests need nothing but Python.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from docx import Document
from docx.shared import Cm, Pt

INBOX = Path(__file__).parent / "inbox"

PILLARS = {
    "Pillar I: Measures to address the conditions conducive to the spread of terrorism": {
        "To contribute to the development of counter-narratives, including through the media.": [
            "CTITF and UNRCCA held a regional seminar for journalists on reporting about terrorism "
            "in Bishkek on 9-11 July 2014. Some fifty reporters and press officers of the five "
            "countries took part.",
            "The **OSCE Programme Office in Bishkek** plans a contest of short films against "
            "violent extremism for students of Osh and Jalal-Abad in September 2019.",
            "The **EU** funds a media literacy project in Central Asia, which is carried out by "
            "Internews since 2017.",
        ],
        "Knowledge generation on linkages between social exclusion, marginalization and "
        "extremism/terrorism": [
            "UNDP Kyrgyzstan carried out a study on the radicalization of young people in 2017; it "
            "was published in Russian and Kyrgyz.",
            "UNRCCA and UNOCT organized a regional workshop on countering radicalization in "
            "Almaty, Kazakhstan, on 29-31 March 2016. In addition, UNRCCA is preparing a handbook "
            "on early signs of radicalization.",
        ],
    },
    "Pillar II: Preventing and combating terrorism": {
        "To address border management problems in the region with due consideration for "
        "international refugee protection and human rights standards.": [
            "CTITF, UNRCCA and the **OSCE** organized a regional workshop on border security in "
            "Ashgabat, Turkmenistan, on 4-6 March 2015.",
            "The **OSCE Border Management Staff College** trains senior border officers in "
            "Dushanbe since 2009. Every year it offers a four-week course for officers from "
            "Central Asia and Afghanistan.",
            "**EU-BOMCA** supplied document readers to three crossing points on the Tajik-Afghan "
            "border in 2016.",
        ],
        "To take measures to curb the financing of terrorism (Resolutions and Conventions, "
        "national legislation, EAG membership, Egmont Group, Financial Intelligence Units, "
        "training and methodologies for fighting corruption and financing, etc.)": [
            "UNRCCA, CTITF and UNODC organized a regional training on countering the financing of "
            "terrorism in Ashgabat on 14-16 December 2016.",
            "The **EAG** monitors how its members follow the FATF recommendations. It adopted the "
            "mutual evaluation report of Kyrgyzstan in May 2018.",
        ],
        "To strengthen information sharing and cross-border cooperation on combatting arms and "
        "drug trafficking.": [
            "**CARICC** coordinates joint operations of the competent authorities of its member "
            "states against drug trafficking.",
            "UNODC and the WCO support port control units in Turkmenbashi and Termez within the "
            "framework of the Global Container Control Programme.",
        ],
    },
}
MATRIX_HEADINGS = (
    "Measure identified in the Joint Plan of Action (JPoA)",
    "What is being done/planned by regional and international organizations",
)

PROJECT_SUMMARY = [
    ("title", "UNRCCA and UNOCT: what the project on the Joint Plan of Action has done"),
    ("paragraph", "Input for the matrix, March 2022"),
    (
        "paragraph",
        "Dear colleagues, thank you for the invitation to update our entries. As before, we have "
        "kept to what has a date or a product.",
    ),
    ("heading", "Background"),
    (
        "paragraph",
        "Terrorism remains a concern for the region, and needs differ from country to country. "
        "What has worked best over the years is patience.",
    ),
    ("heading", "Preparation of the plan"),
    (
        "paragraph",
        "CTITF and UNRCCA held three expert meetings on the four pillars of the Strategy: the "
        "first in Bratislava on 15-16 December 2010; the second in Dushanbe on 29-30 March 2011; "
        "the third in Almaty on 21-22 July 2011.",
    ),
    (
        "paragraph",
        "At a high-level meeting in Ashgabat on 30 November 2011, the States of Central Asia "
        "adopted the Joint Plan of Action.",
    ),
    ("heading", "Capacity building"),
    (
        "bullets",
        [
            "Regional workshop on dialogue with religious leaders, Almaty, 20-22 November 2013",
            "Regional workshop on engaging the media (with the OSCE), Bishkek, 9-11 July 2014",
            "Regional workshop on countering the financing of terrorism (with UNODC), Ashgabat, "
            "14-16 December 2016",
        ],
    ),
    (
        "paragraph",
        "Together with UNITAR, UNOCT and UNRCCA have developed an online course in Russian on "
        "human rights while countering terrorism for law enforcement officers of the region. "
        "OHCHR and UNICEF contributed to its modules.",
    ),
    (
        "paragraph",
        "In 2022 UNRCCA and UNOCT launched the Counter-Terrorism Early Warning Network for "
        "Central Asia.",
    ),
    ("heading", "Contact"),
    ("paragraph", "UNRCCA project team, Ashgabat; e-mail matrix@unrcca.example"),
]

BORDER_TABLE = (
    ("No.", "What was done", "When and where", "Together with", "Status"),
    [
        (
            "1",
            "Training of 24 Kyrgyz and Tajik border guards in the detection of forged travel "
            "documents",
            "Osh, 12-14 June 2023",
            "State Border Service of the Kyrgyz Republic",
            "completed",
        ),
        (
            "2",
            "Delivery of three X-ray scanners to the crossing point Dusti",
            "October 2023",
            "Customs Service of Tajikistan",
            "completed",
        ),
        (
            "3",
            "Regional conference on integrated border management for the heads of the border "
            "agencies of Central Asia",
            "Tashkent, first half of 2026",
            "IOM",
            "planned",
        ),
    ],
)

RUSSIAN_LETTER = """\
Секретариат ОДКБ
Информация для матрицы (по состоянию на март 2025 года)

Уважаемые коллеги,

направляем сведения о мероприятиях, которые могут быть включены в матрицу.

Борьба с терроризмом и экстремизмом в регионе требует согласованных усилий всех государств.

1. Учения

Антитеррористический центр СНГ совместно с ГКНБ Кыргызской Республики провёл в Бишкеке \
10-12 сентября 2024 года учение «Иссык-Куль-Антитеррор».

В октябре 2025 года ОДКБ планирует провести операцию «Канал» против наркотрафика на территории \
Казахстана, Кыргызстана и Таджикистана.

2. Подготовка кадров

В 2024 году для сотрудников правоохранительных органов Таджикистана был организован семинар по \
противодействию использованию Интернета в террористических целях при поддержке РАТС ШОС.

ОДКБ ежегодно проводит операцию «Нелегал» по противодействию незаконной миграции.

С уважением,
Секретариат ОДКБ
"""


def write_matrix(path: Path) -> None:
    """The two-pillar matrix."""
    document = _new_document()
    document.add_heading("Rolling Matrix", level=0)
    document.add_paragraph(
        "A small matrix written as a sample: what regional and international organizations do "
        "under two pillars of the Joint Plan of Action."
    )
    for pillar, measures in PILLARS.items():
        document.add_heading(pillar, level=1)
        table = document.add_table(rows=1, cols=2)
        table.style = "Table Grid"
        for cell, heading in zip(table.rows[0].cells, MATRIX_HEADINGS, strict=True):
            cell.paragraphs[0].add_run(heading).bold = True
        for measure, activities in measures.items():
            label, cell = table.add_row().cells
            label.paragraphs[0].add_run(measure).italic = True
            for number, activity in enumerate(activities):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                for part, words in enumerate(activity.split("**")):
                    paragraph.add_run(words).bold = part % 2 == 1
        for row in table.rows:
            for cell, width in zip(row.cells, (Cm(5.2), Cm(10.7)), strict=True):
                cell.width = width
    document.save(str(path))


def write_summary(path: Path) -> None:
    """A report in prose with headings and bullets."""
    document = _new_document()
    for kind, content in PROJECT_SUMMARY:
        if kind == "title":
            document.add_heading(content, level=0)
        elif kind == "heading":
            document.add_heading(content, level=1)
        elif kind == "bullets":
            for item in content:
                document.add_paragraph(item, style="List Bullet")
        else:
            document.add_paragraph(content)
    document.save(str(path))


def write_border_report(path: Path) -> None:
    """A report as a table with a covering letter."""
    document = _new_document()
    document.add_heading("EU-BOMCA: input to the matrix", level=0)
    document.add_paragraph("Bishkek, 20 January 2025")
    document.add_paragraph(
        "The table lists our activities of the last two years and one that is being prepared."
    )
    header, rows = BORDER_TABLE
    table = document.add_table(rows=1, cols=len(header))
    table.style = "Table Grid"
    for cell, heading in zip(table.rows[0].cells, header, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph(
        "The programme is grateful to all border agencies for their cooperation."
    )
    document.save(str(path))


def to_pdf(source: Path, folder: Path) -> None:
    """Print a Word document with LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        raise SystemExit("LibreOffice (soffice) is needed to print the sample PDF files")
    subprocess.run(
        [program, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def main() -> None:
    """Write all five files."""
    INBOX.mkdir(parents=True, exist_ok=True)
    write_matrix(INBOX / "sample_matrix.docx")
    to_pdf(INBOX / "sample_matrix.docx", INBOX)
    write_summary(INBOX / "unrcca_unoct_input_2022.docx")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "bomca_input_2025.docx"
        write_border_report(report)
        to_pdf(report, INBOX)
    (INBOX / "odkb_informatsiya_2025.txt").write_text(RUSSIAN_LETTER, encoding="utf-8")


def _new_document() -> Document:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    document.styles["Normal"].font.name = "Liberation Sans"
    document.styles["Normal"].font.size = Pt(10)
    return document


if __name__ == "__main__":
    main()
