import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type OutreachCase, type OutreachSiteRow, outreachCases } from "../../../electron/contract/index.ts";
import { PositionField } from "../../editing/fields/PositionField.tsx";
import { parseCoordinates, writeCoordinates } from "../../editing/forms/coordinates.ts";
import { Button } from "../../ui/Button.tsx";
import { NumberField } from "../../ui/NumberField.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSaving } from "../day/use-saving.ts";
import { showOutreachForm } from "./outreach-view.ts";

const figures = ["voters", "voted", "boxesHad", "teamMembers", "kits"] as const;
type Figures = Record<(typeof figures)[number], number | null>;

const orNull = (text: string): string | null => (text.trim() === "" ? null : text);

/** One site outside the room: new where `row` is left out. */
export const SiteForm = ({ place, row }: { place: string; row: OutreachSiteRow | undefined }) => {
  const { t } = useTranslation("outreach");
  const save = useSaving();
  const [of, setOf] = useState<OutreachCase | null>(row?.case ?? null);
  const [site, setSite] = useState(row?.site ?? "");
  const [counts, setCounts] = useState<Figures>({
    voters: row?.voters ?? null,
    voted: row?.voted ?? null,
    boxesHad: row?.boxesHad ?? null,
    teamMembers: row?.teamMembers ?? null,
    kits: row?.kits ?? null,
  });
  const [plan, setPlan] = useState(row?.plan ?? "");
  const [source, setSource] = useState(row?.source ?? "");
  const [position, setPosition] = useState(row?.location ? writeCoordinates({ lon: row.location[0], lat: row.location[1] }) : "");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const read = position.trim() === "" ? null : parseCoordinates(position);
  const submit = async () => {
    setTried(true);
    if (of === null || site.trim() === "" || typeof read === "string") return;
    setBusy(true);
    const isDone = await save(
      (client, requestId) =>
        client.call("outreachSites.save", {
          ...(row ? { id: row.id } : { place }),
          case: of,
          site,
          ...counts,
          plan: orNull(plan),
          source: orNull(source),
          location: read === null ? null : [read.lon, read.lat],
          requestId,
        }),
      () => ({ title: t("site.saved") }),
    );
    setBusy(false);
    if (isDone) showOutreachForm(null);
  };
  return (
    <form
      className="outreach-form"
      aria-label={t(row ? "site.editTitle" : "site.addTitle")}
      data-testid="outreach-site-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h4>{t(row ? "site.editTitle" : "site.addTitle")}</h4>
      <SelectField<OutreachCase>
        label={t("site.case")}
        value={of}
        onChange={setOf}
        options={outreachCases.map((one) => ({ value: one, label: t(`case.${one}`) }))}
        error={tried && of === null ? t("required") : null}
        required
      />
      <TextField
        label={t("site.site")}
        value={site}
        onChange={setSite}
        maxLength={300}
        error={tried && site.trim() === "" ? t("required") : null}
        required
      />
      <div className="outreach-numbers">
        {figures.map((name) => (
          <NumberField
            key={name}
            label={t(`site.${name}`)}
            value={counts[name]}
            onChange={(value) => setCounts((before) => ({ ...before, [name]: value }))}
            min={0}
            hint={name === "voters" ? t("site.votersHint") : undefined}
          />
        ))}
      </div>
      <TextField label={t("site.plan")} value={plan} onChange={setPlan} maxLength={2000} rows={2} />
      <PositionField
        value={position}
        onChange={setPosition}
        disabled={false}
        byPlace={false}
        fresh={false}
        {...(tried && typeof read === "string" ? { error: t("site.positionFault") } : {})}
      />
      <TextField label={t("site.source")} value={source} onChange={setSource} maxLength={300} />
      <div className="outreach-buttons">
        <Button type="submit" tone="primary" busy={busy}>
          {t("site.save")}
        </Button>
        <Button tone="quiet" onClick={() => showOutreachForm(null)}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
};
