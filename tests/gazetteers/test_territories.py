"""Countries and places: what the files must keep to, and which words find them."""

from pathlib import Path

import pytest

from gazetteers.declension import forms
from gazetteers.errors import GazetteerError
from gazetteers.model import LanguageCode
from gazetteers.territories import read_territories, territories

FIVE = {"KAZ", "KGZ", "TJK", "TKM", "UZB"}

COUNTRY = """
- id: "KGZ"
  name: {en: "Kyrgyzstan", ru: "Кыргызстан"}
"""
PLACE = """
- id: "osh"
  name: {en: "Osh", ru: "Ош"}
  kind: "city"
  country: "KGZ"
  latitude: 40.53
  longitude: 72.8
"""


def load(folder: Path, countries: str = COUNTRY, places: str = PLACE) -> None:
    (folder / "territories.yml").write_text(countries, encoding="utf-8")
    (folder / "places.yml").write_text(places, encoding="utf-8")
    read_territories(folder)


@pytest.mark.parametrize(
    ("countries", "places", "problem", "why"),
    [
        (COUNTRY + COUNTRY, PLACE, "stands twice", "an id given twice"),
        (COUNTRY, PLACE.replace('"KGZ"', '"XXX"'), "not in territories.yml", "unknown country"),
        (COUNTRY.replace('"KGZ"', "NO"), PLACE, "KGZ|string", "a code that YAML made False"),
        (COUNTRY.replace('en: "Kyrgyzstan"', "en: 1.10"), PLACE, "string", "a number as a name"),
        (COUNTRY + '  people: {en: ["Osh"]}\n', PLACE, "is given to", "a city and a people"),
        (
            COUNTRY,
            PLACE + PLACE.replace('"osh"', '"osh-2"'),
            "is given to",
            "two cities of one name, not marked as sharing it",
        ),
        (COUNTRY, PLACE.replace("40.53", "140.53"), "latitude", "no such latitude"),
        (COUNTRY, PLACE + '  colour: "red"\n', "colour", "an unknown field"),
        (
            COUNTRY,
            PLACE + '  examples: {match: ["in Oshkosh"]}\n',
            "is not found in",
            "an example that does not behave",
        ),
        (
            COUNTRY,
            PLACE + '  examples: {reject: ["in Osh"]}\n',
            "is found in",
            "an example that is found though it should not be",
        ),
    ],
)
def test_files_that_contradict_themselves_are_refused(
    tmp_path: Path, countries: str, places: str, problem: str, why: str
) -> None:
    with pytest.raises(GazetteerError, match=problem):
        load(tmp_path, countries, places)


def test_places_may_share_a_name_when_they_say_so(tmp_path: Path) -> None:
    shared = PLACE + "  shared: true\n"
    load(tmp_path, places=shared + shared.replace('"osh"', '"osh-2"'))


def test_every_country_of_the_world_is_known_once() -> None:
    known = territories().countries
    assert len(known) == 193 + len({"PSE", "VAT", "TWN"})
    assert set(known) >= FIVE


def test_places_lie_within_their_countries() -> None:
    known = territories()
    outside = []
    for place in known.places.values():
        if place.country is None:
            continue
        box = known.countries[place.country].box
        if box is None:
            outside.append(f"{place.id}: {place.country} has no box")
            continue
        south, west, north, east = box
        if not (south <= place.latitude <= north and west <= place.longitude <= east):
            outside.append(f"{place.id}: {place.latitude}, {place.longitude}")
    assert outside == []


def test_no_two_cities_lie_on_one_spot() -> None:
    spots: dict[tuple[float, float], str] = {}
    doubles = []
    for place in territories().places.values():
        if place.kind in ("city", "village"):
            spot = (place.latitude, place.longitude)
            if spot in spots:
                doubles.append(f"{spots[spot]} and {place.id}")
            spots[spot] = place.id
    assert doubles == []


def test_the_countries_of_the_region_have_their_places_in_both_languages() -> None:
    known = territories()
    for code in FIVE | {"AFG"}:
        places = [place for place in known.places.values() if place.country == code]
        assert {"city", "province", "crossing"} <= {place.kind for place in places}
    for country in known.countries.values():
        assert country.name.ru, country.id


