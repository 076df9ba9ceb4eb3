import type { LayerFeature } from "../../../electron/contract/index.ts";
import type { Palette } from "../../look/palette.ts";
import type { Wish } from "../geometry/declutter.ts";
import type { MercatorPoint } from "../geometry/mercator.ts";
import type { AtlasPlace } from "../gl/atlas.ts";
import type { DayBadge, OwingPlace } from "./day-badges.ts";

/** What the signs band asks of the other bands each time it lays itself out. */
export interface SignSource {
  districts(): readonly LayerFeature[];
  communes(): readonly LayerFeature[];
  areas(): readonly { layer: "risk-areas" | "quarantine-zones"; feature: LayerFeature }[];
  /** Marks that words must not hide, with their size in CSS pixels, and a number that rises as they change. */
  attention(zoom: number): readonly { at: MercatorPoint; size: number }[];
  attentionRevision(): number;
  /** On the day: polling places that must be seen at once. */
  owing(): readonly OwingPlace[];
  /** Gathered communes while places are gathered at this zoom, else null. */
  gathered(zoom: number): readonly { at: MercatorPoint; mark: keyof Palette["marks"]; asking: number; places: number }[] | null;
}

/** Something written or drawn over the map, wanting room. */
export interface Sign {
  at: MercatorPoint;
  /** CSS pixels from `at` to the sign's middle. */
  dx: number;
  dy: number;
  /** `faint`: stands over marks that ask for attention, and lets them be seen. Null: keeps room for a mark of another band. */
  paint: ((faint: boolean) => AtlasPlace) | null;
  fixed?: boolean;
  must?: boolean;
  mayCross?: boolean;
  moves?: Wish["moves"];
  /** CSS pixels kept free round it; less than nothing lets neighbours come close. */
  margin: number;
  /** What a press on it shows. */
  badge?: DayBadge;
}
