import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { type ReactNode, type RefObject, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Field, type FieldFrame } from "./Field.tsx";
import "./SelectField.css";

interface SelectFieldProps<V extends string> extends FieldFrame {
  value: V | null;
  /** `detail` stands under the label, quieter. */
  options: readonly { value: V; label: string; detail?: ReactNode; disabled?: boolean }[];
  onChange(value: V): void;
  placeholder?: string;
  /** An option whose value is typed in a field of its own: chosen, the focus goes there and not back to the select. */
  typedIn?: { value: V; field: RefObject<HTMLElement | null> };
}

export const SelectField = <V extends string>({ value, options, onChange, placeholder, typedIn, ...frame }: SelectFieldProps<V>) => {
  const { t } = useTranslation("ui");
  const chosen = useRef<V | null>(null);
  return (
    <Field {...frame}>
      <Base.Root
        items={options.map(({ value: item, label }) => ({ value: item, label }))}
        value={value}
        onValueChange={(next: V | null) => {
          chosen.current = next;
          if (next !== null) onChange(next);
        }}
        modal={false}
        required={frame.required ?? false}
      >
        <Base.Trigger className="field-control select-trigger">
          <Base.Value placeholder={placeholder ?? t("chosen")} />
          <Base.Icon className="select-icon">
            <ChevronDown aria-hidden="true" />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className="select-positioner" sideOffset={4} alignItemWithTrigger={false}>
            <Base.Popup
              className="select-popup"
              finalFocus={() => (typedIn !== undefined && chosen.current === typedIn.value ? (typedIn.field.current ?? true) : true)}
            >
              <Base.List>
                {options.map((option) => (
                  <Base.Item key={option.value} value={option.value} disabled={option.disabled ?? false} className="select-item">
                    <Base.ItemIndicator className="select-check">
                      <Check aria-hidden="true" />
                    </Base.ItemIndicator>
                    <span className="select-text">
                      <Base.ItemText>{option.label}</Base.ItemText>
                      {option.detail && <span className="quiet">{option.detail}</span>}
                    </span>
                  </Base.Item>
                ))}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </Field>
  );
};
