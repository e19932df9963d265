"""Each type in varied sentences: active, passive, nominal, planned, going on, without a verb."""

from datetime import date

import pytest

from extractors.traits import judge_status, judge_type
from gazetteers.model import LanguageCode

ENGLISH = {
    "meeting": [
        (
            "Forty religious scholars and officials gathered in Shymkent in March for "
            "two days of talk about prison chaplaincy.",
            "completed",
        ),
        (
            "The third round of consultations between the Secretariat and the national "
            "coordinators took place online on 4 June.",
            "completed",
        ),
        (
            "A high-level conference on victims of terrorism is foreseen for the autumn "
            "in Tashkent.",
            "planned",
        ),
        (
            "Kazakhstan hosted the annual plenary of the Eurasian Group in Almaty (May 2023).",
            "completed",
        ),
        (
            "Heads of border troops sit down together twice a year to compare notes.",
            "recurring",
        ),
        (
            "At the invitation of the Centre, fifteen journalists took part in a press "
            "briefing on the new platform.",
            "completed",
        ),
        (
            "UNRCCA will bring together the deputy foreign ministers of the five States "
            "in Ashgabat in December.",
            "planned",
        ),
        ("Expert discussion on foreign fighters, Bishkek, 12 May 2022", "completed"),
        (
            "Launch event of the joint programme, attended by the Prime Minister "
            "(Dushanbe, 2 February 2021)",
            "completed",
        ),
        (
            "A round table on secularism was co-organized by the Academy and the Muftiate.",
            "completed",
        ),
        (
            "The Security Council Committee was briefed by the Executive Director on "
            "the situation along the Afghan border.",
            "completed",
        ),
        (
            "In Khorog, elders and police officers debated how to settle border disputes.",
            "completed",
        ),
        (
            "Delegates from seven countries exchanged views on the repatriation of "
            "families during a side event in Vienna.",
            "completed",
        ),
        (
            "The steering committee of the programme held its second session in June.",
            "completed",
        ),
        ("The next Forum of Youth Leaders has been scheduled for September.", "planned"),
        (
            "More than 80 delegates attended the opening of the regional conference in Nur-Sultan.",
            "completed",
        ),
        (
            "The heads of the five drug control agencies met on the margins of the "
            "Commission on Narcotic Drugs.",
            "completed",
        ),
        (
            "A donor coordination meeting was convened by the Resident Coordinator in February.",
            "completed",
        ),
        ("The Office is organizing a round table on prison reform.", "ongoing"),
        (
            "Consultations with civil society on the draft national plan took place in "
            "all seven provinces.",
            "completed",
        ),
        (
            "Over two days, participants of the forum discussed how schools can prevent "
            "recruitment.",
            "completed",
        ),
        (
            "On the sidelines of the General Assembly, UNRCCA and Kazakhstan held an "
            "event on the nuclear-free zone.",
            "completed",
        ),
        (
            "UNODC announced a regional meeting on cybercrime, to be held in Almaty in March 2021.",
            "planned",
        ),
        (
            "The results of the survey were presented at a round table in Bishkek on 3 May.",
            "completed",
        ),
        ("The working group sat in Cholpon-Ata from 3 to 5 August.", "completed"),
        (
            "Youth centre in Khujand: 60 young people debated tolerance with local imams on 7 May.",
            "completed",
        ),
        ("Meetings of the national focal points take place each quarter.", "recurring"),
    ],
    "advocacy": [
        (
            "The Office maintains a dialogue with the authorities about the abolition "
            "of the death penalty.",
            "ongoing",
        ),
        ("UNODC recommended that Kazakhstan introduce alternatives to detention.", "completed"),
        ("A campaign against hate speech reached two million users.", "completed"),
        ("An essay competition for pupils will be announced in April.", "planned"),
        ("The Heads of State issued a joint statement condemning the attack.", "completed"),
        ("The Office promotes the use of the Istanbul Protocol.", "ongoing"),
        (
            "The Secretary General called on the States to repatriate their citizens.",
            "completed",
        ),
        (
            "On 21 August each year the Centre marks the day of victims of terrorism.",
            "recurring",
        ),
        ("Awareness sessions for taxi drivers were held at bus stations.", "completed"),
        (
            "Posters against recruitment were contest entries by students; the best won prizes.",
            "completed",
        ),
        ("The Committee encouraged Turkmenistan to join the Egmont Group.", "completed"),
        ("OSCE RFoM urges the authorities to lift the ban on websites.", "ongoing"),
        (
            "The Committee of Ministers appealed to the media not to publish the names "
            "of attackers.",
            "completed",
        ),
        ("The Office advocates for a moratorium on executions.", "ongoing"),
        (
            "School pupils from 30 villages took part in a drawing contest on tolerance.",
            "completed",
        ),
        (
            "The Special Rapporteur urged the Government to amend the definition of extremism.",
            "completed",
        ),
        (
            "On the International Day of Peace, volunteers distributed 2,000 badges in "
            "the parks of Dushanbe to raise awareness.",
            "completed",
        ),
        ("The exhibition of victims' portraits tours the schools of Batken.", "ongoing"),
        (
            "An exhibition of children's drawings against violence opened in the National Library.",
            "completed",
        ),
    ],
    "training": [
        (
            "Twenty-two customs officers completed a five-day course on dual-use goods.",
            "completed",
        ),
        ("Investigators from Osh learned how to trace cryptocurrency.", "completed"),
        (
            "An e-learning module on open-source intelligence is to be rolled out in "
            "the second half of the year.",
            "planned",
        ),
        (
            "The Staff College offers scholarships to women officers from all five countries.",
            "ongoing",
        ),
        (
            "Between 2016 and 2018 more than 600 imams passed through the refresher programme.",
            "completed",
        ),
        (
            "A curriculum for police cadets is currently being piloted at three academies.",
            "ongoing",
        ),
        (
            "UNODC mentored analysts of the financial intelligence unit for six months.",
            "completed",
        ),
        ("Study tour of Tajik prison governors to Oslo (9-14 October 2022)", "completed"),
        ("Every autumn the Institute runs a summer school for young diplomats.", "recurring"),
        (
            "Judges were acquainted with the case law of the Human Rights Committee "
            "during a two-day seminar.",
            "completed",
        ),
        (
            "The project built the capacity of 60 civil servants in risk communication.",
            "completed",
        ),
        (
            "Two instructors of the Border Service spent a month at the dog-handling "
            "school in Vienna as trainees.",
            "completed",
        ),
        ("It is intended to train a further 200 teachers before the end of 2025.", "planned"),
        (
            "Simulation-based training for prosecutors on terrorist financing cases, "
            "Nur-Sultan, 3 to 5 December",
            "completed",
        ),
        (
            "Lectures on cyber hygiene were read to 900 students of Batken State University.",
            "completed",
        ),
        ("UN Women coaches village mediators in the Ferghana Valley.", "ongoing"),
        (
            "A workshop for editors on reporting about attacks concluded in Bishkek.",
            "completed",
        ),
        (
            "Issyk-Kul, 3-7 July: summer academy for student leaders from the Ferghana "
            "Valley, taught by lecturers of the Diplomatic Academy",
            "completed",
        ),
        (
            "For the first time, wardens from women's prisons attended a course on "
            "dynamic security; it was held in Almaty.",
            "completed",
        ),
        (
            "At the Border Management Staff College, the OSCE delivered the 12th staff "
            "course for mid-level officers of eight countries.",
            "completed",
        ),
        (
            "Trainers from the Bundespolizei showed 18 officers of the airport police "
            "how to recognize forged passports.",
            "completed",
        ),
        (
            "Subject to funding, the Centre will repeat the course for Turkmen officers.",
            "planned",
        ),
        (
            "The Deputy Head of the Office reported that 45 police officers had been "
            "trained in Osh in June.",
            "completed",
        ),
        (
            "The OSCE will, together with INTERPOL and the Ministry of Justice, train "
            "30 investigators in Nukus.",
            "planned",
        ),
        (
            "Every second month the Centre trains interpreters for asylum procedures.",
            "recurring",
        ),
        (
            "The Border School now offers places on its course to officers from Afghanistan.",
            "ongoing",
        ),
        ("Ninety volunteers were taught to recognize signs of recruitment.", "completed"),
    ],
    "assessment": [
        ("CTED paid a follow-up visit to Uzbekistan in July 2019.", "completed"),
        ("IOM is surveying returned migrants in four provinces.", "ongoing"),
        ("The legal framework of Turkmenistan was reviewed by two consultants.", "completed"),
        ("A gap analysis of passenger data systems will be commissioned.", "planned"),
        (
            "Researchers interviewed 300 inmates about their paths into violent groups.",
            "completed",
        ),
        ("Mid-term evaluation of the regional programme (Q3 2022)", "completed"),
        (
            "The mission toured five border crossing points and met their commanders.",
            "completed",
        ),
        ("Needs of the forensic laboratory were mapped with the help of Europol.", "completed"),
        ("Experts are expected to visit the Hairaton crossing in April.", "planned"),
        (
            "A study of hate speech in social networks was carried out by the Centre.",
            "completed",
        ),
        ("OHCHR undertook a fact-finding mission to Karakalpakstan.", "completed"),
        (
            "An inventory of small arms depots was compiled in 2020 by technicians of "
            "the Ministry of Defence.",
            "completed",
        ),
        ("The Secretariat annually assesses progress against the plan.", "recurring"),
        (
            "Preliminary findings of the audit of airport security were shared with the ministry.",
            "completed",
        ),
        (
            "The World Customs Organization examined the risk management system of the "
            "Uzbek customs.",
            "completed",
        ),
        ("Tajikistan was visited by assessors of the Eurasian Group in 2017.", "completed"),
        (
            "A nation-wide survey of attitudes among pupils is being carried out by the "
            "Ministry of Education with UNICEF.",
            "ongoing",
        ),
        (
            "The consultant analysed 140 verdicts and found that few defendants had a lawyer.",
            "completed",
        ),
        ("A joint field trip of donors to Murghab is planned for July.", "planned"),
        (
            "The Commission considered the report of the working group and took note of it.",
            "completed",
        ),
        ("Experts studied how detention centres classify prisoners.", "completed"),
    ],
    "publication": [
        ("A brochure on the rights of victims came out in three languages.", "completed"),
        ("The Secretariat is updating its guide for investigators.", "ongoing"),
        (
            "The Russian version of the compendium was uploaded to the website in March.",
            "completed",
        ),
        ("A digest of court rulings is to appear by the end of the year.", "planned"),
        ("In 2021 the Academy brought out a textbook on prevention.", "completed"),
        ('Documentary film "The Way Home", shown on national television', "completed"),
        ("The Centre issues a monthly bulletin on trends in drug trafficking.", "recurring"),
        (
            "Five thousand copies of the leaflet were handed out at markets and bus stations.",
            "completed",
        ),
        ("PRI and the Ombudsman have produced a manual for prison monitors.", "completed"),
        (
            "A policy brief on radicalization among labour migrants has been issued by UNDP.",
            "completed",
        ),
        ("Translation of the manual into Tajik is planned.", "planned"),
        ("A web portal with all national legislation went online in 2020.", "completed"),
        (
            "Ten video clips against recruitment were filmed by students with UNESCO support.",
            "completed",
        ),
        (
            "The Research Institute has released its yearbook of trends in extremist propaganda.",
            "completed",
        ),
        (
            "Guidelines for labour inspectors, prepared jointly by IOM and the ILO, "
            "were printed in Tajik and Russian.",
            "completed",
        ),
        ("The results of the study were published as a book in 2020.", "completed"),
        ("A handbook for lawyers is under preparation.", "ongoing"),
        ("The CIS ATC maintains a website on the fight against terrorism.", "ongoing"),
        (
            "Twice a year the Secretariat circulates an overview of new legislation.",
            "recurring",
        ),
        ("IOM is finalizing a workbook for border officers.", "ongoing"),
        (
            "The guide has been translated into Turkmen and will be distributed to all schools.",
            "completed",
        ),
    ],
    "legislation": [
        ("Tajikistan acceded to the Convention in 2019.", "completed"),
        ("The Parliament passed amendments to the Criminal Code.", "completed"),
        ("The draft agreement on extradition is to be signed in Minsk.", "planned"),
        ("A new national strategy is being drafted with the help of UNDP.", "ongoing"),
        (
            "The Concept obliges the States to share information about wanted persons.",
            "ongoing",
        ),
        ("Memorandum of understanding between CARICC and Interpol (2011)", "completed"),
        (
            "The five Governments have agreed on a joint plan of measures for 2022-2025.",
            "completed",
        ),
        (
            "UNODC helps Kyrgyzstan bring its law on mutual legal assistance into line "
            "with international standards.",
            "ongoing",
        ),
        (
            "The opinion of the Venice Commission on the bill was sent to Parliament in October.",
            "completed",
        ),
        (
            "Heads of State approved the Cooperation Strategy at their summit in Bishkek.",
            "completed",
        ),
        (
            "Uzbekistan has incorporated the definition of terrorist financing into its "
            "penal code.",
            "completed",
        ),
        ("An additional protocol to the Treaty entered into force in 2017.", "completed"),
        ("Kazakhstan intends to ratify the protocol next year.", "planned"),
        (
            "The Declaration was adopted by acclamation at the end of the conference.",
            "completed",
        ),
        (
            "At their meeting in Cholpon-Ata, the Presidents signed a treaty of friendship.",
            "completed",
        ),
        (
            "The Government has approved a roadmap for the implementation of the FATF "
            "recommendations.",
            "completed",
        ),
        (
            "Article 12 of the Charter stipulates that members shall consult each other "
            "in case of a threat.",
            "ongoing",
        ),
        (
            "A model law on countering mercenaries was elaborated by the "
            "Interparliamentary Assembly and adopted in November.",
            "completed",
        ),
        ("UNODC commented on three draft laws of Tajikistan.", "completed"),
        (
            "The OSCE Office supports the Ministry of Justice in revising the Code of "
            "Criminal Procedure.",
            "ongoing",
        ),
        (
            "The Agreement on cooperation in the exchange of financial intelligence is "
            "expected to be concluded in 2026.",
            "planned",
        ),
        (
            "UNODC provides legislative assistance to Uzbekistan on the financing of terrorism.",
            "ongoing",
        ),
        ("The protocol remains the legal basis for joint investigations.", "ongoing"),
    ],
    "programme": [
        (
            "The EU finances a four-year project on the reintegration of former prisoners.",
            "ongoing",
        ),
        ('UNDP implemented the project "Strong communities" from 2015 to 2018.', "completed"),
        ("Phase two of the programme is due to begin in January.", "planned"),
        (
            "Since 2018 UNICEF has been helping returned children to go back to school.",
            "ongoing",
        ),
        ("The initiative reaches 40 villages along the border.", "ongoing"),
        ("Small grants were awarded to twelve youth organizations.", "completed"),
        ("UNHCR provides legal assistance to stateless persons.", "ongoing"),
        ("USAID is supporting community policing in Jalal-Abad.", "ongoing"),
        (
            "Psychosocial rehabilitation of 120 women and children brought back from camps",
            "completed",
        ),
        (
            "A regional programme on border communities, funded by Japan, was launched "
            "in Osh in May 2021.",
            "ongoing",
        ),
        ("The project ended in 2019 after reaching 3,000 families.", "completed"),
        ("UNODC assists the prison services of the region.", "ongoing"),
        (
            "The World Bank is considering a loan programme for disadvantaged districts.",
            "planned",
        ),
        (
            "The programme combines vocational courses with counselling for young "
            "people in Khatlon.",
            "ongoing",
        ),
        (
            "With EUR 4 million from the European Union, UNDP runs a project on "
            "resilience in the Aral Sea region.",
            "ongoing",
        ),
        (
            "Ex-combatants' families receive help with papers, housing and schooling.",
            "ongoing",
        ),
        ("A total of 47 micro-projects of women's groups were financed in Sughd.", "completed"),
        (
            "The EU-UN Spotlight Initiative works with communities on the prevention of violence.",
            "ongoing",
        ),
        (
            "The third phase of the project, which cost USD 1.2 million, was completed "
            "in December 2017.",
            "completed",
        ),
        (
            'IOM\'s project "Dignity and Rights" benefits labour migrants banned from re-entry.',
            "ongoing",
        ),
        ("UNICEF wants to extend the programme to three more provinces.", "planned"),
        ("UNDP contributed to the reintegration of 140 families.", "completed"),
        (
            "Social workers accompany 84 returned children in their first school year.",
            "ongoing",
        ),
        ("A grant of USD 40,000 went to a women's association in Isfara.", "completed"),
    ],
    "mechanism": [
        ("The hotline takes calls around the clock.", "ongoing"),
        ("A coordination council of donors was set up in Bishkek in 2017.", "ongoing"),
        (
            "The Centre serves as a channel for the exchange of operational information.",
            "ongoing",
        ),
        (
            "INTERPOL keeps a database of stolen travel documents, open to all five countries.",
            "ongoing",
        ),
        ("It is proposed to create a regional network of women mediators.", "planned"),
        ("CARICC coordinates controlled deliveries.", "ongoing"),
        ("Focal points were appointed in each ministry.", "ongoing"),
        (
            "The five financial intelligence units exchange data through the Egmont Secure Web.",
            "ongoing",
        ),
        ("The General Assembly mandated the Office to support States.", "ongoing"),
        ("Under the agreement the parties share information about suspects.", "ongoing"),
        ("The working group on radicalization consists of eleven agencies.", "ongoing"),
        ("A passenger information unit now operates at Tashkent airport.", "ongoing"),
        ("Contact points of the network answer requests within two days.", "ongoing"),
        (
            "A joint task force of five agencies has been working in Osh since 2016.",
            "ongoing",
        ),
        (
            "The Regional Anti-Terrorist Structure keeps a register of wanted persons.",
            "ongoing",
        ),
        ("An interdepartmental commission oversees the return of citizens.", "ongoing"),
        ("Liaison officers of four countries are posted at CARICC headquarters.", "ongoing"),
        (
            "Tashkent and Dushanbe have opened a direct line between their border commands.",
            "ongoing",
        ),
        ("The SCO and ASEAN cooperate on the basis of a memorandum of 2005.", "ongoing"),
        ("National contact points meet online and answer each other's requests.", "ongoing"),
        ("The Academy hosts a resource centre for teachers.", "ongoing"),
        ("The Organization supports the exchange of data on stolen vehicles.", "ongoing"),
        (
            "Mobile teams made up of police, prosecutors and psychologists work in "
            "eight districts.",
            "ongoing",
        ),
        ("The hotline was closed in 2020 after nine years of service.", "completed"),
    ],
    "operation": [
        (
            "In the course of Operation Spider, 120 kilograms of heroin were seized.",
            "completed",
        ),
        ('Joint exercise "Issyk-Kul-Antiterror 2017"', "completed"),
        ("The command-staff exercise will be held at the Edelweiss range.", "planned"),
        (
            "Border troops of both countries patrolled the river jointly during the holidays.",
            "completed",
        ),
        (
            "Special forces rehearsed the release of hostages at the airport of Bishkek.",
            "completed",
        ),
        ("The CSTO conducts Operation Channel in several stages.", "ongoing"),
        ("Police detained 14 recruiters.", "completed"),
        (
            "A table-top exercise on an attack with chemical agents was run in Dushanbe.",
            "completed",
        ),
        ('Units from six countries took part in the drill "Frontier".', "completed"),
        ("About 1,200 soldiers and 60 vehicles were involved in the exercise.", "completed"),
        (
            "Fifteen laboratories were dismantled and 300 suspects detained between 5 "
            "and 12 October 2019.",
            "completed",
        ),
        ("Operation Black Poppy 2019", "completed"),
        (
            "The special services of the member States held the exercise "
            '"Ararat-Antiterror" on the territory of Armenia.',
            "completed",
        ),
        ("Mixed patrols secure the road to the Torugart pass.", "ongoing"),
        ("The Secretariat directed the command-staff exercise in Tajikistan.", "completed"),
    ],
    "equipment": [
        ("Two mobile scanners were handed over to the Customs Committee.", "completed"),
        ("Japan supplied the Border Service with night-vision devices.", "completed"),
        ("Construction of a barracks at Ishkashim is to be finished in 2024.", "planned"),
        ("The forensic laboratory received a mass spectrometer from UNODC.", "completed"),
        ("Video surveillance is being installed at nine crossing points.", "ongoing"),
        (
            "The border outpost at Shuroobod was rebuilt and equipped with solar panels.",
            "completed",
        ),
        ("Donation of thirty computers to the Academy (US Embassy, June 2018)", "completed"),
        ("Tajik border guards got four all-terrain vehicles from the OSCE.", "completed"),
        (
            "With money from Germany, radio stations were bought for the Coast Guard.",
            "completed",
        ),
        ("Delivery of 15 service dogs and kennels", "completed"),
        (
            "Turkmen border guards were provided with binoculars and thermal cameras.",
            "completed",
        ),
        ("UNODC refurbished the interview rooms of two port control units.", "completed"),
        (
            "A backscatter van worth 1.6 million dollars was presented to the customs service.",
            "completed",
        ),
        ("The EU is building a new checkpoint at Dusti.", "ongoing"),
        (
            "Five document examination kits for the crossing points Fotehobod and Sarazm",
            "completed",
        ),
        ("The server room of the coordination centre has been modernized.", "completed"),
        (
            "The representative of Japan recalled the handover of X-ray scanners to the "
            "airport of Osh.",
            "completed",
        ),
        ("A training room for cynologists was equipped in Tashkent.", "completed"),
        ("Installation of biometric gates at Manas airport is in progress.", "ongoing"),
    ],
}
RUSSIAN = {
    "meeting": [
        (
            "В Душанбе состоялась встреча руководителей подразделений финансовой разведки.",
            "completed",
        ),
        (
            "Представители пяти стран собрались в Бишкеке, чтобы обсудить возвращение "
            "граждан из зон конфликта.",
            "completed",
        ),
        ("На осень намечено очередное заседание координационного совета.", "planned"),
        (
            "Международная конференция «Молодёжь против насилия», г. Худжанд, 14 мая 2022 г.",
            "completed",
        ),
        ("Раз в полгода эксперты встречаются на границе.", "recurring"),
        ("Секретариат провёл консультации с национальными координаторами.", "completed"),
        (
            "По приглашению Казахстана члены группы приняли участие в круглом столе.",
            "completed",
        ),
        ("В 2025 году в Ташкенте пройдёт форум женщин-лидеров.", "planned"),
        ("Проведено совещание по вопросам безопасности границ.", "completed"),
        ("Итоги опроса представлены на круглом столе в Бишкеке.", "completed"),
        ("Заседания национальных координаторов проходят каждый квартал.", "recurring"),
        ("Молодёжный форум собрал 200 участников из семи областей.", "completed"),
    ],
    "training": [
        (
            "Пятнадцать следователей прошли обучение по расследованию преступлений с "
            "криптовалютой.",
            "completed",
        ),
        ("Для имамов Баткенской области организован двухдневный семинар.", "completed"),
        ("До конца года планируется обучить 200 педагогов.", "planned"),
        (
            "В настоящее время разрабатывается учебный модуль для курсантов академии.",
            "ongoing",
        ),
        ("Сотрудники таможни повысили квалификацию на курсах в Алматы.", "completed"),
        (
            "Ежегодно на базе колледжа проводятся курсы для офицеров пограничной службы.",
            "recurring",
        ),
        ("Стажировка прокуроров в Страсбурге (12–16 сентября 2023 года)", "completed"),
        (
            "Судьи ознакомились с практикой Комитета по правам человека в ходе тренинга.",
            "completed",
        ),
        ("Академия предлагает магистерскую программу по безопасности.", "ongoing"),
        (
            "Представитель Управления сообщил, что в июне в Оше обучено 45 сотрудников милиции.",
            "completed",
        ),
        ("Курс для судей будет проведён в Самарканде.", "planned"),
        ("Академия предоставляет места на курсах сотрудникам соседних стран.", "ongoing"),
        (
            "Курс для следователей был переведён в дистанционный формат и прошёл в июне.",
            "completed",
        ),
        (
            "Слушатели ознакомились с опытом работы кинологов на двухнедельной стажировке.",
            "completed",
        ),
    ],
    "assessment": [
        ("Эксперты посетили Узбекистан с оценочной миссией.", "completed"),
        ("Ведётся исследование причин радикализации трудовых мигрантов.", "ongoing"),
        ("Проанализировано законодательство четырёх стран.", "completed"),
        ("В сентябре будет проведён опрос жителей приграничных сёл.", "planned"),
        ("Мониторинг мест лишения свободы осуществлён в трёх областях.", "completed"),
        ("Взаимная оценка Таджикистана завершилась в 2018 году.", "completed"),
        ("Наблюдатели БДИПЧ следили за судебными процессами.", "completed"),
        ("Группа экспертов в течение недели изучала работу пунктов пропуска.", "completed"),
    ],
    "publication": [
        ("Издан сборник нормативных актов на трёх языках.", "completed"),
        ("Вышел в свет учебник по профилактике экстремизма.", "completed"),
        ("Центр ежеквартально выпускает информационный бюллетень.", "recurring"),
        (
            "Фильм о судьбах вернувшихся женщин показан по национальному телевидению.",
            "completed",
        ),
        ("На сайте размещён справочник для следователей.", "completed"),
        ("ПРООН обновляет методическое пособие для учителей.", "ongoing"),
        ("Пособие переведено на таджикский язык.", "completed"),
        ("Учебник планируется напечатать в 2022 году.", "planned"),
    ],
    "legislation": [
        ("Парламент принял поправки в Уголовный кодекс.", "completed"),
        ("Проект стратегии находится на согласовании.", "ongoing"),
        (
            "Главы государств утвердили программный документ — Стратегию сотрудничества.",
            "completed",
        ),
        ("Стороны намерены подписать протокол об обмене данными.", "planned"),
        ("Таджикистан присоединился к конвенции.", "completed"),
        ("Меморандум о взаимопонимании между ЦАРИКЦ и Интерполом, 2011 г.", "completed"),
        ("Соглашение обязывает стороны обмениваться сведениями о розыске.", "ongoing"),
        ("На саммите подписана декларация.", "completed"),
        ("УНП ООН помогает Кыргызстану в разработке закона о защите свидетелей.", "ongoing"),
        ("Разрабатывается порядок возвращения детей из зон конфликта.", "ongoing"),
        ("Утверждён регламент работы межведомственной комиссии.", "completed"),
        ("Стороны заключили соглашение о совместном патрулировании.", "completed"),
    ],
    "programme": [
        (
            "Европейский союз финансирует проект по реинтеграции бывших заключённых.",
            "ongoing",
        ),
        ("Проект был реализован в 2015–2018 годах.", "completed"),
        ("Второй этап программы начнётся в январе 2026 года.", "planned"),
        ("С 2019 года ЮНИСЕФ помогает возвращённым детям вернуться в школу.", "ongoing"),
        ("Двенадцати молодёжным организациям выделены малые гранты.", "completed"),
        ("Оказывается психологическая помощь семьям.", "ongoing"),
        ("Запущена региональная программа поддержки приграничных общин.", "ongoing"),
        ("В восьми районах работают социальные педагоги проекта.", "ongoing"),
        ("Детям оказывается помощь психологов.", "ongoing"),
        ("Рассматривается возможность продления проекта до 2027 года.", "planned"),
    ],
    "mechanism": [
        ("В 2017 году создан координационный совет доноров.", "ongoing"),
        ("Телефон доверия работает круглосуточно.", "ongoing"),
        ("Стороны обмениваются оперативной информацией.", "ongoing"),
        ("Действует база данных об утраченных паспортах.", "ongoing"),
        ("Предлагается создать сеть женщин-медиаторов.", "planned"),
        ("Секретариат координирует деятельность рабочей группы.", "ongoing"),
        ("В структуру сети входят одиннадцать ведомств.", "ongoing"),
        ("Горячая линия закрыта в 2020 году.", "completed"),
        (
            "Подразделения финансовой разведки обмениваются данными по защищённому каналу.",
            "ongoing",
        ),
    ],
    "operation": [
        ("В ходе операции «Паутина» изъято 120 кг героина.", "completed"),
        ("Совместное антитеррористическое учение «Иссык-Куль — Антитеррор-2017»", "completed"),
        ("Учения пройдут на полигоне «Эдельвейс».", "planned"),
        ("Пограничники двух стран регулярно патрулируют реку.", "recurring"),
        ("Подразделения шести стран отработали освобождение заложников.", "completed"),
        ("В учении приняли участие более тысячи военнослужащих.", "completed"),
        ("Задержаны 14 вербовщиков.", "completed"),
        (
            "На полигоне «Ляур» пограничники отработали действия при прорыве вооружённой группы.",
            "completed",
        ),
    ],
    "equipment": [
        ("Таможенному комитету переданы два сканера.", "completed"),
        ("Япония поставила пограничникам приборы ночного видения.", "completed"),
        ("Строительство заставы планируется завершить в 2024 году.", "planned"),
        ("Лаборатория получила масс-спектрометр от УНП ООН.", "completed"),
        ("На девяти постах устанавливаются камеры.", "ongoing"),
        ("Закуплены радиостанции для береговой охраны.", "completed"),
        ("Передача 30 компьютеров академии (июнь 2018 г.)", "completed"),
        ("Передача рентгеновских сканеров аэропорту города Ош состоялась 4 июня.", "completed"),
        ("Ведётся установка биометрических турникетов в аэропорту Манас.", "ongoing"),
    ],
    "advocacy": [
        ("Комитет рекомендовал ввести альтернативы лишению свободы.", "completed"),
        ("Информационная кампания охватила два миллиона пользователей.", "completed"),
        ("В апреле будет объявлен конкурс сочинений.", "planned"),
        ("Главы государств выступили с совместным заявлением, осуждающим теракт.", "completed"),
        ("Управление призывает отменить запрет сайтов.", "ongoing"),
        ("Проведены разъяснительные беседы с водителями такси.", "completed"),
        (
            "В национальной библиотеке открылась выставка детских рисунков против насилия.",
            "completed",
        ),
    ],
}

