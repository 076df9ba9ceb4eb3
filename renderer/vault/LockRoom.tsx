import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../electron/contract/result.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { showBox } from "./vault-store.ts";

/** Asks before the room is locked on every screen: the wall goes dark with it, and what is half entered is lost. */
export const LockRoom = () => {
  const { t } = useTranslation("vault");
  const client = useRoomClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const close = () => showBox(null);
  const lock = async () => {
    setBusy(true);
    const locked = await client.call("vault.lock", {});
    setBusy(false);
    if (locked.ok) close();
    else setProblem(locked.error);
  };
  return (
    <Dialog
      open
      onClose={close}
      title={t("lockAsk.title")}
      description={t("settings.lockText")}
      actions={
        <>
          <Button onClick={close}>{t("back")}</Button>
          <Button tone="danger" busy={busy} onClick={() => void lock()}>
            {t("settings.lock")}
          </Button>
        </>
      }
    >
      {problem && <ProblemNote problem={problem} />}
    </Dialog>
  );
};
