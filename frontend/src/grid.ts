// Moving in the matrix: one cell at a time has the focus (a roving tabindex), and is a link that opens its sentence.
// What a decision changed is found again: after it the page is loaded anew, and the focus is where it was.
import { addKeys, onThePage, say, type Command } from "./keys";

const PLACE = "firsthand-place";

export interface Grid {
  frame: HTMLElement;
  link: () => HTMLAnchorElement | null; // of the cell that has the focus
  row: () => HTMLTableRowElement | null;
  claim: () => string; // empty on a row header
}

/** The matrix of this page, its cells ready for keys; null where there is none. */
export function findGrid(): Grid | null {
  const frame = document.querySelector<HTMLElement>("[data-grid]");
  if (!frame) return null;
  for (const table of frame.querySelectorAll("table")) table.setAttribute("role", "grid");
  frame.tabIndex = -1;
  const link = () => (frame.contains(document.activeElement) ? document.activeElement!.closest<HTMLAnchorElement>(":is(th, td) a") : null);
  const row = () => link()?.closest<HTMLTableRowElement>("tr[data-row]") ?? null;
  const claim = () => link()?.closest<HTMLElement>("[data-claim]")?.dataset["claim"] ?? "";
  return { frame, link, row, claim };
}

/** Gives the matrix its keys: those for moving, and `further` ones. */
export function moveIn(grid: Grid, further: readonly Command[]): void {
  const rows = lines(grid);
  const way = ways(grid, rows);
  addKeys({
    name: "matrix",
    where: "In the matrix, once a cell has the focus",
    holds: (focus) => grid.frame.contains(focus),
    commands: [
      { name: "next", says: "Next finding", keys: ["j", "ArrowDown"], does: () => way.down(1) },
      { name: "previous", says: "Previous finding", keys: ["k", "ArrowUp"], does: () => way.down(-1) },
      { name: "left", says: "To the report on the left", keys: ["h", "ArrowLeft"], does: () => way.across((at) => at - 1) },
      { name: "right", says: "To the report on the right", keys: ["l", "ArrowRight"], does: () => way.across((at) => at + 1) },
      { name: "first", says: "To the finding itself", keys: ["Home"], does: () => way.across(() => 0) },
      { name: "last", says: "To the last report of the row", keys: ["End"], does: () => way.across((_, size) => size - 1) },
      { name: "open", says: "Open the exact sentence; on a finding, why it has its status", keys: ["o", "Enter"], does: way.open },
      ...further,
    ],
  });
  // From elsewhere on the page the first step leads into the matrix.
  const into = { name: "into", says: "Into the matrix", keys: ["j"], does: way.into };
  addKeys({ name: "page", where: "On this page", holds: (f) => onThePage(f) && !grid.frame.contains(f), commands: [into] });
  // Once loaded: going to the place that an address names takes the focus away from wherever it was put before.
  if (document.readyState === "complete") returnTo(rows);
  else window.addEventListener("load", () => window.setTimeout(() => returnTo(rows)));
}

interface Ways {
  into: () => void;
  across: (to: (at: number, size: number) => number) => void;
  down: (step: number) => void;
  open: () => boolean;
}

/** How the focus moves; the cell that has it, or had it last, is the one that the Tab key comes to. */
function ways(grid: Grid, rows: HTMLAnchorElement[][]): Ways {
  for (const link of rows.flat()) link.tabIndex = -1;
  let column = 0; // where up and down want to go; a row that is empty there is entered beside it
  let current = rows.find((r) => r[0]?.closest("tbody"))?.[0] ?? rows[0]?.[0];
  if (current) current.tabIndex = 0;
  grid.frame.addEventListener("focusin", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(":is(th, td) a");
    if (!link) return;
    if (current) current.tabIndex = -1;
    link.tabIndex = 0;
    current = link;
    column = columnOf(link);
  });
  const here = (): number => rows.findIndex((row) => grid.link() !== null && row.includes(grid.link()!));
  const into = (): void => current?.focus();
  return {
    into,
    across: (to) => {
      const row = rows[here()];
      if (!row) return into();
      row[to(row.indexOf(grid.link()!), row.length)]?.focus();
    },
    down: (step) => {
      const at = here();
      if (at < 0) return into();
      const wanted = column; // going through a row that is empty there does not change where one wants to go
      nearest(rows[at + step] ?? [], wanted)?.focus();
      column = wanted;
    },
    open: () => {
      const link = grid.link();
      link?.click();
      return link !== null;
    },
  };
}

/** The links of the matrix, row by row: the reports first, then each finding and what is said to it. */
function lines(grid: Grid): HTMLAnchorElement[][] {
  const rows = [...grid.frame.querySelectorAll("tr")].map((row) => [...row.querySelectorAll("a")]);
  return rows.filter((row) => row.length > 0);
}

/** The column of a link's cell; the reports' own row lacks the corner, which spans it from above. */
function columnOf(link: HTMLAnchorElement): number {
  const cell = link.closest<HTMLTableCellElement>("th, td");
  return (cell?.cellIndex ?? 0) + (cell?.closest("thead") ? 1 : 0);
}

function nearest(row: HTMLAnchorElement[], column: number): HTMLAnchorElement | undefined {
  const [first, ...cells] = row;
  if (!first || (column === 0 && columnOf(first) === 0)) return first;
  const among = columnOf(first) === 0 ? cells : row;
  const far = (link: HTMLAnchorElement): number => Math.abs(columnOf(link) - column);
  return among.reduce<HTMLAnchorElement | undefined>((best, l) => (!best || far(l) < far(best) ? l : best), undefined) ?? first;
}

/** The address of this page at a row, to which a decision leads back; which cell it was is kept beside it. */
export function placeOf(grid: Grid): string {
  const row = grid.row();
  const number = row ? [...grid.frame.querySelectorAll("tr[data-row]")].indexOf(row) : 0;
  const claim = grid.claim();
  try {
    window.sessionStorage.setItem(PLACE, JSON.stringify({ page: window.location.pathname, number, claim }));
  } catch {
    // Kept nowhere: the row alone, which the address names, is found again.
  }
  return `${window.location.pathname}${window.location.search}${row ? `#${row.id}` : ""}`;
}

/** Puts the focus back after a decision: on the claim, else on its row, else where the row was. */
function returnTo(rows: HTMLAnchorElement[][]): void {
  const findings = rows.filter((r) => r[0]?.closest("tr[data-row]"));
  const named = findings.find((r) => `#${r[0]!.closest("tr")!.id}` === window.location.hash);
  let was: { page?: unknown; number?: unknown; claim?: unknown } = {};
  try {
    was = (JSON.parse(window.sessionStorage.getItem(PLACE) ?? "{}") ?? {}) as typeof was;
    window.sessionStorage.removeItem(PLACE);
  } catch {
    was = {};
  }
  const here = was.page === window.location.pathname;
  const number = here && typeof was.number === "number" ? Math.min(was.number, findings.length - 1) : -1;
  const row = named ?? findings[number];
  const cell = row?.find((l) => here && was.claim && l.closest<HTMLElement>("[data-claim]")?.dataset["claim"] === was.claim);
  (cell ?? row?.[0])?.focus();
  if (!named && row && window.location.hash) say("What you decided on is no longer a finding of its own; this is where it stood.");
}

