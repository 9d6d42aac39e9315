// A value over Jalali time: each figure where its time is, with its range; time runs from left to right in both
// languages, as in the charts of Persian school books.
const CHART = { height: 320, left: 76, right: 20, top: 28, bottom: 34 };
const MOST_SERIES = 200;
let chosenSeries = null;

// Years since 0 Jalali, of a day, a month or a year; null where it is none of our time.
function moment(iso, end = false) {
  const found = /^(1[2-5]\d\d)(?:-(\d\d))?(?:-(\d\d))?$/.exec(iso ?? "");
  if (!found) return null;
  const month = Number(found[2] ?? (end ? 12 : 1));
  const date = Number(found[3] ?? (end ? 30 : 1));
  const before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  return Number(found[1]) + Math.min(before + date - (end ? 0 : 1), 366) / 366;
}

function whenOf(row) {
  const [start, end] = [moment(get(row, "period_start")), moment(get(row, "period_end"), true)];
  if (start !== null || end !== null) return { start: start ?? end, end: end ?? start, told: true };
  const published = get(row, "published");
  const [first, last] = [moment(published), moment(published, true)];
  return first === null ? null : { start: first, end: last, told: false };
}

const whens = everyRow.map(whenOf);
const currency = (row) => (get(row, "rials_low") === null ? (get(row, "unit") ?? "") : "IRR");
const measured = (row) => [currency(row), get(row, "per") ?? ""];

function unitName(unit, per) {
  return [unit ? label("unit", unit) || unit : "", per ? label("per", per) || per : ""].filter(Boolean).join(" / ");
}

// Figures that can stand on one axis, by item and by kind: [key, name, rows], those with most times first.
function seriesOf(rows) {
  const found = { item: new Map(), kind: new Map() };
  for (const row of rows) {
    if (whens[row] === null || range(row) === null) continue;
    for (const by of ["item", "kind"]) {
      if (get(row, by) === null) continue;
      const key = JSON.stringify([by, get(row, by), ...measured(row)]);
      if (!found[by].has(key)) found[by].set(key, []);
      found[by].get(key).push(row);
    }
  }
  return Object.fromEntries(
    Object.entries(found).map(([by, series]) => [
      by,
      [...series]
        .filter(([, some]) => some.length > 1)
        .map(([key, some]) => ({ key, rows: some, times: new Set(some.map((row) => whens[row].start)).size }))
        .sort((one, other) => other.times - one.times || other.rows.length - one.rows.length)
        .slice(0, MOST_SERIES),
    ]),
  );
}

function seriesName({ key, rows }) {
  const [by, what, unit, per] = JSON.parse(key);
  const title = by === "kind" ? kindName(rows[0]) : shortened(displayable(what), 50);
  const measure = unit === "count" && per === "" ? "" : unitName(unit, per);
  return `${title}${measure ? `، ${measure}` : ""} (${word("dated", { n: number(rows.length) })})`;
}

function drawTime() {
  const panel = byId("chart-time");
  const frame = panel.querySelector(".drawing");
  const series = seriesOf(shown);
  const all = [...series.item, ...series.kind];
  const best = series.item[0]?.times > 2 ? series.item[0] : (series.kind[0] ?? series.item[0]);
  const chosen = all.find(({ key }) => key === chosenSeries) ?? best;
  const group = (title, some) => (some.length ? make("optgroup", { label: title }, ...some.map((one) => make("option", { value: one.key }, seriesName(one)))) : null);
  byId("series").replaceChildren(...[group(word("series_items"), series.item), group(word("series_kinds"), series.kind)].filter(Boolean));
  byId("series").closest(".field").hidden = !chosen;
  panel.querySelector(".key").replaceChildren();
  if (!chosen) {
    frame.replaceChildren(make("p", { class: "nothing" }, word("no_dates")));
    return;
  }
  byId("series").value = chosen.key;
  frame.replaceChildren(plot(chosen, roomIn(frame)));
  const key = (style, content) => make("span", {}, draw("svg", { width: 18, height: 12, viewBox: "0 0 18 12", "aria-hidden": "true" }, ...style), content);
  const dot = (style) => draw("circle", { cx: 9, cy: 6, r: 4.5, class: `dot ${kindClass(chosen.rows[0])} ${style}` });
  const some = (told) => chosen.rows.some((row) => whens[row].told === told);
  panel.querySelector(".key").replaceChildren(
    ...[
      some(true) ? key([dot("")], word("key_period")) : null,
      some(false) ? key([dot("hollow")], word("key_published")) : null,
      medians(chosen.key, chosen.rows).length > 2 ? key([draw("line", { x1: 0, x2: 18, y1: 6, y2: 6, class: "median" })], word("key_median")) : null,
    ].filter(Boolean),
  );
}

