"""A whole document to tagged activities: every word is somewhere, every slice is a quotation."""

from extractors.extract import extract
from extractors.model import Block, Document
from gazetteers.frameworks import load_frameworks

FRAMEWORKS = load_frameworks()

LETTER = (
    ("heading", "OSCE: input to the matrix"),
    ("paragraph", "Vienna, 4 March 2019"),
    ("paragraph", "Dear colleagues,"),
    (
        "paragraph",
        "On 12-14 June 2018 the OSCE Programme Office in Dushanbe held a workshop on border "
        "security for Tajik and Afghan officers. It was funded by Norway.",
    ),
    (
        "paragraph",
        "UNODC and the WCO will publish a manual on container control in 2020.",
    ),
    ("paragraph", "With kind regards,"),
)


def letter() -> Document:
    return Document(
        id=f"sha256:{'1' * 64}",
        file_name="letter.docx",
        format="docx",
        blocks=tuple(
            Block(id=f"para={number}", kind=kind, text=text, level=int(kind == "heading"))
            for number, (kind, text) in enumerate(LETTER, 1)
        ),
    )


def test_a_letter_gives_its_activities() -> None:
    extraction = extract(letter(), FRAMEWORKS)
    assert extraction.document.kind == "report"
    first, second = extraction.tagged
    assert first.text.endswith("It was funded by Norway.")
    assert {(tag.id, tag.role) for tag in first.organizations} == {
        ("OSCE-DUSHANBE", "lead"),
        ("GOV-NOR", "funder"),
    }
    assert {tag.code for tag in first.countries} == {"TJK", "AFG"}
    assert [(when.start.isoformat(), when.end.isoformat()) for when in first.dates] == [
        ("2018-06-12", "2018-06-14")
    ]
    assert (first.status.value, first.type.value) == ("completed", "training")
    assert {tag.id for tag in second.organizations} == {"UNODC", "WCO"}
    assert (second.status.value, second.type.value) == ("planned", "publication")


def test_every_block_is_in_an_activity_or_a_rejection() -> None:
    extraction = extract(letter(), FRAMEWORKS)
    named = {tagged.ref.block for tagged in extraction.tagged}
    named |= {rejection.ref.block for rejection in extraction.rejections}
    seen = {block.id for reference in named for block in extraction.document.run(reference)}
    assert seen == {block.id for block in extraction.document.blocks}


def test_every_text_is_a_slice_of_the_document() -> None:
    extraction = extract(letter(), FRAMEWORKS)
    for tagged in extraction.tagged:
        assert extraction.document.text_at(tagged.ref) == tagged.text


def test_every_tag_has_a_reason() -> None:
    for tagged in extract(letter(), FRAMEWORKS).tagged:
        for tag in (*tagged.organizations, *tagged.countries, *tagged.places):
            assert tag.evidence


def test_the_same_document_gives_the_same_answer() -> None:
    assert extract(letter(), FRAMEWORKS) == extract(letter(), FRAMEWORKS)
