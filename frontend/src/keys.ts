// Which key does what on a page, and whether it does: keys that are single characters can be switched off and changed
// (WCAG 2.1.4). Nothing here acts by itself; each island says what its keys do and where the focus has to be.

export interface Command {
  name: string;
  says: string;
  keys: readonly string[]; // the first can be changed where it is a character
  does?: () => boolean | void; // false: not here, so that the browser does what it would; absent: another script does it
}

export interface Scope {
  name: string;
  where: string; // as the list of keys says it: "In the matrix"
  holds: (focus: Element) => boolean;
  commands: readonly Command[];
}

const OFF = "firsthand-keys-off";
const CHANGED = "firsthand-keys";
const kept = new Map<string, string>(); // for a browser that keeps nothing: as long as the page is open
const scopes: Scope[] = [];

export function scopesHere(): readonly Scope[] {
  return scopes;
}

export function addKeys(scope: Scope): void {
  if (!scopes.length) {
    document.addEventListener("keydown", pressed);
    region(); // there before anything is said in it: a live region that appears with its words is often not read out
  }
  scopes.push(scope);
}

export function keysAreOff(): boolean {
  return read(OFF) === "yes";
}

export function switchKeys(on: boolean): boolean {
  return write(OFF, on ? "" : "yes");
}

/** The keys of a command as this person has them. */
export function keysOf(scope: Scope, command: Command): readonly string[] {
  const own = changed()[`${scope.name}.${command.name}`];
  return own ? [own, ...command.keys.slice(1)] : command.keys;
}

/** What else of the same place has a key, or null where it is free. */
export function taken(scope: Scope, command: Command, key: string): Command | null {
  const always = scopes.filter((s) => s === scope || s.name === "all" || scope.name === "all");
  for (const other of always) {
    const found = other.commands.find((c) => c !== command && keysOf(other, c).includes(key));
    if (found) return found;
  }
  return null;
}

export function changeKey(scope: Scope, command: Command, key: string): boolean {
  const all = changed();
  if (key === command.keys[0]) delete all[`${scope.name}.${command.name}`];
  else all[`${scope.name}.${command.name}`] = key;
  return write(CHANGED, JSON.stringify(all));
}

export function asTheyWere(): void {
  write(OFF, "");
  write(CHANGED, "");
}

export function isCharacter(key: string): boolean {
  return [...key].length === 1;
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const key = keyOf(event);
  say("");
  if (!key || (isCharacter(key) && keysAreOff())) return;
  const focus = document.activeElement ?? document.body;
  for (const scope of scopes) {
    if (!scope.holds(focus)) continue;
    const command = scope.commands.find((c) => c.does && keysOf(scope, c).includes(key));
    if (command?.does && command.does() !== false) {
      event.preventDefault();
      return;
    }
  }
}

const QUESTION = "?؟;？"; // of Latin, Arabic, Greek and full-width letters

/** The key that was meant: a letter whatever the case, and on a Cyrillic or Arabic keyboard the letter printed there. */
function keyOf(event: KeyboardEvent): string {
  if (QUESTION.includes(event.key)) return "?";
  const printed = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
  if (!isCharacter(event.key)) {
    // What an input method keeps to itself has no character, but its key is known.
    const meant = ["Process", "Unidentified"].includes(event.key) ? (printed ?? "") : event.key;
    return event.shiftKey ? "" : meant;
  }
  if (/^[\x21-\x7e]$/.test(event.key)) return event.shiftKey && /[a-z]/i.test(event.key) ? "" : event.key.toLowerCase();
  return event.shiftKey ? event.key : (printed ?? event.key).toLowerCase();
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches("select, textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit])");
}

function changed(): Record<string, string> {
  try {
    const found: unknown = JSON.parse(read(CHANGED) || "{}");
    if (typeof found !== "object" || found === null) return {};
    const keys = Object.entries(found).filter(([, key]) => typeof key === "string" && isCharacter(key));
    return Object.fromEntries(keys) as Record<string, string>;
  } catch {
    return {};
  }
}

function read(name: string): string {
  const here = kept.get(name);
  if (here !== undefined) return here;
  try {
    return window.localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

/** Whether the browser keeps it beyond this page. */
function write(name: string, value: string): boolean {
  try {
    if (value) window.localStorage.setItem(name, value);
    else window.localStorage.removeItem(name);
    kept.delete(name);
    return true;
  } catch {
    kept.set(name, value);
    return false;
  }
}

/** Whether the focus is on the page itself: in its main part, or nowhere yet. */
export function onThePage(focus: Element): boolean {
  return focus === document.body || focus.closest("main") !== null;
}

/** Says something that a key led to, for eyes and for ears. */
export function say(words: string): void {
  const told = region();
  if (told.textContent === words) return;
  told.className = words ? "told" : "sr"; // empty it is unseen, and still known to a screen reader
  told.textContent = words;
}

function region(): HTMLElement {
  const known = document.getElementById("told");
  if (known) return known;
  const made = document.createElement("p");
  made.id = "told";
  made.className = "sr";
  made.setAttribute("role", "status");
  document.body.append(made);
  return made;
}
