import { Combobox } from "@base-ui/react/combobox";
import { ChevronDown } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fold } from "../../palette/fold.ts";
import { layersStore, useLayer } from "../../stores/layers-store.ts";
import { textOf } from "../../stores/properties.ts";
import { Field, type FieldFrame } from "../../ui/Field.tsx";
import { communeOf, spokenNow } from "./places-spoken.ts";
import { isSpoken, type SpokenPlace } from "./spoken-steps.ts";
import "../../editing/fields/CommuneField.css";

interface PlaceFieldProps extends FieldFrame {
  /** The place's code, "" for none. */
  value: string;
  onChange(code: string): void;
}

const featureOf = (id: string) => layersStore.getState()["polling-places"].features.get(id);

/** One polling place, found by any words of its name and commune and its number, with or without accents. */
export const PlaceField = ({ value, onChange, ...frame }: PlaceFieldProps) => {
  const { t } = useTranslation(["day", "editing"]);
  const { features } = useLayer("polling-places");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is of these places
  const places = useMemo(() => [...spokenNow()], [features]);
  const chosen = useMemo(() => places.find(({ id }) => id === value) ?? null, [places, value]);
  const called = ({ id, number }: SpokenPlace): string => {
    const feature = featureOf(id);
    return t("names.one", { name: feature ? communeOf(feature) : id, number });
  };
  return (
    <Field {...frame}>
      <Combobox.Root
        items={places}
        value={chosen}
        onValueChange={(place: SpokenPlace | null) => onChange(place?.id ?? "")}
        itemToStringLabel={called}
        isItemEqualToValue={(one: SpokenPlace, other: SpokenPlace) => one.id === other.id}
        filter={(place: SpokenPlace, query: string) => isSpoken(place, fold(query)) || called(place) === query}
        limit={40}
      >
        <div className="commune-field">
          <Combobox.Input className="field-control" placeholder={t("interruption.placeHint")} />
          <Combobox.Trigger className="commune-field-open" aria-label={t("interruption.placeOpen")}>
            <ChevronDown aria-hidden="true" />
          </Combobox.Trigger>
        </div>
        <Combobox.Portal>
          <Combobox.Positioner className="select-positioner" sideOffset={4}>
            <Combobox.Popup className="select-popup commune-popup">
              <Combobox.Empty className="commune-none">{t("list.none")}</Combobox.Empty>
              <Combobox.List>
                {(place: SpokenPlace) => {
                  const feature = featureOf(place.id);
                  return (
                    <Combobox.Item key={place.id} value={place} className="select-item commune-item">
                      <span>{called(place)}</span>
                      <span className="quiet">{(feature && textOf(feature, "name")) ?? place.id}</span>
                    </Combobox.Item>
                  );
                }}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </Field>
  );
};
