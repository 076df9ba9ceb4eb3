import { Select } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Field, type FieldFrame } from "../../ui/Field.tsx";
import { type CategoryText, mishapCategories, securityCategories } from "../forms/incident-form.ts";
import "../../ui/SelectField.css";

interface CategoryFieldProps extends FieldFrame {
  value: CategoryText | "";
  onChange(value: CategoryText): void;
}

const groups = [
  { name: "security", categories: securityCategories },
  { name: "mishap", categories: mishapCategories },
] as const;

/** The twelve categories under their two names: vụ việc ANTT 1-8, sự cố 9-12. */
export const CategoryField = ({ value, onChange, ...frame }: CategoryFieldProps) => {
  const { t } = useTranslation(["editing", "words"]);
  const label = (category: (typeof groups)[number]["categories"][number]) => `${category}. ${t(`words:category.${category}`)}`;
  const items = groups.flatMap((group) => group.categories.map((category) => ({ value: String(category), label: label(category) })));
  return (
    <Field {...frame}>
      <Select.Root
        items={items}
        value={value === "" ? null : value}
        onValueChange={(next: CategoryText | null) => {
          if (next !== null) onChange(next);
        }}
        modal={false}
        required={frame.required ?? false}
      >
        <Select.Trigger className="field-control select-trigger">
          <Select.Value placeholder={t("editing:choose")} />
          <Select.Icon className="select-icon">
            <ChevronDown aria-hidden="true" />
          </Select.Icon>
        </Select.Trigger>
        <Select.Portal>
          <Select.Positioner className="select-positioner" sideOffset={4} alignItemWithTrigger={false}>
            <Select.Popup className="select-popup">
              {groups.map((group) => (
                <Select.Group key={group.name}>
                  <Select.GroupLabel className="select-group">{t(`editing:categoryGroup.${group.name}`)}</Select.GroupLabel>
                  {group.categories.map((category) => (
                    <Select.Item key={category} value={String(category)} className="select-item">
                      <Select.ItemIndicator className="select-check">
                        <Check aria-hidden="true" />
                      </Select.ItemIndicator>
                      <Select.ItemText>{label(category)}</Select.ItemText>
                    </Select.Item>
                  ))}
                </Select.Group>
              ))}
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    </Field>
  );
};
