// Words selected in a report, to be made a claim that was missed. Which words they are is read off the page; where they
// stand is found by the workbench itself: `near` is where their passage begins, `skip` how often they stand before.
import { addKeys, onThePage, say } from "./keys";

const LONGEST = 1000; // characters: a claim stands in a sentence or two

interface Words {
  quote: string;
  near: string;
  skip: number;
  box: DOMRect;
}

export function selection(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-missed]");
  const reader = document.querySelector<HTMLElement>(".reader");
  if (!form || !reader) return;
  const button = offer();
  button.addEventListener("click", () => add(form, reader));
  document.addEventListener("selectionchange", () => place(button, reader));
  window.addEventListener("scroll", () => place(button, reader), { passive: true });
  addKeys({
    name: "selection",
    where: "On selected words of a report",
    holds: onThePage,
    commands: [{ name: "add", says: "Add a missed claim", keys: ["a"], does: () => add(form, reader) }],
  });
}

function offer(): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "missed";
  button.textContent = "Add a missed claim";
  button.hidden = true;
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  return button;
}

/** Shows the button beside what is selected, next in the order of the keyboard too. */
function place(button: HTMLButtonElement, reader: HTMLElement): void {
  const words = selected(reader);
  button.hidden = words === null;
  if (!words) return;
  const block = window.getSelection()?.getRangeAt(0).startContainer.parentElement?.closest(".block");
  if (block && button.parentElement !== block) block.append(button);
  const below = words.box.bottom + 8;
  button.style.left = `${Math.max(8, Math.min(words.box.left, window.innerWidth - button.offsetWidth - 8))}px`;
  button.style.top = `${Math.max(8, Math.min(below, window.innerHeight - button.offsetHeight - 8))}px`;
}

function add(form: HTMLFormElement, reader: HTMLElement): boolean {
  const words = selected(reader);
  if (!words) {
    say("Select the words of the report that say it, then press the key again.");
    return true;
  }
  if (words.quote.length > LONGEST) {
    say("That is too much for one claim: select the sentence or two that say it.");
    return true;
  }
  const fields = form.elements as HTMLFormControlsCollection & Record<string, HTMLInputElement>;
  for (const [name, value] of [["quote", words.quote], ["near", words.near], ["skip", String(words.skip)]] as const) {
    const field = fields[name];
    if (field) field.value = value;
  }
  form.submit();
  return true;
}

/** What is selected of the first block that the selection touches; null where it touches no words of the report. */
function selected(reader: HTMLElement): Words | null {
  const chosen = window.getSelection();
  if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return null;
  const range = chosen.getRangeAt(0);
  if (!range.intersectsNode(reader)) return null;
  const touched = [...reader.querySelectorAll<HTMLElement>("[data-start]")].filter((p) => range.intersectsNode(p));
  const pieces = touched.map((passage) => ({ passage, ...clipped(passage, range) })).filter((p) => p.text.trim());
  const first = pieces[0];
  if (!first) return null;
  const block = first.passage.closest(".block");
  const inside = pieces.filter((p) => p.passage.closest(".block") === block); // a claim stands in one block
  const quote = inside.map((p) => p.text).join("").trim();
  const before = first.before + first.text.slice(0, first.text.length - first.text.trimStart().length);
  return {
    quote,
    near: first.passage.dataset["start"] ?? "0",
    skip: timesBefore(before, quote, first.passage.textContent ?? ""),
    box: range.getBoundingClientRect(),
  };
}

/** The part of a passage that is selected, and what of the passage stands before it. */
function clipped(passage: HTMLElement, range: Range): { text: string; before: string } {
  const whole = document.createRange();
  whole.selectNodeContents(passage);
  const part = whole.cloneRange();
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) > 0) part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) < 0) part.setEnd(range.endContainer, range.endOffset);
  whole.setEnd(part.startContainer, part.startOffset);
  return { text: part.toString(), before: whole.toString() };
}

function timesBefore(before: string, quote: string, passage: string): number {
  let times = 0;
  for (let at = passage.indexOf(quote); at >= 0 && at < before.length; at = passage.indexOf(quote, at + 1)) times += 1;
  return times;
}
