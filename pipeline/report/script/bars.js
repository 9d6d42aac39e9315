// Bars by kind and by province. They grow from the side where reading begins.
const MOST_BARS = 12;
const PAPER = 680;
let onPaper = false;
const BAR = { height: 26, thick: 14, count: 64 };

// Text in a drawing: `side` is the edge of the text that stands at x.
function inscribed(x, y, content, side, style = "") {
  const anchor = side === "middle" ? "middle" : (side === "right") === rightToLeft() ? "start" : "end";
  return draw("text", { x, y, class: style, direction: rightToLeft() ? "rtl" : "ltr", "text-anchor": anchor }, content);
}

function fitted(content, most) {
  const letters = Array.from(displayable(content));
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : letters.join("");
}

// The width of a drawing: that of its frame, or of a sheet of paper.
const roomIn = (frame) => (onPaper ? PAPER : Math.max(280, frame.clientWidth || 520));

// bars: [name, count, class], the longest first.
function bars(panel, bars, title) {
  const frame = panel.querySelector(".drawing");
  if (bars.length === 0) {
    frame.replaceChildren(make("p", { class: "nothing" }, word("nothing_to_draw")));
    return;
  }
  const width = roomIn(frame);
  const names = Math.min(150, Math.round(width * 0.34));
  const room = width - names - BAR.count - 10;
  const most = Math.max(...bars.map(([, count]) => count));
  const edge = rightToLeft() ? width - names : names;
  const way = rightToLeft() ? -1 : 1;
  const height = bars.length * BAR.height;
  const drawn = bars.map(([content, count, style], place) => {
    const middle = place * BAR.height + BAR.height / 2;
    const length = Math.max(2, (room * count) / most);
    return draw("g", { class: "bar" },
      draw("title", {}, `${displayable(content)}: ${number(count)}`),
      inscribed(edge - way * 10, middle + 5, fitted(content, Math.floor(names / 7)), rightToLeft() ? "left" : "right"),
      draw("rect", { x: rightToLeft() ? edge - length : edge, y: middle - BAR.thick / 2, width: length, height: BAR.thick, rx: 3, class: style }),
      inscribed(edge + way * (length + 8), middle + 5, number(count), rightToLeft() ? "right" : "left", "amount"),
    );
  });
  const told = bars.map(([content, count]) => `${displayable(content)} ${number(count)}`).join("، ");
  frame.replaceChildren(draw("svg", { viewBox: `0 0 ${width} ${height}`, width: "100%", role: "img", "aria-label": `${title}: ${told}` }, ...drawn));
}

const tally = (values) => {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

// Until a filter is set, what is counted is everything, also where the page shows a part of it.
function counted(every, values) {
  return filtering() ? tally(values()) : new Map(every);
}

function drawKinds() {
  const counts = counted(data.all.kinds, () => shown.map((row) => get(row, "kind")));
  const sorted = data.kinds.map((kind) => [kind[1 + language], counts.get(kind[0]) ?? 0, kind[3]]).filter(([, count]) => count > 0);
  sorted.sort((one, other) => other[1] - one[1]);
  const first = sorted.slice(0, MOST_BARS + 4);
  const rest = sorted.slice(MOST_BARS + 4);
  if (rest.length > 0) first.push([word("others", { n: number(rest.length) }), rest.reduce((sum, [, count]) => sum + count, 0), "plain"]);
  note("chart-kinds");
  bars(byId("chart-kinds"), first, word("chart_kinds"));
}

function drawProvinces() {
  const counts = counted(data.all.provinces, () => shown.map((row) => data.provinces[row]).filter((one) => one !== null));
  const sorted = [...counts].sort((one, other) => other[1] - one[1]).map(([province, count]) => [province, count, "plain"]);
  const first = sorted.slice(0, MOST_BARS);
  const rest = sorted.slice(MOST_BARS);
  if (rest.length > 0) first.push([word("others", { n: number(rest.length) }), rest.reduce((sum, [, count]) => sum + count, 0), "rest"]);
  const placed = sorted.reduce((sum, [, count]) => sum + count, 0);
  const all = filtering() ? shown.length : data.all.figures;
  note("chart-provinces", placed < all && placed > 0 ? word("without_province", { n: number(all - placed) }) : "");
  bars(byId("chart-provinces"), first, word("chart_provinces"));
}

function note(id, more = "") {
  const basis = filtering() ? word("of_shown", { n: number(shown.length) }) : word("of_all", { n: number(data.all.figures) });
  byId(id).querySelector(".chart-note").textContent = [basis, more].filter(Boolean).join(rightToLeft() ? "؛ " : "; ");
}
