"""The roles around one trigger, by the grammar its table row gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from enduse.claims.clauses import NOMINAL, agent, antecedent, is_passive, is_verbal, subject
from enduse.claims.complements import Complements, Phrase, described, leading_holder, of_verb, phrases
from enduse.claims.coordination import first
from enduse.claims.holders import is_holder, is_nationality
from enduse.reference.frames import Pattern, Role, Trigger, controllers, support_verbs, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_THROUGH = frozenset({"through", "via"})
_PLACE_ADVERBS = frozenset({"there", "here", "abroad", "overseas", "elsewhere"})
Roles: TypeAlias = "dict[Role, Token]"


def roles_of(sentence: Doc | Span, trigger: int, row: Trigger) -> Mapping[Role, tuple[int, ...]]:
    """Argument heads of a trigger that is known to be one.

    Args:
        sentence: The parse the trigger stands in.
        trigger: Index of the trigger token in its document.
        row: The table row that gives its grammar.

    Returns:
        Role → token indices in the document; of coordinated arguments the first.
    """
    token = sentence.doc[trigger]
    if row.is_verb:
        found = (
            _verb_roles(token, row)
            if is_verbal(token) or token.dep_ in {"acl", "relcl", "amod"}
            else _noun_roles(token, row)
        )
    elif row.pos == "adj":
        found = _adjective_roles(token, row)
    else:
        found = _noun_roles(token, row)
    return {role: (filler.i if filler == token else first(filler).i,) for role, filler in found.items()}


def _verb_roles(verb: Token, row: Trigger) -> Roles:
    pattern = row.pattern
    if verb.dep_ == "amod":
        return _participle_roles(verb, pattern)
    around = of_verb(verb)
    found: Roles = {}
    _set(found, pattern.subject, around.subject)
    with_theme = _with_theme(around.phrases) if pattern.prepositions.get("with") == "theme" else None
    if with_theme is not None and around.object is not None and pattern.object == "theme":
        _set(found, pattern.second, around.object)
        _set(found, "theme", with_theme.object)
    else:
        second = around.second
        if second is None and pattern.second is not None and around.object is not None and not is_passive(verb):
            second = leading_holder(verb, around.object)
        _set(found, pattern.second, second)
        _set(found, pattern.object, around.object)
    if pattern.object == "money" and around.object is not None and around.second is None and is_holder(around.object):
        found.pop("money", None)
        _set(found, pattern.second, around.object)
    _from_phrases(found, pattern, around, row)
    _add_via(found, verb, around.phrases)
    _add_goal(found, verb, row)
    return found


def _participle_roles(verb: Token, pattern: Pattern) -> Roles:
    """ "Soviet-supplied reactors": the noun is what is handed over, the name before the participle who does."""
    found: Roles = {}
    _set(found, pattern.object, verb.head)
    giver = next(
        (
            child
            for child in verb.children
            if child.dep_ in {"npadvmod", "compound", "nsubj", "amod"} and child.text[:1].isupper()
        ),
        None,
    )
    _set(found, pattern.subject, giver)
    return found


def _from_phrases(found: Roles, pattern: Pattern, around: Complements, row: Trigger) -> None:
    for phrase in around.phrases:
        role = _phrase_role(phrase, pattern)
        if role is None or role in found or phrase.object in found.values():
            continue
        if phrase.preposition == "with" and pattern.object == "theme" and not _admits_with(phrase):
            continue
        if phrase.distance and phrase.preposition != "for" and not _admits_far(phrase):
            continue
        found[role] = phrase.object


def _phrase_role(phrase: Phrase, pattern: Pattern) -> Role | None:
    name = phrase.preposition
    if name == "exchange":
        return "exchanged"
    if name in {"to", "towards", "toward", "into", "onto"}:
        return pattern.prepositions.get("to")
    if name == "for":
        return _for_role(phrase, pattern.prepositions.get("for"))
    if name in {"by", "of"}:
        return None
    return pattern.prepositions.get(name)


def _for_role(phrase: Phrase, role: Role | None) -> Role | None:
    """ "for" tells a recipient by the kind of noun, a price by its number; else it is the purpose."""
    filler = phrase.object
    if phrase.distance > 1 or (phrase.distance and role not in {"theme", "recipient"}):
        return None
    if phrase.distance and role == "recipient":
        # Inside the object ("support for radicals") only people tell that the phrase is the verb's.
        return "recipient" if filler.pos_ == "NOUN" and is_holder(filler) else None
    if is_verbal(filler):
        return "theme" if role == "theme" else "purpose"
    if role == "recipient":
        return "recipient" if is_holder(filler) else "purpose"
    if role == "money":
        if any(
            child.ent_type_ == "MONEY" or child.dep_ == "nmod" and child.is_currency or child.is_currency
            for child in filler.children
        ):
            return "money"
        return None
    return role


def _with_theme(around: tuple[Phrase, ...]) -> Phrase | None:
    return next((phrase for phrase in around if phrase.preposition == "with" and _admits_with(phrase)), None)


def _admits_with(phrase: Phrase) -> bool:
    return phrase.distance == 0 or is_holder(phrase.host)


def _admits_far(phrase: Phrase) -> bool:
    """Whether a phrase attached elsewhere can still be the trigger's."""
    return phrase.host.lemma_.lower() not in words("takes_to") or phrase.preposition == "from"


