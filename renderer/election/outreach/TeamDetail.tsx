import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type TeamRow, teamRoles, type UnitKey } from "../../../electron/contract/index.ts";
import { useLive } from "../../room-client/use-live.ts";
import { Age } from "../../ui/Age.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useMayTell, useSaving } from "../day/use-saving.ts";
import { OutreachMark } from "./OutreachMark.tsx";
import { showOutreachPlace } from "./outreach-view.ts";
import { GapCard, NewGap } from "./TeamGaps.tsx";
import { useFigures } from "./use-figures.ts";

const orNull = (text: string): string | null => (text.trim() === "" ? null : text);

/** Members by role, how many are trained, the officer of the police; names only where somebody wants them. */
const TeamForm = ({ row }: { row: TeamRow }) => {
  const { t } = useTranslation("outreach");
  const save = useSaving();
  const [roles, setRoles] = useState(row.roles);
  const [trained, setTrained] = useState(row.trained);
  const [police, setPolice] = useState(row.police);
  const [names, setNames] = useState(row.names ?? "");
  const [source, setSource] = useState(row.source ?? "");
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    await save(
      (client, requestId) =>
        client.call("teams.save", { place: row.place, ...roles, trained, police, names: orNull(names), source: orNull(source), requestId }),
      () => ({ title: t("team.saved") }),
    );
    setBusy(false);
  };
  return (
    <form
      className="outreach-form"
      aria-label={t("team.edit")}
      data-testid="team-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h4>{t("team.edit")}</h4>
      <div className="outreach-numbers">
        {teamRoles.map((role) => (
          <NumberField
            key={role}
            label={t(`role.${role}`)}
            value={roles[role]}
            onChange={(value) => setRoles((before) => ({ ...before, [role]: value }))}
            min={0}
          />
        ))}
        <NumberField label={t("team.trained")} value={trained} onChange={setTrained} min={0} />
        <NumberField label={t("team.police")} value={police} onChange={setPolice} min={0} />
      </div>
      <TextField label={t("team.names")} value={names} onChange={setNames} rows={2} maxLength={4000} />
      <TextField label={t("site.source")} value={source} onChange={setSource} maxLength={300} />
      <div className="outreach-buttons">
        <Button type="submit" tone="primary" busy={busy}>
          {t("team.save")}
        </Button>
      </div>
    </form>
  );
};

/** Tổ bầu cử of one place: how it stands, who fell out, and the forms for both. */
export const TeamDetail = ({ place }: { place: string }) => {
  const { t } = useTranslation("outreach");
  const { count } = useFigures();
  const mayWrite = useMayTell();
  const unit: UnitKey = `place:${place}`;
  const { value, problem } = useLive("teams.list", { unit });
  const row = value?.rows[0];
  return (
    <section
      className="outreach-detail"
      aria-label={value?.name ?? place}
      data-testid="team-detail"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        showOutreachPlace(null);
      }}
    >
      <header className="outreach-detail-head">
        <h3>{value?.name ?? place}</h3>
        <IconButton icon={X} label={t("close")} onClick={() => showOutreachPlace(null)} />
      </header>
      {problem && <ProblemNote problem={problem} />}
      {value === null && !problem && <Spinner />}
      {row && (
        <>
          <p className="outreach-card-head">
            <OutreachMark mark={row.mark} word={t(`mark.${row.mark}`)} />
            <Age asOf={row.asOf} source={row.source} />
            {row.invented && <span className="quiet">{t("invented")}</span>}
          </p>
          <p className="figure">{t("team.counts", { members: count(row.members), present: count(row.present), trained: count(row.trained) })}</p>
          {row.flags.length > 0 && (
            <p className={row.mark === "failed" ? "ink-failed" : "ink-lacking"}>{row.flags.map((flag) => t(`teamFlag.${flag}`)).join(" · ")}</p>
          )}
          {!mayWrite && row.names !== null && <p>{row.names}</p>}
          <h4>{t("team.gaps")}</h4>
          {row.gapRows.length === 0 && <p className="quiet">{t("team.noGaps")}</p>}
          <ul className="outreach-cards">
            {row.gapRows.map((gap) => (
              <GapCard key={gap.id} gap={gap} mayWrite={mayWrite} />
            ))}
          </ul>
          {mayWrite && <NewGap place={place} />}
          {mayWrite && <TeamForm key={row.asOf} row={row} />}
        </>
      )}
    </section>
  );
};
