// Correcting: forms open in a dialog, and what the server answers takes the place of what the page has. All that is
// decided is decided by the server; without this script the same links and forms lead to pages of their own.

import { place } from "./cards.js";
import { say, words } from "./live.js";

const PART = "X-Arqam";

export function startSheet() {
  const dialog = document.getElementById("dialog");
  const marker = document.getElementById("mark");
  if (!dialog || !document.getElementById("sheet")) return;
  let opener = null;
  let busy = false;

  // Asks for a part of the page, and puts it where it belongs.
  async function ask(address, options = {}) {
    if (busy) return;
    busy = true;
    say(words.working);
    try {
      const answer = await fetch(address, { ...options, headers: { [PART]: "1" } });
      const part = parsed(await answer.text());
      const kind = answer.headers.get(PART);
      if (kind === "sheet") takeSheet(part);
      else takeForm(part);
    } catch {
      say(words.lost);
      takeForm(sentence(words.lost));
    } finally {
      busy = false;
    }
  }

  function takeForm(part) {
    dialog.replaceChildren(part);
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    const first = dialog.querySelector("[aria-invalid], input:not([type=hidden])");
    (first ?? dialog.querySelector("h2"))?.focus();
    say(dialog.querySelector("h2")?.textContent ?? "");
  }

  function takeSheet(part) {
    const figure = dialog.querySelector(".form")?.dataset.figure ?? opener?.dataset.figure;
    const place = opener?.id;
    document.getElementById("sheet").replaceWith(part);
    if (dialog.open) dialog.close();
    const said = document.getElementById("said");
    say(said.textContent);
    const back = (figure && document.getElementById(`f-${figure}`)) || (place && document.getElementById(place));
    (back && !back.disabled ? back : document.getElementById("content")).focus();
  }

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if ("close" in link.dataset && dialog.open) {
      event.preventDefault();
      dialog.close();
    } else if ("form" in link.dataset) {
      event.preventDefault();
      if (!document.getSelection().isCollapsed && link.closest(".text")) return; // a text is being marked
      opener = link;
      ask(link.href);
    } else if (link.hasAttribute("download")) {
      window.setTimeout(() => savedOf(link), 0);
    }
  });

  // What was downloaded is saved: the server knows, and tells with the next part.
  function savedOf(link) {
    if (link.id !== "gold") return;
    document.getElementById("sheet").dataset.saved = "1";
    document.querySelector(".bar .state")?.replaceChildren();
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!("act" in form.dataset)) return;
    event.preventDefault();
    if (!dialog.contains(form)) opener = event.submitter;
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    const address = event.submitter?.hasAttribute("formaction") ? event.submitter.formAction : form.action;
    if (form.method === "get") ask(`${address}?${fields}`);
    else ask(address, { method: "POST", body: fields });
  });

  dialog.addEventListener("close", () => {
    if (opener?.isConnected) opener.focus();
    dialog.replaceChildren();
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  // A text that is marked: where it stands, in code points of the whole text.
  function marked() {
    const text = document.getElementById("text");
    const selection = document.getSelection();
    if (!text || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const quote = range.toString();
    if (!quote.trim()) return null;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = Number(document.getElementById("sheet").dataset.start) + codePoints(before.toString());
    return { start, end: start + codePoints(quote), quote, range };
  }

  const offer = () => {
    const found = dialog.open ? null : marked();
    marker.hidden = !found;
    if (found) place(marker, found.range.getBoundingClientRect());
  };
  document.addEventListener("selectionchange", offer);
  offer(); // a text may be marked before this script has come
  marker.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the text marked
  marker.addEventListener("click", () => {
    const found = marked();
    if (!found) return;
    opener = document.getElementById("add");
    marker.hidden = true;
    const { start, end, quote } = found;
    ask(`${document.getElementById("sheet").dataset.sheet}/add?${new URLSearchParams({ start, end, quote })}`);
  });

  window.addEventListener("beforeunload", (event) => {
    if (document.getElementById("sheet").dataset.saved === "0") event.preventDefault();
  });
}

// JavaScript counts UTF-16: «😀» is two of its characters and one code point.
const codePoints = (text) => [...text].length;

// The server escapes whatever it puts into a part, so that this is markup of ours alone.
function parsed(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return document.adoptNode(page.body.firstElementChild);
}

function sentence(text) {
  const box = document.createElement("p");
  box.textContent = text;
  return box;
}
