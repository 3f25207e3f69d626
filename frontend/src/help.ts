// The keys of the page, listed, changed and switched off: by "?" and by a button that stands on every page.
import { addKeys, asTheyWere, changeKey, isCharacter, keysAreOff, keysOf, scopesHere, switchKeys, taken, type Command, type Scope } from "./keys";

const NAMES: Record<string, string> = {
  ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Enter: "Enter", Escape: "Esc", Home: "Home", End: "End",
};

export function help(): void {
  if (document.querySelector("[data-map]")) addKeys(MAP);
  addKeys({
    name: "all",
    where: "On every page",
    holds: () => true,
    commands: [{ name: "help", says: "These keys", keys: ["?"], does: () => show() }],
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-help]")) {
    button.hidden = false;
    button.addEventListener("click", show);
  }
}

const MAP: Scope = {
  name: "map",
  where: "On the map, once it has the focus",
  holds: () => false,
  commands: [
    { name: "move", says: "Move", keys: ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] },
    { name: "zoom", says: "Closer, farther away", keys: ["+", "-"] },
    { name: "whole", says: "The whole map", keys: ["0"] },
  ],
};

function show(): void {
  const dialog = make("dialog", { className: "keys" });
  dialog.setAttribute("aria-labelledby", "keys-title");
  const told = make("p", { className: "soft" });
  told.setAttribute("role", "status");
  const close = make("button", { type: "button", className: "close", textContent: "Close" });
  close.addEventListener("click", () => dialog.close());
  const reset = make("button", { type: "button", textContent: "As they were at first" });
  const lists = make("div", {});
  const fill = (): void => lists.replaceChildren(onOff(told), ...scopesHere().map((scope) => list(scope, told)));
  reset.addEventListener("click", () => {
    asTheyWere();
    fill();
    told.textContent = "All keys are as they were at first.";
  });
  fill();
  const buttons = make("p", { className: "buttons" });
  buttons.append(reset);
  dialog.append(make("h2", { id: "keys-title", textContent: "Keys of this page" }), close, lists, told, buttons);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal(); // once it is closed, the browser puts the focus back where it was
  close.focus();
}

function onOff(told: HTMLElement): HTMLElement {
  const label = make("label", { className: "check" });
  const box = make("input", { type: "checkbox", checked: !keysAreOff() });
  box.addEventListener("change", () => note(told, switchKeys(box.checked), box.checked ? "Single letters are keys." : "Single letters are no keys."));
  label.append(box, "Single letters and signs are keys; switch them off if you dictate");
  return label;
}

function list(scope: Scope, told: HTMLElement): HTMLElement {
  const table = make("table", {});
  table.append(make("caption", { textContent: scope.where }));
  const body = make("tbody", {});
  for (const command of scope.commands) {
    const row = make("tr", {});
    const name = make("th", { scope: "row", textContent: command.says });
    const cell = make("td", {});
    keysOf(scope, command).forEach((key, at) => {
      const changeable = at === 0 && command.does && isCharacter(key);
      cell.append(changeable ? field(scope, command, key, told) : make("kbd", { textContent: NAMES[key] ?? key }), " ");
    });
    row.append(name, cell);
    body.append(row);
  }
  table.append(body);
  return table;
}

/** A key that can be changed: what is typed takes its place at once, unless something else here has it. */
function field(scope: Scope, command: Command, key: string, told: HTMLElement): HTMLElement {
  const input = make("input", { value: key, size: 2, autocomplete: "off", spellcheck: false });
  input.setAttribute("aria-label", `Key: ${command.says}`);
  input.setAttribute("autocapitalize", "off");
  input.addEventListener("focus", () => input.select());
  input.addEventListener("input", (event) => {
    const typed = (event instanceof InputEvent && event.data) || input.value;
    const wanted = ([...typed.trim()].pop() ?? "").toLowerCase();
    if (!wanted) return;
    const other = taken(scope, command, wanted);
    const now = keysOf(scope, command)[0] ?? "";
    input.value = other ? now : wanted;
    input.select();
    if (other) told.textContent = `“${wanted}” is taken: ${other.says}.`;
    else note(told, changeKey(scope, command, wanted), `${command.says}: “${wanted}”.`);
  });
  input.addEventListener("blur", () => (input.value = keysOf(scope, command)[0] ?? ""));
  return input;
}

function note(told: HTMLElement, kept: boolean, words: string): void {
  told.textContent = kept ? words : `${words} This browser keeps nothing, so it holds until you leave the page.`;
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  given: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), given);
}
