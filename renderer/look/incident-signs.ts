/**
 * Signs of the 12 categories of incident, as strokes on a grid of 24: loudspeaker, crossed ballot, crowd, petition, broken ballot box,
 * paper with a warning, shield, border post, fire, road, power, other. The map and its legend draw the same ones.
 */
export const incidentSigns: Readonly<Record<number, string>> = {
  1: "M4 10v4h3l9 4V6l-9 4zM19 9.5a4 4 0 0 1 0 5",
  2: "M5 4h14v16H5zM9 9l6 6M15 9l-6 6",
  3: "M9 8.5a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0zM20 8.5a2.5 2.5 0 1 1-5 0a2.5 2.5 0 1 1 5 0zM2.5 18a4 4 0 0 1 8 0M13.5 18a4 4 0 0 1 8 0",
  4: "M6 3.5h9l4 4v13H6zM9.5 11h6M9.5 15h6",
  5: "M4 10h16v10H4zM8 6h8M13 10l-3 4h4l-2.5 6",
  6: "M6 4h12v16H6zM12 8v5M12 16v.6",
  7: "M12 3l7 3v5c0 5-3 8-7 10c-4-2-7-5-7-10V6z",
  8: "M7 21V4M7 5h11l-3 4l3 4H7",
  9: "M12 3c1 4 5 5.5 5 10.5a5 5 0 0 1-10 0c0-2 1-3.5 2-4.5c0 2 1 3 2 3c1-3-.5-5.5 1-9z",
  10: "M6 21L9.5 3M18 21L14.5 3M12 4v3M12 10.5v3M12 17v3",
  11: "M13.5 3L6 13.5h5L10 21l8-11h-5.5z",
  12: "M6.5 12a1 1 0 1 1-2 0a1 1 0 1 1 2 0zM13 12a1 1 0 1 1-2 0a1 1 0 1 1 2 0zM19.5 12a1 1 0 1 1-2 0a1 1 0 1 1 2 0z",
};
