"""Type by one predicate, or several with one object: the verb, or what it is about."""

from collections.abc import Sequence

from extractors.traits.assistance import kind_of_assistance
from extractors.traits.efforts import bought_with, carried_on_by, end_of_effort
from extractors.traits.given import (
    function_of,
    given_to,
    opinion_given,
    paper_handed_over,
    run_by_name,
    study_published,
    under_discussion,
)
from extractors.traits.nouns import NamedType
from extractors.traits.objects import (
    LIKELY,
    PROCLAIMED,
    SURE,
    TOLD,
    Found,
    acting_thing,
    direct_object,
    founded_with_rooms,
    gives_help,
    has_infinitive,
    has_word,
    is_built,
    is_of_persons,
    is_opened_laboratory,
    is_programme_agreed_on,
    is_support,
    lemmas_of,
    mandate_named,
    rule_of_a_body,
    talks_go_on,
    translates,
    working_together,
)
from extractors.traits.occasions import (
    EVENTS,
    VISITS,
    brought_to,
    ended_with,
    event_where,
    gathered_to,
    only_takes_part,
    opening_event,
    talked_at,
)
from extractors.traits.russian_objects import helped_with, object_before, out_of_reach
from extractors.traits.told import reported_on, weighed
from extractors.traits.turns import turn_of_phrase
from extractors.traits.visits import visit_or_sweep
from extractors.traits.words import Clause, Lexicon, Predicate
from gazetteers.model import LanguageCode

_RUNS = frozenset({"осуществить", "вести", "реализовать", "выполнить", "финансировать", "получить"})
"""Verbs before which their object may stand: «Проект Фонд осуществляет с июля»."""
_FOUNDING = frozenset({"establishment", "creation", "establishing", "creating", "opening"})
_HELPED = frozenset(
    {"помогать", "содействовать", "поддерживать", "консультировать", "сопровождать"}
)
"""Russian verbs of help: a body that is helped does not say what is done."""
_STANDS_ALONE = ("сеть", "линия", "база", "реестр", "платформа", "портал", "система", "механизм")
_CARRIED_OUT = frozenset({"implement", "реализовать"})
"""Verbs whose object is a programme, whatever it is called: "implements the Youth Academy"."""


_DIALOGUE = frozenset({"dialogue", "dialogues", "диалог", "диалога"})
"""What a body that is called to it is to keep up with states: no event, and no bare mandate."""


