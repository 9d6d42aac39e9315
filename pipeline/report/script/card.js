// The card of a figure. It comes by pointing or by focus and goes with them; a tap, a click or Enter makes it stay.
const card = byId("card");
const SLOW = 120;
const current = { row: null, anchor: null, stays: false, timer: 0 };

function slots(row) {
  const bound = get(row, "bound");
  const unit = [label("unit", get(row, "unit")), get(row, "per") === null ? "" : label("per", get(row, "per"))].filter(Boolean).join(" / ");
  const period = [get(row, "period"), days(get(row, "period_start"), get(row, "period_end")) || (get(row, "period") === null ? null : word("unknown_days"))];
  const rials = get(row, "unit") === "IRT" && get(row, "rials_low") !== null && range(row);
  return [
    ["value", [valueOf(row), bound === "range" ? label("bound", bound) : null]],
    ["unit", [unit]],
    ["rials", [rials ? [...new Set(rials)].map(number).join("–") : null]],
    ["item", [get(row, "item")]],
    ["kind", [kindName(row)]],
    ["period", period],
    ["place", [get(row, "place"), get(row, "place_level") === null ? null : label("level", get(row, "place_level"))]],
    ["organization", [get(row, "organization")]],
    ["speaker", [get(row, "speaker"), get(row, "speaker_role")]],
    ["status", [label("status", get(row, "status"))]],
    ["confidence", [get(row, "confidence") === null ? null : percent(Number(get(row, "confidence")))]],
    ["source", [get(row, "source"), get(row, "published") === null ? null : day(get(row, "published"))]],
  ];
}

function list(row) {
  const rows = slots(row)
    .filter(([, parts]) => parts.some(Boolean))
    .flatMap(([slot, parts]) => [
      make("dt", {}, word(slot)),
      make("dd", { "data-slot": slot }, ...parts.filter(Boolean).flatMap((part, place) => [place ? " · " : null, name(shortened(part, 300))])),
    ]);
  const used = data.rules.used[row];
  if (used.length > 0) {
    const names = used.map(([slot, rule]) => make("li", {}, make("span", {}, label("slot", slot)), " ", make("bdi", { lang: "en" }, displayable(data.rules.names[rule]))));
    rows.push(make("dt", {}, word("rule")), make("dd", { "data-slot": "rule" }, make("ul", { class: "rules" }, ...names)));
  }
  return make("dl", {}, ...rows);
}

// The sentence, with its number in bold: the column counts code points of the article.
function sentence(row) {
  const letters = Array.from(get(row, "sentence") ?? "");
  const [start, end] = ["quote_start", "quote_end"].map((column) => Number(get(row, column)) - Number(get(row, "sentence_start")));
  if (start < 0 || end > letters.length || letters.length === 0) return null;
  const [from, to] = [Math.max(0, start - 160), Math.min(letters.length, end + 160)];
  const piece = (a, b) => displayable(letters.slice(a, b).join("")).replace(/\s+/g, " ");
  return make("p", { class: "card-sentence", dir: "rtl", lang: "fa" }, from > 0 ? "… " : null, piece(from, start), make("b", {}, piece(start, end)), piece(end, to), to < letters.length ? " …" : null);
}

function step(row, by) {
  const next = shown[shown.indexOf(row) + by];
  return make("button", { type: "button", class: "quiet", "data-step": next ?? "", disabled: next === undefined, "aria-label": word(by < 0 ? "previous_figure" : "next_figure") }, by < 0 === rightToLeft() ? "→" : "←");
}

function openCard(row, anchor, { stays = false } = {}) {
  clearTimeout(current.timer);
  if (row === undefined || (current.stays && !stays)) return;
  if (current.anchor) current.anchor.classList.remove("open");
  Object.assign(current, { row, anchor, stays });
  anchor.classList.add("open");
  const same = get(row, "same_as");
  const first = same === null ? -1 : everyRow.findIndex((one) => get(one, "id") === same);
  card.replaceChildren(
    make("header", {},
      make("p", { id: "card-title", class: "card-title" }, make("span", { class: `swatch ${kindClass(row)}`, "aria-hidden": "true" }), name([valueOf(row), get(row, "item")].filter(Boolean).join(" "))),
      make("button", { type: "button", class: "quiet", "data-close": "", "aria-label": word("close") }, "✕"),
    ),
    sentence(row) ?? "",
    list(row),
    make("footer", {},
      make("a", { href: `#r${row}` }, word("to_row")),
      make("a", { href: target(row) }, word("to_text")),
      first < 0 ? null : make("a", { href: target(first) }, word("same_as")),
      make("span", { class: "steps" }, step(row, -1), step(row, 1)),
    ),
  );
  card.hidden = false;
  place(anchor);
}

// Below its figure, or above it, or beside it, wherever there is room; a narrow screen has it at its lower edge, by the
// style.
function place(anchor) {
  const here = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
  const [width, height, edge] = [card.offsetWidth, card.offsetHeight, root.clientWidth - 8];
  let left = here.left + here.width / 2 - width / 2;
  let top = here.bottom + 8;
  if (top + height + 4 > innerHeight) top = here.top - height - 8;
  if (top < 4) {
    top = Math.max(8, Math.min(here.top - 40, innerHeight - height - 8));
    left = here.left - width - 12 >= 8 ? here.left - width - 12 : here.right + 12;
    if (left + width > edge) [left, top] = [here.left, here.bottom + 8];
  }
  card.style.left = `${Math.max(8, Math.min(left, edge - width)) + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}

function closeCard({ back = false } = {}) {
  clearTimeout(current.timer);
  if (card.hidden) return;
  const anchor = current.anchor;
  anchor.classList.remove("open");
  Object.assign(current, { row: null, anchor: null, stays: false });
  card.hidden = true;
  if (back) anchor.focus();
}

function later(act) {
  clearTimeout(current.timer);
  current.timer = setTimeout(act, SLOW);
}

// What has a card: a highlight, or the value of a row.
const withCard = (element) => element?.closest?.("mark[tabindex], a[data-row]");
const rowBehind = (anchor) => (anchor.dataset.row === undefined ? shownRow(anchor) : Number(anchor.dataset.row));

function listenToCard() {
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const anchor = withCard(event.target);
    if (anchor && anchor !== current.anchor) later(() => openCard(rowBehind(anchor), anchor));
    else if (anchor || card.contains(event.target)) clearTimeout(current.timer);
    else if (!current.stays) later(() => closeCard());
  });
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest?.("a[data-row]");
    if (row?.matches(":focus-visible")) openCard(Number(row.dataset.row), row);
    else if (!withCard(event.target) && !card.contains(event.target)) closeCard();
  });
  document.addEventListener("click", (event) => {
    if (!withCard(event.target) && !event.composedPath().includes(card)) closeCard();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !card.hidden) closeCard({ back: card.contains(document.activeElement) });
  });
  card.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("close" in button.dataset) closeCard({ back: true });
    else if (button.dataset.step) {
      const way = [...button.parentElement.children].indexOf(button);
      goToText(Number(button.dataset.step), { stays: true });
      card.querySelectorAll(".steps button")[way]?.focus();
    }
  });
  listeners.push(() => closeCard());
}
