import { useTranslation } from "react-i18next";
import { useLayer } from "../../stores/layers-store.ts";
import { textOf } from "../../stores/properties.ts";
import { SelectField } from "../../ui/SelectField.tsx";

/** The whole province or one district. */
export const WithinChoice = ({
  value,
  onChange,
  wholeToo = true,
}: {
  value: string | null;
  onChange(within: string | null): void;
  wholeToo?: boolean;
}) => {
  const { t } = useTranslation("reports");
  const districts = [...useLayer("districts").features.values()]
    .map((district) => ({ value: `district:${district.id}`, label: textOf(district, "name") ?? district.id }))
    .sort((one, other) => one.label.localeCompare(other.label, "vi"));
  return (
    <SelectField
      label={t("within")}
      value={value ?? (wholeToo ? "province" : null)}
      options={[...(wholeToo ? [{ value: "province", label: t("wholeProvince") }] : []), ...districts]}
      onChange={(within) => onChange(within === "province" ? null : within)}
    />
  );
};
