"""Which facts are told together about a mention that may be the period of a figure (facts.py)."""

from ..scoring.templates import compile_templates

of_mention = compile_templates(
    "m",
    """
side
side sort
side near
side path
side numbers
side verbs
side commas
side times
side joins
side speech
side speech verbs
side speech sort
side said
side speech said sort
away said sort
away said back
away heading lines
away heading back
away where sort
away where back
away genre sort
away genre kind back
away this
away this back
side verb
side verb sort
side verb speech
away verb back
away verb like back
side sort path
side sort near
side sort status
side sort kind
side sort lead
side sort tail
sort lead
sort lead2 lead
side lead
side tail
side lead2
away sort
away got
away back
away back like
away back gap like
away back gap paragraph
away back sort
away giver
back giver gap
back giver gap turn
side back got
side back times path
side count back
side was back
away was count
away lines sort
away lines giver
away lines kind
away sort count
away begins
away begins begins2
away turn count
away all
away all back
back item
sort item
sort status
sort kind
sort per
sort unit
side before_word
side after_word
side starts path
side starts sort
starts away sort
starts away back
sides side
sides side times
side only was
away opening sort
away kind
away kind back
away kind unit back
away was_sort sort
""",
)
of_nothing = compile_templates(
    "n",
    """
kind
unit
status
per
item
count
sides
only
only status
only kind
gap was
gap was count
gap was like
gap was like turn
was count
was_sort count gap
was paragraph count
was paragraph like
was status
was kind
was item
opening was
before_word
after_word
count status
begins
begins begins2
begins was
turn was
verb
verb kind
verb was
verb count
verb was like
genre kind
genre was
this
this was
all
all was
""",
)
