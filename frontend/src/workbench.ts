// What every page of the workbench loads; each island looks for what it works on and does nothing where it is not.
import htmx from "htmx.org";
import { adding } from "./adding";
import { copyButtons } from "./copy";
import { filter } from "./filter";
import { handing } from "./handing";
import { help } from "./help";
import { margins } from "./margins";
import { previews } from "./preview";
import { recorded } from "./recorded";
import { review } from "./review";
import { selection } from "./selection";
import { steps } from "./steps";

htmx.config.allowEval = false; // the pages' policy forbids it
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0; // nothing of a case is kept in the browser's storage

for (const island of [previews, copyButtons, review, steps, selection, help, adding, handing, filter, recorded, margins]) island(document);
document.addEventListener("htmx:load", (event) => {
  const part = (event as CustomEvent<{ elt: HTMLElement }>).detail.elt;
  if (part !== document.body) for (const island of [previews, copyButtons, adding, handing]) island(part);
});
