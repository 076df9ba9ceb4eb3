import { Combobox } from "@base-ui/react/combobox";
import { ChevronDown } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { RehearsalCover, UnitKey } from "../../../electron/contract/index.ts";
import { Field, type FieldFrame } from "../../ui/Field.tsx";
import { isUnitNamed } from "./unit-named.ts";
import "../../editing/fields/CommuneField.css";

interface UnitFieldProps extends FieldFrame {
  units: readonly RehearsalCover[];
  value: UnitKey | null;
  onChange(unit: UnitKey | null): void;
}

const districtOf = ({ unit, districtName }: RehearsalCover): string => (unit.startsWith("commune:") ? (districtName ?? "") : "");

/** One district or commune, found by any words of its name and its district's, with or without accents; Enter takes the first found. */
export const UnitField = ({ units, value, onChange, ...frame }: UnitFieldProps) => {
  const { t } = useTranslation(["checklists", "editing"]);
  const sorted = useMemo(() => [...units].sort((one, other) => one.name.localeCompare(other.name, "vi")), [units]);
  return (
    <Field {...frame}>
      <Combobox.Root
        items={sorted}
        value={sorted.find(({ unit }) => unit === value) ?? null}
        onValueChange={(unit: RehearsalCover | null) => onChange(unit?.unit ?? null)}
        itemToStringLabel={({ name }: RehearsalCover) => name}
        isItemEqualToValue={(one: RehearsalCover, other: RehearsalCover) => one.unit === other.unit}
        filter={(unit: RehearsalCover, query: string) => isUnitNamed(`${unit.name} ${districtOf(unit)}`, query)}
        autoHighlight
      >
        <div className="commune-field">
          <Combobox.Input className="field-control" placeholder={t("rehearsal.unitHint")} />
          <Combobox.Trigger className="commune-field-open" aria-label={t("rehearsal.unitOpen")}>
            <ChevronDown aria-hidden="true" />
          </Combobox.Trigger>
        </div>
        <Combobox.Portal>
          <Combobox.Positioner className="select-positioner" sideOffset={4}>
            <Combobox.Popup className="select-popup commune-popup">
              <Combobox.Empty className="commune-none">{t("rehearsal.noneNamed")}</Combobox.Empty>
              <Combobox.List>
                {(unit: RehearsalCover) => (
                  <Combobox.Item key={unit.unit} value={unit} className="select-item commune-item">
                    <span>{unit.name}</span>
                    <span className="quiet">{districtOf(unit)}</span>
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </Field>
  );
};
