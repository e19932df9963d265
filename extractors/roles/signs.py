"""Signs of roles that are patterns, not phrases: gaps in lists, adjectives of names, openings.

Words that people may wish to add stand in the cue files; here stands what only a pattern can say.
"""

import re

from gazetteers.cues import cues
from gazetteers.model import LanguageCode

LIST_GAP = re.compile(
    # UNDP in Osh and …
    r"(?:\s(?:in|to|for|at|в|на)\s(?:the\s)?[A-ZА-ЯЁ][\w-]+(?:\s[A-ZА-ЯЁ][\w-]+)?(?=[\s,]))?"
    r"(?:[\s,/&+()“”\"'’«»–-]|\b(?:and|as well as|or|plus|including|the|its|both|also|other|NGO|"
    r"NGOs|(?:and|и)\s+(?:of|from|by|with|от|из|со?)|regional|bodies|body|company|companies|"
    r"и|а также|или|его|её|их|региональные|органы|учреждений|учреждения|агентств|структур)\b)*"
)
LOOSE_GAP = re.compile(r",\s(?:[\w’'-]+\s){1,5}(?:and|и)\s(?:the\s)?", re.IGNORECASE)
LAST_WORD = re.compile(r"([\w’'-]+)[\s«“\"'(]*$")
FUNDED = re.compile(r"[-‑\s](?:co-)?(?:funded|financed|sponsored)\b", re.IGNORECASE)
COMPOUND = re.compile(
    r"[-‑](?P<done>led|run|organi[sz]ed|implemented|supported|backed)\b", re.IGNORECASE
)
"""A name made an adjective: "the OSCE-supported Training Centre", "a UNDP-led initiative"."""
AS_EXPERTS = re.compile(
    r"\bas (?:an? )?(?:lecturer|expert|trainer|speaker|facilitator|moderator|panel|mentor)|"
    r"\b(?:presentation|spoke\b|lectur|выступи|доклад|лекци)",
    re.IGNORECASE,
)
EXPERTS = re.compile(r"experts|trainers|эксперты|тренеры", re.IGNORECASE)
TEAM = re.compile(r"(?:delegation|team|mission)", re.IGNORECASE)
RUSSIAN_AGENT = re.compile(r"(?:[а-яё]+(?:ыми|ими)\s)?[а-яё]+(?:ами|ями)\b", re.IGNORECASE)
MONEY = re.compile(
    r"['’]?s?\s(?:funds|funding|money|financing|grants?|donations?|contributions?|trust\sfunds?"
    r"|gifts?|sponsorship)\b",
    re.IGNORECASE,
)
"""What a donor's name before it makes its money: "with Japanese funds", "UK trust fund"."""
_SHARE = re.compile(r"contribut", re.IGNORECASE)


def gives_share(words: str) -> bool:
    """Whether a donor pays a part of something: "Japan annually contributes to"."""
    return _SHARE.search(words) is not None


