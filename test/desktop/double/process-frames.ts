/** What the double and the process it started say to each other, over Node's own IPC. */
export type ToProcess =
  | { kind: "message"; data: unknown; ports: number[] }
  | { kind: "port"; port: number; data: unknown }
  | { kind: "port-closed"; port: number };
export type FromProcess = { kind: "message"; data: unknown } | { kind: "port"; port: number; data: unknown } | { kind: "port-closed"; port: number };
