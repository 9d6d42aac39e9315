// The page that takes a text or files: files are dropped anywhere on it, and the form is sent once.

import { say, words } from "./live.js";

export function startNew() {
  const form = document.getElementById("new");
  if (!form) return;
  const drop = document.getElementById("drop");
  const files = document.getElementById("files");
  const text = document.getElementById("text");

  const sample = form.querySelector("[data-sample]");
  sample.hidden = false;
  sample.addEventListener("click", () => {
    text.value = sample.dataset.sample;
    text.focus();
  });

  const carries = (event) => [...event.dataTransfer.types].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    drop.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) drop.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    drop.classList.remove("over");
    if (!carries(event)) return;
    event.preventDefault();
    files.files = event.dataTransfer.files;
    form.requestSubmit();
  });

  // A browser that is stopped in the middle of a long upload shows an error of its own.
  const tooLarge = document.getElementById("too-large");
  const size = () => [...files.files].reduce((sum, file) => sum + file.size, 0) + new Blob([text.value]).size;

  form.addEventListener("submit", (event) => {
    tooLarge.hidden = size() <= Number(form.dataset.largest);
    if (!tooLarge.hidden) {
      event.preventDefault();
      files.focus();
      say(tooLarge.textContent);
      return;
    }
    if (form.classList.contains("busy")) event.preventDefault();
    form.classList.add("busy");
    say(words.working);
  });
  // A browser that goes back shows the page as it was left.
  window.addEventListener("pageshow", () => form.classList.remove("busy"));
}
