import { useTranslation } from "react-i18next";
import type { TurnoutFigure } from "../../../electron/contract/election/turnout-methods.ts";
import { useFormat } from "../../format/use-format.ts";
import { MarkShape } from "../../ui/MarkShape.tsx";
import { markOf, shapeOf } from "./figure-words.ts";

/** How a figure stands: shape, colour, word; and how many beneath it do not fit. */
export const FigureState = ({ figure }: { figure: TurnoutFigure }) => {
  const { t } = useTranslation("turnout");
  const { number } = useFormat();
  const mark = markOf(figure);
  return (
    <span className="turnout-state">
      <span className={`turnout-mark ink-${shapeOf[mark]}`}>
        <MarkShape readiness={shapeOf[mark]} /> {t(`marks.${mark}`)}
      </span>
      {mark !== "odd" && figure.odd > 0 && (
        <span className="turnout-mark ink-lacking">
          <MarkShape readiness="lacking" /> {t("marks.oddBeneath", { n: number(figure.odd) })}
        </span>
      )}
    </span>
  );
};

/** What does not fit of a figure, each in words. */
export const FigureFlags = ({ figure }: { figure: TurnoutFigure }) => {
  const { t } = useTranslation("turnout");
  const { number } = useFormat();
  if (figure.flags.length === 0) return null;
  return (
    <ul className="turnout-flags">
      {figure.flags.map((flag) => (
        <li key={flag}>{t(`flags.${flag}`, { n: number(Math.abs(figure.difference ?? 0)) })}</li>
      ))}
    </ul>
  );
};
