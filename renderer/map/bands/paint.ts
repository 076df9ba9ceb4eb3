import { incidentSigns } from "../../look/incident-signs.ts";
import type { LevelColours, Palette } from "../../look/palette.ts";
import type { Atlas, AtlasPlace } from "../gl/atlas.ts";

/** Words of the map: CSS pixels, weight, and letter spacing in CSS pixels. */
export interface Lettering {
  size: number;
  weight: number;
  spacing: number;
  colour: string;
  /** 0..1; 1 where not given. */
  opacity?: number;
}

/** Typeface of everything written on the map. */
export const FAMILY = '"Be Vietnam Pro", system-ui, sans-serif';

/** Words with a halo of the ground behind them. `halo` is CSS pixels. */
export const paintWords = (atlas: Atlas, text: string, lettering: Lettering, halo: string, ratio: number): AtlasPlace => {
  const { size, weight, spacing, colour, opacity = 1 } = lettering;
  const font = `${weight} ${size * ratio}px ${FAMILY}`;
  const letterSpacing = `${spacing * ratio}px`;
  const rim = 2.4 * ratio;
  const measure = () => [atlas.measure(text, font, letterSpacing) - spacing * ratio + rim * 2, size * ratio * 1.5 + rim * 2] as const;
  return atlas.place(`${text}|${font}|${colour}|${halo}|${opacity}`, measure, (context) => {
    context.font = font;
    context.letterSpacing = letterSpacing;
    context.textBaseline = "alphabetic";
    context.lineJoin = "round";
    context.lineWidth = rim * 2;
    context.strokeStyle = halo;
    context.globalAlpha = 0.85 * opacity;
    const baseline = size * ratio * 1.13 + rim;
    context.strokeText(text, rim, baseline);
    context.globalAlpha = opacity;
    context.fillStyle = colour;
    context.fillText(text, rim, baseline);
  });
};

/** Number of a risk level on a disc of its colour. */
export const paintLevel = (atlas: Atlas, level: number, colours: LevelColours, palette: Palette, ratio: number): AtlasPlace => {
  const size = 22 * ratio;
  return atlas.place(
    `level|${level}|${colours.fill}`,
    () => [size, size],
    (context) => {
      const middle = size / 2;
      context.beginPath();
      context.arc(middle, middle, middle - ratio, 0, Math.PI * 2);
      context.fillStyle = colours.fill;
      context.fill();
      context.lineWidth = 1.5 * ratio;
      context.strokeStyle = palette.halo;
      context.stroke();
      context.font = `700 ${12.5 * ratio}px ${FAMILY}`;
      context.textAlign = "center";
      context.textBaseline = "alphabetic";
      context.fillStyle = colours.ink;
      context.fillText(String(level), middle, middle + 4.5 * ratio);
    },
  );
};

/** Badge of a quarantine zone too small to be seen: a square hatched like the zone, on the ground's paper. */
export const paintZone = (atlas: Atlas, palette: Palette, ratio: number): AtlasPlace => {
  const size = 17 * ratio;
  return atlas.place(
    `zone|${palette.quarantine}|${palette.halo}`,
    () => [size, size],
    (context) => {
      context.beginPath();
      context.roundRect(2 * ratio, 2 * ratio, size - 4 * ratio, size - 4 * ratio, 2.5 * ratio);
      context.lineWidth = 4 * ratio;
      context.strokeStyle = palette.halo;
      context.stroke();
      context.fillStyle = palette.incidentPaper;
      context.fill();
      context.lineWidth = 1.8 * ratio;
      context.strokeStyle = palette.quarantine;
      context.stroke();
      context.clip();
      context.beginPath();
      for (let x = -size; x < size; x += 4.2 * ratio) {
        context.moveTo(x, 0);
        context.lineTo(x + size, size);
      }
      context.lineWidth = 1.6 * ratio;
      context.stroke();
    },
  );
};

/** CSS pixels a badge of an incident measures, by severity 1..4. */
export const incidentSize = (severity: number): number => 20 + Math.min(4, Math.max(1, severity)) * 2.5;

/**
 * Badge of an incident: vụ việc ANTT (1-8) square, sự cố (9-12) round; sign by category, size and border by severity.
 * `closed` ones are drawn faint.
 */
export const paintIncident = (atlas: Atlas, category: number, severity: number, closed: boolean, palette: Palette, ratio: number): AtlasPlace => {
  const css = incidentSize(severity);
  const size = Math.ceil(css + 4) * ratio;
  const border = palette.severity[severity >= 4 ? 4 : severity >= 3 ? 3 : severity >= 2 ? 2 : 1];
  return atlas.place(
    `incident|${category}|${severity}|${closed}|${border}`,
    () => [size, size],
    (context) => {
      const edge = (1 + severity * 0.45) * ratio;
      const start = 2 * ratio + edge / 2;
      const span = size - start * 2;
      context.globalAlpha = closed ? 0.55 : 1;
      context.beginPath();
      if (category <= 8) context.roundRect(start, start, span, span, 5 * ratio);
      else context.arc(size / 2, size / 2, span / 2, 0, Math.PI * 2);
      context.lineWidth = edge + 2 * ratio;
      context.strokeStyle = palette.halo;
      context.stroke();
      context.fillStyle = palette.incidentPaper;
      context.fill();
      context.lineWidth = edge;
      context.strokeStyle = border;
      context.stroke();
      const sign = span * 0.66;
      context.translate((size - sign) / 2, (size - sign) / 2);
      context.scale(sign / 24, sign / 24);
      context.lineWidth = 2.2;
      context.lineCap = "round";
      context.lineJoin = "round";
      context.strokeStyle = palette.incidentInk;
      context.stroke(new Path2D(incidentSigns[category] ?? incidentSigns[12]));
    },
  );
};

/** A mark for places gathered at their commune: how many ask for attention, on paper, or all of them where none does. */
export const paintCount = (atlas: Atlas, text: string, colour: string, palette: Palette, ratio: number): AtlasPlace => {
  const font = `600 ${10.5 * ratio}px ${FAMILY}`;
  const measure = () => [Math.max(18 * ratio, atlas.measure(text, font, "0px") + 9 * ratio), 16 * ratio] as const;
  return atlas.place(`count|${text}|${colour}|${palette.ground}`, measure, (context, width, height) => {
    context.beginPath();
    context.roundRect(ratio, ratio, width - 2 * ratio, height - 2 * ratio, 7 * ratio);
    context.fillStyle = palette.incidentPaper;
    context.fill();
    context.lineWidth = 1.4 * ratio;
    context.strokeStyle = colour;
    context.stroke();
    context.font = font;
    context.letterSpacing = "0px";
    context.textAlign = "center";
    context.fillStyle = palette.incidentInk;
    context.fillText(text, width / 2, height / 2 + 3.7 * ratio);
  });
};
