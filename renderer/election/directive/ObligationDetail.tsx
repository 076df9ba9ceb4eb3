import { FilePlus2, FileText, History, MailCheck } from "lucide-react";
import type { KeyboardEvent, Ref } from "react";
import { useTranslation } from "react-i18next";
import { toldKinds } from "../../../electron/contract/history.ts";
import type { ObligationRow } from "../../../electron/contract/index.ts";
import { dateTimeOf, showDate } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { openEditor } from "../../stores/desk-store.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { Button } from "../../ui/Button.tsx";
import { EvidenceForm } from "./EvidenceForm.tsx";
import { EvidenceList } from "./EvidenceList.tsx";
import { ObligationForm } from "./ObligationForm.tsx";
import { ObligationMark } from "./ObligationMark.tsx";
import type { useDirective } from "./use-directive.ts";

/** What is being entered: receipt, owner and document, or evidence. */
export type FormOf = "obligation" | "evidence";

interface ObligationDetailProps {
  row: ObligationRow;
  ofAgency: readonly ObligationRow[];
  form: FormOf | null;
  openForm(form: FormOf): void;
  closeForm(): void;
  acknowledge(): void;
  directive: ReturnType<typeof useDirective>;
  /** Keeps this one in view while it is worked on, however the board is sorted anew. */
  hold(): void;
  /** Escape: back to the board. */
  leave(): void;
  asideRef: Ref<HTMLElement>;
}

const Told = ({ row }: { row: ObligationRow }) => {
  const { t } = useTranslation("directive");
  const hasDocument = row.documentNumber !== null || row.documentDate !== null;
  return (
    <dl className="directive-told">
      <dt>{t("detail.receivedAt")}</dt>
      <dd>{row.receivedAt === null ? <span className="quiet">{t("notReceived")}</span> : dateTimeOf(row.receivedAt)}</dd>
      <dt>{t("detail.owner")}</dt>
      <dd>{row.owner ?? <span className="quiet">{t("detail.noOwner")}</span>}</dd>
      <dt>{t("detail.document")}</dt>
      <dd>
        {hasDocument ? (
          t("document", {
            number: row.documentNumber ?? t("unnumbered"),
            date: row.documentDate === null ? t("undated") : showDate(row.documentDate),
          })
        ) : (
          <span className="quiet">{t("noDocument")}</span>
        )}
      </dd>
      <dt>{t("detail.due")}</dt>
      <dd>{row.due === null ? t("noDue") : dateTimeOf(row.due)}</dd>
      {row.note !== null && (
        <>
          <dt>{t("detail.note")}</dt>
          <dd>{row.note}</dd>
        </>
      )}
    </dl>
  );
};

/** One obligation: what it asks, where it stands, its evidence, and what can be entered. */
export const ObligationDetail = (props: ObligationDetailProps) => {
  const { row, form, openForm, closeForm, directive } = props;
  const { t } = useTranslation("directive");
  const { number } = useFormat();
  const mayWrite = useMayWrite();
  const kind = toldKinds.find((one) => one === "obligation");
  const isKept = [row.receivedAt, row.owner, row.documentNumber, row.documentDate, row.note].some((field) => field !== null);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    if (form === null) props.leave();
    else closeForm();
  };
  return (
    <aside className="directive-detail" aria-label={t("detail.label")} tabIndex={-1} ref={props.asideRef} onKeyDown={press} onFocus={props.hold}>
      <h3>
        {t("detail.clause", { clause: row.clause })}: {row.agencyName} <span className="quiet">({t(`verb.${row.verb}`)})</span>
      </h3>
      {form === "obligation" && (
        <ObligationForm key={row.id} row={row} ofAgency={props.ofAgency} busy={directive.busy} save={directive.save} cancel={closeForm} />
      )}
      {form === "evidence" && (
        <EvidenceForm key={row.id} row={row} busy={directive.busy} save={(entered) => directive.addEvidence(row, entered)} cancel={closeForm} />
      )}
      <p className="directive-words">{row.words}</p>
      <p>
        <ObligationMark row={row} />
        {row.invented && <span className="quiet"> · {t("invented")}</span>}
      </p>
      {row.attestOnly && <p className="directive-attest">{t("detail.attestOnly")}</p>}
      {form === null && (
        <>
          <Told row={row} />
          <fieldset className="directive-acts bare">
            <legend className="visually-hidden">{t("act.label")}</legend>
            {mayWrite && row.receivedAt === null && (
              <Button size="small" icon={MailCheck} busy={directive.busy} onClick={props.acknowledge}>
                {t("act.acknowledge")}
              </Button>
            )}
            {mayWrite && (
              <>
                <Button size="small" icon={FileText} onClick={() => openForm("obligation")}>
                  {t("act.save")}
                </Button>
                <Button size="small" icon={FilePlus2} onClick={() => openForm("evidence")}>
                  {t("act.addEvidence")}
                </Button>
              </>
            )}
            {kind && isKept && (
              <Button size="small" tone="quiet" icon={History} onClick={() => openEditor({ type: "history", kind, id: row.id })}>
                {t("detail.history")}
              </Button>
            )}
          </fieldset>
        </>
      )}
      {row.lackingDistricts.length > 0 && (
        <p className="directive-lacking">
          {t("detail.lacking", {
            n: number(row.lackingDistricts.length),
            all: number(row.districtsOf),
            names: row.lackingDistricts.join(", "),
          })}
        </p>
      )}
      <EvidenceList row={row} directive={directive} />
    </aside>
  );
};
