// The table: a page of rows at a time, all of them on paper.
const PAGE = matchMedia("(max-width: 700px)").matches ? 20 : 100;
const collator = new Intl.Collator("fa", { numeric: true });
const sorting = { column: null, down: false };
let firstRow = 0;
let inOrder = everyRow;

const COLUMNS = [
  { name: "value", of: (row) => Number(get(row, "rials_low") ?? get(row, "low")), cell: valueCell },
  { name: "item", of: (row) => get(row, "item"), cell: (row) => text(get(row, "item")) },
  { name: "kind", of: (row) => kindName(row), cell: (row) => [name(kindName(row))] },
  { name: "period", of: (row) => get(row, "period_start") ?? get(row, "period_end"), cell: periodCell },
  { name: "place", of: (row) => get(row, "place"), cell: (row) => text(get(row, "place")) },
  { name: "speaker", of: (row) => get(row, "speaker"), cell: (row) => [...text(get(row, "speaker")), ...under(get(row, "speaker_role"))] },
  { name: "status", of: (row) => label("status", get(row, "status")), cell: (row) => [label("status", get(row, "status"))] },
  { name: "confidence", of: (row) => (get(row, "confidence") === null ? null : Number(get(row, "confidence"))), cell: confidenceCell },
  { name: "article", of: (row) => articleName(row), cell: (row) => [...text(articleName(row)), ...under(get(row, "source"))] },
];

const text = (content) => (content === null ? [] : [name(shortened(content, 120))]);
const under = (content) => (content === null ? [] : [make("small", {}, name(shortened(content, 80)))]);

function valueCell(row) {
  return [make("a", { href: target(row), "data-row": row }, make("span", { class: `swatch ${kindClass(row)}`, "aria-hidden": "true" }), name(valueOf(row)))];
}

function periodCell(row) {
  const told = days(get(row, "period_start"), get(row, "period_end"));
  return told ? [make("bdi", { title: get(row, "period") }, told)] : text(get(row, "period"));
}

function confidenceCell(row) {
  const confidence = get(row, "confidence");
  return confidence === null ? [] : [percent(Number(confidence))];
}

// Empty cells stand last, whichever way the rest is sorted.
function reorder() {
  const column = COLUMNS.find((one) => one.name === sorting.column);
  inOrder = shown;
  if (!column) return;
  const keys = new Map(shown.map((row) => [row, column.of(row)]));
  const turn = sorting.down ? -1 : 1;
  inOrder = [...shown].sort((one, other) => {
    const [a, b] = [keys.get(one), keys.get(other)];
    if (a === null || b === null) return (a === null) - (b === null) || one - other;
    return turn * (typeof a === "number" ? a - b || 0 : collator.compare(a, b)) || one - other;
  });
}

function headings() {
  return COLUMNS.map((column) => {
    const sorted = sorting.column === column.name;
    const button = make("button", { type: "button", class: "sorter", "data-column": column.name }, make("span", {}, word(column.name)), make("span", { class: "arrow", "aria-hidden": "true" }, sorted ? (sorting.down ? "▼" : "▲") : "↕"));
    return make("th", { scope: "col", role: "columnheader", class: `is-${column.name}`, "aria-sort": sorted ? (sorting.down ? "descending" : "ascending") : "none" }, button, make("span", { class: "on-paper" }, word(column.name)));
  });
}

function rowOf(row) {
  const [value, ...others] = COLUMNS;
  return make(
    "tr",
    { id: `r${row}`, role: "row", tabindex: "-1" },
    make("th", { scope: "row", role: "rowheader", class: "is-value" }, ...value.cell(row)),
    ...others.map((column) => make("td", { role: "cell", class: `is-${column.name}`, "data-label": word(column.name) }, ...column.cell(row))),
  );
}

function showTable(all = false) {
  const rows = all ? inOrder : inOrder.slice(firstRow, firstRow + PAGE);
  const frame = byId("table-frame");
  frame.hidden = everyRow.length === 0;
  frame.replaceChildren(
    make("table", { role: "table", "aria-labelledby": "table-title", "aria-rowcount": inOrder.length + 1 },
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...headings())),
      make("tbody", { role: "rowgroup" }, ...rows.map(rowOf)),
    ),
  );
  frame.scrollTop = 0;
  document.querySelector(".pages").hidden = inOrder.length <= PAGE;
  byId("page-of").textContent = word("page_of", { from: number(firstRow + 1), to: number(Math.min(firstRow + PAGE, inOrder.length)), all: number(inOrder.length) });
  byId("previous").disabled = firstRow === 0;
  byId("next").disabled = firstRow + PAGE >= inOrder.length;
  byId("download").disabled = inOrder.length === 0;
}

function retable() {
  firstRow = 0;
  reorder();
  showTable();
}

function sortBy(column, down) {
  Object.assign(sorting, { column, down });
  fillSorts();
  retable();
}

function fillSorts() {
  byId("sort").replaceChildren(
    make("option", { value: "" }, word("order_text")),
    ...COLUMNS.flatMap(({ name: column }) => [false, true].map((down) => make("option", { value: `${column} ${down ? "down" : "up"}` }, `${word(column)}، ${word(down ? "descending" : "ascending")}`))),
  );
  byId("sort").value = sorting.column ? `${sorting.column} ${sorting.down ? "down" : "up"}` : "";
}

// The row is put on the page of the table that holds it.
function turnTo(row) {
  firstRow = Math.max(0, Math.floor(inOrder.indexOf(row) / PAGE) * PAGE);
  showTable();
  return byId(`r${row}`);
}

function listenToTable() {
  byId("table-frame").addEventListener("click", (event) => {
    const column = event.target.closest(".sorter")?.dataset.column;
    if (!column) return;
    if (sorting.column !== column) sortBy(column, false);
    else sortBy(sorting.down ? null : column, !sorting.down);
    document.querySelector(`.sorter[data-column="${column}"]`).focus();
  });
  byId("sort").addEventListener("change", (event) => {
    const [column, way] = event.target.value.split(" ");
    sortBy(column || null, way === "down");
  });
  for (const [id, step] of [["previous", -PAGE], ["next", PAGE]]) {
    byId(id).addEventListener("click", () => {
      firstRow += step;
      showTable();
    });
  }
  listeners.push(retable);
}
