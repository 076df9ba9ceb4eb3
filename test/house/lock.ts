import { z } from "zod";

const lock = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional(), optionalDependencies: z.record(z.string(), z.string()).optional() })),
});

/**
 * Optional packages that package-lock.json names as needed but does not hold. npm drops those of other systems from the lock where the
 * registry at hand lacks them, and `npm ci` then refuses the lock everywhere.
 */
export function lockFaults(json: string): string[] {
  const { packages } = lock.parse(JSON.parse(json));
  const names = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)));
  return Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !names.has(name))
      .map((name) => `${path} needs ${name}, which the lock does not hold`),
  );
}
