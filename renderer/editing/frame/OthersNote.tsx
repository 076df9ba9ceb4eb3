import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import type { OpenForm } from "../forms/merging.ts";
import { useFieldWords } from "./field-words.ts";

interface OthersNoteProps<F extends object> {
  open: OpenForm<F>;
  /** Who wrote the newest state. */
  actor: string;
  onSettle(field: keyof F & string, whose: "mine" | "theirs"): void;
  onAcknowledge(): void;
}

/** What somebody else changed in this record while the form is open: taken over where I had not touched it, to be chosen where both had. */
export const OthersNote = <F extends object>({ open, actor, onSettle, onAcknowledge }: OthersNoteProps<F>) => {
  const { t } = useTranslation("editing");
  const { fieldName, valueWords } = useFieldWords();
  if (open.taken.length === 0 && open.clashing.length === 0) return null;
  return (
    <div className="editor-note" role="status" data-testid="others-note">
      {open.taken.length > 0 && (
        <>
          <p className="editor-note-title">{t("others.taken", { actor })}</p>
          <p>{open.taken.map((field) => `${fieldName(field)}: ${valueWords(field, open.form[field])}`).join("; ")}</p>
          <div className="editor-buttons">
            <Button size="small" onClick={onAcknowledge}>
              {t("others.seen")}
            </Button>
          </div>
        </>
      )}
      {open.clashing.map((field) => (
        <div key={field} className="editor-clash">
          <p className="editor-note-title">{t("others.clash", { field: fieldName(field) })}</p>
          <p>{t("others.mine", { value: valueWords(field, open.form[field]) })}</p>
          <p>{t("others.theirs", { value: valueWords(field, open.base[field]) })}</p>
          <div className="editor-buttons">
            <Button size="small" onClick={() => onSettle(field, "mine")}>
              {t("others.keepMine")}
            </Button>
            <Button size="small" onClick={() => onSettle(field, "theirs")}>
              {t("others.takeTheirs")}
            </Button>
          </div>
        </div>
      ))}
    </div>
  );
};
