// Keys for moving in a list: j and k (or the arrows) from item to item, Enter opens. They hold only while the focus is
// in a list, can be switched off (WCAG 2.1.4), and never decide anything by moving.

const OFF = "firsthand-keys-off";

export function keysAreOff(): boolean {
  try {
    return window.localStorage.getItem(OFF) === "yes";
  } catch {
    return false; // a browser that keeps nothing: the keys are on
  }
}

export function keyboard(root: ParentNode): void {
  for (const list of root.querySelectorAll<HTMLElement>("[data-list]")) {
    list.addEventListener("keydown", (event) => {
      if (keysAreOff() || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      const step = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step === undefined) return;
      const items = [...list.querySelectorAll<HTMLElement>("[data-item]")];
      const at = items.findIndex((item) => item.contains(document.activeElement));
      const next = items[Math.min(items.length - 1, Math.max(0, at + step))];
      if (!next) return;
      event.preventDefault();
      (next.matches("a, button, [tabindex]") ? next : next.querySelector<HTMLElement>("a, button"))?.focus();
      next.scrollIntoView({ block: "nearest" });
    });
  }
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, select, textarea, [contenteditable]");
}