ALL: list[tuple[LanguageCode, str, str, str]] = [
    (language, text, status, kind)
    for language, table in (("en", ENGLISH), ("ru", RUSSIAN))
    for kind, rows in table.items()
    for text, status in rows
]


@pytest.mark.parametrize(("language", "text", "status", "kind"), ALL)
def test_kinds(language: LanguageCode, text: str, status: str, kind: str) -> None:
    judged = judge_status(text, language).value, judge_type(text, language).value
    assert judged == (status, kind)


ABOVE = [
    ("27 June: briefing for editors", "en", "Agenda", None, "planned", "a heading announces it"),
    ("Tajikistan: March 2027", "en", "These visits are still ahead:", None, "planned",
     "the sentence that opens the list announces it"),
    ("27 June: briefing for editors", "en", "Women, peace and security agenda of the OSCE in Asia",
     None, "completed", "the agenda is only a part of the heading"),
    ("27 июня: брифинг для редакторов", "ru", "Анонсы", None, "planned", "a heading announces it"),
    ("Briefing for editors was held.", "en", "Upcoming events", None, "completed",
     "its own verb says more"),
    ("Seminar for editors | April | Osh", "en", "Network of NGOs: plan of activities 2023-2024",
     None, "planned", "the title of a plan"),
    ("Seminar for editors | April | Osh", "en", "Action plan for 2022: progress report", None,
     "completed", "a report on a plan"),
    ("17 January | Talks on a draft | Osh", "en", "Joint calendar 2022 – regional bodies", None,
     "planned", "a calendar of its own name"),
    ("Mentoring of 40 released persons in Osh", "en", "Under way", None, "ongoing",
     "the heading says that it goes on"),
    ("Network of contact points in Osh", "en", "Achieved so far", None, "ongoing",
     "what was created still exists"),
    ("Семинар для редакторов | апрель | Ош", "ru", "План мероприятий на 2025 год", None, "planned",
     "the title of a plan"),
    ("Наставничество для 40 женщин в Оше", "ru", "Реализуемые проекты", None, "ongoing",
     "the heading says that it goes on"),
]  # fmt: skip


