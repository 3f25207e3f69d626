// Deciding in the matrix by keys. Every key only asks: the words that are judged stand in a dialog with the form of the
// page that decides on them, and nothing is recorded before that is sent. An archive offers none of these keys.
import { findGrid, moveIn, placeOf, type Grid } from "./grid";
import { say, type Command } from "./keys";

interface Question {
  title: string;
  button: string;
  page: string; // where the form is, and what it is about
  form?: string; // which of its forms; the first that asks why, if not given
  fields: Readonly<Record<string, string>>;
}

export function review(): void {
  const grid = findGrid();
  if (!grid) return;
  moveIn(grid, grid.frame.dataset["decide"] ? decisions(grid) : []);
}

function decisions(grid: Grid): Command[] {
  const marked: { row: HTMLTableRowElement | null } = { row: null };
  return [
    { name: "accept", says: "Accept the claim; on a finding, accept the finding", keys: ["y"], does: () => accept(grid) },
    { name: "reject", says: "Reject the claim", keys: ["n"], does: () => reject(grid) },
    { name: "merge", says: "Mark the finding, then merge its event with that of another", keys: ["m"], does: () => merge(grid, marked) },
    { name: "split", says: "Split the claim off: it tells of another event", keys: ["s"], does: () => split(grid) },
    { name: "re-attribute", says: "Say who stands behind the claim", keys: ["r"], does: () => reattribute(grid) },
    { name: "edit", says: "Correct any field of the claim", keys: ["e"], does: () => edit(grid) },
    { name: "decide", says: "Everything that can be decided of it: origins, report, grade, note", keys: ["d"], does: () => everything(grid) },
    { name: "undo", says: "Undo your last judgement", keys: ["u"], does: () => void undo(grid) },
  ];
}

function accept(grid: Grid): void {
  const claim = grid.claim();
  const row = grid.row();
  if (claim) ask(grid, { ...verdict(grid, claim), title: "Accept this claim", button: "Accept", fields: { action: "accept" } });
  else if (row) ask(grid, { title: "Accept this finding", button: "Accept", page: finding(row), fields: { action: "accept" } });
}

function reject(grid: Grid): void {
  const claim = grid.claim();
  if (!claim) say("Only a claim can be rejected: go to a cell of this row.");
  else ask(grid, { ...verdict(grid, claim), title: "Reject this claim", button: "Reject", fields: { action: "reject" } });
}

function split(grid: Grid): void {
  const claim = grid.claim();
  if (!claim) say("Only a claim can be split off: go to a cell of this row.");
  else ask(grid, { ...verdict(grid, claim), title: "This claim tells of another event", button: "Split it off", fields: { action: "split" } });
}

function reattribute(grid: Grid): void {
  const claim = grid.claim();
  const form = 'form:has(input[name="action"][value="re-attribute"])';
  if (!claim) say("Only a claim has somebody behind it: go to a cell of this row.");
  else ask(grid, { ...verdict(grid, claim), title: "Who stands behind it", button: "Set who stands behind it", form, fields: {} });
}

function edit(grid: Grid): void {
  const claim = grid.claim();
  const form = 'form:has(input[name="action"][value="edit"])';
  if (!claim) say("Only a claim can be corrected: go to a cell of this row.");
  else ask(grid, { ...verdict(grid, claim), title: "Correct what was read", button: "Correct", form, fields: {} });
}

/** Opens the page that has every decision on the claim, or on the finding, and leads back here. */
function everything(grid: Grid): void {
  const claim = grid.claim();
  const row = grid.row();
  if (claim) window.location.assign(`${verdict(grid, claim).page}?back=${encodeURIComponent(placeOf(grid))}`);
  else if (row) window.location.assign(`${finding(row)}#reviewed`);
}

function merge(grid: Grid, marked: { row: HTMLTableRowElement | null }): void {
  const row = grid.row();
  if (!row) return;
  const first = marked.row;
  if (!first || first === row) {
    marked.row = first ? null : row;
    mark(row, !first);
    say(first ? "No longer marked." : `Marked: “${question(row)}”. Go to another finding, and press the key again to merge the two.`);
  } else if (first.dataset["event"] === row.dataset["event"]) {
    say("Both findings tell of one event already.");
  } else {
    const other = first.dataset["row"] ?? "";
    ask(grid, {
      title: `The same event as: ${question(first)}`,
      button: "Merge the two events",
      page: finding(row),
      fields: { action: "merge", after: other },
    });
  }
}

