"""Who takes part in an activity, as what: one sentence a row, both languages."""

from collections.abc import Callable
from functools import partial

import pytest

from extractors.mentions import find_organizations
from extractors.model import Cell, ColumnKind
from extractors.roles import RoleContext, assign_roles
from gazetteers.model import LanguageCode

L, P, F, B = "lead", "partner", "funder", "beneficiary"


def tags(
    text: str, language: LanguageCode = "en", context: RoleContext | None = None
) -> dict[str, str]:
    context = context or RoleContext()
    mentions = find_organizations(text, language, author=context.author)
    roles = assign_roles(text, mentions, language, context)
    assert all(tag.evidence for tag in roles.tags)
    return {tag.id: tag.role for tag in roles.tags}


ENGLISH = [
    ("UNODC held a workshop on cyber evidence in Tashkent.", {"UNODC": L}, "subject"),
    (
        "In March 2022, UNDP and UNICEF launched a youth programme in Osh.",
        {"UNDP": L, "UNICEF": L},
        "joint subjects",
    ),
    (
        "A seminar on border security was organized by the OSCE Centre in Ashgabat.",
        {"OSCE-ASHGABAT": L},
        "passive",
    ),
    (
        "IOM organised a course jointly with the State Border Service of the Kyrgyz Republic.",
        {"IOM": L, "GOV-KGZ": L},
        "jointly with",
    ),
    (
        "CARICC, together with INTERPOL, ran an operation against precursors.",
        {"CARICC": L, "INTERPOL": L},
        "together with",
    ),
    (
        "A joint UNODC/OSCE seminar on money laundering took place in Almaty.",
        {"UNODC": L, "OSCE": L},
        "joint A/B seminar",
    ),
    (
        "UNRCCA, in co-operation with the EU, held a conference in Ashgabat.",
        {"UNRCCA": L, "EU": P},
        "in co-operation with",
    ),
    (
        "The training was conducted by the SCO RATS in partnership with the CIS ATC.",
        {"SCO-RATS": L, "CIS-ATC": P},
        "in partnership with",
    ),
    (
        "UNICEF trained social workers in collaboration with the Ministry of Labour of Kazakhstan.",
        {"UNICEF": L, "GOV-KAZ": P},
        "in collaboration with",
    ),
    (
        "With funding from Norway's Ministry of Foreign Affairs, UNODC printed a prison manual.",
        {"UNODC": L, "GOV-NOR": F},
        "with funding from",
    ),
    (
        "The project is financed by the European Union and implemented by UNODC ROCA.",
        {"EU": F, "UNODC-ROCA": L},
        "financed by, implemented by",
    ),
    (
        "The EU-funded BOMCA 10 programme opened a training room at the border post.",
        {"EU": F, "EU-BOMCA": L},
        "-funded",
    ),
    (
        "UN Women supports women leaders with the support of the Government of Japan.",
        {"UNWOMEN": L, "GOV-JPN": F},
        "support of a donor",
    ),
    (
        "CTED visited Kazakhstan with the support of UNODC.",
        {"CTED": L, "UNODC": P},
        "support of a technical body",
    ),
    (
        "UNODC handed over ten scanners to the Customs Service of Uzbekistan.",
        {"UNODC": L, "GOV-UZB": B},
        "handed over to",
    ),
    (
        "OSCE/ODIHR assists the Government of Kazakhstan in drafting the law.",
        {"OSCE-ODIHR": L, "GOV-KAZ": B},
        "assists",
    ),
    (
        "UNDP provided the Kyrgyz Government with advice on prison reform.",
        {"UNDP": L, "GOV-KGZ": B},
        "provided somebody with",
    ),
    (
        "A course for the State Revenue Committee of Kazakhstan was run by the WCO.",
        {"WCO": L, "GOV-KAZ": B},
        "course for an agency",
    ),
    (
        "CTED visited Tajikistan on behalf of the Counter-Terrorism Committee.",
        {"CTED": L},
        "on behalf of",
    ),
    (
        "INTERPOL held a meeting that was attended by EUROPOL and the OSCE.",
        {"INTERPOL": L},
        "attended by",
    ),
    (
        "UNODC trained officers of the Ministry of Internal Affairs of Tajikistan.",
        {"UNODC": L},
        "persons are not beneficiaries",
    ),
    (
        "The workshop was organized by UNOCT; representatives of NATO and the OIC were present.",
        {"UNOCT": L},
        "were present",
    ),
    (
        "A memorandum was signed between CARICC and the EAG.",
        {"CARICC": L, "EAG": P},
        "parties: first leads",
    ),
    (
        "The CSTO and UNODC signed a protocol on cooperation.",
        {"CSTO": L, "UNODC": P},
        "parties of a protocol",
    ),
    (
        "The OSCE cooperates with the SCO on border issues.",
        {"OSCE": L, "SCO": P},
        "cooperates with",
    ),
    (
        "UNODC took part in the 12th meeting of the CSTO anti-drug council.",
        {"UNODC": P, "CSTO": L},
        "takes part in another's meeting",
    ),
    (
        "The CIS ATC participated in the conference of the OSCE as a speaker.",
        {"CIS-ATC": P, "OSCE": L},
        "speaker at another's event",
    ),
    (
        "Within the framework of the SCO, Kazakhstan's Ministry of Defence held an exercise.",
        {"SCO": P, "GOV-KAZ": L},
        "within the framework of",
    ),
    ("The 30th EAG Plenary was held in Tashkent.", {"EAG": L}, "the body whose meeting it is"),
    (
        "Meeting of the CICA Senior Officials Committee, Almaty, May 2017.",
        {"CICA": L},
        "owner of a meeting",
    ),
    (
        "UNODC experts delivered a course at the OSCE Border Management Staff College.",
        {"UNODC": L, "OSCE-BMSC": P},
        "place of another body",
    ),
    (
        "In accordance with Security Council resolution 2396 (2017), the OSCE developed a guide.",
        {"OSCE": L},
        "cited resolution",
    ),
    (
        "The United Nations Global Counter-Terrorism Strategy is the basis of the plan of UNRCCA.",
        {"UNRCCA": L},
        "cited strategy",
    ),
    (
        "EU Delegation to Uzbekistan financed a study that was carried out by UNICRI.",
        {"EU": F, "UNICRI": L},
        "financed, carried out by",
    ),
    (
        "The US Embassy covered the costs of the course, which the OSCE Academy in Bishkek gave.",
        {"GOV-USA": F, "OSCE-ACADEMY": L},
        "covered the costs",
    ),
    (
        "Mobile teams were deployed by TNTD/BSMU with extra-budgetary contributions from "
        "Germany's Federal Foreign Office.",
        {"OSCE-BSMU": L, "GOV-DEU": F},
        "contributions from",
    ),
    (
        "GIZ hosted a round table for judges together with the Supreme Court of Tajikistan.",
        {"GOV-DEU": L, "GOV-TJK": L},
        "hosted together with",
    ),
    (
        "The conference was opened in Tashkent by the Government of Uzbekistan, UNOCT "
        "and the OSCE.",
        {"GOV-UZB": L, "UNOCT": L, "OSCE": L},
        "three by one verb",
    ),
    (
        "UNHCR has developed a module. The module was presented at a meeting with UNODC.",
        {"UNHCR": L, "UNODC": P},
        "later sentence",
    ),
    (
        "A training was held in Khujand. The organizer was IOM; UNHCR and UNFPA were the partners.",
        {"IOM": L, "UNHCR": P, "UNFPA": P},
        "organizer was, were the partners",
    ),
    (
        "The third phase of the UNOCT/UNRCCA project begins in 2018.",
        {"UNOCT": L, "UNRCCA": L},
        "A/B project",
    ),
    (
        "Under the auspices of the CIS, the CIS ATC conducted the exercise.",
        {"CIS": P, "CIS-ATC": L},
        "under the auspices of",
    ),
    (
        "UNDP, with technical help from UNITAR, designed an online course.",
        {"UNDP": L, "UNITAR": P},
        "technical help from",
    ),
    (
        "OHCHR hosted a consultation to which NATO and UNICRI were invited.",
        {"OHCHR": L},
        "were invited",
    ),
    ("UNODC shared the results with INTERPOL.", {"UNODC": L}, "with whom results are shared"),
    (
        "CTED visits firms with large networks (such as Google and Facebook).",
        {"CTED": L},
        "examples in brackets",
    ),
    (
        "UNICRI held hearings with the support of social media companies, such as Twitter.",
        {"UNICRI": L, "TWITTER": P},
        "what governs the general word governs its examples",
    ),
    (
        "CTED created a platform with Microsoft and Google.",
        {"CTED": L, "MICROSOFT": P, "GOOGLE": P},
        "with",
    ),
    (
        "The CTITF Working Group on Communications and UNESCO will publish a handbook.",
        {"CTITF-WG-COMMS": L, "UNESCO": L},
        "working group and agency",
    ),
    (
        "UNOPS renovated the post at the request of donors, with a grant from the United "
        "States Department of State.",
        {"UNOPS": L, "GOV-USA": F},
        "grant from",
    ),
    (
        "The course was facilitated by trainers from FATF and led by the EAG.",
        {"EAG": L, "FATF": P},
        "trainers from a body",
    ),
]

