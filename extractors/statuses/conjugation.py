"""Persian verbs conjugated: the finite forms of a verb from its two stems, with their tenses."""

_ENDINGS = ("م", "ی", "د", "یم", "ید", "ند")
_PAST_ENDINGS = ("", "م", "ی", "یم", "ید", "ند")


def conjugate(past: str, present: str) -> list[tuple[str, str]]:
    """The finite forms and the participle of a verb, with their tenses; the stem of the present may be "-" for none."""
    found: list[tuple[str, str]] = []
    if present != "-":  # first, for می‌آورد and می‌برد are more often of the present than of the past
        found += [(f"{no}می\u200c{present}{ending}", "present") for no in ("", "ن") for ending in _ENDINGS]
    for no in ("", "ن"):
        negative = _joined(no, past)
        found += [(negative + ending, "past") for ending in _PAST_ENDINGS]
        found += [(f"{no}می\u200c{past}{ending}", "past") for ending in _PAST_ENDINGS]
        found += [(f"{negative}ه", "participle")]
        found += [(f"{negative}ه\u200c{ending}", "past") for ending in ("ام", "ای", "است", "ایم", "اید", "اند")]
    if present != "-":
        found += [(_joined(prefix, present) + ending, "subjunctive") for prefix in ("ب", "ن") for ending in _ENDINGS]
        found += [(present + ending, "subjunctive") for ending in ("د", "ند", "یم")]
    return found


def _joined(prefix: str, stem: str) -> str:
    """A prefix before a stem: ب + آور is بیاور, ب + افت is بیفت."""
    if prefix and stem[0] == "آ":
        return f"{prefix}یا{stem[1:]}"
    if prefix and stem[0] == "ا":
        return f"{prefix}ی{stem[1:]}"
    return prefix + stem
