"""Countries by the build of the sentence: languages, homes of outside bodies, borders, towns."""

import pytest

from extractors.mentions import find_organizations
from extractors.model import Evidence, OrganizationTag
from extractors.places import where
from extractors.roles import assign_roles
from gazetteers.model import LanguageCode, OrganizationId

SEEN = Evidence(method="rule", detail="as given")


def countries(text: str, language: LanguageCode) -> list[str]:
    names = find_organizations(text, language)
    found = assign_roles(text, names, language)
    place = where(text, language, organizations=found.tags, names=names)
    return sorted(tag.code for tag in place.countries)


# fmt: off
ENGLISH: list[tuple[str, list[str]]] = [
    ("UNICEF published a guide in Kyrgyz, Uzbek and Russian.", []),
    ("The film was dubbed to Uzbek and Tajik.", []),
    ("UNODC translated its manual on hawala (Vienna, 2013), of which 500 copies came out.", []),
    ("Textbook “Faith and State” (Prague and Bishkek, 2021), now in use at three schools", []),
    ("UNDP published a handbook on detention (Almaty, 2017).", ["KAZ"]),
    ("A conference on borders (Vienna, 2013) was held for Tajik officers.", ["AUT", "TJK"]),
    ("Manual on IEDs for officers of Osh; Kazakh and Russian; 500 copies", ["KGZ"]),
    ("Webinar on export control for officers of Uzbekistan, held by BAFA (Germany).", ["UZB"]),
    ("The Ministry of Transport of Sweden and the Civil Aviation Agency of Tajikistan inspected "
     "the airport of Kulob.", ["TJK"]),
    ("The Border Service of Tajikistan and the Border Police of China held an exercise in "
     "Murghab.", ["CHN", "TJK"]),
    ("With Germany we are financing a project of UNODC in Osh.", ["KGZ"]),
    ("A UK trust fund pays for a project in Osh.", ["KGZ"]),
    ("UK aviation security inspectors visited Tashkent airport.", ["UZB"]),
    ("The film was subtitled in Kazakh.", []),
    ("Manual on IEDs, Kazakh and Russian, 500 copies", []),
    ("The ICRC publishes its magazine on IHL in Kyrgyz every six months.", []),
    ("The Russian edition is expected for summer 2021, the Kazakh and Uzbek ones "
     "afterwards.", []),
    ("Kyrgyz, Tajik and Uzbek versions of the handbook came out.", []),
    ("A Tajik translation of the handbook came out in Dushanbe.", ["TJK"]),
    ("The handbook is available in English, Russian, Dari and Pashto.", []),
    ("The course was interpreted into Turkmen.", []),
    ("a leaflet (Kyrgyz/Russian)", []),
    ("A website in the Tajik language was opened.", []),
    ("Kazakh-speaking trainers taught the course.", []),
    ("Uzbek teachers received a guide in Uzbek.", ["UZB"]),
    ("UNDP trained Kyrgyz and Tajik border guards.", ["KGZ", "TJK"]),
    ("The first course was given by BOMCA and the Finnish Customs for handlers "
     "from Kyrgyzstan.", ["KGZ"]),
    ("The project is implemented by the German development agency GIZ in Tajikistan.", ["TJK"]),
    ("UNCCT and the Federal Security Service of Russia co-organized a conference "
     "in Dushanbe.", ["TJK"]),
    ("Experts of the Turkish National Police trained officers in Osh.", ["KGZ"]),
    ("The course was given in Osh by two instructors of the Italian Carabinieri.", ["KGZ"]),
    ("The Latvian State Border Guard sent a dog trainer to Almaty.", ["KAZ"]),
    ("Officers of the Kyrgyz Republic visited the Latvian State Border Guard in Riga.",
     ["KGZ", "LVA"]),
    ("Trainers of the Middle East Technical University (METU), Ankara, taught in "
     "Ashgabat.", ["TKM"]),
    ("CTED visited Turkmenistan together with experts from the Netherlands.", ["TKM"]),
    ("A study visit to Georgia and Moldova was organized for Tajik prosecutors.",
     ["GEO", "MDA", "TJK"]),
    ("The OPCW briefs delegations in The Hague on its work.", ["NLD"]),
    ("The annual dialogue took place in Brussels.", ["BEL"]),
    ("Seminar in Vienna for officials from Uzbekistan", ["AUT", "UZB"]),
    ("A workshop on the Kazakh-Kyrgyz border took place.", ["KAZ", "KGZ"]),
    ("Posts on the Tajik-Afghan border were renovated.", ["AFG", "TJK"]),
    ("Posts on the Turkmen–Uzbek border were renovated.", ["TKM", "UZB"]),
    ("The crossing at Hairatan/Termez was equipped.", ["AFG", "UZB"]),
    ("The crossing at Torugart on the Chinese border was equipped.", ["CHN", "KGZ"]),
    ("Scanners for lorries at the Dostyk crossing point on the Chinese border", ["CHN", "KAZ"]),
    ("The project covers Khatlon and GBAO.", ["TJK"]),
    ("Equipment for Gorno-Badakhshan was delivered.", ["TJK"]),
    ("The project works in the Autonomous Republic of Karakalpakstan.", ["UZB"]),
    ("The project works in Zhambyl and Turkistan regions.", ["KAZ"]),
    ("Mazar-e-Sharif hosted the second meeting.", ["AFG"]),
    ("The group met in Istanbul.", ["TUR"]),
    ("A meeting in Saint Petersburg", ["RUS"]),
    ("A meeting in Cholpon-Ata", ["KGZ"]),
    ("A meeting at Issyk-Kul", ["KGZ"]),
    ("A meeting in Turkmenbashi (Caspian coast)", ["TKM"]),
    ("A meeting in Mary and Serhetabat", ["TKM"]),
    ("A meeting in Kulyab and Kurgan-Tyube", ["TJK"]),
    ("A meeting in Shymkent, Aktau and Atyrau", ["KAZ"]),
    ("A meeting in Nukus and Urgench", ["UZB"]),
    ("A meeting in Kara-Balta", ["KGZ"]),
    ("ICAO asks Kazakhstan to join the Beijing instruments.", ["KAZ"]),
    ("A training on legal instruments in Osh took place.", ["KGZ"]),
    ("The Almaty Declaration was discussed in Bishkek.", ["KGZ"]),
    ("The Ashgabat Declaration was adopted.", []),
    ("With Japanese money, UNODC built a post in Tajikistan.", ["TJK"]),
    ("Funded by Norway, UNDP opened a centre in Osh.", ["KGZ"]),
    ("A gift of the Government of Japan was handed over in Termez.", ["UZB"]),
    ("The US Department of State financed a unit in Tashkent airport.", ["UZB"]),
    ("The British Embassy in Tashkent financed a study.", ["UZB"]),
    ("The Embassy of Japan in Tajikistan financed a study.", ["TJK"]),
    ("The Centre of Excellence in Ankara, Turkey invited officers.", ["TUR"]),
    ("The UNODC office in Uzbekistan printed a guide.", ["UZB"]),
    ("The OSCE Academy in Bishkek held a course for students of Afghanistan.", ["AFG", "KGZ"]),
    ("UNITAR trained officers with the OSCE Academy in Bishkek.", []),
    ("The OSCE Border Management Staff College in Dushanbe trained officers.", ["TJK"]),
    ("A Swiss professor lectured in Bishkek.", ["KGZ"]),
    ("The Aga Khan Foundation worked in Khorog.", ["TJK"]),
    ("A conference of the five countries and Afghanistan took place in Almaty.", ["AFG", "KAZ"]),
    ("The Kingdom of Saudi Arabia funded the centre.", []),
    ("The workshop was held in Dubai for Kyrgyz officials.", ["ARE", "KGZ"]),
]
# fmt: on


