import { useState } from "react";
import { useTranslation } from "react-i18next";
import { gapCauses, type TeamGapFields, type TeamGapRow, type TeamRole, teamRoles } from "../../../electron/contract/index.ts";
import { MomentField } from "../../editing/fields/MomentField.tsx";
import { momentOf } from "../../editing/forms/typed-moment.ts";
import { shortMomentOf } from "../../format/moment.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useMayTell, useSaving } from "../day/use-saving.ts";
import { OutreachMark } from "./OutreachMark.tsx";

type Cause = TeamGapFields["cause"];
const markOf = { open: "failed", named: "attention", filled: "good" } as const;

/** What a gap is owed next: a substitute, or that one's training. */
const GapForm = ({ gap }: { gap: TeamGapRow }) => {
  const { t } = useTranslation("outreach");
  const save = useSaving();
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const isTraining = gap.state === "named";
  const submit = async () => {
    const at = momentOf(typed);
    if (isTraining && at === null) return setFault(t("noHour"));
    if (typed.trim() === "") return setFault(t("required"));
    setFault(null);
    const told = isTraining ? { trainedAt: at } : { substitute: typed };
    const isDone = await save(
      (client, requestId) => client.call("teamGaps.save", { id: gap.id, ...told, requestId }),
      () => ({ title: t("team.gapSaved") }),
    );
    if (isDone) setTyped("");
  };
  return (
    <form
      className="outreach-step-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {isTraining ? (
        <MomentField label={t("team.trainedAt")} value={typed} onChange={setTyped} error={fault} hourOnly />
      ) : (
        <TextField label={t("team.substitute")} value={typed} onChange={setTyped} maxLength={200} error={fault} />
      )}
      <Button type="submit" size="small">
        {t(isTraining ? "team.train" : "team.name")}
      </Button>
    </form>
  );
};

/** Who fell out of a team, and who stands in. */
export const GapCard = ({ gap, mayWrite }: { gap: TeamGapRow; mayWrite: boolean }) => {
  const { t } = useTranslation("outreach");
  const save = useSaving();
  const now = roomNow();
  return (
    <li className="outreach-card" data-testid={`team-gap-${gap.id}`}>
      <p className="outreach-card-head">
        <OutreachMark mark={markOf[gap.state]} word={t(`gapState.${gap.state}`)} />
        <strong>{t(`role.${gap.role}`)}</strong>
        <span>{t(`cause.${gap.cause}`)}</span>
        <span className="figure">{t("team.since_", { at: shortMomentOf(gap.since, now) })}</span>
      </p>
      {gap.substitute !== null && (
        <p>
          {t("team.substitute")}: {gap.substitute}
          {gap.trainedAt !== null && ` · ${t("team.trainedAt")} ${shortMomentOf(gap.trainedAt, now)}`}
        </p>
      )}
      {gap.note !== null && <p>{gap.note}</p>}
      {gap.flags.length > 0 && <p className="ink-lacking">{gap.flags.map((flag) => t(`gapFlag.${flag}`)).join(" · ")}</p>}
      {gap.invented && <p className="quiet">{t("invented")}</p>}
      {mayWrite && (
        <>
          {gap.state !== "filled" && <GapForm key={gap.state} gap={gap} />}
          <Button
            size="small"
            tone="quiet"
            onClick={() =>
              void save(
                (client, requestId) => client.call("teamGaps.remove", { id: gap.id, requestId }),
                () => ({ title: t("removed") }),
              )
            }
          >
            {t("remove")}
          </Button>
        </>
      )}
    </li>
  );
};

/** Notes that a member fell out. */
export const NewGap = ({ place }: { place: string }) => {
  const { t } = useTranslation("outreach");
  const save = useSaving();
  const mayWrite = useMayTell();
  const [role, setRole] = useState<TeamRole>("member");
  const [cause, setCause] = useState<Cause>("f1");
  const [since, setSince] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const submit = async () => {
    const at = since.trim() === "" ? undefined : momentOf(since);
    if (at === null) return setFault(t("noHour"));
    setFault(null);
    const isDone = await save(
      (client, requestId) => client.call("teamGaps.save", { place, role, cause, requestId, ...(at === undefined ? {} : { since: at }) }),
      () => ({ title: t("team.gapSaved") }),
    );
    if (isDone) setSince("");
  };
  if (!mayWrite) return null;
  return (
    <form
      className="outreach-step-form"
      aria-label={t("team.addGap")}
      data-testid="team-gap-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <SelectField<TeamRole>
        label={t("team.role")}
        value={role}
        onChange={setRole}
        options={teamRoles.map((one) => ({ value: one, label: t(`role.${one}`) }))}
      />
      <SelectField<Cause>
        label={t("team.cause")}
        value={cause}
        onChange={setCause}
        options={gapCauses.map((one) => ({ value: one, label: t(`cause.${one}`) }))}
      />
      <MomentField label={t("team.since")} value={since} onChange={setSince} error={fault} hourOnly />
      <Button type="submit" size="small">
        {t("team.addGap")}
      </Button>
    </form>
  );
};
