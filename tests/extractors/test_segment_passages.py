"""Which stretches of a passage are activities: ⟦…⟧ marks them.

The passages were written before the rules, in the manner of many organizations; facts are invented
or public. The first words of a line say that it is an item of a list ("- ").
"""

import re

import pytest

from extractors.dates import find_dates
from extractors.mentions import find_organizations
from extractors.model import Paragraph, Passage, SourceRef
from extractors.places import find_territories
from extractors.segment import Mark, Marks, segment
from gazetteers.model import LanguageCode

DOCUMENT = "sha256:" + "0" * 64

MATRIX: list[tuple[LanguageCode, str, str]] = [
    (
        "en",
        "⟦UNDP gave courses in Osh (May 2021) and Talas (June 2021)⟧ and ⟦printed a handbook for "
        "guards.⟧",
        "the second verb goes with the body, not with the second place",
    ),
    (
        "en",
        "⟦In Tajikistan, IOM held a forum for drivers (Khujand, 3 May 2022)⟧; ⟦in Uzbekistan, "
        "UNICEF opened six tea rooms for mothers of returned families.⟧",
        "two bodies in two countries, the second without a thing of a list",
    ),
    (
        "en",
        "⟦In Osh, UNDP trained 40 judges in May 2021; in Talas, 30 judges were trained.⟧",
        "the second clause names nobody who acts",
    ),
    (
        "en",
        "⟦IOM has been running a school for reporters in Osh since May 2021; every group has eight "
        "lessons and produces a film.⟧",
        "what each group does is no activity of a body",
    ),
    (
        "en",
        "⟦UNDP has prepared a course on rescue in five units with the Academy.⟧ ⟦IOM printed a "
        "manual for guards in May 2021.⟧",
        "another body still turns to another thing",
    ),
    (
        "en",
        "⟦The module of OHCHR on evidence is being written. Three of five units are ready.⟧",
        "some of its parts",
    ),
    (
        "ru",
        "⟦ОБСЕ в мае 2021 года издала перевод пособия о правах человека; тираж передан "
        "Омбудсмену Туркменистана.⟧",
        "тираж – часть издания",
    ),
    (
        "ru",
        "⟦Сотрудники прошли в Оше курс по работе с базой данных. Курс был организован ОБСЕ "
        "9-13 сентября 2021 года.⟧",
        "подлежащее – то, что только что названо",
    ),
    (
        "ru",
        "⟦ОБСЕ провела в Оше семинар по работе с базой данных.⟧ ⟦Курс для судей был организован "
        "МОМ 9-13 сентября 2021 года.⟧",
        "курс раньше не назван",
    ),
    (
        "en",
        "⟦The Alert Network, which links the Academy with focal points in eleven capitals, was "
        "set up in 2019.⟧ ⟦UNODC published a guide for judges in 2020.⟧",
        "a subject and its verb, with a relative clause between them",
    ),
    (
        "en",
        "⟦Four groups of teachers, 80 persons in all, were taken by UNESCO through a course on "
        "media in Osh in May 2021.⟧",
        "a number before a plural: groups is no verb",
    ),
    (
        "en",
        "⟦In March 2020 UNODC carried out, for the Customs Service of Tajikistan, a review of the "
        "rules on seizure⟧ and ⟦in June 2020 arranged a study tour for ten customs officers to "
        "Riga.⟧",
        "a verb and its object, with an insertion between them; then another event",
    ),
    (
        "en",
        "⟦The winter school of UNESCO in Naryn had to be moved to January 2023 and will take place "
        "in Talas.⟧ ⟦It will be repeated in Osh in 2024.⟧",
        "the same event at its new time and place; and what is done once more",
    ),
    (
        "en",
        "⟦In May 2021 IOM equipped the laboratories at Kordai (Kazakhstan) and Ak-Jol (Kyrgyzstan) "
        "with microscopes.⟧",
        "two places, each with its country in brackets",
    ),
    (
        "ru",
        "⟦УВКПЧ помогает судам Таджикистана, для чего в Душанбе дважды, в марте и июне 2022 года, "
        "проведены семинары.⟧",
        "придаточное, глагол которого стоит после уточнения",
    ),
    (
        "en",
        "⟦WHO printed a leaflet for nurses in Osh in 2021 and distributes it in the villages of "
        "Naryn.⟧",
        "what is done with the thing just named is no other activity",
    ),
    (
        "en",
        "⟦UNESCO has been running the project “Safe school” since 2020.⟧ ⟦WHO trains nurses in "
        "Osh. These courses of the Organization are funded by Finland.⟧",
        "who pays for what was just named, under a general name",
    ),
    (
        "en",
        "⟦UNESCO runs a programme on safe schools⟧, ⟦under which a seminar for head teachers took "
        "place in Talas on 5-6 May 2022.⟧",
        "an event under a programme with a time and a place of its own",
    ),
    (
        "en",
        "⟦The College gives a course for trainers in Osh⟧; ⟦a bulletin on the subject is published "
        "by the College every year.⟧",
        "a thing of another kind that comes again and again",
    ),
    (
        "en",
        "⟦UNODC held the exercise “Steppe” in Osh (May 2016)⟧; and ⟦keeps a list of wanted "
        "lorries, to which customs services contribute.⟧",
        "a second verb without its subject",
    ),
    (
        "en",
        "⟦OSCE field offices have supported the States of Central Asia with a number of events. "
        "Examples include: a workshop in Osh (May 2015)⟧; ⟦a seminar in Ashgabat (March 2016).⟧",
        "examples fill the general sentence before them",
    ),
    (
        "en",
        "⟦WHO surveyed twelve prisons in Naryn and Osh in 2021⟧ and ⟦will train 30 prison doctors "
        "in the course of 2022.⟧",
        "the verbs say what is done, and when",
    ),
    (
        "en",
        "⟦The Union adopted a model law (May 2019)⟧; and ⟦published a collection of judgments on "
        "the subject.⟧",
        "a law, then a text",
    ),
    (
        "en",
        "⟦WHO teaches prison doctors in Khujand⟧, ⟦the second course being scheduled for May "
        "2023.⟧",
        "a further thing without a finite verb",
    ),
    (
        "en",
        "⟦Lectures were given in Osh (2019)⟧, ⟦with further lectures being planned for Talas in "
        "2020.⟧",
        "with further things that are planned",
    ),
    (
        "en",
        "⟦UNESCO issued a glossary for editors in 2020⟧, and ⟦it regularly reviews draft laws on "
        "the press.⟧",
        "what a body does again and again",
    ),
    (
        "en",
        "⟦WHO keeps a roster of toxicologists⟧; ⟦its online course on poisons is open to customs "
        "officers.⟧",
        "a thing of another kind that the body has",
    ),
    (
        "en",
        "⟦The Tajik action plan was adopted in May 2021⟧; ⟦that of Kyrgyzstan is under review "
        "and should follow in 2022.⟧",
        "a word that stands for one more plan",
    ),
    (
        "en",
        "⟦The manual has been translated into Tajik⟧ and ⟦will be presented at a round table in "
        "Khujand on 4 May 2021.⟧",
        "an event at which a product will be shown",
    ),
    (
        "en",
        "⟦The Government adopted a plan on returnees in May 2019⟧, ⟦on the basis of which UNICEF "
        "has opened classrooms in ten schools⟧ and ⟦UNFPA is preparing guidelines for doctors.⟧",
        "what other bodies build upon it",
    ),
    (
        "en",
        "⟦A barrack at Ishkashim was completed in May 2018⟧, and ⟦the kennel, also in Khorog, "
        "would be finished by April 2019.⟧",
        "two things at two times",
    ),
    (
        "en",
        "⟦The College founded in 2011 in Osh, trains junior officers of the border service.⟧",
        "a participle after the subject is no clause",
    ),
    (
        "en",
        "⟦The Envoy, who heads the Centre, held talks in Ashgabat on water.⟧",
        "a relative clause inside the subject",
    ),
    (
        "ru",
        "⟦ВОЗ совместно с МОМ и ЮНИСЕФ планирует провести в Оше курс для врачей.⟧",
        "два партнёра после одного предлога",
    ),
    (
        "en",
        "⟦UNESCO gathered editors of five countries in Osh on 3 May 2021⟧, ⟦while a second such "
        "meeting was held in Khujand on 7 April 2022.⟧",
        "one more thing, set against the first",
    ),
    (
        "en",
        "⟦UNESCO is updating its handbook for editors. The Tajik edition is expected for 2023.⟧",
        "an edition of what was named is no further product",
    ),
    (
        "en",
        "⟦WHO advises the Ministry of Health of Tajikistan on prison health⟧ and ⟦delivered in "
        "2021, jointly with UNODC, a course for 20 prison doctors.⟧",
        "adverbials between commas stand before the second thing",
    ),
    (
        "en",
        "⟦UNESCO encourages the States of the region to teach media literacy⟧ and ⟦holds "
        "national contests and workshops for young reporters.⟧",
        "a general function, then what happens",
    ),
    (
        "en",
        "⟦The kick-off meeting was held in Osh in May 2021⟧; ⟦a debriefing will follow in Vienna "
        "on 3 March 2022.⟧",
        "an event with a date of its own, whatever its verb",
    ),
    (
        "en",
        "⟦UNESCO prints its journal in Tajik twice a year⟧; ⟦furthermore it runs a library in "
        "Khujand.⟧",
        "the body goes on to a further thing inside a sentence",
    ),
    (
        "en",
        "⟦UNESCO reviewed the Reporting and Learning Platform of Tajikistan in July and August "
        "2021.⟧",
        "neither two months nor the words of a name are cut apart",
    ),
    (
        "en",
        "⟦UNESCO has translated a handbook on media literacy.⟧ ⟦The 2015 Astana Compact on "
        "Handbooks set the frame for such work of all universities.⟧",
        "a name of its own does not refer back, though a word of it was used before",
    ),
    (
        "en",
        "⟦GCTF adopted the Glion Recommendations on watchlists⟧ and ⟦is considering the "
        "establishment of a network of screening officers.⟧",
        "a second verb of another status; the establishment of a thing is the thing",
    ),
    (
        "en",
        "⟦The Aga Khan Foundation publishes a newsletter on border trade⟧, and ⟦regularly "
        "holds joint and mixed youth forums in Khorog.⟧",
        "adverb before the second verb, adjectives joined by 'and' before its thing",
    ),
    (
        "en",
        "⟦ICAO has developed a manual on document security.⟧ ⟦It has also established a "
        "public key directory for travel documents.⟧",
        "the body goes on to its next thing",
    ),
    (
        "en",
        "⟦In 2016 UNESCO started a project on teacher training in Osh. It contributed to "
        "tolerance in 40 schools.⟧",
        "what a project led to",
    ),
    (
        "en",
        "⟦In its resolution 2341 (2017), the Security Council directed CTED to examine the "
        "protection of infrastructure.⟧ ⟦CTED published a compendium of good practices in 2018.⟧",
        "a mandate is an activity of its own",
    ),
    (
        "en",
        "⟦WHO tested a course for prison nurses in Dushanbe (3-7 May 2021)⟧; ⟦UNICEF, "
        "for its part, is preparing a handbook on first aid.⟧",
        "a clause with a lead of its own; the insertion is no cut",
    ),
    (
        "en",
        "⟦WHO tested a course for prison nurses in Dushanbe (3-7 May 2021); it is to enter the "
        "regular curriculum next year.⟧",
        "what becomes of the course",
    ),
    (
        "en",
        "⟦IOM visits detention centres twice a year. UNHCR takes part in these visits.⟧",
        "who joins in the thing just named",
    ),
    (
        "en",
        "⟦In June 2019 the OSCE Academy in Bishkek hosted a summer school on security "
        "studies for 24 students from Afghanistan and Central Asia. The programme "
        "covered radicalization, border management and human rights.⟧ ⟦In September 2019 "
        "it also launched a module on counter-terrorism for master students.⟧",
        "content of the school stays; the module is another product with its own date",
    ),
    (
        "en",
        "⟦UNICRI launched a study on the rehabilitation of offenders (March 2017)⟧; ⟦a "
        "seminar on the same subject took place in Dushanbe (May 2018).⟧",
        "semicolon before an event with date and place",
    ),
    (
        "en",
        "⟦The WCO delivered a workshop in Khujand (May 2015)⟧; ⟦a seminar in Ashgabat "
        "(March 2016)⟧ and ⟦an expert meeting in Tashkent (June 2016).⟧",
        "different events with places and dates under one verb",
    ),
    (
        "en",
        "⟦IOM held a conference and a roundtable on returning migrants (2014).⟧",
        "one date closes the list",
    ),
    (
        "en",
        "⟦UNHCR organized two workshops in November 2017 and March 2018 for border guards.⟧",
        "like events under one noun with several dates",
    ),
    (
        "en",
        "⟦UNHCR held workshops for border guards in Termez (May 2017) and Khorog (June 2018).⟧",
        "like events under one noun with several places",
    ),
    (
        "en",
        "⟦UNESCO published a handbook, a brochure and a set of posters on tolerance in 2016.⟧",
        "nouns under one verb",
    ),
    (
        "en",
        "⟦The Aga Khan Foundation promotes, supports and coordinates cross-border trade "
        "and contributes to stability in the region.⟧",
        "general functions in a row",
    ),
    (
        "en",
        "⟦The Global Counterterrorism Forum has adopted the Antalya Memorandum on the "
        "protection of children⟧ and ⟦is running a network of practitioners in juvenile "
        "justice.⟧",
        "second verb with a thing of its own of another type and status",
    ),
    (
        "en",
        "⟦As well as holding an annual forum of religious leaders in Astana⟧, ⟦UNESCO "
        "published a guide for teachers on the prevention of violent extremism.⟧",
        "'as well as holding' and the main clause",
    ),
    (
        "en",
        "⟦CADAP trains prison doctors in all five countries. The training materials are "
        "available in Russian and have been distributed to 40 prisons.⟧",
        "availability of the product",
    ),
    (
        "en",
        "⟦Security Council resolution 2396 (2017) calls upon States to use passenger "
        "data. ICAO and IATA organized a regional seminar on the subject in Almaty in "
        "October 2018.⟧ ⟦A second seminar is planned in Tashkent for 2019.⟧",
        "a cited resolution opens the first activity; the second seminar is another event",
    ),
    (
        "en",
        "⟦The FATF adopted a strategy on combating terrorist financing in February 2016. "
        "The strategy sets out priorities for the global network and calls for better "
        "exchange of information.⟧ ⟦The FATF also prepared a report on emerging risks.⟧",
        "the strategy explained; another product",
    ),
    (
        "en",
        "⟦INTERPOL’s National Central Bureaus in the region are connected to the I-24/7 "
        "network, which works day and night.⟧ ⟦In 2018 INTERPOL trained 30 officers in "
        "Bishkek on its use.⟧",
        "standing network; dated training",
    ),
    (
        "en",
        "⟦UN Women implements a project on women and the prevention of violent extremism "
        "in Kyrgyzstan (2016-2018). The project trained 300 women leaders in 12 "
        "municipalities. It also supported networks of women police officers.⟧",
        "outputs of one project",
    ),
    (
        "en",
        "⟦Kazakhstan and UNODC signed a programme of cooperation in 2016.⟧ ⟦Under this "
        "programme, a container control unit was opened in Almaty in May 2017.⟧",
        "a new unit with its own date and place",
    ),
    (
        "en",
        "⟦NATO funded a training course on the detection of chemical agents in Ankara in "
        "2014 for experts from Central Asia.⟧ ⟦NATO can also advise ministries on civil "
        "emergency planning upon request.⟧",
        "dated course; standing offer",
    ),
    (
        "en",
        "⟦The OIC has established a centre for dialogue which follows extremist messages "
        "on the Internet⟧ and ⟦plans to open a branch in Astana in 2019.⟧",
        "other status, own thing",
    ),
    (
        "en",
        "⟦UNODC developed and published a manual on electronic evidence. It covers "
        "requests to service providers and the protection of data. The manual was "
        "presented to prosecutors of Central Asia.⟧ ⟦UNODC also maintains the SHERLOC "
        "portal, a database of case law.⟧",
        "developed and published is one product; follow-up stays",
    ),
    (
        "en",
        "⟦The Eurasian Group (EAG) conducts mutual evaluations of its member States. The "
        "reports are published on its website.⟧ ⟦With the support of the EAG, Tajikistan "
        "adopted a national action plan on the risks of terrorist financing in 2018.⟧",
        "reports explain the evaluations; another lead and product",
    ),
    (
        "ru",
        "⟦В 2017 году РАТС ШОС провела семинар для экспертов компетентных органов. "
        "Участники обсудили противодействие вербовке через Интернет.⟧ ⟦Кроме того, в "
        "марте 2018 года в Ташкенте состоялась научно-практическая конференция.⟧",
        "участники – тот же семинар; конференция – другое мероприятие",
    ),
    (
        "ru",
        "⟦ОДКБ провела семинар в Душанбе (май 2015 г.)⟧, ⟦учения в Бишкеке (июнь 2016 "
        "г.)⟧ и ⟦совещание экспертов в Астане (март 2017 г.).⟧",
        "разные мероприятия со своими местом и датой",
    ),
    (
        "ru",
        "⟦СНГ приняло модельный закон о противодействии терроризму⟧ и ⟦ведёт банк данных "
        "о разыскиваемых лицах.⟧",
        "второй глагол со своей вещью другого типа",
    ),
    (
        "ru",
        "⟦АТЦ СНГ издал пособие и две брошюры для учителей (2019 г.).⟧",
        "перечень под одним глаголом",
    ),
    (
        "ru",
        "⟦С 2016 года СВМДА реализует каталог мер доверия. Он охватывает борьбу с "
        "терроризмом и охрану границ.⟧",
        "он – каталог",
    ),
    (
        "en",
        "⟦The WCO Security Programme supports customs administrations of Central Asia in "
        "controlling strategic goods.⟧ ⟦A train-the-trainer session took place in Almaty "
        "in November 2016.⟧ ⟦In 2017, the WCO and UNODC opened port control units in "
        "Karakol and Naryn under the Container Control Programme; the units are staffed "
        "by customs and police officers.⟧",
        "the general support and two dated events of others",
    ),
    (
        "en",
        "⟦The SCO adopted the Convention on Countering Extremism in Astana on 9 June "
        "2017. The Convention defines extremism and obliges the parties to take "
        "legislative measures.⟧ ⟦SCO Member States are now preparing a cooperation "
        "programme for 2019-2021.⟧",
        "two documents under one body",
    ),
    (
        "en",
        "⟦UNDP Uzbekistan implemented the project “Rule of Law Partnership” (2014-2017), "
        "introduced an electronic case management system in civil courts and trained 600 "
        "judges.⟧",
        "what one project put out",
    ),
    (
        "en",
        "⟦The Global Center on Cooperative Security implements a programme to build the "
        "capacity of training institutes for judges in Central Asia. Under the "
        "programme, curricula are reviewed and trainers are coached.⟧",
        "the programme is only the frame",
    ),
    (
        "en",
        "⟦OHCHR's Regional Office for Central Asia monitored trials in terrorism cases "
        "in 2015 and 2016.⟧ ⟦Its findings were published in a report on fair trial "
        "standards in January 2017.⟧",
        "findings in a report of a later date",
    ),
    (
        "en",
        "⟦UNICEF provides technical support to the Government of Kazakhstan in drafting "
        "standards for the rehabilitation of returned children.⟧ ⟦It is planning a "
        "regional conference on the subject for autumn 2020 in Nur-Sultan.⟧",
        "a planned conference after drafting standards",
    ),
    (
        "en",
        "⟦The European Union funds the Law Enforcement in Central Asia (LEICA) project, "
        "which aims to strengthen analysis capacities. The project runs from 2020 to "
        "2024 and is implemented by a consortium led by Civipol.⟧",
        "dates of the same project",
    ),
    (
        "en",
        "⟦The Financial Monitoring Department of Tajikistan hosted a national risk "
        "assessment workshop with the World Bank in Dushanbe in March 2016⟧; ⟦the report "
        "on the national risk assessment was approved by the Government in June 2017.⟧",
        "after a semicolon another product with its date",
    ),
    (
        "en",
        "⟦UNESCO, in partnership with the Islamic University of Uzbekistan, has launched "
        "an online course on religious tolerance⟧, ⟦will organize a festival of cultures "
        "in Samarkand in May 2019⟧ and ⟦is developing guidelines for museum educators.⟧",
        "three verbs, three things",
    ),
    (
        "en",
        "⟦The OSCE Centre in Bishkek facilitated the establishment of Public Prevention "
        "Centres in 2013-2015. The centres bring together police, local authorities and "
        "residents. More than 20 of them are operational today.⟧",
        "what became of the centres",
    ),
    (
        "en",
        "⟦Turkey’s National Police Academy offers training on counter-terrorism to "
        "police officers from Kazakhstan, Kyrgyzstan and Turkmenistan through the TADOC "
        "centre. About 40 courses have been given since 2000.⟧",
        "a number of courses is no further course",
    ),
    (
        "en",
        "⟦The Economic Cooperation Organization's Drug and Organized Crime Coordination "
        "Unit exchanges information with CARICC⟧ and ⟦has drafted an agreement on "
        "cooperation of police services.⟧",
        "standing exchange and a finished draft",
    ),
    (
        "ru",
        "⟦Антинаркотическое управление ООН открыло учебный класс в Ташкенте в апреле "
        "2016 года.⟧ ⟦В сентябре того же года там прошли курсы для 18 офицеров. Занятия "
        "вели специалисты из Германии.⟧",
        "a classroom and a course with their dates",
    ),
    (
        "ru",
        "⟦ЕАГ ежегодно проводит пленарные заседания, на которых рассматриваются отчёты о "
        "взаимных оценках.⟧ ⟦В 2018 году ЕАГ подготовила типологическое исследование о "
        "финансировании терроризма.⟧ ⟦В настоящее время разрабатывается руководство для "
        "финансовых разведок.⟧",
        "meetings every year, a study, a guide in preparation",
    ),
    (
        "ru",
        "⟦Бюро по координации борьбы с организованной преступностью (БКБОП) ведёт учёт "
        "лиц, находящихся в межгосударственном розыске. Учёт доступен органам внутренних "
        "дел всех государств СНГ.⟧",
        "учёт, которым пользуются",
    ),
    (
        "en",
        "⟦The OSCE Mission to Tajikistan and the Ministry of Interior agreed on a "
        "strategy for police reform for 2021-2025.⟧ ⟦In support of the strategy, a "
        "training centre for community policing was opened in Kulob in October 2022. The "
        "centre has two classrooms and a hotline desk.⟧",
        "a strategy and the centre opened in its support",
    ),
    (
        "en",
        "⟦UN-Habitat and UNODC are jointly conducting safety audits in five cities. The "
        "audits look at lighting, transport and the trust of women in the police.⟧ "
        "⟦Results were presented at a conference in Tashkent in May 2022.⟧",
        "audits and the conference of a later date",
    ),
    (
        "en",
        "⟦The World Bank approved a loan for the modernization of customs laboratories "
        "in Kyrgyzstan (2014)⟧, ⟦the ADB financed the reconstruction of the Karamyk "
        "crossing point (2015)⟧, and ⟦JICA supplied radiation portals for Osh airport "
        "(2016).⟧",
        "three bodies with a thing each",
    ),
    (
        "en",
        "⟦The Network of Religious and Traditional Peacemakers supports local mediators, "
        "promotes interfaith dialogue and contributes to the prevention of conflicts in "
        "the Fergana Valley.⟧",
        "general functions in a row",
    ),
    (
        "en",
        "⟦Since 2010, the Organization for Democracy and Economic Development has "
        "regularly invited experts from Central Asia to its virtual centre for combating "
        "terrorism.⟧ ⟦It also concluded a memorandum of understanding with CARICC in "
        "2013.⟧",
        "invitations since 2010; an agreement of 2013",
    ),
    (
        "en",
        "⟦The Counter-Terrorism Committee adopted the Addendum to the Madrid Guiding "
        "Principles in December 2018. The Addendum contains seventeen good practices on "
        "prosecution, rehabilitation and reintegration.⟧ ⟦CTED has been promoting the "
        "use of the Addendum during its visits to Central Asian States.⟧",
        "a document and what promotes its use",
    ),
    (
        "ru",
        "⟦МВД России подготовило для академий внутренних дел стран региона учебные "
        "программы⟧, ⟦а в 2019 году на базе Московского университета МВД прошли обучение "
        "45 сотрудников.⟧",
        "программы без даты и обучение с датой",
    ),
    (
        "en",
        "⟦IPU is preparing a parliamentary conference on countering terrorism⟧, ⟦plans "
        "to issue a handbook for members of parliament in 2021⟧ and ⟦hopes to open a "
        "regional hub in Nur-Sultan.⟧",
        "three verbs with things of different types",
    ),
    (
        "en",
        "⟦The Commonwealth Secretariat has no member in Central Asia, but its model laws "
        "on counter-terrorism are used by drafters in Kazakhstan.⟧",
        "model laws of a body that is no member",
    ),
    (
        "en",
        "⟦UNCCT delivered a course on open-source investigations to analysts of CARICC "
        "in 2019. The course took place online and lasted six weeks. All 18 analysts "
        "passed the final test.⟧ ⟦In 2020, UNCCT donated licences for analytical "
        "software.⟧ ⟦A needs assessment mission to the regional centre is scheduled for "
        "2021.⟧",
        "a course and what became of it; a donation; a planned mission",
    ),
    (
        "en",
        "⟦OSCE field operations in the region regularly hold public lectures at "
        "universities. In Dushanbe, for example, 400 students attended a lecture on "
        "online hate speech in April 2017.⟧ ⟦The OSCE Centre in Astana (now Programme "
        "Office in Nur-Sultan) supported the drafting of the State Programme on "
        "Countering Religious Extremism and Terrorism for 2013-2017.⟧",
        "an example explains the general sentence; another office",
    ),
    (
        "en",
        "⟦Interpol's Project Kalkan collects and shares information on terrorist groups "
        "active in Central Asia. Twenty-three countries take part.⟧ ⟦The working group "
        "of the project meets once a year, most recently in Ankara in June 2016.⟧",
        "a project and the meetings of its working group",
    ),
    (
        "en",
        "⟦UNESCO Almaty Cluster Office trained 50 journalists from four countries in "
        "conflict-sensitive reporting (Almaty, September 2016)⟧ and ⟦published a manual "
        "on the subject in Kazakh, Kyrgyz and Tajik (2017).⟧",
        "two verbs, each with its date",
    ),
    (
        "ru",
        "⟦АТЦ СНГ проводит ежегодные совместные учения. В 2015 году они прошли в "
        "Таджикистане, в 2016 году – в Армении.⟧ ⟦Центром разработаны методические "
        "рекомендации по организации взаимодействия оперативных штабов.⟧ ⟦Планируется "
        "создание единого учебного центра.⟧",
        "учения по годам, рекомендации, план",
    ),
    (
        "en",
        "⟦UNESCO audited the museums of Osh in 2021⟧, and ⟦is considering a stock of lamps for "
        "the airport of Talas.⟧",
        "a body that did one thing considers another",
    ),
    (
        "en",
        "⟦UNESCO agreed with Eurojust on the exchange of alerts (letters of 2018, not yet in "
        "use)⟧, and ⟦plans to invite Nepal to become an observer.⟧",
        'a verb that may be a noun, behind a bracket and "and"',
    ),
    (
        "en",
        "⟦UNESCO gave a course on rumours to 40 editors in Osh in May 2021, and intends to repeat "
        "it.⟧",
        "a plan for the thing just named is no other",
    ),
    (
        "en",
        "⟦The strategies of the five States, and plans to counter the trade in arms, were studied "
        "by UNODC.⟧",
        "plans as things, in the subject",
    ),
    (
        "en",
        "⟦UNESCO has under its roof a network of schools, in which rectors meet⟧, and ⟦has "
        "concluded with the Council of Muftis an agreement on textbooks.⟧",
        "a thing behind the name of the other party",
    ),
    (
        "en",
        "⟦A letter of intent between UNESCO and Airbus covers the safety of museums⟧; ⟦ICAO and "
        "Boeing renewed theirs in July 2019.⟧",
        "another body with a deed of its own behind a semicolon",
    ),
    (
        "en",
        "⟦UNESCO held a seminar on museums in Osh in May 2020; WHO provided two lecturers.⟧",
        "another body that only gives to the event",
    ),
    (
        "en",
        "⟦WHO held a workshop on antidotes in Awaza (24-26 September 2019); a questionnaire was "
        "handed to the participants at the end.⟧",
        "what was done at the event before",
    ),
    (
        "en",
        "⟦WHO is not a police agency. However, it issued a note on poisons (December 2015).⟧",
        "what a body is not only leads to what it did",
    ),
    (
        "en",
        "⟦WHO is particularly concerned with the safety of laboratories. It launched in 2017 an "
        "audit of freezers.⟧",
        "what a body cares for only leads to what it did",
    ),
    (
        "en",
        "⟦WHO printed a manual on poisons in 2019.⟧ ⟦The second edition is not yet out; it will be "
        "presented in Osh in May 2020.⟧",
        "what is not yet there is no mere denial",
    ),
    (
        "en",
        "⟦UNESCO - Cluster Office for the States of the Steppe in Osh. Opened in 2013, the Office "
        "coordinates libraries.⟧",
        "a bare name, then what it does",
    ),
    (
        "en",
        "⟦UNESCO workshop on the safety of museums in Osh.⟧ ⟦UNICEF trained 40 nurses in Talas in "
        "May 2020.⟧",
        "an event without a verb is no bare name",
    ),
    (
        "en",
        "⟦UNODC supports border control in the region.⟧ ⟦A key element is the establishment "
        "of Border Liaison Offices (BLOs) at remote crossings. The BLOs exchange data every "
        "day.⟧",
        "what is set up is another thing; its short name speaks of it",
    ),
    (
        "en",
        "⟦In 2016 UNODC launched a programme on border liaison. The main result is better "
        "contacts.⟧",
        "a result is no thing that is set up",
    ),
    (
        "en",
        "⟦IOM supports the exchange of experience through regional focal point meetings and "
        "study visits. Focal point meetings are conducted in all five countries.⟧",
        "what was named word for word goes on",
    ),
    (
        "en",
        "⟦In May 2019 the Ministry adopted a plan on returnees.⟧ ⟦At present UNODC is "
        "examining the conformity of the Criminal Code with the conventions.⟧",
        "another body acts at present",
    ),
    (
        "en",
        "⟦In addition to running two courses for prosecutors in Osh⟧, ⟦UNODC advises the Ministry "
        "of Justice on the law on mutual legal assistance.⟧",
        "the main clause does another thing, be it a general one",
    ),
    (
        "ru",
        "⟦Помимо проведения двух семинаров для следователей⟧, ⟦УНП ООН содействовало принятию "
        "закона о защите свидетелей.⟧",
        "то же по-русски",
    ),
    (
        "en",
        "⟦In addition to this course for prosecutors, UNODC advises the Ministry of Justice.⟧",
        "the course was told of before",
    ),
    (
        "en",
        "⟦In 2004 the SCO created the Executive Structure against Terrorism⟧, ⟦adopted a "
        "convention on extradition.⟧",
        "a body that is founded is a thing, by its name alone",
    ),
    (
        "en",
        "⟦In 2004 the SCO established contacts with ASEAN, adopted its rules of procedure.⟧",
        "contacts are no body",
    ),
    (
        "en",
        "⟦The CSTO adopted a Dushanbe Charter on Peace (2007)⟧ and ⟦a Pledge on Neighbourly "
        "Relations (2010).⟧",
        "two documents by their names, each with its year",
    ),
    (
        "en",
        "⟦CTED continues to examine what States do against the trade in weapons.⟧ ⟦In its efforts "
        "to stop that trade, CTED had not only included the topic in its visits to the region⟧, "
        "⟦but also participated in the project of UNODC on markings.⟧",
        "not only one thing, but also another: nothing is denied, and nothing is background",
    ),
    (
        "en",
        "⟦CARICC has developed a secure channel, cooperates with INTERPOL⟧ and ⟦has concluded a "
        "memorandum with Europol (2009).⟧",
        "a bare function between two deeds",
    ),
    (
        "en",
        "⟦INTERPOL encourages cooperation with its Project HAZAR launched in 2004. HAZAR supports "
        "States in finding forgers, also with training on the use of the database.⟧",
        "the name of the project just introduced",
    ),
    (
        "en",
        "⟦The SCO granted observer status to Mongolia in June 2004 and seeks closer ties.⟧ ⟦It "
        "created the Executive Structure against Terrorism.⟧",
        "a body that is founded is a new thing, by its name alone",
    ),
    (
        "en",
        "⟦The EU funded Central Asia Drug Action Programme encourages governments to adopt "
        "strategies. The current phase focuses on national focal points and on treatment.⟧",
        "the phase in which the programme is",
    ),
]

