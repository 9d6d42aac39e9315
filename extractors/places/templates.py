"""Which facts are told together about a place that may be a figure's (see `candidate.py`, `reading.py`)."""

from ..scoring.templates import compile_templates

of_place = compile_templates(
    "p",
    """
group
group where
group where near
where near form
where near
where rank
where rank between
group where rank
group where form
group where gov
group where gov near
where gov rank
where prep
group where prep
where prep near
where word
group where word
where path
where path rank
group where path
where between
where cue form
group cue where
group where here_n
where rank here_n
where link
where link rank
group kind where
group unit where
kind where near
group ago
group ago where
group where ago erank
group erank
group eform egov
ago eform egov
ago eprep
group title
title where
group title ago
group title here_n
group profile
profile where
group profile where
group free
group free here_n
group free kind
group free topmost
group profile top
profile title
group lead
group lead where here_n
group top
group top where
top home where
group mine
mine where
inside where
group inside top
group inside where rank
group kind
group unit
group item
group status
group home
group home title
group here_home where
group here_iran where
group here_abroad where
group here_home here_iran here_abroad
head where
head where near
group abroad
group titled
group titled where
group said where
group topmost where
group topmost top
""",
)
of_none = compile_templates(
    "n",
    """
kind
unit
kind unit
item
status
join
here_n
here_n kind
here_iran here_home here_abroad
here_iran here_home here_abroad kind
home
home abroad
titled
titled kind
titled here_n
earlier_n
share
share kind
share here_n
home kind
abroad kind
topmost
topmost kind
topmost share
said
""",
)
again_place = compile_templates(
    "P",
    """
group chance
previous
previous join
group previous join where
previous join where here_n
previous previous_sure join where
previous previous_group group join
previous where rank
previous previous2 join
previous here_n join
previous near where
next
next next_join where
group next next_join
group previous next join
previous next where
often
often figures
group often where
group often here_n
mass
mass where
mass figures group
mass chance
mass previous
mass title
often top
""",
)
again_none = compile_templates(
    "N",
    """
chance
previous join
previous previous_sure join
previous_group join here_n
previous_group join kind
next next_join
next_group next_join
previous next
previous next join here_n
often
often figures
often kind
mass
mass figures
mass chance
mass kind
mass previous
""",
)
of_word = compile_templates("w", "word")
