import { useId } from "react";

interface HatchSwatchProps {
  ground: string;
  line: string;
  rim?: string;
  dashed?: boolean;
  sparse?: boolean;
}

/** A small field hatched as on the map; `dashed`: fainter, with a dashed rim; `sparse`: thinner lines, farther apart. */
export const HatchSwatch = ({ ground, line, rim, dashed = false, sparse = false }: HatchSwatchProps) => {
  const id = useId();
  const apart = sparse ? 8.5 : 5;
  return (
    <svg className="legend-swatch" viewBox="0 0 26 15" preserveAspectRatio="none" aria-hidden="true" style={{ display: "block" }}>
      <defs>
        <pattern id={id} width={apart} height={apart} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={apart} height={apart} fill={ground} />
          <rect width={sparse ? 1.2 : 1.6} height={apart} fill={line} />
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