RUSSIAN = [
    ("УНП ООН провело в Ташкенте семинар по электронным доказательствам.", {"UNODC": L}, "subject"),
    (
        "ЮНИСЕФ и ПРООН запустили молодёжную программу в Оше.",
        {"UNICEF": L, "UNDP": L},
        "joint subjects",
    ),
    ("Семинар был организован Центром ОБСЕ в Ашхабаде.", {"OSCE-ASHGABAT": L}, "passive"),
    (
        "Антитеррористическим центром СНГ проведены командно-штабные учения.",
        {"CIS-ATC": L},
        "instrumental",
    ),
    (
        "МОМ совместно с Государственной пограничной службой Кыргызской Республики "
        "организовала курс.",
        {"IOM": L, "GOV-KGZ": L},
        "совместно с",
    ),
    ("РАТС ШОС при содействии ОДКБ провела учение.", {"SCO-RATS": L, "CSTO": P}, "при содействии"),
    (
        "РЦПДЦА в сотрудничестве с Европейским союзом провёл конференцию.",
        {"UNRCCA": L, "EU": P},
        "в сотрудничестве с",
    ),
    (
        "УНП ООН при финансовой поддержке Правительства Японии издало пособие.",
        {"UNODC": L, "GOV-JPN": F},
        "при финансовой поддержке",
    ),
    (
        "Проект финансируется Европейским союзом и осуществляется УНП ООН.",
        {"EU": F, "UNODC": L},
        "финансируется, осуществляется",
    ),
    (
        "ПРООН передала десять компьютеров Министерству юстиции Таджикистана.",
        {"UNDP": L, "GOV-TJK": B},
        "передала кому",
    ),
    (
        "Бюро по демократическим институтам и правам человека ОБСЕ оказало содействие "
        "Правительству Казахстана в подготовке закона.",
        {"OSCE-ODIHR": L, "GOV-KAZ": B},
        "содействие кому",
    ),
    ("ЦАРИКЦ и ЕАГ подписали меморандум о взаимопонимании.", {"CARICC": L, "EAG": P}, "parties"),
    (
        "УНП ООН приняло участие в заседании Совета РАТС ШОС.",
        {"UNODC": P, "SCO-RATS": L},
        "приняло участие",
    ),
    (
        "Под эгидой СНГ Антитеррористический центр СНГ провёл сбор руководителей.",
        {"CIS": P, "CIS-ATC": L},
        "под эгидой",
    ),
    ("Под руководством АТЦ СНГ прошло совместное учение.", {"CIS-ATC": L}, "под руководством"),
    (
        "В рамках СВМДА состоялось заседание экспертов, организованное Министерством "
        "иностранных дел Казахстана.",
        {"CICA": P, "GOV-KAZ": L},
        "в рамках",
    ),
    (
        "По приглашению Академии ОБСЕ студенты посетили Бишкек.",
        {"OSCE-ACADEMY": L},
        "по приглашению",
    ),
    (
        "Программный офис ОБСЕ в Бишкеке в партнёрстве с ГСИН Кыргызской Республики "
        "организовал тренинг.",
        {"OSCE-BISHKEK": L, "GOV-KGZ": P},
        "в партнёрстве с",
    ),
    (
        "Учение организовано АТЦ СНГ; в нём участвовали представители МВД Узбекистана.",
        {"CIS-ATC": L},
        "представители",
    ),
    (
        "ИДКТК от имени Контртеррористического комитета посетил Таджикистан.",
        {"CTED": L},
        "от имени",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), ENGLISH)
