import { useConnection } from "../room-client/context.tsx";
import { useRoom } from "../stores/room-store.ts";
import { DeskSurface } from "./DeskSurface.tsx";
import { NotAdmitted } from "./NotAdmitted.tsx";
import { Unreachable } from "./Unreachable.tsx";

/** The desk, or what stands in its place while the room cannot be entered. */
export const App = () => {
  const connection = useConnection();
  const entered = useRoom((state) => state.info !== null);
  if (connection.state === "refused" && !entered) return <NotAdmitted />;
  if (connection.state === "lost" && !entered) return <Unreachable />;
  return <DeskSurface />;
};
