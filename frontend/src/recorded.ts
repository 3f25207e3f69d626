// What was recorded just before this page: put there once more when the page stands, so that it is read out. A live
// region that comes with its words is silent in most screen readers.
// It leaves by itself, since it stands over the page; the log keeps it.
const STAYS = 12_000; // milliseconds that it is seen, and as long again while it is pointed at or has the focus
const STANDS = 150; // milliseconds until a screen reader knows the region

export function recorded(root: ParentNode): void {
  const told = root.querySelector<HTMLElement>("[data-recorded]");
  if (!told) return;
  const words = [...told.childNodes];
  told.replaceChildren();
  told.setAttribute("role", "status");
  window.setTimeout(() => told.append(...words), STANDS);
  const leaving = window.setInterval(() => {
    if (told.matches(":hover, :focus-within")) return;
    told.remove();
    window.clearInterval(leaving);
  }, STAYS);
}