def test_english_sentences(text: str, expected: dict[str, str], why: str) -> None:
    found = {k: v for k, v in tags(text).items() if not k.startswith("NEW:")}
    assert found == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), RUSSIAN)
def test_russian_sentences(text: str, expected: dict[str, str], why: str) -> None:
    assert tags(text, "ru") == expected, why


CONTEXT = [
    ("It also published a handbook.", RoleContext(previous=("UNODC",)), {"UNODC": L}, "pronoun"),
    (
        "We held two workshops in Osh.",
        RoleContext(author=("UNDP-KGZ",), previous=("UNODC",)),
        {"UNDP-KGZ": L},
        "we are the author",
    ),
    (
        "Our Office printed the brochure with UNICEF.",
        RoleContext(author=("OSCE-BISHKEK",)),
        {"OSCE-BISHKEK": L, "UNICEF": P},
        "our office",
    ),
    (
        "Two round tables took place in Astana.",
        RoleContext(previous=("EU-BOMCA",)),
        {"EU-BOMCA": L},
        "no subject",
    ),
    (
        "Two round tables took place in Astana.",
        RoleContext(author=("EU-BOMCA",)),
        {"EU-BOMCA": L},
        "nobody but the author",
    ),
    ("Two round tables took place in Astana.", RoleContext(), {}, "nobody"),
    (
        "The Customs Service received two scanners from UNODC in Dushanbe.",
        RoleContext(countries=("TJK",)),
        {"GOV-TJK": B, "UNODC": L},
        "country of the activity",
    ),
    (
        "UNODC met the Customs Service.",
        RoleContext(countries=("TJK", "KGZ")),
        {"UNODC": L},
        "two countries leave it open",
    ),
    (
        "With the support of the EAG, all five States adopted laws.",
        RoleContext(previous=("CTED",)),
        {"EAG": L},
        "whoever supports leads",
    ),
]


