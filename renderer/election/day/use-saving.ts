import { useTranslation } from "react-i18next";
import type { Flagged, Result } from "../../../electron/contract/index.ts";
import { sayDone } from "../../editing/say-done.ts";
import type { RoomClient } from "../../room-client/client.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { useAway } from "../../stores/moment-store.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { notifyProblem } from "../../ui/notify.ts";

/** Whether this page may tell anything of the day: an officer's, showing the present. */
export const useMayTell = (): boolean => {
  const mayWrite = useMayWrite();
  const away = useAway();
  return mayWrite && !away;
};

interface Saved {
  changeSet: string | null;
  flags?: Flagged[];
}

/** Asks the room to write, with the id that makes a repeated request harmless. */
type Write<A extends Saved> = (client: RoomClient, requestId: string) => Promise<Result<A>>;

/** So many things that do not fit are said in the corner; all of them stand in the sheet. */
const flagsSaid = 12;

/** Saves something of the day, says so with what does not fit, and offers the way back; true where it was done. */
export const useSaving = () => {
  const { present } = useRoomClient();
  return async <A extends Saved>(write: Write<A>, said: (answer: A) => { title: string; text?: string }): Promise<boolean> => {
    const result = await write(present, crypto.randomUUID());
    if (!result.ok) {
      notifyProblem(result.error);
      return false;
    }
    const { changeSet, flags = [] } = result.value;
    const odd = flags.length > 0 ? { tone: "attention" as const, reasons: flags.slice(0, flagsSaid).map(({ text }) => text) } : {};
    await sayDone(present, changeSet, { ...said(result.value), ...odd });
    return true;
  };
};

/** The same for a removal. */
export const useRemoving = () => {
  const { t } = useTranslation("day");
  const save = useSaving();
  return (write: Write<Saved>): Promise<boolean> => save(write, () => ({ title: t("interruption.removed") }));
};
