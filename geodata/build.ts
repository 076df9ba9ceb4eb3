/** `node geodata/build.ts`: makes `built/*.geojson` from `source/*.csv`, and refuses to write where a check fails. */
import { mkdirSync, writeFileSync } from "node:fs";
import { faultsOf } from "./check.ts";
import { readFacts } from "./facts.ts";
import { buildShapes, fileText } from "./shapes.ts";

const facts = readFacts(new URL("./source/", import.meta.url));
const built = buildShapes(facts);
const faults = faultsOf(built, facts);
if (faults.length > 0) {
  console.error(`geodata: ${faults.length} faults, nothing written\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
  process.exitCode = 1;
} else {
  const folder = new URL("./built/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const collection of [built.communes, built.districts, built.province])
    writeFileSync(new URL(`${collection.name}.geojson`, folder), fileText(collection));
  console.log(`geodata: ${built.communes.features.length} communes, ${built.districts.features.length} districts, province written`);
}
