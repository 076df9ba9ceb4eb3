import type { Work, WorkName } from "./workbench.ts";

/** One piece of work sent to the geometry thread. */
export type WorkRequest = { [N in WorkName]: { id: number; name: N; args: Work[N]["args"] } }[WorkName];

/** What comes back: the value, or why a bug kept it from being made. */
export type WorkAnswer = { id: number; value: unknown } | { id: number; failure: string };
