import { setLanguage } from "../i18n/index.ts";
import { deskStore, type Language, type Theme, type ThemeChoice } from "./desk-store.ts";

const THEME_KEY = "look-theme";
const LANGUAGE_KEY = "look-language";

const prefersDark = () => window.matchMedia("(prefers-color-scheme: dark)");
const resolve = (choice: ThemeChoice): Theme => (choice === "system" ? (prefersDark().matches ? "dark" : "light") : choice);

const wear = (themeChoice: ThemeChoice): void => {
  const theme = resolve(themeChoice);
  document.documentElement.dataset.theme = theme;
  deskStore.setState({ themeChoice, theme });
};

/** Takes up the theme and language kept on this machine, and follows the system's theme while none was chosen. */
export const restoreLook = (): void => {
  const kept = localStorage.getItem(THEME_KEY);
  wear(kept === "light" || kept === "dark" ? kept : "system");
  prefersDark().addEventListener("change", () => wear(deskStore.getState().themeChoice));
  if (localStorage.getItem(LANGUAGE_KEY) === "en") void chooseLanguage("en");
};

export const chooseTheme = (choice: ThemeChoice): void => {
  localStorage.setItem(THEME_KEY, choice);
  wear(choice);
};

export const chooseLanguage = async (language: Language): Promise<void> => {
  await setLanguage(language);
  localStorage.setItem(LANGUAGE_KEY, language);
  document.documentElement.lang = language;
  deskStore.setState({ language });
};
