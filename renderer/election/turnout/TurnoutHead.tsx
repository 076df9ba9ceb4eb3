import { useTranslation } from "react-i18next";
import { elections } from "../../../electron/contract/election/counts.ts";
import { type TurnoutHead as Head, type TurnoutFigure, turnoutStandings } from "../../../electron/contract/election/turnout-methods.ts";
import { timeOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomMinute } from "../../stores/clock-store.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { FigureState } from "./FigureState.tsx";
import { shareOf } from "./figure-words.ts";
import { setTurnout, turnoutViews, useTurnout } from "./turnout-store.ts";

const NEWEST = "newest";

/** Which slot, election and figures are shown, and the province's figure in one line: who remains first. */
export const TurnoutHead = ({ head, figure, name }: { head: Head; figure: TurnoutFigure | undefined; name: string }) => {
  const { t } = useTranslation("turnout");
  const chosen = useTurnout((state) => state.slot);
  const view = useTurnout((state) => state.view);
  const mayWrite = useMayWrite();
  const now = useRoomMinute();
  const isAhead = (asOf: string): boolean => now !== null && Date.parse(asOf) > now;
  return (
    <header className="turnout-head">
      <div className="turnout-controls">
        <SelectField
          label={t("controls.slot")}
          value={chosen ?? NEWEST}
          options={[
            { value: NEWEST, label: t("controls.newest") },
            ...head.slots.map(({ key, name: label, asOf }) => ({ value: key, label, detail: isAhead(asOf) ? t("controls.ahead") : timeOf(asOf) })),
          ]}
          onChange={(slot) => setTurnout({ slot: slot === NEWEST ? null : slot })}
        />
        <SelectField
          label={t("controls.election")}
          value={head.election}
          options={elections.map((value) => ({ value, label: t(`elections.${value}`) }))}
          onChange={(election) => setTurnout({ election })}
        />
        {mayWrite && (
          <SelectField
            label={t("controls.standing")}
            value={head.standing}
            options={turnoutStandings.map((value) => ({ value, label: t(`controls.${value}`) }))}
            onChange={(standing) => setTurnout({ standing })}
          />
        )}
        <fieldset className="turnout-views" aria-label={t("controls.views")}>
          {turnoutViews.map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => setTurnout({ view: one })} data-testid={`turnout-view-${one}`}>
              {t(`controls.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {head.asOf !== null && figure && <Headline head={head} asOf={head.asOf} figure={figure} name={name} isAhead={isAhead(head.asOf)} />}
    </header>
  );
};

const Headline = ({ head, asOf, figure, name, isAhead }: { head: Head; asOf: string; figure: TurnoutFigure; name: string; isAhead: boolean }) => {
  const { t } = useTranslation("turnout");
  const { number, percent } = useFormat();
  const share = shareOf(figure);
  const { voted, votedOf, voters, remaining, places, preliminary } = figure;
  const said = [
    `${name} · ${t(isAhead ? "head.ahead" : "head.asOf", { time: timeOf(asOf) })}`,
    voted === null
      ? t("head.nobody")
      : share === null || votedOf === null || voters === null
        ? t("head.votedOnly", { voted: number(voted) })
        : t("head.voted", { voted: number(votedOf), voters: number(voters), share: percent(share, 2) }),
    t("head.of", { n: number(places.n), of: number(places.of) }),
    ...(preliminary > 0 ? [t(head.standing === "all" ? "head.preliminary" : "head.leftOut", { n: number(preliminary) })] : []),
    ...(head.outside > 0 ? [t("head.outside", { n: number(head.outside) })] : []),
  ];
  return (
    <p className="turnout-headline" data-testid="turnout-headline">
      <strong>{remaining === null ? t("head.remainingUnknown") : t("head.remaining", { n: number(remaining) })}</strong>
      <FigureState figure={figure} />
      <span className="quiet">{said.join(" · ")}</span>
    </p>
  );
};
