"""Kinds told by what is worked on, handed over, or done at somebody's home; and by systems."""

import pytest

from extractors.traits import judge_status, judge_type
from gazetteers.model import LanguageCode

TYPES: list[tuple[LanguageCode, str, str, str]] = [
    ("en", "Rehabilitation of the bridge at Vorukh and of two wells", "equipment",
     "works on a bridge"),
    ("en", "Rehabilitation of forty women and their children", "programme", "help for persons"),
    ("en", "ROCA is upgrading the dog training centre in Osh.", "equipment", "works on a house"),
    ("en", "The Agency is upgrading its network of trainers.", "mechanism", "no house"),
    ("en", "that a shelter centre for them is being built in Talas.", "equipment",
     "a clause cut from its sentence still has its verb"),
    ("en", "A roadmap for passenger data was handed over to the Customs Service.", "legislation",
     "a document that is handed over"),
    ("en", "Six thermal cameras were handed over to the Customs Service.", "equipment", "things"),
    ("en", "The Service received eight dogs as a gift from Hungary.", "equipment", "a gift"),
    ("ru", "Четыре сервера Служба получила в дар от Кореи.", "equipment", "подарок"),
    ("en", "The NGO has been visiting 36 households with a lawyer.", "programme", "help at home"),
    ("en", "The delegation visited three border posts.", "assessment", "no persons are at home"),
    ("en", "Case-management system for the Investigation Department", "equipment",
     "a technical system"),
    ("en", "IOM assists the airports in upgrading the passenger data systems.", "equipment",
     "what the help is for"),
    ("ru", "Внедрение системы предварительной информации о пассажирах", "equipment",
     "техническая система"),
    ("en", "The Fund implements the Young Leaders Academy.", "programme",
     "what is implemented is a programme, whatever it is called"),
    ("en", "The Council brings together experts of five countries.", "mechanism",
     "what a body does as a rule"),
    ("en", "The Council was brought together in Osh.", "meeting", "a body met"),
    ("en", "Senior officials of the Triangular Initiative were hosted by the Ministry.", "meeting",
     "the initiative only says whose officials"),
    ("en", "In the first quarter of 2019 five joint operations were coordinated by the Cell.",
     "operation", "a number opens the subject"),
    ("en", "To let officers keep up their skills, the Office turned its course into a module.",
     "training", "the verb of an opening purpose is not that of the sentence"),
    ("en", "Ten judges rehearsed proceedings at a mock-trial training.", "training",
     "the event at which it was practised"),
    ("en", "A lorry with a source, two men who run away: this was the scenario of the exercise.",
     "operation", "what “this” was"),
    ("en", "The Department plans to open, by autumn, a resource room for people released after "
     "serving their sentences.", "mechanism", "a verb is no plan, nor “released” a verb"),
    ("en", "The two Agencies are going to exchange visits of inspectors.", "assessment",
     "a verb is no part of a noun"),
    ("en", "The draft law was reviewed by ODIHR.", "legislation", "an opinion on a draft"),
    ("en", "UN Women published in May a study on women in prison.", "assessment", "a study"),
    ("en", "The Bank published “Trusted”, a study of informal transfers.", "publication",
     "a title came out"),
    ("en", "The Project Team's Reform Programme of 2020 helps the schools of judges to update "
     "their courses.", "programme", "a programme helps others"),
    ("en", "The project helped to train 200 teachers.", "training", "what was done"),
    ("en", "CTED shares the needs identified in its visits with donors.", "mechanism",
     "what is shared is no assessment"),
    ("en", "CTED continues to raise such issues in its dialogue with the States.", "advocacy",
     "a dialogue that goes on"),
    ("en", "Free legal aid bureaus in Kulob and Vahdat", "mechanism", "offices"),
    ("ru", "Эксперты Центра приняли участие в оценочной поездке в Ош.", "assessment", "поездка"),
    ("ru", "Служба проводит разъяснительные встречи с жителями.", "advocacy", "не совещания"),
    ("ru", "Психологи проводят с осуждёнными индивидуальные беседы.", "programme",
     "«осуждёнными» не управляет словом «беседы»"),
    ("ru", "Центр проводит в Атырау занятия с педагогами.", "training",
     "название места не управляет словом «занятия»"),
    ("en", "BOMNAF has been equipping and training the liaison offices.", "programme",
     "two kinds of help"),
    ("en", "The Project Board came together in Osh.", "meeting", "a body meets"),
    ("en", "Swap of bulletins between the two posts, every Friday", "mechanism", "a channel"),
    ("en", "The network of lawyers set up in 2016 gives free advice.", "mechanism",
     "what it is for"),
    ("en", "The foundation gave the floor to nine survivors.", "meeting", "they were heard"),
    ("en", "OHCHR showed the film in six towns.", "advocacy", "not the film that was made"),
    ("en", "Why do they leave? The Fund put this question to 90 families.", "assessment",
     "a question opens the text"),
    ("en", "To help the States with reports, two workshops were organized.", "training",
     "help that is only the purpose"),
    ("en", "To improve exchange UNODC maintains a network of heads, who meet.", "mechanism",
     "the comma does not end the purpose"),
    ("en", "OiT has since May 2011 been helping the Council in turning the Strategy into a plan.",
     "legislation", "what stands between “has” and “been” is no verb"),
    ("en", "Seminar on the rights of persons apprehended at the border", "training",
     "what happened to persons"),
    ("ru", "Союз банков собирает сотрудников на форум.", "meeting", "на что собирают"),
    ("en", "Judges met for a seminar in Osh.", "training", "for what they met"),
    ("en", "Sixth CICA Summit, expected to adopt a statement", "meeting", "what it will do there"),
    ("en", "A peer review is being discussed for 2019.", "assessment", "what is talked over"),
    ("en", "146 children were flown to Osh on a charter.", "operation", "no charter of a body"),
    ("en", "Work continues on a glossary of terms.", "publication", "on what they work"),
    ("en", "The Think Tank Forum exists since 2014.", "mechanism", "what exists is no event"),
    ("en", "Entry into operation of the unified database", "mechanism", "no operation"),
    ("en", "The anniversary of the Treaty was commemorated in Semey at a conference.", "meeting",
     "the event at which it was marked"),
    ("en", "Six centres have received methodological support.", "programme", "help"),
    ("ru", "Проект передал агентству электронную базу данных.", "mechanism", "не оборудование"),
    ("ru", "14 октября – утверждение Советом Стратегии безопасности", "legislation",
     "утверждают Стратегию"),
    ("ru", "Завершено и 2 мая опубликовано исследование о долгах.", "assessment", "исследование"),
    ("en", "UNESCO has published Youth and Media: Mapping the Research, Paris 2017.",
     "publication", "a title"),
    ("en", "The Academy has since looked for partners: on 12 June it signed a memorandum.",
     "legislation", "nothing was looked at"),
    ("en", "A matrix of who does what was drawn up at a consultation held in Osh.", "meeting",
     "no clause follows “what”"),
    ("en", "Digital register of papers, supplied to the Ministry with servers", "equipment",
     "how the register came"),
    ("en", "expert advice to Turkmenistan on its first national strategy", "legislation",
     "what the advice is on"),
    ("ru", "Расширяются контакты с партнёрскими структурами. 28 мая подписан Меморандум.",
     "legislation", "первое предложение ничего не называет"),
    ("ru", "Что касается законотворческой работы, принят закон о связи.", "legislation",
     "вступительные слова"),
    ("en", "Map of all courses in Osh: version 3, went online in May.", "assessment", "a mapping"),
    ("ru", "Открыта лаборатория цифровых следов.", "mechanism", "она начала работать"),
    ("ru", "Программа установила в службе систему goAML.", "equipment", "техническая система"),
    ("ru", "Стороны предложили изучить возможность создания центра.", "mechanism",
     "изучают не центр, а возможность"),
    ("ru", "Командно-штабная игра «Школа»", "operation", "учение"),
    ("ru", "Фонд пригласил в Ош объединения пострадавших.", "meeting", "людей собрали"),
    ("ru", "Хабом Академии ежегодно выпускается бюллетень.", "publication",
     "в творительном падеже стоит тот, кто делает"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "kind", "why"), TYPES)