@pytest.mark.parametrize(("text", "context", "expected", "why"), CONTEXT)
def test_context(text: str, context: RoleContext, expected: dict[str, str], why: str) -> None:
    assert tags(text, "en", context) == expected, why


def row(*cells: tuple[ColumnKind, str], author: tuple[str, ...] = ()) -> dict[str, str]:
    text = " | ".join(words for _, words in cells)
    placed: list[Cell] = []
    start = 0
    for kind, words in cells:
        heading = "Lead / partners" if kind == "organization" else kind
        placed.append(Cell(column=kind, heading=heading, start=start, end=start + len(words)))
        start += len(words) + 3
    return tags(text, "en", RoleContext(cells=tuple(placed), author=author))


ROWS = [
    (
        partial(
            row,
            ("activity", "Course on forged documents"),
            ("organization", "EU-BOMCA; IOM, UNHCR"),
        ),
        {"EU-BOMCA": L, "IOM": P, "UNHCR": P},
        "before the semicolon lead",
    ),
    (
        partial(row, ("activity", "Course on forged documents"), ("organization", "BOMCA, IOM")),
        {"EU-BOMCA": L, "IOM": L},
        "a comma joins leads",
    ),
    (
        partial(row, ("activity", "Course"), ("partner", "UNODC; GIZ"), author=("CARICC",)),
        {"CARICC": L, "UNODC": P, "GOV-DEU": P},
        "partners only: the author leads",
    ),
    (
        partial(
            row,
            ("activity", "Plenary. CARICC took part"),
            ("partner", "EAG (organizer)"),
            author=("CARICC",),
        ),
        {"CARICC": P, "EAG": L},
        "organizer in brackets",
    ),
    (
        partial(
            row,
            ("activity", "Session"),
            ("partner", "UNODC (observer); invited: INTERPOL"),
            author=("CARICC",),
        ),
        {"CARICC": L},
        "observer, invited",
    ),
    (
        partial(
            row, ("activity", "Survey"), ("organization", "UNFPA with UNICEF"), ("funder", "UN PBF")
        ),
        {"UNFPA": L, "UNICEF": P, "UNPBF": F},
        "with, funding column",
    ),
    (
        partial(row, ("activity", "Survey"), ("organization", "Saferworld; UNDP Tajikistan")),
        {"NEW:Saferworld": L, "UNDP-TJK": P},
        "unlisted name in a cell",
    ),
    (
        partial(
            row,
            ("activity", "Kits for border posts"),
            ("beneficiary", "State Border Service of the Kyrgyz Republic"),
            author=("IOM",),
        ),
        {"IOM": L, "GOV-KGZ": B},
        "beneficiary column",
    ),
]


