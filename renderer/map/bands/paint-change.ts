import type { ChangeSense } from "../../../electron/contract/index.ts";
import type { Palette } from "../../look/palette.ts";
import type { Atlas, AtlasPlace } from "../gl/atlas.ts";

/** Colour of a sense; its shape says the same without colour. */
export const senseColour = (sense: ChangeSense, palette: Palette): string =>
  ({ added: palette.accent, removed: palette.inkQuiet, worsened: palette.marks.failed, eased: palette.marks.ready, changed: palette.inkQuiet })[
    sense
  ];

/** Each shape in a square of side 2 round 0,0. Returns whether it is closed, to be filled. */
const trace: Record<ChangeSense, (context: CanvasRenderingContext2D) => void> = {
  worsened: (context) => {
    context.moveTo(0, 0.95);
    context.lineTo(-0.95, -0.7);
    context.lineTo(0.95, -0.7);
    context.closePath();
  },
  eased: (context) => {
    context.moveTo(0, -0.95);
    context.lineTo(0.95, 0.7);
    context.lineTo(-0.95, 0.7);
    context.closePath();
  },
  changed: (context) => {
    context.moveTo(0, -0.95);
    context.lineTo(0.95, 0);
    context.lineTo(0, 0.95);
    context.lineTo(-0.95, 0);
    context.closePath();
  },
  added: (context) => {
    for (const [x, y] of [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ] as const) {
      context.moveTo(x * 0.95, y * 0.95);
      context.lineTo(x * 0.45, y * 0.45);
    }
    context.moveTo(0.7, 0);
    context.arc(0, 0, 0.7, 0, Math.PI * 2);
  },
  removed: (context) => context.arc(0, 0, 0.85, 0, Math.PI * 2),
};

/** `frame`: open, round a mark that stays in sight; `badge`: on paper, standing by itself with its sign inside. */
export type ChangeShape = "frame" | "badge";

/** The sign of a change, `css` pixels wide. */
export const paintChange = (atlas: Atlas, sense: ChangeSense, shape: ChangeShape, css: number, palette: Palette, ratio: number): AtlasPlace => {
  const size = (css + 6) * ratio;
  const colour = senseColour(sense, palette);
  return atlas.place(
    `change|${sense}|${shape}|${css}|${colour}`,
    () => [size, size],
    (context) => {
      const half = (css / 2) * ratio;
      const stroke = (sense === "worsened" ? 2.6 : 2) * ratio;
      const draw = (width: number, style: string) => {
        context.beginPath();
        context.save();
        context.translate(size / 2, size / 2);
        context.scale(half, half);
        trace[sense](context);
        context.restore();
        context.lineWidth = width;
        context.strokeStyle = style;
        context.stroke();
      };
      context.lineJoin = "round";
      if (shape === "badge") {
        context.beginPath();
        context.arc(size / 2, size / 2, half, 0, Math.PI * 2);
        context.fillStyle = palette.incidentPaper;
        context.fill();
      }
      draw(stroke + 3 * ratio, palette.halo);
      if (sense === "removed") context.setLineDash([3 * ratio, 2.4 * ratio]);
      draw(stroke, colour);
      context.setLineDash([]);
      if (sense === "removed") {
        context.beginPath();
        context.moveTo(size / 2 - half * 0.5, size / 2);
        context.lineTo(size / 2 + half * 0.5, size / 2);
        context.stroke();
      } else if (sense === "worsened" && shape === "badge") {
        context.fillStyle = colour;
        context.fill();
      }
    },
  );
};
