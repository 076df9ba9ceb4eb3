import { Field as Base } from "@base-ui/react/field";
import { Eye, EyeOff } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../ui/Button.tsx";
import { Field, type FieldFrame } from "../ui/Field.tsx";

interface PassphraseFieldProps extends FieldFrame {
  value: string;
  onChange(value: string): void;
  autoFocus?: boolean;
}

/** A passphrase, hidden until asked for; says when Caps Lock is on. */
export const PassphraseField = ({ value, onChange, autoFocus = false, hint, ...frame }: PassphraseFieldProps) => {
  const { t } = useTranslation("vault");
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState("CapsLock"));
  return (
    <Field {...frame} hint={capsLock ? <strong className="vault-caps">{t("fields.capsLock")}</strong> : hint}>
      <div className="vault-secret">
        <Base.Control
          className="field-control"
          type={shown ? "text" : "password"}
          value={value}
          onValueChange={onChange}
          onKeyDown={look}
          onKeyUp={look}
          maxLength={500}
          autoFocus={autoFocus}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="off"
        />
        <IconButton icon={shown ? EyeOff : Eye} label={t(shown ? "fields.hide" : "fields.show")} pressed={shown} onClick={() => setShown(!shown)} />
      </div>
    </Field>
  );
};
