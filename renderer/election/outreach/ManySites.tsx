import { MapPin } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type OutreachCase, type OutreachSiteRow, outreachCases } from "../../../electron/contract/index.ts";
import { CommuneField } from "../../editing/fields/CommuneField.tsx";
import { useLive } from "../../room-client/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { useMayTell, useSaving } from "../day/use-saving.ts";
import { pastedCells, typedCount } from "./typed-counts.ts";
import { useFigures } from "./use-figures.ts";

const figures = ["voters", "boxesHad", "teamMembers", "kits"] as const;
type Figure = (typeof figures)[number];
/** What was typed, by place and figure; what was not typed stays as it is. */
type Typed = Readonly<Record<string, string>>;

const cellOf = (place: string, figure: Figure): string => `${place} ${figure}`;
const isFaulty = (text: string | undefined): boolean => text !== undefined && text.trim() !== "" && typedCount(text) === null;

interface GridProps {
  of: OutreachCase;
  commune: string;
}

/** The polling places of a commune with their figures of one case, a row each. */
const Grid = ({ of, commune }: GridProps) => {
  const { t } = useTranslation("outreach");
  const { number } = useFigures();
  const mayWrite = useMayTell();
  const save = useSaving();
  const grid = useRef<HTMLTableSectionElement>(null);
  const [typed, setTyped] = useState<Typed>({});
  const [unread, setUnread] = useState(0);
  const [busy, setBusy] = useState(false);
  const unit = `commune:${commune}` as const;
  const places = useLive("outreach.places", { unit, limit: 2000 });
  const sites = useLive("outreachSites.list", { unit, case: of, limit: 2000 });
  const byPlace = useMemo(() => Map.groupBy(sites.value?.rows ?? [], ({ place }) => place), [sites.value]);
  const rows = useMemo(() => [...(places.value?.rows ?? [])].sort((one, other) => one.number - other.number), [places.value]);
  const problem = places.problem ?? sites.problem;
  if (problem) return <ProblemNote problem={problem} />;
  if (places.value === null || sites.value === null) return <Spinner />;
  const mayEdit = (place: string): boolean => mayWrite && (byPlace.get(place)?.length ?? 0) < 2;
  const asked = rows.flatMap(({ place }) => {
    const counts = figures.flatMap((figure): [Figure, number][] => {
      const count = typedCount(typed[cellOf(place, figure)] ?? "");
      return count === null ? [] : [[figure, count]];
    });
    return counts.length === 0 ? [] : [{ place, ...Object.fromEntries(counts) }];
  });
  const faulty = Object.values(typed).some(isFaulty);
  const submit = async () => {
    setBusy(true);
    const isDone = await save(
      (client, requestId) => client.call("outreachSites.saveMany", { case: of, rows: asked, requestId }),
      () => ({ title: t("many.saved", { n: number(asked.length) }) }),
    );
    setBusy(false);
    if (!isDone) return;
    setTyped({});
    setUnread(0);
  };
  const move = (event: KeyboardEvent, row: number, column: number) => {
    const down = event.key === "ArrowDown" || event.key === "Enter" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (down === 0) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-row="${row + down}"][data-column="${column}"]`)?.focus();
  };
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const cells = pastedCells(event.clipboardData.getData("text"));
    if (cells.length === 1 && cells[0]?.length === 1) return;
    event.preventDefault();
    const fresh: Record<string, string> = {};
    let left = 0;
    for (const [down, line] of cells.entries())
      for (const [right, cell] of line.entries()) {
        const place = rows[row + down]?.place;
        const figure = figures[column + right];
        if (cell.trim() === "") continue;
        if (place === undefined || figure === undefined || !mayEdit(place) || typedCount(cell) === null) left += 1;
        else fresh[cellOf(place, figure)] = cell.trim();
      }
    setTyped((before) => ({ ...before, ...fresh }));
    setUnread(left);
  };
  return (
    <form
      className="outreach-many"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <table className="outreach-grid" aria-label={t("many.label")} data-testid="outreach-many">
        <thead>
          <tr>
            <th scope="col">{t("many.place")}</th>
            <th scope="col">{t("many.site")}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col">
                {t(`site.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={grid}>
          {rows.map(({ place, number: placeNumber, name }, row) => (
            <tr key={place}>
              <th scope="row">
                {placeNumber} · {name}
              </th>
              <td className="quiet">{calledSite(byPlace.get(place), t("many.newSite"), (n) => t("many.several", { n: number(n) }))}</td>
              {figures.map((figure, column) => {
                const text = typed[cellOf(place, figure)];
                const told = onlySite(byPlace.get(place))?.[figure] ?? null;
                return (
                  <td key={figure}>
                    <input
                      className="field-control figure"
                      inputMode="numeric"
                      autoComplete="off"
                      aria-label={t("many.cell", { figure: t(`site.${figure}`), place: `${placeNumber} · ${name}` })}
                      aria-invalid={isFaulty(text)}
                      data-row={row}
                      data-column={column}
                      value={text ?? ""}
                      placeholder={told === null ? "" : number(told)}
                      disabled={!mayEdit(place)}
                      onChange={({ target }) => setTyped((before) => ({ ...before, [cellOf(place, figure)]: target.value }))}
                      onKeyDown={(event) => move(event, row, column)}
                      onPaste={(event) => paste(event, row, column)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {unread > 0 && (
        <p className="ink-lacking" role="status">
          {t("many.notRead", { n: number(unread) })}
        </p>
      )}
      {mayWrite && (
        <div className="outreach-buttons">
          <Button type="submit" tone="primary" busy={busy} disabled={asked.length === 0 || faulty}>
            {asked.length === 0 ? t("many.nothing") : t("many.save", { n: number(asked.length) })}
          </Button>
          {Object.keys(typed).length > 0 && (
            <Button tone="quiet" onClick={() => setTyped({})}>
              {t("many.clear")}
            </Button>
          )}
        </div>
      )}
    </form>
  );
};

const onlySite = (sites: readonly OutreachSiteRow[] | undefined): OutreachSiteRow | undefined => (sites?.length === 1 ? sites[0] : undefined);
const calledSite = (sites: readonly OutreachSiteRow[] | undefined, fresh: string, several: (n: number) => string): string =>
  sites === undefined || sites.length === 0 ? fresh : sites.length > 1 ? several(sites.length) : (sites[0]?.site ?? fresh);

/** Voters outside the room of a whole commune, one case at a time: typed row by row, or pasted from a spreadsheet. */
export const ManySites = () => {
  const { t } = useTranslation("outreach");
  const [of, setOf] = useState<OutreachCase>("old-or-sick");
  const [commune, setCommune] = useState("");
  return (
    <div className="outreach-scroll">
      <div className="outreach-numbers">
        <SelectField<OutreachCase>
          label={t("many.of")}
          value={of}
          onChange={setOf}
          options={outreachCases.map((one) => ({ value: one, label: t(`case.${one}`) }))}
        />
        <CommuneField label={t("many.within")} value={commune} onChange={setCommune} />
      </div>
      <p className="quiet">{t("many.text")}</p>
      {commune === "" ? (
        <Empty icon={MapPin} title={t("many.pickCommune")} text={t("many.pickText")} />
      ) : (
        <Grid key={`${of} ${commune}`} of={of} commune={commune} />
      )}
    </div>
  );
};
