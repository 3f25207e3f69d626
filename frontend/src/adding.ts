// The page "Add": says aloud what is under way when that changes, and how much was chosen before it is sent.
export function adding(root: ParentNode): void {
  const now = root instanceof HTMLElement && root.id === "adding-now" ? root : root.querySelector<HTMLElement>("#adding-now");
  if (now) announce(now.dataset.said ?? "");
  for (const input of root.querySelectorAll<HTMLInputElement>("input[data-together]")) {
    input.addEventListener("change", () => weigh(input));
  }
}

// A live region that is replaced every second would be read out every second: this one changes only with its words.
function announce(said: string): void {
  const region = document.querySelector("[data-announce]");
  if (region && said && region.textContent !== said) region.textContent = said;
  if (said === "Done." && region?.hasAttribute("data-waiting")) window.location.reload();
  else if (said && said !== "Done.") region?.setAttribute("data-waiting", "");
}

function weigh(input: HTMLInputElement): void {
  const size = [...(input.files ?? [])].reduce((sum, file) => sum + file.size, 0);
  const most = Number(input.dataset.together);
  const large = size > most;
  input.setCustomValidity(large ? `These files are ${megabytes(size)} MB together; at once, ${megabytes(most)} MB can be added.` : "");
  if (large) input.reportValidity();
}

function megabytes(bytes: number): string {
  return Math.ceil(bytes / 1e6).toLocaleString("en");
}