// The middle value of each year that has any; of one item alone, as that of many things in one kind says nothing.
function medians(key, rows) {
  if (JSON.parse(key)[0] !== "item") return [];
  const years = new Map();
  for (const row of rows) {
    const { start, end } = whens[row];
    const year = Math.floor((start + Math.max(start, end - 0.01)) / 2);
    if (!years.has(year)) years.set(year, []);
    years.get(year).push(middle(range(row)));
  }
  return [...years].sort(([one], [other]) => one - other).map(([year, values]) => {
    values.sort((one, other) => one - other);
    const half = values.length / 2;
    return [year + 0.5, values.length % 2 ? values[Math.floor(half)] : (values[half - 1] + values[half]) / 2];
  });
}

const middle = ([low, high]) => low + (high - low) / 2;

function plot({ key, rows }, width) {
  const [, , unit, per] = JSON.parse(key);
  const [left, right, top, bottom] = [CHART.left, width - CHART.right, CHART.top, CHART.height - CHART.bottom];
  const values = rows.flatMap(range);
  const times = rows.flatMap((row) => [whens[row].start, whens[row].end]);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const logarithmic = lowest > 0 && highest / lowest > 300;
  const [first, last] = spread(Math.min(...times), Math.max(...times));
  const x = (time) => left + ((time - first) / (last - first)) * (right - left);
  const ticks = logarithmic ? decades(lowest, highest) : steps(Math.min(0, lowest), Math.max(0, highest));
  const scale = logarithmic ? Math.log10 : (value) => value;
  const [floor, ceiling] = [scale(ticks[0]), scale(ticks.at(-1))];
  const y = (value) => bottom - ((scale(value) - floor) / (ceiling - floor || 1)) * (bottom - top);
  const line = medians(key, rows);
  const title = [unitName(unit, per), logarithmic ? word("logarithmic") : ""].filter(Boolean).join("، ");
  return draw("svg", { viewBox: `0 0 ${width} ${CHART.height}`, width: "100%", role: "group", "aria-label": seriesName({ key, rows }) },
    ...ticks.map((value) => draw("g", { class: "tick" }, draw("line", { x1: left, x2: right, y1: y(value), y2: y(value) }), inscribed(left - 8, y(value) + 4, short(value), "right"))),
    ...calendar(first, last, width).map(([time, content]) => draw("g", { class: "tick" }, draw("line", { x1: x(time), x2: x(time), y1: bottom, y2: bottom + 5 }), inscribed(x(time), bottom + 22, content, "middle"))),
    inscribed(left - 8, 14, title, "left", "axis"),
    line.length > 2 ? draw("polyline", { class: "median", points: line.map(([time, value]) => `${x(time)},${y(value)}`).join(" ") }) : draw("g"),
    ...rows.map((row) => point(row, x, y)),
  );
}

function point(row, x, y) {
  const { start, end, told } = whens[row];
  const [low, high] = range(row);
  const [across, up] = [x((start + end) / 2), y(middle([low, high]))];
  const style = kindClass(row);
  return draw("a", { href: target(row), tabindex: "-1" },
    draw("title", {}, [displayable([valueOf(row), get(row, "item")].filter(Boolean).join(" ")), told ? days(get(row, "period_start"), get(row, "period_end")) : day(get(row, "published")), displayable(articleName(row))].join("\n")),
    told && x(end) - x(start) > 8 ? draw("line", { class: `span ${style}`, x1: x(start), x2: x(end), y1: up, y2: up }) : draw("g"),
    low < high ? draw("line", { class: `span ${style}`, x1: across, x2: across, y1: y(low), y2: y(high) }) : draw("g"),
    draw("circle", { class: `dot ${style}${told ? "" : " hollow"}`, cx: across, cy: up, r: 5 }),
  );
}

function spread(first, last) {
  const edge = Math.max((last - first) * 0.04, 0.08);
  return [first - edge, last + edge];
}

// Round numbers from below the least to above the greatest.
function steps(least, greatest) {
  const span = greatest - least || Math.abs(greatest) || 1;
  const rough = span / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const size = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough);
  const [from, to] = [Math.floor(least / size), Math.ceil(greatest / size)];
  return Array.from({ length: to - from + 1 }, (_, place) => (from + place) * size);
}

function decades(least, greatest) {
  const [from, to] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(greatest))];
  const size = Math.ceil((to - from) / 6);
  const powers = [];
  for (let power = from; power < to + size; power += size) powers.push(10 ** power);
  return powers;
}

// Where the years begin, or the months of a short time.
function calendar(first, last, width) {
  const most = Math.max(2, Math.floor(width / 90));
  const years = [];
  for (let year = Math.ceil(first); year <= last; year += 1) years.push(year);
  if (last - first > 1.6) {
    const every = [1, 2, 5, 10, 20, 50, 100].find((one) => years.length / one <= most);
    return years.filter((year) => year % every === 0).map((year) => [year, digits(String(year))]);
  }
  const months = [];
  for (let month = Math.ceil(first * 12); month <= last * 12; month += 1) {
    const year = Math.floor(month / 12);
    const here = `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
    months.push([moment(here), day(here)]);
  }
  const every = Math.ceil(months.length / most);
  return months.filter(([time], place) => place % every === 0 && time >= first && time <= last);
}
