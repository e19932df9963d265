"""What each sign counts when a sentence is placed: one table a question, with the reasons.

A score above 0 means yes. The weights are set by hand in steps of 0.1 and were checked with whole
documents left out; what counts is their order, not the decimals.
"""

from collections.abc import Mapping

STARTS: Mapping[str, float] = {
    # Does a sentence turn to another activity than the one before it?
    "always": -0.6,  # without any sign a sentence explains the one before
    "own date": 1.1,  # a date that the activity before does not have
    "own date in a clause": 0.4,  # "was led by trainers who had passed a course in 2017"
    "own place": 0.3,  # weaker: explanations name places, too
    "other lead": 1.5,  # a subject organization that the activity before does not name
    "lead named again": 0.9,  # "CTED recommended …": who only explains writes "it" or "the guide"
    "lead described again": 0.3,  # "The Committee and its experts follow …"
    "lead as pronoun": 0.5,  # "It has developed a force": the body goes on to the next thing
    "thing as pronoun": -1.8,  # "It covers …": the guide, not the body
    "project of its own": 2.2,  # "The course belongs to the project “Nur”, which X launched"
    "done under a project": -0.6,  # "A tool was introduced in seven prisons": nobody else did it
    "output of a project": -0.5,  # "It also supported networks" after "The project trained …"
    "new thing": 0.6,  # "a portal", "two courses"
    "brings it about": 0.9,  # "A key element is the establishment of liaison offices"
    "announces": 0.7,  # "also", "furthermore", "another"
    "other type": 0.3,  # a course after a law
    "other tense": 0.3,  # plans after what was done
    "does": 0.4,  # organized, published, plans
    "explains": -0.8,  # covered, aimed, discussed
    "is or has": -0.4,  # "The site is available in Russian"
    "refers back": -2.0,  # "The workshop included …"
    "people of the event": -1.7,  # "Participants discussed …"
    "part of the event": -1.7,  # "The purpose of the meeting was …"
    "same thing again": -0.9,  # "Training modules were developed with …" after modules
    "within the thing": -1.2,  # "Under the programme, trainers are coached"
    "counts the same": -1.6,  # "About 40 courses have been given since 2000" after courses
    "bare things": -1.4,  # "Leaflets were handed out": no date, body or article of their own
    "its short name": -1.9,  # "Twelve BLOs …" after "Border Liaison Offices (BLOs)"
    "how it stands": -0.6,  # "To date, …"
    "points to the thing": -0.9,  # "UNODC joins in these visits"
    "part with an event of its own": -0.3,  # "The findings will be discussed at a forum in 2019"
    "points back": -0.4,  # "ensure their wide dissemination"
    "illustrates": -1.3,  # after "supports regional capacities", without a body of its own
    "example": -1.9,  # "In Osh, for example, 400 students attended a lecture"
    "names nothing": -0.8,  # neither body nor thing, date nor place
    "after general opening": -5.0,  # a general opening stays with what fills it
    "frame of its own": 0.3,  # "held in", "organized by", "with support of"
    "again and again": 0.9,  # "Once a week …" after what is done once
    "next step": 1.3,  # "A second phase is under consideration"
    "further one": 0.6,  # "A second classroom", "The final stage"
    "new subject": 0.3,  # "A talk show …"
    "takes part in it": -1.5,  # "IOM will take part as a partner": the same event
    "acts on it": -1.2,  # "The police hosted it"
    "refers back with a date": -0.9,  # "The steering committee met on 11 May": perhaps another
    "had been done before": -2.0,  # "BOMCA had prepared a programme", without a date
    "new paragraph": 0.8,  # in reports: authors give each activity its paragraph
    "list item": 1.8,  # and each item of a list its own
    "in a row": -2.9,  # of a table: mostly it is one activity
    "detail of an item": -2.6,  # a news item tells of one event
    "deed in an item": -1.4,  # "IOM bought lamps for the classroom"
    "detail of a dated event": -0.6,  # other reports mostly date each event, if they date one
    "an entry of a row": 0.6,  # without verbs: "Study visit (4-6 June). Signing (8 June)."
}

