// Keys for going through what a page holds: from sentence to sentence of the brief, from hit to hit of a search, from
// passage to passage of a report. Going somewhere never decides anything.
import { addKeys, onThePage } from "./keys";

const ITEM = "[data-list] [data-item]";
const PASSAGE = "mark.cited";

export function steps(): void {
  if (document.querySelector(ITEM)) listKeys();
  if (document.querySelector(PASSAGE)) passageKeys();
}

function listKeys(): void {
  const brief = document.querySelector(".note[data-note]") !== null;
  const what = brief ? "sentence" : "item";
  const source = () => follow(item()?.querySelector<HTMLAnchorElement>(".note[data-note]") ?? item()?.querySelector("a"));
  const atItem = () => document.activeElement === item() && source();
  addKeys({
    name: "list",
    where: brief ? "In the brief" : "In the list",
    holds: onThePage,
    commands: [
      { name: "next", says: `Next ${what}`, keys: ["j"], does: () => toItem(1) },
      { name: "previous", says: `Previous ${what}`, keys: ["k"], does: () => toItem(-1) },
      { name: "enter", says: brief ? "Open its first source" : "Open it", keys: ["Enter"], does: () => atItem() },
      { name: "open", says: brief ? "Open its first source" : "Open it", keys: ["o"], does: source },
      ...(brief
        ? [
            { name: "why", says: "Why it has its status", keys: ["w"], does: () => follow(item()?.querySelector<HTMLAnchorElement>(".standing a")) },
            { name: "copy", says: "Copy it with its sources", keys: ["c"], does: copy },
          ]
        : []),
    ],
  });
}

function item(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>(ITEM) ?? null;
}

function toItem(step: number): void {
  const items = [...document.querySelectorAll<HTMLElement>(ITEM)];
  const named = document.querySelector<HTMLElement>(`${ITEM}:target, ${ITEM}:has(:target)`);
  const here = item() ?? named;
  const at = here ? items.indexOf(here) + step : items.findIndex((i) => i.getBoundingClientRect().bottom > 0);
  const next = items[Math.min(items.length - 1, Math.max(0, at))];
  toElement(next);
  // The address names it, so that "back" from what it opens leads to it again.
  if (next?.id) window.history.replaceState(window.history.state, "", `#${next.id}`);
}

function copy(): boolean {
  const button = item()?.querySelector<HTMLButtonElement>("button[data-copy]");
  button?.click();
  return button !== undefined && button !== null;
}

function passageKeys(): void {
  addKeys({
    name: "report",
    where: "In the report",
    holds: onThePage,
    commands: [
      { name: "next", says: "Next cited passage", keys: ["n", "j"], does: () => toPassage(1) },
      { name: "previous", says: "Previous cited passage", keys: ["p", "k"], does: () => toPassage(-1) },
      { name: "claims", says: "The claims of the passage", keys: ["Enter"], does: toClaims },
    ],
  });
}

function passage(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>(PASSAGE);
  return focused ?? document.querySelector<HTMLElement>(`${PASSAGE}:target, ${PASSAGE}:has(:target)`);
}

function toPassage(step: number): void {
  const passages = [...document.querySelectorAll<HTMLElement>(PASSAGE)];
  const here = passage();
  const at = here ? passages.indexOf(here) + step : 0;
  const next = passages[Math.min(passages.length - 1, Math.max(0, at))];
  if (!next) return;
  // Replaced, not pushed: the address names the passage, and "back" still leads to where the report was opened from.
  window.location.replace(`#${next.id}`);
  toElement(next);
}

function toClaims(): boolean {
  const here = document.activeElement;
  if (!here?.matches(PASSAGE)) return false;
  const claims = document.getElementById(here.id.replace("cited-", "margin-"));
  toElement(claims);
  return claims !== null;
}

function toElement(element: HTMLElement | null | undefined): void {
  if (!element) return;
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

export function follow(link: HTMLAnchorElement | null | undefined): boolean {
  link?.click();
  return link !== null && link !== undefined;
}
