import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where things stand, seen from a host's own file: `electron/x.ts` in the sources, `dist/electron/x.js` once built. */
export interface ProjectPlaces {
  root: string;
  page: string;
  geodata: string;
  /** Where the exercise keeps its data unless told otherwise. */
  exerciseData: string;
  roomData: string;
}

/** `moduleUrl`: the host's own `import.meta.url`. */
export function projectPlaces(moduleUrl: string): ProjectPlaces {
  const up = moduleUrl.endsWith(".ts") ? ".." : "../..";
  const root = fileURLToPath(new URL(up, moduleUrl));
  return {
    root,
    page: join(root, "dist/renderer"),
    geodata: join(root, "geodata/built"),
    exerciseData: join(root, ".room/dien-tap"),
    roomData: join(root, ".room/phong"),
  };
}
