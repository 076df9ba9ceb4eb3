import type { LayerFeature, LayerName, Readiness } from "../../../electron/contract/index.ts";
import type { Palette } from "../../look/palette.ts";
import type { Lead } from "../../stores/day-store.ts";
import { DrawBand } from "../drawing/draw-band.ts";
import type { Drawable } from "../gl/program.ts";
import { AreasBand } from "./areas.ts";
import { ChangedBand } from "./changed.ts";
import { HighlightBand } from "./highlight.ts";
import { PlacesBand } from "./places.ts";
import { SignsBand } from "./signs.ts";
import { UnitsBand } from "./units.ts";

/** The bands of the map in their fixed order, each fed with the layers it shows. */
export class Bands {
  readonly units: UnitsBand;
  readonly areas: AreasBand;
  readonly places = new PlacesBand();
  readonly highlight: HighlightBand;
  readonly signs: SignsBand;
  readonly changed: ChangedBand;
  readonly drawing: DrawBand;
  private readonly visible: Record<LayerName, boolean> = {
    districts: true,
    communes: true,
    "polling-places": true,
    "quarantine-zones": true,
    "risk-areas": true,
    incidents: true,
  };

  constructor(palette: Palette) {
    this.units = new UnitsBand(palette);
    this.areas = new AreasBand(palette);
    this.highlight = new HighlightBand(palette);
    this.drawing = new DrawBand(palette);
    this.places.setPalette(palette);
    this.signs = new SignsBand(palette, {
      districts: () => this.units.districtFeatures,
      communes: () => this.units.communeFeatures,
      areas: () => this.areas.inOrder(),
      attention: (zoom) => this.places.attentionMarks(zoom),
      owing: () => this.places.owingPlaces(),
      attentionRevision: () => this.places.attentionRevision,
      gathered: (zoom) => (this.places.shown && this.places.isGathered(zoom) ? this.places.gatheredCommunes() : null),
    });
    this.changed = new ChangedBand(palette, {
      positionOf: (id) => this.places.positionOf(id),
      area: (kind, id) => this.areas.get(kind === "risk-area" ? "risk-areas" : "quarantine-zones", id),
      incident: (id) => this.signs.incident(id),
      districts: () => this.units.districtFeatures,
    });
  }

  /** From the ground up. */
  inOrder(): { id: string; band: Drawable }[] {
    return [
      { id: "units", band: this.units },
      { id: "areas", band: this.areas },
      { id: "points", band: this.places },
      { id: "highlight", band: this.highlight },
      // Under the signs: a mark may touch a name, never hide it.
      { id: "changed", band: this.changed },
      { id: "signs", band: this.signs },
      { id: "drawing", band: this.drawing },
    ];
  }

  setPalette(palette: Palette): void {
    for (const band of [this.units, this.areas, this.places, this.highlight, this.signs, this.changed, this.drawing]) band.setPalette(palette);
  }

  /** What marks and fills tell: readiness, or the day. */
  setLead(lead: Lead): void {
    this.places.setLead(lead);
    this.units.setLead(lead);
    this.signs.changed();
  }

  setWhole(layer: LayerName, features: readonly LayerFeature[]): void {
    if (layer === "polling-places") this.places.setWhole(features);
    else if (layer === "incidents") this.signs.setIncidents(features);
    else if (layer === "communes" || layer === "districts") {
      const reshaped = this.units.setWhole(layer, features);
      if (reshaped && layer === "communes") this.places.setCommunes(features);
    } else this.areas.setWhole(layer, features);
    this.signs.changed();
    this.changed.moved();
  }

  /** Returns true where shapes of communes or districts changed. */
  applyDelta(layer: LayerName, changed: readonly LayerFeature[], removed: readonly string[]): boolean {
    this.changed.moved();
    if (layer === "polling-places") {
      this.places.applyDelta(changed, removed);
      // Signs tell of places only where they are gathered.
      this.signs.placesChanged();
      return false;
    }
    if (layer === "incidents") this.signs.applyIncidents(changed, removed);
    else if (layer === "communes" || layer === "districts") {
      const reshaped = this.units.applyDelta(layer, changed, removed);
      if (!reshaped) return false;
      if (layer === "communes") this.places.setCommunes(this.units.communeFeatures);
      this.signs.changed();
      return true;
    } else this.areas.applyDelta(layer, changed, removed);
    this.signs.changed();
    return false;
  }

  setVisible(layer: LayerName, on: boolean): void {
    this.visible[layer] = on;
    if (layer === "communes" || layer === "districts") this.units.setShown(this.visible.communes, this.visible.districts);
    else if (layer === "polling-places") this.places.shown = on;
    else if (layer === "incidents") this.signs.incidentsShown = on;
    else this.areas.setShown(layer, on);
    this.signs.changed();
  }

  counts(): Record<LayerName, number> & Record<Readiness, number> {
    return {
      communes: this.units.communeFeatures.length,
      districts: this.units.districtFeatures.length,
      "polling-places": this.places.count,
      "quarantine-zones": this.areas.count("quarantine-zones"),
      "risk-areas": this.areas.count("risk-areas"),
      incidents: this.signs.incidentCount,
      ...this.places.countsByMark(),
    };
  }

  feature(layer: LayerName, id: string): LayerFeature | undefined {
    const of = (features: readonly LayerFeature[]) => features.find((feature) => feature.properties.id === id);
    if (layer === "communes") return of(this.units.communeFeatures);
    if (layer === "districts") return of(this.units.districtFeatures);
    if (layer === "incidents") return this.signs.incident(id);
    return layer === "polling-places" ? undefined : this.areas.get(layer, id);
  }
}
