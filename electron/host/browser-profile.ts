import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { quietSwitches } from "./browsers.mjs";

/** The window's browser profile, in the room's own folder: it goes with the room and belongs to no other browsing. */
export const profileOf = (folder: string): string => join(folder, "giao-dien");

/** What a profile must never keep of a room: passphrases, what was typed in forms, words, the pages of last time. */
const preferences = {
  credentials_enable_service: false,
  profile: { password_manager_enabled: false },
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false },
  translate: { enabled: false },
  session: { restore_on_startup: 5 },
  search: { suggest_enabled: false },
};

/** Lays a new profile out so that it keeps nothing; one that is there already has it from its first start. */
export function prepareProfile(folder: string): void {
  const file = join(profileOf(folder), "Default", "Preferences");
  if (existsSync(file)) return;
  mkdirSync(join(profileOf(folder), "Default"), { recursive: true });
  writeFileSync(file, JSON.stringify(preferences));
}

/** How a browser is started as the room's own window, without tabs or address bar. */
export const windowSwitches = (folder: string, address: string): string[] => [
  ...quietSwitches(),
  "--disable-breakpad",
  `--user-data-dir=${profileOf(folder)}`,
  `--app=${address}`,
];
