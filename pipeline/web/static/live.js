// What is said to those who do not see that something changed.

const live = document.getElementById("live");

export function say(sentence) {
  live.textContent = "";
  window.setTimeout(() => { live.textContent = sentence; }, 50); // the same sentence twice is said twice
}

export const words = live.dataset;