@pytest.mark.parametrize(("found", "expected", "why"), ROWS)
def test_rows(found: Callable[[], dict[str, str]], expected: dict[str, str], why: str) -> None:
    assert found() == expected, why


DOUBTS = [
    ("UNODC held a workshop.", RoleContext(), set(), "all is said"),
    (
        "The course was financed by the European Union.",
        RoleContext(),
        set(),
        "only a funder: nobody else is named, so it leads",
    ),
    (
        "Under the auspices of the CSTO the operation goes on each summer.",
        RoleContext(),
        set(),
        "nobody else is named",
    ),
    (
        "The course was financed by the European Union and Japan.",
        RoleContext(),
        {"role-unsure"},
        "one of two is taken for the lead",
    ),
    (
        "Border security remains a field in which States often turn to the OSCE.",
        RoleContext(),
        {"role-unsure"},
        "only named",
    ),
    ("Birdsong Prevention Centre held a forum.", RoleContext(), {"organization-unknown"}, "whose"),
    ("Birdsong Foundation held a forum.", RoleContext(), set(), "a body of its own"),
    ("The Shepherds' Association of Naryn held a forum.", RoleContext(), set(), "of its own kind"),
    ("UNODC held a course with the University of Turku.", RoleContext(), set(), "a university"),
    (
        "UNODC held a course with the Digital Evidence Network.",
        RoleContext(),
        {"organization-unknown"},
        "a network may be anybody's",
    ),
    ("The Council of Europe held a seminar.", RoleContext(), set(), "known by its name"),
    (
        "The Council of Europeans held a seminar.",
        RoleContext(),
        {"organization-unknown"},
        "more than a known name",
    ),
    ("UNODC held a course together with Switzerland.", RoleContext(), set(), "a state"),
    ("UNODC and the Latvian State Police held a course.", RoleContext(), set(), "of a state"),
    (
        "UNODC equipped the Customs Service.",
        RoleContext(countries=("KGZ", "TJK")),
        {"organization-ambiguous"},
        "of which country",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Фонд «Бирлик» провёл семинар.", set(), "a foundation is a body of its own"),
        ("Ассоциация юристов Нарына провела семинар.", set(), "an association, too"),
        ("Центр общественного мнения провёл семинар.", {"organization-unknown"}, "whose centre"),
    ],
)
def test_doubts_of_unlisted_bodies_in_russian(text: str, expected: set[str], why: str) -> None:
    roles = assign_roles(text, find_organizations(text, "ru"), "ru", RoleContext())
    assert {doubt.code for doubt in roles.doubts} == expected, why


@pytest.mark.parametrize(("text", "context", "expected", "why"), DOUBTS)
def test_doubts(text: str, context: RoleContext, expected: set[str], why: str) -> None:
    roles = assign_roles(text, find_organizations(text), "en", context)
    assert {doubt.code for doubt in roles.doubts} == expected, why
