import { Field as Base } from "@base-ui/react/field";
import type { Ref } from "react";
import { Field, type FieldFrame } from "./Field.tsx";

interface TextFieldProps extends FieldFrame {
  value: string;
  onChange(value: string): void;
  onBlur?(): void;
  /** More than one: a text area. */
  rows?: number;
  maxLength?: number;
  placeholder?: string;
  inputMode?: "text" | "decimal" | "numeric" | "tel";
  autoFocus?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

export const TextField = ({
  value,
  onChange,
  onBlur,
  rows = 1,
  maxLength,
  placeholder,
  inputMode,
  autoFocus,
  inputRef,
  ...frame
}: TextFieldProps) => (
  <Field {...frame}>
    <Base.Control
      className="field-control"
      value={value}
      onValueChange={onChange}
      onBlur={onBlur}
      maxLength={maxLength}
      placeholder={placeholder}
      inputMode={inputMode}
      autoFocus={autoFocus}
      autoComplete="off"
      required={frame.required}
      {...(rows > 1 ? { render: <textarea rows={rows} /> } : inputRef !== undefined ? { ref: inputRef } : {})}
    />
  </Field>
);
