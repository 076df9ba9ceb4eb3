import { mainScript, onPage, openBrowser, openPage, workerTime } from "./map-browser.ts";
import type { Running } from "./map-servers.ts";
import type { BenchRow } from "./row.ts";

const TURNS = 20;
const ROUNDS = 3;
const PEER = "plain MapLibre 6, setData";

interface Cost {
  /** Milliseconds of script a change, on the main thread and in workers. */
  main: number;
  worker: number;
  frames: number;
}

/** Changes one place's readiness again and again, each time until it is drawn. In a browser of its own, so that its workers are its own. */
async function cost(server: Running, name: string, places: number): Promise<Cost> {
  const browser = await openBrowser();
  try {
    const page = await openPage(browser, `${server.url}/${name}.html?scene=/scene-${places}.json`, "html[data-ready=true]");
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const turn = () =>
      onPage(page, async (map) => {
        let frames = 0;
        for (let i = 0; i < 20; i++) frames = Math.max(frames, (await map.recolour(i)).frames);
        return frames;
      });
    await turn();
    const rounds: Cost[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const [main, worker] = [await mainScript(session), await workerTime(browser)];
      const frames = await turn();
      rounds.push({ main: ((await mainScript(session)) - main) / TURNS, worker: ((await workerTime(browser)) - worker) / TURNS, frames });
    }
    return rounds.toSorted((a, b) => a.main + a.worker - b.main - b.worker)[Math.floor(ROUNDS / 2)] ?? { main: 0, worker: 0, frames: 0 };
  } finally {
    await browser.close();
  }
}

/** One place of many changes colour: what it costs in script, and how soon it is seen. */
export async function recolourRows(server: Running, places: number): Promise<BenchRow[]> {
  const ours = await cost(server, "ours", places);
  const theirs = await cost(server, "plain", places);
  const [mine, other] = [ours.main + ours.worker, theirs.main + theirs.worker];
  const ratio = mine / other;
  const job = `one place of ${places.toLocaleString("en")} changes colour`;
  return [
    {
      job: `${job}: script until it is drawn`,
      unit: "ms",
      ours: mine,
      peers: { [PEER]: other },
      ratio,
      bar: "≤ 1/10 of setData",
      holds: ratio <= 0.1,
      checksum_ok: null,
      note: `main thread ${ours.main.toFixed(1)} against ${theirs.main.toFixed(1)} ms, workers ${ours.worker.toFixed(1)} against ${theirs.worker.toFixed(1)} ms; both count the frame that shows it`,
    },
    {
      job: `${job}: frames until it is drawn, slowest of ${TURNS}`,
      unit: "frames",
      ours: ours.frames,
      peers: { [PEER]: theirs.frames },
      ratio: ours.frames / theirs.frames,
      bar: "≤ 2 frames",
      holds: ours.frames <= 2,
      checksum_ok: null,
    },
  ];
}
