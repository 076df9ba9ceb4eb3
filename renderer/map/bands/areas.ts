import type { LayerFeature } from "../../../electron/contract/index.ts";
import type { Palette } from "../../look/palette.ts";
import type { View } from "../geometry/mercator.ts";
import { flatten } from "../geometry/polygons.ts";
import { FillLayer, type FillStyle } from "../gl/fills.ts";
import { LineLayer, type LineStyle } from "../gl/lines.ts";
import type { Drawable } from "../gl/program.ts";

type Properties = LayerFeature["properties"];
export interface AreaStyle {
  fill: FillStyle;
  line: LineStyle;
}

/** Risk level 1..5 of an area; anything else is told as the highest, never as harmless. */
export const levelOf = (properties: Properties): 1 | 2 | 3 | 4 | 5 => {
  const { level } = properties;
  return level === 1 || level === 2 || level === 3 || level === 4 || level === 5 ? level : 5;
};

/** A risk area in its level's colour; dashed where the level is the room's own estimate or the time has not come; faint once ended. */
export const riskStyle = (properties: Properties, palette: Palette): AreaStyle => {
  const { fill, line } = palette.riskLevels[levelOf(properties)];
  const ended = properties.active === "ended";
  const dash = properties.level_source === "estimate" || properties.active === "planned" ? 6 : undefined;
  return {
    fill: { colour: fill, opacity: ended ? 0 : properties.active === "planned" ? 0.16 : 0.34 },
    line: { colour: line, width: ended ? 1 : 2.2, opacity: ended ? 0.45 : 1, dash },
  };
};

/** A quarantine zone: always hatched; dashed before its time; faint once ended. */
export const zoneStyle = (properties: Properties, palette: Palette): AreaStyle => {
  const ended = properties.active === "ended";
  const planned = properties.active === "planned";
  const colour = palette.quarantine;
  return {
    fill: {
      colour,
      opacity: ended ? 0 : 0.14,
      hatch: ended ? undefined : { colour, opacity: planned ? 0.45 : 0.85, spacing: 7, thickness: 1.7, falling: true },
    },
    line: { colour, width: ended ? 1 : 2, opacity: ended ? 0.45 : 1, dash: planned ? 6 : undefined },
  };
};

/** Quarantine zones over risk areas, the higher level over the lower. */
export class AreasBand implements Drawable {
  private readonly fills = new FillLayer();
  private readonly lines = new LineLayer();
  private readonly features = { "risk-areas": new Map<string, LayerFeature>(), "quarantine-zones": new Map<string, LayerFeature>() };
  private readonly shown = { "risk-areas": true, "quarantine-zones": true };
  private palette: Palette;
  private stale = true;

  constructor(palette: Palette) {
    this.palette = palette;
  }

  setPalette(palette: Palette): void {
    this.palette = palette;
    this.stale = true;
  }

  setShown(layer: "risk-areas" | "quarantine-zones", on: boolean): void {
    this.shown[layer] = on;
    this.stale = true;
  }

  setWhole(layer: "risk-areas" | "quarantine-zones", features: readonly LayerFeature[]): void {
    this.features[layer] = new Map(features.map((feature) => [feature.properties.id, feature]));
    this.stale = true;
  }

  applyDelta(layer: "risk-areas" | "quarantine-zones", changed: readonly LayerFeature[], removed: readonly string[]): void {
    for (const id of removed) this.features[layer].delete(id);
    for (const feature of changed) this.features[layer].set(feature.properties.id, feature);
    this.stale = true;
  }

  /** What is shown, from the bottom to the top. */
  inOrder(): { layer: "risk-areas" | "quarantine-zones"; feature: LayerFeature }[] {
    const risks = this.shown["risk-areas"] ? [...this.features["risk-areas"].values()] : [];
    const zones = this.shown["quarantine-zones"] ? [...this.features["quarantine-zones"].values()] : [];
    risks.sort((a, b) => levelOf(a.properties) - levelOf(b.properties));
    return [
      ...risks.map((feature) => ({ layer: "risk-areas" as const, feature })),
      ...zones.map((feature) => ({ layer: "quarantine-zones" as const, feature })),
    ];
  }

  count(layer: "risk-areas" | "quarantine-zones"): number {
    return this.features[layer].size;
  }

  get(layer: "risk-areas" | "quarantine-zones", id: string): LayerFeature | undefined {
    return this.features[layer].get(id);
  }

  attach(gl: WebGL2RenderingContext): void {
    this.fills.attach(gl);
    this.lines.attach(gl);
  }

  draw(gl: WebGL2RenderingContext, view: View): void {
    if (this.stale) this.build();
    this.fills.draw(gl, view);
    this.lines.draw(gl, view);
  }

  private build(): void {
    const areas = this.inOrder();
    const shapes = areas.map(({ feature: { geometry } }) => (geometry.type === "Point" ? [] : flatten(geometry)));
    this.fills.setShapes(shapes);
    this.lines.setLines(shapes.flatMap((polygons, style) => polygons.flat().map((points) => ({ points, closed: true, style }))));
    for (const [i, { layer, feature }] of areas.entries()) {
      const style = layer === "risk-areas" ? riskStyle(feature.properties, this.palette) : zoneStyle(feature.properties, this.palette);
      this.fills.setStyle(i, style.fill);
      this.lines.setStyle(i, style.line);
    }
    this.stale = false;
  }
}
