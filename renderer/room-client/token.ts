const KEY = "room-token";

/** Moves a token given as `#token=…` out of the address into the tab's own storage, so that it is not seen or copied along. */
export const claimToken = (): void => {
  const given = new URLSearchParams(window.location.hash.slice(1)).get("token");
  if (given === null) return;
  sessionStorage.setItem(KEY, given);
  window.history.replaceState(null, "", window.location.pathname + window.location.search);
};

/** The token this tab was opened with, or null. */
export const heldToken = (): string | null => sessionStorage.getItem(KEY);