SAID_BY = re.compile(r"(?:\A|[,;(–—]\s?)(?:as|как)\s(?:the\s)?\Z", re.IGNORECASE)
"""Before a body that only tells what others do: "As UNODC reported, the WCO opened a unit"."""
PRESIDES = re.compile(r"\bin the chair|\bchairing", re.IGNORECASE)
"""Behind "with X": the meeting is X's."""
EXPLAINS = re.compile(
    r"\w.*\b(?:since|because|although|though|unless|until|if|provided that|as soon as|"
    r"так как|поскольку|хотя|если|как только|при условии,? что)\s(?:the\s)?\Z"
)
"""Before a subject that does not do the activity: "it was postponed, since the Department is"."""
RELATIVE = re.compile(
    r"\b(?:which|whom|that|where|when|whose|котор\w+|где|когда)\s(?:the\s)?\Z", re.IGNORECASE
)
"""Before the subject of a relative clause: "a guide on which CTED commented"."""
ADDED_CLAUSE = re.compile(r";\s[^;|]*\Z")
"""Before a name in a clause that adds to what was said: "; the interviews were done by"."""
COUNTERPART = re.compile(
    r"(?<!in its )(?<!in their )\b(?:dialogues?|talks|negotiations|consultations|agreements?"
    r"|memorand(?:um|a)|MoU|protocols?|treaty)\b"
    r"[^.;,]{0,40}\bwith(?:\sthe)?\s\Z",
    re.IGNORECASE,
)
"""Before a state under its bare name that is the other side: "the dialogue of the EU with"."""
RECEIVED = re.compile(
    r"\s(?!(?:to|for|in|at|on|with|by|and|or|from|of|as|when|while|before)\b)[\w“\"]"
)
"""Behind who is given something stands a thing, no preposition: "sent the Senate an opinion"."""
UNIT_OF = re.compile(
    r"\s*(?:the\s|its\s|a\s)?(?:[\w’'-]+\s){0,3}(?:centre|center|department|unit|division|laboratory|"
    r"branch|directorate|academy|institute|office|college|school|section|service|committee|prison|post|hospital|laboratorie|academie|universitie|"
    r"outpost|checkpoint|station|institution|facilitie|facility)s?"
    r"(?:\s(?:of|for)\s(?:the\s)?[\w-]+)?\s(?:of|at|in|within|under)\s(?:the\s)?"
    r"|\s*(?:[\w-]+\s){0,3}(?:управлени|департамент|отдел|служб|подразделени|центр|академи|институт|учреждени|лаборатори|застав|колони|пост(?=\w{0,2}\s))\w*\s"
    r"(?:[а-яё]+\s){0,3}",
    re.IGNORECASE,
)
"""Between a gift and whose it becomes: "handed over to the forensic centre of the Ministry"."""
OFFICE_OF = re.compile(
    r"\s*(?:the\s|its\s|a\s)?(?!National\s)(?:[\w’'-]+\s){0,2}(?:office|mission|secretariat|bureau|headquarters|branch|delegation"
    r"|representation|chapter|section|presence)s?\s(?:of|for)\s(?:the\s)?"
    r"|\s*(?:[а-яё-]+\s){0,2}(?:офис|представительств|мисси|секретариат|бюро|отделени|штаб-квартир|филиал)[а-яё]{0,3}\s",
    re.IGNORECASE,
)
"""Between a cue and the body whose office is meant: "with | the country office of | UNDP"."""
EXAMPLES = re.compile(r"\b(?:such as|including|inter alia|namely|e\.g\.)$", re.IGNORECASE)
SCHOOLED = re.compile(r"(?:at|in|в|во|на базе)", re.IGNORECASE)
"""Before the school where persons are trained, which then trains them."""
TAUGHT = re.compile(
    r"(?i)\b(?:course|module|training|seminar|workshop|lecture|class|session|lesson|curricul"
    r"|курс|модул|тренинг|семинар|лекци|заняти|обучени|практикум)\w*"
)
"""What is taught somewhere."""
TAUGHT_THERE = "where others teach"
"""Why the school of a ministry takes part; no reason for it to lead before whoever reports."""
_CURRENCY = r"(?:EUR|USD|US\$|NOK|CHF|GBP|JPY|€|\$|£|евро|долл\w*\.?(?:\sСША)?|млн|тыс|руб\w*)"
AMOUNT_BEFORE = re.compile(
    rf"\((?:[^()]*\s)?(?:{_CURRENCY}\s?\d[\d\s.,]*(?:\s?(?:m|mln|bn|k|million|thousand))?"
    rf"|\d[\d\s.,]*\s?(?:m|mln|million|тыс\.?|млн\.?)?\s?{_CURRENCY})\s?[,;–—-]\s?(?:the\s)?\Z"
)
"""Before who pays, in brackets: "the outpost was rebuilt (EUR 410,000, | Japan)"."""
BRACKET_ENDS = re.compile(r"\s?(?:\)|,\s?\d|;)")
LIST_FOLLOWS = re.compile(r"\s*:(?:\s\s|\s*\Z)")
"""After a subject whose verbs are the items of a list: "With support of Japan, UNODC:"."""
BODIES_OF_STATES = re.compile(
    r"\A(?:[^,;:]{0,60}?\d[^,;:]{0,20}?\s)?(?:in\s[\w\s]{3,40},?\s)?(?:the\s)?(?:[\w-]+\s){0,3}"
    r"(?:services|bodies|authorities|agencies|forces|units|troops|parliaments|governments|ministries)"
    r"\s(?:of(?:\sthe)?\s?)?$",
    re.IGNORECASE,
)
"""Before states of a body, as the subject: "In May the border services of the X Member States"."""
DELEGATION = re.compile(r"(?i)(?:delegation|делегаци)")
"""Persons who come for their body."""
ADVERBIAL = re.compile(
    r"(?:in|on|at|from|since|during|with|within|under|for|after|before|by|between|through|thanks|"
    r"в|во|на|с|со|при|за|под|после|до|к|по|благодаря)\s[^;:()]{1,110}?[,\s](?:the\s)?[«“\"]?"
    r"|\d{1,2}(?:\s?[–—-]\s?\d{1,2})?\s[а-яё]+(?:\s\d{4}\s(?:года|г\.))?\s(?:(?:в|на)\s[^;:(),]{1,60}\s)?[«“\"]?",
    re.IGNORECASE,
)
"""Words at the start of a sentence that say when, where or by what means; no subject."""
BEHIND_HELP = re.compile(
    r"(?:with|thanks to|through|by)\s[^,;:()]{2,60}\s"
    r"(?:help|support|assistance|aid|advice|backing)\s(?:the\s)?",
    re.IGNORECASE,
)
"""Before a subject, without a comma: "With UNODC's help | the Office introduced special rooms"."""
GENERAL = re.compile(r"\s(?:[\w’'-]+\s){1,6}$")
"""The general word between a cue and examples of it: "of leading ICT companies such as"."""
BRACKET = re.compile(r"\s*\([^()]{1,60}\)")
APPOSITION = re.compile(
    r",\s(?:the|a|an)\s[^,.;]{3,60},"
    r"|,\s(?:led|headed|represented)\sby\s(?:[^,.;]|(?<=\b[A-Z])\.){3,80},"
    r"|,\s(?:возглавляем|представленн)\w+\s[^,.;]{3,80},|,\sво\sглаве\sс[^,.;]{3,80},"
    r"|,\s(?:котор(?:ый|ая|ое|ую|ым|ой|ые)|which|who|whose)\s[^,.;]{3,100},"
)
"""Between a subject and its verb: "the EAG, a regional body, met", "led by its Director, went"."""
ABSOLUTE = re.compile(
    r"(?:\s(?:and|as well as)\s(?:the\s)?(?:[A-Z][\w’'&/-]*\s?){1,5}(?<=\w))?"
    r"\s(?:having\s\w+|acting\sas|being\s(?:the|its|their|as|in|one|among|co-?\w+)\b)"
)
"""Behind the subject of an absolute clause, which tells who else took part."""
NO_NOUN = re.compile(
    r"(?:[,)]|[A-ZА-ЯЁ][\w-]*|\b(?:and|will|to|also|jointly|together|[a-z]+ly)|[а-яё]+|»)\s?\Z"
)
"""Before a word that is a verb there: "UNDP support", ", support"; not "with support"."""
OTHER_NOUN = re.compile(r"\s(?:the|this|that|its|their|our)\s[\w-]+,?\sthe\s", re.IGNORECASE)
"""Between a cue and a name stands another noun with an article, which the cue governs."""
UNKNOWN_LIST = re.compile(
    r"\s(?:the\s)?(?:(?:[A-Z][\w’'.&/-]*\s?){1,6},\s(?:the\s)?)*"
    r"(?:[A-Z][\w’'.&/-]*\s?){1,6}(?:,\s)?\band\s(?:the\s)?"
    r"|\s(?:[А-ЯЁ][\w-]*(?:\s[а-яё-]+){0,3}(?:\s[А-ЯЁ][\w-]*){0,3},?\s)+и\s"
    r"|\s(?:[\w-]+\s){0,3}(?:countries|[Ss]tates|nations|стран|государств)\s(?:and|и)\s(?:the\s)?"
)
"""Unknown names of a list before a known one: "attended by EUROPOL and the OSCE"."""
SEATED = re.compile(r"\s(?:in|в)\s[A-ZА-ЯЁ][\w-]+")
"""Behind a name, where the body is: "the Staff College | in Dushanbe | was the host of"."""
HOST = re.compile(
    r"\sof (?:the|this|that|its) (?:host )?(?:country|republic|state)\b", re.IGNORECASE
)
CLAUSE_START = re.compile(
    r"(?:\A\W{0,4}\d[^|;()]{0,60}\s-(?=\s)|\A\W*\d{1,3}[./)](?=\s)"
    r"|.*(?:[,;:|•–—]|\b(?:and|which|that|who|whom|where|while|when|whereas|but|и|а|но|где|когда|что)\b"
    r"|\bкотор\w+))(?!.*[,;:|•–—])\s*",
    re.DOTALL,
)
_ONLY_THERE = "".join(
    rf"(?<!\b{verb} )"
    for verb in (
        *("attended", "joined", "visited", "observed", "followed", "accompanied", "monitored"),
        *("represented", "addressed", "received", "used", "requested", "greeted", "praised"),
    )
)
ACTING = re.compile(
    rf"\b{_ONLY_THERE}(?:by|together with|jointly with)\s"
    r"(?:[\w’'/-]+\s){0,6}(?:and\s)?(?:the\s)?$"
    r"|\b(?:совместно|вместе|сообща)\sсо?\s(?:[а-яё-]+\s){0,2}$",
    re.IGNORECASE,
)
"""Before persons: they do it, and so does their body ("developed by experts and officers of …");
not "attended by representatives of …", who are only there."""


