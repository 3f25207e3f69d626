// Bundles every island of src/ to one classic script, and puts the map's outlines beside them.
// Classic scripts, because an archive opened from a folder (file://) runs no modules and fetches nothing.
import { build } from "esbuild";
import { readFileSync } from "node:fs";

const out = process.argv[2];
if (!out) {
  console.error("usage: node build.mjs FOLDER");
  process.exit(2);
}

await build({
  entryPoints: { workbench: "src/workbench.ts", map: "src/map.ts", style: "src/workbench.css" },
  outdir: out,
  bundle: true,
  format: "iife",
  target: ["es2020"],
  minify: true,
  legalComments: "linked",
  charset: "utf8",
  logLevel: "warning",
  loader: { ".topojson": "json" },
  metafile: false,
});
