import type { Palette } from "../../look/palette.ts";
import type { Atlas, AtlasPlace } from "../gl/atlas.ts";
import type { DayBadge } from "./day-badges.ts";
import { FAMILY } from "./paint.ts";

const HEIGHT = 20;
const GLYPH = 9;
const EDGE = 2.5;

const paintGlyph = (context: CanvasRenderingContext2D, mark: DayBadge["mark"], colour: string, x: number, y: number, ratio: number): void => {
  const r = (GLYPH / 2) * ratio;
  context.beginPath();
  context.lineCap = "butt";
  if (mark === "failed") {
    context.lineWidth = 2.8 * ratio;
    context.moveTo(x - r, y - r);
    context.lineTo(x + r, y + r);
    context.moveTo(x + r, y - r);
    context.lineTo(x - r, y + r);
  } else {
    context.lineWidth = 2.2 * ratio;
    context.arc(x, y, r * 0.95, 0, Math.PI * 2);
  }
  context.strokeStyle = colour;
  context.stroke();
};

/**
 * Badge of places that are not open or interrupted (cross, whole border), or of which nobody has told (ring, dashed border):
 * how many, on paper, each mark told by shape and line as well as by colour.
 */
export const paintDayBadge = (atlas: Atlas, { mark, places }: Pick<DayBadge, "mark" | "places">, palette: Palette, ratio: number): AtlasPlace => {
  const text = String(places);
  const colour = palette.marks[mark];
  const font = `700 ${12 * ratio}px ${FAMILY}`;
  const measure = () => [atlas.measure(text, font, "0px") + (GLYPH + 22) * ratio, HEIGHT * ratio] as const;
  return atlas.place(`day|${mark}|${text}|${colour}|${palette.halo}`, measure, (context, width, height) => {
    const [edge, middle] = [EDGE * ratio, height / 2];
    const pill = new Path2D();
    pill.roundRect(edge, edge, width - edge * 2, height - edge * 2, middle - edge);
    context.lineWidth = 4.5 * ratio;
    context.strokeStyle = palette.halo;
    context.stroke(pill);
    context.fillStyle = palette.incidentPaper;
    context.fill(pill);
    context.strokeStyle = colour;
    context.lineWidth = 2.2 * ratio;
    if (mark === "unknown") context.setLineDash([4 * ratio, 2.4 * ratio]);
    context.stroke(pill);
    context.setLineDash([]);
    paintGlyph(context, mark, colour, edge + (GLYPH / 2 + 5) * ratio, middle, ratio);
    context.font = font;
    context.letterSpacing = "0px";
    context.textBaseline = "alphabetic";
    context.textAlign = "left";
    context.fillStyle = palette.incidentInk;
    context.fillText(text, edge + (GLYPH + 10) * ratio, middle + 4.3 * ratio);
  });
};
