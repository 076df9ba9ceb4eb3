import { CSPProvider } from "@base-ui/react/csp-provider";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { CommandsProvider } from "./commands/context.tsx";
import { deskCommands } from "./commands/desk-commands.ts";
import { listenToKeys } from "./commands/keys.ts";
import { createRegistry } from "./commands/registry.ts";
import { editingCommands } from "./editing/commands.ts";
import { dayCommands } from "./election/day/commands.ts";
import { startI18n } from "./i18n/index.ts";
import { followFileDrops } from "./intake/file-drops.ts";
import { keepingCommands } from "./keeping/commands.ts";
import { RoomClientProvider } from "./room-client/context.tsx";
import { createPageClient } from "./room-client/page-client.ts";
import { sheetCommands } from "./sheets/commands.ts";
import { App } from "./shell/App.tsx";
import { followAttention } from "./stores/attention-store.ts";
import { followDay } from "./stores/day-store.ts";
import { followLayers } from "./stores/layers-store.ts";
import { restoreLook } from "./stores/look-store.ts";
import { followRoom } from "./stores/room-store.ts";
import { followTimeline } from "./stores/timeline-store.ts";
import { atNow } from "./time/at-now.ts";
import { timeCommands } from "./time/commands.ts";
import { behindTheDoor, vaultCommands } from "./vault/commands.ts";
import { VaultGate } from "./vault/VaultGate.tsx";

void startI18n();
restoreLook();
const client = createPageClient();
followRoom(client);
followLayers(client);
followDay(client);
followAttention(client);
followTimeline(client);
client.start();

const registry = createRegistry(
  behindTheDoor([
    ...deskCommands(client),
    ...sheetCommands,
    ...editingCommands,
    ...dayCommands,
    ...timeCommands,
    ...keepingCommands(client),
    ...vaultCommands(),
  ]),
  atNow,
);
listenToKeys(registry);
followFileDrops(client);

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <RoomClientProvider client={client}>
        <CommandsProvider registry={registry}>
          <VaultGate>
            <App />
          </VaultGate>
        </CommandsProvider>
      </RoomClientProvider>
    </CSPProvider>
  </StrictMode>,
);
