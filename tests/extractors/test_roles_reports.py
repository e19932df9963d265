"""Sentences as reports of other organizations write them, in both languages."""

import pytest

from extractors.mentions import find_organizations
from extractors.roles import RoleContext, assign_roles
from gazetteers.model import LanguageCode

L, P, F, B = "lead", "partner", "funder", "beneficiary"


def tags(text: str, language: LanguageCode, context: RoleContext) -> dict[str, str]:
    mentions = find_organizations(text, language, author=context.author)
    roles = assign_roles(text, mentions, language, context)
    return {tag.id: tag.role for tag in roles.tags if not tag.id.startswith("NEW:")}


ENGLISH = [
    (
        "A delegation of CTED, accompanied by experts of IOM, UNODC and INTERPOL, "
        "visited Uzbekistan from 3 to 7 June 2019.",
        {"CTED": L, "IOM": P, "UNODC": P, "INTERPOL": P},
    ),
    (
        "SCO Member States approved the Programme of Cooperation for 2022-2024.",
        {"SCO": L},
    ),
    (
        "The CSTO countries hold the annual exercise 'Rubezh' on the territory of Kyrgyzstan.",
        {"CSTO": L},
    ),
    (
        "With the assistance of ICAO, the Civil Aviation Agency of Tajikistan "
        "introduced e-passports.",
        {"ICAO": P, "GOV-TJK": L},
    ),
    (
        "In its resolution 2178 (2014), the Security Council decided that States shall "
        "prevent the movement of fighters; CTED has since published three reports.",
        {"CTED": L},
    ),
    (
        "Two workshops were delivered by UNICRI with the financial support of the "
        "Ministry of Foreign Affairs of Norway and in collaboration with the Supreme "
        "Court of Kazakhstan.",
        {"UNICRI": L, "GOV-NOR": F, "GOV-KAZ": P},
    ),
    (
        "Turkmenistan hosted the high-level conference, co-organized by UNOCT and UNRCCA.",
        {"UNOCT": L, "UNRCCA": L},
    ),
    (
        "The National Security Committee of Kazakhstan, the FSB of Russia and the State"
        " Committee for National Security of Kyrgyzstan conducted a joint exercise "
        "under the aegis of the CIS ATC.",
        {"GOV-KAZ": L, "GOV-RUS": L, "GOV-KGZ": L, "CIS-ATC": P},
    ),
    (
        "Participants included UNODC, IOM and the EU Delegation.",
        {},
    ),
    (
        "Thanks to funding provided by the United States (INL), UNODC refurbished the "
        "training room of the Drug Control Agency of Tajikistan.",
        {"GOV-USA": F, "UNODC": L, "GOV-TJK": B},
    ),
    (
        "Kyrgyz and Tajik border services met in Batken with the mediation of the OSCE.",
        {"GOV-KGZ": L, "GOV-TJK": L, "OSCE": P},
    ),
    (
        "UNRCCA's early warning seminar was co-hosted by the Institute of International"
        " Relations of Turkmenistan.",
        {"UNRCCA": L, "GOV-TKM": P},
    ),
    (
        "The World Bank and the EAG assessed the risks of the non-profit sector at the "
        "request of the Ministry of Justice of Tajikistan.",
        {"WORLDBANK": L, "EAG": L},
    ),
    (
        "Regional training on open-source intelligence (UNOCT, INTERPOL; funded by Saudi Arabia)",
        {"UNOCT": L, "INTERPOL": L, "GOV-SAU": F},
    ),
    (
        "Thirty judges were trained by UNODC at the Academy of Justice of Kazakhstan.",
        {"UNODC": L},
    ),
    (
        "CTED recommended that the Government of Tajikistan establish a database.",
        {"CTED": L},
    ),
    (
        "An MoU was signed by UNODC and the Prosecutor General's Office of Uzbekistan.",
        {"UNODC": L, "GOV-UZB": P},
    ),
    (
        "UNESCO developed a teacher's guide, which was piloted by the Ministry of "
        "Education of Kazakhstan.",
        {"UNESCO": L, "GOV-KAZ": P},
    ),
    (
        "The State Committee for National Security and the Ministry of Interior of "
        "Tajikistan, supported by the OSCE Programme Office in Dushanbe, held a table-"
        "top exercise.",
        {"GOV-TJK": L, "OSCE-DUSHANBE": P},
    ),
    (
        "BOMCA 10, CADAP 7 and CARICC held a joint coordination meeting hosted by the "
        "EU Delegation in Bishkek.",
        {"EU-BOMCA": L, "EU-CADAP": L, "CARICC": L, "EU": P},
    ),
    (
        "This initiative of the World Customs Organization is supported by the "
        "Government of Germany.",
        {"WCO": L, "GOV-DEU": F},
    ),
    (
        "UNHCR, jointly with the State Migration Service of the Kyrgyz Republic, "
        "conducted a training on refugee status determination for border guards in "
        "Batken.",
        {"UNHCR": L, "GOV-KGZ": L},
    ),
    (
        "In cooperation with IOM and the Almaty Process secretariat, UNHCR organized a "
        "regional conference on mixed migration.",
        {"UNHCR": L, "IOM": P},
    ),
    (
        "UNHCR provided technical advice to the Ministry of Internal Affairs of "
        "Kazakhstan on the asylum law.",
        {"UNHCR": L, "GOV-KAZ": B},
    ),
    (
        "UNHCR supports the Government of Tajikistan in setting up a referral mechanism.",
        {"UNHCR": L, "GOV-TJK": B},
    ),
    (
        "A legal clinic run by UNHCR's partner, the Refugee Legal Centre, gives free advice.",
        {"UNHCR": L},
    ),
    (
        "The handbook was translated into Tajik by UNHCR with financial support from "
        "the European Commission.",
        {"UNHCR": L, "EU": F},
    ),
    (
        "Together with the Swiss Cooperation Office, UNDP equipped a laboratory of the "
        "State Forensic Service of Kyrgyzstan.",
        {"UNDP": L, "GOV-KGZ": B},
    ),
    (
        "BOMCA 10 opened a new dog training centre in Dushanbe for the Tajik Border Troops.",
        {"EU-BOMCA": L, "GOV-TJK": B},
    ),
    (
        "The European Union handed over detection equipment worth EUR 200,000 to the "
        "Customs Committee of Uzbekistan through BOMCA.",
        {"EU": L, "GOV-UZB": B, "EU-BOMCA": P},
    ),
    (
        "Experts from the Latvian State Border Guard College delivered a BOMCA course "
        "on document examination.",
        {"EU-BOMCA": L},
    ),
    (
        "The drawing competition was launched by BOMCA and UNICEF Tajikistan.",
        {"EU-BOMCA": L, "UNICEF": L},
    ),
    (
        "The EAG Secretariat briefed the delegations on the third round of mutual "
        "evaluations on 12 May 2024.",
        {"EAG": L},
    ),
    (
        "The 35th Plenary of the EAG was hosted by the Financial Intelligence Unit of Tajikistan.",
        {"EAG": L, "GOV-TJK": P},
    ),
    (
        "An assessor training was held by the EAG with the assistance of the FATF "
        "Secretariat and ITMCFM.",
        {"EAG": L, "FATF": P, "ITMCFM": P},
    ),
    ("The EAG mission will visit Kazakhstan in June 2025.", {"EAG": L}),
    (
        "The President of the Republic opened the plenary meeting of the Eurasian "
        "Group in Bishkek.",
        {"EAG": L},
    ),
    (
        "The workshop for assessors was organized by the EAG Secretariat, the World "
        "Bank and the State Financial Intelligence Service of the Kyrgyz Republic.",
        {"EAG": L, "WORLDBANK": L, "GOV-KGZ": L},
    ),
    (
        "UNOCT delivered, in partnership with the Supreme Court of Uzbekistan and with "
        "funds from the Kingdom of Saudi Arabia, a course for judges.",
        {"UNOCT": L, "GOV-UZB": P, "GOV-SAU": F},
    ),
    (
        "The Government of Japan supported the UNDP project with 2 million US dollars.",
        {"GOV-JPN": F, "UNDP": L},
    ),
    (
        "UNRCCA and the Institute of Strategic Studies of Turkmenistan signed an "
        "agreement on a joint academy.",
        {"UNRCCA": L, "GOV-TKM": P},
    ),
    (
        "Kazakhstan's Academy of Law Enforcement Agencies and UNODC opened a regional "
        "hub in Kosshy.",
        {"LEA-KAZ": L, "UNODC": L},
    ),
    (
        "During its visit to Dushanbe, CTED met the Prosecutor General's Office, the "
        "State Committee for National Security and civil society.",
        {"CTED": L},
    ),
    (
        "INTERPOL's operation Black Wolves was coordinated from Astana with the "
        "Ministry of Internal Affairs of Kazakhstan.",
        {"INTERPOL": L, "GOV-KAZ": P},
    ),
    (
        "The initiative brings together UNODC, UN Women and UNICEF.",
        {"UNODC": L, "UNWOMEN": L, "UNICEF": L},
    ),
    (
        "Participants from the Ministry of Justice of Uzbekistan, UNDP and the OSCE "
        "discussed the draft.",
        {},
    ),
    (
        "A memorandum of understanding between UNITAR and the Academy of Public "
        "Administration of Uzbekistan was concluded in April 2021.",
        {"UNITAR": L, "GOV-UZB": P},
    ),
    (
        "The project, funded by the U.S. Department of State's Bureau of International "
        "Narcotics and Law Enforcement Affairs (INL), is implemented by UNODC.",
        {"GOV-USA": F, "UNODC": L},
    ),
    (
        "The OSCE Secretariat, through its Border Security and Management Unit, "
        "delivered a workshop.",
        {"OSCE-BSMU": L},
    ),
    (
        "SCO member States adopted a programme of cooperation for 2025-2027 at the "
        "summit in Astana.",
        {"SCO": L},
    ),
    ("The CSTO Parliamentary Assembly approved a model law.", {"CSTO": L}),
    (
        "The Council of Heads of State of the CIS approved the programme on 10 October 2025.",
        {"CIS": L},
    ),
    (
        "The Interparliamentary Assembly of the CIS and the CSTO PA held a joint hearing.",
        {"CIS-IPA": L, "CSTO": L},
    ),
    (
        "Five manuals were presented to the Penitentiary Service of Kazakhstan by "
        "Penal Reform International.",
        {"PENAL-REFORM-INTERNATIONAL": L, "GOV-KAZ": B},
    ),
    (
        "The Ministry of Education and Science of the Kyrgyz Republic, with UNESCO's "
        "support, introduced a new subject.",
        {"GOV-KGZ": L, "UNESCO": P},
    ),
    (
        "UN Women, with support from the UN Peacebuilding Fund, helped women's groups in Khatlon.",
        {"UNWOMEN": L, "UNPBF": F},
    ),
    (
        "The course was attended by 30 officers and organized at the request of the "
        "Ministry of Defence of Kazakhstan by NATO COE-DAT.",
        {"NATO-COEDAT": L},
    ),
    (
        "ODIHR published, jointly with the UN Office of Counter-Terrorism, a guide on returnees.",
        {"OSCE-ODIHR": L, "UNOCT": L},
    ),
    ("Representatives of UNODC also spoke at the CARICC meeting in Almaty.", {"CARICC": L}),
    (
        "The database maintained by the SCO RATS Executive Committee holds 5,000 names.",
        {"SCO-RATS": L},
    ),
    (
        "Under the EU-UN Global Terrorism Threats Facility, UNODC and CTED visited Bishkek.",
        {"UNODC": L, "CTED": L},
    ),
    ("In line with FATF Recommendation 8, the EAG assessed NGOs.", {"EAG": L}),
    (
        "A regional workshop on returning foreign terrorist fighters, co-organized by "
        "UNOCT, CTED and the Government of Kazakhstan, was held in Nur-Sultan.",
        {"UNOCT": L, "CTED": L, "GOV-KAZ": L},
    ),
    ("The OSCE and UNODC jointly trained 40 customs officers.", {"OSCE": L, "UNODC": L}),
    (
        "As a follow-up, the OSCE Programme Office in Astana and the Kazakh Ministry "
        "of Internal Affairs will conduct an exercise in Aktau.",
        {"OSCE-ASTANA": L, "GOV-KAZ": L},
    ),
    (
        "Financed by INL and implemented by UNODC in co-operation with WCO, the "
        "programme set up a port control unit at Almaty airport.",
        {"GOV-USA": F, "UNODC": L, "WCO": P},
    ),
    (
        "CADAP supported the Ministry of Health of Turkmenistan with training.",
        {"EU-CADAP": L, "GOV-TKM": B},
    ),
    (
        "UNITAR and UNRCCA, with OHCHR and UNICEF as contributors, prepared an e-learning course.",
        {"UNITAR": L, "UNRCCA": L, "OHCHR": P, "UNICEF": P},
    ),
    (
        "The EU Delegation to Kyrgyzstan, the UN Resident Coordinator's Office and the "
        "Ministry of Culture of Kyrgyzstan launched a campaign.",
        {"EU": L, "UNRCO": L, "GOV-KGZ": L},
    ),
    (
        "CTED's Executive Director visited Uzbekistan at the invitation of the "
        "Government of Uzbekistan.",
        {"CTED": L},
    ),
    (
        "The course material was provided by ICAO and translated by the OSCE.",
        {"ICAO": L, "OSCE": L},
    ),
    (
        "IAEA experts assessed the physical protection of the site at the request of "
        "the Government of Tajikistan.",
        {"IAEA": L},
    ),
    (
        "A meeting of the Afghan-Tajik-Kyrgyz working group was convened by UNODC RPANC.",
        {"UNODC-RPANC": L},
    ),
    ("Together, UNFPA and UN Women reached 5,000 women.", {"UNFPA": L, "UNWOMEN": L}),
    (
        "NATO's Defence Education Enhancement Programme assists the Military Institute "
        "of Kazakhstan.",
        {"NATO": L, "GOV-KAZ": B},
    ),
    ("CICA and the SCO Secretariat exchanged letters on co-operation.", {"CICA": L, "SCO": P}),
    (
        "The International Committee of the Red Cross visited places of detention in "
        "agreement with the State Penitentiary Service of the Kyrgyz Republic.",
        {"ICRC": L, "GOV-KGZ": P},
    ),
    (
        "UNDP and the Embassy of the United Kingdom signed a financing agreement of "
        "1.2 million pounds.",
        {"UNDP": L, "GOV-GBR": P},
    ),
    (
        "Thanks to a contribution of the Russian Federation, UNODC bought patrol boats "
        "for the Customs Service of Turkmenistan.",
        {"UNODC": L, "GOV-RUS": F, "GOV-TKM": B},
    ),
    (
        "The handbook, produced by the United Nations Office on Drugs and Crime "
        "(UNODC) and the Counter-Terrorism Committee Executive Directorate (CTED), is "
        "available in Russian.",
        {"UNODC": L, "CTED": L},
    ),
    ("ASEAN and CARICC secretariats held an online exchange.", {"ASEAN": L, "CARICC": L}),
    (
        "World Bank and EAG experts helped the Agency for Financial Monitoring of "
        "Kazakhstan to finish its national risk assessment.",
        {"WORLDBANK": L, "EAG": L, "GOV-KAZ": B},
    ),
    (
        "The CIS Anti-Terrorism Center is preparing, together with the RATS, a glossary.",
        {"CIS-ATC": L, "SCO-RATS": L},
    ),
    ("OSCE participating States endorsed a declaration in Bratislava.", {"OSCE": L}),
    (
        "Officials of the National Security Committee of Kazakhstan and of INTERPOL "
        "compared lists.",
        {},
    ),
]

