import { AppDouble } from "./app.ts";

/** The `app` of this start of the program: a new one each time the module graph is loaded anew. */
export const app = new AppDouble();
