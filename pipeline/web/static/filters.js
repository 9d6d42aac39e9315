// On a phone the filters would stand before what was found: there they are folded away until they are asked for.

export function startFilters() {
  const box = document.querySelector(".filter-box");
  if (box) box.open = !window.matchMedia("(max-width: 60rem)").matches;
}
