import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { type TableColumn, type TableFilter, type TableOrder, tableFilter, tableOrder } from "../../../electron/contract/index.ts";

/** What the table is narrowed to and ordered by; kept while other sheets are looked at. */
export interface TableView {
  filter: TableFilter;
  order: TableOrder;
}

const whole: TableView = { filter: {}, order: { by: "code" } };
const store = createStore<TableView>(() => whole);

export const useTableView = (): TableView => useStore(store);
export const narrow = (filter: TableFilter): void => store.setState({ filter });
export const showAll = (): void => store.setState({ filter: {} });
/** The same column again turns the order round. */
export const orderBy = (by: TableColumn): void =>
  store.setState(({ order }) => ({ order: order.by === by && !order.down ? { by, down: true } : { by } }));

/** A view as it is saved by name. */
export const savedState = (view: TableView): string => JSON.stringify(view);

/** Shows a saved view; false where it is not one of ours. */
export const openState = (state: string): boolean => {
  try {
    const { filter, order }: { filter?: unknown; order?: unknown } = JSON.parse(state);
    const [narrowed, ordered] = [tableFilter.safeParse(filter), tableOrder.safeParse(order)];
    if (!narrowed.success || !ordered.success) return false;
    store.setState({ filter: narrowed.data, order: ordered.data });
    return true;
  } catch {
    return false;
  }
};
