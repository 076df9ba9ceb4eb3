import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { LayerFeature } from "../../../electron/contract/geometry.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLayer } from "../../stores/layers-store.ts";
import { isTrue } from "../../stores/properties.ts";
import { Age } from "../../ui/Age.tsx";
import { Button } from "../../ui/Button.tsx";
import { ReadinessMark } from "../../ui/ReadinessMark.tsx";
import { readinessOf } from "../lists/place-rows.ts";
import { nameOf } from "./communes.ts";
import "./PlaceTicks.css";

/** Named one by one at most; a list of more was ticked in the list of places itself. */
const NAMED = 60;

interface PlaceTicksProps {
  ids: readonly string[];
  ticked: readonly string[];
  onChange(ticked: string[]): void;
  error?: string | undefined;
  disabled: boolean;
}

const numbered = (id: string, place: LayerFeature | undefined): string => `${Number(id.split("-").at(-1))} · ${place ? nameOf(place) : id}`;

/** Which of some polling places are meant, each with its present mark and the age of that. All at once only by a press of its own. */
export const PlaceTicks = ({ ids, ticked, onChange, error, disabled }: PlaceTicksProps) => {
  const { t } = useTranslation("editing");
  const { number } = useFormat();
  const places = useLayer("polling-places").features;
  const label = useId();
  const all = ticked.length === ids.length;
  const tick = (id: string, on: boolean) => onChange(ids.filter((other) => (other === id ? on : ticked.includes(other))));
  const invalid = error === undefined ? undefined : "";
  return (
    <fieldset className="place-ticks bare" disabled={disabled} aria-labelledby={label} data-invalid={invalid} data-testid="place-ticks">
      <p className="place-ticks-head">
        <span className="field-label" id={label}>
          {t("readiness.places")}
        </span>
        <span className="figure">{t("readiness.ticked", { n: number(ticked.length), all: number(ids.length) })}</span>
      </p>
      <ul>
        {ids.slice(0, NAMED).map((id) => {
          const place = places.get(id);
          return (
            <li key={id}>
              <label>
                <input type="checkbox" checked={ticked.includes(id)} onChange={(event) => tick(id, event.currentTarget.checked)} />
                <span className="place-ticks-name">{numbered(id, place)}</span>
                {place && (
                  <span className="place-ticks-state">
                    <ReadinessMark readiness={readinessOf(place)} conflict={isTrue(place, "conflict")} />
                    <Age asOf={typeof place.properties.as_of === "string" ? place.properties.as_of : null} plain />
                  </span>
                )}
              </label>
            </li>
          );
        })}
      </ul>
      {ids.length > NAMED && <p className="quiet">{t("readiness.more", { n: number(ids.length - NAMED) })}</p>}
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <Button size="small" onClick={() => onChange(all ? [] : [...ids])}>
        {all ? t("readiness.none") : t("readiness.all", { n: number(ids.length) })}
      </Button>
    </fieldset>
  );
};

/** Names, before anything is written, the places said to fail, to lack or to be in conflict that a report of "ready" would turn. */
export const BecomingReady = ({ ids }: { ids: readonly string[] }) => {
  const { t } = useTranslation("editing");
  const { number } = useFormat();
  const places = useLayer("polling-places").features;
  const turned = ids.flatMap((id) => {
    const place = places.get(id);
    if (place === undefined) return [];
    return ["failed", "lacking"].includes(readinessOf(place)) || isTrue(place, "conflict") ? [place] : [];
  });
  if (turned.length === 0) return null;
  return (
    <div className="editor-note" role="status" data-testid="becoming-ready">
      <p className="editor-note-title">{t("readiness.becoming")}</p>
      <ul>
        {turned.slice(0, NAMED).map((place) => (
          <li key={place.id}>
            {numbered(place.id, place)} <ReadinessMark readiness={readinessOf(place)} conflict={isTrue(place, "conflict")} />
          </li>
        ))}
      </ul>
      {turned.length > NAMED && <p>{t("readiness.more", { n: number(turned.length - NAMED) })}</p>}
    </div>
  );
};
