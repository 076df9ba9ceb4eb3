import { Copy, Lock, Send } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SubmissionTold, SubmittedFigures } from "../../../electron/contract/index.ts";
import { copyLines } from "../../changes/copy-text.ts";
import { sayDone } from "../../editing/say-done.ts";
import { dateTimeOf, timeOf } from "../../format/moment.ts";
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

/** Voted of the voters of those who reported, n/N beside it, ballot by ballot. */
const Figures = ({ figures, label }: { figures: SubmittedFigures; label: string }) => {
  const { t } = useTranslation("reports");
  const { number, percent } = useFormat();
  return (
    <table className="upward-figures">
      <caption>{label}</caption>
      <tbody>
        {figures.whole.turnout.map((one) => (
          <tr key={one.election}>
            <th scope="row">{t(`elections.${one.election}`)}</th>
            <td className="tabular">
              {one.voted === null ? t("notSaid") : `${number(one.voted)}/${one.voters === null ? "?" : number(one.voters)}`}
            </td>
            <td className="tabular">{one.voted !== null && one.voters !== null && one.voters > 0 ? percent(one.voted / one.voters, 2) : ""}</td>
            <td className="quiet">{t("ofPlaces", { n: number(one.reported), all: number(one.places) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const copy = (text: string): void => void copyLines(text.split("\n"));

/** Freezes the figures of a slot as they go upward, with number and signer. */
const Freeze = ({ slots }: { slots: { key: string; name: string }[] }) => {
  const { t } = useTranslation("reports");
  const client = useRoomClient();
  const [slot, setSlot] = useState<string | null>(null);
  const [of, setOf] = useState<"approved" | "all">("approved");
  const [to, setTo] = useState("Hội đồng Bầu cử Quốc gia");
  const [number, setNumber] = useState("");
  const [signer, setSigner] = useState("");
  const [busy, setBusy] = useState(false);
  const chosen = slot ?? slots[0]?.key ?? null;
  const { value, problem } = useLive("submissions.preview", chosen === null ? null : { slot: chosen, of });
  const send = () =>
    atNow(async () => {
      if (chosen === null || to.trim() === "") return;
      setBusy(true);
      const done = await client.call("submissions.make", {
        slot: chosen,
        of,
        to: to.trim(),
        number: number.trim() === "" ? null : number.trim(),
        signer: signer.trim() === "" ? null : signer.trim(),
        requestId: crypto.randomUUID(),
      });
      setBusy(false);
      if (!done.ok) return notifyProblem(done.error);
      setNumber("");
      await sayDone(client, done.value.changeSet, { title: t("frozen"), reasons: done.value.notes });
    });
  return (
    <section className="upward-new" aria-label={t("freezeTitle")}>
      <h3>{t("freezeTitle")}</h3>
      <SelectField label={t("slot")} value={chosen} options={slots.map((one) => ({ value: one.key, label: one.name }))} onChange={setSlot} />
      <SelectField
        label={t("whichFigures")}
        value={of}
        options={[
          { value: "approved", label: t("approvedOnly") },
          { value: "all", label: t("allFigures") },
        ]}
        onChange={(next) => setOf(next)}
      />
      <TextField label={t("to")} maxLength={200} value={to} onChange={setTo} />
      <TextField label={t("numberField")} hint={t("numberHint")} maxLength={100} value={number} onChange={setNumber} />
      <TextField label={t("signer")} maxLength={200} value={signer} onChange={setSigner} />
      {problem && <ProblemNote problem={problem} />}
      {value && (
        <>
          <Figures figures={value.figures} label={t("previewOf", { time: timeOf(value.figures.asOf) })} />
          {value.figures.whole.preliminary > 0 && <p className="owed-attention">{t("stillPreliminary", { n: value.figures.whole.preliminary })}</p>}
          <pre className="upward-text">{value.text}</pre>
          <div className="editor-buttons">
            <Button size="small" icon={Copy} onClick={() => copy(value.text)}>
              {t("copyText")}
            </Button>
            <Button tone="primary" icon={Lock} busy={busy} disabled={to.trim() === ""} onClick={send}>
              {t("freeze")}
            </Button>
          </div>
        </>
      )}
    </section>
  );
};

/** What was sent, frozen, beside what holds now. */
const Sent = ({ sent }: { sent: SubmissionTold }) => {
  const { t } = useTranslation("reports");
  const { number } = useFormat();
  const client = useRoomClient();
  const copySent = async () => {
    const text = await client.call("submissions.text", { id: sent.id });
    if (text.ok) copy(text.value.text);
    else notifyProblem(text.error);
  };
  return (
    <article className="upward-sent">
      <header>
        <h3>
          {sent.slotName} → {sent.to}
        </h3>
        <p className="quiet">
          {t("sentAt", { time: dateTimeOf(sent.sentAt) })} · {sent.number === null ? t("numberOpen") : t("numbered", { number: sent.number })}
          {sent.signer && ` · ${t("signedBy", { who: sent.signer })}`} · {t("head", { head: sent.head.slice(0, 8) })}
        </p>
      </header>
      <div className="upward-beside">
        <Figures figures={sent.sent} label={t("asSent")} />
        <Figures figures={sent.live} label={t("asNow")} />
      </div>
      {sent.differences.length === 0 ? (
        <p className="quiet">{t("noDifference")}</p>
      ) : (
        <details>
          <summary className="owed-attention">{t("differences", { n: number(sent.differences.length) })}</summary>
          <ul>
            {sent.differences.map((one) => (
              <li key={`${one.unit} ${one.election}`}>
                {one.name}, {t(`elections.${one.election}`)}: {one.sent === null ? t("notSaid") : number(one.sent)} →{" "}
                {one.live === null ? t("notSaid") : number(one.live)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {sent.after.length > 0 && (
        <details>
          <summary>{t("cameAfter", { n: number(sent.after.length) })}</summary>
          <ul>
            {sent.after.map((one) => (
              <li key={one.report}>
                {timeOf(one.at)} {one.name}
                {one.corrected && ` (${t("corrected")})`}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Button size="small" icon={Copy} onClick={() => void copySent()}>
        {t("copyText")}
      </Button>
    </article>
  );
};

export const SentUpward = () => {
  const { t } = useTranslation("reports");
  const mayWrite = useMayWrite();
  const { value: glance } = useLive("reports.glance", {});
  const { value, problem } = useLive("submissions.list", {});
  const slots = (glance?.slots ?? []).filter((slot) => slot.state !== "ahead");
  return (
    <div className="upward">
      {mayWrite && slots.length > 0 && <Freeze slots={slots} />}
      <div className="upward-list">
        {problem && <ProblemNote problem={problem} />}
        {!problem && value === null && <Spinner />}
        {value?.rows.length === 0 && <Empty icon={Send} title={t("nothingSent")} text={t("nothingSentText")} />}
        {value?.rows.map((sent) => (
          <Sent key={sent.id} sent={sent} />
        ))}
      </div>
    </div>
  );
};
