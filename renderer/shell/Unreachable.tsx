import { Unplug } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import "./Threshold.css";

/** Shown where the room has never answered since the page was opened; it goes away by itself. */
export const Unreachable = () => {
  const { t } = useTranslation("desk");
  return (
    <main className="threshold">
      <Unplug aria-hidden="true" className="threshold-icon" />
      <h1>{t("connection.unreachableTitle")}</h1>
      <p>{t("connection.unreachableText")}</p>
      <Spinner label={t("connection.loading")} />
      <Button onClick={() => window.location.reload()}>{t("connection.retry")}</Button>
    </main>
  );
};
