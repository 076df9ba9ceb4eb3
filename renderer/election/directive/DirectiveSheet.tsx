import { FileSearch } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isoOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { atNow } from "../../time/at-now.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { DirectiveHead } from "./DirectiveHead.tsx";
import { type BoardFilters, noFilters, rowsShown } from "./directive-view.ts";
import { lastEvidenceDraft } from "./evidence-drafts.ts";
import { type FormOf, ObligationDetail } from "./ObligationDetail.tsx";
import { ObligationList } from "./ObligationList.tsx";
import { useDirective } from "./use-directive.ts";
import "./directive.css";

const formKeys: Readonly<Record<string, FormOf>> = { s: "obligation", m: "evidence" };

/** Văn bản 1519: every clause by every agency that owes it, those without evidence first, and what shows that it was done. */
export const DirectiveSheet = () => {
  const { t } = useTranslation("directive");
  const { number } = useFormat();
  const mayWrite = useMayWrite();
  const [filters, setFilters] = useState<BoardFilters>(noFilters);
  const [chosen, setChosen] = useState(lastEvidenceDraft);
  // Evidence entered before the sheet was left stands open again.
  const [form, setForm] = useState<FormOf | null>(chosen !== null && mayWrite ? "evidence" : null);
  const table = useRef<HTMLTableElement>(null);
  const aside = useRef<HTMLElement>(null);
  const { value, problem } = useLive("directive.board", {});
  const backToBoard = () => table.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
  const closeForm = () => {
    setForm(null);
    if (form !== null) aside.current?.focus();
  };
  const directive = useDirective(closeForm);
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;

  const rows = rowsShown(value.rows, filters);
  // What a filter left out meanwhile stays in view: it may be the one just written, or under a form.
  const row = value.rows.find(({ id }) => id === chosen) ?? rows[0];
  const choose = (id: string) => {
    setChosen(id);
    if (id !== row?.id) setForm(null);
  };
  const openForm = (of: FormOf) => {
    if (!row) return;
    const { id } = row;
    atNow(() => {
      setChosen(id);
      setForm(of);
    });
  };
  const acknowledge = () => {
    if (!row) return;
    setChosen(row.id);
    directive.save([row], { receivedAt: isoOf(roomNow() ?? Date.now()) });
  };
  const press = (key: string): boolean => {
    const of = formKeys[key.toLowerCase()];
    if (mayWrite && of) openForm(of);
    else if (mayWrite && key.toLowerCase() === "n" && row?.receivedAt === null && !directive.busy) acknowledge();
    else if (key === "Enter") aside.current?.focus();
    else return false;
    return true;
  };
  return (
    <div className="directive-sheet" data-testid="directive-sheet">
      <DirectiveHead board={value} filters={filters} setFilters={setFilters} shown={rows.length} />
      <div className="directive-two">
        <div className="directive-side">
          {rows.length === 0 ? (
            <Empty icon={FileSearch} title={t("noneMatch")} text={t("noneMatchText", { n: number(value.counts.obligations) })}>
              <Button onClick={() => setFilters(noFilters)}>{t("showAll")}</Button>
            </Empty>
          ) : (
            <ObligationList rows={rows} chosen={row?.id ?? null} choose={choose} press={press} tableRef={table} />
          )}
          <p className="directive-keys quiet">{t(mayWrite ? "keys" : "keysRead")}</p>
        </div>
        {row && (
          <ObligationDetail
            row={row}
            ofAgency={value.rows.filter(({ agency }) => agency === row.agency)}
            form={form}
            openForm={openForm}
            closeForm={closeForm}
            acknowledge={acknowledge}
            directive={directive}
            hold={() => setChosen(row.id)}
            leave={backToBoard}
            asideRef={aside}
          />
        )}
      </div>
    </div>
  );
};
