import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HamletRow } from "../../../electron/contract/election/turnout-methods.ts";
import { MomentField } from "../../editing/fields/MomentField.tsx";
import { momentOf } from "../../editing/forms/typed-moment.ts";
import { sayDone } from "../../editing/say-done.ts";
import { shortMomentOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { roomNow } from "../../stores/clock-store.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { atNow } from "../../time/at-now.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { notifyProblem } from "../../ui/notify.ts";
import { TextField } from "../../ui/TextField.tsx";

interface Form {
  id: string | null;
  hamlet: string;
  from: string;
  to: string;
  voters: number | null;
  voted: number | null;
}
const blank: Form = { id: null, hamlet: "", from: "", to: "", voters: null, voted: null };

/** A place's hamlets with their hours and how far each has come; written here where that is allowed. */
export const HamletTurns = ({ place, hamlets }: { place: string; hamlets: readonly HamletRow[] }) => {
  const { t } = useTranslation("turnout");
  const { number } = useFormat();
  const client = useRoomClient();
  const mayWrite = useMayWrite();
  const [form, setForm] = useState<Form | null>(null);
  const said = (n: number | null): string => (n === null ? t("hamlets.unknown") : number(n));
  const remove = ({ id, hamlet }: HamletRow) =>
    atNow(async () => {
      const result = await client.call("hamletTurns.remove", { id, requestId: crypto.randomUUID() });
      if (result.ok) await sayDone(client, result.value.changeSet, { title: t("hamlets.removed", { name: hamlet }) });
      else notifyProblem(result.error);
    });
  const overWords = ({ over, voters, voted }: HamletRow): string =>
    !over ? "" : voters === null || voted === null || voted >= voters ? t("hamlets.over") : t("hamlets.overLeft", { n: number(voters - voted) });
  return (
    <section className="turnout-section">
      <h3>{t("hamlets.title")}</h3>
      {hamlets.length === 0 ? (
        <p className="quiet">{t("hamlets.none")}</p>
      ) : (
        <table className="turnout-table">
          <thead>
            <tr>
              <th scope="col">{t("hamlets.hamlet")}</th>
              <th scope="col">{t("hamlets.from")}</th>
              <th scope="col">{t("hamlets.to")}</th>
              <th scope="col">{t("hamlets.voted")}</th>
              {mayWrite && <td />}
            </tr>
          </thead>
          <tbody>
            {hamlets.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.hamlet}
                  {row.over && <span className="quiet"> {overWords(row)}</span>}
                </th>
                <td>{shortMomentOf(row.from, roomNow())}</td>
                <td>{shortMomentOf(row.to, roomNow())}</td>
                <td>
                  {said(row.voted)}/{said(row.voters)}
                </td>
                {mayWrite && (
                  <td>
                    <IconButton icon={Pencil} label={t("hamlets.edit", { name: row.hamlet })} onClick={() => setForm({ ...row })} />
                    <IconButton icon={Trash2} label={t("hamlets.remove", { name: row.hamlet })} onClick={() => remove(row)} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayWrite && form === null && (
        <Button size="small" icon={Plus} onClick={() => atNow(() => setForm(blank))}>
          {t("hamlets.add")}
        </Button>
      )}
      {form && <HamletForm key={form.id ?? "new"} place={place} begin={form} close={() => setForm(null)} />}
    </section>
  );
};

const HamletForm = ({ place, begin, close }: { place: string; begin: Form; close(): void }) => {
  const { t } = useTranslation("turnout");
  const client = useRoomClient();
  const [form, setForm] = useState(begin);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [from, to] = [momentOf(form.from), momentOf(form.to)];
  const save = async () => {
    setTried(true);
    if (form.hamlet.trim() === "" || from === null || to === null) return;
    setBusy(true);
    const { hamlet, voters, voted } = form;
    const asked = { place, hamlet, from, to, voters, voted, ...(form.id === null ? {} : { id: form.id }) };
    const result = await client.call("hamletTurns.save", { ...asked, requestId: crypto.randomUUID() });
    setBusy(false);
    if (!result.ok) return notifyProblem(result.error);
    const { flags, changeSet } = result.value;
    await sayDone(client, changeSet, { title: t("hamlets.saved", { name: hamlet }), reasons: flags, tone: flags.length > 0 ? "attention" : "good" });
    close();
  };
  const isLacking = tried && (form.hamlet.trim() === "" || from === null || to === null);
  return (
    <form
      className="turnout-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        atNow(() => void save());
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.stopPropagation();
        close();
      }}
    >
      <TextField
        label={t("hamlets.hamlet")}
        value={form.hamlet}
        onChange={(hamlet) => setForm({ ...form, hamlet })}
        autoFocus
        required
        maxLength={200}
      />
      <MomentField label={t("hamlets.from")} value={form.from} onChange={(value) => setForm({ ...form, from: value })} required />
      <MomentField label={t("hamlets.to")} value={form.to} onChange={(value) => setForm({ ...form, to: value })} required />
      <NumberField label={t("hamlets.voters")} value={form.voters} onChange={(voters) => setForm({ ...form, voters })} min={0} max={100_000} />
      <NumberField label={t("hamlets.voted")} value={form.voted} onChange={(voted) => setForm({ ...form, voted })} min={0} max={100_000} />
      {isLacking && <p className="field-error">{t("hamlets.needs")}</p>}
      <div className="editor-buttons">
        <Button size="small" tone="primary" type="submit" busy={busy}>
          {t("hamlets.save")}
        </Button>
        <Button size="small" onClick={close}>
          {t("hamlets.cancel")}
        </Button>
      </div>
    </form>
  );
};
