// The words behind a footnote, shown beside it while it is pointed at or focused. Its link opens them in the report.

const GAP = 8; // pixels between the number and the words

export function previews(root: ParentNode): void {
  const notes = root.querySelectorAll<HTMLAnchorElement>("a.note[data-note]");
  if (!notes.length) return;
  const shown = panel();
  for (const note of notes) {
    note.addEventListener("mouseenter", () => show(shown, note));
    note.addEventListener("focus", () => show(shown, note));
    note.addEventListener("mouseleave", () => hide(shown, note));
    note.addEventListener("blur", () => hide(shown, note));
  }
}

function panel(): HTMLElement {
  const known = document.getElementById("preview");
  if (known) return known;
  const made = document.createElement("div");
  made.id = "preview";
  made.className = "preview";
  made.setAttribute("role", "tooltip");
  made.setAttribute("popover", "manual");
  document.body.append(made);
  // WCAG 1.4.13: what appears on hover can be dismissed without moving, and stays while it is pointed at.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && made.matches(":popover-open")) made.hidePopover();
  });
  made.addEventListener("mouseleave", () => made.hidePopover());
  return made;
}

function show(shown: HTMLElement, note: HTMLAnchorElement): void {
  const source = document.getElementById(`note-${note.dataset["note"] ?? ""}`);
  const quote = source?.querySelector("blockquote");
  const about = source?.querySelector("p");
  if (!quote || !about) return;
  const words = document.createElement("blockquote");
  words.dir = "auto";
  words.textContent = quote.textContent;
  const where = document.createElement("p");
  where.className = "soft";
  where.textContent = about.textContent;
  shown.replaceChildren(where, words);
  note.setAttribute("aria-describedby", shown.id);
  shown.showPopover();
  place(shown, note.getBoundingClientRect());
}

function place(shown: HTMLElement, at: DOMRect): void {
  const left = Math.min(Math.max(GAP, at.left - GAP), window.innerWidth - shown.offsetWidth - GAP);
  const below = at.bottom + GAP;
  const fits = below + shown.offsetHeight < window.innerHeight;
  shown.style.left = `${left}px`;
  shown.style.top = `${fits ? below : Math.max(GAP, at.top - shown.offsetHeight - GAP)}px`;
}

function hide(shown: HTMLElement, note: HTMLAnchorElement): void {
  note.removeAttribute("aria-describedby");
  window.setTimeout(() => {
    if (!shown.matches(":hover") && shown.matches(":popover-open")) shown.hidePopover();
  }, 120);
}
