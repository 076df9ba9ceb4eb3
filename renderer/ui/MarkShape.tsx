import type { Readiness } from "../../electron/contract/records.ts";
import { markShapes, type MarkShape as Shape } from "../look/palette.ts";

const drawn: Record<Shape, React.ReactNode> = {
  dot: <circle cx="8" cy="8" r="5.5" fill="currentColor" />,
  triangle: <path d="M8 1.8 15 14H1Z" fill="currentColor" />,
  cross: <path d="m3 3 10 10M13 3 3 13" stroke="currentColor" strokeWidth="3" fill="none" />,
  ring: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3 2.2" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 3a5 5 0 0 0 0 10Z" fill="currentColor" />
    </>
  ),
};

/** The mark's shape and colour alone, as on the map; say its word beside it. */
export const MarkShape = ({ readiness }: { readiness: Readiness }) => (
  <svg className={`mark-shape mark-${readiness}`} viewBox="0 0 16 16" aria-hidden="true">
    {drawn[markShapes[readiness]]}
  </svg>
);
