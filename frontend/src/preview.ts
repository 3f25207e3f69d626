export function previews(root: ParentNode): void { root.querySelectorAll("[data-preview]"); }
