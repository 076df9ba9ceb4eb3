import { type ReactNode, useId } from "react";
import "./Choice.css";

interface ChoiceProps<V extends string> {
  label: string;
  value: V | "";
  options: readonly { value: V; label: ReactNode; detail?: ReactNode; disabled?: boolean }[];
  onChange(value: V): void;
  error?: string | undefined;
  hint?: ReactNode;
  disabled?: boolean;
  /** How many stand side by side. */
  columns?: number;
}

/** A few exclusive choices all in sight; arrows move between them. */
export const Choice = <V extends string>({ label, value, options, onChange, error, hint, disabled = false, columns = 1 }: ChoiceProps<V>) => {
  const name = useId();
  return (
    <fieldset
      className="choice"
      disabled={disabled}
      aria-invalid={error !== undefined || undefined}
      data-invalid={error === undefined ? undefined : ""}
    >
      <legend className="field-label">{label}</legend>
      <div className="choice-options" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {options.map((option) => (
          <label
            key={option.value}
            className="choice-option"
            data-chosen={option.value === value || undefined}
            data-disabled={option.disabled || undefined}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled ?? false}
              onChange={() => onChange(option.value)}
            />
            <span className="choice-words">
              <span>{option.label}</span>
              {option.detail && <span className="choice-detail">{option.detail}</span>}
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : (
        hint && <p className="field-hint">{hint}</p>
      )}
    </fieldset>
  );
};