_HELPER = re.compile(r"\"(?:assisted|supported|helped|advised|facilitated) by", re.IGNORECASE)


def is_helper(detail: str) -> bool:
    """Whether the words that made a body a partner say that it helps the subject."""
    return _HELPER.match(detail) is not None


_HELPED_BY = re.compile(
    r"(?i)\"(?:with|through|thanks\sto)\s(?:the\s)?(?:\w+\s)?(?:support|assistance|help|aid)\b"
    r"|\"(?:при\s(?:\w+\s)?(?:содействии|поддержке|помощи)|с\sпомощью|благодаря)"
)


def stands(text: str, language: LanguageCode) -> bool:
    """Whether words say that something is at work: "three offices operate", «действуют»."""
    return cues("roles", language).has("at-work", text)


def is_helped_by(detail: str) -> bool:
    """Whether the words that made a body a partner say that something came of its help."""
    return _HELPED_BY.match(detail) is not None


_PRONOUN = re.compile(
    r"(?:and\s|but\s|also,?\s|then\s|moreover,\s|besides,\s|и\s|а\s)?(?:in|on|from|since|during|with|together|jointly|also|for|under|within|at|by|after|"
    r"в|с|совместно|вместе|при|на|за)\s[^.;:()]{1,140},\s(?:it|they|он|она|оно|они)\s"
    r"|(?:in|on|since|from|between|by|until|throughout|during)\s(?:[\w–-]+\s){0,7}?(?:\d{4}|(?-i:[A-Z][a-z]+)|month|week|year|spring|summer"
    r"|autumn|winter|quarter)\s(?:it|they)\s(?!(?:is|was|are|were)\b)"
    r"|(?:так,\s)?(?:в|с|со|на|за|до|к|после|осенью|весной|летом|зимой|\d{1,2}(?:[–-]\d{1,2})?)\s(?:[\w–-]+\s){0,7}?"
    r"(?:\d{4}|(?-i:[А-ЯЁ][а-яё-]+)|года?|году|г\.|квартал\w|месяц\w|недел\w|полугоди\w"
    r"|январ[еяю]|феврал[еяю]|март[еау]?|апрел[еяю]|ма[еяйю]|июн[еяю]|июл[еяю]|август[еау]?|сентябр[еяю]|октябр[еяю]|ноябр[еяю]|декабр[еяю])"
    r"\s(?:она?|оно|они)\s"
    r"|(?:together|jointly)\swith\s[^.;:(),]{2,100}\s(?:it|they)\s(?!(?:is|was|are|were)\b)"
    r"|(?:совместно|вместе)\sс\s[^.;:(),]{2,100}\s(?:она?|оно|они)\s",
    re.IGNORECASE,
)
_CARRIED_OUT_REACH = 60