RUSSIAN_OSCE_BISHKEK = [
    (
        "В рамках проекта БОМКА-10 Государственной таможенной службе Кыргызской "
        "Республики переданы два сканера.",
        {"EU-BOMCA": L, "GOV-KGZ": B},
    ),
    (
        "Учение проведено компетентными органами государств – членов ШОС под эгидой РАТС.",
        {"SCO": L, "SCO-RATS": P},
    ),
    (
        "При финансовой поддержке Правительства Японии и Европейского союза УНП ООН "
        "обучило 30 следователей МВД Республики Таджикистан.",
        {"GOV-JPN": F, "EU": F, "UNODC": L},
    ),
    (
        "Секретариатом ЕАГ совместно с МУМЦФМ и Росфинмониторингом проведён тренинг для"
        " сотрудников ПФР Узбекистана.",
        {"EAG": L, "ITMCFM": L, "ROSFINMONITORING": L},
    ),
    (
        "Государства – члены ОДКБ ежегодно проводят операцию «Канал».",
        {"CSTO": L},
    ),
    (
        "Проект реализуется МОМ за счёт средств Правительства Норвегии в интересах "
        "Пограничной службы Казахстана.",
        {"IOM": L, "GOV-NOR": F, "GOV-KAZ": B},
    ),
    (
        "ЮНИСЕФ передал Министерству труда Кыргызстана учебные материалы, изданные при "
        "поддержке ЮСАИД.",
        {"UNICEF": L, "GOV-KGZ": B, "GOV-USA": F},
    ),
    (
        "Представители АТЦ СНГ выступили с докладами на семинаре УНП ООН.",
        {"CIS-ATC": P, "UNODC": L},
    ),
    (
        "Эксперты ОБСЕ провели для сотрудников Государственной пограничной службы "
        "Кыргызстана курс.",
        {"OSCE": L},
    ),
    (
        "Учебный курс для следователей (УНП ООН, при поддержке Правительства Японии)",
        {"UNODC": L, "GOV-JPN": F},
    ),
    (
        "Региональное представительство УНП ООН совместно с ВТамО направило "
        "наставников в порт Туркменбаши.",
        {"UNODC-ROCA": L, "WCO": L},
    ),
    (
        "Программный офис ОБСЕ в Бишкеке провёл круглый стол для сотрудников ГСИН при "
        "Министерстве юстиции КР.",
        {"OSCE-BISHKEK": L},
    ),
    (
        "По запросу Государственного комитета национальной безопасности Офис провёл обучение.",
        {"OSCE-BISHKEK": L},
    ),
    (
        "Курс организован УНП ООН, партнёрами выступили ПРООН и ГСИН.",
        {"UNODC": L, "UNDP": P, "GOV-KGZ": P},
    ),
    (
        "В сентябре 2018 года Центр ОБСЕ в Бишкеке передал МВД Кыргызской Республики "
        "20 комплектов оборудования.",
        {"OSCE-BISHKEK": L, "GOV-KGZ": B},
    ),
    ("При поддержке Посольства США издано пособие.", {"OSCE-BISHKEK": L, "GOV-USA": F}),
    ("ЕАГ при участии МУМЦФМ провела семинар оценщиков на Иссык-Куле.", {"EAG": L, "ITMCFM": P}),
    (
        "Исполкомом РАТС ШОС и Управлением ООН по наркотикам и преступности подписан "
        "меморандум о взаимопонимании.",
        {"SCO-RATS": L, "UNODC": P},
    ),
    ("Секретариат ОДКБ принял участие в учениях АТЦ СНГ.", {"CIS-ATC": L, "CSTO": P}),
    (
        "УВКБ ООН оказывает содействие Государственной миграционной службе Кыргызстана.",
        {"UNHCR": L, "GOV-KGZ": B},
    ),
    (
        "Конференция организована Правительством Таджикистана в партнёрстве с ООН, ЕС и ШОС.",
        {"GOV-TJK": L, "UN": P, "EU": P, "SCO": P},
    ),
    (
        "МОМ при финансировании Правительства Великобритании обучила 50 пограничников.",
        {"IOM": L, "GOV-GBR": F},
    ),
    (
        "На базе Академии МВД Республики Узбекистан экспертами ОБСЕ проведён курс.",
        {"OSCE": L, "GOV-UZB": P},
    ),
    (
        "Заседание Совета руководителей подразделений финансовой разведки государств "
        "СНГ состоялось в Минске.",
        {"CIS": L},
    ),
    (
        "Антитеррористический центр СНГ и Исполком РАТС ШОС обмениваются информацией.",
        {"CIS-ATC": L, "SCO-RATS": L},
    ),
    (
        "Европейский союз выделил 5 млн евро на проект, который реализует ЮНИСЕФ.",
        {"EU": F, "UNICEF": L},
    ),
]

