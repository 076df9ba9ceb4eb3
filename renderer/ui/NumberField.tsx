import { NumberField as Base } from "@base-ui/react/number-field";
import { useDesk } from "../stores/desk-store.ts";
import { Field, type FieldFrame } from "./Field.tsx";

interface NumberFieldProps extends FieldFrame {
  value: number | null;
  onChange(value: number | null): void;
  min?: number;
  max?: number;
  step?: number;
  /** Digits after the decimal comma; 0 for counts. */
  digits?: number;
  /** Said after the figure, as `cử tri`, `m`. */
  unit?: string;
}

/** A number written as the language on screen writes it (1.475 in Vietnamese); null while empty. */
export const NumberField = ({ value, onChange, min, max, step = 1, digits = 0, unit, ...frame }: NumberFieldProps) => {
  const language = useDesk((state) => state.language);
  return (
    <Field {...frame}>
      <Base.Root
        value={value}
        onValueChange={onChange}
        min={min}
        max={max}
        step={step}
        locale={language === "vi" ? "vi-VN" : "en-GB"}
        format={{ maximumFractionDigits: digits }}
        required={frame.required ?? false}
        allowOutOfRange
      >
        <Base.Group className="field-number">
          <Base.Input className="field-control" autoComplete="off" />
          {unit && <span className="field-unit">{unit}</span>}
        </Base.Group>
      </Base.Root>
    </Field>
  );
};
