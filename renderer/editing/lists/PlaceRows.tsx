import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LayerFeature } from "../../../electron/contract/geometry.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { openEditor, selectPlaces, visit } from "../../stores/desk-store.ts";
import { isTrue, numberOf, spotOf, textOf } from "../../stores/properties.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { Age } from "../../ui/Age.tsx";
import { ReadinessMark } from "../../ui/ReadinessMark.tsx";
import { nameOf } from "../fields/communes.ts";
import { Badges } from "../frame/RecordBadges.tsx";
import { removeRecord } from "../remove-record.ts";
import { readinessOf } from "./place-rows.ts";
import { useWindow } from "./use-window.ts";

interface PlaceRowsProps {
  places: LayerFeature[];
  communeName(place: LayerFeature): string;
  selected: string[];
}

/** Height of a row; `PlaceList.css` gives the same to `.place-row`. */
const ROW_REM = 4.25;
const rowPixels = (): number => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Places by the thousand, only those in sight drawn. Arrows move, Shift extends, Space picks, Enter edits, Delete removes with the way back. */
export const PlaceRows = ({ places, communeName, selected }: PlaceRowsProps) => {
  const { t } = useTranslation("editing");
  const { number } = useFormat();
  const client = useRoomClient();
  const mayWrite = useMayWrite();
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const anchor = useRef(0);
  const rowHeight = useMemo(rowPixels, []);
  const { start, end } = useWindow(scroller, places.length, rowHeight);
  const picked = useMemo(() => new Set(selected), [selected]);
  const activeAt = Math.min(active, places.length - 1);

  useEffect(() => {
    const element = scroller.current;
    if (element === null || document.activeElement !== element) return;
    const top = activeAt * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight;
  }, [activeAt, rowHeight]);

  const show = (place: LayerFeature) => visit({ ...spotOf(place), zoom: 11.5 }, { layer: "polling-places", id: place.id });
  const toggle = (id: string) => selectPlaces(picked.has(id) ? selected.filter((other) => other !== id) : [...selected, id]);
  const extendTo = (index: number) => {
    const [low, high] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
    selectPlaces(places.slice(low, high + 1).map((place) => place.id));
  };
  const goToRow = (index: number, extend: boolean) => {
    const next = Math.max(0, Math.min(places.length - 1, index));
    setActive(next);
    if (extend) extendTo(next);
    else anchor.current = next;
  };
  /** The row under the pointer; the checkbox answers for itself. */
  const rowUnder = (event: MouseEvent): { index: number; place: LayerFeature } | null => {
    if (!(event.target instanceof Element) || event.target instanceof HTMLInputElement) return null;
    const index = Number(event.target.closest("[data-index]")?.getAttribute("data-index") ?? -1);
    const place = places[index];
    return place === undefined ? null : { index, place };
  };
  const clicked = (event: MouseEvent) => {
    const under = rowUnder(event);
    if (under === null) return;
    const { index, place } = under;
    setActive(index);
    if (event.shiftKey) return extendTo(index);
    anchor.current = index;
    if (event.ctrlKey || event.metaKey) return toggle(place.id);
    show(place);
  };
  const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);

  const pressed = (event: KeyboardEvent) => {
    const place = places[activeAt];
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: pageRows,
      PageUp: -pageRows,
      Home: -places.length,
      End: places.length,
    };
    const step = steps[event.key];
    if (step !== undefined) goToRow(activeAt + step, event.shiftKey);
    else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) selectPlaces(places.map(({ id }) => id));
    else if (place === undefined) return;
    else if (event.key === " ") toggle(place.id);
    else if (event.key === "Enter" && mayWrite) openEditor({ type: "polling-place", id: place.id });
    else if (event.key === "Enter") show(place);
    else if (event.key === "Delete" && mayWrite) void removeRecord(client, "polling-place", place.id, nameOf(place));
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className="place-rows"
      role="listbox"
      aria-multiselectable="true"
      aria-label={t("lists.placesLabel")}
      aria-activedescendant={`${listId}-${activeAt}`}
      tabIndex={0}
      onKeyDown={pressed}
      onMouseDown={(event) => {
        if (rowUnder(event) === null) return;
        event.preventDefault();
        scroller.current?.focus({ preventScroll: true });
      }}
      onClick={clicked}
      onDoubleClick={(event) => {
        const under = rowUnder(event);
        if (under !== null && mayWrite) openEditor({ type: "polling-place", id: under.place.id });
      }}
    >
      <div style={{ height: places.length * rowHeight, position: "relative" }} role="presentation">
        {places.slice(start, end).map((place, offset) => {
          const index = start + offset;
          const voters = numberOf(place, "voters");
          return (
            <div
              key={place.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={picked.has(place.id)}
              aria-setsize={places.length}
              aria-posinset={index + 1}
              tabIndex={-1}
              className="place-row"
              data-active={index === activeAt || undefined}
              style={{ top: index * rowHeight }}
              data-index={index}
            >
              <input
                type="checkbox"
                tabIndex={-1}
                checked={picked.has(place.id)}
                aria-label={t("lists.pick", { name: nameOf(place) })}
                onChange={() => toggle(place.id)}
              />
              <span className="place-words">
                <span className="place-name">{nameOf(place)}</span>
                <span className="record-line">
                  {communeName(place)} · {voters === null ? t("lists.votersNotKnown") : t("lists.voters", { voters: number(voters) })} · {place.id}
                </span>
                <span className="badges place-badges">
                  <ReadinessMark readiness={readinessOf(place)} conflict={isTrue(place, "conflict")} />
                  <Age asOf={textOf(place, "as_of")} plain />
                  <Badges invented={isTrue(place, "invented")} marking={place.properties.marking} />
                </span>
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
};
