import { useTranslation } from "react-i18next";
import type { CurvePoint, ExpectedPoint, Forecast, TurnoutSlot } from "../../../electron/contract/election/turnout-methods.ts";
import { timeOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomMinute } from "../../stores/clock-store.ts";
import { FigureState } from "./FigureState.tsx";
import { shareOf } from "./figure-words.ts";

/** The drawing's own units. */
const [WIDE, HIGH, LEFT, BOTTOM, TOP] = [560, 200, 44, 24, 10] as const;

interface CurveProps {
  slots: readonly TurnoutSlot[];
  curve: readonly CurvePoint[];
  forecast: Forecast | null;
}

/** Share that voted by the hour: what is known joined up, what is not left open; what was expected hollow; the forecast as a bar at the close. */
export const TurnoutCurve = ({ slots, curve, forecast }: CurveProps) => {
  const { t } = useTranslation("turnout");
  const { percent } = useFormat();
  const first = slots[0];
  if (first === undefined) return null;
  // Voting begins at seven, when nobody has voted (Law 85/2015, art. 71).
  const begins = Date.parse(`${first.asOf.slice(0, 10)}T07:00:00+07:00`);
  const ends = Math.max(...slots.map(({ asOf }) => Date.parse(asOf)), begins + 1);
  const shares = curve.map(({ figure }) => shareOf(figure));
  const top = Math.max(1, ...shares.map((share) => share ?? 0));
  const x = (ms: number): number => LEFT + ((ms - begins) / (ends - begins)) * (WIDE - LEFT - 20);
  const y = (share: number): number => TOP + (1 - share / top) * (HIGH - TOP - BOTTOM);
  const points = slots.map(({ asOf }, at) => ({ x: x(Date.parse(asOf)), share: shares[at] ?? null, expected: curve[at]?.expected ?? null, asOf }));
  const known = [{ x: x(begins), share: 0 }, ...points].flatMap((point) => (point.share === null ? [] : [`${point.x},${y(point.share)}`]));
  return (
    <svg className="turnout-curve" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={t("detail.curveLabel")}>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line className="curve-grid" x1={LEFT} x2={WIDE - 8} y1={y(share)} y2={y(share)} />
          <text className="curve-words" x={LEFT - 6} y={y(share) + 4} textAnchor="end">
            {percent(share, 0)}
          </text>
        </g>
      ))}
      {points.map((point) => (
        <text key={point.asOf} className="curve-words" x={point.x} y={HIGH - 6} textAnchor="middle">
          {timeOf(point.asOf)}
        </text>
      ))}
      <polyline className="curve-line" points={known.join(" ")} />
      {points.map(
        (point) =>
          point.expected !== null && (
            <rect
              key={point.asOf}
              className="curve-expected"
              x={point.x - 4}
              y={y(point.expected.share) - 4}
              width={8}
              height={8}
              transform={`rotate(45 ${point.x} ${y(point.expected.share)})`}
            />
          ),
      )}
      {points.map((point) => point.share !== null && <circle key={point.asOf} className="curve-dot" cx={point.x} cy={y(point.share)} r={4} />)}
      {forecast && (
        <g className="curve-forecast">
          <line x1={x(Date.parse(forecast.to))} x2={x(Date.parse(forecast.to))} y1={y(forecast.low)} y2={y(forecast.high)} />
          {[forecast.low, forecast.middle, forecast.high].map((share, at) => (
            <line
              // biome-ignore lint/suspicious/noArrayIndexKey: low, middle, high, always in this order
              key={at}
              x1={x(Date.parse(forecast.to)) - 6}
              x2={x(Date.parse(forecast.to)) + 6}
              y1={y(share)}
              y2={y(share)}
            />
          ))}
        </g>
      )}
    </svg>
  );
};

/** The same in figures. */
export const CurveTable = ({ slots, curve }: Omit<CurveProps, "forecast">) => {
  const { t } = useTranslation("turnout");
  const { number, percent } = useFormat();
  const now = useRoomMinute();
  return (
    <table className="turnout-table">
      <thead>
        <tr>
          <th scope="col">{t("detail.slot")}</th>
          <th scope="col">{t("tree.state")}</th>
          <th scope="col">{t("tree.remaining")}</th>
          <th scope="col">{t("tree.share")}</th>
          <th scope="col">{t("tree.known")}</th>
          <th scope="col">{t("detail.expected")}</th>
        </tr>
      </thead>
      <tbody>
        {curve.map(({ slot, figure, expected }) => {
          const share = shareOf(figure);
          const asOf = slots.find(({ key }) => key === slot)?.asOf;
          // Nobody owes a figure of an hour that has not come.
          const isAhead = figure.basis === "none" && asOf !== undefined && now !== null && Date.parse(asOf) > now;
          return (
            <tr key={slot}>
              <th scope="row">{asOf === undefined ? slot : timeOf(asOf)}</th>
              <td>{isAhead ? <span className="quiet">{t("controls.ahead")}</span> : <FigureState figure={figure} />}</td>
              <td>{figure.remaining === null ? (isAhead ? "–" : t("tree.unknown")) : number(figure.remaining)}</td>
              <td>{share === null ? (isAhead ? "–" : t("tree.unknown")) : percent(share, 2)}</td>
              <td>
                {number(figure.places.n)}/{number(figure.places.of)}
              </td>
              <td>{expected === null ? "–" : percent(expected.share, 1)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

/** "62,3 % (mức giữa 120 khu vực của huyện)". */
export const useExpectedWords = (): ((expected: ExpectedPoint) => string) => {
  const { t } = useTranslation("turnout");
  const { number, percent } = useFormat();
  return ({ share, from, of }) => `${percent(share, 1)} (${t(`detail.expectedFrom.${from}`, { n: number(of) })})`;
};
