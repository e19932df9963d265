"""Who takes part as what, by the build of the sentence: subjects, agents, receivers, asides."""

import pytest

from extractors.mentions import find_organizations
from extractors.roles import assign_roles
from gazetteers.model import LanguageCode

L, P, F, B = "lead", "partner", "funder", "beneficiary"


def roles(text: str, language: LanguageCode) -> dict[str, str]:
    found = assign_roles(text, find_organizations(text, language), language)
    return {tag.id: tag.role for tag in found.tags}


# fmt: off
ENGLISH: list[tuple[str, dict[str, str]]] = [
    ("Two members of the 1540 Group of Experts visited Dushanbe on 23 March 2023.",
     {"UNSC-1540": L}),
    ("A team of five UNODC experts assessed the forensic laboratory in Termez.",
     {"UNODC": L}),
    ("Officers of the Tajik Border Troops learned to read tracks from a BOMCA trainer.",
     {"EU-BOMCA": L}),
    ("Officials of the State Customs Service of Turkmenistan attended a WCO course on "
     "air cargo.",
     {"WCO": L}),
    ("Experts from ODIHR and the Council of Europe taught 20 judges in Osh.",
     {"OSCE-ODIHR": L, "NEW:Council of Europe": L}),
    ("It was UNICEF that first brought psychologists to the camp.",
     {"UNICEF": L}),
    ("Behind the course stands the OSCE Academy in Bishkek, which designed the curriculum.",
     {"OSCE-ACADEMY": L}),
    ("Organizers were UNRCCA and UNOCT, with Japan paying.",
     {"UNRCCA": L, "UNOCT": L, "GOV-JPN": F}),
    ("Responsible for the exercise: CSTO Secretariat.",
     {"CSTO": L}),
    ("The seminar, which UNDP had prepared together with the Ministry of Justice of "
     "Tajikistan, took place in Khujand.",
     {"UNDP": L, "GOV-TJK": L}),
    ("The seminar, prepared by UNDP Tajikistan and moderated by an expert of ODIHR, "
     "took place in Khujand.",
     {"UNDP-TJK": L, "OSCE-ODIHR": P}),
    ("Thanks to Norway, UNODC could print 500 copies of the guide.",
     {"UNODC": L, "GOV-NOR": F}),
    ("IOM's course for border guards was paid for by Germany.",
     {"IOM": L, "GOV-DEU": F}),
    ("Germany paid; IOM taught.",
     {"IOM": L, "GOV-DEU": F}),
    ("The EU funds the project, which is carried out by UNODC and UNDP.",
     {"EU": F, "UNODC": L, "UNDP": L}),
    ("The British Embassy is financing a study of returnees by the Institute for "
     "Strategic and Regional Studies.",
     {"GOV-GBR": F, "GOV-UZB": L}),
    ("A microscope, a gift of the Government of Japan, was handed over to the "
     "laboratory by ROCA.",
     {"UNODC-ROCA": L, "GOV-JPN": F}),
    ("Since 2019 the Container Control Programme runs a unit in Tashkent airport, "
     "with the US Department of State as donor.",
     {"UNODC-WCO-CCP": L, "GOV-USA": F}),
    ("The Centre, with the technical assistance of the OSCE Programme Office in "
     "Bishkek and UK funding, created a situation room.",
     {"OSCE-BISHKEK": L, "GOV-GBR": F}),
    ("UNDP supplied radios to the Border Troops of Tajikistan (German contribution).",
     {"UNDP": L, "GOV-TJK": B, "GOV-DEU": F}),
    ("UNDP runs the scheme, cofinanced by Japan and Norway.",
     {"UNDP": L, "GOV-JPN": F, "GOV-NOR": F}),
    ("With a contribution of USD 2 million from Saudi Arabia, UNOCT launched the programme.",
     {"UNOCT": L, "GOV-SAU": F}),
    ("ODIHR, along with the UN Special Rapporteur on human rights while countering "
     "terrorism, gave an opinion on the draft.",
     {"OSCE-ODIHR": L, "UNSR-CTHR": L}),
    ("On 29 April UNDP, with ODIHR, sent the Jogorku Kenesh an opinion on the draft law.",
     {"UNDP": L, "OSCE-ODIHR": P, "GOV-KGZ": B}),
    ("UNODC gave the Ministry of Internal Affairs of Uzbekistan two body scanners.",
     {"UNODC": L, "GOV-UZB": B}),
    ("IOM lent the Border Service of Kazakhstan a mobile laboratory.",
     {"IOM": L, "GOV-KAZ": B}),
    ("UNDP opened a youth centre; the building is provided by the Ministry of Youth "
     "of Tajikistan.",
     {"UNDP": L, "GOV-TJK": P}),
    ("The guide of UNESCO was discussed at a meeting convened by UNRCCA.",
     {"UNRCCA": L}),
    ("At UNRCCA's invitation, officials of five States met in Ashgabat.",
     {"UNRCCA": L}),
    ("CTED visited Uzbekistan on behalf of the Counter-Terrorism Committee.",
     {"CTED": L}),
    ("Following a request from the Tajik authorities, INTERPOL deployed a response "
     "team to Dushanbe.",
     {"INTERPOL": L}),
    ("UNHCR, which chairs the working group, and IOM updated the contingency plan.",
     {"UNHCR": L, "IOM": L}),
    ("UNHCR and IOM, as well as UNICEF, updated the contingency plan.",
     {"UNHCR": L, "IOM": L, "UNICEF": L}),
    ("Neither the OSCE nor CARICC was present when the CSTO held its exercise.",
     {"CSTO": L}),
    ("The EAG plenary took note of the report; CARICC and INTERPOL sent observers.",
     {"EAG": L}),
    ("The 37th Plenary of the EAG took place in Almaty; CARICC was among the observers.",
     {"EAG": L}),
    ("OSCE staff joined as trainers when NATO held its course in Astana.",
     {"NATO": L, "OSCE": P}),
    ("NATO's course drew on lecturers from the OSCE and UNODC.",
     {"NATO": L, "OSCE": P, "UNODC": P}),
    ("NATO borrowed two lecturers from the OSCE for its course.",
     {"NATO": L, "OSCE": P}),
    ("UNRCCA's workshop saw presentations by CTED and the SCO RATS.",
     {"UNRCCA": L, "CTED": P, "SCO-RATS": P}),
    ("Under the aegis of the SCO, the border services of Kazakhstan and Kyrgyzstan "
     "ran an operation.",
     {"SCO": P, "GOV-KAZ": L, "GOV-KGZ": L}),
    ("The Ministry of Justice of Kazakhstan and PRI signed a memorandum.",
     {"GOV-KAZ": L, "PENAL-REFORM-INTERNATIONAL": P}),
    ("UNODC has signed a memorandum with the Law Enforcement Academy of Uzbekistan.",
     {"UNODC": L, "GOV-UZB": P}),
    ("The agreement that CARICC concluded with EUROPOL entered into force.",
     {"CARICC": L, "NEW:EUROPOL": P}),
    ("The annual human rights dialogue of the EU with Uzbekistan took place in Brussels.",
     {"EU": L, "GOV-UZB": P}),
    ("UNODC and the Prosecutor General's Office of Kyrgyzstan have issued a joint manual.",
     {"UNODC": L, "GOV-KGZ": L}),
    ("By mid-2025 UNHCR and IOM hope to sign a joint note on mixed movements.",
     {"UNHCR": L, "IOM": L}),
    ("Heads of the CIS ATC and the SCO RATS adopted a joint statement in Tashkent.",
     {"CIS-ATC": L, "SCO-RATS": L}),
    ("UNDP has taken over from the OSCE the training of local police in Batken.",
     {"UNDP": L}),
    ("Modelled on the OSCE course, UNDP's training began in Osh.",
     {"UNDP": L}),
    ("UNDP adapted a WHO questionnaire for use in prisons.",
     {"UNDP": L}),
    ("UNDP translated the ICRC handbook into Tajik.",
     {"UNDP": L}),
    ("UNODC trained 30 judges according to the UNESCO curriculum.",
     {"UNODC": L}),
    ("UNODC, CTED and IOM each took one day of the course.",
     {"UNODC": L, "CTED": L, "IOM": L}),
    ("The course (UNODC, with CTED) was attended by 22 judges.",
     {"UNODC": L, "CTED": P}),
    ("Course on evidence (OSCE and UNODC; funded by Norway)",
     {"OSCE": L, "UNODC": L, "GOV-NOR": F}),
    ("Conference on borders. Organizer: EU. Partners: IOM, UNODC. Donor: Japan.",
     {"EU": L, "IOM": P, "UNODC": P, "GOV-JPN": F}),
    ("IOM/UNHCR regional workshop, Almaty, 3 May 2022",
     {"IOM": L, "UNHCR": L}),
    ("IOM: workshop for border guards in Osh; UNHCR and UNDP contributed modules.",
     {"IOM": L, "UNHCR": P, "UNDP": P}),
    ("A WCO-UNODC mentor worked with the unit in Aktau.",
     {"WCO": L, "UNODC": L}),
    ("The OSCE hosted it, UNODC chaired it and Norway paid for it.",
     {"OSCE": L, "UNODC": L, "GOV-NOR": F}),
    ("At the request of the Government of Tajikistan, UNICRI reviewed the draft law "
     "on chemicals.",
     {"UNICRI": L, "GOV-TJK": B}),
    ("For the State Border Service of Turkmenistan, UNDP renovated the post at Imamnazar.",
     {"UNDP": L, "GOV-TKM": B}),
    ("The State Border Service of Turkmenistan received 12 radios from IOM.",
     {"IOM": L, "GOV-TKM": B}),
    ("To the Financial Monitoring Agency of Kazakhstan the EAG offered a review of its rules.",
     {"EAG": L, "GOV-KAZ": B}),
    ("UNODC helps the General Prosecutor's Office of the Kyrgyz Republic draft a law "
     "on extradition.",
     {"UNODC": L, "GOV-KGZ": B}),
    ("A training for the Ministry of Interior of Tajikistan was run by the OSCE "
     "Programme Office in Dushanbe.",
     {"OSCE-DUSHANBE": L, "GOV-TJK": B}),
    ("UNODC will, if funds allow, hold a course with the help of the WCO.",
     {"UNODC": L, "WCO": P}),
    ("It is planned that UNODC and WCO will train the units.",
     {"UNODC": L, "WCO": L}),
    ("CTED led the work of the Task Force of the CTITF Working Group on Border Management.",
     {"CTED": L, "CTITF-WG-BM": L}),
    ("Co-chaired by UNDP and the Ministry of Foreign Affairs of Tajikistan, the "
     "council meets twice a year.",
     {"UNDP": L, "GOV-TJK": L}),
    ("Under UNODC leadership, seven services compared their registers.",
     {"UNODC": L}),
    ("On the initiative of Kazakhstan, the SCO adopted a programme against drugs.",
     {"SCO": L}),
    ("Kazakhstan hosted a CICA meeting on new threats.",
     {"CICA": L}),
    ("UNDP's partner in the project is the Ministry of Labour of Kazakhstan, its donor Norway.",
     {"UNDP": L, "GOV-KAZ": P, "GOV-NOR": F}),
    ("For this purpose UNDP cooperates with the Ministry of Labour of Kazakhstan and "
     "draws on funds of Norway.",
     {"UNDP": L, "GOV-KAZ": P, "GOV-NOR": F}),
    ("The OSCE and, from 2020, UNDP have been advising the commission.",
     {"OSCE": L, "UNDP": L}),
    ("UNDP, not the OSCE, will run the second course.",
     {"UNDP": L}),
    ("Instead of the OSCE, UNDP will run the second course.",
     {"UNDP": L}),
    ("According to UNODC, the WCO will open a port control unit in Osh.",
     {"WCO": L}),
    ("As UNODC reported, the WCO opened a port control unit in Osh.",
     {"WCO": L}),
    ("Twelve prosecutors will travel to Turin for a course, arranged by UNODC and UNICRI.",
     {"UNODC": L, "UNICRI": L}),
    ("A handbook written by UNODC for CARICC analysts was printed in Almaty.",
     {"UNODC": L}),
]
# fmt: on


