import type { LayerName } from "../../electron/contract/index.ts";
import type { Bands } from "./bands/bands.ts";
import { toRelative, type View } from "./geometry/mercator.ts";
import { AreaFinder } from "./geometry/picking.ts";

/** A record on the map. */
export interface Hit {
  layer: LayerName;
  id: string;
}

/** CSS pixels beside a mark that still hit it. */
const REACH = 6;

/** What lies under a spot of the screen, and what is marked as selected. */
export class Selection {
  private readonly bands: Bands;
  private communes = new AreaFinder([]);
  private selected: Hit | null = null;
  private places: readonly string[] = [];
  private marked = false;

  constructor(bands: Bands) {
    this.bands = bands;
  }

  /** Communes have other shapes now. */
  reshaped(): void {
    this.communes = new AreaFinder(this.bands.units.communeFeatures);
  }

  /** The record on top: incident, polling place, zone or risk area, commune; null outside the province. */
  hit(view: View, x: number, y: number, lon: number, lat: number): Hit | null {
    const point = this.pointHit(view, x, y);
    if (point) return point;
    const areas = this.bands.areas.inOrder();
    const id = new AreaFinder(areas.map(({ feature }) => feature)).find(lon, lat);
    const area = id === null ? undefined : areas.findLast(({ feature }) => feature.properties.id === id);
    if (area) return { layer: area.layer, id: area.feature.properties.id };
    const commune = this.communes.find(lon, lat);
    return commune === null ? null : { layer: "communes", id: commune };
  }

  /** A badge or mark under the pointer. */
  pointHit(view: View, x: number, y: number): Hit | null {
    const badge = this.bands.signs.pickBadge(view, x, y);
    if (badge) return badge.hit;
    const incident = this.bands.signs.pickIncident(view, x, y);
    if (incident !== null) return { layer: "incidents", id: incident };
    const place = this.bands.places.pick(view, x, y, REACH);
    return place === null ? null : { layer: "polling-places", id: place };
  }

  select(selected: Hit | null): void {
    this.selected = selected;
    this.refresh();
  }

  selectPlaces(ids: readonly string[]): void {
    this.places = ids;
    this.refresh();
  }

  /** Draws the marks of selection again: the selected record may have moved, changed its shape or gone. */
  refresh(): void {
    const { bands, selected } = this;
    const any = selected !== null || this.places.length > 0;
    if (!any && !this.marked) return;
    this.marked = any;
    const feature = selected ? bands.feature(selected.layer, selected.id) : undefined;
    bands.highlight.setArea(feature ?? null);
    const places = new Set(this.places);
    if (selected?.layer === "polling-places") places.add(selected.id);
    const rings = [...places].flatMap((id) => {
      const at = bands.places.positionOf(id);
      return at ? [{ at, radius: 8 }] : [];
    });
    if (feature?.geometry.type === "Point") rings.push({ at: toRelative(...feature.geometry.coordinates), radius: 18 });
    bands.highlight.setRings(rings);
  }
}
