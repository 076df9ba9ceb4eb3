import { Pencil, Plus, Trash2 } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LayerName } from "../../../electron/contract/layers.ts";
import { HistoryButton } from "../../history/HistoryButton.tsx";
import { useRoomClient } from "../../room-client/context.tsx";
import { type Editor, openEditor, useDesk, visit } from "../../stores/desk-store.ts";
import { useLayer } from "../../stores/layers-store.ts";
import { spotOf } from "../../stores/properties.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { Age } from "../../ui/Age.tsx";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { foldName } from "../fields/fold-name.ts";
import { type RemovableKind, removeRecord } from "../remove-record.ts";
import { OldestAge } from "./OldestAge.tsx";
import { UnsavedDrafts } from "./UnsavedDrafts.tsx";
import "./RecordList.css";

/** One line of a list, worst first already. `past`: no longer in force or settled, shown only when asked for. */
export interface ListedRecord {
  id: string;
  name: string;
  sign: ReactNode;
  lines: ReactNode[];
  asOf: string | null;
  badges: ReactNode;
  past: boolean;
}

interface RecordListProps {
  layer: Extract<LayerName, "quarantine-zones" | "risk-areas" | "incidents">;
  kind: RemovableKind;
  records: ListedRecord[];
  summary: string;
  newLabel: string;
  newEditor: Editor;
  editorOf(id: string): Editor;
  /** More that can be done with the selected one. */
  actionsOf?(id: string): ReactNode;
  removeLabel: string;
  pastLabel: string;
  empty: { title: string; text: string };
}

const moveFocus = (event: KeyboardEvent<HTMLElement>, step: 1 | -1) => {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(".record-row")];
  const next = rows[rows.findIndex((row) => row.contains(document.activeElement)) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
};

/** Zones, areas or incidents: arrows move, Enter selects and then edits, Delete removes with the way back. */
export const RecordList = ({
  layer,
  kind,
  records,
  summary,
  newLabel,
  newEditor,
  editorOf,
  actionsOf,
  removeLabel,
  pastLabel,
  empty,
}: RecordListProps) => {
  const { t } = useTranslation("editing");
  const client = useRoomClient();
  const mayWrite = useMayWrite();
  const { features, head, problem } = useLayer(layer);
  const selection = useDesk((state) => state.selection);
  const [text, setText] = useState("");
  const [withPast, setWithPast] = useState(false);

  const wanted = foldName(text);
  const shown = records.filter((record) => (withPast || !record.past) && (wanted === "" || foldName(record.name).includes(wanted)));
  const past = records.filter((record) => record.past).length;
  const selectedId = selection?.layer === layer ? selection.id : null;

  const choose = (id: string) => {
    const feature = features.get(id);
    if (feature === undefined) return;
    visit({ ...spotOf(feature), zoom: layer === "incidents" ? 11 : 10 }, { layer, id });
    if (selectedId === id && mayWrite) openEditor(editorOf(id));
  };
  const remove = (record: ListedRecord) => void removeRecord(client, kind, record.id, record.name);
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "ArrowDown") moveFocus(event, 1);
    else if (event.key === "ArrowUp") moveFocus(event, -1);
    else if (event.key === "Delete" && mayWrite) {
      const record = shown.find(({ id }) => document.activeElement?.getAttribute("data-id") === id);
      if (record) remove(record);
    }
  };

  if (problem) return <ProblemNote problem={problem} />;
  if (head === null) return <Spinner />;
  return (
    <div className="record-list" data-testid={`list-${layer}`}>
      <header className="record-list-head">
        <p className="record-list-summary">
          <strong>{summary}</strong>
          <OldestAge asOfs={shown.map((record) => record.asOf)} source={head.source} />
        </p>
        {mayWrite && (
          <Button size="small" icon={Plus} onClick={() => openEditor(newEditor)}>
            {newLabel}
          </Button>
        )}
        <UnsavedDrafts />
        {records.length > 5 && <TextField label={t("lists.find")} value={text} onChange={setText} />}
        {past > 0 && (
          <label className="record-list-past">
            <input type="checkbox" checked={withPast} onChange={(event) => setWithPast(event.target.checked)} /> {pastLabel} ({past})
          </label>
        )}
      </header>
      {records.length === 0 ? (
        <Empty title={empty.title} text={empty.text} />
      ) : shown.length === 0 ? (
        <Empty title={t("lists.noneFound")} />
      ) : (
        <ul className="record-rows" onKeyDown={pressed}>
          {shown.map((record) => (
            <li key={record.id} className="record-item" data-selected={record.id === selectedId || undefined}>
              <button
                type="button"
                className="record-row"
                data-id={record.id}
                aria-current={record.id === selectedId || undefined}
                onClick={() => choose(record.id)}
              >
                <span className="record-sign">{record.sign}</span>
                <span className="record-words">
                  <span className="record-name">{record.name}</span>
                  {record.lines.map((line, index) => (
                    <span key={`${record.id} ${String(index)}`} className="record-line">
                      {line}
                    </span>
                  ))}
                  <span className="badges">
                    <Age asOf={record.asOf} plain />
                    {record.badges}
                  </span>
                </span>
              </button>
              {record.id === selectedId && (
                <div className="record-actions">
                  {mayWrite && (
                    <Button size="small" icon={Pencil} onClick={() => openEditor(editorOf(record.id))}>
                      {t("edit")}
                    </Button>
                  )}
                  {actionsOf?.(record.id)}
                  <HistoryButton kind={kind} id={record.id} />
                  {mayWrite && (
                    <Button size="small" tone="danger" icon={Trash2} onClick={() => remove(record)}>
                      {removeLabel}
                    </Button>
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
