"""Rules for the numbers of sport that are no figures: scores, minutes of goals, weight classes, contests, ranks."""

from .place import Place, time_unit, words
from .scope import only
from .words import lexicon

SCORE_DASHES = ("-", "–", "—")
_DASHES = str.maketrans("–—−", "---")


def score(place: Place) -> bool:
    """۲ بر ۱, نتیجه ۳-۱, (۲۵-۱۲، ۲۱-۲۵ و ۲۵-۱۹), نتیجه ۷۹ به ۶۷, a line of two teams: نود ۱ - رایکا صفر."""
    against = (place.following == "بر" and place.number_at(2)) or (place.preceding == "بر" and place.number_at(-2))
    if not against and place.counted():
        return False
    if not place.whole or not 0 <= place.number.low <= place.number.high < 200:
        return False
    if against:
        return True
    near = words("not_figures.score.near")
    if place.preceding in near and place.following == "به" and place.number_at(2):
        return True
    if place.preceding == "به" and place.previous_rule == "score" and place.number_at(-2):
        return True
    if place.number.form == "range" and any(mark in place.text[place.start : place.end] for mark in SCORE_DASHES):
        if place.previous_rule == "score" and (place.listed() or place.preceding == "("):
            return True
        return any(place.before(k) in near for k in range(1, 5)) or any(
            place.after(k) in words("not_figures.score.after") for k in range(1, 4)
        )
    return _of_two_teams(place)


def _of_two_teams(place: Place) -> bool:
    """A line that names two teams, each with its goals: مس ۲ - پیکان ۴."""
    text, start, end = place.text, place.start, place.end
    first = text.rfind("\n", max(0, start - 60), start) + 1
    last = text.find("\n", end, end + 60)
    if (not first and start > 60) or (last < 0 and end + 60 < len(text)):
        return False
    line = text[first : last if last >= 0 else end + 60].translate(_DASHES)
    sides = [side.split() for side in line.split("-")]
    if len(sides) != 2 or not all(2 <= len(side) <= 6 and _goals(side[-1]) and side[0][0].isalpha() for side in sides):
        return False
    rest = line[end - first :].lstrip()
    return not rest or rest[0] == "-"


def _goals(word: str) -> bool:
    known = lexicon().get(word)
    return (word.isdigit() and len(word) < 4) or (known is not None and known.sort in ("unit", "zero"))


@only(digits=True, counted=False)
def goal_minute(place: Place) -> bool:
    """پیکه ۵۲ و سانچس ۶۱، ۸۲ گلزنی کردند, گل: جهانبخش ۲۱: the name of a player and the minute of the goal."""
    if not place.key.isdigit() or place.number.high > 130 or place.counted(nouns=True):
        return False
    follows = place.previous_rule in ("goal_minute", "clock") and (place.listed() or place.preceding == "+")
    ends = place.alone() or place.following in words("not_figures.goal.scored")
    if not (ends and (follows or place.headed())):
        return False
    if any(place.before(k) == ":" and place.before(k + 1) in words("not_figures.goal.heads") for k in range(2, 8)):
        return True
    for k in range(1, 40):
        word = place.after(k)
        if word in ("", ".", "؛", "؟"):
            return False
        if word in words("not_figures.goal.scored"):
            return True
        if word in ("گل", "گلها") and place.after(k + 1) in words("not_figures.goal.verbs"):
            return not place.number_at(k - 1)  # با ۲۵ گل زده: goals are counted
    return False


def weight_class(place: Place) -> bool:
    """در وزن ۶۵ کیلوگرم, اوزان ۹۷ و ۱۲۵ کیلوگرم, a line that begins ۵۷ کیلوگرم:; not با وزن ۵ کیلوگرم."""
    kilos, head, earlier = place.following in words("not_figures.weight.unit"), place.preceding, place.before(2)
    if not kilos and (place.counted() or time_unit(place.following)):
        return False
    if head == "+" or place.pieces.keys[place.number.begin] == "منفی":
        kilos = True
    if not kilos and head != "وزن" and head not in words("not_figures.weight.classes"):
        return False
    if abs(place.number.high) > 150 or time_unit(place.following):
        return False
    if head == "وزن":
        return earlier in words("not_figures.weight.before") and place.number.form != "range"
    if head in words("not_figures.weight.classes"):
        return kilos or place.alone()
    if not kilos or (place.previous is None and not place.starts_line()):
        return False
    if place.starts_line() and place.after(2) == ":":
        return True
    return (
        place.previous_rule == "weight_class"
        and place.previous is not None
        and place.number.begin - place.previous.end < 25
        and head in ("و", "،", "در", "یعنی")
    )


def contest(place: Place) -> bool:
    """ماده ۴۰۰ متر بامانع, بسکتبال ۳ نفره: the number names the contest."""
    if place.after(2) in words("not_figures.contest.after") and place.following == "متر":
        return True
    return place.preceding in words("not_figures.contest.games") and place.following == "نفره"


@only(digits=True, counted=False)
def rank(place: Place) -> bool:
    """رتبه ایران از ۱۳۰ به ۱۳۸ رسید, رده ۳۷ جهان، ۱۰ آسیا و ۲ ایران; not رتبه نخست با ۱۳۰ مقاله."""
    if not place.key.isdigit() or place.counted(nouns=True) or time_unit(place.following):
        return False
    heads = words("not_figures.rank.heads")
    if place.previous_rule == "rank" and place.preceding == "به" and place.number_at(-2):
        return True
    if place.following in words("not_figures.rank.where") and place.preceding in ("و", "،"):
        near = place.previous is not None and place.number.begin - place.previous.end < 5
        return near and any(place.before(k) in heads for k in range(2, 14))
    if not place.alone() or place.preceding not in words("not_figures.rank.steps"):
        return False
    for k in range(2, 16):
        if place.before(k) in heads:
            return True
        if place.before(k) in (".", "؛", "،", ":", "که"):
            return False
    return False
