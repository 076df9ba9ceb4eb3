import { Combobox } from "@base-ui/react/combobox";
import { ChevronDown } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Field, type FieldFrame } from "../../ui/Field.tsx";
import { type CommuneChoice, findCommunes, useCommunes } from "./communes.ts";
import "./CommuneField.css";

interface CommuneFieldProps extends FieldFrame {
  /** The commune's code, "" for none. */
  value: string;
  onChange(code: string): void;
}

const label = (commune: CommuneChoice) => `${commune.name}, ${commune.district}`;

/** One commune, found by typing its name with or without accents. */
export const CommuneField = ({ value, onChange, ...frame }: CommuneFieldProps) => {
  const { t } = useTranslation("editing");
  const communes = useCommunes();
  const chosen = useMemo(() => communes.find((commune) => commune.code === value) ?? null, [communes, value]);
  return (
    <Field {...frame}>
      <Combobox.Root
        items={communes}
        value={chosen}
        onValueChange={(commune: CommuneChoice | null) => onChange(commune?.code ?? "")}
        itemToStringLabel={label}
        isItemEqualToValue={(a: CommuneChoice, b: CommuneChoice) => a.code === b.code}
        filter={(commune: CommuneChoice, query: string) => findCommunes([commune], query).length > 0}
        limit={40}
        disabled={frame.disabled ?? false}
      >
        <div className="commune-field">
          <Combobox.Input className="field-control" placeholder={t("communes.search")} />
          <Combobox.Trigger className="commune-field-open" aria-label={t("communes.open")}>
            <ChevronDown aria-hidden="true" />
          </Combobox.Trigger>
        </div>
        <Combobox.Portal>
          <Combobox.Positioner className="select-positioner" sideOffset={4}>
            <Combobox.Popup className="select-popup commune-popup">
              <Combobox.Empty className="commune-none">{t("communes.none")}</Combobox.Empty>
              <Combobox.List>
                {(commune: CommuneChoice) => (
                  <Combobox.Item key={commune.code} value={commune} className="select-item commune-item">
                    <span>{commune.name}</span>
                    <span className="quiet">
                      {commune.district} · {commune.code}
                    </span>
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
