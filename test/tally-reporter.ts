import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Reporter, SerializedError, TestModule } from "vitest/node";
import type { Tally } from "./tally.ts";

/** Vitest reporter that writes a `Tally` to the file TALLY_FILE, with the reason of each skipped test, which its JSON report leaves out. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const file = process.env.TALLY_FILE;
    if (file === undefined) return;
    const tally: Tally = { passed: 0, failed: errors.length, skipped: [] };
    for (const module of modules) {
      // A module that could not be loaded, or a suite whose hooks failed, has errors of its own.
      tally.failed += module.errors().length;
      for (const suite of module.children.allSuites()) tally.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === "passed") tally.passed += 1;
        else if (result.state === "failed") tally.failed += 1;
        else tally.skipped.push({ test: test.fullName, reason: (result.state === "skipped" ? result.note : undefined) ?? "no reason given" });
      }
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(tally));
  }
}
