import { useEffect, useState } from "react";
import type { SearchHit } from "../../electron/contract/methods.ts";
import { useRoomClient } from "../room-client/context.tsx";

/** Hits of the room for a text (accents and đ folded by the room); the former ones stay while newer are on their way. */
export const useSearch = (text: string): { hits: SearchHit[]; busy: boolean } => {
  const client = useRoomClient();
  const [state, setState] = useState<{ text: string; hits: SearchHit[] }>({ text: "", hits: [] });
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === "") {
      setState({ text: "", hits: [] });
      return;
    }
    const stop = new AbortController();
    void client.call("places.search", { text: wanted, limit: 12 }, stop.signal).then((result) => {
      if (!stop.signal.aborted) setState({ text: wanted, hits: result.ok ? result.value : [] });
    });
    return () => stop.abort();
  }, [client, wanted]);
  return { hits: wanted === "" ? [] : state.hits, busy: state.text !== wanted };
};
