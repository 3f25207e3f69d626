export function copyButtons(root: ParentNode): void { root.querySelectorAll("[data-copy]"); }
