import { useTranslation } from "react-i18next";
import type { FallbackPack } from "../../electron/contract/index.ts";
import { shortMomentOf } from "../format/moment.ts";
import { useFormat } from "../format/use-format.ts";

type Form = FallbackPack["forms"][number];

const BOX = "☐";
/** Empty rows under the places of a commune: for a place the room does not know of. */
const SPARE_ROWS = 1;
const EVENT_LINES = ["a", "b", "c"];
/** What threatens a commune here most; the rest is written on the line. */
const HAZARDS = ["flash-flood", "pipe-flood", "landslide", "heavy-rain", "inundation", "thunderstorm", "hail"] as const;

/** A blank report of one commune: its places listed, boxes to tick, lines to write on. */
const CommuneForm = ({ form, made }: { form: Form; made: number }) => {
  const { t } = useTranslation("fallback");
  const { t: words } = useTranslation("words");
  const { number } = useFormat();
  const { commune, code, district, places, standing } = form;
  return (
    <section className="pack-form" data-testid="pack-form">
      <h2>{t("form.title", { commune })}</h2>
      <p>{t("form.sub", { district, code, n: number(places.length) })}</p>
      <div className="pack-lines">
        {(["reporter", "phone", "time", "taker", "communePhone", "boardMember"] as const).map((line) => (
          <span key={line}>{t(`form.${line}`)}</span>
        ))}
      </div>
      {standing.length > 0 && (
        <p className="pack-standing">
          <strong>{t("form.standing")}</strong> {standing.join("; ")}
        </p>
      )}
      {places.length === 0 && <p>{t("form.none")}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col" className="pack-number">
              {t("form.number")}
            </th>
            <th scope="col">{t("form.place")}</th>
            <th scope="col" className="pack-number">
              {t("form.voters")}
            </th>
            <th scope="col">{t("form.last")}</th>
            <th scope="col" className="pack-box">
              {t("form.ready")}
            </th>
            <th scope="col" className="pack-box">
              {t("form.lacking")}
            </th>
            <th scope="col" className="pack-box">
              {t("form.failed")}
            </th>
            <th scope="col" className="pack-call">
              {t("form.headPhone")}
            </th>
            <th scope="col" className="pack-why">
              {t("form.why")}
            </th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place.id}>
              <td className="pack-number">{place.number}</td>
              <td>
                {place.name}
                {place.address && <span className="pack-small"> · {place.address}</span>}
              </td>
              <td className="pack-number">{place.voters === null ? t("votersUnknown") : number(place.voters)}</td>
              <td>
                {place.mark}
                {place.asOf !== null && <span className="pack-small"> · {shortMomentOf(place.asOf, made)}</span>}
              </td>
              <td className="pack-box">{BOX}</td>
              <td className="pack-box">{BOX}</td>
              <td className="pack-box">{BOX}</td>
              <td className="pack-call" />
              <td className="pack-why" />
            </tr>
          ))}
          {Array.from({ length: places.length === 0 ? 8 : SPARE_ROWS }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: empty rows are all alike
            <tr key={`spare ${row}`} className="pack-spare">
              <td className="pack-number" />
              <td />
              <td />
              <td />
              <td className="pack-box">{BOX}</td>
              <td className="pack-box">{BOX}</td>
              <td className="pack-box">{BOX}</td>
              <td className="pack-call" />
              <td className="pack-why" />
            </tr>
          ))}
        </tbody>
      </table>
      <div className="pack-events">
        <h3>{t("form.hazards")}</h3>
        <p className="pack-ticks">
          {HAZARDS.map((hazard) => (
            <span key={hazard} className="pack-nowrap">
              {BOX} {words(`hazard.${hazard}`)}
            </span>
          ))}
          <span className="pack-ticks-other">
            {BOX} {t("form.otherHazard")}
          </span>
        </p>
        <div className="pack-lines">
          {(["hazardWhere", "hazardHarm", "roads", "responsible"] as const).map((line) => (
            <span key={line}>{t(`form.${line}`)}</span>
          ))}
        </div>
        <h3>{t("form.events")}</h3>
        {EVENT_LINES.map((line) => (
          <p key={line} className="pack-rule" />
        ))}
        <p className="pack-sign">{t("form.sign")}</p>
      </div>
    </section>
  );
};

/** A blank report form for each commune, each on a sheet of its own. */
export const PackForms = ({ pack }: { pack: FallbackPack }) =>
  pack.forms.map((form) => <CommuneForm key={form.code} form={form} made={Date.parse(pack.madeAt)} />);
