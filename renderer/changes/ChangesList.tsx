import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChangedRecord } from "../../electron/contract/index.ts";
import { useFormat } from "../format/use-format.ts";
import { Button } from "../ui/Button.tsx";
import { ChangeLine } from "./ChangeLine.tsx";
import { byDeskAndPlace, type Narrowing } from "./listing.ts";

/** Lines put on the page at a time: the next come as the end of the list comes into sight. */
const STEP = 120;

/** Calls `reached` when the element comes into sight. */
const useEndInSight = (reached: () => void) => {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(reached);
  latest.current = reached;
  useEffect(() => {
    const element = end.current;
    if (element === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) latest.current();
    });
    observer.observe(element);
    return () => observer.disconnect();
  });
  return end;
};

const More = ({ left, onMore }: { left: number; onMore(): void }) => {
  const { t } = useTranslation("changes");
  const { number } = useFormat();
  const end = useEndInSight(onMore);
  return (
    <div ref={end} className="changes-more">
      <Button size="small" onClick={onMore}>
        {t("more", { n: number(left) })}
      </Button>
    </div>
  );
};

/** Every change by desk, then by place, worst first. */
export const ChangesList = ({ changes, narrowing }: { changes: readonly ChangedRecord[]; narrowing: Narrowing | null }) => {
  const { t } = useTranslation("changes");
  const [most, setMost] = useState(STEP);
  const wanted =
    narrowing === null ? changes.length : changes.filter((change) => change.desk === narrowing.desk && change.sense === narrowing.sense).length;
  const left = Math.max(0, wanted - most);
  return (
    <div className="changes-list" data-testid="changes-list">
      {byDeskAndPlace(changes, narrowing, most).map(({ desk, places }) => (
        <section key={desk} aria-label={t(`desk.${desk}`)}>
          <h3 className="changes-desk">{t(`desk.${desk}`)}</h3>
          {places.map((place) => (
            <div key={place.code} className="changes-place">
              <h4>
                {place.commune ?? t("noCommune")}
                {place.district && <span className="quiet"> · {place.district}</span>}
              </h4>
              <ul>
                {place.changes.map((change) => (
                  <ChangeLine key={`${change.kind} ${change.id}`} change={change} />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      {left > 0 && <More left={Math.min(left, STEP)} onMore={() => setMost(most + STEP)} />}
    </div>
  );
};