def carries_out(before: str, language: LanguageCode) -> bool:
    """Whether words that end in "implemented by" stand right before a name."""
    near = re.sub(r"\s(?:the\s)?$", "", before[-_CARRIED_OUT_REACH:])
    return any(hit.end == len(near) for hit in cues("roles", language).find("carried-out", near))


_MADE_BY = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bis )(?<!\bare )(?<!\bbeing )(?<!\bbe )"
    r"\b(?:launched|developed|created|established|founded|designed|set up|initiated|drafted"
    r"|prepared|written|compiled|produced|devised|elaborated)\s(?:\w+ly\s|earlier\s)?by\s(?:the\s)?\Z"
)


def made_by(before: str) -> bool:
    """Whether a participle that only describes a thing names its maker: "a module developed by"."""
    return _MADE_BY.search(before[-_CARRIED_OUT_REACH:]) is not None


FIRST_LEADS = "the first-named leads"
"""Why of several parties one leads."""


WHO_MEET = "who meet"
"""Why parties of a meeting have no part of their own where another holds it."""
MEET = re.compile(
    r"(?i)\b(?:consultations?|meetings?|talks|discussions?|round[ -]tables?"
    r"|exchanges?\sof\s(?:views|experience)|консультаци\w+|встреч\w*|переговор\w*|совещани\w*|обмен\w*\sмнениями)"
    r"(?:\s[\w-]+){0,3}\s(?:between|among|amongst|между)\s(?:the\s)?\Z"
)
"""Before those who meet: "convenes consultations between the Ombudsman and the lawyers"."""


