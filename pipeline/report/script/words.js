// The words of the page, its digits and its dates, in the language that is chosen.
const data = JSON.parse(byId("data").textContent);
const root = document.documentElement;
const codes = new Map(data.labels.map(([group, code, ...names]) => [`${group}\n${code}`, names]));
let language = root.lang === "en" ? 1 : 0;

const word = (key, values = {}) =>
  data.words[key][language].replace(/\{(\w+)\}/g, (whole, slot) => (slot in values ? values[slot] : whole));
const label = (group, code) => (code === null ? "" : (codes.get(`${group}\n${code}`) ?? [code, code])[language]);
const rightToLeft = () => language === 0;

const digits = (text) => (language === 0 ? text.replace(/[0-9]/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[digit]) : text);
const number = (count) => new Intl.NumberFormat(["fa-IR-u-nu-arabext", "en"][language]).format(count);
const short = (value) =>
  new Intl.NumberFormat(["fa-IR-u-nu-arabext", "en"][language], { notation: "compact", maximumFractionDigits: 2 }).format(value);
const percent = (share) => `${number(Math.round(100 * share))}${language === 0 ? "٪" : "%"}`;

// 1399-07-20 as ۱۳۹۹/۰۷/۲۰; anything else as it is.
const day = (iso) => (/^\d{4}(-\d\d){0,2}$/.test(iso) ? digits(iso.replaceAll("-", "/")) : displayable(iso));

// The days of a period as short as they can be said: a year, a month, a day, or from one to another.
function days(start, end) {
  if (start === null && end === null) return "";
  if (start === end) return day(start);
  if (start === null || end === null) return word("to", { from: start === null ? "…" : day(start), to: end === null ? "…" : day(end) });
  const year = start.slice(0, 4);
  if (year === end.slice(0, 4)) {
    if (start.endsWith("-01-01") && /-12-(29|30)$/.test(end)) return day(year);
    const last = Number(start.slice(5, 7)) <= 6 ? /-31$/ : /-(29|30)$/;
    if (start.slice(0, 7) === end.slice(0, 7) && start.endsWith("-01") && last.test(end)) return day(start.slice(0, 7));
  }
  return word("to", { from: day(start), to: day(end) });
}

// Puts what the page said when it was made into the language that is chosen.
function relabel() {
  root.lang = ["fa", "en"][language];
  root.dir = rightToLeft() ? "rtl" : "ltr";
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = word(one.dataset.word);
  for (const one of document.querySelectorAll("[data-word-label]")) one.setAttribute("aria-label", word(one.dataset.wordLabel));
  for (const one of document.querySelectorAll("[data-word-placeholder]")) one.placeholder = word(one.dataset.wordPlaceholder);
  for (const one of document.querySelectorAll("[data-number]")) one.textContent = number(Number(one.dataset.number));
  for (const one of document.querySelectorAll("[data-fa]")) one.textContent = rightToLeft() ? one.dataset.fa : one.dataset.en;
  for (const one of document.querySelectorAll("[data-date]")) one.textContent = day(one.dataset.date);
  for (const one of document.querySelectorAll("[data-days]")) one.textContent = days(...JSON.parse(one.dataset.days));
  for (const one of document.querySelectorAll("[data-sentence]")) {
    const counts = Object.entries(JSON.parse(one.dataset.numbers)).map(([key, count]) => [key, number(count)]);
    one.textContent = word(one.dataset.sentence, Object.fromEntries(counts));
  }
  const button = byId("language");
  button.textContent = word("language");
  button.lang = ["en", "fa"][language];
  byId("theme").firstElementChild.textContent = word(root.classList.contains("dark") ? "theme_light" : "theme_dark");
}
