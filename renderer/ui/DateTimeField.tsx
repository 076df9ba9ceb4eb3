import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { dateTimeOf, readDate, readDateTime, showDate } from "../format/moment.ts";
import type { FieldFrame } from "./Field.tsx";
import { TextField } from "./TextField.tsx";

interface TimeFieldProps extends FieldFrame {
  value: string | null;
  onChange(value: string | null): void;
}

/** Text that stands for a value: kept as typed until it is left, then written the one way. `onChange` gets null while it cannot be read. */
const useTyped = (
  value: string | null,
  onChange: (value: string | null) => void,
  show: (value: string) => string,
  read: (text: string) => string | null,
) => {
  const [text, setText] = useState(value === null ? "" : show(value));
  const [left, setLeft] = useState(true);
  useEffect(() => {
    if (value !== null) setText((typed) => (read(typed) === value ? typed : show(value)));
    else setText((typed) => (read(typed) === null ? typed : ""));
  }, [value, show, read]);
  const bad = left && text.trim() !== "" && read(text) === null;
  return {
    text,
    bad,
    type: (typed: string) => {
      setLeft(false);
      setText(typed);
      onChange(read(typed));
    },
    leave: () => {
      setLeft(true);
      const understood = read(text);
      if (understood !== null) setText(show(understood));
    },
  };
};

/** Day and hour, 24 hours, as `07:30 23/5/2021`; the value is ISO 8601 at +07:00, whatever zone the machine is in. */
export const DateTimeField = ({ value, onChange, hint, error, ...frame }: TimeFieldProps) => {
  const { t } = useTranslation("ui");
  const typed = useTyped(value, onChange, dateTimeOf, readDateTime);
  return (
    <TextField
      {...frame}
      value={typed.text}
      onChange={typed.type}
      onBlur={typed.leave}
      placeholder="07:30 23/5/2021"
      hint={hint ?? t("dateTimeHint")}
      error={typed.bad ? t("dateTimeBad") : error}
    />
  );
};

/** A day, as `23/5/2021`; the value is `2021-05-23`. */
export const DateField = ({ value, onChange, hint, error, ...frame }: TimeFieldProps) => {
  const { t } = useTranslation("ui");
  const typed = useTyped(value, onChange, showDate, readDate);
  return (
    <TextField
      {...frame}
      value={typed.text}
      onChange={typed.type}
      onBlur={typed.leave}
      placeholder="23/5/2021"
      hint={hint}
      error={typed.bad ? t("dateBad") : error}
    />
  );
};
