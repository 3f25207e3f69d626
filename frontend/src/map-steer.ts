// Moving the map: by buttons, by keys while it has the focus, by dragging, and by wheel with Ctrl held.
import type { Chart } from "./map-chart";

const STEP = 80; // pixels
const CLOSER = 1.6;

export function steer(figure: HTMLElement, chart: Chart): void {
  const frame = figure.querySelector<HTMLElement>(".drawing");
  const bar = figure.querySelector<HTMLElement>(".steer");
  const said = figure.querySelector<HTMLElement>(".said");
  if (!frame || !bar) return;
  figure.classList.add("steered");
  bar.hidden = false;
  fit(frame, chart);

  const acts: Record<string, () => void> = {
    in: () => chart.zoom(CLOSER),
    out: () => chart.zoom(1 / CLOSER),
    west: () => chart.move(STEP, 0),
    east: () => chart.move(-STEP, 0),
    north: () => chart.move(0, STEP),
    south: () => chart.move(0, -STEP),
    all: () => chart.reset(),
  };
  const act = (name: string | undefined): boolean => {
    const done = acts[name ?? ""];
    if (!done) return false;
    done();
    remember(chart);
    if (said) said.textContent = `${across(chart)} across, around ${middle(chart)}.`;
    return true;
  };

  bar.addEventListener("click", (event) => {
    act((event.target as HTMLElement).closest<HTMLElement>("[data-steer]")?.dataset["steer"]);
  });
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Record<string, string> = {
      "+": "in", "=": "in", "-": "out", "0": "all", ArrowLeft: "west", ArrowRight: "east", ArrowUp: "north", ArrowDown: "south",
    };
    if (act(keys[event.key])) event.preventDefault();
  });
  frame.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<SVGAElement>("a[data-holds]");
    if (!link || chart.view.scale > 300_000) return;
    event.preventDefault(); // several places under one mark: come closer instead of choosing one of them
    chart.show([Number(link.dataset["lon"]), Number(link.dataset["lat"])], chart.view.scale * 3);
    remember(chart);
  });
  wheel(frame, chart);
  drag(frame, chart);
}

function wheel(frame: HTMLElement, chart: Chart): void {
  frame.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // the page scrolls
      event.preventDefault();
      const [x, y, ratio] = inFigure(chart, event);
      chart.zoom(Math.exp(-event.deltaY * 0.004), x * ratio, y * ratio);
      remember(chart);
    },
    { passive: false },
  );
}

function drag(frame: HTMLElement, chart: Chart): void {
  let from: { x: number; y: number } | null = null;
  let moved = false;
  frame.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    from = { x: event.clientX, y: event.clientY };
    moved = false;
  });
  window.addEventListener("pointermove", (event) => {
    if (!from) return;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    if (!moved && Math.hypot(x, y) < 4) return;
    moved = true;
    const ratio = inFigure(chart, event)[2];
    chart.move(x * ratio, y * ratio);
    from = { x: event.clientX, y: event.clientY };
  });
  const end = (): void => {
    if (from && moved) remember(chart);
    from = null;
  };
  window.addEventListener("pointerup", end);
  window.addEventListener("pointercancel", end);
  frame.addEventListener("dragstart", (event) => event.preventDefault());
  frame.addEventListener(
    "click",
    (event) => {
      if (moved) event.preventDefault(); // a link that was dragged was not followed
      if (moved) event.stopPropagation();
      moved = false;
    },
    true,
  );
}

/** Where a pointer is in the figure, and how many of its pixels go into one of the screen's. */
function inFigure(chart: Chart, event: MouseEvent): [number, number, number] {
  const box = chart.svg.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top, chart.width / (box.width || 1)];
}

function across(chart: Chart): string {
  const { centre, scale } = chart.view;
  const kilometres = (chart.width / scale) * 6371 * Math.cos((centre[1] * Math.PI) / 180);
  return kilometres < 10 ? `${kilometres.toFixed(1)} km` : `${Math.round(kilometres).toLocaleString("en")} km`;
}

function middle(chart: Chart): string {
  const [lon, lat] = chart.view.centre;
  return `${Math.abs(lat).toFixed(2)}°${lat < 0 ? "S" : "N"}, ${Math.abs(lon).toFixed(2)}°${lon < 0 ? "W" : "E"}`;
}

/** The part shown stands in the address, so that it can be handed on; a page opened from a folder keeps none. */
function remember(chart: Chart): void {
  if (!location.protocol.startsWith("http")) return;
  const { centre, scale } = chart.view;
  const address = new URL(location.href);
  address.searchParams.set("at", [centre[0].toFixed(4), centre[1].toFixed(4), scale.toFixed(0)].join(","));
  history.replaceState(history.state, "", address);
}

/** The figure has the width of its frame, and the whole of it or what the address asks for. */
function fit(frame: HTMLElement, chart: Chart): void {
  let before = 0;
  new ResizeObserver(() => {
    if (frame.clientWidth === before || !frame.clientWidth) return;
    const { centre, scale } = chart.view;
    chart.resize(frame.clientWidth);
    if (before) chart.show(centre, (scale * frame.clientWidth) / before);
    else chart.reset();
    if (!before) restore(chart);
    before = frame.clientWidth;
  }).observe(frame);
}

function restore(chart: Chart): void {
  const [lon, lat, scale] = (new URLSearchParams(location.search).get("at") ?? "").split(",").map(Number);
  if (lon !== undefined && lat !== undefined && scale && [lon, lat, scale].every(Number.isFinite)) {
    chart.show([lon, lat], scale);
  }
}
