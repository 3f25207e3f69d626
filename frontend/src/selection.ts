export function selection(root: ParentNode): void { root.querySelectorAll("[data-selection]"); }
