import { useTranslation } from "react-i18next";
import type { BackTest, Forecast, ForecastSilence, TurnoutSlot } from "../../../electron/contract/election/turnout-methods.ts";
import { timeOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";

interface ForecastProps {
  forecast: Forecast | null;
  silence: ForecastSilence | null;
  leastCovered: number;
  backTests: readonly BackTest[];
  slots: readonly TurnoutSlot[];
}

/** How the close would come out with its interval, method and trial on the day itself; or why it is not said. */
export const ForecastNote = ({ forecast, silence, leastCovered, backTests, slots }: ForecastProps) => {
  const { t } = useTranslation("turnout");
  const { number, percent } = useFormat();
  const nameOf = (slot: string): string => slots.find(({ key }) => key === slot)?.name ?? slot;
  const range = ({ low, high, middle }: Pick<BackTest, "low" | "high" | "middle">): string =>
    t("forecast.says", { low: percent(low, 1), high: percent(high, 1), middle: percent(middle, 1) });
  return (
    <section className="turnout-section" data-testid="turnout-forecast">
      <h3>{t("forecast.title", { time: forecast ? timeOf(forecast.to) : "19:00" })}</h3>
      {forecast && (
        <>
          <p>
            <strong>{range(forecast)}</strong>
          </p>
          <p>
            {t(forecast.places.of > 0 ? "forecast.left" : "forecast.leftNoPlaces", {
              low: number(forecast.remaining.low),
              high: number(forecast.remaining.high),
              voters: number(forecast.voters),
              n: number(forecast.places.n),
              of: number(forecast.places.of),
            })}
          </p>
          <p className="quiet">{t("forecast.method", { n: number(forecast.tested) })}</p>
        </>
      )}
      {silence && <p className="quiet">{t(`forecast.silence.${silence}`, { least: percent(leastCovered, 0) })}</p>}
      {backTests.length > 0 ? (
        <table className="turnout-table">
          <caption>{t("forecast.test")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("forecast.from")}</th>
              <th scope="col">{t("forecast.said")}</th>
              <th scope="col">{t("forecast.came")}</th>
              <th scope="col">{t("forecast.held")}</th>
            </tr>
          </thead>
          <tbody>
            {backTests.map((test) => (
              <tr key={test.from}>
                <th scope="row">{nameOf(test.from)}</th>
                <td>{range(test)}</td>
                <td>
                  {percent(test.actual, 1)} ({t(test.actual >= test.low && test.actual <= test.high ? "forecast.inside" : "forecast.outsideRange")})
                </td>
                <td>
                  {number(test.held.n)}/{number(test.held.of)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        forecast && <p className="quiet">{t("forecast.noTest")}</p>
      )}
    </section>
  );
};
