/** Channel names between the desktop and its page. On its own, for the preload script may carry nothing it does not need. */
export const pageChannels = { join: "room:join", port: "room:port", line: "room:line" } as const;
