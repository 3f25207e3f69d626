// A sentence of the brief, on the clipboard with its sources: whoever passes it on passes on what it rests on.

export function copyButtons(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    button.hidden = false;
    const label = button.textContent ?? "";
    button.addEventListener("click", () => {
      const sentence = document.getElementById(button.dataset["copy"] ?? "");
      if (!sentence) return;
      void navigator.clipboard.writeText(withSources(sentence)).then(
        () => say(button, "Copied", label),
        () => say(button, "Could not copy", label),
      );
    });
  }
}

function say(button: HTMLButtonElement, words: string, label: string): void {
  button.textContent = words;
  window.setTimeout(() => (button.textContent = label), 2000);
}

export function withSources(sentence: HTMLElement): string {
  const words: string[] = [];
  for (const line of sentence.querySelectorAll<HTMLElement>("[data-sentence]")) {
    const numbers = [...(line.parentElement?.querySelectorAll<HTMLElement>(":scope > sup > .note, :scope > details .note") ?? [])];
    const marks = numbers.map((n) => `[${n.dataset["note"] ?? ""}]`).join("");
    const standing = clean(line.closest("article, li")?.querySelector(":scope > .standing"));
    words.push(`${clean(line)} ${marks}${standing && ` (${standing})`}`.trim());
  }
  const cited = new Set([...sentence.querySelectorAll<HTMLElement>(".note")].map((n) => n.dataset["note"] ?? ""));
  const sources = [...cited].map((number) => {
    const note = document.getElementById(`note-${number}`);
    const [about, where] = [note?.querySelector("p"), note?.querySelector(".where")];
    return `[${number}] ${clean(about)}: “${clean(note?.querySelector("blockquote"))}” (${clean(where)})`;
  });
  return [...words, "", ...sources].join("\n");
}

function clean(element: Element | null | undefined): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}