BEARS: Mapping[str, float] = {
    # Does a sentence of a report tell of an activity at all?
    "always": -1.5,  # most sentences of a report do not
    "body acts": 1.0,  # an organization before a verb of doing
    "body": 0.5,
    "date": 1.0,
    "place": 0.5,
    "new thing": 0.6,
    "thing with a name": 0.4,
    "does": 0.5,
    "planned": 0.3,
    "further one": 0.6,
    "new subject": 0.5,
    "announces": 0.2,
    "again and again": 0.4,  # "twice a year"
    "a body, again and again": 0.7,  # "Each month the Centre checks …"
    "next step": 1.4,  # "Рассматривается возможность …"
    "numbers": 0.4,  # "for 25 officers"
    "on offer": 0.7,  # "Officers can follow the course", without a verb of doing
    "frame of its own": 0.4,
    "list item": 0.5,
    "item with a verb first": 0.6,  # "- issued a newsletter", whose subject the lead-in names
    "belongs to it": 1.0,  # "The Department has been a member of the Egmont Group since 2012"
    "only when and where": -3.0,  # "Wed 6 Dec, Osh. OHCHR.", the head of an entry
    "only announces": -1.0,  # "The following courses were held:"
    "after a lead-in": 0.8,  # the first item after "In 2021 the Centre:"
    "like the items before": 0.4,  # an item of a list whose last item told of an activity
    "quoted title": 0.5,  # "the project “Trust across the river”"
    "titled thing done": 0.7,  # «Издано пособие “Как быть”»
    "thing without verb": 0.6,  # "Baku, April 2017, workshop on travel"
    "explains": -0.2,
    "is or has": -0.3,
    "refers to other text": -1.0,  # "It replaces …" after a sentence that was no activity
    "takes part in it": -0.6,
    "names nothing": -1.0,
    "first person": -0.7,  # "we", "our": the writer speaks
    "authors act": 0.5,  # "We trained 40 officers in Osh"
    "question": -2.0,
    "quotation": -2.0,
    "remark": -1.5,  # "The Ambassador recalled that …"
    "body speaks": -1.2,  # "UNICEF asked partners not to take pictures"
    "names only": -2.5,  # "UNDP (chair), IOM, OSCE, GIZ."
    "hearsay": -2.5,  # "The debate, according to participants, was long"
    "about the body": -3.2,  # "has its seat in …"; at the end of a press release
    "opinion": -1.6,
    "background": -1.4,
    "greeting": -3.0,
    "editorial": -2.5,
    "contact": -2.5,
    "finance": -1.2,
    "office": -2.2,
    "social": -2.2,  # wreaths, dinners, sights
    "difficulty": -2.8,
    "nothing done": -2.8,  # "No further applications have been received"
    "cancelled": -1.5,  # "The exercise was cancelled"
    "part without activities": -2.5,  # under "Background", "Contact", "Lessons"
    "run-in heading": -3.0,  # "Drugs."
}

GOES_ON: Mapping[str, float] = {
    # Does a sentence that starts nothing belong to the activity before it?
    "always": 0.5,  # in the same paragraph it mostly does
    "new paragraph": -1.7,
    "new paragraph about it": 0.5,
    "list item": -2.2,
    "refers back": 1.5,
    "people of the event": 1.6,
    "part of the event": 1.4,
    "thing as pronoun": 0.8,
    "lead as pronoun": 0.8,
    "takes part in it": 1.0,
    "acts on it": 1.0,
    "refers back with a date": 0.5,
    "within the thing": 1.0,
    "counts the same": 1.0,
    "same thing again": 0.5,
    "one event": 1.3,  # a new paragraph of a press release mostly tells of the same event
    "turns to the present": -0.6,  # "Dogs do not need visas" after what was done
    "points back": 0.3,
    "explains": 0.2,
    "numbers": 0.3,
    "date": 0.2,
    "body": 0.2,
    "other body": -0.3,  # "CARICC keeps its data elsewhere."
    "names nothing": -0.4,  # "Buses were late."
    "speaks of the same": 0.3,  # "The room has twenty places."
    "first person": -0.9,
    "authors act": 0.0,
    "question": -1.5,
    "quotation": -2.5,
    "remark": -1.8,
    "body speaks": -1.3,
    "names only": -2.0,
    "hearsay": -3.2,
    "opinion": -1.6,
    "opinion about it": -1.6,  # "The debate was frank at times": what it refers to does not matter
    "background": -1.3,
    "greeting": -3.0,
    "editorial": -3.5,
    "contact": -2.5,
    "finance": -0.8,
    "office": -1.5,
    "social": -2.2,
    "difficulty": -1.1,
    "nothing done": -2.2,
    "part without activities": -1.5,
    "run-in heading": -3.0,
    "about the body": -1.5,  # "RATS has its seat in Tashkent", at the end of an item
}

INSIDE: Mapping[str, float] = {
    # Does another activity begin at a joint inside a sentence?
    "always": -1.75,  # most joints only join words
    "another thing": 4.2,  # a rule of `segment.cuts` says so: on documents that no rule was made
    "another clause": 4.2,  # with, nine of ten such cuts were right, but a third of all cuts was
    "another deed": 4.2,  # missed
    "done by another body": 1.0,  # "UNICEF opened rooms and UNFPA is preparing guidelines"
    "added deed": 6.6,  # "As well as holding a forum, X …": it is announced that two are told of
    "another named thing": 5.6,  # "a Plan of … (2001) and a Charter on … (2002)"
    "part of it": -2.6,  # "…; their report was handed over on 27 May"
    "done to it": -2.6,  # "…; in May it was put on the portal"
    "told later": -4.0,  # "…; the first courses will be announced in autumn"
    "some of them": -1.5,  # "…; two had no textbooks"
    "only when and where": -2.0,  # "in 2015 they took place in Osh, in 2016 in Yerevan"
    "a function beside it": -2.5,  # "has a channel, cooperates with INTERPOL and signed …"
    "output of a project": -1.5,  # "implemented a project, trained judges"
    "nothing of its own": -2.0,  # "had to be moved to 2023 and will take place in Osh"
    "reported as well": 2.5,  # "announced that a law was signed, and that a centre is built"
    "the same things": -5.0,  # "has trained officers; the two workshops were held in Osh and Kulob"
    "only who": -3.5,  # "a meeting of experts; организаторы – ОБСЕ и МВД"
    "what was dealt with": -2.0,  # "took part in a session; extradition was discussed"
}
