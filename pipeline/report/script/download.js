// What is shown, as CSV: the columns and the rules of `arqam extract -o figures.csv`.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const FILE = "arqam-figures.csv";

// A spreadsheet runs what begins with = + - or @ as a formula, also behind a semicolon: an apostrophe makes it text.
function csvCell(content) {
  if (content === null) return "";
  let cell = content;
  if (!NUMBER.test(cell)) {
    cell = cell.replace(CONTROL, "\ufffd").replace(/(^|[;\t\r\n])(?=[=+\-@＝＋－＠])/g, "$1'");
    if (/^[\t\r\n]/.test(cell)) cell = `'${cell}`;
  }
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function csv(rows) {
  const lines = [data.columns, ...rows.map((row) => data.rows[row])];
  return `\ufeff${lines.map((line) => `${line.map(csvCell).join(",")}\r\n`).join("")}`;
}

function download() {
  const address = URL.createObjectURL(new Blob([csv(inOrder)], { type: "text/csv;charset=utf-8" }));
  const link = make("a", { href: address, download: FILE });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  byId("said").textContent = word("downloaded", { n: number(inOrder.length), file: FILE });
}
