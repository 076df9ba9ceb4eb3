import type { ChangeSense } from "../../electron/contract/index.ts";
import "./SenseMark.css";

const drawn: Record<ChangeSense, React.ReactNode> = {
  added: <path d="M8 2.5v11M2.5 8h11" stroke="currentColor" strokeWidth="3" fill="none" />,
  removed: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.6 2.1" />
      <path d="M4.6 8h6.8" stroke="currentColor" strokeWidth="2.4" fill="none" />
    </>
  ),
  worsened: <path d="M8 14 1 2.6h14Z" fill="currentColor" />,
  eased: <path d="M8 3.2 13.6 12.6H2.4Z" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />,
  changed: <path d="M8 2.4 13.6 8 8 13.6 2.4 8Z" fill="none" stroke="currentColor" strokeWidth="1.8" />,
};

/** How a record changed, by shape and colour as on the map; say its word beside it. */
export const SenseMark = ({ sense }: { sense: ChangeSense }) => (
  <svg className={`sense-mark sense-${sense}`} viewBox="0 0 16 16" aria-hidden="true">
    {drawn[sense]}
  </svg>
);
