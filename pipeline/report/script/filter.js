// Which figures are shown. Whatever shows figures listens here.
const filter = { words: [], hidden: new Set(), place: "", speaker: "", source: "", status: "", least: 0 };
const COLUMN_FILTERS = ["place", "speaker", "source", "status"];
const CONFIDENCES = [0.5, 0.7, 0.8, 0.9];
const listeners = [];
let shown = everyRow;
let isShown = everyRow.map(() => true);

function passes(row) {
  return (
    COLUMN_FILTERS.every((column) => filter[column] === "" || get(row, column) === filter[column].slice(1)) &&
    (filter.least === 0 || Number(get(row, "confidence") ?? 0) >= filter.least) &&
    filter.words.every((one) => textOf(row).includes(one))
  );
}

const filtering = () => filter.hidden.size > 0 || filter.words.length > 0 || filter.least > 0 || COLUMN_FILTERS.some((column) => filter[column] !== "");

function refilter() {
  const passed = everyRow.filter(passes);
  shown = passed.filter((row) => !filter.hidden.has(kindOf[row]));
  isShown = everyRow.map(() => false);
  for (const row of shown) isShown[row] = true;
  const counts = data.kinds.map(() => 0);
  for (const row of passed) counts[kindOf[row]] += 1;
  showFilter(counts);
  for (const listener of listeners) listener();
}

function showFilter(counts) {
  for (const chip of document.querySelectorAll(".chip[data-kind]")) {
    const kind = Number(chip.dataset.kind);
    chip.setAttribute("aria-pressed", String(!filter.hidden.has(kind)));
    chip.lastElementChild.textContent = number(counts[kind]);
  }
  byId("clear").disabled = !filtering();
  const numbers = { n: number(shown.length), all: number(everyRow.length) };
  byId("shown").textContent = shown.length === 0 && everyRow.length > 0 ? word("none_shown") : word(filtering() ? "shown" : "all_shown", numbers);
}

// The values of a column, the most frequent first, as choices; a choice begins with "=", as a value may be "".
function fillChoices(column) {
  const counts = new Map();
  for (const row of everyRow) {
    const value = get(row, column);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const select = byId(`by-${column}`);
  const choices = [...counts].sort((one, other) => other[1] - one[1]).slice(0, 1000);
  const text = (value) => (column === "status" ? label("status", value) : shortened(displayable(value), 60));
  select.replaceChildren(
    make("option", { value: "" }, word("any")),
    ...choices.map(([value, count]) => make("option", { value: `=${value}` }, `${text(value)} (${number(count)})`)),
  );
  select.value = filter[column];
  select.closest(".field").hidden = choices.length === 0;
}

const shortened = (text, most) => (text.length > most ? `${Array.from(text).slice(0, most).join("")}…` : text);

function fillFilters() {
  for (const column of COLUMN_FILTERS) fillChoices(column);
  const select = byId("by-confidence");
  select.replaceChildren(
    make("option", { value: "0" }, word("any")),
    ...CONFIDENCES.map((least) => make("option", { value: String(least) }, word("at_least", { n: percent(least) }))),
  );
  select.value = String(filter.least);
  select.closest(".field").hidden = everyRow.every((row) => get(row, "confidence") === null);
}

function clearFilters() {
  filter.hidden.clear();
  filter.words = [];
  filter.least = 0;
  for (const column of COLUMN_FILTERS) filter[column] = "";
  byId("search").value = "";
  fillFilters();
  refilter();
}

function listenToFilters() {
  byId("filters").hidden = everyRow.length === 0;
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("search").addEventListener("input", (event) => {
    filter.words = fold(event.target.value).split(/\s+/).filter(Boolean);
    refilter();
  });
  for (const column of [...COLUMN_FILTERS, "confidence"]) {
    byId(`by-${column}`).addEventListener("change", (event) => {
      if (column === "confidence") filter.least = Number(event.target.value);
      else filter[column] = event.target.value;
      refilter();
    });
  }
  for (const chip of document.querySelectorAll(".chip[data-kind]")) {
    chip.addEventListener("click", () => {
      const kind = Number(chip.dataset.kind);
      if (!filter.hidden.delete(kind)) filter.hidden.add(kind);
      refilter();
    });
  }
  byId("no-kind").addEventListener("click", () => {
    data.kinds.forEach((_, kind) => filter.hidden.add(kind));
    refilter();
  });
  byId("all-kinds").addEventListener("click", () => {
    filter.hidden.clear();
    refilter();
  });
  byId("clear").addEventListener("click", clearFilters);
}
