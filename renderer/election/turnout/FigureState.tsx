import { useTranslation } from "react-i18next";
import type { TurnoutFigure } from "../../../electron/contract/election/turnout-methods.ts";
import { useFormat } from "../../format/use-format.ts";
import { MarkShape } from "../../ui/MarkShape.tsx";
import { markOf, shapeOf } from "./figure-words.ts";

/** How a figure stands: shape, colour, word. */
export const FigureState = ({ figure }: { figure: TurnoutFigure }) => {
  const { t } = useTranslation("turnout");
  const mark = markOf(figure);
  return (
    <span className={`turnout-state ink-${shapeOf[mark]}`}>
      <MarkShape readiness={shapeOf[mark]} /> {t(`marks.${mark}`)}
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