RUSSIAN_UNNAMED_AUTHOR = [
    (
        "ПРООН в Кыргызской Республике и Государственная комиссия по делам религий провели форум.",
        {"UNDP-KGZ": L, "GOV-KGZ": L},
    ),
    (
        "Форум проведён ПРООН при финансовой поддержке ЕС и Фонда миростроительства ООН.",
        {"UNDP": L, "EU": F, "UNPBF": F},
    ),
    (
        "Офисом программ ОБСЕ в Нур-Султане организована учебная поездка для "
        "сотрудников КНБ Казахстана.",
        {"OSCE-ASTANA": L},
    ),
    ("В мероприятии приняли участие представители МИД, МВД и ГКНБ.", {}),
    ("Совместное учение ОДКБ и ШОС пройдёт в 2026 году в Кыргызстане.", {"CSTO": L, "SCO": L}),
    (
        "РЦПДЦА и Контртеррористическое управление ООН в партнёрстве с Правительством "
        "Казахстана провели региональную встречу.",
        {"UNRCCA": L, "UNOCT": L, "GOV-KAZ": P},
    ),
    (
        "Международная организация по миграции передала Государственной пограничной "
        "службе Кыргызской Республики оборудование.",
        {"IOM": L, "GOV-KGZ": B},
    ),
    (
        "Пограничным колледжем ОБСЕ при содействии Пограничных войск Таджикистана "
        "проведён курс для афганских офицеров.",
        {"OSCE-BMSC": L, "GOV-TJK": P},
    ),
    (
        "УНП ООН, ИКАО и ВТамО открыли группу портового контроля в аэропорту.",
        {"UNODC": L, "ICAO": L, "WCO": L},
    ),
    (
        "Центр планирует совместно с Росфинмониторингом издать сборник.",
        {"CIS-ATC": L, "ROSFINMONITORING": L},
    ),
    ("Проект «БОМКА-10» финансируется Европейским союзом.", {"EU-BOMCA": L, "EU": F}),
    (
        "Заседание рабочей группы организовано Секретариатом ЕАГ в Алматы при участии "
        "Агентства РК по финансовому мониторингу.",
        {"EAG": L, "GOV-KAZ": P},
    ),
    (
        "Делегация ЕС в Таджикистане и МОМ подписали соглашение о финансировании.",
        {"EU": L, "IOM": P},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_reports(text: str, expected: dict[str, str]) -> None:
    assert tags(text, "en", RoleContext()) == expected


@pytest.mark.parametrize(("text", "expected"), RUSSIAN_OSCE_BISHKEK)
def test_a_russian_note_of_an_office(text: str, expected: dict[str, str]) -> None:
    context = RoleContext(author=("OSCE-BISHKEK",), countries=("KGZ",))
    assert tags(text, "ru", context) == expected


@pytest.mark.parametrize(("text", "expected"), RUSSIAN_UNNAMED_AUTHOR)
def test_russian_reports(text: str, expected: dict[str, str]) -> None:
    author = ("CIS-ATC",) if text.startswith("Центр ") else ()
    assert tags(text, "ru", RoleContext(author=author, countries=("KGZ",))) == expected
