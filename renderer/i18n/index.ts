import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../stores/desk-store.ts";
import { vi } from "./vi/index.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "desk";
    resources: typeof vi;
    returnNull: false;
  }
}

/** Words of another language with the same keys: one missing or one too many fails to compile. */
export type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> };

/** Vietnamese is in the first load; call before anything is drawn. */
export const startI18n = (): Promise<unknown> =>
  i18next.use(initReactI18next).init({
    lng: "vi",
    fallbackLng: "vi",
    defaultNS: "desk",
    ns: Object.keys(vi),
    resources: { vi },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });

/** Changes the language of everything on screen; English is fetched when first asked for. */
export const setLanguage = async (language: Language): Promise<void> => {
  if (language === "en" && !i18next.hasResourceBundle("en", "desk")) {
    const { en } = await import("./en/index.ts");
    for (const [namespace, words] of Object.entries(en)) i18next.addResourceBundle("en", namespace, words);
  }
  await i18next.changeLanguage(language);
};
