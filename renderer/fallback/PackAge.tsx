import { CircleCheck, TriangleAlert } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { dateTimeOf } from "../format/moment.ts";
import { Standing } from "../keeping/Standing.tsx";
import { useRoomClient } from "../room-client/context.tsx";
import { useByMinute } from "../stores/clock-store.ts";
import { Age } from "../ui/Age.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { makePack, usePack } from "./pack-store.ts";

/** Hours after which a printed pack no longer tells of the room. */
const OLD_HOURS = 6;

/** When the pack was last printed and how old that is; never, or long ago, asks for attention. */
export const PackAge = () => {
  const { t } = useTranslation("fallback");
  const client = useRoomClient();
  const { lastPrinted, problem } = usePack();
  useEffect(() => {
    const stopping = new AbortController();
    void makePack(client, stopping.signal);
    return () => stopping.abort();
  }, [client]);
  const old = useByMinute((minute) =>
    String(typeof lastPrinted === "string" && minute !== null && minute - Date.parse(lastPrinted) > OLD_HOURS * 3_600_000),
  );
  if (problem) return <ProblemNote problem={problem} />;
  if (lastPrinted === undefined) return <Spinner />;
  if (lastPrinted === null)
    return (
      <Standing tone="attention" icon={TriangleAlert} title={t("neverPrinted")}>
        <p>{t("neverText")}</p>
      </Standing>
    );
  return (
    <Standing
      tone={old === "true" ? "attention" : "good"}
      icon={old === "true" ? TriangleAlert : CircleCheck}
      title={
        <>
          {t("lastPrinted", { time: dateTimeOf(lastPrinted) })} <Age asOf={lastPrinted} plain />
        </>
      }
    >
      {old === "true" && <p>{t("oldText")}</p>}
    </Standing>
  );
};
