import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useFormat } from "../format/use-format.ts";
import { type AttentionItem, alertsHere } from "../stores/attention.ts";
import { useAttention } from "../stores/attention-store.ts";
import { openSheet, showDesk, useDesk, visit } from "../stores/desk-store.ts";
import { allLayers, layersStore } from "../stores/layers-store.ts";
import { useOpenOnly } from "../stores/room-store.ts";
import type { Where } from "../stores/where.ts";
import { Age } from "../ui/Age.tsx";
import { Button } from "../ui/Button.tsx";
import { useSubject } from "./use-subject.ts";
import "./AttentionList.css";

const asked = allLayers.filter((layer) => layer !== "communes" && layer !== "districts");

const go = (item: AttentionItem): void => {
  if (item.target?.layer === "districts") showDesk("election");
  if (item.at) visit({ ...item.at, zoom: item.target?.layer === "districts" ? 10 : 11.5 }, item.target);
};

const Row = ({ item }: { item: AttentionItem }) => {
  const { t } = useTranslation("desk");
  const subject = useSubject();
  const where = useWhere()(item.where);
  return (
    <li>
      <button type="button" className={`attention-row attention-${item.tone}`} onClick={() => go(item)}>
        <span className="attention-subject">
          <strong>{subject(item)}</strong>
          {item.asOf && <Age asOf={item.asOf} plain />}
        </span>
        {item.title && item.subject.kind !== "district" && <span className="attention-words">{item.title}</span>}
        {where && <span className="attention-where">{where}</span>}
        {item.who && <span className="attention-where">{t("attention.who", { name: item.who })}</span>}
        {item.why.length > 0 && <span className="attention-why">{item.why.map((why) => t(`attention.${why}`)).join(" · ")}</span>}
      </button>
    </li>
  );
};

/** Alerts of the election and of duty, with the way to them: as many as the count above has of them. */
const Alerts = () => {
  const { t } = useTranslation("desk");
  const { number } = useFormat();
  const { n, urgent, others } = alertsHere(useAttention((state) => state.alerts));
  if (n === 0) return null;
  return (
    <button
      type="button"
      className={`attention-alerts attention-${urgent > 0 ? "failed" : "attention"}`}
      onClick={() => openSheet("alerts")}
      data-testid="attention-alerts"
    >
      <strong>{t("attention.alerts", { n: number(n), urgent: number(urgent) })}</strong>
      {others > 0 && <span className="attention-where quiet">{t("attention.alertsOthers", { n: number(others) })}</span>}
    </button>
  );
};

/** What "nothing waits" may be called: only where the alerts are told and every layer has ever had a report. */
const useCalm = (): "waiting" | "noneYet" | "none" => {
  const isTold = useAttention((state) => state.alerts !== null);
  return useStore(layersStore, (layers) =>
    !isTold || asked.some((layer) => layers[layer].head === null)
      ? "waiting"
      : asked.some((layer) => layers[layer].head?.asOf === null)
        ? "noneYet"
        : "none",
  );
};

/** "Xã Cao Bồ và 3 xã khác, Huyện Vị Xuyên" */
const useWhere = (): ((where: Where | null) => string) => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  return (where) => {
    if (where === null) return "";
    const { commune, district, others } = where;
    const named = commune !== null && others > 0 ? t("attention.others", { commune, n: format.number(others) }) : commune;
    return [named, district].filter(Boolean).join(", ");
  };
};

/** What waits for somebody, worst first: all of it on the overview, the desk's own matters elsewhere. */
export const AttentionList = () => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const desk = useDesk((state) => state.desk);
  const all = useAttention((state) => state.items);
  const { n: whole, desks } = useAttention((state) => state.counts);
  const items = desk === "overview" ? all : all.filter((item) => item.desk === desk);
  const calm = useCalm();
  const openOnly = useOpenOnly();
  const n = desk === "overview" ? whole : desks[desk].n;
  return (
    <section className="attention" id="attention" tabIndex={-1} aria-labelledby="attention-title">
      <h2 id="attention-title" className="attention-title">
        {desk === "overview" ? t("attention.title") : `${t("attention.title")}: ${t(`desks.${desk}`)}`}{" "}
        {n > 0 && <span className="quiet">{format.number(n)}</span>}
        {openOnly && <span className="quiet attention-scope">{t("openOnly")}</span>}
      </h2>
      {(desk === "overview" || desk === "election") && <Alerts />}
      {n === 0 && <p className="quiet attention-none">{t(`attention.${calm}`)}</p>}
      <ul>
        {items.map((item) => (
          <Row key={item.key} item={item} />
        ))}
      </ul>
      {n < whole && (
        <p className="attention-none">
          <Button size="small" tone="quiet" onClick={() => showDesk("overview")}>
            {t("attention.whole", { n: format.number(whole) })}
          </Button>
        </p>
      )}
    </section>
  );
};
