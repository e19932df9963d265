"""Causes of wrong roles, each with sentences as other documents write them."""

import pytest

from extractors.mentions import find_organizations
from extractors.roles import RoleContext, assign_roles
from gazetteers.model import LanguageCode

L, P, F, B = "lead", "partner", "funder", "beneficiary"

ENGLISH = [
    ("Two seminars will be run by UNODC; the Government of Japan bears all costs.",
     (), {"UNODC": L, "GOV-JPN": F}, "who bears the costs"),
    ("IOM printed the manual, and the U.S. Department of State pays for it.",
     (), {"IOM": L, "GOV-USA": F}, "who pays for it"),
    ("The course was given by ICAO in Osh. The Government of Norway footed the bill.",
     (), {"ICAO": L, "GOV-NOR": F}, "an idiom of paying"),
    ("UNRCCA gave a course in Khujand, with trainers from INTERPOL and WCO.",
     (), {"UNRCCA": L, "INTERPOL": P, "WCO": P}, "whose trainers take part"),
    ("The exercise was led by the CSTO with two instructors of UNODC.",
     (), {"CSTO": L, "UNODC": P}, "whose instructors take part"),
    ("IOM held a workshop in Almaty with lecturers of UNHCR.",
     (), {"IOM": L, "UNHCR": P}, "whose lecturers take part"),
    ("The EAG held its plenary in Tashkent. INTERPOL and CARICC sent observers.",
     (), {"EAG": L}, "who only observes"),
    ("UNRCCA hosted a meeting in Osh. It was attended by representatives of CARICC and the EAG.",
     (), {"UNRCCA": L}, "whose people only attend"),
    ("UNRCCA provided expert advice to the Ministry of Justice of Turkmenistan.",
     (), {"UNRCCA": L, "GOV-TKM": B}, "advice that is the activity, no part in another's"),
    ("SCO RATS conducted the exercise. The CIS ATC observed.",
     (), {"SCO-RATS": L}, "who only observes"),
    ("UNODC opened the forum; UNICRI followed the discussion.",
     (), {"UNODC": L}, "who only follows"),
    ("On request of the Ministry of Justice of Kyrgyzstan, ODIHR gave comments on the draft law.",
     (), {"OSCE-ODIHR": L, "GOV-KGZ": B}, "an authority asks for help with a draft"),
    ("IAEA assessed the site at the request of the Government of Tajikistan.",
     (), {"IAEA": L}, "a request that is no help with a text"),
    ("CTED visited Kazakhstan at the invitation of the Government of Kazakhstan.",
     (), {"CTED": L}, "a government that only consents to a visit"),
    ("In May the security services of the CIS Member States held the exercise \"Shield\".",
     (), {"CIS": L}, "services of the states of a body act"),
    ("The competent authorities of the SCO Member States carried out an operation.",
     (), {"SCO": L}, "authorities of the states of a body act"),
    ("A joint exercise of the Member States took place in Osh.",
     ("SCO-RATS",), {"SCO": L}, "Member States in a report of a unit of their body"),
    ("Seminar held jointly with UNHCR in Osh.",
     ("IOM",), {"IOM": L, "UNHCR": L}, "jointly with the author"),
    ("Two posts were assessed together with UNDP.",
     ("EU-BOMCA",), {"EU-BOMCA": L, "UNDP": L}, "jointly with the author"),
    ("The Tajik Border Troops are being assisted by IOM in drafting an order.",
     ("OSCE",), {"IOM": L, "GOV-TJK": B}, "the helper of a passive sentence"),
    ("The NCBs of Kazakhstan and Uzbekistan, supported by INTERPOL, screened passengers.",
     (), {"GOV-KAZ": L, "GOV-UZB": L, "INTERPOL": P}, "central bureaus"),
    ("The Uzbekistan National Guard held a drill with UNODC.",
     (), {"GOV-UZB": L, "UNODC": P}, "a country's bare name opens a title"),
    ("UNDP, with funds of Japan, is running a project in Batken.",
     (), {"UNDP": L, "GOV-JPN": F}, "who pays stands before the verb"),
    ("With the support of Japan, UNODC:", (), {"UNODC": L, "GOV-JPN": F}, "subject of a list"),
    ("With UNODC's help the Ministry of Justice of Tajikistan introduced special rooms.",
     (), {"UNODC": P, "GOV-TJK": L}, "a subject behind the help it has, no comma between"),
    ("With OSCE support the Customs Service of Uzbekistan introduced a database.",
     (), {"OSCE": P, "GOV-UZB": L}, "a subject behind the support it has"),
    ("With OSCE support to the Customs Service of Uzbekistan UNODC opened a laboratory.",
     (), {"OSCE": P, "GOV-UZB": B, "UNODC": L}, "support to whom it is given"),
    ("With the support of the EAG, Uzbekistan adopted a national risk assessment plan in 2021.",
     (), {"EAG": L}, "who supports a state that adopts something"),
    ("NATO supports academies to introduce a module, developed by the PfP Consortium.",
     (), {"NATO": L, "PFP-CONSORTIUM": P}, "who made what another uses"),
    ("Tech Against Terrorism, an initiative launched by CTED, helps smaller platforms.",
     (), {"TECH-AGAINST-TERRORISM": L, "CTED": P}, "who made the subject"),
    ("The module was developed by CTED.",
     (), {"CTED": L}, "a finite passive: its agent leads"),
    ("A module for academies, developed by UNICRI.",
     (), {"UNICRI": L}, "an agent with nobody before it"),
    ("UNODC runs a project with CTED, EU and Norway being its donors, in Osh.",
     (), {"UNODC": L, "CTED": P, "EU": F, "GOV-NOR": F}, "donors in a clause without a verb"),
    ("UNODC runs a project with CTED, the OSCE being a partner of both, in Osh.",
     (), {"UNODC": L, "CTED": P, "OSCE": P}, "such a clause that speaks of no donors"),
    ("The 1540 Committee took part in a peer review, held by both countries in Astana.",
     (), {"UNSC-1540": L}, "states hold it"),
]  # fmt: skip

