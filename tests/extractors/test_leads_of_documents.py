"""Who leads where only the head, the signature or the running head of a document says it.

Beginnings of documents as offices would write them, and the lead that each activity must have,
whatever donors, customers, addressees and partners stand beside.
"""

import io
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document as Word

from extractors.extract import extract
from extractors.read import read_document
from gazetteers.frameworks import load_frameworks

HERE = Path(__file__).parent
DOCUMENTS = [
    document
    for name in ("documents.en.yml", "documents.ru.yml")
    for document in yaml.safe_load((HERE / "leads" / name).read_text(encoding="utf-8"))
]


def as_word(lines: list[Any]) -> bytes:
    """A Word file: "T: " is a bold centred line, "# " a heading, "H: " and "F: " run on pages."""
    word = Word()
    for line in lines:
        if isinstance(line, dict):
            table = word.add_table(rows=0, cols=len(line["table"][0]))
            for row in line["table"]:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
            continue
        mark, _, text = line.partition(" ")
        if mark == "T:":
            title = word.add_paragraph()
            title.alignment = 1
            title.add_run(text).bold = True
        elif mark == "#":
            word.add_heading(text, 1)
        elif mark == "H:":
            word.sections[0].header.paragraphs[0].text = text
        elif mark == "F:":
            word.sections[0].footer.paragraphs[0].text = text
        elif mark == "-":
            word.add_paragraph(text, style="List Bullet")
        else:
            word.add_paragraph(line)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


@pytest.mark.parametrize("given", DOCUMENTS, ids=lambda given: str(given["why"]))
def test_leads(given: dict[str, Any]) -> None:
    if given.get("mail"):
        content, name = "\n".join(given["lines"]).encode(), "note.txt"
    else:
        content, name = as_word(given["lines"]), "note.docx"
    found = extract(read_document(content, name), load_frameworks())
    leads = {
        words: next(
            (
                {tag.id for tag in item.organizations if tag.role == "lead"}
                for item in found.tagged
                if words in item.text
            ),
            None,
        )
        for words in given["leads"]
    }
    assert leads == {words: set(ids) for words, ids in given["leads"].items()}