@pytest.mark.parametrize(
    ("text", "language", "expected", "why"),
    [
        ("Uzbek-Tajik and Kyrgyz-Tajik borders", "en", "UZB TJK KGZ TJK", "hyphenated pairs"),
        ("KYRGYZSTAN AND KAZAKHSTAN", "en", "KGZ KAZ", "a heading in capitals"),
        ("they told us in turkey", "en", "", "small letters"),
        ("US and UK; U.S. and U.K.", "en", "USA GBR USA GBR", "acronyms with and without stops"),
        ("US$ 5, 3 million US dollars", "en", "", "sums of money"),
        ("Papua New Guinea, Guinea-Bissau, Guinea", "en", "PNG GNB GIN", "the longest name"),
        ("Democratic People's Republic of Korea, Republic of Korea", "en", "PRK KOR", "and here"),
        ("Turkmenistan’s and Kazakhstan's laws", "en", "TKM KAZ", "genitives"),
        ("Türkiye, Turkiye", "en", "TUR TUR", "accents"),
        ("Kirghizia, Tadjikistan, the Kyrgyz Republic", "en", "KGZ TJK KGZ", "older spellings"),
        ("AFG, the Maldives and Sri Lanka", "en", "MDV LKA", "a code is no name"),
        ("provinces of Osh, Murgab and Andijan", "en", "osh murghab andijan", "a list of places"),
        ("Osh region, Osh oblast, Oshkosh", "en", "osh-region osh-region", "regions of a city"),
        ("Nur-Sultan, Nur Sultan, Nursultan", "en", "astana astana astana", "one name, three ways"),
        ("in Nur-\n  Sultan", "en", "astana", "over the end of a line"),
        ("Mary spoke. Mary and Kate. In Mary.", "en", "mary", "a name that needs a cue"),
        ("in Termez, Sofia and Kant", "en", "termez sofia kant", "a list is a cue"),
        ("Shanghai Cooperation Organization", "en", "", "a name inside another"),
        ("Islamic Movement of Uzbekistan", "en", "", "a group"),
        ("в Таджикистане, из Туркмении, Казахстаном", "ru", "TJK TKM KAZ", "cases"),
        ("таджикско-афганской, узбекско-киргизской", "ru", "TJK AFG UZB KGZ", "compounds"),
        (
            "туркмено-узбекском, афгано-таджикский, ирано-туркменской",
            "ru",
            "TKM UZB AFG TJK IRN TKM",
            "short first parts",
        ),
        ("the Sino-Kazakh border", "en", "CHN KAZ", "a short first part"),
        ("узбекистанцев, афганцам, россиянами, туркменами", "ru", "UZB AFG RUS TKM", "people"),
        ("МВД РК, ГКНБ КР, РФ и США", "ru", "KAZ KGZ RUS USA", "acronyms"),
        ("рк и рф", "ru", "", "acronyms in small letters"),
        ("в Лейлекском р-не Баткенской обл.", "ru", "leilek batken-region", "kinds shortened"),
        ("в Кара-Суйском районе", "ru", "kara-suu-district", "a district of a city's name"),
        ("в районе Рудаки, р-н Носири Хусрав", "ru", "rudaki nosiri-khusrav", "the kind first"),
        ("в Ала-Букинском и Чаткальском районах", "ru", "ala-buka-district chatkal", "a list"),
        ("на КПП «Кичи-Капка»", "ru", "kichi-kapka", "a small crossing point"),
        ("in Kara-Kulja and Ala-Buka districts", "en", "kara-kulja ala-buka", "districts"),
        ("в Чолпон-Ате, Нур-Султане, Ош и в Оше", "ru", "cholpon-ata astana osh osh", "cities"),
        ("в Республике Беларусь и Чешской Республике", "ru", "BLR CZE", "long names"),
        ("Того же числа", "ru", "", "a word that is no country"),
        ("5 млн долларов США", "ru", "", "a sum of money"),
        ("UNDP Kyrgyzstan и Бишкек", "ru", "KGZ bishkek", "English names in a Russian text"),
        (
            "в Ошской, Баткенской и Таласской областях",
            "ru",
            "osh-region batken-region talas-region",
            "a list of provinces with one noun",
        ),
    ],
)
def test_words_that_name_territories(
    text: str, language: LanguageCode, expected: str, why: str
) -> None:
    found = " ".join(hit.id for hit in territories().find(text, language))
    assert found == expected, why


@pytest.mark.parametrize(
    ("name", "people", "wanted"),
    [
        ("Ташкент", False, "Ташкента Ташкенту Ташкентом Ташкенте"),
        ("Москва", False, "Москвы Москве Москву Москвой"),
        ("Казань", False, "Казани Казанью"),
        ("Турция", False, "Турции Турцию Турцией"),
        ("Китай", False, "Китая Китаю Китаем Китае"),
        ("Филиппины", False, "Филиппин Филиппинам Филиппинах"),
        ("Грозный", False, "Грозного Грозном"),
        ("Ошская область", False, "Ошской_области Ошскую_область"),
        ("Чолпон-Ата", False, "Чолпон-Ате Чолпон-Аты"),
        ("узбек", True, "узбеки узбеков узбекам узбеками"),
        ("афганец", True, "афганца афганцы афганцев"),
        ("россиянин", True, "россиянина россияне россиян"),
        ("таджикский", True, "таджикских таджикской таджикско"),
    ],
)
def test_russian_names_decline(name: str, people: bool, wanted: str) -> None:
    found = forms(name, people=people)
    assert found[0] == name
    missing = [form for form in wanted.split() if form.replace("_", " ") not in found]
    assert missing == []


@pytest.mark.parametrize("name", ["Душанбе", "Баку", "Осло", "РФ", "РУз"])
def test_names_that_do_not_decline_have_one_form(name: str) -> None:
    assert set(forms(name)) == {name}


def test_a_name_found_carries_its_dictionary_form_and_kind() -> None:
    (place,) = territories().find("в Хатлонской области", "ru")
    assert (place.id, place.spelling) == ("khatlon", "Хатлонская область")
    (place,) = territories().find("in Khatlon province", "en")
    assert (place.id, place.spelling) == ("khatlon", "Khatlon province")


@pytest.mark.parametrize(
    ("text", "language", "found", "why"),
    [
        ("a session in St. Petersburg on 14 April", "en", ["saint-petersburg"], "St. with a stop"),
        ("a session in St Petersburg", "en", ["saint-petersburg"], "St without one"),
        ("It ended in the St. Osh residents", "en", ["osh"], "St. before another name"),
        ("IOM (Ms. Holland) spoke", "en", [], "a surname behind a title"),
        ("Mr. Paris Georgiou spoke in Osh", "en", ["osh"], "a first name behind a title"),
        ("Col. A. Jordan spoke in Osh", "en", ["osh"], "a surname behind an initial"),
        ("the visit of Mr. Smith to Jordan", "en", ["JOR"], "a country behind a person"),
    ],
)
def test_persons_and_short_words(
    text: str, language: LanguageCode, found: list[str], why: str
) -> None:
    assert [hit.id for hit in territories().find(text, language)] == found, why
