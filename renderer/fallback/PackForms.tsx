import { useTranslation } from "react-i18next";
import type { FallbackPack } from "../../electron/contract/index.ts";
import { useFormat } from "../format/use-format.ts";

type Form = FallbackPack["forms"][number];

const BOX = "☐";
/** Empty rows under the places of a commune: for a place the room does not know of. */
const SPARE_ROWS = 1;
const EVENT_LINES = ["a", "b", "c", "d", "e"];

/** A blank report of one commune: its places listed, boxes to tick, lines to write on. */
const CommuneForm = ({ form }: { form: Form }) => {
  const { t } = useTranslation("fallback");
  const { number } = useFormat();
  const { commune, code, district, places } = form;
  return (
    <section className="pack-form" data-testid="pack-form">
      <h2>{t("form.title", { commune })}</h2>
      <p>{t("form.sub", { district, code, n: number(places.length) })}</p>
      <div className="pack-lines">
        {(["reporter", "phone", "time", "taker"] as const).map((line) => (
          <span key={line}>{t(`form.${line}`)}</span>
        ))}
      </div>
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
            <th scope="col" className="pack-write">
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
              <td>{place.mark}</td>
              <td className="pack-box">{BOX}</td>
              <td className="pack-box">{BOX}</td>
              <td className="pack-box">{BOX}</td>
              <td className="pack-write" />
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
              <td className="pack-write" />
            </tr>
          ))}
        </tbody>
      </table>
      <div className="pack-events">
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
export const PackForms = ({ pack }: { pack: FallbackPack }) => pack.forms.map((form) => <CommuneForm key={form.code} form={form} />);
