// What happens when, and the way from a row to its place in the text and back.
function drawCharts() {
  byId("charts-part").hidden = everyRow.length === 0;
  if (everyRow.length === 0) return;
  drawKinds();
  drawProvinces();
  drawTime();
}

function light(element) {
  for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
  element.classList.add("lit");
  element.scrollIntoView({ block: "center" });
  // What was not drawn before it came into view may be of another height than it was taken for.
  requestAnimationFrame(() => requestAnimationFrame(() => element.scrollIntoView({ block: "center" })));
}

// A figure that the filters keep out is shown nevertheless, by clearing them.
function bring(row) {
  if (!isShown[row]) clearFilters();
}

function goToText(row, { stays = false } = {}) {
  bring(row);
  const mark = marksOf.get(row);
  light(mark ?? byId(`a${articleOf[row]}`));
  if (!mark) return;
  mark.focus({ preventScroll: true });
  requestAnimationFrame(() => requestAnimationFrame(() => openCard(row, mark, { stays })));
}

function goToRow(row) {
  closeCard();
  bring(row);
  const line = turnTo(row);
  light(line);
  line.focus({ preventScroll: true });
}

function go(hash) {
  const found = /^#([fr])(\d+)$/.exec(hash);
  const row = found ? Number(found[2]) : -1;
  if (!(row in data.rows)) return false;
  (found[1] === "f" ? goToText : goToRow)(row);
  return true;
}

function restate() {
  relabel();
  fillFilters();
  fillSorts();
  closeCard();
  refilter();
}

// The bar of filters stays in sight where there is room for it: what is gone to must not hide behind it.
function measure() {
  const bar = byId("filters");
  const sticks = getComputedStyle(bar).position === "sticky";
  root.style.scrollPaddingTop = `${(sticks ? bar.offsetHeight : 0) + 16}px`;
}

listenToFilters();
listenToTable();
listenToMarks();
listenToCard();
listeners.push(drawCharts);

byId("download").addEventListener("click", download);
byId("print-page").addEventListener("click", () => print());
byId("series").addEventListener("change", (event) => {
  chosenSeries = event.target.value;
  drawTime();
});
byId("language").addEventListener("click", () => {
  language = 1 - language;
  restate();
});
byId("theme").addEventListener("click", () => {
  root.classList.toggle("dark");
  relabel();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const hash = link?.getAttribute("href") ?? "";
  if (!hash.startsWith("#") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!/^#[fr]\d+$/.test(hash)) return;
  event.preventDefault();
  history.pushState(null, "", hash);
  go(hash);
});
addEventListener("popstate", () => go(location.hash));

// On paper stand all rows, and charts as wide as a sheet.
function lay(onto) {
  onPaper = onto;
  closeCard();
  showTable(onto);
  drawCharts();
}

addEventListener("beforeprint", () => lay(true));
addEventListener("afterprint", () => lay(false));

let wide = root.clientWidth;
addEventListener("resize", () => {
  if (wide === root.clientWidth) return;
  wide = root.clientWidth;
  closeCard();
  measure();
  drawCharts();
});

restate();
measure();
go(location.hash);
