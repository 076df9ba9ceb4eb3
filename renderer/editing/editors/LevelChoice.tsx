import { useTranslation } from "react-i18next";
import { dateOf } from "../../format/moment.ts";
import { Choice } from "../fields/Choice.tsx";
import { highestLevel, type RiskAreaForm, type RiskScale } from "../forms/risk-area-form.ts";
import "./LevelChoice.css";

interface LevelChoiceProps {
  form: RiskAreaForm;
  scale: RiskScale | null;
  onChange(level: "1" | "2" | "3" | "4" | "5"): void;
  error?: string | undefined;
  disabled: boolean;
}

const levels = ["1", "2", "3", "4", "5"] as const;

/** The level, as far as the decision in force when the area begins allows for its hazard; the ones above it are shown and say why not. */
export const LevelChoice = ({ form, scale, onChange, error, disabled }: LevelChoiceProps) => {
  const { t } = useTranslation(["editing", "words"]);
  const highest = highestLevel(form, scale);
  const rule =
    scale === null
      ? t("editing:scale.unknown")
      : `${scale.decision}, ${t("editing:scale.inForceFrom", { day: dateOf(scale.inForceFrom) })}${scale.confidence === "H" ? "" : ` · ${t("editing:scale.unsure")}`}`;
  return (
    <div className="level-choice" data-testid="level-choice">
      <Choice
        label={t("editing:fields.level")}
        value={form.level}
        columns={5}
        options={levels.map((level) => ({
          value: level,
          label: <span className={`level-chip level-${level}`}>{level}</span>,
          disabled: highest !== null && Number(level) > highest,
        }))}
        onChange={onChange}
        error={error}
        disabled={disabled}
      />
      <p className="field-hint">{rule}</p>
      {highest !== null && highest < 5 && form.hazard !== "" && (
        <p className="field-hint" data-testid="level-limit">
          {t("editing:scale.limit", { hazard: t(`words:hazard.${form.hazard}`), level: highest })}
        </p>
      )}
    </div>
  );
};