def carries_out_column(heading: str, language: LanguageCode) -> bool:
    """Whether the heading of a column says that its partners implement the projects."""
    return cues("roles", language).has("implementing", heading)


JOINING = "members of it, not the body, take part"
"""Why a body is not tagged whose officials go to somebody else's event, unless it reports."""


REPORTED = re.compile(r"(?i)\b(?:доклад|отч[её]т|донесени|сообщени|письм|обращени|жалоб)\w*\s\Z")
"""Before to whom a paper is addressed: «в докладе | Совету по правам человека»."""
VISIT_OF = re.compile(
    r"(?i)(?<!study )\b(?:visit|trip)s?\s(?:of|by)\s(?:an?\s|the\s)?(?:[\w-]+\s){0,2}\Z"
    r"|(?<!учебный )(?<!ознакомительный )\bвизит\w*\s(?:[\w-]+\s){0,2}\Z"
)
"""Before persons of a body that visits somebody: "Visit of a | delegation of CTED"."""
PARTICIPATION = re.compile(
    r"(?i)\b(?:(?:participation|attendance|involvement)\s(?:of|by)\s(?:the\s)?(?:[\w-]+\s){0,2}"
    r"|участи[еяю]м?\s(?:[\w-]+\s){0,2})\Z"
)
"""Before members of a body who go to another's event: «участие | сотрудников Министерства»."""


OTHERS_TAKE_PART = "in which others take part"
"""Why the body whose event it is leads, before those who report that they went there."""
INVITED = re.compile(
    r",\s(?:(?:who|which)\s(?:was|were|had\sbeen)\s)?(?:both\s)?invited\s(?:there\s)?by\s[^,;:.]{2,80},\s"
    r"(?:also\s|then\s|together\s|jointly\s)?"
)
"""Behind guests, before what they do there."""
ACTS_THEN = re.compile(r"[a-z]+ed\s|(?:gave|taught|spoke|led|held|ran|made|told|showed|drew)\s")
"""A verb in the past."""


_DESCRIBES = re.compile(
    r"(?:,|\band)\s(?:[\w-]+ly\s|all\s|itself\s)?(?:drafted|written|authored|compiled|prepared|edited|designed"
    r"|researched|illustrated)\s(?:up\s)?(?:jointly\s)?by\s(?:[\w’'-]+\s){0,4}?\Z"
)
"""Before those who made a thing that another publishes or adopts: "a study, | drafted by X"."""


def describes_thing(before: str) -> bool:
    """Whether words in front of a name say that it made what the sentence is about."""
    return _DESCRIBES.search(before) is not None


