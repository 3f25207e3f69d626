// The pages "Hand on" and "Verify": says aloud what is under way when that changes, and copies a digest.
export function handing(root: ParentNode): void {
  const now = root instanceof HTMLElement && root.id === "making-now" ? root : root.querySelector<HTMLElement>("#making-now");
  if (now) announce(now.dataset["said"] ?? "");
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-copies]")) copies(button);
}

// A live region that is replaced every second would be read out every second: this one changes only with its words.
function announce(said: string): void {
  const region = document.querySelector("[data-announce]");
  if (!region) return;
  if (said === "Done." && region.hasAttribute("data-waiting")) window.location.reload(); // the forms are there again
  else if (said && said !== "Done.") {
    if (region.textContent !== said) region.textContent = said;
    region.setAttribute("data-waiting", "");
  }
}

function copies(button: HTMLButtonElement): void {
  const label = button.textContent ?? "";
  const told = (words: string): void => {
    button.textContent = words;
    window.setTimeout(() => (button.textContent = label), 2000);
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const text = document.getElementById(button.dataset["copies"] ?? "")?.textContent ?? "";
    void navigator.clipboard.writeText(text.trim()).then(
      () => told("Copied"),
      () => told("Could not copy"),
    );
  });
}