RUSSIAN = [
    ("Академия ОБСЕ в Бишкеке, октябрь 2019 г.: школа для исследователей, деньги Норвегии",
     (), {"OSCE-ACADEMY": L, "GOV-NOR": F}, "чьи деньги, сказано без предлога"),
    ("Семинар провела МОМ, расходы несёт Правительство Японии.",
     (), {"IOM": L, "GOV-JPN": F}, "кто платит, назван после глагола"),
    ("Курс провёл УНП ООН. Правительство Норвегии оплатило расходы.",
     (), {"UNODC": L, "GOV-NOR": F}, "кто платит"),
    ("Учение провёл АТЦ СНГ, Интерпол направил наблюдателей.",
     (), {"CIS-ATC": L}, "кто лишь наблюдает"),
    ("В Академии МВД Казахстана в мае обучались 20 следователей.",
     ("CSTO",), {"GOV-KAZ": L}, "где обучают"),
    ("В Пограничном институте СГБ Узбекистана прошли подготовку 15 кинологов.",
     ("CSTO",), {"GOV-UZB": L}, "где обучают"),
    ("В Институте права МВД Таджикистана в рамках ОДКБ прошли обучение 9 офицеров.",
     ("CSTO",), {"GOV-TJK": L, "CSTO": P}, "где обучают, в чьих рамках"),
    ("По запросу Министерства юстиции Таджикистана БДИПЧ подготовило заключение на проект закона.",
     (), {"OSCE-ODIHR": L, "GOV-TJK": B}, "просьба о помощи"),
    ("По просьбе Генеральной прокуратуры Узбекистана ЕАГ направила замечания к проекту закона.",
     (), {"EAG": L, "GOV-UZB": B}, "просьба о помощи"),
    ("совместная с МОМ оценка пункта пропуска",
     ("EU-BOMCA",), {"EU-BOMCA": L, "IOM": L}, "совместно с автором"),
    ("Семинар проведён совместно с УНП ООН в Оше.",
     ("EAG",), {"EAG": L, "UNODC": L}, "совместно с автором"),
    ("В мае ЮНИСЕФ при поддержке Европейского союза ведёт проект в Оше.",
     (), {"UNICEF": L, "EU": F}, "помощь названа до глагола"),
    ("С мая 2023 года ПРООН на средства Японии ведёт проект в Оше.",
     (), {"UNDP": L, "GOV-JPN": F}, "деньги названы до глагола"),
    ("При поддержке Японии УНП ООН:", (), {"UNODC": L, "GOV-JPN": F}, "подлежащее списка"),
    ("ЕАГ провела семинар для финансовых разведок Казахстана (5 мая), Кыргызстана и Узбекистана.",
     (), {"EAG": L, "GOV-KAZ": B, "GOV-KGZ": B, "GOV-UZB": B}, "список со скобками"),
    ("ЕАГ провела семинар для банков Туркменистана.", (), {"EAG": L}, "банки – не власть"),
    ("УНП ООН провёл курс для университетов Казахстана.", (), {"UNODC": L}, "вузы – не власть"),
    ("С Исполкомом СНГ подписан план консультаций.",
     ("CSTO",), {"CSTO": L, "CIS": P}, "вторая сторона с предлогом"),
    ("Курс провела BOMCA, принимающей стороной выступило Главное управление ГКНБ Таджикистана.",
     (), {"EU-BOMCA": L, "GOV-TJK": P}, "принимающая сторона"),
    ("Передача вольера, отремонтированного BOMCA, Таможенной службе Таджикистана",
     ("EU-BOMCA",), {"EU-BOMCA": L, "GOV-TJK": B}, "дательный после оборота"),
]  # fmt: skip


def _tags(text: str, language: LanguageCode, author: tuple[str, ...]) -> dict[str, str]:
    mentions = find_organizations(text, language, author=author)
    roles = assign_roles(text, mentions, language, RoleContext(author=author))
    return {tag.id: tag.role for tag in roles.tags if not tag.id.startswith("NEW:")}


@pytest.mark.parametrize(("text", "author", "expected", "why"), ENGLISH)
def test_english(text: str, author: tuple[str, ...], expected: dict[str, str], why: str) -> None:
    assert _tags(text, "en", author) == expected, why


@pytest.mark.parametrize(("text", "author", "expected", "why"), RUSSIAN)
def test_russian(text: str, author: tuple[str, ...], expected: dict[str, str], why: str) -> None:
    assert _tags(text, "ru", author) == expected, why
