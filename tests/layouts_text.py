"""Sentences of the domain made at random, so that tables can be as long as they need to be."""

import random

ORGANIZATIONS = (
    "UNODC", "The OSCE Programme Office in Bishkek", "UNRCCA", "CTED", "INTERPOL", "UNOCT",
    "The European Union", "IOM Kazakhstan", "The CIS Anti-Terrorism Centre", "SCO RATS", "UN-Women",
    "The Council of Europe", "CSTO", "UNICEF", "CARICC", "The Eurasian Group", "UNDP Tajikistan",
    "EU-BOMCA", "The World Customs Organization", "OHCHR",
)  # fmt: skip
PARTNERS = (
    "the Ministry of the Interior", "the Prosecutor General's Office", "INTERPOL",
    "CTED and UNICRI", "the State Border Service", "the Academy of Justice",
    "local self-government bodies",
    "the non-governmental organization \"Roza Otunbayeva Initiative\"", "UNOCT", "the OSCE",
)  # fmt: skip
VERBS = (
    "organized", "held", "conducted", "supported", "is planning", "is preparing", "launched",
    "co-organized", "hosted", "facilitated", "will convene", "delivered",
)  # fmt: skip
EVENTS = (
    "a regional workshop on border security", "a five-day training course on countering the "
    "financing of terrorism", "a round table on the rehabilitation of violent extremist prisoners",
    "an expert meeting on the use of the Internet for terrorist purposes", "a study visit to "
    "crossing points on the Tajik-Afghan border", "a train-the-trainer programme for community "
    "police officers", "a table-top exercise on the protection of critical infrastructure",
    "a campaign of counter-narratives with young bloggers", "the second phase of the project on "
    "judicial cooperation in terrorism-related cases", "a survey of 1,200 households on "
    "radicalization that leads to violence", "a conference on foreign terrorist fighters",
)  # fmt: skip
PLACES = (
    "Almaty", "Astana", "Ashgabat, Turkmenistan", "Bishkek", "Dushanbe", "Khujand and Isfara",
    "Osh, Kyrgyzstan", "Tashkent", "the Fergana Valley", "Samarkand (Uzbekistan)", "Vienna",
)  # fmt: skip
TIMES = (
    "on 4-6 March 2015", "in September 2017", "from 12 to 14 June 2018", "in 2016",
    "on 9 July 2019", "in the first half of 2018", "on 29 February-2 March 2016", "since 2013",
    "between 2014 and 2017",
)  # fmt: skip
MORE = (
    "Some {n} officers of the five countries took part.",
    "The workshop was part of the Joint Plan of Action.",
    "It was funded by the Government of Japan and the United States.",
    "In addition, a handbook for trainers was printed in Russian and Kyrgyz ({n} copies).",
    "Participants recommended that a follow-up meeting should take place within a year.",
    "This activity contributes to the implementation of Security Council resolutions 1373 (2001), "
    "1624 (2005) and 2178 (2014), and of the recommendations of the committee's visit.",
    "The materials are available at https://www.example.org/centralasia/materials/{n}.",
    "UNRCCA chaired the event.",
    "Among the topics were: risk analysis, the profiling of travellers, the detection of forged "
    "documents; and human rights at borders.",
    "Kazakhstan and Uzbekistan shared their experience with inter-agency coordination.",
)  # fmt: skip
MEASURES = (
    "To strengthen the capacity of {who} in {what}, including through {how}",
    "Development of {what} with due regard to {how}",
    "To promote {what} among the States of Central Asia (training, legislation, exchange of "
    "information, {how}, etc.)",
    "Knowledge generation on {what} and {how}",
    "To take measures against {what}",
)
WHO = ("law enforcement agencies", "border services", "religious institutions", "prison staff")
WHAT = (
    "the prevention of violent extremism", "mutual legal assistance", "cross-border cooperation",
    "the protection of vulnerable targets", "illicit trafficking in small arms", "human rights",
    "interreligious dialogue", "the security of travel documents",
)  # fmt: skip
HOW = (
    "regional databases", "joint exercises of special units", "education and the media", "dialogue",
    "international refugee protection and human rights standards", "public-private partnership",
)  # fmt: skip


def label(pick: random.Random) -> str:
    """A measure as its label says it, with or without a full stop."""
    text = pick.choice(MEASURES).format(
        who=pick.choice(WHO), what=pick.choice(WHAT), how=pick.choice(HOW)
    )
    return text + pick.choice([".", "", ""])


def activity(pick: random.Random) -> str:
    """One to five sentences; the organization is bold now and then, the last stop missing."""
    head = pick.choice(ORGANIZATIONS)
    if pick.random() < 0.3:
        head = f"**{head}**"
    with_whom = pick.choice(["", "", f", together with {pick.choice(PARTNERS)},"])
    order = pick.random()
    event, place, time = pick.choice(EVENTS), pick.choice(PLACES), pick.choice(TIMES)
    if order < 0.7:
        text = f"{head}{with_whom} {pick.choice(VERBS)} {event} in {place} {time}."
    elif order < 0.85:
        text = f"{time[0].upper()}{time[1:]}, {head} {pick.choice(VERBS)} {event} in {place}."
    else:
        text = f"{event[0].upper()}{event[1:]}, {place}, {time.split(' ', 1)[1]} ({head})"
        return text + pick.choice(["", ".", ";"])
    for _ in range(pick.choice([0, 0, 1, 1, 2, 4])):
        text += " " + _more(pick)
    return text[:-1] if pick.random() < 0.05 else text


def long_paragraph(pick: random.Random) -> str:
    """A paragraph of a report."""
    return " ".join([activity(pick).replace("**", ""), *(_more(pick) for _ in range(3))])


def _more(pick: random.Random) -> str:
    return pick.choice(MORE).format(n=pick.randint(12, 480))