FREQUENT = [
    ("Dialogues with residents are held by IOM regularly in Isfana.", "recurring"),
    ("The Forum is organized by OSCE/ODIHR every two years as a platform.", "recurring"),
    ("The course is supported by experts who regularly travel to Osh.", "ongoing"),
    ("Four vehicles and 22 radio sets were handed over by IOM.", "completed"),
]


@pytest.mark.parametrize(("text", "status"), FREQUENT)
def test_frequency_behind_the_body_that_acts(text: str, status: str) -> None:
    assert judge_status(text, "en").value == status


def test_the_nearest_heading_decides() -> None:
    above = ("Events already held", "Calendar of events 2022")
    assert judge_status("Seminar for editors, Osh", "en", above=above).value == "completed"
    assert judge_status("Seminar for editors, Osh", "en", above=above[::-1]).value == "planned"


@pytest.mark.parametrize(("text", "language", "above", "day", "status", "why"), ABOVE)
def test_what_a_heading_says_of_what_stands_below(
    text: str, language: LanguageCode, above: str, day: date | None, status: str, why: str
) -> None:
    judged = judge_status(text, language, above=(above,), written_on=day)
    assert judged.value == status, why


MINUTES = [
    ("IOM informed participants that it had trained 64 officers.", "en", "training"),
    ("The Office mentioned that scanners were handed over to the customs.", "en", "equipment"),
    ("BMSC announced a conference, to be held on 5 December 2018.", "en", "meeting"),
    ("Представитель БДИПЧ сообщил, что издано пособие для судей.", "ru", "publication"),
    ("The Council stressed that States should share data.", "en", "advocacy"),
]


@pytest.mark.parametrize(("text", "language", "kind"), MINUTES)
def test_what_minutes_report(text: str, language: LanguageCode, kind: str) -> None:
    assert judge_type(text, language).value == kind


CELLS = [
    ("Протокол об обмене сведениями", "ru", "на согласовании", "", "ongoing", "in the making"),
    ("Совместное учение", "ru", "на согласовании", "", "planned", "an event that waits"),
    ("Study on returnees", "en", "fund-raising", "Q4, postponed", "planned", "put off"),
    ("Agreement on transit", "en", "under negotiation", "", "ongoing", "a text in the making"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "cell", "day", "status", "why"), CELLS)
def test_status_cells(
    text: str, language: LanguageCode, cell: str, day: str, status: str, why: str
) -> None:
    judged = judge_status(text, language, status_cell=cell, date_cell=day)
    assert judged.value == status, why