def _add_via(found: Roles, verb: Token, around: tuple[Phrase, ...]) -> None:
    through = next(
        (phrase for phrase in around if phrase.preposition in _THROUGH and not is_verbal(phrase.object)), None
    )
    if through is not None:
        found["via"] = through.object
        return
    head = verb.head
    if verb.dep_ in {"xcomp", "advcl"} and controllers("verb").get(head.lemma_.lower()) == "via":
        means = next((child for child in head.children if child.dep_ == "dobj" and child.i < verb.i), None)
        if means is not None and means != found.get("theme"):
            found["via"] = means


def _add_goal(found: Roles, verb: Token, row: Trigger) -> None:
    if row.frame not in {"Sending", "Bringing", "Transfer", "Delivery"}:
        return
    theme = found.get("theme")
    if (
        "recipient" in found
        and theme is not None
        and row.frame == "Sending"
        and theme.pos_ == "NOUN"
        and is_holder(theme)
    ):
        found["goal"] = found.pop("recipient")
    if "recipient" not in found and "goal" not in found:
        there = next(
            (child for child in verb.children if child.dep_ == "advmod" and child.lower_ in _PLACE_ADVERBS), None
        )
        _set(found, "goal", there)


def _adjective_roles(adjective: Token, row: Trigger) -> Roles:
    found: Roles = {}
    _set(found, row.pattern.subject, described(adjective))
    for phrase in phrases(adjective):
        role = row.pattern.prepositions.get(phrase.preposition)
        if role is not None and role not in found and phrase.object.pos_ in NOMINAL:
            found[role] = phrase.object
    return found


def _noun_roles(noun: Token, row: Trigger) -> Roles:
    pattern = row.pattern
    found: Roles = {}
    around = phrases(noun)
    for phrase in around:
        role = _noun_phrase_role(phrase, pattern)
        if role is not None and role not in found and phrase.object not in found.values():
            found[role] = phrase.object
    _add_modifiers(found, noun, pattern)
    _add_doer(found, noun, pattern)
    _add_via(found, noun, around)
    if pattern.self is not None and pattern.self not in found:
        found[pattern.self] = _named_by(noun) if pattern.self in {"giver", "recipient"} else noun
    return found


def _noun_phrase_role(phrase: Phrase, pattern: Pattern) -> Role | None:
    name = phrase.preposition
    if name == "exchange":
        return "exchanged"
    role = pattern.prepositions.get(name)
    if role is None:
        return None
    if name in {"of", "by", "with", "between"} and phrase.distance:
        return None
    if name == "for":
        return _for_role(phrase, role)
    if phrase.distance and not _admits_far(phrase):
        return None
    return role


def _add_modifiers(found: Roles, noun: Token, pattern: Pattern) -> None:
    """Roles of the words before a noun, or before the noun it modifies ("nuclear supply contracts")."""
    before = list(noun.lefts)
    if noun.dep_ == "compound":
        before += [child for child in noun.head.lefts if child.i < noun.i and child.lower_ in words("topic")]
    for child in sorted(before, key=lambda token: -token.i):
        if child.dep_ == "poss":
            owner = antecedent(child)
            owned = pattern.poss == "giver" and "theme" not in found and owner.pos_ == "NOUN" and not is_holder(owner)
            _offer(found, "theme" if owned else pattern.poss, owner)
        elif child.dep_ in {"compound", "nmod"}:
            _offer(found, pattern.demonym if is_nationality(child) else pattern.compound, child)
        elif child.dep_ == "amod":
            if is_nationality(child):
                _offer(found, pattern.demonym if child.head == noun else None, child)
            elif child.lower_ in words("topic"):
                _offer(found, pattern.compound, child)


def _add_doer(found: Roles, noun: Token, pattern: Pattern) -> None:
    """The subject of the verb that carries the noun: in "Iran made a payment", Iran."""
    role = pattern.subject
    verb = noun.head
    if role is None or role in found or not is_verbal(verb) or verb.lemma_.lower() not in support_verbs():
        return
    if noun.dep_ == "dobj":
        _offer(found, role, agent(verb) if is_passive(verb) else subject(verb))
    elif noun.dep_ == "nsubjpass":
        _offer(found, role, agent(verb))


def _named_by(noun: Token) -> Token:
    """Who a noun of role says it of: in "China became a supplier", China; else the noun itself."""
    head = noun.head
    if noun.dep_ in {"attr", "oprd"} and is_verbal(head):
        return subject(head) or noun
    if noun.dep_ == "appos":
        return head
    if noun.dep_ == "pobj" and head.lower_ == "as" and is_verbal(head.head):
        verb = head.head
        direct = next((child for child in verb.children if child.dep_ == "dobj"), None)
        return direct or subject(verb) or noun
    return noun


def _set(found: Roles, role: Role | None, filler: Token | None) -> None:
    if role is not None and filler is not None:
        found[role] = filler


def _offer(found: Roles, role: Role | None, filler: Token | None) -> None:
    if role is not None and filler is not None and role not in found:
        found[role] = filler
