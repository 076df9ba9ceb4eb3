import { useTranslation } from "react-i18next";
import type { FallbackPack } from "../../electron/contract/index.ts";
import { shortMomentOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { PackTable } from "./PackTable.tsx";

/** Who answers for what, with a telephone. */
export const PackCalls = ({ pack }: { pack: FallbackPack }) => {
  const { t } = useTranslation("fallback");
  return (
    <PackTable
      title={t("calls.title")}
      none={t("calls.none")}
      rows={pack.calls}
      rowKey={(row, index) => `${row.name} ${index}`}
      columns={[
        { head: t("calls.name"), cell: (row) => <strong>{row.name}</strong> },
        { head: t("calls.duty"), cell: (row) => row.duty },
        { head: t("calls.phone"), cell: (row) => <strong>{row.phone}</strong>, className: "pack-nowrap" },
        { head: t("calls.answersFor"), cell: (row) => row.answersFor },
        { head: t("calls.communes"), cell: (row) => row.communes.join(", ") },
      ]}
    />
  );
};

/** Places that owe a report or were reported lacking or failed, with room to write what a call gave. */
export const PackChase = ({ pack }: { pack: FallbackPack }) => {
  const { t } = useTranslation("fallback");
  const { number } = useFormat();
  const made = Date.parse(pack.madeAt);
  return (
    <PackTable
      title={t("chase.title")}
      none={t("chase.none")}
      rows={pack.chase}
      rowKey={(row) => row.id}
      columns={[
        {
          head: t("chase.place"),
          cell: (row) => (
            <>
              <strong>{row.place}</strong> <span className="pack-nowrap">({row.id})</span>
            </>
          ),
        },
        { head: t("chase.commune"), cell: (row) => `${row.commune}, ${row.district}` },
        { head: t("chase.mark"), cell: (row) => row.mark },
        { head: t("chase.note"), cell: (row) => row.note ?? "" },
        { head: t("chase.asOf"), cell: (row) => (row.asOf === null ? "" : shortMomentOf(row.asOf, made)), className: "pack-nowrap" },
        { head: t("chase.voters"), cell: (row) => (row.voters === null ? t("votersUnknown") : number(row.voters)), className: "pack-number" },
        { head: t("chase.done"), cell: () => "", className: "pack-write" },
      ]}
    />
  );
};

/** Zones, areas and open incidents when it was made. */
export const PackSituation = ({ pack }: { pack: FallbackPack }) => {
  const { t } = useTranslation("fallback");
  const { number } = useFormat();
  const made = Date.parse(pack.madeAt);
  const period = (from: string, to: string | null): string =>
    to === null ? t("since", { from: shortMomentOf(from, made) }) : t("period", { from: shortMomentOf(from, made), to: shortMomentOf(to, made) });
  return (
    <>
      <h2>{t("situation.title")}</h2>
      <PackTable
        title={t("zones.title")}
        none={t("zones.none")}
        rows={pack.zones}
        rowKey={(row, index) => `${row.name} ${index}`}
        columns={[
          { head: t("zones.name"), cell: (row) => <strong>{row.name}</strong> },
          { head: t("zones.kind"), cell: (row) => row.kind },
          { head: t("zones.decision"), cell: (row) => row.decision ?? t("zones.noDecision") },
          { head: t("zones.period"), cell: (row) => period(row.from, row.to) },
          { head: t("zones.communes"), cell: (row) => row.communes.join(", ") },
          { head: t("zones.places"), cell: (row) => number(row.places), className: "pack-number" },
          {
            head: t("zones.voters"),
            cell: (row) =>
              row.votersUnknown === 0 ? number(row.voters) : t("votersPartly", { n: number(row.voters), unknown: number(row.votersUnknown) }),
            className: "pack-number",
          },
        ]}
      />
      <PackTable
        title={t("riskAreas.title")}
        none={t("riskAreas.none")}
        rows={pack.riskAreas}
        rowKey={(row, index) => `${row.name} ${index}`}
        columns={[
          { head: t("riskAreas.name"), cell: (row) => <strong>{row.name}</strong> },
          { head: t("riskAreas.hazard"), cell: (row) => row.hazard },
          { head: t("riskAreas.level"), cell: (row) => row.level, className: "pack-number" },
          { head: t("riskAreas.source"), cell: (row) => row.source },
          { head: t("riskAreas.period"), cell: (row) => period(row.from, row.to) },
          { head: t("riskAreas.responsible"), cell: (row) => row.responsible ?? t("riskAreas.nobody") },
          { head: t("riskAreas.communes"), cell: (row) => row.communes.join(", ") },
        ]}
      />
      <PackTable
        title={t("incidents.title")}
        none={t("incidents.none")}
        rows={pack.incidents}
        rowKey={(row, index) => `${row.occurredAt} ${index}`}
        columns={[
          { head: t("incidents.at"), cell: (row) => shortMomentOf(row.occurredAt, made), className: "pack-nowrap" },
          { head: t("incidents.commune"), cell: (row) => row.commune },
          { head: t("incidents.category"), cell: (row) => row.category },
          { head: t("incidents.severity"), cell: (row) => row.severity, className: "pack-number" },
          { head: t("incidents.text"), cell: (row) => row.text },
          { head: t("incidents.status"), cell: (row) => row.status },
        ]}
      />
    </>
  );
};
