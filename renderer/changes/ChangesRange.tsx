import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Choice } from "../editing/fields/Choice.tsx";
import { MomentField } from "../editing/fields/MomentField.tsx";
import { shortMomentOf } from "../format/moment.ts";
import { useRoomDay } from "../stores/clock-store.ts";
import { titleWords } from "../time/words.ts";
import { SelectField } from "../ui/SelectField.tsx";
import type { ChosenRange } from "./use-range.ts";

const presets = ["hour", "morning", "start", "bar"] as const;

/** Chooses the two moments and which of the two times to go by. */
export const ChangesRange = ({ chosen }: { chosen: ChosenRange }) => {
  const { t } = useTranslation("changes");
  const today = useRoomDay();
  const typedFrom = useRef<HTMLInputElement>(null);
  const typedTo = useRef<HTMLInputElement>(null);
  const { choice, choose, options, typed, watched } = chosen;
  const presetName = (value: string): string => {
    const preset = presets.find((known) => known === value);
    return preset === undefined ? value : t(`preset.${preset}`);
  };
  const typedOption = { value: "typed", label: t("preset.typed") } as const;
  return (
    <section className="changes-range" aria-label={t("range")}>
      <div className="editor-pair">
        <SelectField
          label={t("from")}
          value={choice.from}
          typedIn={{ value: "typed", field: typedFrom }}
          onChange={(from) => choose({ from })}
          options={[
            typedOption,
            ...options.map(({ value, at, title }) => ({
              value,
              label: title === null ? presetName(value) : titleWords(title),
              detail: shortMomentOf(at, today),
            })),
          ]}
        />
        <SelectField
          label={t("to")}
          value={choice.to}
          typedIn={{ value: "typed", field: typedTo }}
          onChange={(to) => choose({ to })}
          options={[
            { value: "now" as const, label: t("preset.now") },
            typedOption,
            ...(watched === null ? [] : [{ value: "watched" as const, label: t("preset.watched"), detail: shortMomentOf(watched, today) }]),
          ]}
        />
      </div>
      {choice.from === "typed" && (
        <MomentField
          label={t("typedFrom")}
          inputRef={typedFrom}
          placeholder={t("typedHint")}
          value={choice.typedFrom}
          onChange={(typedFrom) => choose({ typedFrom })}
          error={choice.typedFrom.trim() !== "" && typed.from === null ? t("typedWrong") : null}
        />
      )}
      {choice.to === "typed" && (
        <MomentField
          label={t("typedTo")}
          inputRef={typedTo}
          placeholder={t("typedHint")}
          value={choice.typedTo}
          onChange={(typedTo) => choose({ typedTo })}
          error={choice.typedTo.trim() !== "" && typed.to === null ? t("typedWrong") : null}
        />
      )}
      {typed.backwards && <p className="field-error">{t("backwards")}</p>}
      <Choice
        label={t("axis")}
        value={choice.axis}
        columns={2}
        options={[
          { value: "knownAt", label: t("axes.knownAt") },
          { value: "trueAt", label: t("axes.trueAt") },
        ]}
        onChange={(axis) => choose({ axis })}
      />
    </section>
  );
};
