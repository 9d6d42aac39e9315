"""Pieces of HTML in which Persian runs from right to left, whatever stands around it. All text is escaped here."""

import re
from collections.abc import Iterable, Mapping
from html import escape

BRACKETS = re.compile(r"[\[【](.*?)[\]】]", re.DOTALL)
"""A test puts what it asks for in brackets: «پرداخت [۳۰ میلیارد تومان] تسهیلات»."""
_PERSIAN = re.compile(r"[\u0600-\u06ff\ufb50-\ufefc]")
_LATIN = re.compile(r"[A-Za-z]")


_FENCED = re.compile(r"^```.*?^```[ \t]*$|`([^`\n]+)`", re.MULTILINE | re.DOTALL)


def terms(markdown: str) -> str:
    """Markdown in which Persian in back quotes is Persian, set off, and not code in a monospaced font."""

    def term(match: re.Match[str]) -> str:
        if match[1] is None or not is_persian(match[1]):
            return match[0]
        return f'<bdi class="term" lang="fa" dir="rtl">{escape(match[1], quote=False)}</bdi>'

    return _FENCED.sub(term, markdown)


def text_of(value: str) -> str:
    """Text with its line ends shown, and a sign for U+FFFD, which many fonts draw as nothing."""
    return escape(value, quote=False).replace("\n", "<br>")


def is_persian(value: str) -> bool:
    """Whether more of its letters are Persian than Latin, or it has digits of ours only."""
    return len(_PERSIAN.findall(value)) > len(_LATIN.findall(value))


def inline(value: object) -> str:
    """A value among other text: Persian kept apart by <bdi>, a code of a record as <code>, None as a dash."""
    if value is None:
        return "–"
    text = str(value)
    if is_persian(text):
        return f'<bdi lang="fa" dir="rtl">{text_of(text)}</bdi>'
    return f"<code>{escape(text, quote=False)}</code>"


def persian(content: str, tag: str = "p", classes: str = "") -> str:
    """A block from right to left; `content` is HTML."""
    named = f' class="{classes}"' if classes else ""
    return f'<{tag}{named} lang="fa" dir="rtl">{content}</{tag}>'


def bracketed(text: str) -> str:
    """HTML of a text whose brackets become marks: the figure that is meant."""
    pieces = []
    reached = 0
    for match in BRACKETS.finditer(text):
        pieces += [text_of(text[reached : match.start()]), f"<mark>{text_of(match[1])}</mark>"]
        reached = match.end()
    return "".join([*pieces, text_of(text[reached:])])


def marked(text: str, parts: Iterable[str]) -> str:
    """HTML of a text in which the parts are marked, each at its first place behind the one before (or anywhere)."""
    spans: list[tuple[int, int]] = []
    reached = 0
    for part in parts:
        start = text.find(part, reached)
        if start < 0:
            start = text.find(part)
        if start < 0 or any(start < end and begin < start + len(part) for begin, end in spans):
            continue
        spans.append((start, start + len(part)))
        reached = start + len(part)
    return marked_spans(text, spans)


def marked_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """HTML of a text in which text[start:end] of each span is marked; they do not overlap."""
    pieces = []
    reached = 0
    for start, end in sorted(spans):
        pieces += [text_of(text[reached:start]), f"<mark>{text_of(text[start:end])}</mark>"]
        reached = end
    return "".join([*pieces, text_of(text[reached:])])


_STRONG = re.compile(r"[A-Za-z\u0600-\u06ff]")
_PERSIAN_RUN = re.compile(
    r"[\u0600-\u06ff](?:[\u0600-\u06ff\u200c().:\d%-]| (?! ))*[\u0600-\u06ff][.!]?|[\u0600-\u06ff][.!]?"
)

_COLUMNS = re.compile(r"\S {3,}\S")


def block(lines: Iterable[str], title: str = "") -> str:
    """Lines as they are printed, each from the side that its first letter asks for."""
    head = f'<span class="filename">{escape(title)}</span>' if title else ""
    return f'<div class="highlight printed">{head}<pre><code>{"".join(map(line, lines))}</code></pre></div>'


def mixed(text: str) -> str:
    """HTML of an English sentence whose Persian words are each kept together."""
    return _PERSIAN_RUN.sub(lambda run: f'<bdi lang="fa" dir="rtl">{run[0]}</bdi>', escape(text, quote=False))


_TAG = re.compile(r"<!--.*?-->|<(/?)([a-z][a-z0-9]*)[^>]*>", re.DOTALL)
_LEFT_ALONE = {"bdi", "code", "pre", "script", "style", "title"}


def isolated(page: str) -> str:
    """A page of HTML whose Persian words in English sentences are each kept together; code and Persian blocks stay."""

    def kept(text: str) -> str:
        return text if inside else _PERSIAN_RUN.sub(lambda run: f'<bdi lang="fa">{run[0]}</bdi>', text)

    pieces: list[str] = []
    reached, inside, depth = 0, "", 0
    for tag in _TAG.finditer(page):
        pieces += [kept(page[reached : tag.start()]), tag[0]]
        reached, name = tag.end(), tag[2]
        if not inside and not tag[1] and (name in _LEFT_ALONE or 'dir="rtl"' in tag[0]):
            inside, depth = name, 1
        elif inside and name == inside:
            depth += -1 if tag[1] else 1
            inside = inside if depth else ""
    return "".join([*pieces, kept(page[reached:])])


def line(text: str, prompt: str = "") -> str:
    """One line of a block. Persian in a line of another script (JSON, CSV) is kept together; columns are not broken."""
    first = _STRONG.search(text)
    if first and is_persian(first[0]) and is_persian(text):
        return f'<span class="line" lang="fa" dir="rtl">{escape(text, quote=False)}\n</span>'
    runs = _PERSIAN_RUN.sub(lambda run: f'<bdi dir="rtl">{run[0]}</bdi>', escape(text, quote=False))
    mark = f'<span class="gp">{prompt}</span>' if prompt else ""
    laid = " laid" if _COLUMNS.search(text) else ""
    return f'<span class="line{laid}" dir="ltr">{mark}{runs}\n</span>'


def facts(values: Mapping[str, str]) -> str:
    """A small list of names and values; the values are HTML."""
    rows = "\n".join(f"<div><dt>{escape(name)}</dt> <dd>{value}</dd></div>" for name, value in values.items())
    return f'<dl class="facts">{rows}</dl>'


def table(head: Iterable[str], rows: Iterable[Iterable[str]], classes: str = "", dir: str = "ltr") -> str:
    """A table of HTML cells; on a narrow screen it scrolls by itself and the page does not.

    There are blanks between the cells, or the search would take two for one word.
    """
    top = " ".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "\n".join("<tr>" + " ".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f'<div class="wide" tabindex="0"><table class="plain {classes}" dir="{dir}">'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )
