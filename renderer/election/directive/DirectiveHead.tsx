import { useTranslation } from "react-i18next";
import type { LiveValue } from "../../../electron/contract/wire.ts";
import { dateTimeOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { type BoardFilters, type EvidenceChoice, evidenceChoices } from "./directive-view.ts";
import { useDistricts } from "./use-districts.ts";

interface DirectiveHeadProps {
  board: LiveValue<"directive.board">;
  filters: BoardFilters;
  setFilters(filters: BoardFilters): void;
  shown: number;
}

const any = "any";

/** Counts n/N of all obligations, whatever is filtered, and the filters. */
export const DirectiveHead = ({ board, filters, setFilters, shown }: DirectiveHeadProps) => {
  const { t } = useTranslation("directive");
  const { number } = useFormat();
  const districts = useDistricts();
  const { counts, rows } = board;
  const all = number(counts.obligations);
  const agencies = [...new Map(rows.map(({ agency, agencyName }) => [agency, agencyName]))].sort(([, one], [, other]) =>
    one.localeCompare(other, "vi"),
  );
  const evidencedOf = (agency: string) => {
    const owed = rows.filter((row) => row.agency === agency);
    return t("filters.agencyCount", { n: number(owed.filter(({ state }) => state === "evidenced").length), all: number(owed.length) });
  };
  const lackingOf = (name: string) =>
    t("filters.districtLacking", { n: number(rows.filter(({ lackingDistricts }) => lackingDistricts.includes(name)).length) });
  const byEvidence: Record<EvidenceChoice, number> = {
    any: counts.obligations,
    lacking: counts.unsaid + counts.received,
    partial: counts.partial,
    evidenced: counts.evidenced,
  };
  return (
    <div className="directive-head">
      <p className="directive-counts tabular" data-testid="directive-counts">
        <strong>{t("counts.evidenced", { n: number(counts.evidenced), all })}</strong>
        {[
          t("counts.partial", { n: number(counts.partial) }),
          t("counts.acknowledged", { n: number(counts.acknowledged), all }),
          t("counts.documented", { n: number(counts.documented), all }),
        ].map((words) => ` · ${words}`)}
        {counts.overdue > 0 && (
          <>
            {" · "}
            <strong className="ink-failed">{t("counts.overdue", { n: number(counts.overdue) })}</strong>
          </>
        )}
      </p>
      <div className="directive-filters">
        <SelectField
          label={t("filters.agency")}
          value={filters.agency ?? any}
          onChange={(agency) => setFilters({ ...filters, agency: agency === any ? null : agency })}
          options={[
            { value: any, label: t("filters.anyAgency") },
            ...agencies.map(([value, label]) => ({ value, label, detail: evidencedOf(value) })),
          ]}
        />
        <SelectField<EvidenceChoice>
          label={t("filters.evidence")}
          value={filters.evidence}
          onChange={(evidence) => setFilters({ ...filters, evidence })}
          options={evidenceChoices.map((value) => ({ value, label: `${t(`filters.${value}`)} (${number(byEvidence[value])})` }))}
        />
        <SelectField
          label={t("filters.district")}
          value={filters.district ?? any}
          onChange={(district) => setFilters({ ...filters, district: district === any ? null : district })}
          options={[
            { value: any, label: t("filters.anyDistrict") },
            ...districts.map(({ name }) => ({ value: name, label: name, detail: lackingOf(name) })),
          ]}
        />
      </div>
      <p className="directive-said-of quiet tabular">
        {t("shown", { n: number(shown), all })}. {board.asOf === null ? t("noNews") : t("asOf", { time: dateTimeOf(board.asOf) })}. {t("cited")}:{" "}
        {board.cited.map(({ number: cited, loaded }) => (loaded ? cited : `${cited} (${t("notLoaded")})`)).join("; ")}
      </p>
    </div>
  );
};
