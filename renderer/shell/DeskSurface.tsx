import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { takeTyped } from "../palette/typed-ahead.ts";
import { LeftPanel } from "../panels/LeftPanel.tsx";
import { useConnection, useRoomClient } from "../room-client/context.tsx";
import { SheetDock } from "../sheets/SheetDock.tsx";
import { RightColumn } from "../spot/RightColumn.tsx";
import { useDesk } from "../stores/desk-store.ts";
import { useAway } from "../stores/moment-store.ts";
import { useRoom } from "../stores/room-store.ts";
import { followTouched } from "../stores/touched-store.ts";
import { PastBanner } from "../time/PastBanner.tsx";
import { TimeBar } from "../time/TimeBar.tsx";
import { Notices } from "../ui/Notices.tsx";
import { PanelBoundary } from "../ui/PanelBoundary.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import { DeskRail } from "./DeskRail.tsx";
import { KeyFigures } from "./KeyFigures.tsx";
import { RoomWarnings } from "./RoomWarnings.tsx";
import { SkipLinks } from "./SkipLinks.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { TopBar } from "./TopBar.tsx";
import "./DeskSurface.css";

// Fetched at once, beside the first paint: the map is what the page is opened for.
const mapModule = import("../map/MapView.tsx");
const MapView = lazy(async () => ({ default: (await mapModule).MapView }));
const Palette = lazy(async () => {
  try {
    return { default: (await import("../palette/Palette.tsx")).Palette };
  } catch (cause) {
    takeTyped();
    throw cause;
  }
});
const ShortcutList = lazy(async () => ({ default: (await import("../palette/ShortcutList.tsx")).ShortcutList }));

const FallbackPack = lazy(async () => ({ default: (await import("../fallback/FallbackPack.tsx")).FallbackPack }));

/** The whole desk: bar, rail, panel, map, card and status on one grid; the map is never less than half as wide as the screen. */
export const DeskSurface = () => {
  const { t } = useTranslation("desk");
  const client = useRoomClient();
  const { state } = useConnection();
  const exercise = useRoom((room) => room.present?.exercise ?? false);
  const away = useAway();
  const paletteOpen = useDesk((desk) => desk.paletteOpen);
  const fallbackOpen = useDesk((desk) => desk.fallbackOpen);
  const shortcutsOpen = useDesk((desk) => desk.shortcutsOpen);
  useEffect(() => followTouched(client), [client]);
  return (
    <div className="surface" data-connection={state} data-exercise={exercise} data-away={away}>
      <SkipLinks />
      <PastBanner />
      <TopBar />
      <DeskRail />
      <LeftPanel />
      <main className="surface-map" id="map" tabIndex={-1} aria-label={t("regions.map")}>
        <ConnectionBanner />
        <RoomWarnings />
        <PanelBoundary>
          <KeyFigures />
        </PanelBoundary>
        <div className="surface-ground">
          <PanelBoundary>
            <Suspense
              fallback={
                <div className="map-waiting">
                  <Spinner label={t("connection.loading")} />
                </div>
              }
            >
              <MapView />
            </Suspense>
          </PanelBoundary>
          <Notices />
        </div>
        <SheetDock />
      </main>
      <RightColumn />
      <TimeBar />
      <StatusBar />
      <Suspense fallback={null}>
        {paletteOpen && <Palette />}
        {shortcutsOpen && <ShortcutList />}
        {fallbackOpen && <FallbackPack />}
      </Suspense>
    </div>
  );
};
