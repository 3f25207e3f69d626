export function keyboard(root: ParentNode): void { root.querySelectorAll("[data-keys]"); }
