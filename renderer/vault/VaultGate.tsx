import { Hourglass, MonitorX, OctagonX } from "lucide-react";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { VaultState } from "../../electron/contract/vault.ts";
import { useConnection, useRoomClient } from "../room-client/context.tsx";
import { Button } from "../ui/Button.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { watchIdle } from "./idle.ts";
import { MakeRoom } from "./MakeRoom.tsx";
import { ProtectBanner } from "./ProtectBanner.tsx";
import { SurfaceLock } from "./SurfaceLock.tsx";
import { Threshold } from "./Threshold.tsx";
import { Unlock } from "./Unlock.tsx";
import { followVault, lockSurface, useVault } from "./vault-store.ts";

const ProtectRoom = lazy(async () => ({ default: (await import("./ProtectRoom.tsx")).ProtectRoom }));
const LockRoom = lazy(async () => ({ default: (await import("./LockRoom.tsx")).LockRoom }));
const VaultSettings = lazy(async () => ({ default: (await import("./VaultSettings.tsx")).VaultSettings }));

/** The room behind its door: its content once it is open, else what there is to do about it. */
export const VaultGate = ({ children }: { children: ReactNode }) => {
  const client = useRoomClient();
  const { state: line } = useConnection();
  const told = useVault((state) => state.told);
  useEffect(() => followVault(client), [client]);
  // A line that never stood, or was refused, the desk itself explains.
  if (told === null) return line === "connecting" || line === "open" ? null : children;
  return <Door told={told}>{children}</Door>;
};

const Door = ({ told, children }: { told: VaultState; children: ReactNode }) => {
  const surfaceLocked = useVault((state) => state.surfaceLocked);
  const keyInHand = useVault((state) => state.keyInHand);
  const box = useVault((state) => state.box);
  const part = useVault((state) => state.part);
  if (told.ways === null && told.state !== "open") return <WallClosed />;
  if (told.state === "to-be-made" || (keyInHand && box !== "protect")) return <MakeRoom />;
  if (box === "protect")
    return (
      <Suspense fallback={null}>
        <ProtectRoom />
      </Suspense>
    );
  if (told.state === "locked") return <Unlock told={told} />;
  if (told.state === "refused") return <Refused told={told} />;
  if (told.state === "working") return <Working told={told} />;
  if (surfaceLocked && told.protected) return <SurfaceLock told={told} />;
  return (
    <>
      {told.ways !== null && told.idleMinutes !== null && <Idle minutes={told.idleMinutes} />}
      <div className="vault-open">
        {told.ways !== null && <ProtectBanner told={told} />}
        <div className="vault-desk">{children}</div>
      </div>
      <Suspense fallback={null}>
        {box === "settings" && <VaultSettings key={part} told={told} />}
        {box === "lock" && <LockRoom />}
      </Suspense>
    </>
  );
};

const Idle = ({ minutes }: { minutes: number }) => {
  useEffect(() => watchIdle(minutes, lockSurface), [minutes]);
  return null;
};

const Refused = ({ told }: { told: VaultState }) => {
  const { t } = useTranslation("vault");
  const client = useRoomClient();
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    await client.call("vault.retry", {});
    setBusy(false);
  };
  return (
    <Threshold icon={OctagonX} title={t("refused.title")}>
      {told.problem && <ProblemNote problem={{ code: "locked", ...told.problem }} />}
      <Button tone="primary" busy={busy} onClick={() => void retry()}>
        {t("refused.retry")}
      </Button>
    </Threshold>
  );
};

const Working = ({ told }: { told: VaultState }) => {
  const { t } = useTranslation("vault");
  const done = told.work?.done ?? null;
  return (
    <Threshold icon={Hourglass} title={told.work?.what ?? t("working.title")} lead={t("working.wait")}>
      {done === null ? <progress className="vault-progress" /> : <progress className="vault-progress" value={done} max={1} />}
    </Threshold>
  );
};

const WallClosed = () => {
  const { t } = useTranslation("vault");
  return (
    <main className="vault vault-wall">
      <MonitorX aria-hidden="true" />
      <h1>{t("wall.locked")}</h1>
      <p>{t("wall.text")}</p>
    </main>
  );
};
