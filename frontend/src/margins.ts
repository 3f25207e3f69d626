// The notes beside a report, as in an annotated edition: the text runs on without gaps, and each note stands beside its
// block, or below the note before it. The notes of the passage that is looked at stand level with it. Without this script
// notes and text make room for one another.

const WIDE = "(min-width: 56.01rem)";
const GAP = 6; // pixels between notes

interface Note {
  margin: HTMLElement;
  row: HTMLElement;
}

export function margins(root: ParentNode): void {
  const reader = root.querySelector<HTMLElement>(".reader");
  if (!reader) return;
  const notes = [...reader.querySelectorAll<HTMLElement>(".margin")]
    .filter((margin) => margin.childElementCount > 0)
    .map((margin) => ({ margin, row: margin.parentElement ?? margin }));
  if (!notes.length) return;
  const wide = window.matchMedia(WIDE);
  const place = () => arrange(reader, notes, wide.matches);
  const sizes = new ResizeObserver(place);
  sizes.observe(reader);
  for (const { margin } of notes) sizes.observe(margin);
  wide.addEventListener("change", place);
  window.addEventListener("hashchange", place);
  place();
}

function arrange(reader: HTMLElement, notes: Note[], wide: boolean): void {
  reader.classList.toggle("aligned", wide);
  if (!wide) {
    for (const { margin } of notes) margin.style.removeProperty("top");
    reader.style.removeProperty("min-height");
    return;
  }
  const from = reader.getBoundingClientRect().top;
  const beside = notes.map(({ row }) => row.getBoundingClientRect().top - from);
  const high = notes.map(({ margin }) => margin.offsetHeight + GAP);
  const tops = downward(beside, high, 0);
  const level = notes.findIndex(({ row }) => row.querySelector(":target") !== null);
  if (level > 0 && (tops[level] ?? 0) > (beside[level] ?? 0)) lift(tops, beside, high, level);
  notes.forEach(({ margin }, n) => margin.style.setProperty("top", `${String(tops[n] ?? 0)}px`));
  const last = notes.length - 1;
  reader.style.setProperty("min-height", `${String((tops[last] ?? 0) + (high[last] ?? 0))}px`);
}

/** Where each note stands: beside its block, or below the one before it. */
function downward(beside: number[], high: number[], first: number, free = 0): number[] {
  return beside.slice(first).map((at, n) => {
    const top = Math.max(at, free);
    free = top + (high[first + n] ?? 0);
    return top;
  });
}

/** Brings one note level with its block: those before it move up as far as there is room, those after it follow. */
function lift(tops: number[], beside: number[], high: number[], level: number): void {
  const before = high.slice(0, level).reduce((sum, h) => sum + h, 0);
  tops[level] = Math.max(beside[level] ?? 0, before);
  let free = tops[level];
  for (let n = level - 1; n >= 0; n--) {
    free = Math.min(tops[n] ?? 0, free - (high[n] ?? 0));
    tops[n] = free;
  }
  tops.splice(level + 1, tops.length, ...downward(beside, high, level + 1, tops[level] + (high[level] ?? 0)));
}
