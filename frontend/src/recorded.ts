// What was recorded just before this page: put there once more when the page stands, so that it is read out. A live
// region that comes with its words is silent in most screen readers.
const STANDS = 150; // milliseconds until a screen reader knows the region

export function recorded(root: ParentNode): void {
  const told = root.querySelector<HTMLElement>("[data-recorded]");
  if (!told) return;
  const words = [...told.childNodes];
  told.style.minHeight = `${told.offsetHeight}px`; // the page below does not jump
  told.replaceChildren();
  told.setAttribute("role", "status");
  window.setTimeout(() => told.append(...words), STANDS);
}
