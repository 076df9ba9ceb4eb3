import { Field as Base } from "@base-ui/react/field";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import "./Field.css";

/** What every field shows around its control. `error` in words for an officer; it replaces `hint`. */
export interface FieldFrame {
  label: string;
  hint?: ReactNode | undefined;
  error?: string | null | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** A label, a control given as child, and under it a hint or what is wrong. The control inside names itself by the label. */
export const Field = ({ label, hint, error, required = false, disabled = false, children }: FieldFrame & { children: ReactNode }) => {
  const { t } = useTranslation("ui");
  return (
    <Base.Root className="field" invalid={Boolean(error)} disabled={disabled}>
      <Base.Label className="field-label">
        {label}
        {required && <span className="field-required"> · {t("required")}</span>}
      </Base.Label>
      {children}
      {error ? (
        <Base.Error className="field-error" match={true}>
          {error}
        </Base.Error>
      ) : (
        hint && <Base.Description className="field-hint">{hint}</Base.Description>
      )}
    </Base.Root>
  );
};
