import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { Tooltip } from "../ui/Tooltip.tsx";
import { lockSurface, useVault } from "./vault-store.ts";

/** Locks this surface at once: the room and the wall go on, nothing entered is lost. Not there where the room has no lock. */
export const LockButton = () => {
  const { t } = useTranslation("vault");
  const hasKeys = useVault(({ told }) => told !== null && told.ways !== null && told.protected);
  if (!hasKeys) return null;
  return (
    <Tooltip text={`${t("commands.lockSurface")} (Ctrl+Alt+L)`}>
      <Button size="small" icon={Lock} onClick={lockSurface} data-testid="lock-surface">
        {t("lockButton")}
      </Button>
    </Tooltip>
  );
};
