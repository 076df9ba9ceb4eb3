import { FileUp, X } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ObligationRow, unitKey } from "../../../electron/contract/index.ts";
import { MomentField } from "../../editing/fields/MomentField.tsx";
import { momentFault, momentOf } from "../../editing/forms/typed-moment.ts";
import { readBase64 } from "../../intake/file-reading.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { dropEvidence, evidenceDraft, keepEvidence, noEvidence } from "./evidence-drafts.ts";
import type { EvidenceEntered } from "./use-directive.ts";
import { useDistricts } from "./use-districts.ts";

interface EvidenceFormProps {
  row: ObligationRow;
  busy: boolean;
  save(entered: EvidenceEntered): void;
  cancel(): void;
}

/** Bytes; the room refuses more, so it is not even sent. */
const mostFileBytes = 10 * 1024 * 1024;

/** Minh chứng: what it says, of which district, at what hour, with its file or without. */
export const EvidenceForm = ({ row, busy, save, cancel }: EvidenceFormProps) => {
  const { t } = useTranslation("directive");
  const districts = useDistricts();
  const picker = useRef<HTMLInputElement>(null);
  const [before] = useState(() => evidenceDraft(row.id));
  const [text, setText] = useState(before.text);
  const [district, setDistrict] = useState(before.district);
  const [at, setAt] = useState(before.at);
  const [source, setSource] = useState(before.source);
  const [file, setFile] = useState(before.file);
  useEffect(() => keepEvidence(row.id, { text, district, at, source, file }), [row.id, text, district, at, source, file]);
  const [fileFault, setFileFault] = useState<"tooLarge" | "unreadable" | null>(null);
  const [reading, setReading] = useState(false);
  const [tried, setTried] = useState(false);

  const moment = momentOf(at);
  const now = roomNow();
  const atError = momentFault(at) ? t("form.badMoment") : moment !== null && now !== null && Date.parse(moment) > now ? t("form.future") : null;
  const take = (picked: File | undefined) => {
    if (picked === undefined) return;
    const isTooLarge = picked.size > mostFileBytes;
    setFileFault(isTooLarge ? "tooLarge" : null);
    if (!isTooLarge) setFile(picked);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim() === "" || atError !== null) return;
    const unit = unitKey.safeParse(`district:${district}`);
    setReading(true);
    const base64 = file === null ? null : await readBase64(file, () => {}).catch(() => undefined);
    setReading(false);
    if (base64 === undefined) return setFileFault("unreadable");
    save({
      text: text.trim(),
      ...(district !== noEvidence.district && unit.success ? { unit: unit.data } : {}),
      ...(moment === null ? {} : { at: moment }),
      ...(source.trim() === "" ? {} : { source: source.trim() }),
      ...(file === null || base64 === null ? {} : { file: { fileName: file.name, base64 } }),
    });
  };
  return (
    <form className="directive-form" onSubmit={(event) => void submit(event)}>
      <TextField
        label={t("form.text")}
        value={text}
        onChange={setText}
        rows={3}
        maxLength={2000}
        required
        autoFocus
        error={tried && text.trim() === "" ? t("form.textNeeded") : null}
        hint={row.attestOnly ? t("detail.attestOnly") : undefined}
      />
      <SelectField
        label={t("form.district")}
        value={district}
        onChange={setDistrict}
        options={[{ value: noEvidence.district, label: t("form.noDistrict") }, ...districts.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <MomentField label={t("form.at")} value={at} onChange={setAt} error={tried ? atError : null} hint={t("form.atHint")} />
      <TextField label={t("form.source")} value={source} onChange={setSource} maxLength={300} />
      <div className="directive-file">
        <div className="directive-acts">
          <Button size="small" icon={FileUp} onClick={() => picker.current?.click()}>
            {t(file === null ? "form.pick" : "form.otherFile")}
          </Button>
          {file !== null && (
            <Button size="small" tone="quiet" icon={X} onClick={() => setFile(null)}>
              {t("form.dropFile")}
            </Button>
          )}
        </div>
        {file !== null && <p className="directive-file-name">{file.name}</p>}
        {fileFault === null ? (
          <p className="field-hint">{t("form.fileHint")}</p>
        ) : (
          <p className="field-error" role="alert">
            {t(`form.${fileFault}`)}
          </p>
        )}
        <input
          ref={picker}
          type="file"
          accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
          hidden
          data-testid="evidence-file"
          onChange={(event) => {
            const picked = event.target.files?.[0];
            event.target.value = "";
            take(picked);
          }}
        />
      </div>
      <div className="directive-acts">
        <Button type="submit" tone="primary" busy={busy || reading}>
          {t("form.save")}
        </Button>
        <Button
          tone="quiet"
          onClick={() => {
            dropEvidence(row.id);
            cancel();
          }}
        >
          {t("form.cancel")}
        </Button>
      </div>
    </form>
  );
};
