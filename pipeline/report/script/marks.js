// The highlights in the texts: they follow the filter, and one of each article can be reached with Tab, the others from
// there with the arrow keys.
const marks = [...document.querySelectorAll("mark[data-rows]")];
const rowsOf = new Map(marks.map((mark) => [mark, mark.dataset.rows.split(" ").map(Number)]));
const marksOf = new Map();
for (const mark of marks) for (const row of rowsOf.get(mark)) if (!marksOf.has(row)) marksOf.set(row, mark);
const articles = [...document.querySelectorAll(".article")];

const shownRow = (mark) => rowsOf.get(mark).find((row) => isShown[row]);

function remark() {
  const reached = new Set();
  const full = new Set(shown.map((row) => articleOf[row]));
  articles.forEach((article, place) => (article.hidden = filtering() && !full.has(place)));
  for (const mark of marks) {
    const row = shownRow(mark);
    mark.classList.toggle("off", row === undefined);
    if (row === undefined) {
      mark.removeAttribute("role");
      mark.removeAttribute("tabindex");
      mark.removeAttribute("aria-haspopup");
      continue;
    }
    const article = articleOf[row];
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-haspopup", "dialog");
    mark.setAttribute("tabindex", reached.has(article) ? "-1" : "0");
    reached.add(article);
  }
}

// From one highlight to another of the same article.
function walk(mark, step) {
  const article = mark.closest(".article");
  const there = [...article.querySelectorAll("mark[tabindex]")];
  const next = there.at(step === Infinity ? -1 : step === -Infinity ? 0 : Math.max(0, Math.min(there.length - 1, there.indexOf(mark) + step)));
  if (!next || next === mark) return;
  mark.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}

const STEPS = { ArrowLeft: 1, ArrowDown: 1, ArrowRight: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

function listenToMarks() {
  const texts = byId("texts");
  texts.addEventListener("keydown", (event) => {
    const mark = event.target.closest("mark[tabindex]");
    if (!mark) return;
    if (event.key in STEPS) {
      event.preventDefault();
      walk(mark, STEPS[event.key]);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      openCard(shownRow(mark), mark, { stays: true });
      byId("card").focus();
    }
  });
  texts.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[tabindex]");
    if (mark) openCard(shownRow(mark), mark, { stays: true });
  });
  texts.addEventListener("focusin", (event) => {
    const mark = event.target.closest("mark[tabindex]");
    if (mark?.matches(":focus-visible")) openCard(shownRow(mark), mark);
  });
  listeners.push(remark);
}
