import type { ToldKind } from "../../electron/contract/index.ts";

/** All that became of one record. */
export const RecordHistory = (_: { kind: ToldKind; id: string }) => null;
