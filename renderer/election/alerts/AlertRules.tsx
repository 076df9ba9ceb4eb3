import { useTranslation } from "react-i18next";
import type { AlertRuleTold } from "../../../electron/contract/index.ts";
import { dateOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { MarkShape } from "../../ui/MarkShape.tsx";
import { AlertMark } from "./AlertMark.tsx";

/** What a rule says now: how many alerts, nothing, or that it cannot say anything, which is no good news. */
const Says = ({ rule }: { rule: AlertRuleTold }) => {
  const { t } = useTranslation("alerts");
  const { number } = useFormat();
  if (!rule.inForce) return <span className="quiet">{t("notInForce")}</span>;
  if (rule.firing > 0) return <strong className="tabular">{t("firing", { n: number(rule.firing) })}</strong>;
  if (rule.lacks === null) return <span className="quiet">{t("quiet")}</span>;
  return (
    <span className="alert-mark ink-unknown">
      <MarkShape readiness="unknown" /> {t("unjudged", { lacks: rule.lacks })}
    </span>
  );
};

/** Every rule as data: what it says, where it is written, when it holds, how many alerts it tells now. */
export const AlertRules = ({ rules }: { rules: readonly AlertRuleTold[] }) => {
  const { t } = useTranslation("alerts");
  return (
    <ul className="alert-rules">
      {rules.map((rule) => (
        <li key={rule.rule} data-rule={rule.rule}>
          <p className="alert-rule-said">
            <AlertMark severity={rule.severity} /> <strong>{rule.words}</strong>
            <span className="quiet">
              {t(`desks.${rule.desk}`)} · {t(`kind.${rule.kind}`)}
            </span>
            <Says rule={rule} />
          </p>
          <p className="quiet">
            {rule.basis} ({t(`confidence.${rule.confidence}`)}).{" "}
            {rule.to === null ? t("inForce", { from: dateOf(rule.from) }) : t("inForceTo", { from: dateOf(rule.from), to: dateOf(rule.to) })}.{" "}
            {rule.todo}.
          </p>
        </li>
      ))}
    </ul>
  );
};