# fmt: off
RUSSIAN: list[tuple[str, list[str]]] = [
    ("Портал «Мост» на русском, таджикском и узбекском работает с 2013 года.", []),
    ("Усилены патрули на таджикском и узбекском участках границы.", ["TJK", "UZB"]),
    ("Деньги норвежские, семинар прошёл в Оше.", ["KGZ"]),
    ("Офис связи открыт на мосту Хайратон – Галаба.", ["AFG", "UZB"]),
    ("Такой же офис заработает на переходе Фараб.", ["TKM"]),
    ("Пособие издано на кыргызском, узбекском и русском языках.", []),
    ("Фильм дублирован на узбекский и таджикский.", []),
    ("Брошюра на казахском и русском языках, 500 экз.", []),
    ("Перевод пособия на туркменский язык завершён.", []),
    ("Русская и таджикская версии пособия готовы.", []),
    ("Таджикское издание пособия вышло в Душанбе.", ["TJK"]),
    ("Журнал выходит на кыргызском раз в полгода.", []),
    ("Тренеры Государственной пограничной охраны Литвы провели курс в Алматы.", ["KAZ"]),
    ("КТЦ ООН и ФСБ России провели конференцию в Душанбе.", ["TJK"]),
    ("Финская таможня провела курс в Бишкеке.", ["KGZ"]),
    ("На таджикско-афганской границе отремонтирован пост.", ["AFG", "TJK"]),
    ("На границе Таджикистана с Афганистаном отремонтирован пост.", ["AFG", "TJK"]),
    ("КПП «Достук» и «Кордай» оснащены сканерами.", ["KAZ", "KGZ"]),
    ("Киргизские и узбекские пограничники обучены.", ["KGZ", "UZB"]),
    ("2-6 сентября, Киргизия, полигон «Эдельвейс»: учение", ["KGZ"]),
    ("Встреча прошла в Вене.", ["AUT"]),
    ("Встреча прошла в Санкт-Петербурге.", ["RUS"]),
    ("Семинар в Худжанде, Бохтаре и Хороге", ["TJK"]),
    ("Семинар в Нукусе и Термезе", ["UZB"]),
    ("Семинар в Туркменабаде", ["TKM"]),
    ("Семинар в Мазари-Шарифе", ["AFG"]),
    ("Семинар в г. Ош", ["KGZ"]),
    ("Семинар в Нур-Султане", ["KAZ"]),
    ("На средства Японии ПРООН построила пост в Таджикистане.", ["TJK"]),
    ("При финансовой поддержке Правительства Норвегии открыт центр в Оше.", ["KGZ"]),
    ("Посольство США профинансировало исследование в Узбекистане.", ["UZB"]),
    ("Академия ОБСЕ в Бишкеке провела курс.", ["KGZ"]),
    ("Алматинская декларация обсуждена в Бишкеке.", ["KGZ"]),
    ("Учебный визит таджикских прокуроров в Грузию", ["GEO", "TJK"]),
    ("Сотрудники из Казахстана и Киргизской Республики обучены.", ["KAZ", "KGZ"]),
    ("В Горно-Бадахшанской автономной области отремонтирован пост.", ["TJK"]),
    ("В Республике Каракалпакстан проведён семинар.", ["UZB"]),
    ("В Ошской и Баткенской областях проведены встречи.", ["KGZ"]),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[str]) -> None:
    assert countries(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), RUSSIAN)
def test_russian(text: str, expected: list[str]) -> None:
    assert countries(text, "ru") == expected


def test_an_authority_that_only_takes_part_is_not_where_the_event_is() -> None:
    text = "Представители Министерства приняли участие в совещании РЦПДЦА в Ташкенте."
    tags = [
        OrganizationTag(
            id=OrganizationId(name), role=role, mention=words, confidence=0.9, evidence=(SEEN,)
        )
        for name, role, words in (
            ("UNRCCA", "lead", "РЦПДЦА"),
            ("GOV-TJK", "partner", "Министерства"),
        )
    ]
    told = where(text, "ru", organizations=tags)
    helped = where("Министерство провело с РЦПДЦА семинар в Ташкенте.", "ru", organizations=tags)

    assert [tag.code for tag in told.countries] == ["UZB"]
    assert sorted(tag.code for tag in helped.countries) == ["TJK", "UZB"]
