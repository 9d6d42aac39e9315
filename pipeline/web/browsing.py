"""Pages: a job is looked through, by figures and by articles."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from ..article import Article
from ..display import colour_class
from ..record import Figure
from .cards import Card, Cards, legend, pieces
from .correcting import whole
from .desk import Full, Sheet
from .filters import ORDERS, Filter, Wrong
from .new_text import with_saved
from .parts import Part, part_at, parts_of
from .search import MOST, STATUSES, Found, Index, Slow
from .site import language, site_of
from .wording import Wording

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

PAGE = 50
FILTERS = ("words", "place", "speaker", "source", "since", "until", "order")


def index_of(request: "Request") -> Index:
    """The index of the job. Raises HTTPException where there is no job."""
    from starlette.exceptions import HTTPException

    index = site_of(request).index
    if index is None:
        raise HTTPException(404, "no job was given to look through; start arqam serve JOB")
    return index


def filter_of(request: "Request") -> Filter:
    """The filter that the address holds; what else it holds is left alone."""
    typed = {name: value for name in FILTERS if (value := request.query_params.get(name, "").strip())}
    kinds = tuple(dict.fromkeys(kind for kind in request.query_params.getlist("kind") if kind))[:100]
    return Filter(kinds=kinds, document=request.query_params.get("document", ""), **typed)


def figures(request: "Request") -> "Response":
    site, index, spoken = site_of(request), index_of(request), language(request)
    wanted, page, wrong, status = filter_of(request), max(1, whole(request.query_params.get("page"))), "", 200
    found: Found[Figure]
    try:
        found = index.figures(wanted, page, PAGE)
    except Wrong as fault:
        say = Wording(spoken)
        wrong, status = say("browse.wrong", say(f"browse.{fault.field}"), say(f"fault.{fault}")), 422
        found = Found([], 0, 1, PAGE)
    except Slow as slow:
        wrong, status = str(slow), 503
        found = Found([], 0, 1, PAGE)
    return site.page(
        request,
        "browse.html",
        status,
        about=index.about(),
        wanted=wanted,
        found=found,
        most=MOST,
        wrong=wrong,
        cards=[(card, *_in_sentence(card.figure)) for card in _cards(request, found.rows)],
        documents=index.titles({figure.document for figure in found.rows}) if found.rows else {},
        choices=index.choices(),
        orders=list(ORDERS),
        link=lambda page: f"/figures?{urlencode([*_query(request, 'page'), ('page', page)])}",
        json_link=f"/api/figures?{urlencode(_query(request, 'language'))}",
        article_link=article_link,
        css_of=colour_class,
    )


def articles(request: "Request") -> "Response":
    index, asked = index_of(request), request.query_params
    typed = {name: asked.get(name, "").strip() for name in ("words", "source", "status")}
    page, wrong, status = max(1, whole(asked.get("page"))), "", 200
    found: Found[dict[str, Any]]
    try:
        found = index.documents(**typed, page=page, size=PAGE)
    except Wrong as fault:
        say = Wording(language(request))
        field = say("articles.status") if fault.field == "status" else say(f"browse.{fault.field}")
        wrong, status = say("browse.wrong", field, say(f"fault.{fault}")), 422
        found = Found([], 0, 1, PAGE)
    except Slow as slow:
        wrong, status = str(slow), 503
        found = Found([], 0, 1, PAGE)
    return site_of(request).page(
        request,
        "articles.html",
        status,
        typed=typed,
        found=found,
        most=MOST,
        wrong=wrong,
        choices=index.choices(),
        statuses=STATUSES,
        link=lambda page: f"/articles?{urlencode([*_query(request, 'page'), ('page', page)])}",
        article_link=article_link,
    )


def article(request: "Request") -> "Response":
    """An article with its figures marked, or with the sentences of its figures where its text is gone."""
    site, index = site_of(request), index_of(request)
    row = _row(request, index, request.query_params.get("id", ""))
    found = index.figures_of(row["id"])
    text, parts = index.text(row["id"]), list[Part]()
    at = whole(request.query_params.get("at"))
    if wanted := next((one for one in found if one.id == request.query_params.get("figure")), None):
        at = wanted.quote.start
    if text is not None and _fit(found, text):
        parts = parts_of(text, found)
    cards = Cards(site, found, language(request))
    part = part_at(parts, at) if parts else None
    shown = cards.cards(part.figures if part else range(len(found))[: PAGE * 10])
    return site.page(
        request,
        "article.html",
        row=row,
        count=len(found),
        parts=parts,
        part=part,
        pieces=pieces(part, shown) if part else [],
        cards=[(card, *_in_sentence(card.figure)) for card in shown.values()],
        legend=legend(shown.values()),
        article_link=article_link,
        card_link=lambda card: f"#card-{card.figure.id}",
        at_link=lambda at: f"{article_link(row['id'])}&at={at}",
    )


def correct(request: "Request") -> "Response":
    """Puts an article of the job on the desk, and leads to it."""
    from starlette.exceptions import HTTPException
    from starlette.responses import RedirectResponse

    site, index, name = site_of(request), index_of(request), request.query_params.get("id", "")
    row, back = _row(request, index, name), article_link(name)
    sheet = site.desk.of_document(name, back)
    if sheet is None:
        text = index.text(name)
        found = tuple(index.figures_of(name))
        if text is None or not _fit(found, text):
            raise HTTPException(404, Wording(language(request))("article.no_text"))
        one = Article(id=name, text=text, title=row["title"], source=row["source"], published=row["published"])
        sheet = with_saved(site, Sheet(one, found, found, back=back), Wording(language(request)))
        try:
            site.desk.put([sheet])
        except Full as full:
            raise HTTPException(503, str(full)) from None
    return RedirectResponse(f"/texts/{sheet.token}", 303)


def article_link(name: str, figure: str | None = None) -> str:
    """The address of an article; a name may hold anything, so it is no part of the path."""
    query = {"id": name} | ({"figure": figure} if figure else {})
    return f"/article?{urlencode(query)}" + (f"#f-{figure}" if figure else "")


def _row(request: "Request", index: Index, name: str) -> Mapping[str, Any]:
    from starlette.exceptions import HTTPException

    row = index.document(name)
    if row is None:
        raise HTTPException(404, f"the job has no article {name[:100]!r}")
    return row


def _fit(found: Iterable[Figure], text: str) -> bool:
    """Whether every figure is of the text: a job of somebody else's may hold any records."""
    return all(text[one.quote.start : one.quote.end] == one.quote.text for one in found)


def _cards(request: "Request", found: list[Figure]) -> list[Card]:
    cards = Cards(site_of(request), found, language(request))
    return [cards.card(place) for place in range(len(found))]


def _in_sentence(figure: Figure) -> tuple[str, str, str]:
    """The sentence before, in and after the number."""
    text, start = figure.sentence.text, figure.quote.start - figure.sentence.start
    end = start + len(figure.quote.text)
    if not 0 <= start <= end <= len(text):
        return "", figure.quote.text, ""
    return text[:start], text[start:end], text[end:]


def _query(request: "Request", *without: str) -> list[tuple[str, str]]:
    return [(name, value) for name, value in request.query_params.multi_items() if name not in without and value]