# fmt: off
RUSSIAN: list[tuple[str, dict[str, str]]] = [
    ("Два члена Группы экспертов Комитета 1540 посетили Душанбе 23 марта 2023 года.",
     {"UNSC-1540": L}),
    ("С докладами выступили специалисты ЦАРИКЦ и РАТС ШОС; встречу провёл Секретариат СВМДА.",
     {"CARICC": P, "SCO-RATS": P, "CICA": L}),
    ("Семинар подготовила и провела ЮНИСЕФ.",
     {"UNICEF": L}),
    ("Организаторами выступили ПРООН и Министерство юстиции Таджикистана.",
     {"UNDP": L, "GOV-TJK": L}),
    ("Организатор – УНП ООН, партнёр – МОМ, донор – Япония.",
     {"UNODC": L, "IOM": P, "GOV-JPN": F}),
    ("На средства Правительства Германии ПРООН отремонтировала пограничный пост.",
     {"UNDP": L, "GOV-DEU": F}),
    ("ПРООН передала Пограничным войскам Таджикистана 12 раций.",
     {"UNDP": L, "GOV-TJK": B}),
    ("Пограничным войскам Таджикистана переданы 12 раций от МОМ.",
     {"IOM": L, "GOV-TJK": B}),
    ("Экспертную помощь оказывают БДИПЧ ОБСЕ и ПРООН.",
     {"OSCE-ODIHR": L, "UNDP": L}),
    ("По просьбе Правительства Таджикистана БДИПЧ подготовило заключение на законопроект.",
     {"OSCE-ODIHR": L, "GOV-TJK": B}),
    ("Между ЦАРИКЦ и Таможенной службой Туркменистана подписан протокол.",
     {"CARICC": L, "GOV-TKM": P}),
    ("Подписано соглашение между ПРООН и Министерством труда Казахстана.",
     {"UNDP": L, "GOV-KAZ": P}),
    ("В учении, которое провёл ОДКБ, наблюдателями были представители ШОС.",
     {"CSTO": L}),
    ("Под эгидой АТЦ СНГ пограничные ведомства Казахстана и Кыргызстана провели операцию.",
     {"CIS-ATC": P, "GOV-KAZ": L, "GOV-KGZ": L}),
    ("Тренинг провели эксперты МОМ и УВКБ ООН.",
     {"IOM": L, "UNHCR": L}),
    ("Курс прочитали преподаватели Академии ОБСЕ в Бишкеке.",
     {"OSCE-ACADEMY": L}),
    ("Сотрудники МВД Кыргызской Республики обучены тренерами ОБСЕ.",
     {"OSCE": L}),
    ("Расходы несла Норвегия, курс вела ЮНЕСКО.",
     {"UNESCO": L, "GOV-NOR": F}),
    ("Проект финансирует ЕС, реализует УНП ООН.",
     {"EU": F, "UNODC": L}),
    ("Проект реализуется УНП ООН и финансируется ЕС и Норвегией.",
     {"UNODC": L, "EU": F, "GOV-NOR": F}),
    ("При содействии МОМ Государственная пограничная служба Кыргызской Республики "
     "открыла учебный класс.",
     {"IOM": P, "GOV-KGZ": L}),
    ("Совместно с Министерством образования Узбекистана ЮНЕСКО издала пособие.",
     {"GOV-UZB": L, "UNESCO": L}),
    ("ЮНЕСКО, ЮНИСЕФ и ПРООН в партнёрстве с Министерством образования Узбекистана "
     "издали пособие.",
     {"GOV-UZB": P, "UNESCO": L, "UNICEF": L, "UNDP": L}),
    ("Для Службы финансового мониторинга Туркменистана ЕАГ провела оценку законодательства.",
     {"EAG": L, "GOV-TKM": B}),
    ("МУМЦФМ обучил сотрудников Агентства по финансовому мониторингу Казахстана.",
     {"ITMCFM": L}),
    ("В рамках программы БОМКА МОМ закупила сканеры для Таможенной службы Кыргызстана.",
     {"EU-BOMCA": P, "IOM": L, "GOV-KGZ": B}),
    ("Участниками стали представители ОБСЕ, ЕС и НАТО; принимала ПРООН в Казахстане.",
     {"UNDP-KAZ": L}),
    ("От имени Контртеррористического комитета ИДКТК посетил Казахстан.",
     {"CTED": L}),
    ("Силами ОБСЕ и УНП ООН проведены два семинара.",
     {"OSCE": L, "UNODC": L}),
    ("Усилиями ПРООН открыт центр в Оше.",
     {"UNDP": L}),
    ("ЦАРИКЦ выступил организатором, а УНП ООН – соорганизатором семинара.",
     {"CARICC": L, "UNODC": L}),
    ("НАТО провела курс с участием экспертов ОБСЕ.",
     {"NATO": L, "OSCE": P}),
    ("Министерством внутренних дел Таджикистана при поддержке ОБСЕ и на средства США "
     "построен пункт пропуска.",
     {"GOV-TJK": L, "OSCE": P, "GOV-USA": F}),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: dict[str, str]) -> None:
    assert roles(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), RUSSIAN)
def test_russian(text: str, expected: dict[str, str]) -> None:
    assert roles(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heads of units of the five States meet under the auspices of SCO RATS.", {"SCO-RATS": L}),
        ("IOM ran the course; funding was provided by Japan.", {"GOV-JPN": F, "IOM": L}),
        ("UNDP held a forum on the margins of the General Assembly.", {"UNDP": L}),
        ("UNICEF held a course; CTED has been asked to contribute a session.",
         {"UNICEF": L, "CTED": P}),
    ],
)  # fmt: skip
def test_who_stands_above_or_beside(text: str, expected: dict[str, str]) -> None:
    assert roles(text, "en") == expected
