// The map: the figure that the page already holds, over outlines, and moved by keys and pointer.
// Everything drawn is read from the page's own marks: without this script the figure stands as it is.
import { steer } from "./map-steer";
import { Chart } from "./map-chart";
import { outlines } from "./map-outlines";

for (const figure of document.querySelectorAll<HTMLElement>("[data-map]")) {
  const svg = figure.querySelector<SVGSVGElement>("svg.chart");
  if (svg) steer(figure, new Chart(svg, outlines()));
}
