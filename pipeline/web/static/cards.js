// A figure's card beside its mark, on hover and on focus. The card is a copy of what stands in the list.

const GAP = 8;

export function startCards() {
  const card = document.getElementById("card");
  if (!card) return;
  let shown = null;

  const hide = () => {
    card.hidden = true;
    mark(shown, false);
    shown = null;
  };

  const show = (link) => {
    const entry = document.getElementById(`card-${link.dataset.figure}`);
    if (!entry) return;
    mark(shown, false);
    shown = link;
    mark(link, true);
    const body = entry.querySelector(".card-body").cloneNode(true);
    body.querySelectorAll("a").forEach((inner) => inner.replaceWith(...inner.childNodes));
    card.replaceChildren(body);
    card.hidden = false;
    place(card, link.getClientRects()[0] ?? link.getBoundingClientRect());
  };

  const linkOf = (event) => event.target instanceof Element && event.target.closest(".text .figure");
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkOf(event);
    if (link) show(link);
    else if (shown) hide();
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link && link.matches(":focus-visible")) show(link);
    else if (shown) hide();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && shown) hide(); });
  document.addEventListener("scroll", () => { if (shown) hide(); }, { passive: true, capture: true });
  document.addEventListener("click", () => { if (shown) hide(); });
}

// Below the rectangle, or above it where there is no room; never outside the window.
export function place(box, around) {
  const { innerWidth: width, innerHeight: height } = window;
  const own = box.getBoundingClientRect();
  const below = around.bottom + GAP + own.height <= height;
  const top = below ? around.bottom + GAP : Math.max(GAP, around.top - GAP - own.height);
  const left = Math.min(Math.max(GAP, around.left + around.width / 2 - own.width / 2), width - own.width - GAP);
  box.style.top = `${top}px`;
  box.style.left = `${Math.max(GAP, left)}px`;
}

function mark(link, active) {
  if (!link) return;
  const name = CSS.escape(link.dataset.figure);
  document.querySelectorAll(`[data-figure="${name}"].figure, #card-${name}`).forEach((one) => {
    one.classList.toggle("active", active);
  });
}