PROSE: list[tuple[LanguageCode, tuple[str, ...], str, str]] = [
    (
        "ru",
        (),
        "⟦Продолжается взаимодействие ОБСЕ с УНП ООН на основе подписанных меморандумов.⟧ "
        "⟦6 апреля 2022 года ОБСЕ подписала протокол о сотрудничестве с МОМ.⟧",
        "кто с кем взаимодействует, уже сказано: это не вступление к примерам",
    ),
    (
        "ru",
        (),
        "⟦Расширяется сотрудничество с музеями. 6 апреля 2022 года ОБСЕ подписала протокол с "
        "музеем в Оше.⟧",
        "общие слова, к которым дан пример",
    ),
    (
        "en",
        (),
        "⟦A plan of cooperation for 2025-2027 is being drafted by IOM. It should go to the Council "
        "in September 2024.⟧",
        "what is due on a date is no opinion",
    ),
    (
        "ru",
        (),
        "⟦За отчётный период состоялись:\n- семинар ПРООН для судей (Ош, 5 мая 2021 года)⟧;\n"
        "- ⟦курс ЮНИСЕФ для врачей (Талас, 7 июня 2021 года).⟧",
        "сказуемое, подлежащее которого – каждый из пунктов",
    ),
    (
        "en",
        (),
        "In 2022 UNDP will carry out the following activities:\n- ⟦a course for judges in Osh, "
        "5-7 May 2022, with IOM⟧;\n- ⟦a seminar for nurses in Talas, 3 June 2022, with WHO.⟧",
        "a sentence that is whole without its items",
    ),
    (
        "en",
        (),
        "⟦In May 2021 UNODC held a course for judges in Osh.⟧ The debate was lively at times. ⟦It "
        "should be noted that UNDP opened a crisis centre in Talas in June 2021.⟧",
        "what is announced by a phrase that tells nothing",
    ),
    (
        "en",
        (),
        "⟦In May 2022 IOM trained 30 officers in Khorog.⟧ A similar request is expected, but "
        "nothing has reached us in writing.",
        "what has not come is no part of what was done",
    ),
    (
        "en",
        (),
        "⟦WHO will visit Talas in May 2023 for a review of prison clinics.⟧ The session rose at "
        "5.30 p.m.",
        "the end of the meeting that the minutes are about",
    ),
    (
        "en",
        (),
        "⟦The Safe Roads project is run by UNDP in Osh. It runs from 2019 to 2023 and is financed "
        "by Norway.⟧",
        "when the thing runs, said by its pronoun",
    ),
    (
        "en",
        (),
        "⟦On 4 May 2016 UNODC adopted a programme of training for 2016-2018.⟧ ⟦The draft of a "
        "convention on cybercrime is being worked out by its experts.⟧",
        "a draft of another thing is no part of the one before",
    ),
    (
        "en",
        (),
        "⟦Lastly, we have offered to second an expert to UNRCCA for six months.⟧ We have decided "
        "to take it as a compliment.",
        "what authors offer to do is an activity, what they think is none",
    ),
    (
        "en",
        (),
        "⟦Every year since 2012 we and IOM have convened a consultation on asylum in Almaty.⟧ Our "
        "office will be closed on 9 May.",
        "authors act together with a body",
    ),
    (
        "ru",
        (),
        "⟦Раз в полгода собираем в Бишкеке судей.⟧ Одновременно сообщаем, что адрес изменился.",
        "авторы действуют без слова «мы»; обращение к читателю – не деятельность",
    ),
    (
        "ru",
        (),
        "⟦До конца года рассчитываем помочь Министерству юстиции Таджикистана доработать проект "
        "закона.⟧ Погода, к счастью, не подвела.",
        "намерение авторов; замечание о погоде",
    ),
    (
        "ru",
        (),
        "⟦С 2018 года между МВД Кыргызской Республики и МВД Республики Узбекистан функционирует "
        "горячая линия, позволяющая подтвердить личность задержанного.⟧",
        "задержанный – не задержка",
    ),
    (
        "en",
        (),
        "⟦On 11 June the Office convened its annual meeting of commanders in Osh, joined this "
        "year by a delegation of Kabul.⟧",
        "a participle with the one who does it",
    ),
    (
        "en",
        (),
        "⟦Since September 2021 twelve shelters in Khatlon, run by the Committee for Women, have "
        "received advice from UNICEF.⟧",
        "the verb of a subject that stands before what is told of it",
    ),
    (
        "en",
        (),
        "⟦In May 2021 we trained 20 officers.⟧",
        "who reports, and when",
    ),
    (
        "en",
        (),
        "⟦We trained 20 officers in Osh.⟧",
        "who reports, and where",
    ),
    (
        "en",
        (),
        "⟦In March 2022 we handed over two scanners to the customs.⟧",
        "a thing given",
    ),
    (
        "en",
        (),
        "⟦Last autumn we published a handbook for judges.⟧",
        "a thing made",
    ),
    (
        "en",
        (),
        "⟦We took 12 imams to Kazan in June 2019.⟧",
        "a journey",
    ),
    (
        "en",
        (),
        "⟦In 2020, we helped the Ministry to draft a law on victims.⟧",
        "help for a text",
    ),
    (
        "en",
        (),
        "We hope that this letter finds you well.",
        "a wish",
    ),
    (
        "en",
        (),
        "We thank the Ministry for its trust.",
        "thanks",
    ),
    (
        "en",
        (),
        "We believe that prevention begins in schools.",
        "an opinion",
    ),
    (
        "ru",
        (),
        "⟦В мае 2021 года мы обучили 20 таможенников.⟧",
        "кто сообщает и когда",
    ),
    (
        "ru",
        (),
        "⟦Нами проведены два занятия для учителей Оша (март 2019 г.).⟧",
        "нами сделано",
    ),
    (
        "ru",
        (),
        "⟦Осенью мы издали пособие для судей.⟧",
        "что издано",
    ),
    (
        "ru",
        (),
        "⟦В 2020 году мы передали таможне два сканера.⟧",
        "что передано",
    ),
    (
        "ru",
        (),
        "⟦Мы провели в Бишкеке круглый стол о правах пострадавших.⟧",
        "что проведено",
    ),
    (
        "ru",
        (),
        "Надеемся, что письмо застанет вас в добром здравии.",
        "пожелание",
    ),
    (
        "ru",
        (),
        "Мы благодарим министерство за доверие.",
        "благодарность",
    ),
    (
        "ru",
        (),
        "Мы считаем, что предупреждение начинается в школе.",
        "мнение",
    ),
    (
        "en",
        (),
        "⟦UNESCO runs a youth centre in Kulob.⟧ ⟦Work with the parents has begun as well. Since "
        "May 2022 IOM has been visiting 30 families in Khujand.⟧",
        "a general sentence in the middle of a paragraph waits for what fills it",
    ),
    (
        "ru",
        (),
        "⟦Укрепляется взаимодействие с соседними странами. 5 мая 2022 года в Оше подписан "
        "Протокол о сотрудничестве между МОМ и ЮНИСЕФ.⟧",
        "что-то продолжается: о чём речь, говорит следующее предложение",
    ),
    (
        "ru",
        (),
        "⟦Проводятся совместные учения. Так, в мае 2022 года в Нарынской области ОДКБ провела "
        "учение «Рубеж».⟧",
        "за общим следует пример",
    ),
    (
        "en",
        (),
        "⟦UNODC took part in several forums. On 5 May 2022 it held a conference in Osh on "
        "prisons.⟧",
        "of several things of a kind one is told",
    ),
    (
        "en",
        (),
        "⟦UNODC held a conference in Osh on 5 May 2022.⟧ In the evening the guests laid flowers "
        "at the monument.",
        "what guests did beside the event",
    ),
    (
        "ru",
        (),
        "⟦5 мая 2022 года в Оше МОМ провела совещание экспертов.⟧ Для гостей была организована "
        "экскурсия.",
        "что было у гостей помимо мероприятия",
    ),
    (
        "ru",
        (),
        "⟦5–6 мая 2022 года МОМ провела в Оше семинар для судей; занятия вели преподаватели "
        "ЮНЕСКО.⟧",
        "кто вёл занятия",
    ),
    (
        "en",
        (),
        "⟦On 5-6 May 2022 IOM held a seminar for judges in Osh; lectures were given by officers "
        "of UNESCO.⟧",
        "who taught",
    ),
    (
        "ru",
        (),
        "⟦Что касается законов, в мае 2022 года Верховным судом Казахстана внесены предложения к "
        "проекту закона о жертвах.⟧",
        "тема названа прежде подлежащего",
    ),
    (
        "ru",
        (),
        "⟦Исполком РАТС ШОС прорабатывает вопрос о создании центра по борьбе с наркотиками.⟧",
        "что организация обдумывает",
    ),
    (
        "en",
        (),
        "⟦Three workshops on fraud were held by UNODC in Osh in May 2022⟧, and ⟦a guidebook on "
        "fraud in the trade of fuel is being finalized with IOM.⟧",
        "a clause whose verb stands far from where it begins",
    ),
    (
        "en",
        (),
        "⟦In July 2022 IOM equipped three posts in Osh with scanners, thanks to Japan.⟧ Thanks to "
        "all who answered.",
        "who gave the money, and a greeting",
    ),
    (
        "ru",
        (),
        "⟦3 марта 2022 года в Алматы подписано соглашение о сотрудничестве с Академией полиции.⟧ "
        "⟦Прорабатывается вопрос о заключении такого же документа с Туркменистаном.⟧",
        "what is prepared as the next thing",
    ),
    (
        "ru",
        (),
        "⟦В мае 2022 года в Бишкеке проведён семинар для судей.⟧ ⟦Рассматривается возможность "
        "открытия представительства в Душанбе.⟧",
        "what is thought of",
    ),
    (
        "ru",
        (),
        "⟦В августе 2022 года в Оше передано оборудование для пограничников.⟧ ⟦До 1 июля 2023 года "
        "планируется ввести в действие единый перечень лиц, причастных к терроризму.⟧",
        "what is planned, without those who plan it",
    ),
    (
        "ru",
        (),
        "⟦Издано исследование «Переводы и риски финансирования терроризма».⟧",
        "a word for dangers in a title tells of none",
    ),
    (
        "ru",
        (),
        "⟦Форум по вопросам образования прошёл в Ташкенте 5 мая 2022 года. Форум провели ЮНЕСКО и "
        "Министерство народного образования Узбекистана.⟧",
        "who held the event, told with the event first",
    ),
    (
        "ru",
        (),
        "- ⟦3–4 октября 2022 года, Душанбе: совещание экспертов по границам; проводят ЮНЕСКО и "
        "МОМ.⟧",
        "who holds the event of a calendar",
    ),
    (
        "en",
        (),
        "⟦On 5 May 2022 UNESCO held a workshop for journalists in Osh. IOM contributed two "
        "lecturers.⟧",
        "a body shares in the event",
    ),
    (
        "en",
        (),
        "⟦The seminar was held in Osh on 5-6 May 2022 by UNESCO. Fifty-four managers of schools in "
        "Osh and Talas compared their plans.⟧",
        "the people of the event, counted",
    ),
    (
        "en",
        ("Conclusions of the seminar on school safety", "Proceedings"),
        "⟦UNESCO held a seminar on school safety in Osh on 5-6 May 2022.⟧",
        "the title of the document is no heading of one of its parts",
    ),
    (
        "en",
        (),
        "2.3 Council of Experts on Rehabilitation, Tashkent. ⟦On 5 May 2022 UNESCO held a seminar "
        "for teachers in Tashkent.⟧",
        "a heading with its number",
    ),
    (
        "en",
        (),
        "⟦One plan is not in the table since it has no date: UNESCO intends to set up a "
        "hotline for teachers.⟧",
        "what a remark on the table leads to",
    ),
    (
        "en",
        (),
        "⟦UNESCO trained 30 teachers in Osh in May 2022.⟧ ⟦A second course, for heads of schools, "
        "is under consideration.⟧",
        "a next thing that is thought of",
    ),
    (
        "en",
        (),
        "⟦Two round tables were held by UN Women in Ashgabat in March 2021.⟧ For Turkmenistan no "
        "further applications have been received.",
        "what did not come is no part of what was done",
    ),
    (
        "en",
        (),
        "⟦UNDP Kyrgyzstan trained 30 teachers in Osh in May 2022.⟧ All activities were financed by "
        "the Fund unless stated otherwise.",
        "a remark about the text",
    ),
    (
        "en",
        (),
        "⟦IOM announced that a law on migration was signed in Dushanbe on 1 March 2021⟧, and ⟦that "
        "a reception centre for families is being built in Khujand.⟧",
        "two things are told in one sentence",
    ),
    (
        "en",
        (),
        "⟦IOM has trained 64 officers on screening; the two workshops were held in Khorog on 28 "
        "May and in Kulob on 12 June 2021.⟧",
        "the second clause says when and where the first was done",
    ),
    (
        "en",
        (),
        "⟦The Financial Intelligence Unit of Kazakhstan has been a member of the Egmont Group "
        "since 2011.⟧",
        "a membership lasts",
    ),
    (
        "ru",
        (),
        "⟦12 сентября 2019 года УНП ООН провело заседание в Оше; рассматривался вопрос об "
        "экстрадиции.⟧",
        "о чём шла речь, то же заседание",
    ),
    (
        "ru",
        (),
        "⟦ОБСЕ провела семинар в Оше в мае 2021 года.⟧ Новых заявок не поступало.",
        "чего не было, к семинару не относится",
    ),
    (
        "ru",
        (),
        "⟦ОБСЕ провела семинар в Оше в мае 2021 года.⟧\nЧто впереди",
        "заголовок без точки",
    ),
    (
        "en",
        (),
        "⟦Work with schools continued in the whole valley. In Tajikistan, WHO gave a course for "
        "nurses in Isfara in May 2021.⟧",
        "a general sentence before its example",
    ),
    (
        "en",
        (),
        "⟦IOM opened a help desk for migrants in Osh in May 2021.⟧ UNICEF asked partners to share "
        "their lists.",
        "what a body only says in a meeting",
    ),
    (
        "en",
        (),
        "IOM, UNICEF, UNESCO, OSCE.\n⟦IOM opened a help desk for migrants in Osh in May 2021.⟧",
        "those present",
    ),
    (
        "en",
        ("2021",),
        "⟦5-9 July (U), Osh. Course on first aid for rescue teams of Kyrgyzstan, paid for by "
        "Japan.⟧",
        "a label that says when and where is the beginning of its entry",
    ),
    (
        "ru",
        ("Хроника",),
        "⟦3 мая в Оше – семинар для редакторов⟧; ⟦в июне 2021 года ЮНЕСКО и МОМ выпустили "
        "пособие для редакторов.⟧",
        "после строки без глагола – другое дело со своим сроком",
    ),
    (
        "ru",
        ("Хроника",),
        "Учение спасателей в Оше в этом году отменено.",
        "что не состоялось, то не деятельность",
    ),
    (
        "ru",
        ("Итоги",),
        "⟦Подписание протокола между УНП ООН и МВД Республики Казахстан, намеченное на март, "
        "перенесено на 1 июня 2023 г.⟧",
        "новый срок – не трудность",
    ),
    (
        "en",
        ("What we did",),
        "⟦We held two courses for prison staff in Astana in May and September 2019.⟧ We thank all "
        "who came. ⟦Our colleagues in Dushanbe published a handbook on risk assessment.⟧",
        "those who write tell what they do; thanks stay outside",
    ),
    (
        "en",
        ("Events",),
        "⟦The third course could not be held in autumn and will now take place in Osh on 3-5 March "
        "2020.⟧ Sixty countries reported last year that forged passports are rare.",
        "postponed to a date; a figure of others",
    ),
    (
        "ru",
        ("Обмен информацией",),
        "⟦В июне 2022 года РАТС ШОС открыла единый реестр разыскиваемых лиц.⟧ ⟦В октябре 2022 года "
        "к реестру подключены пограничные ведомства Узбекистана и Таджикистана.⟧ Сведения о лицах "
        "не публикуются.",
        "краткое причастие как дело; замечание остаётся вне",
    ),
    (
        "en",
        ("2. Results",),
        "⟦On 12 March 2020 GIZ opened a classroom for dog handlers at the customs "
        "academy in Tashkent. The room has twenty places and a screen.⟧ We believe that "
        "this was long overdue. ⟦A second classroom is to follow in Termez in 2021.⟧",
        "opinion between two activities",
    ),
    (
        "en",
        ("Background",),
        "The Centre was founded in 2007 at the request of five governments. It monitors "
        "the situation in the region and reports to the Security Council.",
        "boilerplate under a heading that says so",
    ),
    (
        "en",
        ("PRESS RELEASE", "Judges of the region meet in Issyk-Kul"),
        "Justice delayed is justice denied, and nowhere is this felt more than in cases "
        "of terrorism.\n"
        "⟦Thirty judges from Kazakhstan, Kyrgyzstan and Uzbekistan met in Issyk-Kul on "
        "4-6 June 2019 for a workshop on fair trial in terrorism cases, organized by "
        "ODIHR together with the Supreme Court of Kyrgyzstan.\n"
        "The first day was given to the law of evidence. Judges compared verdicts and "
        "wrote a mock judgment in small groups.\n"
        "At the end the participants agreed to exchange case summaries.⟧\n"
        "“We had never talked to one another before,” a judge from Osh said.\n"
        "⟦The workshop is part of a project on fair trial that ODIHR has carried out "
        "since January 2018 with funding from Norway.⟧ ⟦A manual for judges will be "
        "published in Russian by the end of 2019.⟧",
        "one event over paragraphs; quotation outside; project and planned manual apart",
    ),
    (
        "en",
        ("Note for the matrix",),
        "Dear Ms. Karimova,\n"
        "Thank you for your letter of 3 May 2022. We are pleased to share our update.\n"
        "⟦From 10 to 12 February 2022 UNICEF and the Ombudsman of Uzbekistan trained 40 "
        "social workers in Fergana in the care of children returned from Syria.⟧\n"
        "Please note that the figures are preliminary.\n"
        "With best regards,",
        "letter forms are outside",
    ),
    (
        "en",
        ("News from the office",),
        "Our new Head of Office, Ms. Anna Berg, took up her duties on 1 March 2022 in "
        "Dushanbe. The office car was sold.",
        "office news with date and place is no activity",
    ),
    (
        "en",
        ("1. Context",),
        "Clashes in April 2021 displaced thousands of people in Batken. Recruitment has "
        "moved to closed channels, and trust in the police remains low.",
        "events of the world are no activities",
    ),
    (
        "en",
        ("Coordination",),
        "⟦Donors meet every quarter in Ashgabat in a coordination group on border "
        "management, which UNDP chairs.⟧",
        "standing coordination",
    ),
    (
        "en",
        ("Training",),
        "⟦The Border Management Staff College held its staff course three times in 2018: "
        "in Dushanbe, in Osh and in Tashkent. Women made up a third of the 60 officers.⟧ "
        "⟦In October 2018 it also sent two trainers to Ashgabat for a seminar on forged "
        "documents, at the invitation of the State Migration Service.⟧",
        "one course with several places; another event with its own date",
    ),
    (
        "en",
        ("Outlook",),
        "⟦The first phase of the project brought experts together for a meeting in "
        "Vienna (May 2016)⟧, ⟦one in Almaty (October 2016)⟧ and ⟦one in Bishkek (March "
        "2017).⟧",
        "meetings with place and date inside a sentence",
    ),
    (
        "en",
        ("Police reform",),
        "Training. ⟦The OSCE Mission trained 120 police officers of Khatlon in community "
        "policing in May 2020.⟧ The questionnaires were filled in by half of them, which "
        "is not bad.",
        "run-in heading outside; remark about forms is no more than opinion",
    ),
    (
        "en",
        ("Joint exercises",),
        "⟦The CSTO held this year’s exercise, Rubezh 2022, in two stages. In September "
        "staffs rehearsed communications in Bishkek.⟧ ⟦The second stage took place in "
        "October 2022 at the Edelweiss range in Kyrgyzstan and involved 1,000 troops.⟧",
        "lead-in belongs to the first stage",
    ),
    (
        "en",
        ("Lessons learned",),
        "Trainings work best when they are short. The training of May 2019 in Osh showed "
        "that interpreters should be booked early.",
        "lessons, even with a date and a place",
    ),
    (
        "en",
        ("Contact",),
        "UNODC Programme Office, 15 Toktonalieva Street, Bishkek; tel. +996 312 000000",
        "address",
    ),
    (
        "en",
        ("Border security",),
        "Traffic at the crossing points has doubled since 2015. ⟦To speed up checks, IOM "
        "handed over six document readers to the Border Service of Turkmenistan at Farap "
        "on 3 July 2018.⟧ ⟦Two weeks later, 15 officers were trained by IOM in "
        "Turkmenabat in how to use them.⟧",
        "background before; equipment and training are two activities",
    ),
    (
        "en",
        ("Prisons",),
        "⟦Since 2017 UNODC has supported the prison service of Kazakhstan in classifying "
        "prisoners. A tool was tested in four prisons, and staff received coaching.⟧ "
        "Donors sometimes ask why this takes so long; the answer is paperwork.",
        "programme with its content; remark outside",
    ),
    (
        "en",
        ("International Organization for Migration", "Information campaigns"),
        "⟦IOM and the Ministry of Labour of Tajikistan ran a campaign on safe migration "
        "in Kulob and Bokhtar from June to August 2021. Leaflets in Tajik and Uzbek were "
        "handed out at bus stations.⟧\n"
        "⟦A talk show on national television in December 2021 closed the campaign.⟧",
        "another dated event in a new paragraph",
    ),
    (
        "ru",
        ("1. Учебные мероприятия",),
        "⟦15–17 мая 2019 года Центр ОБСЕ в Ашхабаде провёл семинар по выявлению "
        "поддельных документов для 25 сотрудников миграционной службы. Занятия вели "
        "эксперты из Австрии.⟧ По нашему мнению, такие семинары полезны. ⟦В 2020 году "
        "планируется повторный курс в Туркменабаде.⟧",
        "мнение между двумя мероприятиями",
    ),
    (
        "ru",
        (),
        "Уважаемые коллеги!\n"
        "В ответ на Ваше письмо от 5 марта 2022 г. направляем сведения.\n"
        "⟦В феврале 2022 г. УНП ООН передало Таможенной службе Таджикистана два сканера "
        "для пункта пропуска «Нижний Пяндж».⟧\n"
        "Пользуясь случаем, благодарим Вас за сотрудничество.\n"
        "С уважением,",
        "формулы письма остаются снаружи",
    ),
    (
        "ru",
        ("Обстановка",),
        "Террористические группы используют труднодоступные участки границы. В 2021 году "
        "обстановка в Афганистане резко изменилась.",
        "обстановка – не деятельность",
    ),
    (
        "ru",
        ("ПРЕСС-РЕЛИЗ",),
        "⟦3–4 октября 2023 года в Алматы прошла региональная конференция по реинтеграции "
        "возвращённых семей, организованная ЮНИСЕФ и Правительством Казахстана.\n"
        "Участники рассмотрели опыт школ и детских садов. Отдельная сессия была "
        "посвящена работе психологов.⟧\n"
        "«Дети должны учиться», – сказала директор школы из Караганды.\n"
        "⟦Следующая конференция состоится в Ташкенте весной 2024 года.⟧",
        "одно событие через абзацы; цитата снаружи; следующая конференция отдельно",
    ),
    (
        "ru",
        ("2. Сотрудничество",),
        "⟦С 2015 года в Душанбе действует учебный центр по борьбе с наркотиками, "
        "созданный при поддержке Правительства Японии.⟧ ⟦В июне 2021 года центр выпустил "
        "пособие для кинологов.⟧",
        "постоянный центр; издание со своей датой",
    ),
    (
        "ru",
        ("Кадровые вопросы",),
        "1 июня 2022 года в Бишкеке вступил в должность новый руководитель офиса. "
        "Объявлена вакансия бухгалтера.",
        "новости учреждения",
    ),
    (
        "en",
        ("Activities in 2022",),
        "⟦ICMPD and the State Border Guard of Latvia ran a training for 12 sniffer dog "
        "teams of the Kazakh border service in Almaty from 4 to 15 April 2022.⟧ ⟦A month "
        "later the same experts went to Bishkek and assessed the kennel of the Kyrgyz "
        "customs; their report was handed over on 27 May 2022.⟧ Dogs, as everybody "
        "knows, do not need visas.",
        "two courses of experts; a joke outside",
    ),
    (
        "en",
        ("Newsletter", "Tajikistan"),
        "Dushanbe. ⟦Forty students of the Academy of the Ministry of Internal Affairs "
        "visited the forensic laboratory on 14 February 2023, at the invitation of "
        "UNODC. They saw how fingerprints are compared and how digital traces are "
        "secured.⟧\n"
        "Khujand. ⟦The regional prosecutor's office and ABA ROLI organized a moot court "
        "on 20 February 2023. Eight teams argued a case on the financing of terrorism; "
        "the team from Bokhtar won.⟧",
        "news items with the town as run-in heading",
    ),
    (
        "en",
        ("Newsletter", "Staff corner"),
        "After eleven years with the project our driver, Mr. Rahmon, has retired. "
        "Colleagues said goodbye to him with a picnic in Varzob on 2 June 2023.",
        "farewell with date and place",
    ),
    (
        "en",
        ("5. Cooperation with other organizations",),
        "Good partnerships save money. ⟦In November 2021 the Agency and EUROPOL "
        "concluded a working arrangement on the exchange of strategic information.⟧ "
        "⟦Negotiations on a similar arrangement with CARICC are under way and should be "
        "completed by the summer of 2022.⟧",
        "opinion before two agreements",
    ),
    (
        "en",
        ("Executive summary",),
        "The year 2020 was dominated by the pandemic. Courses were moved online, travel "
        "stopped, and some partners could not be reached for weeks. In spite of this, "
        "delivery reached 78 per cent.",
        "an account of the year",
    ),
    (
        "en",
        ("Press release", "Central Asian prosecutors discuss electronic evidence"),
        "⟦Prosecutors from the five Central Asian States gathered in Tashkent on 18 and "
        "19 May 2021 for a regional workshop on electronic evidence, which was jointly "
        "organized by UNODC and the Academy of the General Prosecutor's Office of "
        "Uzbekistan.\n"
        "Over two days they worked on a fictitious case: a bomb threat sent from a "
        "server abroad. Representatives of two service providers explained which data "
        "they keep and for how long.\n"
        "“Speed is everything,” said the head of the Academy, opening the workshop.\n"
        "On the second day participants drafted requests for preservation of data and "
        "had them checked by experts from Georgia and Spain.⟧\n"
        "⟦A similar workshop for judges was held in Samarkand in March 2021.⟧ ⟦The next "
        "event, a training for investigators, will take place in Bukhara from 14 to 16 "
        "September 2021.⟧",
        "a quotation inside the event belongs to it; related events apart",
    ),
    (
        "en",
        ("Statement of the Secretary-General of ECO",),
        "Terrorism knows no borders. It threatens our economies and our youth. We "
        "therefore welcome the efforts of all Member States and call upon them to "
        "redouble their cooperation.",
        "a statement without activity",
    ),
    (
        "en",
        ("Input by the Ministry of Foreign Affairs of Turkmenistan",),
        "⟦The National Action Plan of Turkmenistan on the prevention of violent "
        "extremism for 2020-2024 was adopted by Presidential Decree in December 2019.⟧ "
        "⟦An inter-agency commission oversees its implementation and meets twice a "
        "year.⟧ ⟦With the assistance of UNRCCA, a workshop for members of the commission "
        "was conducted on 12-13 February 2020 in Ashgabat.⟧",
        "plan, commission and workshop",
    ),
    (
        "en",
        ("3. Training",),
        "The following trainings were held in the reporting period:\n"
        "- ⟦Basic course on risk analysis, Dushanbe, 1-5 February 2016, 18 officers, "
        "with the Finnish Border Guard⟧;\n"
        "- ⟦Advanced course on risk analysis, Dushanbe, 6-10 June 2016, 15 officers⟧;\n"
        "- ⟦study visit of Kyrgyz customs managers to Vilnius, September 2016.⟧\n"
        "Evaluation forms show that 92 per cent of the trainees were satisfied.",
        "a list with its introduction",
    ),
    (
        "en",
        ("Equipment",),
        "⟦With funds from the United States, the OSCE handed over two X-ray scanners "
        "worth USD 400,000 to the Customs Committee of Tajikistan at a ceremony in "
        "Vahdat on 21 September 2017. The scanners are to be installed at the Karamik "
        "and Guliston crossing points.⟧ Delivery had been delayed by four months because "
        "the containers were stuck in Riga.",
        "a ceremony with its follow-up; delay outside",
    ),
    (
        "en",
        ("Research",),
        "⟦Researchers of the OSCE Academy and the Institute of Philosophy of Kazakhstan "
        "interviewed 120 former prisoners between March and October 2019 for a study on "
        "pathways into violent groups.⟧ ⟦A policy brief based on the study appeared in "
        "February 2020.⟧ Readers found it too short.",
        "a study and the brief based on it",
    ),
    (
        "en",
        ("Message of thanks",),
        "On behalf of the team I would like to thank all partners for an excellent year. "
        "Happy New Year!",
        "thanks",
    ),
    (
        "en",
        ("International Committee of the Red Cross",),
        "⟦The ICRC's regional delegation in Tashkent, opened in 2002, works with the "
        "prison authorities of all five countries on health in detention.⟧ ⟦In 2019 it "
        "donated tuberculosis testing kits to two colonies in Kyrgyzstan.⟧",
        "a standing delegation; equipment with a date",
    ),
    (
        "en",
        ("Country updates", "Uzbekistan"),
        "⟦The Law on Countering Extremism was signed by the President on 30 July 2018; "
        "ODIHR had commented on the draft.⟧ ⟦In June 2018 UNDP and the National Centre "
        "for Human Rights launched a hotline for victims of torture.⟧",
        "a law and a hotline",
    ),
    (
        "en",
        ("Answers to the questionnaire", "Question 4: What difficulties did you meet?"),
        "Visas. Three experts did not receive theirs in time, so the seminar of 10 "
        "October 2018 in Ashgabat went ahead without them.",
        "difficulties with a date",
    ),
    (
        "en",
        ("Terms of reference",),
        "The consultant will draft a handbook, facilitate two workshops and report to "
        "the Programme Manager. Applications should be sent by 15 March 2022.",
        "a vacancy",
    ),
    (
        "ru",
        ("Информация о деятельности МОМ",),
        "⟦В рамках проекта, финансируемого Правительством Японии, МОМ передала "
        "Государственной пограничной службе Кыргызской Республики 12 автомобилей "
        "повышенной проходимости. Церемония состоялась 22 апреля 2021 года в Бишкеке.⟧ "
        "⟦В мае–июне 2021 года проведены три тренинга для водителей и механиков.⟧",
        "передача и тренинги",
    ),
    (
        "ru",
        ("Справка",),
        "Терроризм остаётся одной из главных угроз. ⟦Исполнительный комитет РАТС ШОС 27 "
        "марта 2019 года провёл в Ташкенте заседание Совета, на котором утверждён план "
        "совместных мероприятий на 2019–2021 годы.⟧ ⟦В сентябре 2019 года на территории "
        "России прошло совместное учение «Сары-Арка-Антитеррор – 2019».⟧",
        "угроза снаружи; заседание и учение",
    ),
    (
        "ru",
        ("Новости миссии",),
        "В апреле миссия переехала в новое здание. Телефоны прежние. Коллектив поздравил "
        "бухгалтера с юбилеем.",
        "новости учреждения",
    ),
    (
        "ru",
        ("Пресс-релиз", "В Астане обсудили защиту жертв терроризма"),
        "⟦16 ноября 2022 года в Астане прошёл круглый стол по правам жертв терроризма, "
        "организованный УНП ООН и Верховным Судом Республики Казахстан. В нём приняли "
        "участие судьи, адвокаты и представители неправительственных организаций.\n"
        "Дискуссия была посвящена возмещению вреда и доступу к психологической помощи.⟧\n"
        "⟦В 2023 году УНП ООН планирует издать на казахском языке справочник для "
        "адвокатов.⟧\n"
        "Управление ООН по наркотикам и преступности основано в 1997 году, его "
        "штаб-квартира находится в Вене.",
        "пресс-релиз со справкой в конце",
    ),
    (
        "ru",
        ("Раздел 2. Пограничное сотрудничество",),
        "⟦Школа пограничного контроля ОБСЕ в Душанбе с 2009 года обучает старших "
        "офицеров.⟧ ⟦С 11 по 15 марта 2019 года в ней прошёл курс по управлению "
        "миграцией в условиях кризиса; среди 22 слушателей было семь женщин.⟧ ⟦Совместно "
        "с ЮНОДК подготовлено учебное пособие по профилированию грузов, которое вышло в "
        "свет в декабре 2019 года.⟧",
        "школа, курс и пособие",
    ),
    (
        "ru",
        ("Ответ на запрос",),
        "На Ваш исх. № 12/45 сообщаем следующее. ⟦2–3 июля 2018 года в Худжанде Офис "
        "программ ОБСЕ в Душанбе организовал семинар для 30 имамов Согдийской области.⟧ "
        "Дополнительные материалы направим по готовности.",
        "формула письма и один семинар",
    ),
    (
        "en",
        ("BORDERLINE – the newsletter of the project", "Open days at the border"),
        "⟦On 9 May 2024 the Sarahs crossing point opened its gates to two hundred pupils "
        "from Mary province. BOMCA 10 and the State Border Service of Turkmenistan had "
        "prepared a programme for children: they could lead a sniffer dog, look through "
        "a thermal camera and ask an officer anything they liked.⟧\n"
        "⟦A week later, on 16 and 17 May, ICMPD brought together the heads of training "
        "of the five border services in Ashgabat. They compared curricula and agreed to "
        "exchange instructors from September.⟧",
        "an open day and a meeting a week later",
    ),
    (
        "en",
        ("BORDERLINE – the newsletter of the project", "Five questions to a dog handler"),
        "What is the hardest part of your job? “The waiting. In winter we sometimes "
        "stand for six hours before a lorry comes.” And the best part? “In 2022 my dog "
        "found four kilos of opium in Farap. He got a sausage.”",
        "interview",
    ),
    (
        "en",
        ("BORDERLINE – the newsletter of the project", "Did you know?"),
        "The border between Kazakhstan and Uzbekistan is more than 2,300 kilometres "
        "long. Send your answer to the question “When was it demarcated?” by 1 June 2024 "
        "and win a cap.",
        "quiz",
    ),
    (
        "en",
        ("About UNHCR",),
        "UNHCR, the UN Refugee Agency, was created in 1950 and works in 136 countries. "
        "It leads international action to protect people forced to flee. Its "
        "representation for Central Asia sits in Almaty.",
        "what the agency is",
    ),
    (
        "en",
        ("Consolidated report of the Delegation", "Rule of law"),
        "The Delegation attaches great importance to the rule of law. ⟦Under the Central "
        "Asia Rule of Law Programme (2020-2023), the Council of Europe reviewed the "
        "anti-corruption legislation of Kazakhstan and Kyrgyzstan.⟧ ⟦A HELP course on "
        "the prevention of radicalization in prisons was launched in Kazakh in November "
        "2021; 60 prison psychologists have enrolled.⟧ ⟦Together with the Venice "
        "Commission, the programme also held a round table on emergency powers in "
        "Bishkek on 7 December 2021.⟧",
        "programmes, course and round table of a delegation",
    ),
    (
        "en",
        ("Joint initiatives",),
        "⟦The C5+1 working group on security met in Nur-Sultan on 28 February 2020.⟧ ⟦It "
        "was followed in May by an online consultation with the Afghan authorities.⟧ The "
        "pandemic made further meetings impossible. ⟦Another consultation is foreseen "
        "for early 2021.⟧",
        "a meeting, what followed it in May, and a plan",
    ),
    (
        "en",
        ("Monitoring visit, Khatlon",),
        "⟦Between 3 and 7 September 2018 a team of the Aga Khan Foundation and the "
        "Ministry of Education visited eleven schools in Khatlon to see how the course "
        "on critical thinking is taught. In nine of them the lessons were given as "
        "planned; two had no textbooks.⟧",
        "a visit and what was seen",
    ),
    (
        "en",
        ("Upcoming",),
        "⟦10-12 April 2023, Tashkent: regional training on crypto-assets for financial "
        "intelligence units (UNODC, OSCE).⟧\n"
        "⟦15 May 2023, online: webinar on the gender dimension of returning families, "
        "organized by UN Women.⟧\n"
        "⟦June 2023 (tbc), Issyk-Kul: summer camp for young leaders from border "
        "districts, UNDP and Saferworld.⟧",
        "lines of a calendar",
    ),
    (
        "en",
        ("Message from the Head of Mission",),
        "Dear readers, another year has gone by. We have travelled many kilometres, "
        "drunk much tea and learned a great deal. I am proud of this team. In 2024 we "
        "shall try to be even better.",
        "foreword",
    ),
    (
        "ru",
        ("Офис программ ОБСЕ в Бишкеке: справка", "1. Работа с полицией"),
        "⟦12–14 февраля 2019 года в Оше Офис провёл тренинг для участковых инспекторов "
        "по раннему выявлению радикализации. Обучено 24 сотрудника, в том числе шесть "
        "женщин.⟧ ⟦По просьбе МВД КР в марте переведено на кыргызский язык руководство "
        "ОБСЕ для полиции; тираж – 500 экземпляров.⟧\n"
        "⟦До конца 2019 года Офис намерен провести ещё два таких тренинга – в "
        "Джалал-Абаде и Баткене.⟧",
        "тренинг, перевод, план",
    ),
    (
        "ru",
        ("Офис программ ОБСЕ в Бишкеке: справка", "4. Общие замечания"),
        "Спрос на обучение превышает возможности бюджета. Считаем, что двухдневные "
        "тренинги эффективнее однодневных. Просим не указывать в матрице имена тренеров.",
        "замечания",
    ),
    (
        "ru",
        ("Вести ЕАГ",),
        "⟦В Ташкенте с 21 по 25 ноября 2022 года состоялось 37-е пленарное заседание "
        "ЕАГ. Делегации заслушали отчёт Кыргызской Республики о прогрессе.⟧ ⟦На полях "
        "заседания подписан меморандум о сотрудничестве между финансовыми разведками "
        "Узбекистана и Таджикистана.⟧",
        "пленарное заседание и меморандум на его полях",
    ),
    (
        "ru",
        ("Пресс-релиз", "Имамы и психологи обсудили работу с молодёжью"),
        "«Молодёжь не слышит нас, потому что мы говорим на разных языках».\n"
        "⟦Такими словами открылась 20 октября 2021 года в Нур-Султане двухдневная "
        "встреча имамов и школьных психологов, которую провели Центр Н. Назарбаева по "
        "развитию межконфессионального диалога и ЮНЕСКО.\n"
        "В первый день выступили эксперты из Германии и Индонезии. Во второй день "
        "участники разбирали случаи из практики.⟧\n"
        "⟦Встреча проведена в рамках проекта ЮНЕСКО «Молодёжь против насилия», "
        "рассчитанного на 2020–2022 годы.⟧\n"
        "Контактное лицо: А. Сулейменова, тел. +7 7172 00 00 00.",
        "цитата в начале, проект в конце",
    ),
    (
        "ru",
        ("Международное сотрудничество",),
        "⟦Генеральная прокуратура Узбекистана и Управление ООН по наркотикам и "
        "преступности реализуют совместную программу подготовки следователей на "
        "2022–2025 годы.⟧ ⟦В её рамках в Академии Генпрокуратуры создана лаборатория "
        "цифровой криминалистики, открытая 1 декабря 2022 года.⟧ ⟦Кроме того, "
        "следователи трёх стран прошли стажировку в Вене (март 2023 г.).⟧",
        "программа, лаборатория, стажировка",
    ),
    (
        "en",
        ("Mid-year update", "Finance"),
        "By 30 June 2022 the project had spent USD 812,000, or 54 per cent of the "
        "budget. A no-cost extension until March 2023 has been requested.",
        "finance",
    ),
    (
        "en",
        ("Letter",),
        "Excellency,\n"
        "I have the honour to refer to your note of 2 February 2021 on the review of the "
        "Joint Plan of Action.\n"
        "The Organization of Turkic States wishes to inform you as follows.\n"
        "⟦On 31 March 2021 the informal summit of the Turkic Council adopted the "
        "Turkistan Declaration, in which the leaders condemned terrorism.⟧\n"
        "⟦The heads of the special services of the member States meet every year; the "
        "twenty-second conference took place in Antalya in October 2019.⟧\n"
        "Please accept, Excellency, the assurances of my highest consideration.",
        "the forms of a diplomatic letter",
    ),
    (
        "en",
        ("Activities", "Search and rescue"),
        "Avalanches close the pass each winter. The village of Murghab was cut off for "
        "nine days in February 2017.",
        "an avalanche is no activity",
    ),
    (
        "en",
        ("Results framework",),
        "Indicator 2.1: number of officers who apply the new procedures. Baseline: 0. "
        "Target: 200. ⟦Achieved: 164 officers of the Turkmen customs trained in three "
        "courses (Ashgabat, March, May and September 2018).⟧",
        "an indicator before what was achieved",
    ),
    (
        "ru",
        ("Взаимодействие с гражданским обществом",),
        "Неправительственные организации лучше знают местные условия. ⟦При поддержке "
        "Фонда «Сорос-Кыргызстан» сеть женских организаций провела в 2018 году 60 встреч "
        "с матерями трудовых мигрантов в Ошской области.⟧ ⟦Опыт обобщён в брошюре «Мамин "
        "голос», изданной в январе 2019 года тиражом 3 000 экземпляров.⟧",
        "мнение, встречи и брошюра",
    ),
    (
        "en",
        (),
        "⟦IOM held a workshop on visas in Osh in May 2019⟧; ⟦another one, for consular staff, "
        "was given in Naryn by UNHCR on 3 June.⟧",
        "a clause on one more thing that stands for the thing named before",
    ),
    (
        "en",
        (),
        "⟦The UNESCO handbook on tolerance was published in Kazakh in March 2021⟧; ⟦an Uzbek "
        "edition is planned.⟧",
        "one more edition of another status",
    ),
    (
        "ru",
        (),
        "⟦Семинар для судей проведён УНП ООН в Оше в мае 2019 года⟧; ⟦аналогичный прошёл в "
        "Нарыне 3 июня 2019 года.⟧",
        "ещё один такой же семинар",
    ),
    (
        "ru",
        (),
        "⟦Аудит аэропорта в Оше начнётся в мае 2021 года⟧, ⟦а в Таджикистане эксперты ИКАО "
        "с 2018 года ежегодно проверяют подготовку персонала.⟧",
        "противопоставлено другое место, другое время",
    ),
    (
        "en",
        (),
        "⟦UNHCR monitored asylum procedures in Kazakhstan in 2021.⟧ An interpreter told our "
        "colleague: “They wait for hours, and nobody explains why.”",
        "what somebody said closes no activity",
    ),
    (
        "en",
        (),
        "⟦ODIHR held a round table on prisons in Almaty on 4 May 2021.⟧ Feedback: lively, if "
        "somewhat long.",
        "how it was received",
    ),
    (
        "en",
        (),
        "⟦UNICEF opened a counselling room in Khorog in April 2022.⟧ “At first she did not "
        "speak.” “Now she sings.”",
        "sentences that are quoted as a whole",
    ),
    (
        "ru",
        (),
        "⟦СНГ и ОДКБ 14 мая 2021 года подписали в Минске план консультаций.⟧ Переговоры, по "
        "словам участников, были долгими.",
        "чужими словами о том, как это было",
    ),
    (
        "ru",
        (),
        "⟦С 4 по 9 мая 2021 года ОДКБ проводит учение под Ошем.⟧ Жителей района просят не "
        "приближаться к полигону.",
        "просьба к населению",
    ),
    (
        "en",
        (),
        "⟦For May 2022 UNODC plans a seminar on forensics in Osh.⟧ Dates may still change, as "
        "they often do.",
        "how sure the text is of itself",
    ),
    (
        "en",
        (),
        "The Regional Centre has its seat in Ashgabat and was established in December 2007 at "
        "the request of the Governments.",
        "what a body is",
    ),
    (
        "en",
        (),
        "CARICC was established in 2009 and has eight member States. ⟦In May 2021 CARICC held a "
        "course for analysts in Almaty.⟧",
        "what a body is, then what it does",
    ),
    (
        "ru",
        (),
        "ЕАГ объединяет 9 государств и имеет штаб-квартиру в Москве. ⟦В мае 2021 года ЕАГ "
        "провела семинар в Оше.⟧",
        "что такое организация и что она делает",
    ),
    (
        "en",
        (),
        "⟦Since 2019 a contact group of ambassadors of the OSCE has been following the situation "
        "in Afghanistan.⟧",
        "who follows a situation does not describe it",
    ),
    (
        "en",
        (),
        "⟦In 2021 the OSCE Academy, at the wish of its partners:\n- convened an expert "
        "meeting on water in Osh on 3 May⟧\n- ⟦issued a newsletter on borders⟧\n- ⟦plans a "
        "course on forensics in Naryn.⟧",
        "a lead-in belongs to the first item",
    ),
    (
        "en",
        (),
        "⟦With funds of Japan, UNDP:\n- trained 40 judges in Khujand in May 2021⟧\n- ⟦handed "
        "over two vehicles to the police of Tajikistan in June 2021.⟧",
        "a lead-in without a time",
    ),
    (
        "ru",
        (),
        "⟦При поддержке Японии ПРООН:\n- провела в мае 2021 года семинар в Оше⟧\n- ⟦передала два "
        "автомобиля милиции Таджикистана в июне 2021 года.⟧",
        "вводная часть перечня относится к первому пункту",
    ),
    (
        "en",
        ("Visibility",),
        "⟦UNDP’s exhibition of drawings travels through the schools of Tajikistan until May 2021.⟧",
        "what is done to be seen is an activity, too",
    ),
    (
        "en",
        (),
        "⟦All year round officers can follow the e-learning course “Safe Borders”, which IOM "
        "keeps on its site.⟧ ⟦IOM is also writing a curriculum on documents for border "
        "academies.⟧",
        "what is on offer, and what is being written",
    ),
    (
        "ru",
        (),
        "⟦На май 2021 года намечена олимпиада школьников, которую УНП ООН проведёт в Бишкеке.⟧ "
        "⟦ОБСЕ готова проводить курсы в учебных заведениях Центральной Азии.⟧",
        "готовность – дело плана",
    ),
    (
        "en",
        (),
        "⟦On 4 May 2021 the EU Delegation handed over two scanners to the customs of Tajikistan "
        "in Khujand.⟧ The devices see through steel, or so the supplier says.",
        "what somebody claims",
    ),
    (
        "ru",
        (),
        "⟦С мая 2021 года ПРООН ведёт в Ошской области проект «Добрые соседи».⟧ ⟦Центр ОБСЕ в "
        "Ашхабаде изучает возможность открыть летнюю школу для имамов.⟧",
        "изучают возможность: план",
    ),
    (
        "ru",
        (),
        "40 рекомендаций ФАТФ (2012) содержат всё необходимое, если их применять.",
        "мнение о документе",
    ),
    (
        "en",
        (),
        "⟦Twenty officers were trained by IOM in Khorog from 4 to 8 March 2019⟧, and ⟦a "
        "seminar for judges on sentencing followed in Kulob on 15 May.⟧",
        "two events with a date and a place each",
    ),
    (
        "en",
        (),
        "⟦Twenty officers were trained by IOM in Khorog from 4 to 8 March 2019, and the "
        "seminar ended with a visit to the post.⟧",
        "the same event",
    ),
    (
        "ru",
        (),
        "⟦Мы провели школу тренеров в Бишкеке (8–12 сентября 2025 года), где преподавали "
        "специалисты ЮНИСЕФ⟧, и ⟦встречу журналистов в Душанбе (20 ноября 2025 года).⟧",
        "у каждого своё время и место",
    ),
    (
        "en",
        (),
        "⟦In May 2022 the Department carried out a second assessment of risks in Tajikistan⟧,"
        " ⟦for which EAG had trained analysts at a course in Moscow (24-28 January 2022).⟧",
        "another body's event before it",
    ),
    (
        "en",
        (),
        "⟦In May 2022 the Department carried out an assessment of risks in Tajikistan, for "
        "which EAG had sent its questionnaire.⟧",
        "no event of its own",
    ),
    (
        "ru",
        (),
        "⟦В августе 2015 года под Бишкеком прошло учение «Центр», которым руководил ГКНБ "
        "Кыргызской Республики; РАТС ШОС направила наблюдателей.⟧",
        "гость того же учения",
    ),
    (
        "ru",
        (),
        "⟦На 16–17 апреля 2020 года ОБСЕ наметила в Бишкеке конференцию парламентариев; "
        "рассчитывают принять около 300 делегатов.⟧",
        "сколько приедет на неё",
    ),
    (
        "en",
        (),
        "⟦In 2014 UNDP, with Japanese funds, supplied the customs of Kyrgyzstan with a scanner.⟧",
        "funds of a nation do nothing",
    ),
    (
        "ru",
        (),
        "⟦17 марта 2023 года в Ташкенте состоялось заседание Совета РАТС ШОС, утвердившее "
        "план мероприятий на 2024 год.⟧",
        "причастие не начинает другого",
    ),
    (
        "ru",
        (),
        "⟦В 2021 году Центр ОБСЕ в Бишкеке и МВД подписали письмо о намерениях, "
        "предусматривающее проведение семинаров в 2022–2023 годах.⟧",
        "что предусмотрено письмом",
    ),
    (
        "ru",
        (),
        "⟦С 2021 года ЮНЕСКО ведёт в Казахстане проект «Слово против ненависти». Щедро "
        "финансируемый Правительством Норвегии, проект нацелен на школьников.⟧",
        "тот же проект за причастием",
    ),
    (
        "en",
        (),
        "⟦IOM has used American funds for four seminars on documents (Osh and Naryn, March "
        "2022)⟧ ⟦as well as for a legal clinic for migrants, open in Batken since April "
        "2022.⟧",
        "what else the money was used for",
    ),
    (
        "en",
        (),
        "⟦In 2021 the Norwegian Embassy gave a grant to UNDP Kyrgyzstan. With it the country "
        "office runs a school for mothers in Osh.⟧",
        "what is done with the grant",
    ),
    (
        "en",
        (),
        "Wed 6 December 2017, Bishkek. OHCHR regional office.",
        "the head of an entry",
    ),
    (
        "en",
        (),
        "⟦6 December 2017, Bishkek: round table on fair trial.⟧",
        "an entry that names its thing",
    ),
    (
        "en",
        (),
        "The Ministry observes that in the last edition the name of the province is misspelt "
        "in two places.",
        "a correction",
    ),
    (
        "ru",
        (),
        "Письмом от 2 мая 2019 года РЦПДЦА запросил у Секретариата информацию о работе в "
        "Центральной Азии.",
        "повод для ответа",
    ),
]


