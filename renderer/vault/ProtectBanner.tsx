import { ShieldAlert, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { VaultState } from "../../electron/contract/vault.ts";
import { Button } from "../ui/Button.tsx";
import { showBox } from "./vault-store.ts";

/** Says over everything that a real room lies in the clear, with the one thing to do; or what else is amiss with its lock. */
export const ProtectBanner = ({ told }: { told: VaultState }) => {
  const { t } = useTranslation("vault");
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
