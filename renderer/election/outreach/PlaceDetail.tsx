import { MapPin, Plus, Route, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { OutreachSiteRow, UnitKey } from "../../../electron/contract/index.ts";
import { useLive } from "../../room-client/use-live.ts";
import { visit } from "../../stores/desk-store.ts";
import { Age } from "../../ui/Age.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { useMayTell, useSaving } from "../day/use-saving.ts";
import { OutreachMark } from "./OutreachMark.tsx";
import { showOutreachForm, showOutreachPlace, useOutreachView } from "./outreach-view.ts";
import { SiteForm } from "./SiteForm.tsx";
import { TripCard } from "./TripCard.tsx";
import { TripForm } from "./TripForm.tsx";
import { useFigures } from "./use-figures.ts";

const SiteCard = ({ row, mayWrite }: { row: OutreachSiteRow; mayWrite: boolean }) => {
  const { t } = useTranslation("outreach");
  const { count } = useFigures();
  const save = useSaving();
  const { location } = row;
  const notes = [
    row.boxesNeeded === null ? t("site.sharedBox") : t("site.boxesNeeded", { n: count(row.boxesNeeded) }),
    ...(row.kitsNeeded === null ? [] : [t("site.kitsNeeded", { n: count(row.kitsNeeded) })]),
    t("site.trips", { n: row.trips.length }),
    ...(row.source === null ? [] : [t("source", { source: row.source })]),
    ...(row.invented ? [t("invented")] : []),
  ];
  return (
    <li className="outreach-card" data-testid={`outreach-site-${row.id}`}>
      <p className="outreach-card-head">
        <OutreachMark mark={row.mark} word={t(`mark.${row.mark}`)} />
        <strong>{row.site}</strong>
        <span className="quiet">{t(`case.${row.case}`)}</span>
        <Age asOf={row.asOf} source={row.source} />
      </p>
      <p className="figure">
        {t("site.facts", {
          voters: count(row.voters),
          voted: count(row.voted),
          boxes: count(row.boxesHad),
          team: count(row.teamMembers),
          kits: count(row.kits),
        })}
      </p>
      {row.flags.length > 0 && <p className="ink-lacking">{row.flags.map((flag) => t(`flag.${flag}`)).join(" · ")}</p>}
      {row.plan !== null && <p>{row.plan}</p>}
      <p className="quiet">{notes.join(" · ")}</p>
      <div className="outreach-buttons">
        {location !== null && (
          <Button size="small" tone="quiet" icon={MapPin} onClick={() => visit({ lon: location[0], lat: location[1], zoom: 13 })}>
            {t("site.onMap")}
          </Button>
        )}
        {mayWrite && (
          <>
            <Button size="small" onClick={() => showOutreachForm({ type: "site", id: row.id })}>
              {t("edit")}
            </Button>
            <Button
              size="small"
              tone="quiet"
              onClick={() =>
                void save(
                  (client, requestId) => client.call("outreachSites.remove", { id: row.id, requestId }),
                  () => ({ title: t("removed") }),
                )
              }
            >
              {t("remove")}
            </Button>
          </>
        )}
      </div>
    </li>
  );
};

/** One place: its sites outside the room, the rounds of its boxes, and their forms. */
export const PlaceDetail = ({ place }: { place: string }) => {
  const { t } = useTranslation("outreach");
  const form = useOutreachView((state) => state.form);
  const mayWrite = useMayTell();
  const unit: UnitKey = `place:${place}`;
  const sites = useLive("outreachSites.list", { unit });
  const trips = useLive("boxTrips.list", { unit });
  const problem = sites.problem ?? trips.problem;
  const shownForm = mayWrite ? form : null;
  return (
    <section
      className="outreach-detail"
      aria-label={sites.value?.name ?? place}
      data-testid="outreach-detail"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        if (shownForm === null) showOutreachPlace(null);
        else showOutreachForm(null);
      }}
    >
      <header className="outreach-detail-head">
        <h3>{sites.value?.name ?? place}</h3>
        <IconButton icon={X} label={t("close")} onClick={() => showOutreachPlace(null)} />
      </header>
      {problem ? (
        <ProblemNote problem={problem} />
      ) : sites.value === null || trips.value === null ? (
        <Spinner />
      ) : shownForm?.type === "site" ? (
        <SiteForm key={shownForm.id} place={place} row={sites.value.rows.find(({ id }) => id === shownForm.id)} />
      ) : shownForm?.type === "trip" ? (
        <TripForm key={shownForm.id} place={place} row={trips.value.rows.find(({ id }) => id === shownForm.id)} />
      ) : (
        <>
          {mayWrite && (
            <div className="outreach-buttons">
              <Button size="small" tone="primary" icon={Plus} onClick={() => showOutreachForm({ type: "site", id: null })}>
                {t("site.add")}
              </Button>
              <Button size="small" icon={Route} onClick={() => showOutreachForm({ type: "trip", id: null })}>
                {t("trip.propose")}
              </Button>
            </div>
          )}
          {sites.value.rows.length === 0 && <p className="quiet">{t("site.none")}</p>}
          <ul className="outreach-cards">
            {sites.value.rows.map((row) => (
              <SiteCard key={row.id} row={row} mayWrite={mayWrite} />
            ))}
            {trips.value.rows.map((row) => (
              <TripCard key={row.id} row={row} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
