import type { LayerFeature } from "../../../electron/contract/index.ts";
import { type Palette, readinessStep } from "../../look/palette.ts";
import type { Lead } from "../../stores/day-store.ts";
import type { View } from "../geometry/mercator.ts";
import { flatten, sameGeometry } from "../geometry/polygons.ts";
import { type Polyline, sharedLines } from "../geometry/strips.ts";
import { FillLayer, type FillStyle } from "../gl/fills.ts";
import { LineLayer } from "../gl/lines.ts";
import type { Drawable } from "../gl/program.ts";

/**
 * Fill of a commune or district by what its places report, of their readiness or of the day: a step of the ramp; hatched where part is unknown; hatched grey,
 * never a step of the ramp, where most is unknown or nothing was ever reported.
 */
export const unitFill = (properties: LayerFeature["properties"], palette: Palette, lead: Lead = "readiness"): FillStyle => {
  const [share, hatch] = lead === "day" ? [properties.day_share, properties.day_hatch] : [properties.ready_share, properties.hatch];
  if (typeof share !== "number" || hatch === "full") {
    return { colour: palette.unknownFill, opacity: 1, hatch: { colour: palette.unknownHatch, opacity: 0.8, spacing: 6, thickness: 1.5 } };
  }
  const colour = palette.readinessRamp[readinessStep(share)] ?? palette.readinessRamp[0];
  if (hatch !== "part") return { colour, opacity: 1 };
  return { colour, opacity: 1, hatch: { colour: palette.unknownHatch, opacity: 0.6, spacing: 10, thickness: 1.2 } };
};

/** One kind of unit: its features in a fixed order, triangulated once for as long as no shape changes. */
class UnitFills {
  readonly layer = new FillLayer();
  features: LayerFeature[] = [];
  lead: Lead = "readiness";
  private readonly places = new Map<string, number>();

  setWhole(features: readonly LayerFeature[], palette: Palette): boolean {
    const same = features.length === this.features.length && features.every((feature, i) => this.sameShape(feature, i));
    this.features = [...features];
    this.places.clear();
    for (const [i, feature] of features.entries()) this.places.set(feature.properties.id, i);
    if (!same) this.layer.setShapes(features.map(flatShape));
    this.repaint(palette);
    return !same;
  }

  /** Repaints what changed; false where a shape or the list itself changed and the whole must be taken again. */
  recolour(changed: readonly LayerFeature[], palette: Palette): boolean {
    for (const feature of changed) {
      const place = this.places.get(feature.properties.id);
      if (place === undefined || !this.sameShape(feature, place)) return false;
      this.features[place] = feature;
      this.layer.setStyle(place, unitFill(feature.properties, palette, this.lead));
    }
    return true;
  }

  repaint(palette: Palette): void {
    for (const [i, feature] of this.features.entries()) this.layer.setStyle(i, unitFill(feature.properties, palette, this.lead));
  }

  private sameShape(feature: LayerFeature, place: number): boolean {
    const before = this.features[place];
    return before !== undefined && before.properties.id === feature.properties.id && sameGeometry(before.geometry, feature.geometry);
  }
}

const flatShape = ({ geometry }: LayerFeature) => (geometry.type === "Point" ? [] : flatten(geometry));

const COMMUNE = 0;
const DISTRICT = 1;
const PROVINCE = 2;

/** Communes and districts: ground of the province, fill by readiness, and the boundaries over it. */
export class UnitsBand implements Drawable {
  private readonly communes = new UnitFills();
  private readonly districts = new UnitFills();
  private readonly lines = new LineLayer();
  private palette: Palette;
  /** Which fill shows: communes before districts; with neither, the communes are drawn plain. */
  private shown = { communes: true, districts: true };
  private lineZoom = Number.NaN;

  constructor(palette: Palette) {
    this.palette = palette;
  }

  get communeFeatures(): readonly LayerFeature[] {
    return this.communes.features;
  }
  get districtFeatures(): readonly LayerFeature[] {
    return this.districts.features;
  }

  setPalette(palette: Palette): void {
    this.palette = palette;
    this.repaint();
    this.lineZoom = Number.NaN;
  }

  /** What the fill tells. */
  setLead(lead: Lead): void {
    this.communes.lead = lead;
    this.districts.lead = lead;
    this.repaint();
  }

  setShown(communes: boolean, districts: boolean): void {
    this.shown = { communes, districts };
    this.repaint();
  }

  /** Returns true where shapes changed. */
  setWhole(kind: "communes" | "districts", features: readonly LayerFeature[]): boolean {
    const reshaped = this[kind].setWhole(features, this.palette);
    if (reshaped) this.buildLines();
    this.repaint();
    return reshaped;
  }

  /** Returns true where shapes changed. */
  applyDelta(kind: "communes" | "districts", changed: readonly LayerFeature[], removed: readonly string[]): boolean {
    if (removed.length === 0 && this[kind].recolour(changed, this.palette)) {
      if (!this.shown.communes) this.repaint();
      return false;
    }
    const gone = new Set([...removed, ...changed.map((feature) => feature.properties.id)]);
    return this.setWhole(kind, [...this[kind].features.filter((feature) => !gone.has(feature.properties.id)), ...changed]);
  }

  attach(gl: WebGL2RenderingContext): void {
    for (const part of [this.communes.layer, this.districts.layer, this.lines]) part.attach(gl);
  }

  draw(gl: WebGL2RenderingContext, view: View): void {
    const byDistrict = !this.shown.communes && this.shown.districts;
    (byDistrict ? this.districts : this.communes).layer.draw(gl, view);
    this.styleLines(view.zoom);
    this.lines.draw(gl, view);
  }

  private repaint(): void {
    this.districts.repaint(this.palette);
    if (this.shown.communes) {
      this.communes.repaint(this.palette);
      return;
    }
    const colour = this.palette.readinessRamp[0];
    for (const i of this.communes.features.keys()) this.communes.layer.setStyle(i, { colour, opacity: 1 });
  }

  private buildLines(): void {
    const ofCommunes = sharedLines(this.communes.features.map(flatShape));
    const ofDistricts = sharedLines(this.districts.features.map(flatShape));
    const line = (points: Float64Array, style: number): Polyline => ({ points, closed: false, style });
    const outside = this.districts.features.length > 0 ? ofDistricts.outer : ofCommunes.outer;
    this.lines.setLines([
      ...ofCommunes.inner.map((points) => line(points, COMMUNE)),
      ...ofDistricts.inner.map((points) => line(points, DISTRICT)),
      ...outside.map((points) => line(points, PROVINCE)),
    ]);
    this.lineZoom = Number.NaN;
  }

  /** Lines grow a little on the way in, so that a district stays a district among its communes. */
  private styleLines(zoom: number): void {
    const step = Math.round(zoom * 4) / 4;
    if (step === this.lineZoom) return;
    this.lineZoom = step;
    const near = Math.min(1, Math.max(0, (step - 9) / 3));
    const { communeLine, districtLine, provinceLine } = this.palette;
    this.lines.setStyle(COMMUNE, { colour: communeLine, width: 0.9 + near * 0.7 });
    this.lines.setStyle(DISTRICT, { colour: districtLine, width: 1.3 + near * 0.9, opacity: 0.85 });
    this.lines.setStyle(PROVINCE, { colour: provinceLine, width: 1.9 + near * 1.1 });
  }
}
