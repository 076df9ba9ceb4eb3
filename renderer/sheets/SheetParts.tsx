import { type ComponentType, type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import "./SheetParts.css";

interface SheetPartsProps<V extends string> {
  /** The parts in the order of their tabs. */
  views: readonly V[];
  view: V;
  show(view: V): void;
  parts: Record<V, ComponentType>;
  /** What the row of tabs is called, and each of them. */
  label: string;
  nameOf(view: V): string;
  /** Beside the tabs: where the sheet's matter stands in one line. */
  glance?: ReactNode;
  testId: string;
  /** A tab's is this with its view behind a hyphen. */
  tabTestId: string;
}

/** A sheet of several parts: their tabs (← → between them), where things stand beside these, and the part in use. */
export const SheetParts = <V extends string>({ views, view, show, parts, label, nameOf, glance, testId, tabTestId }: SheetPartsProps<V>) => {
  const tabs = useRef<HTMLDivElement>(null);
  const panel = useId();
  const Part: ComponentType = parts[view];
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = views[(views.indexOf(view) + step + views.length) % views.length] ?? view;
    show(next);
    tabs.current?.querySelector<HTMLElement>(`[data-view="${next}"]`)?.focus();
  };
  return (
    <div className="sheet-parts" data-testid={testId}>
      <div className="sheet-parts-head">
        <div ref={tabs} className="sheet-parts-tabs" role="tablist" aria-label={label} onKeyDown={move}>
          {views.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              className="sheet-parts-tab"
              aria-selected={one === view}
              aria-controls={panel}
              tabIndex={one === view ? 0 : -1}
              data-view={one}
              data-testid={`${tabTestId}-${one}`}
              onClick={() => show(one)}
            >
              {nameOf(one)}
            </button>
          ))}
        </div>
        {glance}
      </div>
      <div className="sheet-part" id={panel} role="tabpanel" aria-label={nameOf(view)}>
        <Part />
      </div>
    </div>
  );
};
