"""Which facts are told together about a body a figure may belong to, and about there being none (see `facts.py`)."""

from ..scoring.templates import compile_templates

of_body = compile_templates(
    "b",
    """
where
where gap
where inside
where verbs
where cue
cue
noun
where noun
then
where then
owns
owns where
owns sort
counted
counted where
counted sort where
same_last back
same_last back run
where back recency
speaker back
where preceded
where followed
where preceded followed
where followed verbs
where posted speaker
post
speaker
speaker kind
speaker unit
speaker we
speaker verb
speaker act
speaker item_like
speaker last
speaker status
speaker posted titled
head
head where
head kind
head posted
head speaker
name
sort
sort where
sort posted
sort where followed
recency
recency where
same_last
same_last run
same_last run kind
same_last same_item
same_last same_kind run
same_last where
same_last where recency
same_last inside
was same_last
titled
titled where
titled speaker
often
often where
dominance
dominance speaker
dominance where
density
density speaker
local
local said
local_share
local_share said
local_share we
local_share where
local_share speaker
local_rank
local_rank local_share
local_rank where
local_rank said
speaker_post
speaker_post kind
speaker said
speaker said we
speaker said where
rank
rank where
rank speaker
early
press
where kind
where unit
where we
where verb
where act
opener
opener we
opener posted
bodies rank
last where
last last2 same_last
status where
""",
)
of_none = compile_templates(
    "n",
    """
kind
kind unit
unit
item
item_like
verb
act
act_like
we
status
status kind
last
last run
last last2 run
last same_item
last same_kind run
last kind
last back
last back run
inside
inside kind
inside last
speaks
speaks kind
speaks last
speaks inside
speaks we
speaks_as
speaks_as kind
said
said kind
said speaks
bodies
bodies inside
filled
number
before
""",
)
