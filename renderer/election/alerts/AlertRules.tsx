import { useTranslation } from "react-i18next";
import type { AlertRuleTold } from "../../../electron/contract/index.ts";
import { dateOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { AlertMark } from "./AlertMark.tsx";

/** Every rule as data: what it says, where it is written, when it holds, how many alerts it tells now. */
export const AlertRules = ({ rules }: { rules: readonly AlertRuleTold[] }) => {
  const { t } = useTranslation("alerts");
  const { number } = useFormat();
  return (
    <ul className="alert-rules">
      {rules.map((rule) => (
        <li key={rule.rule} data-rule={rule.rule}>
          <p>
            <AlertMark severity={rule.severity} /> <strong>{rule.words}</strong>{" "}
            <span className="quiet">
              {t(`desks.${rule.desk}`)} · {t(`kind.${rule.kind}`)} · {rule.firing > 0 ? t("firing", { n: number(rule.firing) }) : t("quiet")}
              {!rule.inForce && ` · ${t("notInForce")}`}
            </span>
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
