import { KeyRound, ShieldAlert, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { VaultState } from "../../electron/contract/vault.ts";
import { Button } from "../ui/Button.tsx";
import { type Part, setOpenedBy, showBox, useVault } from "./vault-store.ts";

type Ways = VaultState["ways"];

/** Papers that open the room and that nobody has said to be put away. */
const dueOf = (ways: Ways): { words: "key" | "envelope"; part: Part }[] => [
  ...(ways?.recoveryKey && ways.recoveryKeyStoredAt === null ? [{ words: "key", part: "recoveryKey" } as const] : []),
  ...(ways?.envelope && ways.envelope.storedAt === null ? [{ words: "envelope", part: "envelope" } as const] : []),
];

/** Says over everything that a real room lies in the clear, with the one thing to do; or what else is amiss with its lock. */
export const ProtectBanner = ({ told }: { told: VaultState }) => {
  const { t } = useTranslation("vault");
  const openedBy = useVault((state) => state.openedBy);
  const due = dueOf(told.ways);
  const isClear = !told.exercise && !told.protected;
  return (
    <div role="alert">
      {isClear && (
        <div className="vault-banner" data-testid="not-encrypted">
          <ShieldAlert aria-hidden="true" />
          <p>{t("banner.text")}</p>
          <Button size="small" onClick={() => showBox("protect")}>
            {t("banner.action")}
          </Button>
        </div>
      )}
      {due.map(({ words, part }) => (
        <div key={part} className="vault-banner vault-banner-quiet" data-testid={`vault-due-${part}`}>
          <TriangleAlert aria-hidden="true" />
          <p>
            <strong>{t(`due.${words}`)}</strong> {t(`due.${words}Text`)}
          </p>
          <Button size="small" onClick={() => showBox("settings", part)}>
            {t(part === "envelope" ? "settings.newEnvelope" : "settings.newKey")}
          </Button>
        </div>
      ))}
      {openedBy !== null && (
        <div className="vault-banner vault-banner-quiet" data-testid="vault-renew">
          <KeyRound aria-hidden="true" />
          <p>{t(openedBy === "envelope" ? "due.usedEnvelope" : "due.usedKey")}</p>
          <Button size="small" onClick={() => showBox("settings", openedBy === "envelope" ? "envelope" : "recoveryKey")}>
            {t(openedBy === "envelope" ? "settings.newEnvelope" : "settings.newKey")}
          </Button>
          <Button size="small" onClick={() => setOpenedBy(null)}>
            {t("due.later")}
          </Button>
        </div>
      )}
      {told.problem && (
        <div className="vault-banner vault-banner-quiet">
          <TriangleAlert aria-hidden="true" />
          <p>
            <strong>{t("problemOpen")}:</strong> {told.problem.message} {told.problem.hint}
          </p>
        </div>
      )}
    </div>
  );
};
