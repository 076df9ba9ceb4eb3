import type { CustomLayerInterface, Map as MapLibre } from "maplibre-gl";
import type { Bands } from "./bands/bands.ts";
import type { View } from "./geometry/mercator.ts";

/** Gives MapLibre every band as a layer of its own, from the ground up, over `paper` (red, green, blue 0..255). */
export const addBands = (map: MapLibre, bands: Bands, paper: () => readonly [number, number, number], view: () => View): void => {
  for (const [i, { id, band }] of bands.inOrder().entries()) {
    const layer: CustomLayerInterface = {
      id,
      type: "custom",
      onAdd: (_map, gl) => band.attach(gl),
      render: (gl) => {
        gl.disable(gl.DEPTH_TEST);
        gl.disable(gl.CULL_FACE);
        if (i === 0) {
          const [r, g, b] = paper();
          gl.clearColor(r / 255, g / 255, b / 255, 1);
          gl.clear(gl.COLOR_BUFFER_BIT);
        }
        band.draw(gl, view());
      },
    };
    map.addLayer(layer);
  }
};