function mark(row: HTMLTableRowElement, on: boolean): void {
  const header = row.querySelector("th");
  header?.querySelector(".marked")?.remove();
  if (!on) return header?.removeAttribute("aria-selected");
  header?.setAttribute("aria-selected", "true");
  const word = document.createElement("span");
  word.className = "flag marked";
  word.textContent = "marked";
  header?.querySelector(".standing")?.append(word);
}

/** Asks whether to take back the newest judgement of the person at this desk that stands. */
async function undo(grid: Grid): Promise<void> {
  const found = await page(document.body.dataset["undo"] ?? "");
  if (!found) return;
  const form = found.querySelector<HTMLFormElement>("form.decision");
  if (!form) return say("There is no judgement of yours to undo. The log has those of everybody.");
  open(grid, "Undo your last judgement", "Undo", wordsOf(found), document.importNode(form, true), {});
}

function verdict(grid: Grid, claim: string): { page: string } {
  return { page: (grid.frame.dataset["decide"] ?? "").replace("ITEM", encodeURIComponent(claim)) };
}

function finding(row: HTMLTableRowElement): string {
  return row.querySelector("th a")?.getAttribute("href") ?? "";
}

function question(row: HTMLTableRowElement): string {
  return row.querySelector("th a")?.textContent?.trim() ?? "";
}

function ask(grid: Grid, asked: Question): void {
  void page(asked.page).then((found) => {
    if (!found) return;
    const form = found.querySelector<HTMLFormElement>(asked.form ?? "form.decision:has([name=reason])");
    if (!form) return say("That cannot be decided here. Open it to see why.");
    open(grid, asked.title, asked.button, wordsOf(found), document.importNode(form, true), asked.fields);
  });
}

/** What a page decides on, in its words: they stand above the form. */
function wordsOf(found: Document): Node[] {
  const words = found.querySelectorAll("main .headline > :is(.kicker, h1, blockquote, .soft, .standing)");
  return [...words].map((e) => (e.matches("h1") ? strong(e) : document.importNode(e, true)));
}

function strong(heading: Element): HTMLElement {
  const made = document.createElement("p");
  made.dir = "auto";
  made.append(Object.assign(document.createElement("strong"), { textContent: heading.textContent }));
  return made;
}

/** A page of the same workbench, or null, said, where it is not to be had. */
async function page(address: string): Promise<Document | null> {
  try {
    const answer = await fetch(address, { credentials: "same-origin" });
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok) return found;
    say(found.querySelector("main")?.textContent?.replace(/\s+/g, " ").trim() || "That could not be opened.");
  } catch {
    say("The workbench does not answer. Is it still being served?");
  }
  return null;
}

function open(grid: Grid, title: string, button: string, about: Node[], form: HTMLFormElement, fields: Readonly<Record<string, string>>): void {
  const dialog = document.createElement("dialog");
  dialog.className = "asks";
  dialog.setAttribute("aria-labelledby", "asks");
  dialog.setAttribute("aria-describedby", "asks-about"); // the words that are judged are read out with its name
  const heading = Object.assign(document.createElement("h2"), { id: "asks", textContent: title });
  form.querySelector(".buttons")?.remove();
  const reason = form.querySelector<HTMLInputElement>("[name=reason]");
  const why = reason?.closest("label")?.firstChild;
  if (why) why.textContent = fields["action"] === "accept" ? "Why (may be left empty) " : "Why ";
  if (reason) reason.required = fields["action"] !== "accept";
  for (const [name, value] of Object.entries({ ...fields, back: placeOf(grid) })) hidden(form, name, value);
  const buttons = Object.assign(document.createElement("p"), { className: "buttons" });
  const cancel = Object.assign(document.createElement("button"), { type: "button", textContent: "Cancel" });
  cancel.addEventListener("click", () => dialog.close());
  buttons.append(Object.assign(document.createElement("button"), { textContent: button }), cancel);
  const sent = Object.assign(document.createElement("p"), { className: "soft" });
  sent.setAttribute("role", "status");
  form.append(buttons, sent);
  form.addEventListener("submit", (event) => {
    if (form.dataset["sent"]) event.preventDefault(); // pressed twice is decided once
    form.dataset["sent"] = "yes";
    sent.textContent = "Being recorded. What follows from it is worked out at once; in a large case that can take a minute.";
  });
  const words = Object.assign(document.createElement("div"), { className: "about", id: "asks-about" });
  words.append(...about);
  dialog.append(heading, words, form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector<HTMLElement>("textarea, [name=reason]")?.focus();
}

function hidden(form: HTMLFormElement, name: string, value: string): void {
  const known = form.querySelector<HTMLInputElement>(`input[type=hidden][name="${name}"]`);
  const field = known ?? Object.assign(document.createElement("input"), { type: "hidden", name });
  field.value = value;
  if (!known) form.append(field);
}
