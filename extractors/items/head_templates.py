"""Which facts are told together about a word that may be an item's head (see `scoring/templates.py`, `head.py`)."""

from ..scoring.templates import compile_templates

of_noun = compile_templates(
    "h",
    """
at near
at near after
at rank
at rank path
at group inside
at group inside path
at inside governor
at governor
at group inside governor
at group inside before after
at closing
at governor closing
at gap
at gap closing
at gap inside governor
at group inside verb
at previous
at next
at previous next
side previous previous2
at previous_word
at next_word
at sign previous
at word
word
side word near
word inside
sort word side group
at like
sort like
like previous
at like inside
at like group
at path
at verbs
at numbers
at preposition
at preposition before
at owned
side owned rank
at before
at after
at before after
at before2 before
at after_word group
at before_word group inside
at after after2
at rank before after
at verb
at verb rank
at noun rank
at verb_noun verb group
at noun
side verb like
at noun_share tag
side affinity
at affinity
at grade group inside
at grade after
at grade governor
at grade verb
at grade rival
at kind
side classifier kind
side classifier kind group inside
at kind inside
at kind governor
at kind verb
at kind closing
at kind after
at kind pointing
side classifier word
at classifier rank
side classifier like
at unit word
at unit like
at unit group inside
at start inside path
at last_how group inside
at last_how join group
side last_how
side last_how owned group
at pointing group
at pointing
at was
side was_here
""",
)
of_classifier = compile_templates(
    "o",
    """
sort
noun_kind classifier
noun_kind classifier after
best_right best_left
word best_right
word best_left
word
word after
after
before
noun
verb
word last_how
word pointing
word left
word before after
""",
)
of_carried = compile_templates(
    "c",
    """
sort
sort same
same distance
sort after
sort before after
same verb
noun
word
same distance after
sort same before
same distance after before
steps same
classifier
sort same left where
steps first_same
sort first_same where
how same where
join same steps
join how same
pointing same
pointing steps where
sort word
same where after after2
verb_noun verb same
same before2 before
kind classifier
kind sort
kind same noun_kind
noun_kind classifier
best_right best_left same
best_right sort same
best_left sort same
""",
)
