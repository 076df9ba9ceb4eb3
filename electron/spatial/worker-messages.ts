import type { SceneWork } from "./scenes.ts";
import type { Work, WorkName } from "./workbench.ts";

/** One piece of work sent to the geometry thread, and the scene it is about: 0 is now. */
export type WorkRequest =
  | { [N in WorkName]: { id: number; scene: number; name: N; args: Work[N]["args"] } }[WorkName]
  | { [N in keyof SceneWork]: { id: number; scene: number; name: N; args: SceneWork[N]["args"] } }[keyof SceneWork];

/** What comes back: the value, or why a bug kept it from being made. */
export type WorkAnswer = { id: number; value: unknown } | { id: number; failure: string };
