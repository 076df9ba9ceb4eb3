import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useFormat } from "../format/use-format.ts";
import type { AttentionItem } from "../stores/attention.ts";
import { useAttention } from "../stores/attention-store.ts";
import { showDesk, visit } from "../stores/desk-store.ts";
import { allLayers, layersStore } from "../stores/layers-store.ts";
import { Age } from "../ui/Age.tsx";
import { useSubject } from "./use-subject.ts";
import "./AttentionList.css";

const SHOWN = 12;
const asked = allLayers.filter((layer) => layer !== "communes" && layer !== "districts");

const go = (item: AttentionItem): void => {
  if (item.target?.layer === "districts") showDesk("election");
  if (item.at) visit({ ...item.at, zoom: item.target?.layer === "districts" ? 10 : 11.5 }, item.target);
};

const Row = ({ item }: { item: AttentionItem }) => {
  const { t } = useTranslation("desk");
  const subject = useSubject();
  return (
    <li>
      <button type="button" className={`attention-row attention-${item.tone}`} onClick={() => go(item)}>
        <span className="attention-subject">
          <strong>{subject(item)}</strong>
          {item.asOf && <Age asOf={item.asOf} plain />}
        </span>
        {item.title && item.subject.kind !== "district" && <span className="attention-words">{item.title}</span>}
        {item.why.length > 0 && <span className="attention-why">{item.why.map((why) => t(`attention.${why}`)).join(" · ")}</span>}
      </button>
    </li>
  );
};

/** What "nothing waits" may be called: only where every layer has ever had a report. */
const useCalm = (): "waiting" | "noneYet" | "none" =>
  useStore(layersStore, (layers) =>
    asked.some((layer) => layers[layer].head === null) ? "waiting" : asked.some((layer) => layers[layer].head?.asOf === null) ? "noneYet" : "none",
  );

/** What waits for somebody, worst first. */
export const AttentionList = () => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const items = useAttention((state) => state.items);
  const calm = useCalm();
  return (
    <section className="attention" id="attention" tabIndex={-1} aria-labelledby="attention-title">
      <h3 id="attention-title" className="attention-title">
        {t("attention.title")} {items.length > 0 && <span className="quiet">{format.number(items.length)}</span>}
      </h3>
      {items.length === 0 && <p className="quiet attention-none">{t(`attention.${calm}`)}</p>}
      <ul>
        {items.slice(0, SHOWN).map((item) => (
          <Row key={item.key} item={item} />
        ))}
      </ul>
      {items.length > SHOWN && <p className="quiet attention-none">{t("attention.more", { n: format.number(items.length - SHOWN) })}</p>}
    </section>
  );
};
