import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type IntakeColumn, type IntakePreview, intakeColumns, type SheetMapping } from "../../electron/contract/index.ts";
import { Button } from "../ui/Button.tsx";

type Sheets = IntakePreview["sheets"];
type Mappings = Record<string, SheetMapping | null>;

interface ColumnMappingProps {
  sheets: Sheets;
  /** What was last set by hand; null where the guess stands. */
  mappings: Mappings | null;
  busy: boolean;
  onMap(mappings: Mappings): void;
}

const letterOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26);

const guessed = (sheets: Sheets): Mappings => Object.fromEntries(sheets.map(({ sheet, mapping }) => [sheet, mapping]));

const isColumn = (text: string): text is IntakeColumn => intakeColumns.some((column) => column === text);

/** Takes the meaning of one column of the file; a meaning belongs to one column only. */
const withMeaning = (mapping: SheetMapping, column: number, meaning: IntakeColumn | null): SheetMapping => {
  const columns: SheetMapping["columns"] = {};
  for (const known of intakeColumns) {
    const held = mapping.columns[known];
    if (held !== undefined && held !== column && known !== meaning) columns[known] = held;
  }
  if (meaning !== null) columns[meaning] = column;
  return { ...mapping, columns };
};

/** What each column of each sheet means, guessed first and changed by hand, over the file's own first rows. */
export const ColumnMapping = ({ sheets, mappings, busy, onMap }: ColumnMappingProps) => {
  const { t } = useTranslation("intake");
  const [chosen, setChosen] = useState<Mappings>(() => mappings ?? guessed(sheets));
  const set = (sheet: string, mapping: SheetMapping | null) => setChosen({ ...chosen, [sheet]: mapping });

  return (
    <div className="intake-mapping" data-testid="intake-mapping">
      <div className="editor-buttons intake-filters">
        <Button size="small" tone="primary" busy={busy} onClick={() => onMap(chosen)}>
          {t("mapping.apply")}
        </Button>
        <p className="quiet">{t("mapping.text")}</p>
      </div>
      <div className="intake-table">
        {sheets.map(({ sheet, headers, sample }) => {
          const mapping = chosen[sheet] ?? null;
          const width = Math.max(headers.length, ...sample.map((row) => row.length));
          const columns = Array.from({ length: width }, (_, column) => column);
          const meaningOf = (column: number) => intakeColumns.find((known) => mapping?.columns[known] === column) ?? "";
          return (
            <section key={sheet} className="intake-sheet" aria-label={sheet}>
              <div className="intake-sheet-head">
                <label>
                  <input
                    type="checkbox"
                    checked={mapping !== null}
                    onChange={(event) => set(sheet, event.target.checked ? { sheet, headerRow: 0, columns: {} } : null)}
                  />{" "}
                  <strong>{sheet}</strong>
                </label>
                {mapping && (
                  <label>
                    {t("mapping.headerRow")}{" "}
                    <input
                      className="field-control intake-header-row"
                      type="number"
                      min={1}
                      value={mapping.headerRow + 1}
                      onChange={(event) => set(sheet, { ...mapping, headerRow: Math.max(0, Math.trunc(event.target.valueAsNumber || 1) - 1) })}
                    />
                  </label>
                )}
              </div>
              {mapping && (
                <table>
                  <thead>
                    <tr>
                      {columns.map((column) => (
                        <th key={column}>
                          <select
                            className="field-control"
                            aria-label={t("mapping.meaningOf", { column: headers[column] || letterOf(column) })}
                            value={meaningOf(column)}
                            onChange={(event) => set(sheet, withMeaning(mapping, column, isColumn(event.target.value) ? event.target.value : null))}
                          >
                            <option value="">{t("mapping.none")}</option>
                            {intakeColumns.map((known) => (
                              <option key={known} value={known}>
                                {t(`meaning.${known}`)}
                              </option>
                            ))}
                          </select>
                          <span>{headers[column] || letterOf(column)}</span>
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {sample.map((row, index) => (
                      <tr key={`${sheet} ${String(index)}`}>
                        {columns.map((column) => (
                          <td key={column}>{row[column] ?? ""}</td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </section>
          );
        })}
      </div>
    </div>
  );
};
