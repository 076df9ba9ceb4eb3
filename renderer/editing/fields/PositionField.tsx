import { Crosshair, MapPin } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMapEngine } from "../../map/engine-store.ts";
import { useLayer } from "../../stores/layers-store.ts";
import { useAway } from "../../stores/moment-store.ts";
import { numberOf, textOf } from "../../stores/properties.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { type Coordinates, longitudeFirst, parseCoordinates, writeCoordinates } from "../forms/coordinates.ts";
import { placeCode } from "../forms/place-form.ts";
import { CommuneField } from "./CommuneField.tsx";
import { nameOf } from "./communes.ts";
import { placeAt, placesByPosition } from "./place-at.ts";

interface PositionFieldProps {
  /** Coordinates as typed, latitude first. */
  value: string;
  onChange(position: string): void;
  error?: string | undefined;
  disabled: boolean;
  required?: boolean;
  /** Whether a polling place's position may be taken, by commune and number. */
  byPlace: boolean;
  /** Whether the map takes a click at once; for a record that stands somewhere already it is asked first, so that no stray click moves it. */
  fresh: boolean;
}

/** Where it is: a click on the map (Enter at the crosshair), coordinates typed, or a polling place's commune and number. The pin can be dragged. */
export const PositionField = ({ value, onChange, error, disabled, required = false, byPlace, fresh }: PositionFieldProps) => {
  const { t } = useTranslation("editing");
  const engine = useMapEngine();
  const told = useRef(onChange);
  told.current = onChange;
  const [wanted, setArmed] = useState(fresh);
  const away = useAway();
  const armed = wanted && !away;
  const read = parseCoordinates(value);
  const at = typeof read === "string" ? null : read;
  const [lon, lat] = [at?.lon ?? null, at?.lat ?? null];

  useEffect(() => {
    if (engine === null || disabled || !armed) return;
    const take = (geometry: { type: string; coordinates: unknown } | null) => {
      if (geometry === null || geometry.type !== "Point" || !Array.isArray(geometry.coordinates)) return;
      const [x, y] = geometry.coordinates;
      if (typeof x === "number" && typeof y === "number") told.current(writeCoordinates({ lon: x, lat: y }));
    };
    const stop = engine.draw.onFinish(take);
    return () => {
      stop();
      engine.draw.cancel();
    };
  }, [engine, disabled, armed]);
  useEffect(() => {
    if (engine === null || disabled || !armed) return;
    if (lon === null || lat === null) engine.draw.startPoint();
    else engine.draw.edit({ type: "Point", coordinates: [lon, lat] });
  }, [engine, disabled, armed, lon, lat]);

  return (
    <div className="position-field">
      <TextField
        label={t("fields.position")}
        required={required}
        value={value}
        onChange={onChange}
        disabled={disabled}
        error={error}
        placeholder="22,8233; 104,9836"
        hint={longitudeFirst(value) ? t("position.turned", { read: at === null ? "" : writeCoordinates(at) }) : t("hints.position")}
      />
      <div className="editor-buttons">
        <Button size="small" icon={Crosshair} aria-pressed={armed} disabled={disabled || engine === null} onClick={() => setArmed(!armed)}>
          {t("position.onMap")}
        </Button>
        {at && (
          <Button size="small" icon={MapPin} onClick={() => engine?.flyTo(at.lon, at.lat, 12)}>
            {t("position.show")}
          </Button>
        )}
        {value !== "" && !required && (
          <Button size="small" disabled={disabled} onClick={() => onChange("")}>
            {t("position.clear")}
          </Button>
        )}
      </div>
      {byPlace && <ByPlace at={at} onChange={onChange} disabled={disabled} />}
    </div>
  );
};

interface ByPlaceProps {
  /** Where it is now: a polling place that stands there is shown by its commune and number. */
  at: Coordinates | null;
  onChange(position: string): void;
  disabled: boolean;
}

const ByPlace = ({ at, onChange, disabled }: ByPlaceProps) => {
  const { t } = useTranslation("editing");
  const places = useLayer("polling-places").features;
  const [typed, setTyped] = useState<{ commune: string; number: string } | null>(null);
  const [lon, lat] = [at?.lon ?? null, at?.lat ?? null];
  const byPosition = useMemo(() => placesByPosition(places.values()), [places]);
  const here = lon === null || lat === null ? null : placeAt(byPosition, { lon, lat });
  // What is being typed stands until it names a place; then, as after a click or a drag, the place under the position speaks.
  const commune = typed?.commune ?? (here && textOf(here, "commune_code")) ?? "";
  const number = typed?.number ?? (here && String(numberOf(here, "number") ?? "")) ?? "";
  const code = placeCode(commune, number);
  const place = code === null ? undefined : places.get(code);
  // The position went elsewhere by map or by hand: what was typed here no longer tells of it.
  useEffect(() => {
    setTyped((before) => (before === null || placeCode(before.commune, before.number) === null || here === null ? before : null));
  }, [here]);
  const take = (nextCommune: string, nextNumber: string) => {
    setTyped({ commune: nextCommune, number: nextNumber });
    const found = places.get(placeCode(nextCommune, nextNumber) ?? "");
    const [lon, lat] = found?.geometry.type === "Point" ? found.geometry.coordinates : [];
    if (lon !== undefined && lat !== undefined) onChange(writeCoordinates({ lon, lat }));
  };
  return (
    <fieldset className="position-by-place" disabled={disabled}>
      <legend className="field-label">{t("position.byPlace")}</legend>
      <CommuneField label={t("fields.communeCode")} value={commune} onChange={(next) => take(next, number)} disabled={disabled} />
      <TextField
        label={t("fields.placeNumber")}
        inputMode="numeric"
        value={number}
        onChange={(next) => take(commune, next)}
        disabled={disabled}
        error={code !== null && place === undefined ? t("position.noSuchPlace") : undefined}
        hint={place && `${nameOf(place)}${place.properties.position === "estimated" ? ` · ${t("position.estimated")}` : ""}`}
      />
    </fieldset>
  );
};
