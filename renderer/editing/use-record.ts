import { useEffect, useState } from "react";
import type { OutputOf, Problem } from "../../electron/contract/index.ts";
import { useRoomClient } from "../room-client/context.tsx";

export type RecordAnswer = OutputOf<"record.get">;
export type EditedKind = "polling-place" | "quarantine-zone" | "risk-area" | "incident";

/** A record as the room now tells it, kept up while shown; both null until the first answer or without an id. */
export const useRecord = (kind: EditedKind, id: string | undefined): { record: RecordAnswer | null; problem: Problem | null } => {
  const client = useRoomClient();
  const [state, setState] = useState<{ id: string | undefined; record: RecordAnswer | null; problem: Problem | null }>({
    id,
    record: null,
    problem: null,
  });
  useEffect(() => {
    if (id === undefined) return;
    return client.live(
      "record.get",
      { kind, id },
      (record) => setState({ id, record, problem: null }),
      (problem) => setState({ id, record: null, problem }),
    );
  }, [client, kind, id]);
  return state.id === id ? state : { record: null, problem: null };
};