def by_predicate(
    group: Sequence[Predicate],
    named: Sequence[NamedType],
    clause: Clause,
    lex: Lexicon,
    language: LanguageCode,
    *,
    limit: int,
) -> Found | None:
    """What one predicate, or several with one object, say for sure."""
    main = group[0]
    verb = main.verb
    objects = [item for item in named if group[-1].last < item.first < limit]
    if verb.type_of_bodies:  # "convenes the heads of anti-terrorist centres"
        people = [i for i in objects if i.type == "mechanism" and is_of_persons(i, clause)]
        objects = [item for item in objects if item not in people]
    subjects = [item for item in named if item.last < main.first]
    if main.passive:
        subjects = [item for item in subjects if not is_of_persons(item, clause)]
    tasked = verb.mandates and not main.passive and not has_infinitive(clause, main)
    if tasked and language == "en":
        thing = direct_object(objects, clause, main)
        if thing is not None and thing.type != "mechanism":  # "directed the joint exercise"
            return thing.type, f"“{thing.written}”, what “{main.written}” is about", SURE
    if main.passive and (verb.mandates or verb.says) and (has_infinitive(clause, main)):
        return "mechanism", f"“{main.written}” gives a task", LIKELY
    called = next((item for item in objects if item.type != "mechanism"), None)
    to_talk = called is not None and called.written.lower() in _DIALOGUE
    if main.passive and called is not None and to_talk and has_infinitive(clause, main):
        return "advocacy", f"“{called.written}”, to which “{main.written}” calls", LIKELY
    statement = next((i for i in subjects if i.type == "advocacy" and not i.weak), None)
    if verb.says and statement is not None and not statement.free:
        return statement.type, f"“{statement.written}”, in which it “{main.written}”", LIKELY
    if language == "en" and not main.passive:
        thing = acting_thing(subjects)
        told = verb.type == "publication" and main.tense == "past"  # "…, translated into Kazakh"
        if thing is not None and not verb.subject and not told:
            return thing.type, f"“{thing.written}”, which “{main.written}”", SURE
    bought = bought_with(main, named, clause, limit=limit)
    if bought is not None:
        return bought[0], f"“{bought[1]}”, for which there was money", LIKELY
    carried = carried_on_by(main, subjects)
    near = {word.text.lower() for word in clause.words[main.last + 1 : main.last + 5]}
    if carried is not None and main.verb.supports and near & _FOUNDING:
        # "The Programme for X and Y is supporting the establishment of a network"
        founds = kind_of_assistance(clause, group[-1].last, named, limit=limit)
        carried = None if founds is not None and founds[0] == "mechanism" else carried
    if carried is not None:
        return carried.type, f"“{carried.written}”, which “{main.written}”", LIKELY
    aimed = end_of_effort(main, named, clause, limit=limit)
    if aimed is not None:
        return aimed.type, f"“{aimed.written}”, at which “{main.written}” is aimed", LIKELY
    named_so = run_by_name(clause, main, subjects)
    if named_so is not None:
        return named_so
    turn = turn_of_phrase(clause, main, named, limit=limit)
    about = reported_on(clause, main, named, limit=limit) or weighed(
        clause, main, named, lex, limit=limit
    )
    if turn is None and about is not None:
        return about.type, f"“{about.written}”, of which it “{main.written}”", LIKELY
    turn = (
        turn or visit_or_sweep(clause, main, named, limit=limit) or given_to(clause, main, objects)
    )
    if turn is not None:
        return turn
    event = event_where(main, named, clause, limit=limit)
    marked = verb.lemma in ("commemorate", "celebrate", "mark", "отметить")
    shown = (
        marked
        or (verb.lemma in ("present", "представить") and main.passive)
        or only_takes_part(main)
    )
    if event is not None and (shown or not any(item.free and not item.weak for item in subjects)):
        return event.type, f"“{event.written}”, at which it “{main.written}”", LIKELY
    ended = ended_with(main, named, clause, limit=limit)
    if ended is not None:
        return ended.type, f"“{ended.written}”, with which it “{main.written}”", LIKELY
    brought = brought_to(main, named, clause, limit=limit)
    if brought is not None:
        return brought.type, f"“{brought.written}”, for which it “{main.written}” people", LIKELY
    purpose = gathered_to(main, clause, limit=limit)
    if purpose is not None:
        return purpose, f"what people “{main.written}” for", LIKELY
    report = next((i for i in objects if i.free and i.written.lower().startswith("report")), None)
    if verb.lemma == "consider" and report is not None and main.leading is verb:
        return "assessment", f"“{report.written}”, which was weighed", LIKELY
    for predicate in group:
        if predicate.verb.lemma == "перевести" and not translates(clause, predicate):
            continue
        if predicate.verb.type:
            body = next((item for item in subjects if item.free), None)
            if (
                predicate.verb.type == "meeting"
                and predicate.tense == "present"
                and (body is not None and body.type == "mechanism" and not body.weak)
                and not is_of_persons(body, clause)  # "the heads of the centres meet"
            ):
                return "mechanism", f"“{body.written}”, which “{predicate.written}”", LIKELY
            things = [i for i in [*objects, *subjects] if i.free and not i.weak]
            made = next((i for i in things if i.type not in ("mechanism", "equipment")), None)
            is_gift = predicate.verb.type == "equipment" and predicate is not main
            if is_gift and made is not None and made.type == "publication":
                # «подготовлено и передано пособие»
                return made.type, f"“{made.written}”, which “{main.written}”", LIKELY
            talk = under_discussion(predicate, subjects)
            if talk is not None:
                return talk.type, f"“{talk.written}”, which “{main.written}”", LIKELY
            told_of = study_published(predicate, objects, subjects, clause)
            if told_of is not None:
                return told_of.type, f"“{told_of.written}”, which “{main.written}”", LIKELY
            handed = paper_handed_over(predicate, objects, subjects)
            if handed is not None:
                return handed.type, f"“{handed.written}”, which “{main.written}”", LIKELY
            told = predicate.verb.type == "assessment" and predicate.tense == "present"
            if told and (has_word(clause, group[-1].last, "information", 3)):
                return "mechanism", f"“{predicate.written}” information: a function", LIKELY
            term = objects and is_programme_agreed_on(predicate, objects[0])
            if term:
                return "programme", f"“{objects[0].written}”, which was agreed on", LIKELY
            talked = talked_at(predicate, named, clause, limit=limit)
            if talked is not None:
                return talked.type, f"“{talked.written}”, at which it “{main.written}”", LIKELY
            opinion = predicate.verb.type == "publication" and opinion_given(
                objects, subjects, clause
            )
            if opinion:
                return "legislation", f"“{opinion.written}” on a draft", LIKELY
            drafts = predicate.verb.type == "assessment" and next(
                (i for i in (*objects, *subjects) if i.free and i.type == "legislation"), None
            )
            if drafts and "draft" in drafts.written.lower():
                return "legislation", f"“{drafts.written}”, on which there is an opinion", LIKELY
            return predicate.verb.type, f"the verb “{predicate.written}”", SURE
    done = direct_object(objects, clause, main) if verb.lemma == "coordinate" else None
    one = done is not None and not done.written.endswith("s")  # "joint operations" are a function
    if done is not None and one and done.type in ("operation", "training"):
        return done.type, f"“{done.written}”, what “{main.written}” is about", LIKELY
    if verb.lemma == "coordinate" and main.tense == "present" and not main.passive:
        return "mechanism", f"“{main.written}”: a function", LIKELY
    if verb.lemma == "exchange" and has_word(clause, main.last, "view", 3):
        return "meeting", f"“{main.written} views”", LIKELY
    if verb.urges and language == "en" and not main.passive:
        thing = direct_object(objects, clause, main)
        if thing is None and verb.lemma in TOLD:
            thing = next((i for i in objects if i.free and not i.weak), None)
        if thing is not None:
            return thing.type, f"“{thing.written}”, what “{main.written}” is about", SURE
        acting = next((item for item in subjects if item.free and not item.weak), None)
        if acting is not None and acting.type == "programme":
            return "programme", f"“{acting.written}”, which “{main.written}”", LIKELY
        return "advocacy", f"the verb “{main.written}”", SURE
    if verb.says and verb.fallback and not main.passive:
        document = next((item for item in subjects if item.type == "legislation"), None)
        if document is not None and document.written.lower().endswith(PROCLAIMED):
            return "legislation", f"“{document.written}”, in which it was “{main.written}”", LIKELY
        return verb.fallback, f"the verb “{main.written}”", LIKELY
    if verb.lemma == "build" and has_word(clause, main.last, "capacity", 4):
        return "training", f"“{main.written} … capacity”", LIKELY
    works_with = main.leading.lemma == "work" and has_word(clause, main.first, "with", 6)
    if language == "en" and works_with and main.leading is not verb:
        kind = verb.type or next((item.type for item in objects if item.free and not item.weak), "")
        if kind in ("", "mechanism", "advocacy"):
            kind = "programme"
        return kind, f"“{main.written}”: help for others", LIKELY
    helped = next((item for item in subjects if item.free), None)
    if main.passive and helped is not None and lemmas_of(clause, helped) in lex.cues.help:
        found = kind_of_assistance(clause, group[-1].last, named, limit=limit)
        return (found[0] if found else "programme"), f"“{helped.written}”", LIKELY
    serving = function_of(main, subjects)
    if serving is not None:
        return serving.type, f"“{serving.written}”, which “{main.written}”", LIKELY
    acted_on = verb.lemma in ("be", "remain") and any(s.free and not s.weak for s in subjects)
    # "acts as a broker of assistance": what it is, not help
    acted_on = acted_on or (verb.lemma in ("act", "serve") and has_word(clause, main.last, "as", 1))
    given = not acted_on and is_support(objects, clause, lex, after=main.last)
    if language == "en" and (verb.supports or given):
        if main.passive:
            thing = next((item for item in subjects if item.free), None)
            if thing is not None and (not thing.weak or thing.type == "programme"):
                return thing.type, f"“{thing.written}”, which “{main.written}”", LIKELY
        facilitates = verb.lemma == "facilitate"
        if facilitates and gives_help(clause, main):
            return "programme", f"“{main.written}” that help is given", LIKELY
        body = next((item for item in objects if item.free), None)
        takes_part = has_word(clause, main.last, "participation", 5)
        if facilitates and not takes_part and (body is None or body.weak):
            return "mechanism", f"the verb “{main.written}”", LIKELY
        found = kind_of_assistance(clause, group[-1].last, named, limit=limit)
        if found is not None:
            return found[0], f"“{found[1]}”, what the help is for", SURE
        together = working_together(objects, clause, main)
        if together is not None:
            return "mechanism", f"“{together.written}”, what “{main.written}” is about", LIKELY
        if facilitates and body is not None and not body.weak:
            return body.type, f"“{body.written}”, what “{main.written}” is about", LIKELY
        if facilitates:
            return "mechanism", f"the verb “{main.written}”", LIKELY
        return "programme", f"“{main.written}”: assistance of no single kind", LIKELY
    order = [objects]
    if language == "ru" and has_word(clause, main.last, "участие", 3):
        event = next((item for item in named if item.type in EVENTS and not item.weak), None)
        if event is not None:  # «В учении приняли участие подразделения …»
            return event.type, f"“{event.written}”, in which they took part", LIKELY
    if language == "ru" and (verb.subject or main.passive):
        # what is done mostly follows («состоялся семинар»), and a body before the verb does it
        telling = bool(verb.fallback)
        first = [item for item in subjects if item.type in EVENTS or telling]
        order = [first if verb.subject else subjects, objects, subjects]
    elif language == "ru":
        # «Первый тренинг провели в Алматы»: the object may stand first
        events = [
            item
            for item in subjects
            if item.type in EVENTS or (item.type == "programme" and verb.lemma in _RUNS)
        ]
        things = [item for item in objects if item.type != "mechanism"]
        stated = any(item.free and not item.weak for item in things)
        order = [objects] if stated else [events, objects, object_before(subjects, clause, main)]
    elif verb.lemma == "include" and (own := mandate_named(subjects, main)) is not None:
        return own.type, f"“{own.written}”, which “{main.written}”", LIKELY
    elif verb.lemma == "include":
        order = [[item for item in subjects if item.type != "programme"], objects, subjects]
    elif verb.lemma == "take" and not main.passive:
        order = [[item for item in subjects if item.type in EVENTS], objects]
    elif verb.lemma == "be":
        order = [objects, subjects]
    elif verb.subject and verb.creates and not (main.passive or main.intransitive):
        order = [objects, subjects]  # "The Centre started a course"
    elif verb.subject or main.passive:
        order = [subjects, objects]
    elif main.intransitive and any(
        item.free and not item.weak and item.type == verb.fallback for item in objects
    ):
        order = [objects]  # "The Assembly adopted at its session a model law"
    elif main.intransitive:
        order = [[item for item in subjects if item.type in EVENTS], objects]
    made = helped_with(clause, main, named, limit=limit) if language == "ru" else None
    if made is not None:
        return made.type, f"“{made.written}”, with which it “{main.written}”", LIKELY
    if language == "ru" and verb.fallback == "meeting" and not main.passive:
        held = out_of_reach(objects, clause) if not any(i.free for i in objects) else None
        if held is not None:
            return held.type, f"“{held.written}”, what “{main.written}” is about", LIKELY
    founded = founded_with_rooms(order[0], clause, main)
    if founded is not None:
        return founded.type, f"“{founded.written}”, what “{main.written}” is about", LIKELY
    for items in order:
        rule = rule_of_a_body(items, clause) if language == "ru" else None
        if rule is not None:
            return rule.type, f"“{rule.written}”, what “{main.written}” is about", LIKELY
        for item in items:
            if item.free and not item.weak:
                if verb.lemma in VISITS and item.type not in (*EVENTS, "advocacy"):
                    continue  # "visited a rehabilitation centre"
                if is_opened_laboratory(main, item):
                    return "mechanism", f"“{item.written}”, which “{main.written}”", LIKELY
                if is_built(main, item):
                    return "equipment", f"“{item.written}”, which “{main.written}”", LIKELY
                alone = clause.words[item.last].lemma in _STANDS_ALONE
                if item.type == "mechanism" and verb.lemma in _HELPED and not alone:
                    return "programme", f"“{main.written}”: help for a body", LIKELY
                if item.type == "mechanism" and verb.lemma in _CARRIED_OUT:
                    return "programme", f"“{item.written}”, which “{main.written}”", LIKELY
                if item.type == "mechanism" and verb.type_of_bodies and main.tense == "present":
                    return "mechanism", f"“{item.written}”, which “{main.written}”", LIKELY
                if item.type == "mechanism" and verb.type_of_bodies:
                    return verb.type_of_bodies, f"“{main.written}”: a body meets", LIKELY
                if item.type == "meeting" and talks_go_on(main, item):
                    body = next((one for one in subjects if one.free and not one.weak), None)
                    talks = not item.written.lower().startswith(("dialogue", "диалог"))
                    if talks and body is not None and body.type == "mechanism":
                        return "mechanism", f"“{body.written}”, which “{main.written}”", LIKELY
                    return "advocacy", f"“{item.written}” that goes on", LIKELY
                return item.type, f"“{item.written}”, what “{main.written}” is about", SURE
    fallback = next((item.verb.fallback for item in group if item.verb.fallback), "")
    if not fallback and main.leading.supports and main.leading is not verb:
        return "programme", f"“{main.written}”: help for others", LIKELY
    # a checkpoint is visited, but it is no supply of equipment
    idle = ("equipment", "mechanism", "training") if fallback == "assessment" else ()
    if verb.lemma in VISITS:
        idle = (*idle, "legislation", "programme", "publication")  # «чтобы изучить порядок»
    weak = next((i for items in order for i in items if i.free and i.type not in idle), None)
    if verb.lemma in _HELPED and weak is not None and weak.written.lower().startswith("служб"):
        weak = None  # «поддержать реформу службы»
    direct = weak is not None and not (
        has_word(clause, main.last, "to", weak.first - main.last)
        or clause.words[weak.first - 1].text.lower() in ("в", "на")
    )
    if weak is not None and (not fallback or (weak.type != "programme" and direct)):
        return weak.type, f"“{weak.written}”, what “{main.written}” is about", LIKELY
    occasion = opening_event(named, clause, main)
    if occasion is not None and fallback in ("assessment", "meeting", "programme", "mechanism"):
        return occasion.type, f"“{occasion.written}”, during which it “{main.written}”", LIKELY
    acting = next((item for item in subjects if item.free and not item.weak), None)
    if acting is not None and acting.type in EVENTS and not main.passive and language == "en":
        return acting.type, f"“{acting.written}”, which “{main.written}”", LIKELY
    if fallback and (weak is None or fallback != "meeting"):
        return fallback, f"the verb “{main.written}”", LIKELY
    if weak is not None:
        return weak.type, f"“{weak.written}”, what “{main.written}” is about", LIKELY
    return None
