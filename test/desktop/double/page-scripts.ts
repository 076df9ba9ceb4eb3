/** Name of the isolated world the preload script runs in, and of the binding by which it reaches the double. */
export const preloadWorld = "electron-double-preload";
export const binding = "electronDoubleCall";

/** In the page's own world: makes what the preload exposes callable. Worlds share the DOM's events and nothing else, so all goes as JSON. */
export const pageSide = `(() => {
  if (window.top !== window) return;
  const callbacks = new Map();
  const pack = (value) => {
    if (typeof value !== "function") return { value };
    callbacks.set(callbacks.size + 1, value);
    return { callback: callbacks.size };
  };
  document.addEventListener("electron-double:expose", (event) => {
    const { key, names } = JSON.parse(event.detail);
    const call = (name) => (...args) =>
      void document.dispatchEvent(new CustomEvent("electron-double:call", { detail: JSON.stringify({ key, name, args: args.map(pack) }) }));
    const api = Object.freeze(Object.fromEntries(names.map((name) => [name, call(name)])));
    Object.defineProperty(window, key, { value: api, enumerable: true });
  });
  document.addEventListener("electron-double:callback", (event) => {
    const { id, args } = JSON.parse(event.detail);
    callbacks.get(id)(...args);
  });
})()`;

/** In the isolated world: \`electron\` as a sandboxed preload knows it, then the preload script itself. */
export const preloadSide = (preload: string): string => `(() => {
  if (window.top !== window) return;
  const call = (frame) => globalThis.${binding}(JSON.stringify(frame));
  const listeners = new Map();
  const ports = new Map();
  const port = (id) => {
    const one = { onmessage: null, postMessage: (data) => call({ type: "port", port: id, data }), close: () => call({ type: "port-closed", port: id }) };
    ports.set(id, one);
    return one;
  };
  globalThis.electronDoubleReceive = (channel, args, ids) => {
    for (const listener of listeners.get(channel) ?? []) listener({ ports: ids.map(port) }, ...args);
  };
  globalThis.electronDoublePort = (id, data) => ports.get(id)?.onmessage?.({ data });
  const electron = {
    ipcRenderer: {
      on: (channel, listener) => void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      send: (channel, ...args) => call({ type: "send", channel, args }),
    },
    contextBridge: {
      exposeInMainWorld: (key, api) => {
        document.addEventListener("electron-double:call", (event) => {
          const asked = JSON.parse(event.detail);
          if (asked.key !== key) return;
          const unpack = (arg) => !("callback" in arg) ? arg.value : (...args) =>
            void document.dispatchEvent(new CustomEvent("electron-double:callback", { detail: JSON.stringify({ id: arg.callback, args }) }));
          api[asked.name](...asked.args.map(unpack));
        });
        document.dispatchEvent(new CustomEvent("electron-double:expose", { detail: JSON.stringify({ key, names: Object.keys(api) }) }));
      },
    },
  };
  const require = (name) => {
    if (name === "electron") return electron;
    throw new Error("module not found: " + name);
  };
  const module = { exports: {} };
  (function (require, module, exports) {
${preload}
  })(require, module, module.exports);
})()`;
