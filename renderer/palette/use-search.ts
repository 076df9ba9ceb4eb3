import { useEffect, useState } from "react";
import type { SearchHit } from "../../electron/contract/methods.ts";
import type { AskedMoment } from "../../electron/contract/moment.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { useMoment } from "../stores/moment-store.ts";

/** Hits of the room for a text (accents and đ folded by the room); the former ones stay while newer are on their way. */
export const useSearch = (text: string): { hits: SearchHit[]; busy: boolean } => {
  const client = useRoomClient();
  const moment = useMoment((moments) => moments.shown);
  const [state, setState] = useState<{ text: string; moment: AskedMoment; hits: SearchHit[] }>({ text: "", moment, hits: [] });
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === "") {
      setState({ text: "", moment, hits: [] });
      return;
    }
    // Hits of another moment are none of this one.
    setState((before) => (before.moment === moment ? before : { text: "", moment, hits: [] }));
    const stop = new AbortController();
    void client.call("places.search", { text: wanted, limit: 12 }, stop.signal).then((result) => {
      if (!stop.signal.aborted) setState({ text: wanted, moment, hits: result.ok ? result.value : [] });
    });
    return () => stop.abort();
  }, [client, wanted, moment]);
  return { hits: wanted === "" ? [] : state.hits, busy: state.text !== wanted };
};
