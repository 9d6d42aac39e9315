// The figures, one a row, numbered through as they stand in the texts.
const columns = new Map(data.columns.map((column, place) => [column, place]));
const get = (row, column) => data.rows[row][columns.get(column)];
const everyRow = data.rows.map((_, row) => row);

const kindPlaces = new Map(data.kinds.map(([kind], place) => [kind, place]));
const kindOf = everyRow.map((row) => kindPlaces.get(get(row, "kind")));
const kindName = (row) => data.kinds[kindOf[row]][1 + language];
const kindClass = (row) => data.kinds[kindOf[row]][3];
const valueOf = (row) => data.values[row][language];

const articleOf = data.articles.flatMap(([, count], place) => Array(count).fill(place));
const articleName = (row) => data.articles[articleOf[row]][0];

// Where the figure stands in a text, or at least its article.
const target = (row) => (byId(`f${row}`) ? `#f${row}` : `#a${articleOf[row]}`);

// Low and high, in rials where it is money of Iran, so that tomans and rials can be compared; null where it is beyond a
// double.
function range(row) {
  const pair = [get(row, "rials_low") ?? get(row, "low"), get(row, "rials_high") ?? get(row, "high")].map(Number);
  return pair.every(Number.isFinite) ? pair : null;
}

const LETTERS = { ي: "ی", ى: "ی", ك: "ک", ة: "ه", ۀ: "ه", أ: "ا", إ: "ا", آ: "ا", ؤ: "و", ئ: "ی", "\u200c": " ", "\u00a0": " " };

// Spellings that a search takes for one: Persian, Arabic and Latin digits, ي and ی, no marks, no separators in numbers.
function fold(text) {
  return text
    .toLowerCase()
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u064b-\u0652\u0640\u0670]/g, "")
    .replace(/[يىكةۀأإآؤئ\u200c\u00a0]/g, (letter) => LETTERS[letter])
    .replace(/(?<digit>\d)[٬,](?=\d)/g, "$<digit>");
}

const SEARCHED = ["low", "high", "item", "place", "organization", "speaker", "speaker_role", "period", "period_start", "quote", "sentence", "source", "published", "document"];
const searchable = [];
function textOf(row) {
  searchable[row] ??= fold([...SEARCHED.map((column) => get(row, column) ?? ""), ...data.values[row], ...data.kinds[kindOf[row]].slice(0, 3), data.provinces[row] ?? "", articleName(row) ?? ""].join("\n"));
  return searchable[row];
}
