// Draws the marks of the map anew for another part of the earth. The projection is the one that the page was drawn with.
import { geoCircle, geoMercator, geoPath } from "d3-geo";
import type { GeoPermissibleObjects, GeoProjection } from "d3-geo";

const KM_PER_DEGREE = 111.195;
const LETTER = 6.8;
const LINE = 14;
const TOUCHING = 16; // pixels between places below which they are drawn as one
const MARGIN = 60;
export const CLOSEST = 400_000; // pixels a radian: a street

type Box = [number, number, number, number];

interface Spot {
  link: SVGAElement;
  circle: SVGCircleElement;
  label: SVGTextElement;
  at: [number, number];
  radius: number;
  title: string;
}

export class Chart {
  width: number; // in pixels of the screen
  height: number;
  private readonly first: { width: number; height: number; centre: [number, number]; scale: number };
  private readonly projection: GeoProjection;
  private readonly land: SVGPathElement;
  private readonly spots: Spot[];
  private readonly rings: { path: SVGPathElement; shape: GeoPermissibleObjects }[];

  constructor(
    readonly svg: SVGSVGElement,
    private readonly outlines: GeoPermissibleObjects[],
  ) {
    const { width, height } = svg.viewBox.baseVal;
    [this.width, this.height] = [width, height];
    this.first = { width, height, centre: [number(svg, "lon"), number(svg, "lat")], scale: number(svg, "scale") };
    this.projection = geoMercator();
    this.land = element("path");
    svg.querySelector(".land")?.append(this.land);
    this.rings = [...svg.querySelectorAll<SVGCircleElement>(".surely circle")].map(ring);
    this.spots = [...svg.querySelectorAll<SVGAElement>(".spots a")].map(spot);
    svg.querySelector(".grid")?.remove(); // its lines are of the first view only
    this.resize(width);
    this.reset();
  }

  /** Takes the room there is; what was in the middle stays there. */
  resize(width: number): void {
    [this.width, this.height] = [width, Math.max(300, Math.min(this.first.height, width * 0.6))];
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
    this.svg.setAttribute("height", String(this.height));
    this.projection.translate([this.width / 2, this.height / 2]).clipExtent([
      [-MARGIN, -MARGIN],
      [this.width + MARGIN, this.height + MARGIN],
    ]);
  }

  /** Where the middle of the figure lies, and its scale in pixels a radian. */
  get view(): { centre: [number, number]; scale: number } {
    const [lon] = this.projection.rotate();
    return { centre: [-lon, this.projection.center()[1]], scale: this.projection.scale() };
  }

  reset(): void {
    const { centre, scale, width, height } = this.first;
    this.show(centre, scale * Math.min(this.width / width, this.height / height));
  }

  /** Shows the part of the earth around a point. */
  show(centre: [number, number], scale: number): void {
    const held = Math.min(CLOSEST, Math.max(this.width / (2 * Math.PI), scale));
    const lat = Math.max(-80, Math.min(80, centre[1]));
    this.projection.rotate([-centre[0], 0]).center([0, lat]).scale(held);
    this.draw();
  }

  /** Moves the figure by pixels. */
  move(x: number, y: number): void {
    const to = this.projection.invert?.([this.width / 2 - x, this.height / 2 - y]);
    if (to) this.show(to, this.view.scale);
  }

  /** Comes closer by a factor, with the point at these pixels staying where it is. */
  zoom(factor: number, x = this.width / 2, y = this.height / 2): void {
    const { centre, scale } = this.view;
    const before = this.projection.invert?.([x, y]);
    this.show(centre, scale * factor);
    const now = before && this.projection(before);
    if (now) this.move(x - now[0], y - now[1]);
  }

  private draw(): void {
    const path = geoPath(this.projection);
    this.land.setAttribute("d", this.outlines.map((shape) => path(shape) ?? "").join(""));
    for (const { path: mark, shape } of this.rings) mark.setAttribute("d", path(shape) ?? "");
    for (const arc of this.svg.querySelectorAll<SVGPathElement>(".arc[data-from]")) {
      const ends = [pair(arc.dataset["from"]), pair(arc.dataset["to"])];
      arc.setAttribute("d", path({ type: "LineString", coordinates: ends }) ?? "");
    }
    for (const mark of this.svg.querySelectorAll<SVGCircleElement>("circle.hollow[data-lon]")) {
      const [x, y] = this.place([number(mark, "lon"), number(mark, "lat")]);
      mark.setAttribute("cx", String(x));
      mark.setAttribute("cy", String(y));
    }
    for (const stub of this.svg.querySelectorAll<SVGGElement>(".stub[data-lon]")) {
      const [x, y] = this.place([number(stub, "lon"), number(stub, "lat")]);
      stub.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    }
    for (const rival of this.svg.querySelectorAll<SVGAElement>(".rivals a")) {
      const ends = [...rival.querySelectorAll("circle")].map((c) => `${c.getAttribute("cx")} ${c.getAttribute("cy")}`);
      rival.querySelector(".between")?.setAttribute("d", `M${ends.join("L")}`);
    }
    this.drawSpots();
  }

