// Before anything is drawn: dark where the reader's system is.
const night = matchMedia("(prefers-color-scheme: dark)");
document.documentElement.classList.toggle("dark", night.matches);
night.addEventListener("change", () => document.documentElement.classList.toggle("dark", night.matches));
