import Flatbush from "flatbush";
import type { AreaGeometry } from "../../electron/contract/index.ts";
import type { CodedArea, PlacePoint } from "../../electron/spatial/engine.ts";
import { edgesOf, growBounds, insideEdges, noBounds } from "../../electron/spatial/ring-test.ts";

/** What one would write with flatbush: boxes of communes in the tree, then the ring test on those the point's box hits. Lowest code first. */
export function flatbushOfCommunes(communes: CodedArea[]): (points: Float64Array, into: Int32Array) => void {
  const shapes = communes.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(({ geometry }) => edgesOf(geometry));
  const tree = new Flatbush(shapes.length);
  for (const edges of shapes) {
    const { minX, minY, maxX, maxY } = growBounds(noBounds(), edges);
    tree.add(minX, minY, maxX, maxY);
  }
  tree.finish();
  return (points, into) => {
    for (let i = 0; i < into.length; i++) {
      const [x, y] = [points[2 * i]!, points[2 * i + 1]!];
      let found = -1;
      for (const commune of tree.search(x, y, x, y)) if ((found < 0 || commune < found) && insideEdges(shapes[commune]!, x, y)) found = commune;
      into[i] = found;
    }
  };
}

/** The same for places: the tree holds the points, the polygon's box is searched, the ring test decides. */
export function flatbushOfPlaces(places: PlacePoint[]): (area: AreaGeometry) => { places: number; voters: number } {
  const tree = new Flatbush(places.length);
  for (const { lon, lat } of places) tree.add(lon, lat, lon, lat);
  tree.finish();
  return (area) => {
    const edges = edgesOf(area);
    const { minX, minY, maxX, maxY } = growBounds(noBounds(), edges);
    const answer = { places: 0, voters: 0 };
    for (const i of tree.search(minX, minY, maxX, maxY)) {
      const place = places[i]!;
      if (place.estimated || !insideEdges(edges, place.lon, place.lat)) continue;
      answer.places++;
      answer.voters += place.voters ?? 0;
    }
    return answer;
  };
}
