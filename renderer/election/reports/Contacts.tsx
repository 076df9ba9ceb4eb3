import { Save } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ContactTold, type UnitLevel, unitLevels } from "../../../electron/contract/index.ts";
import { sayDone } from "../../editing/say-done.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { useLive } from "../../room-client/use-live.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { atNow } from "../../time/at-now.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { notifyProblem } from "../../ui/notify.ts";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { WithinChoice } from "./WithinChoice.tsx";

const Edit = ({ row, onDone }: { row: ContactTold; onDone(): void }) => {
  const { t } = useTranslation("reports");
  const client = useRoomClient();
  const [form, setForm] = useState({
    person: row.contact?.person ?? "",
    duty: row.contact?.duty ?? "",
    phone: row.contact?.phone ?? "",
    deputy: row.contact?.deputy ?? "",
    deputyPhone: row.contact?.deputyPhone ?? "",
  });
  const [busy, setBusy] = useState(false);
  const field = (name: keyof typeof form, inputMode: "text" | "tel" = "text") => (
    <TextField
      label={t(`contact.${name}`)}
      inputMode={inputMode}
      maxLength={name === "phone" || name === "deputyPhone" ? 40 : 200}
      value={form[name]}
      onChange={(value) => setForm((before) => ({ ...before, [name]: value }))}
    />
  );
  const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());
  const save = () =>
    atNow(async () => {
      setBusy(true);
      const done = await client.call("contacts.save", {
        unit: row.unit,
        person: form.person.trim(),
        phone: form.phone.trim(),
        duty: orNull(form.duty),
        deputy: orNull(form.deputy),
        deputyPhone: orNull(form.deputyPhone),
        requestId: crypto.randomUUID(),
      });
      setBusy(false);
      if (!done.ok) return notifyProblem(done.error);
      onDone();
      await sayDone(client, done.value.changeSet, { title: t("contact.saved", { unit: row.name }) });
    });
  return (
    <tr>
      <td colSpan={5}>
        <form
          className="contact-form"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          {field("person")}
          {field("phone", "tel")}
          {field("duty")}
          {field("deputy")}
          {field("deputyPhone", "tel")}
          <div className="editor-buttons">
            <Button
              type="submit"
              tone="primary"
              size="small"
              icon={Save}
              busy={busy}
              disabled={form.person.trim() === "" || form.phone.trim() === ""}
            >
              {t("contact.save")}
            </Button>
            <Button size="small" onClick={onDone}>
              {t("contact.cancel")}
            </Button>
          </div>
        </form>
      </td>
    </tr>
  );
};

/** Who answers for each unit's reports, with numbers to dial. */
export const Contacts = () => {
  const { t } = useTranslation("reports");
  const { number } = useFormat();
  const mayWrite = useMayWrite();
  const [level, setLevel] = useState<UnitLevel>("commune");
  const [within, setWithin] = useState<string | null>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const needsDistrict = level === "place" && within === null;
  const { value, problem } = useLive(
    "contacts.list",
    needsDistrict ? null : { level, ...(within === null || (level !== "commune" && level !== "place") ? {} : { within }) },
  );
  return (
    <div className="reports-column">
      <div className="reports-bar">
        <SelectField
          label={t("level")}
          value={level}
          options={unitLevels.map((one) => ({ value: one, label: t(`levels.${one}`) }))}
          onChange={(next) => setLevel(next)}
        />
        {(level === "commune" || level === "place") && <WithinChoice value={within} wholeToo={level === "commune"} onChange={setWithin} />}
        {value && <p className="reports-said">{t("contact.said", { n: number(value.named), all: number(value.rows.length) })}</p>}
      </div>
      {problem ? (
        <ProblemNote problem={problem} />
      ) : needsDistrict ? (
        <Empty title={t("chooseDistrict")} />
      ) : value === null ? (
        <Spinner />
      ) : (
        <div className="reports-scroll">
          <table className="received">
            <thead>
              <tr>
                <th scope="col">{t("unit")}</th>
                <th scope="col">{t("contact.person")}</th>
                <th scope="col">{t("contact.phone")}</th>
                <th scope="col">{t("contact.deputy")}</th>
                <th scope="col" aria-label={t("contact.edit")} />
              </tr>
            </thead>
            <tbody>
              {value.rows.map((row) =>
                edited === row.unit ? (
                  <Edit key={row.unit} row={row} onDone={() => setEdited(null)} />
                ) : (
                  <tr key={row.unit}>
                    <th scope="row">
                      {row.name} {row.district && row.level !== "district" && <span className="quiet">{row.district}</span>}
                    </th>
                    {row.contact === null ? (
                      <td colSpan={3} className="owed-attention">
                        {t("contact.nobody")}
                      </td>
                    ) : (
                      <>
                        <td>
                          {row.contact.person} {row.contact.duty && <span className="quiet">{row.contact.duty}</span>}
                          {row.contact.invented && <span className="quiet"> ({t("contact.invented")})</span>}
                        </td>
                        <td className="tabular">
                          <a href={`tel:${row.contact.phone.replace(/\s/g, "")}`}>{row.contact.phone}</a>
                        </td>
                        <td>
                          {row.contact.deputy} <span className="tabular">{row.contact.deputyPhone}</span>
                        </td>
                      </>
                    )}
                    <td>
                      {mayWrite && (
                        <Button size="small" tone="quiet" onClick={() => atNow(() => setEdited(row.unit))}>
                          {t("contact.edit")}
                        </Button>
                      )}
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
};
