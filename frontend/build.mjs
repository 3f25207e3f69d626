// Bundles every island of src/ to one classic script, with the licences of what is bundled beside them.
// Classic scripts, because an archive opened from a folder (file://) runs no modules and fetches nothing.
import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const out = process.argv[2];
if (!out) {
  console.error("usage: node build.mjs FOLDER");
  process.exit(2);
}

const { metafile } = await build({
  entryPoints: { workbench: "src/workbench.ts", map: "src/map.ts", style: "src/workbench.css" },
  outdir: out,
  bundle: true,
  format: "iife",
  target: ["es2020"],
  minify: true,
  legalComments: "none", // all licences are in licences.txt
  charset: "utf8",
  logLevel: "warning",
  metafile: true,
});

const packages = new Set();
for (const path of Object.keys(metafile.inputs)) {
  const found = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
  if (found) packages.add(found[1]);
}
const licences = [...packages].sort().map((name) => {
  const folder = join("node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
  const path = file ? join(folder, file) : join("licences", `${name}.txt`); // of a package that carries none
  const text = readFileSync(path, "utf8").trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(join(out, "licences.txt"), licences.join(`\n${"-".repeat(72)}\n\n`));
