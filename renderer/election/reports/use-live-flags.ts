import { useEffect, useRef, useState } from "react";
import type { InputOf, ReportFlag } from "../../../electron/contract/index.ts";
import { useRoomClient } from "../../room-client/context.tsx";

/** How long nothing is typed before the room is asked, ms. */
const PAUSE_MS = 350;

/** What would not fit if `input` were saved now, asked again as it is typed; `input` null: nothing to ask of. Silent where the room cannot be asked. */
export const useLiveFlags = (input: InputOf<"reports.check"> | null): readonly ReportFlag[] => {
  const client = useRoomClient();
  const [flags, setFlags] = useState<readonly ReportFlag[]>([]);
  const written = input === null ? null : JSON.stringify(input);
  const latest = useRef(input);
  latest.current = input;
  useEffect(() => {
    if (written === null) return setFlags([]);
    let isOver = false;
    const pause = setTimeout(async () => {
      if (latest.current === null) return;
      const answer = await client.call("reports.check", latest.current);
      if (!isOver && answer.ok) setFlags(answer.value.flags);
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(pause);
    };
  }, [client, written]);
  return flags;
};
