// Filters the rows of a list in an archive, whose pages have no query: by words, and by status where rows have one.
// What was chosen stands in the fragment ("#show:status=disputed&words=port"), so that it can be kept as a link.

const ROWS: Record<string, string> = {
  brief: "article.sentence",
  reports: ".wide tbody tr",
  matrix: "table.matrix tbody tr",
};
const MARK = "#show:";

export function filter(root: ParentNode): void {
  if (document.body.dataset["token"] !== undefined) return; // live, the workbench filters, over all pages
  const headline = root.querySelector(".headline");
  const rows = [...root.querySelectorAll<HTMLElement>(ROWS[document.body.dataset["page"] ?? ""] ?? "none")];
  if (!headline || rows.length < 2) return;
  const { form, words, status, said } = makeForm(statusesOf(rows));
  headline.after(form);

  const groups = new Set(rows.map((row) => row.closest<HTMLElement>("section, table.matrix")).filter((g) => g !== null));
  const texts = rows.map((row) => fold(row.textContent ?? ""));
  const show = (): void => {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, n) => {
      const held = wanted.every((word) => texts[n]?.includes(word)) && (!status?.value || hasStatus(row, status.value));
      row.hidden = !held;
      if (held) shown += 1;
    });
    for (const group of groups) group.hidden = !rows.some((row) => !row.hidden && group.contains(row));
    const all = wanted.length === 0 && !status?.value;
    said.textContent = all ? "" : `${String(shown)} of ${String(rows.length)} on this page`;
  };
  const keep = (): void => {
    const chosen = new URLSearchParams();
    if (status?.value) chosen.set("status", status.value);
    if (words.value.trim()) chosen.set("words", words.value.trim());
    const fragment = chosen.size > 0 || location.hash.startsWith(MARK) ? MARK + chosen.toString() : location.hash;
    if (fragment !== location.hash) history.replaceState(null, "", fragment);
    show();
  };
  const read = (): void => {
    if (!location.hash.startsWith(MARK)) {
      reveal(rows);
      return;
    }
    const chosen = new URLSearchParams(location.hash.slice(MARK.length));
    words.value = chosen.get("words") ?? "";
    if (status) status.value = chosen.get("status") ?? "";
    show();
  };
  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault(); // an archive's policy lets no form be sent
    keep();
  });
  form.addEventListener("reset", () => window.setTimeout(keep));
  window.addEventListener("hashchange", read);
  read();
}

/** Shows the row that a link leads to, though the filter hides it. */
function reveal(rows: readonly HTMLElement[]): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const row = target && rows.find((r) => r.contains(target));
  if (target && row?.hidden) {
    row.hidden = false;
    row.closest<HTMLElement>("section, table.matrix")?.removeAttribute("hidden");
    target.scrollIntoView();
  }
}

function makeForm(statuses: readonly string[]) {
  const form = document.createElement("form");
  form.className = "filter";
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Filter this page");
  let status: HTMLSelectElement | null = null;
  if (statuses.length > 1) {
    status = document.createElement("select");
    status.name = "status";
    status.append(new Option("all", ""), ...statuses.map((name) => new Option(name, name)));
    form.append(labelled("Status", status));
  }
  const words = document.createElement("input");
  words.type = "search";
  words.name = "words";
  const reset = document.createElement("button");
  reset.type = "reset";
  reset.className = "quiet";
  reset.textContent = "Show all";
  const said = document.createElement("span");
  said.className = "soft";
  said.setAttribute("role", "status");
  form.append(labelled("Words", words), reset, said);
  return { form, words, status, said };
}

function labelled(name: string, field: HTMLElement): HTMLLabelElement {
  const label = document.createElement("label");
  label.append(`${name} `, field);
  return label;
}

function statusesOf(rows: readonly HTMLElement[]): string[] {
  const found = rows.flatMap((row) => [...row.querySelectorAll<HTMLElement>(".status")]);
  return [...new Set(found.map((status) => status.dataset["status"] ?? ""))].filter(Boolean).sort();
}

function hasStatus(row: HTMLElement, name: string): boolean {
  return row.querySelector(`.status[data-status="${CSS.escape(name)}"]`) !== null;
}

/** Text without case and accents, as the workbench's search has it. */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
