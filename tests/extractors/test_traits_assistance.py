"""Help, promotion and bodies: (text, type, why); what is put off and what was begun: status."""

import pytest

from extractors.model import ActivityType
from extractors.traits import judge_status, judge_type
from extractors.traits.forms import singular
from gazetteers.model import LanguageCode
from gazetteers.traits import trait_cues

TYPES = [
    ("IOM helps the Ministry to organize a summer camp for teenagers.", "training", "what for"),
    ("The Office will support the State Commission in introducing a course on ethics.",
     "training", "the body that is helped is not the kind"),
    ("UNODC provides technical assistance to States in legislative drafting.", "legislation",
     "help with drafting"),
    ("ODIHR provides assistance to ensure compliance of national legislation with standards.",
     "legislation", "law is brought into line"),
    ("The Centre assists the services to enhance co-ordination through joint exercises.",
     "operation", "the means, where the aim is of no kind"),
    ("The Branch supports States through training, dialogue and the setting up of a network.",
     "programme", "three means are no single kind"),
    ("UNODC assists States in strengthening institutional capacities.", "programme", "no kind"),
    ("UNFPA supports a network of 60 peer educators in Kulob.", "mechanism", "the network itself"),
    ("Advice on asylum procedures is available upon request.", "programme", "a topic, no kind"),
    ("Support was given to the drafting of by-laws.", "legislation", "help that was given"),
    ("The OSCE promotes the use of passenger lists.", "advocacy", "promotes a practice"),
    ("UNODC is promoting a network of women leaders.", "mechanism", "promotes a concrete thing"),
    ("The 2011 Treaty provides for joint patrols.", "legislation", "a document acts in words"),
    ("The Council directed the Committee to continue its work.", "mechanism", "a task"),
    ("The Committee is encouraged by the Council to engage with States.", "mechanism", "a task"),
    ("The Committee is encouraged by the Council to engage in dialogue with States.", "advocacy",
     "a task that is a continuing dialogue"),
    ("The OSCE is ready to contribute to the concept and development of the CA CT Center.",
     "mechanism", "the idea of a body is no document"),
    ("The OSCE supported the concept on community policing.", "legislation", "a document"),
    ("In a 2007 Ministerial Statement on the Global Strategy the needs of States were highlighted.",
     "advocacy", "the statement in which it is said"),
    ("In resolution 2129 the Council noted the misuse of the Internet. In it, the Council directed "
     "CTED to continue its work.", "mechanism", "what is noted only leads to the task"),
    ("ODIHR continues its dialogue with the Committee on Religious Affairs.", "advocacy",
     "talks that go on are no event"),
    ("A dialogue on policing was held in Osh.", "meeting", "talks as an event"),
    ("The eleventh steering committee took place online.", "meeting", "a body that meets"),
    ("The Youth Board meets every month.", "mechanism", "a standing body"),
    ("The findings were examined at a review meeting in Osh.", "meeting", "where it was done"),
    ("UNRCCA developed a series of risk assessment and crisis management exercises.",
     "operation", "compounds that share their head"),
    ("The EU funded Regional Programme, implemented by UNOPS, trains judges.", "training",
     "a participle before a name is no verb"),
    ("Они приняли участие в конференции в Минске.", "meeting", "taking part in an event"),
    ("Офис изучает возможность открыть летнюю школу.", "training", "a possibility only"),
]  # fmt: skip

STATUS: list[tuple[str, LanguageCode, str, str]] = [
    ("The course could not be held in May; it will now take place in Osh.", "en", "planned",
     "put off"),
    ("A training had to be postponed because of the floods and will be held in June.", "en",
     "planned", "put off"),
    ("OSCE runs a multi-annual training programme.", "en", "ongoing", "multi-annual: no frequency"),
    ("The SCO established a working group in order to prepare meetings on a regular basis.", "en",
     "ongoing", "how often it is to work, not to be established"),
    ("UNODC meets prosecutors on a regular basis to prepare requests.", "en", "recurring",
     "how often it meets"),
    ("The services have conducted regular joint exercises.", "en", "recurring", "a frequency"),
    ("The parties will hold consultations twice a year.", "en", "recurring", "before planned"),
    ("Opening of a border liaison office, October 2022", "en", "ongoing", "a body that began"),
    ("The Council directed the Committee to report.", "en", "ongoing", "a task goes on"),
    ("Обучение следователей перенесено и будет проведено в марте.", "ru", "planned", "put off"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), TYPES)
def test_type(text: str, expected: str, why: str) -> None:
    language: LanguageCode = "ru" if text[0] > "z" else "en"

    assert judge_type(text, language).value == expected, why


@pytest.mark.parametrize(("text", "language", "expected", "why"), STATUS)
def test_status(text: str, language: LanguageCode, expected: str, why: str) -> None:
    assert judge_status(text, language).value == expected, why


@pytest.mark.parametrize("text", ["The third, for investigators, took place in Osh.",
                                  "A second edition followed in Dushanbe."])  # fmt: skip
def test_counts_on_from_the_activity_before(text: str) -> None:
    before: ActivityType = "training"

    assert judge_type(text, "en", previous=before).value == before


def test_english_nouns_are_in_the_singular_in_which_words_are_compared() -> None:
    cues = trait_cues("en")
    names = [n for group in (cues.nouns, cues.weak_nouns) for ns in group.values() for n in ns]

    assert [n for n in (*names, *cues.ignored) if n != " ".join(map(singular, n.split()))] == []
