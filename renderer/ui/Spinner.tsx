import { useTranslation } from "react-i18next";
import "./Spinner.css";

/** Work under way, with what it is; `progress` 0..1 where that is known. */
export const Spinner = ({ label, progress }: { label?: string; progress?: number }) => {
  const { t } = useTranslation("ui");
  return (
    <div className="spinner" role="status">
      {progress === undefined ? <span className="spinner-ring" aria-hidden="true" /> : <progress value={progress} max={1} />}
      <span>{label ?? t("loading")}</span>
    </div>
  );
};