def marks_of(text: str, language: LanguageCode) -> Marks:
    return Marks(
        organizations=tuple(
            Mark(found.start, found.end, found.id, weak=found.strength == "weak")
            for found in find_organizations(text, language)
        ),
        territories=tuple(
            Mark(found.start, found.end, found.id) for found in find_territories(text, language)
        ),
        dates=tuple(
            Mark(found.start, found.end, found.range.raw)
            for found in find_dates(text, language)
            if found.role == "activity"
        ),
    )


def passage_of(
    text: str, kind: str, language: LanguageCode, headings: tuple[str, ...] = ()
) -> Passage:
    """A passage of lines; those with "- " are items of a list, the mark is no part of the words."""
    paragraphs: list[Paragraph] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        item = line.startswith("- ")
        end = start + len(line.removeprefix("- "))
        paragraphs.append(
            Paragraph(
                block=f"para={number}",
                start=start,
                end=end,
                level=1 if item else 0,
                marker="-" if item else "",
            )
        )
        start = end + 1
    words = "\n".join(line.removeprefix("- ") for line in text.split("\n"))
    block = "para=0" if len(paragraphs) == 1 else f"para=0..{len(paragraphs) - 1}"
    return Passage.model_validate(
        {
            "ref": SourceRef(document=DOCUMENT, block=block, start=0, end=len(words)),
            "text": words,
            "kind": kind,
            "paragraphs": paragraphs,
            "headings": headings,
            "language": language,
        }
    )