  private place(at: [number, number]): [number, number] {
    return this.projection(at) ?? [-2 * MARGIN, -2 * MARGIN];
  }

  /** Places that would lie on one another are one mark with their number; labels stand where there is room. */
  private drawSpots(): void {
    const leads: { spot: Spot; x: number; y: number; held: Spot[] }[] = [];
    for (const spot of this.spots) {
      const [x, y] = this.place(spot.at);
      const lead = leads.find((l) => Math.hypot(l.x - x, l.y - y) < TOUCHING);
      if (lead) lead.held.push(spot);
      else leads.push({ spot, x, y, held: [] });
      spot.link.toggleAttribute("hidden", Boolean(lead));
    }
    const taken: Box[] = leads.map(({ spot, x, y }) => [x - spot.radius, y - spot.radius, x + spot.radius, y + spot.radius]);
    for (const [own, { spot, x, y, held }] of leads.entries()) {
      const name = shortened(spot.link.dataset["name"] ?? "") + (held.length ? ` +${held.length}` : "");
      const side = sides(x, y, spot.radius, LETTER * name.length).find(
        ({ box }) => box[0] >= 0 && box[2] <= this.width && !taken.some((other, at) => at !== own && meet(box, other)),
      );
      if (side) taken.push(side.box);
      spot.circle.setAttribute("cx", x.toFixed(1));
      spot.circle.setAttribute("cy", y.toFixed(1));
      spot.label.setAttribute("x", (side?.x ?? x).toFixed(1));
      spot.label.setAttribute("y", (side?.y ?? y).toFixed(1));
      spot.label.setAttribute("text-anchor", side?.anchor ?? "start");
      spot.label.textContent = side ? name : "";
      const more = held.length ? `; ${held.length} more here, closer to tell them apart` : "";
      spot.link.setAttribute("aria-label", spot.title + more);
      spot.link.toggleAttribute("data-holds", held.length > 0);
    }
  }
}

/** Where a name may stand: right of its mark, left, above, below. */
function sides(x: number, y: number, radius: number, long: number): { box: Box; x: number; y: number; anchor: string }[] {
  const off = radius + 3;
  const beside = (left: number, at: number, anchor: string) => ({
    box: [left, y - LINE / 2, left + long, y + LINE / 2] as Box, x: at, y: y + 4, anchor,
  });
  const over = (top: number) => ({
    box: [x - long / 2, top, x + long / 2, top + LINE] as Box, x, y: top + LINE - 3, anchor: "middle",
  });
  return [beside(x + off, x + off, "start"), beside(x - off - long, x - off, "end"), over(y - off - LINE), over(y + off)];
}

function meet(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

function spot(link: SVGAElement): Spot {
  const circle = link.querySelector("circle") ?? element("circle");
  return {
    link,
    circle,
    label: link.querySelector("text") ?? element("text"),
    at: [number(link, "lon"), number(link, "lat")],
    radius: Number(circle.getAttribute("r")),
    title: link.getAttribute("aria-label") ?? "",
  };
}

/** A circle on the earth in the place of the page's circle on paper. */
function ring(circle: SVGCircleElement): { path: SVGPathElement; shape: GeoPermissibleObjects } {
  const path = element("path");
  const radius = number(circle, "km") / KM_PER_DEGREE;
  const shape = geoCircle().center([number(circle, "lon"), number(circle, "lat")]).radius(radius).precision(4)();
  circle.replaceWith(path);
  return { path, shape };
}

function number(mark: SVGElement, name: string): number {
  return Number(mark.dataset[name] ?? 0);
}

function pair(text: string | undefined): [number, number] {
  const [lon = 0, lat = 0] = (text ?? "").split(",").map(Number);
  return [lon, lat];
}

function shortened(name: string): string {
  return name.length > 28 ? `${name.slice(0, 27)}…` : name;
}

function element<Name extends keyof SVGElementTagNameMap>(name: Name): SVGElementTagNameMap[Name] {
  return document.createElementNS("http://www.w3.org/2000/svg", name);
}
