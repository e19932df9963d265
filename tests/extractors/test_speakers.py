"""Who speaks in a paragraph of minutes: what it tells of is its own unless another is named."""

import pytest

from extractors.mentions import find_organizations
from extractors.model import Passage, SourceRef
from extractors.speakers import heard_in, paragraph_speaker

SPEAKERS = [
    ("IOM (Ms. Holland): the construction of the outpost was completed.", ("IOM",), "a person"),
    ("EU-BOMCA (Mr. Eglitis) apologised. A mission of the programme is to visit Osh.",
     ("EU-BOMCA",), "a person, then a verb"),
    ("Mr. Cole of UNODC informed the Group that a course was held.", ("UNODC",), "of a body"),
    ("The representative of UNHCR said that a visit had taken place.", ("UNHCR",), "of a body"),
    ("Colonel Rahimov of the Border Troops explained that a strategy is being drafted.",
     ("GOV-TJK",), "an authority of the document's country"),
    ("The representative of OHCHR spoke first. In May a course was held.", ("OHCHR",), "spoke"),
    ("For the CSTO, the delegate mentioned an operation.", ("CSTO",), "a delegate for a body"),
    ("On behalf of the SCO, its representative outlined a programme.", ("SCO",), "likewise"),
    ("For the CSTO, the delegation trained thirty officers.", (), "who acts does not only speak"),
    ("For UNODC, a course is a course.", (), "nobody speaks for it"),
    ("UNODC held a course in Osh. IOM (Ms. Holland) took part.", (), "nobody is said to speak"),
    ("In May UNODC reported a course.", (), "the body does not open the paragraph"),
    ("СЛУШАЛИ: БОМКА. Новый этап программы рассчитан на 2025–2029 годы.", ("EU-BOMCA",),
     "форма протокола"),
    ("ВЫСТУПИЛИ: структура «ООН-женщины». С мая структура помогает группам.", ("UNWOMEN",),
     "слово перед названием"),
    ("СЛУШАЛИ: о курсе ЮНОДК в Оше.", (), "о чём, а не кого"),
    ("Heard: the IOM. A course was held in Osh.", ("IOM",), "likewise in English"),
    ("CARICC (absent, in writing): the Centre will hold a seminar.", ("CARICC",), "in brackets"),
    ("For the OSCE Programme Office in Dushanbe, the border adviser reported that a course ended.",
     ("OSCE-DUSHANBE",), "an adviser for a body"),
    ("UNODC (since 2014) held a course: thirty officers came.", (), "no colon behind the bracket"),
    ("Mr. Cole of UNODC trained thirty officers.", (), "who acts does not only speak"),
    ("УНП ООН (А. Вебер) доложило о курсе.", ("UNODC",), "начальные буквы имени"),
    ("UNODC (A. Weber) spoke of a course.", ("UNODC",), "initials"),
    ("УНП ООН отметило, что бюро работает с 2019 года.", ("UNODC",), "сама организация"),
    ("UNODC also reported that a course was held.", ("UNODC",), "the body itself"),
    ("UNODC reported on a course.", (), "what it reported on may be another's"),
    ("According to UNODC, a post was opened in Osh.", ("UNODC",), "whose words are told"),
    ("As reported by the IOM, two posts were repaired.", ("IOM",), "likewise"),
    ("По данным УНП ООН, пост подключён к сети.", ("UNODC",), "likewise in Russian"),
    ("Как сообщила МОМ, отремонтированы два поста.", ("IOM",), "likewise with a verb"),
    ("According to UNODC experts, a post was opened.", (), "others of its kind"),
    ("According to the UNODC plan, a post will be opened.", (), "a plan, not the body"),
    ("По плану УНП ООН, курс пройдёт в мае.", (), "план, а не организация"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), SPEAKERS)
def test_who_speaks(text: str, expected: tuple[str, ...], why: str) -> None:
    ref = SourceRef(document=f"sha256:{'0' * 64}", block="para=1", start=0, end=len(text))
    passage = Passage(ref=ref, text=text)
    mentions = find_organizations(text, "ru" if "а" in text else "en")
    assert paragraph_speaker(passage, mentions, 0, ("TJK",)) == expected, why


HEADINGS = [
    ("СЛУШАЛИ: Аппарат Уполномоченного по правам человека", True),
    ("3. СЛУШАЛИ: УНП ООН", True),
    ("HEARD: the IOM", True),
    ("Работа с УНП ООН", False),
    ("Слушания в УНП ООН", False),
]


@pytest.mark.parametrize(("heading", "expected"), HEADINGS)
def test_headings_that_name_who_was_heard(heading: str, expected: bool) -> None:
    assert bool(heard_in(heading)) == expected
