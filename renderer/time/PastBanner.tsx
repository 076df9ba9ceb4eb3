import { History } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { dateTimeOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";
import { backToNow, hourOf, isNow, useAway, useMoment } from "../stores/moment-store.ts";
import { useTimeline } from "../stores/timeline-store.ts";
import { Button } from "../ui/Button.tsx";
import { momentWords } from "./words.ts";
import "./PastBanner.css";

/** What came in since the surface left the present. */
const useFresh = (): number => {
  const leftAt = useMoment((state) => state.leftAt);
  return useTimeline(({ timeline }) => (leftAt === null ? 0 : (timeline?.steps ?? []).filter((step) => Date.parse(step.knownAt) > leftAt).length));
};

/** Tells readers of the screen where it stands, once it has come to rest there. */
const Told = () => {
  const { t } = useTranslation("time");
  const [told, setTold] = useState("");
  const resting = useMoment((state) => (state.settled && state.asked === state.shown ? state.shown : null));
  useEffect(() => {
    if (resting === null) return;
    setTold((before) => (isNow(resting) ? (before === "" ? "" : t("banner.toldNow")) : t("banner.told", { moment: momentWords(resting) })));
  }, [resting, t]);
  return (
    <p className="visually-hidden" role="status" data-testid="past-told">
      {told}
    </p>
  );
};

const Banner = () => {
  const { t } = useTranslation("time");
  const format = useFormat();
  const asked = useMoment((state) => state.asked);
  const shown = useMoment((state) => state.shown);
  const fresh = useFresh();
  const hour = hourOf(shown);
  return (
    <div className="past-banner" data-testid="past-banner">
      <History aria-hidden="true" />
      <p>
        {hour === null ? (
          t("banner.leaving", { moment: momentWords(asked) })
        ) : (
          <>
            <strong>{t(shown.trueAt === undefined ? "banner.known" : "banner.true", { hour: dateTimeOf(hour) })}</strong> — {t("banner.notNow")}
          </>
        )}
      </p>
      {fresh > 0 && (
        <span className="past-fresh" data-testid="past-fresh">
          {t("banner.fresh", { n: format.number(fresh) })}
        </span>
      )}
      <Button size="small" onClick={() => backToNow()} data-testid="back-to-now">
        {t("banner.back")} <kbd>Esc</kbd>
      </Button>
    </div>
  );
};

/** Over the whole surface while it shows anything but now: which moment it is, what has come in since, and the way back. */
export const PastBanner = () => {
  const away = useAway();
  return (
    <div className="past">
      {away && <Banner />}
      <Told />
    </div>
  );
};
