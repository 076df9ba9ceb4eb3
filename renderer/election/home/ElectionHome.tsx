import { useTranslation } from "react-i18next";
import { openSheet, sheetNames } from "../../stores/desk-store.ts";
import { Button } from "../../ui/Button.tsx";

/** The election desk's first look: where the day stands, and the way to each sheet. */
export const ElectionHome = () => {
  const { t } = useTranslation("sheets");
  return (
    <div className="election-home">
      {sheetNames.map((name) => (
        <Button key={name} size="small" onClick={() => openSheet(name)}>
          {t(`names.${name}`)}
        </Button>
      ))}
    </div>
  );
};
