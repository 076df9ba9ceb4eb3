import { CircleCheck, CircleDashed, HardDriveDownload, OctagonX, RotateCcw, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BackupsAnswer, BackupTold } from "../../electron/contract/index.ts";
import { dateTimeOf, shortMomentOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { useLive } from "../room-client/use-live.ts";
import { useRoomMinute } from "../stores/clock-store.ts";
import { useDesk } from "../stores/desk-store.ts";
import { useMayWrite } from "../stores/room-store.ts";
import { atNow } from "../time/at-now.ts";
import { Button } from "../ui/Button.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { makeBackup } from "./backups.ts";
import { RestoreSteps } from "./RestoreSteps.tsx";
import { Standing } from "./Standing.tsx";
import { sizeWords } from "./size-words.ts";
import { WallAge } from "./WallAge.tsx";

const SHOWN = 5;
/** Hours after which the newest sound copy asks for attention where it lacks something: two of the hourly ones were missed. */
const OLD_HOURS = 3;

const marks = {
  sound: { icon: CircleCheck, tone: "good" },
  unchecked: { icon: CircleDashed, tone: "unknown" },
  damaged: { icon: OctagonX, tone: "failed" },
  unread: { icon: CircleDashed, tone: "unknown" },
} as const;

/** The last sound copy and its age; none is attention, never calm. */
const LastSound = ({ answer }: { answer: BackupsAnswer }) => {
  const { t } = useTranslation("journal");
  const { lastSound, nextDue, problem } = answer;
  useRoomMinute();
  // A quiet night makes no copies: only what lacks something of now grows old.
  const old = nextDue !== null && lastSound !== null && Date.now() - Date.parse(lastSound) > OLD_HOURS * 3_600_000;
  const isChecking = answer.backups.some(({ standing }) => standing === "unchecked");
  if (lastSound === null)
    return (
      <Standing tone="attention" icon={TriangleAlert} title={t(isChecking ? "backups.checking" : "backups.none")}>
        <p>{t(isChecking ? "backups.checkingText" : "backups.noneText")}</p>
        {problem !== null && <p>{t("backups.problem", { problem })}</p>}
      </Standing>
    );
  const good = !old && problem === null;
  return (
    <Standing
      tone={good ? "good" : "attention"}
      icon={good ? CircleCheck : TriangleAlert}
      title={
        <>
          {t("backups.last", { time: dateTimeOf(lastSound) })} · <WallAge at={lastSound} />
        </>
      }
    >
      {nextDue === null && <p className="quiet">{t("backups.nothingNew")}</p>}
      {old && <p>{t("backups.late")}</p>}
      {problem !== null && <p>{t("backups.problem", { problem })}</p>}
    </Standing>
  );
};

const Backup = ({ backup, mayRestore, onRestore }: { backup: BackupTold; mayRestore: boolean; onRestore(): void }) => {
  const { t } = useTranslation("journal");
  const { number } = useFormat();
  const language = useDesk((state) => state.language);
  const today = Date.now();
  const { icon: Icon, tone } = marks[backup.standing];
  // One not gone through yet is gone through before it is put in place.
  const isUsable = backup.standing === "sound" || backup.standing === "unchecked";
  return (
    <li className="keeping-item keeping-backup" data-testid="backup">
      <div>
        <p>
          <strong>{shortMomentOf(backup.madeAt, today)}</strong> · {t(`backups.reason.${backup.reason}`)}
        </p>
        <p className={`keeping-mark keeping-${tone}`} title={t(`backups.standingLong.${backup.standing}`)}>
          <Icon aria-hidden="true" /> {t(`backups.standing.${backup.standing}`)}
        </p>
        <p className="quiet keeping-small">
          {[
            t("stations.entries", { n: number(backup.entries) }),
            isUsable && (backup.lacks === 0 ? t("backups.lacksNone") : t("backups.lacks", { n: number(backup.lacks) })),
            sizeWords(backup.bytes, language),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {mayRestore && isUsable && (
        <Button size="small" icon={RotateCcw} aria-label={`${t("backups.restore")} ${dateTimeOf(backup.madeAt)}`} onClick={onRestore}>
          {t("backups.restore")}
        </Button>
      )}
    </li>
  );
};

/** Copies of the whole journal: how old the last sound one is, each with what it lacks; made and restored from here. */
export const BackupsSection = () => {
  const { t } = useTranslation("journal");
  const { number } = useFormat();
  const language = useDesk((state) => state.language);
  const today = Date.now();
  const client = useRoomClient();
  const mayWrite = useMayWrite();
  const { value, problem } = useLive("backups.list", {}, true);
  const [making, setMaking] = useState(false);
  const [all, setAll] = useState(false);
  const [restoring, setRestoring] = useState<BackupTold | null>(null);
  const make = async () => {
    setMaking(true);
    await makeBackup(client);
    setMaking(false);
  };
  const backups = value?.backups ?? [];
  return (
    <section className="editor-section" aria-label={t("backups.title")} data-testid="journal-backups">
      <h3 className="editor-section-title">{t("backups.title")}</h3>
      {problem && <ProblemNote problem={problem} />}
      {value === null && problem === null && <Spinner />}
      {value && <LastSound answer={value} />}
      {mayWrite && (
        <div className="editor-buttons">
          <Button size="small" icon={HardDriveDownload} busy={making} onClick={() => atNow(() => void make())}>
            {t("backups.make")}
          </Button>
        </div>
      )}
      {restoring && <RestoreSteps key={restoring.fileName} backup={restoring} onClose={() => setRestoring(null)} />}
      {value && backups.length > 0 && (
        <>
          <h4>{t("backups.list", { n: number(backups.length) })}</h4>
          <ul>
            {(all ? backups : backups.slice(0, SHOWN)).map((backup) => (
              <Backup key={backup.fileName} backup={backup} mayRestore={mayWrite && restoring === null} onRestore={() => setRestoring(backup)} />
            ))}
          </ul>
          {!all && backups.length > SHOWN && (
            <Button size="small" tone="quiet" onClick={() => setAll(true)}>
              {t("backups.all", { n: number(backups.length) })}
            </Button>
          )}
        </>
      )}
      {value && (
        <p className="quiet keeping-small">
          {[
            value.nextDue !== null && `${t("backups.nextDue", { time: shortMomentOf(value.nextDue, today) })}.`,
            t("backups.policy", value.policy),
            value.freeBytes !== null && `${t("backups.free", { size: sizeWords(value.freeBytes, language) })}.`,
            t("backups.folder", { folder: value.folder }),
          ]
            .filter(Boolean)
            .join(" ")}
        </p>
      )}
    </section>
  );
};