def test_kinds_of_works_and_gifts(language: LanguageCode, text: str, kind: str, why: str) -> None:
    assert judge_type(text, language).value == kind, why


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        ("The second stage is planned for May; its coordination lies with the Agency.", "en",
         "a stage of what was named before"),
        ("Второй этап запланирован на май, его координацию возьмёт Агентство.", "ru",
         "этап того, что названо раньше"),
    ],
)  # fmt: skip
def test_a_stage_is_of_the_kind_of_what_was_named_before(
    text: str, language: LanguageCode, why: str
) -> None:
    assert judge_type(text, language, previous="operation").value == "operation", why


@pytest.mark.parametrize(
    ("text", "language", "status", "why"),
    [
        ("UNOCT has also offered to Tajikistan an assessment of stadiums.", "en", "planned",
         "an offer that nobody has taken up yet"),
        ("A mission to Osh, 21-24 June 2022, looked at what is missing.", "en", "completed",
         "“what is missing” is another clause"),
        ("UNCCT has offered GKNB and the Ministry a workshop.", "en", "planned", "an offer"),
        ("UN Women supports dialogue evenings, which take place every month.", "en", "recurring",
         "how often what is supported takes place"),
        ("Создана рабочая группа, которая собирается раз в месяц.", "ru", "ongoing",
         "как часто собирается то, что создано, статуса не меняет"),
        ("Fences for the ponds: tender of the EU, works to be finished by May.", "en", "planned",
         "“works” is a noun here"),
        ("Mapping of all equipment given in 2009-2012, to be drawn up and shared", "en", "planned",
         "both participles lie ahead"),
        ("A course foreseen for April had to be put off and is now scheduled for May.", "en",
         "planned", "put off"),
        ("They “stand ready” to assist the States.", "en", "planned", "a few words in quotes"),
        ("Исполком прорабатывает вопрос о преобразовании Структуры в Центр.", "ru", "planned",
         "вопрос ещё не решён"),
        ("The Counter-Terrorism Agenda foresees closer contacts.", "en", "ongoing",
         "what a document says"),
    ],
)  # fmt: skip
def test_status_by_the_verb_of_the_main_clause(
    text: str, language: LanguageCode, status: str, why: str
) -> None:
    assert judge_status(text, language).value == status, why


@pytest.mark.parametrize(
    ("heading", "language", "status"),
    [("2024 год (план)", "ru", "planned"), ("2023 (plan)", "en", "planned"),
     ("2023 год (факт)", "ru", "completed")],
)  # fmt: skip
def test_what_a_heading_adds_in_brackets(heading: str, language: LanguageCode, status: str) -> None:
    text = "Курс для судей" if language == "ru" else "Course for judges"
    assert judge_status(text, language, above=(heading,)).value == status
