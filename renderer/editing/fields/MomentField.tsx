import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import type { FieldFrame } from "../../ui/Field.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { dayOf, dayShown, endOf, momentOf, momentShown } from "../forms/typed-moment.ts";

interface HeldFieldProps extends FieldFrame {
  /** As `typed-moment.ts` holds it. */
  value: string;
  onChange(value: string): void;
}

interface MomentFieldProps extends HeldFieldProps {
  end?: boolean;
  inputRef?: Ref<HTMLInputElement>;
  placeholder?: string;
  /** An hour of today is what is mostly typed: the hint names no day. */
  hourOnly?: boolean;
}

/** Held the one way once understood; left as typed where it is not. */
const leave = (value: string, understood: string | null, onChange: (value: string) => void) => () => {
  if (understood !== null && understood !== value) onChange(understood);
};

/** Hour and day, 24 hours, `07:30 23/5/2021`. What cannot be read stays in the field as typed. `end`: a day alone is its last minute. */
export const MomentField = ({ value, onChange, end = false, inputRef, placeholder, hourOnly = false, ...frame }: MomentFieldProps) => {
  const { t } = useTranslation("editing");
  return (
    <TextField
      {...frame}
      value={momentShown(value)}
      onChange={onChange}
      onBlur={leave(value, end ? endOf(value) : momentOf(value), onChange)}
      placeholder={placeholder ?? t(hourOnly ? "hourHint" : "momentHint")}
      {...(inputRef ? { inputRef } : {})}
    />
  );
};

/** A day, `23/5/2021`. */
export const DayField = ({ value, onChange, ...frame }: HeldFieldProps) => {
  const { t } = useTranslation("editing");
  return (
    <TextField {...frame} value={dayShown(value)} onChange={onChange} onBlur={leave(value, dayOf(value), onChange)} placeholder={t("dayHint")} />
  );
};
