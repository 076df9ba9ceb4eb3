import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DayDispute, DayWord } from "../../../electron/contract/index.ts";
import { shortMomentOf } from "../../format/moment.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { Button } from "../../ui/Button.tsx";

/** Mâu thuẫn: each word stations tell differently, what each told and which one stands until somebody chooses. */
export const DayDisputes = ({ disputes, settle }: { disputes: DayDispute[]; settle: ((word: DayWord) => void) | undefined }) => {
  const { t } = useTranslation("day");
  return disputes.map(({ word, values }) => (
    <section key={word} className="day-dispute" data-testid={`day-dispute-${word}`}>
      <h4 className="ink-lacking">
        <TriangleAlert aria-hidden="true" /> {t("dispute.title", { word: t(`word.${word}`) })}
      </h4>
      <ul>
        {values.map(({ at, actor, stands }) => (
          <li key={`${at} ${actor}`}>
            {t("dispute.value", { at: at === null ? t("dispute.none") : shortMomentOf(at, roomNow()), actor })}
            {stands && <strong> · {t("dispute.stands")}</strong>}
          </li>
        ))}
      </ul>
      <p className="quiet">{t("dispute.settle")}</p>
      {settle && (
        <Button size="small" onClick={() => settle(word)}>
          {t("detail.correct")}
        </Button>
      )}
    </section>
  ));
};