def are_joining(detail: str) -> bool:
    """Whether members of a body take part: "representatives of the Ministry took part in"."""
    return detail.endswith(JOINING)


def is_frame(detail: str, language: LanguageCode) -> bool:
    """Whether the words that made a body a partner say that it stands above those who act."""
    return detail.startswith('"') and cues("roles", language).has("frame", detail)


def is_joint(detail: str, language: LanguageCode) -> bool:
    """Whether the words that made a body the lead say that another does it with it."""
    return detail.startswith('"') and cues("roles", language).has("jointly", detail)


def speaks_of_members(text: str, language: LanguageCode) -> bool:
    """Whether "the Member States" do something, without the body that they are members of.

    Not where only something of theirs is spoken of: "prosecutors of the Member States".
    """
    return any(
        _OF_MEMBERS.search(text[: hit.start]) is None
        and _GENITIVE_MEMBERS.fullmatch(text, hit.start, hit.end) is None
        for hit in cues("roles", language).find("members", text)
    )


_OF_MEMBERS = re.compile(
    r"(?i)\b(?:(?:prosecutors|officers|officials|experts|heads|chiefs|leaders|ministers|judges|guards|laws"
    r"|legislation|programmes?|plans?|strateg(?:y|ies)|cooperation|co-operation|concept|polic(?:y|ies)|sessions?"
    r"|meetings?)\sof|in|to|for|from|with|among|between|в|во|из|для|между|при|к)\s(?:the\s|all\s|its\s)*\Z"
)
_GENITIVE_MEMBERS = re.compile(
    r"(?i)(?:всех\s)?государств\s?[-–—]\s?членов|стран\s?[-–—]\s?участниц"
)


def speaks_of_author(text: str, language: LanguageCode) -> str | None:
    """The words by which the author speaks of itself ("we", "our Office"), or None."""
    hit = cues("roles", language).first("first-person", text)
    return None if hit is None else text[hit.start : hit.end]


def speaks_of_grant(text: str, language: LanguageCode) -> bool:
    """Whether words speak of money that was given, and not by whom: "used a grant of 2 million"."""
    return cues("roles", language).has("grant", text)


def speaks_of_organizers(text: str, language: LanguageCode) -> bool:
    """Whether those who organized what a report is about act again: "by the two organizers"."""
    return cues("roles", language).has("organizers", text)


def refers_to_one(opening: str, language: LanguageCode) -> bool:
    """Whether the first words speak of one body named before: «Она провела», «им проведена»."""
    book = cues("roles", language)
    return "goes-on-one" in book.groups and book.has("goes-on-one", opening)


def goes_on(text: str, language: LanguageCode) -> bool:
    """Whether the activity's first words speak of who was named before: "It has also held".

    So does a subject behind words of time or company: "In May, jointly with UNDP, it published".
    """
    return cues("roles", language).has("goes-on", text) or _PRONOUN.match(text) is not None


def continues_sentence(text: str) -> bool:
    """Whether an activity begins inside a sentence: "| presented them together with Y"."""
    return text[:1].islower()


def is_help(text: str, language: LanguageCode) -> bool:
    """Whether the activity is help by name, so that those whose work it is receive it.

    In a row a cell may begin with it, behind those of date and place.
    """
    return any(cues("roles", language).has("helping", cell) for cell in text.split(" | "))


def is_own_act(text: str, language: LanguageCode) -> bool:
    """Whether the activity opens with the act of an authority: "The order of the Department"."""
    book = cues("roles", language)
    return "own-act" in book.groups and book.has("own-act", text)


def states_do(text: str, language: LanguageCode) -> bool:
    """Whether states do it: "adopted by the Central Asian States" has no lead to inherit."""
    return cues("roles", language).has("states-agent", text)


def states_act(text: str, language: LanguageCode) -> bool:
    """Whether states act with support: "With the support of X, all five States adopted …"."""
    book = cues("roles", language)
    return book.has("fronted-support", text) and book.has("states-act", text)


def has_fronted_support(text: str, language: LanguageCode) -> bool:
    """Whether the activity opens with whose support it has: "With the support of X, Y adopted"."""
    return cues("roles", language).has("fronted-support", text)
