"""Where activities are: countries, region and places, from words and from who takes part."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

import pytest

from extractors.model import Cell, Evidence, Inherited, Mention, OrganizationTag, Role
from extractors.places import Where, find_territories, where
from gazetteers.model import LanguageCode, OrganizationId


@dataclass(frozen=True)
class Case:
    """One activity and what is expected of it; `by` lists who takes part, as "ID:role"."""

    text: str
    countries: Sequence[str] = ()
    region: bool = False
    places: Sequence[str] = ()
    why: str = ""
    by: Sequence[str] = ()
    language: LanguageCode = "en"
    names: Sequence[str] = ()
    before: str = ""
    lead_in: str = ""
    heading: str = ""
    cells: Sequence[tuple[str, str]] = field(default_factory=tuple)


def tag(text: str) -> OrganizationTag:
    organization, colon, role = text.rpartition(":")
    if not colon or role not in ("lead", "partner", "funder", "beneficiary"):
        organization, role = text, "lead"
    return OrganizationTag(
        id=OrganizationId(organization),
        role=cast(Role, role),
        mention=organization,
        evidence=(Evidence(method="exact", detail="given by the test"),),
    )


def name(text: str, words: str) -> Mention:
    start = text.index(words)
    return Mention(
        kind="organization",
        id="X",
        start=start,
        end=start + len(words),
        text=words,
        evidence=Evidence(method="exact", detail="given by the test"),
    )


def found(case: Case) -> Where:
    earlier = where(case.before, case.language) if case.before else None
    inherited = (Inherited(kind="country", text=case.heading),) if case.heading else ()
    cells = []
    for column, words in case.cells:
        start = case.text.index(words)
        cells.append(
            Cell.model_validate(
                {"column": column, "heading": "", "start": start, "end": start + len(words)}
            )
        )
    return where(
        case.text,
        case.language,
        organizations=tuple(map(tag, case.by)),
        names=tuple(name(case.text, words) for words in case.names),
        lead_in=case.lead_in,
        inherited=inherited,
        cells=cells,
        before=case.before,
        earlier=earlier,
    )


def check(case: Case) -> None:
    result = found(case)
    got = (
        [country.code for country in result.countries],
        result.region.value == "central-asia",
        [place.name for place in result.places],
    )
    assert got == (list(case.countries), case.region, list(case.places)), case.why


NAMED = (
    Case(
        "A seminar for judges took place in Khujand, Tajikistan.",
        ["TJK"],
        places=["Khujand"],
        why="a city and its country",
    ),
    Case("Kyrgyz border guards were trained.", ["KGZ"], why="demonyms of participants count"),
    Case(
        "The Kyrgyz-Uzbek border was surveyed.",
        ["KGZ", "UZB"],
        why="a border has two countries",
    ),
    Case(
        "Azeri, Kazakh and Turkmen customs officers met.",
        ["AZE", "KAZ", "TKM"],
        why="a list of demonyms",
    ),
    Case(
        "Turkmen and Afghan border guards visited the post of Imamnazar.",
        ["TKM", "AFG"],
        places=["Imamnazar"],
        why="a border post",
    ),
    Case(
        "Uzbek migrant workers in Russia received a leaflet.",
        ["UZB", "RUS"],
        why="target group and place",
    ),
    Case(
        "The course was held in Andijon, then in Khorugh and at Issyk Kyl.",
        ["UZB", "TJK", "KGZ"],
        places=["Andijon", "Khorugh", "Issyk Kyl"],
        why="spellings; the place is named as written",
    ),
    Case(
        "The Agency issued a glossary of border terms, Dari–Tajik–Uzbek.",
        [],
        why="languages joined by a dash",
    ),
    Case("A Russian-Kyrgyz reader on terrorism came out.", [], why="languages of a book"),
    Case(
        "Units work at Altynkol and Termez-Cargo.",
        ["KAZ", "UZB"],
        places=["Altynkol", "Termez"],
        why="a terminal adds its kind to the town",
    ),
    Case(
        "Dushanbe ratified the Convention against Terrorism (Yekaterinburg, 2009) by resolution.",
        ["TJK"],
        places=["Dushanbe"],
        why="where a treaty that is cited was signed",
    ),
    Case(
        "The phase runs with money from the European Union and Kazakhstan.",
        [],
        why="a State that pays beside a union",
    ),
    Case(
        "The opinion was written by a Venice-based pool of experts.",
        [],
        why="where outside experts sit",
    ),
    Case(
        "It began with financial contributions of Norway and Kazakhstan.",
        [],
        why="a State of the region among those who pay",
    ),
    Case(
        "Расходы взяла на себя Норвегия.",
        [],
        language="ru",
        why="кто платит",
    ),
    Case(
        "В Челябинской области прошло учение.",
        ["RUS"],
        places=["Челябинская область"],
        language="ru",
        why="область соседней страны",
    ),
    Case(
        "Equipment was delivered to Khatlon province and the Panj district.",
        ["TJK"],
        places=["Khatlon province", "Panj district"],
        why="the kind of place is part of a province's name",
    ),
    Case(
        "Seminars were held in Surkhandarya and in the Fergana region.",
        ["UZB"],
        places=["Surkhandarya", "Fergana region"],
        why='"the Fergana region" is a province and not "the region"',
    ),
    Case(
        "A youth camp was organized in the Fergana Valley for pupils from Batken and Isfara.",
        ["KGZ", "TJK"],
        places=["Fergana Valley", "Batken", "Isfara"],
        why="the valley has the countries of the cities named with it",
    ),
    Case(
        "A study visit to Warsaw and Vilnius was arranged for Turkmen customs officers.",
        ["POL", "LTU", "TKM"],
        places=["Warsaw", "Vilnius"],
        why="cities far away are places too",
    ),
    Case(
        "The police of Türkiye trained 20 officers in Ankara, Turkey.",
        ["TUR"],
        places=["Ankara"],
        why="both names of one country",
    ),
    Case(
        "The Dushanbe Summit adopted a programme.",
        ["TJK"],
        places=["Dushanbe"],
        why="the city of a summit is its place",
    ),
    Case(
        "The Regional Programme for Afghanistan and Neighbouring Countries was extended.",
        ["AFG"],
        why="Afghanistan in the name of a programme counts",
    ),
    Case("Mary opened the session.", [], why="an ordinary name without a cue"),
    Case(
        "A course was held in Mary for prison staff.",
        ["TKM"],
        places=["Mary"],
        why="the city with a cue",
    ),
    Case("Chad Smith and Jordan Lee moderated.", [], why="given names"),
    Case(
        "A centre was established in Dushanbe in 2009.",
        ["TJK"],
        places=["Dushanbe"],
        why="the seat where something is established is a place",
    ),
    Case(
        "Hand-over of vehicles | 3 May 2019 | Termez, Hairatan",
        ["UZB", "AFG"],
        places=["Termez", "Hairatan"],
        cells=[("place", "Termez, Hairatan")],
        why="the place column",
    ),
    Case(
        "Needs assessment | Mary | completed",
        ["TKM"],
        places=["Mary"],
        cells=[("place", "Mary")],
        why="in a place column no cue is needed",
    ),
)

NOT_TAGGED = (
    Case("A course was held in Osh; Norway pays for it.", ["KGZ"], places=["Osh"], why="pays"),
    Case(
        "Judges met in Osh; the U.S. Department of State bears the costs.",
        ["KGZ"],
        places=["Osh"],
        why="a ministry bears the costs",
    ),
    Case("It is a course for which the German Embassy has promised funds.", [], why="promised"),
    Case(
        "UNODC trained 40 officers with funding from Japan and the United States.",
        [],
        by=["UNODC"],
        why="donors",
    ),
    Case(
        "The project, financed by the Government of Norway, equipped two posts in Osh.",
        ["KGZ"],
        places=["Osh"],
        by=["IOM", "GOV-NOR:funder"],
        why="a donor government",
    ),
    Case(
        "German-funded courses were given to Tajik police.",
        ["TJK"],
        why="a donor as an adjective",
    ),
    Case(
        "With the generous support of Switzerland, UNDP renovated a library in Isfana.",
        ["KGZ"],
        places=["Isfana"],
        why="the support of a donor",
    ),
    Case(
        "Japanese aid paid for scanners at the Tajik-Afghan border.",
        ["TJK", "AFG"],
        why="aid of a donor",
    ),
    Case("The manual was published in Russian and Kazakh.", [], why="languages"),
    Case("The handbook is available in Uzbek, English and Russian.", [], why="languages in a list"),
    Case("It was translated into the Turkmen and Russian languages.", [], why="languages named so"),
    Case(
        "A Tajik-language leaflet and a Russian version were printed.",
        [],
        why="language as an adjective",
    ),
    Case("An English/Russian glossary was issued.", [], why="languages beside English"),
    Case(
        "A course in Russian for border guards of Kyrgyzstan was held.",
        ["KGZ"],
        why="a language before a group of people",
    ),
    Case("Work in Kazakh prisons began.", ["KAZ"], why='"in" before an adjective and its noun'),
    Case(
        "The handbook refers to the Rabat Memorandum, the Ashgabat Declaration and the Bucharest "
        "Plan of Action.",
        [],
        why="cities in names of documents",
    ),
    Case(
        "States were urged to implement the Belgrade and Hamburg Declarations.",
        [],
        why="a list of documents",
    ),
    Case("The Almaty Process met.", [], why="a process named after a city"),
    Case(
        "The Shanghai Cooperation Organization held an exercise.",
        [],
        by=["SCO"],
        why="a city in the name of an organization",
    ),
    Case(
        "Members of the Islamic Movement of Uzbekistan and the Islamic State of Iraq and the "
        "Levant were listed.",
        [],
        why="countries in names of groups",
    ),
    Case(
        "The Russian Peace Foundation printed a brochure.",
        [],
        by=["RUSSIAN-PEACE-FOUNDATION"],
        names=["Russian Peace Foundation"],
        why="the home of an outside organization",
    ),
    Case(
        "The Danish Refugee Council trained teachers in Kabul.",
        ["AFG"],
        places=["Kabul"],
        by=["NEW:Danish Refugee Council"],
        names=["Danish Refugee Council"],
        why="the home of an outside organization, not yet listed",
    ),
    Case(
        "A German expert, Ms. Weber, spoke to Uzbek judges.",
        ["UZB"],
        why="a person's nationality",
    ),
    Case(
        "The training was delivered by Latvian and Lithuanian trainers in Farap.",
        ["TKM"],
        places=["Farap"],
        why="who is sent to teach is a supporter",
    ),
    Case(
        "The guide cost 20,000 US dollars.",
        [],
        why="a currency",
    ),
    Case(
        "The compendium (Vienna: OSCE, 2014) was reprinted.",
        [],
        why="an imprint",
    ),
)

OFFICES = (
    Case(
        "The OSCE Programme Office in Bishkek organized a seminar for youth.",
        ["KGZ"],
        by=["OSCE-BISHKEK"],
        why="the seat in an office's name gives its country, no place",
    ),
    Case(
        "The Programme Office in Dushanbe organized courses in Kulob.",
        ["TJK"],
        places=["Kulob"],
        by=["OSCE-DUSHANBE"],
        why="the office's seat is no place, the venue is",
    ),
    Case(
        "The Office also printed a leaflet.",
        ["TJK"],
        by=["OSCE-DUSHANBE"],
        why="an office that is meant",
    ),
    Case("A survey was commissioned.", ["TKM"], by=["UNDP-TKM"], why="a national office"),
    Case("The College ran three courses.", [], by=["OSCE-BMSC"], why="a seat nobody names"),
    Case(
        "UNDP offices in Astana and Tashkent exchanged results.",
        ["KAZ", "UZB"],
        by=["UNDP"],
        why="offices in two cities",
    ),
    Case(
        "The UNODC office in Vienna drafted a curriculum for Kazakhstan.",
        ["KAZ"],
        by=["UNODC"],
        why="an office abroad is the home of an outside organization",
    ),
    Case(
        "A liaison office was opened in Osh.",
        ["KGZ"],
        places=["Osh"],
        why="where an office is being opened is a place",
    ),
    Case(
        "The National Security Committee drafted the law.",
        ["KAZ"],
        by=["GOV-KAZ"],
        why="an authority of a country that the passage names",
    ),
    Case("A grant was made.", [], by=["IOM", "GOV-USA:funder"], why="a government that pays"),
    Case(
        "UNAMA held a briefing.",
        ["AFG"],
        by=["UNAMA"],
        why="a mission in one country",
    ),
    Case(
        "The Academy of the Ministry of Interior of Kazakhstan received a laboratory.",
        ["KAZ"],
        by=["UNODC", "GOV-KAZ:beneficiary"],
        names=["Ministry of Interior of Kazakhstan"],
        why="who receives it",
    ),
    Case(
        "The Turkish National Police hosted the meeting.",
        ["TUR"],
        by=["NEW:Turkish National Police"],
        names=["Turkish National Police"],
        why="an authority of a named country",
    ),
)

REGION = (
    Case("CTED visited Central Asian States.", [], True, why="the plain name"),
    Case("INTERPOL assists CA states.", [], True, why="the abbreviation"),
    Case("The guide is used by all five States.", [], True, why="all five"),
    Case("Prosecutors of the five countries attended.", [], True, why="the five countries"),
    Case("It is translated into the languages of the region.", [], True, why="the region"),
    Case(
        "The Central Asian region, including Afghanistan, was discussed.",
        ["AFG"],
        True,
        why="region and a country",
    ),
    Case("CTED recommended measures in the wider region.", [], True, why="the wider region"),
    Case(
        "UNDP works with youth in the Andijan region and opened four clubs in the region.",
        ["UZB"],
        False,
        ["Andijan region"],
        why='after a province, "the region" is that one',
    ),
    Case(
        "BOMCA trained the heads of regional customs departments.",
        [],
        False,
        by=["EU-BOMCA"],
        why="departments in provinces",
    ),
    Case("The OSCE region has 57 States.", [], False, why="another region"),
    Case("UNODC organized a regional workshop.", [], False, by=["UNODC"], why="the adjective"),
    Case(
        "UNRCCA organized a regional workshop in Almaty.",
        ["KAZ"],
        True,
        ["Almaty"],
        by=["UNRCCA"],
        why="the adjective beside an organization of Central Asia",
    ),
    Case("BOMCA held a regional seminar.", [], True, by=["EU-BOMCA"], why="the same with BOMCA"),
    Case(
        "CARICC takes part in the work of regional organizations.",
        [],
        False,
        by=["CARICC"],
        why="organizations, not the activity, are regional",
    ),
    Case("UNRCCA met officials.", [], False, by=["UNRCCA"], why="an acronym is no region"),
    Case(
        "The centre in Nukus is the first in Central Asia.",
        ["UZB"],
        False,
        ["Nukus"],
        why="Central Asia only situates it",
    ),
    Case(
        "As a good example of such work in Central Asia, UNODC holds a course in Nukus.",
        ["UZB"],
        False,
        ["Nukus"],
        why="the region in which it is an example",
    ),
    Case(
        "As an example, UNODC trained judges from all of Central Asia in Nukus.",
        ["UZB"],
        True,
        ["Nukus"],
        why="those who were trained",
    ),
    Case(
        "UNDP Kazakhstan opened the largest shelter in the region.",
        ["KAZ"],
        False,
        by=["UNDP-KAZ"],
        why="the region only situates it",
    ),
    Case(
        "The EU Special Representative for Central Asia opened a meeting in Osh.",
        ["KGZ"],
        True,
        ["Osh"],
        by=["EU"],
        why="in the title of an office",
    ),
    Case(
        "States of the Middle East and North Africa met in Doha to discuss the region.",
        ["QAT"],
        False,
        ["Doha"],
        why='"the region" means the region named before it',
    ),
    Case(
        "NATO also supports these countries.",
        [],
        True,
        before="NATO offers courses to CA states.",
        why="points back to the region",
    ),
    Case(
        "The project trained teachers in these countries.",
        ["KGZ", "TJK"],
        before="IOM works in Kyrgyzstan and Tajikistan.",
        why="points back to countries",
    ),
    Case(
        "It also hopes to build a system.",
        [],
        before="The CSTO supports Tajikistan.",
        why='a bare "It" does not point back',
    ),
    Case("The CIS Member States meet yearly.", [], by=["CIS"], why="members of a body"),
    Case(
        "Its Regional Anti-Terrorist Structure keeps a database.",
        [],
        by=["SCO-RATS"],
        names=["Regional Anti-Terrorist Structure"],
        why="a name with the adjective",
    ),
)

INHERITED = (
    Case(
        "a seminar for imams (2016)",
        ["TJK", "KGZ"],
        lead_in="In Tajikistan and Kyrgyzstan the OSCE organized:",
        why="a lead-in gives its countries",
    ),
    Case(
        "a course on notices",
        [],
        False,
        lead_in="Examples in Central Asia include:",
        why="a lead-in that only situates",
    ),
    Case(
        "Training of 15 officers | May 2018",
        ["UZB"],
        heading="Uzbekistan",
        why="a country heading",
    ),
    Case(
        "On the same day a meeting of commanders took place there.",
        ["KAZ"],
        places=["Aktau"],
        before="The exercise ended in Aktau.",
        why='"there" is the place named before',
    ),
    Case(
        "The next session was held in the same city.",
        ["ITA"],
        places=["Rome"],
        before="The first session was held in Rome.",
        why="the same city",
    ),
)

RUSSIAN = tuple(
    Case(text, countries, region, places, why, by, "ru", before=before)
    for text, countries, region, places, why, by, before in (
        (
            "В Бишкеке прошёл семинар для сотрудников служб Таджикистана и Узбекистана.",
            ["KGZ", "TJK", "UZB"], False, ["Бишкек"], "падежи", [], "",
        ),
        (
            "Обучены узбекские и киргизские таможенники.",
            ["UZB", "KGZ"], False, [], "прилагательные", [], "",
        ),
        (
            "Обстановка на таджикско-афганской границе изучена экспертами.",
            ["TJK", "AFG"], False, [], "граница двух стран", [], "",
        ),
        (
            "Пособие издано на русском, узбекском и таджикском языках.",
            [], False, [], "языки", [], "",
        ),
        (
            "Руководство переведено на казахский язык.",
            [], False, [], "язык", [], "",
        ),
        (
            "Занятия на таджикском участке границы продолжаются.",
            ["TJK"], False, [], "«на» перед прилагательным с именем", [], "",
        ),
        (
            "При финансовой поддержке Японии и Норвегии оборудован пункт пропуска «Дусти».",
            ["TJK"], False, ["Дусти"], "доноры", [], "",
        ),
        (
            "Программный офис ОБСЕ в Бишкеке провёл курс в Оше.",
            ["KGZ"], False, ["Ош"], "город в названии офиса", ["OSCE-BISHKEK"], "",
        ),
        (
            "Представители МВД РК и ГКНБ КР подписали протокол.",
            ["KAZ", "KGZ"], False, [], "сокращения", [], "",
        ),
        (
            "Эксперты государств Центральной Азии собрались в Ташкенте.",
            ["UZB"], True, ["Ташкент"], "регион", [], "",
        ),
        (
            "Подготовлены рекомендации для всех пяти стран.",
            [], True, [], "все пять стран", [], "",
        ),
        (
            "УНП ООН оказывает помощь странам ЦА.",
            [], True, [], "сокращение региона", [], "",
        ),
        (
            "Изучено положение в странах региона.",
            [], True, [], "страны региона", [], "",
        ),
        (
            "РЦПДЦА провёл региональный семинар.",
            [], True, [], "прилагательное с организацией региона", ["UNRCCA"], "",
        ),
        (
            "ОБСЕ провела региональный семинар.",
            [], False, [], "прилагательное без неё", ["OSCE"], "",
        ),
        (
            "Принята Алматинская декларация, участники сослались на Душанбинский процесс.",
            [], False, [], "города в названиях документов", [], "",
        ),
        (
            "В Хатлонской области и на пункте пропуска «Нижний Пяндж» прошли учения.",
            ["TJK"], False, ["Хатлонская область", "Нижний Пяндж"], "область и пункт", [], "",
        ),
        (
            "Там же состоялся сбор командиров.",
            ["KGZ"], False, ["Чолпон-Ата"], "«там же»", [], "Учение завершилось в Чолпон-Ате.",
        ),
        (
            "Первый в Центральной Азии центр открыт в Ургенче.",
            ["UZB"], False, ["Ургенч"], "Центральная Азия только для сравнения", [], "",
        ),
        (
            "В казахстанском Актау и азербайджанском Баку прошли встречи.",
            ["KAZ", "AZE"], False, ["Актау", "Баку"], "прилагательное при городе", [], "",
        ),
        (
            "Поставлена техника на 2 млн долларов США.",
            [], False, [], "валюта", [], "",
        ),
        (
            "В Джалал-Абадской и Баткенской областях работают семь центров.",
            ["KGZ"], False, ["Джалал-Абадская область", "Баткенская область"],
            "список областей", [], "",
        ),
    )
)  # fmt: skip


@pytest.mark.parametrize("case", NAMED, ids=lambda case: case.text[:40])
def test_what_the_words_name(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", NOT_TAGGED, ids=lambda case: case.text[:40])
def test_what_is_named_and_not_tagged(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", OFFICES, ids=lambda case: case.text[:40])
def test_offices_and_authorities(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", REGION, ids=lambda case: case.text[:40])
def test_region(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", INHERITED, ids=lambda case: case.text[:40])
def test_what_surroundings_give(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", RUSSIAN, ids=lambda case: case.text[:40])
def test_russian(case: Case) -> None:
    check(case)


def test_tags_say_why_and_where() -> None:
    result = where("A seminar was held in Khorugh.", "en")
    (place,) = result.places
    assert (place.country, place.latitude, place.longitude) == ("TJK", 37.49, 71.55)
    assert result.countries[0].mention == "Khorugh"
    assert all(evidence.detail for evidence in result.countries[0].evidence)


def test_a_shared_name_without_a_country_raises_a_doubt_and_is_left_out() -> None:
    result = where("A course was held in Jalalabad.", "en")
    assert (result.countries, result.places) == ((), ())
    assert [doubt.code for doubt in result.doubts] == ["place-unsure"]
    assert "Jalalabad" in result.doubts[0].detail


@pytest.mark.parametrize(
    ("text", "country"),
    [("In Jalalabad, Afghanistan, police met.", "AFG"), ("Kyrgyz police met in Jalalabad.", "KGZ")],
)
def test_the_countries_of_the_text_decide_between_places_of_one_name(
    text: str, country: str
) -> None:
    result = where(text, "en")
    assert [place.country for place in result.places] == [country]
    assert [tag.code for tag in result.countries] == [country]


def test_mentions_point_into_the_text() -> None:
    text = "Kyrgyz officers met in Nur-\nSultan."
    mentions = find_territories(text, "en")
    assert [(m.kind, m.id, m.text) for m in mentions] == [
        ("country", "KGZ", "Kyrgyz"),
        ("place", "astana", "Nur-\nSultan"),
    ]
    assert all(text[m.start : m.end] == m.text for m in mentions)


UNLISTED = (
    Case(
        "A patrol left from the village of Zumrad in Tajikistan.",
        ["TJK"],
        places=["Zumrad"],
        why="the kind of place stands before the name",
    ),
    Case(
        "Two cameras were installed at the Kairakum-2 crossing point on the Kyrgyz side.",
        ["KGZ"],
        places=["Kairakum-2"],
        why="the kind of place stands after the name",
    ),
    Case(
        "Turkmen officers visited the training centre in Ketrzyn, Poland.",
        ["TKM", "POL"],
        places=["Ketrzyn"],
        why="an unknown name between a preposition and a country",
    ),
    Case(
        "Training of dog handlers | 3-5 May 2019 | Zumrad | done",
        [],
        places=["Zumrad"],
        cells=[("place", "Zumrad")],
        why="the place column",
    ),
    Case(
        "Webinar | 3-5 May 2019 | Online | done",
        [],
        cells=[("place", "Online")],
        why="no place",
    ),
    Case(
        "Working meeting | 3 May | hybrid format | done",
        [],
        cells=[("place", "hybrid format")],
        why="no place, and no name",
    ),
    Case("The District Court and the City Council met.", [], why="institutions"),
    Case("The Member States met at the Third Border Post Conference.", [], why="no names"),
    Case(
        "В селе Ак-Сай и на КПП «Хумроги» прошли занятия с таджикскими пограничниками.",
        ["TJK"],
        places=["Ак-Сай", "Хумроги"],
        language="ru",
        why="вид места перед названием",
    ),
)


@pytest.mark.parametrize("case", UNLISTED, ids=lambda case: case.text[:40])
def test_places_that_no_gazetteer_lists(case: Case) -> None:
    check(case)


def test_an_unlisted_place_has_no_coordinates_and_raises_a_doubt() -> None:
    result = where("A patrol left from the village of Zumrad in Tajikistan.", "en")
    (place,) = result.places
    assert (place.country, place.latitude, place.longitude) == ("TJK", None, None)
    assert [doubt.code for doubt in result.doubts] == ["place-unsure"]
    assert "Zumrad" in result.doubts[0].detail


@pytest.mark.parametrize("text", ["", " ", "|", "Central", "Issyk-", "«»", "the first in"])
def test_words_that_name_nothing_give_nothing(text: str) -> None:
    result = where(text, "en")
    assert (result.countries, result.region.value, result.places) == ((), None, ())