def unmarked(
    marked: str, kind: str, language: LanguageCode, headings: tuple[str, ...] = ()
) -> Passage:
    """The passage of a marked text."""
    text = re.sub("[⟦⟧]", "", marked.replace("⟦- ", "- ⟦"))
    return passage_of(text, kind, language, headings)


def marked_words(marked: str) -> list[str]:
    """The words of each activity that is marked."""
    return [words.replace("\n- ", "\n") for words in re.findall("⟦(.*?)⟧", marked, re.DOTALL)]


def is_press_release(headings: tuple[str, ...]) -> bool:
    return any("press release" in h.lower() or "пресс-релиз" in h.lower() for h in headings)


def activities(
    marked: str, kind: str, language: LanguageCode, headings: tuple[str, ...] = ()
) -> tuple[list[str], list[str]]:
    """What was found in a marked text, and what is marked."""
    passage = unmarked(marked, kind, language, headings)
    found = segment(
        [passage], [marks_of(passage.text, language)], one_event=is_press_release(headings)
    )
    return [passage.text[span.start : span.end] for span in found.spans], marked_words(marked)


@pytest.mark.parametrize(("language", "marked", "why"), MATRIX)
def test_matrix_paragraph_is_cut_where_another_activity_begins(
    language: LanguageCode, marked: str, why: str
) -> None:
    found, wanted = activities(marked, "matrix", language)

    assert found == wanted, why


@pytest.mark.parametrize(("language", "headings", "marked", "why"), PROSE)
def test_activities_are_picked_out_of_prose(
    language: LanguageCode, headings: tuple[str, ...], marked: str, why: str
) -> None:
    found, wanted = activities(marked, "prose", language, headings)

    assert found == wanted, why
