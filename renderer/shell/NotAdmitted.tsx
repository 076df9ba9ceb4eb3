import { KeyRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import "./Threshold.css";

/** Shown where the token is missing or wrong: says how to come in. */
export const NotAdmitted = () => {
  const { t } = useTranslation("desk");
  const example = `${window.location.origin}/#token=…`;
  return (
    <main className="threshold">
      <KeyRound aria-hidden="true" className="threshold-icon" />
      <h1>{t("connection.refusedTitle")}</h1>
      <p>{t("connection.refusedText")}</p>
      <p>{t("connection.refusedHow", { example })}</p>
    </main>
  );
};
