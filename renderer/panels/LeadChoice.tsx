import { useTranslation } from "react-i18next";
import { type LeadChoice as Choice, chooseLead, leadOf, useDay } from "../stores/day-store.ts";
import { SelectField } from "../ui/SelectField.tsx";

const choices = ["auto", "day", "readiness"] as const satisfies readonly Choice[];

/** What the map's marks and fills tell: by the hour, or as chosen. */
export const LeadChoice = () => {
  const { t } = useTranslation("day");
  const choice = useDay((state) => state.choice);
  const byHour = useDay(({ glance }) => leadOf({ glance, choice: "auto" }));
  return (
    <SelectField
      label={t("lead.label")}
      value={choice}
      options={choices.map((one) => ({ value: one, label: one === "auto" ? t("lead.auto", { lead: t(`lead.${byHour}`) }) : t(`lead.${one}`) }))}
      onChange={(chosen) => chooseLead(chosen)}
    />
  );
};
