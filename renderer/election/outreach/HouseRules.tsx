import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type OutreachCase, type OutreachRules, outreachCases } from "../../../electron/contract/index.ts";
import { useLive } from "../../room-client/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { useMayTell, useSaving } from "../day/use-saving.ts";
import { useFigures } from "./use-figures.ts";

const ofCase = ["minutesPerVoter", "kitsPerMember"] as const;
type CaseFigure = (typeof ofCase)[number];
const overall = ["boxMinutes", "disinfectMinutes", "leastMembers", "graceMinutes"] as const;
type Overall = (typeof overall)[number];
/** Figures by `minutesPerVoter hospital` or `boxMinutes`; null while a field is empty. */
type Figures = Readonly<Record<string, number | null>>;

const keyOf = (figure: CaseFigure, of: OutreachCase): string => `${figure} ${of}`;
const figuresOf = (rules: OutreachRules): Record<string, number> => ({
  ...Object.fromEntries(ofCase.flatMap((figure) => outreachCases.map((of) => [keyOf(figure, of), rules.cases[of][figure]]))),
  ...Object.fromEntries(overall.map((figure) => [figure, rules[figure]])),
});

interface RulesProps {
  rules: OutreachRules;
  house: OutreachRules;
}

const RulesForm = ({ rules, house }: RulesProps) => {
  const { t } = useTranslation("outreach");
  const { number } = useFigures();
  const mayWrite = useMayTell();
  const save = useSaving();
  const [typed, setTyped] = useState<Figures>(() => figuresOf(rules));
  const atFirst = figuresOf(house);
  const others = Object.keys(atFirst).filter((key) => figuresOf(rules)[key] !== atFirst[key]).length;
  const write = (figures: Figures) =>
    save(
      (client, requestId) => {
        const of = (figure: CaseFigure) => Object.fromEntries(outreachCases.map((one) => [one, figures[keyOf(figure, one)] ?? 0]));
        const one = (figure: Overall) => figures[figure] ?? house[figure];
        return client.call("outreach.saveRules", {
          minutesPerVoter: of("minutesPerVoter"),
          kitsPerMember: of("kitsPerMember"),
          boxMinutes: one("boxMinutes"),
          disinfectMinutes: one("disinfectMinutes"),
          leastMembers: one("leastMembers"),
          graceMinutes: one("graceMinutes"),
          requestId,
        });
      },
      () => ({ title: t("rules.saved") }),
    );
  const field = (key: string, label: string, least: number, digits: number, unit?: string) => (
    <NumberField
      label={label}
      value={typed[key] ?? null}
      onChange={(value) => setTyped((before) => ({ ...before, [key]: value }))}
      min={least}
      max={10_000}
      digits={digits}
      step={digits === 0 ? 1 : 0.1}
      disabled={!mayWrite}
      error={typed[key] === null ? t("rules.required") : null}
      {...(unit === undefined ? {} : { unit })}
      {...(figuresOf(rules)[key] !== atFirst[key] ? { hint: t("rules.first", { value: number(atFirst[key] ?? 0) }) } : {})}
    />
  );
  const isWhole = Object.values(typed).every((value) => value !== null);
  return (
    <form
      className="outreach-form"
      aria-label={t("views.rules")}
      data-testid="outreach-rules"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) void write(typed);
      }}
    >
      <p className="quiet">{t("rules.text")}</p>
      <div className="outreach-numbers">
        {overall.map((figure) => (
          <div key={figure}>
            {field(figure, t(`rules.${figure}`), figure === "boxMinutes" ? 1 : 0, 0, t(figure === "leastMembers" ? "rules.people" : "rules.minutes"))}
          </div>
        ))}
      </div>
      <ul className="outreach-rules" aria-label={t("rules.table")}>
        {outreachCases.map((of) => (
          <li key={of}>
            <strong>{t(`case.${of}`)}</strong>
            {ofCase.map((figure) => (
              <div key={figure}>{field(keyOf(figure, of), t(`rules.${figure}`), 0, 1)}</div>
            ))}
          </li>
        ))}
      </ul>
      <p className="quiet">{others === 0 ? t("rules.asFirst") : t("rules.changed", { n: number(others) })}</p>
      {mayWrite && (
        <div className="outreach-buttons">
          <Button type="submit" tone="primary" disabled={!isWhole}>
            {t("rules.save")}
          </Button>
          {others > 0 && (
            <Button tone="quiet" onClick={() => void write(atFirst)}>
              {t("rules.reset")}
            </Button>
          )}
        </div>
      )}
    </form>
  );
};

/** Figures boxes, kits and hours are reckoned by: those in force, and the way back to those the room came with. */
export const HouseRules = () => {
  const { value, problem } = useLive("outreach.rules", {});
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  return (
    <div className="outreach-scroll">
      <RulesForm key={JSON.stringify(value.rules)} rules={value.rules} house={value.house} />
    </div>
  );
};
