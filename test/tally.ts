import { z } from "zod";

/** How many tests passed and failed, and which were left out for what reason. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: { test: string; reason: string }[];
}

export const addUp = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  skipped: tallies.flatMap(({ skipped }) => skipped),
});

export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`;
}

const tally = z.object({
  passed: z.number(),
  failed: z.number(),
  skipped: z.array(z.object({ test: z.string(), reason: z.string() })),
});

/** What `tally-reporter.ts` wrote of a Vitest run. */
export const readTally = (json: string): Tally => tally.parse(JSON.parse(json));

interface Suite {
  title: string;
  specs?: { title: string; tests: { status: string; annotations: { type: string; description?: string | undefined }[] }[] }[] | undefined;
  suites?: Suite[] | undefined;
}
const suite: z.ZodType<Suite> = z.object({
  title: z.string(),
  specs: z
    .array(
      z.object({
        title: z.string(),
        tests: z.array(z.object({ status: z.string(), annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })) })),
      }),
    )
    .optional(),
  get suites() {
    return z.array(suite).optional();
  },
});
const playwrightReport = z.object({ suites: z.array(suite), errors: z.array(z.unknown()) });

/** Playwright's JSON. Errors outside any test, as in the set-up, count as one failure each. */
export function readPlaywrightReport(json: string): Tally {
  const report = playwrightReport.parse(JSON.parse(json));
  const ofSuite = (one: Suite): Tally => {
    const own: Tally = { passed: 0, failed: 0, skipped: [] };
    for (const spec of one.specs ?? []) {
      for (const { status, annotations } of spec.tests) {
        if (status === "expected") own.passed += 1;
        else if (status !== "skipped") own.failed += 1;
        else own.skipped.push({ test: spec.title, reason: annotations.find(({ type }) => type === "skip")?.description ?? "no reason given" });
      }
    }
    return addUp([own, ...(one.suites ?? []).map(ofSuite)]);
  };
  return addUp([...report.suites.map(ofSuite), { passed: 0, failed: report.errors.length, skipped: [] }]);
}
