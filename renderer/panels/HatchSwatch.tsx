import { useId } from "react";

/** A small field hatched as on the map; `dashed`: fainter, with a dashed rim. */
export const HatchSwatch = ({ ground, line, rim, dashed = false }: { ground: string; line: string; rim?: string; dashed?: boolean }) => {
  const id = useId();
  return (
    <svg className="legend-swatch" viewBox="0 0 26 15" preserveAspectRatio="none" aria-hidden="true" style={{ display: "block" }}>
      <defs>
        <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill={ground} />
          <rect width="1.6" height="5" fill={line} />
        </pattern>
      </defs>
      <rect
        x="0.75"
        y="0.75"
        width="24.5"
        height="13.5"
        fill={`url(#${id})`}
        fillOpacity={dashed ? 0.5 : 1}
        stroke={rim ?? "none"}
        strokeWidth="1.5"
        strokeDasharray={dashed ? "4 2.5" : undefined}
      />
    </svg>
  );
};
