import { Check, RotateCcw, Undo2, X } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { DayField } from "../editing/fields/MomentField.tsx";
import { dayOf } from "../editing/forms/typed-moment.ts";
import { sayDone } from "../editing/say-done.ts";
import { showDate } from "../format/moment.ts";
import { DropZone } from "../intake/DropZone.tsx";
import { useMapEngine } from "../map/engine-store.ts";
import { useRoomClient } from "../room-client/context.tsx";
import { closeEditor } from "../stores/desk-store.ts";
import { useRoom } from "../stores/room-store.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { notifyProblem } from "../ui/notify.ts";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import { TextField } from "../ui/TextField.tsx";
import { BoundaryDifferences } from "./BoundaryDifferences.tsx";
import { acceptBoundaries, boundariesStore, readBoundaries, restartBoundaries } from "./boundaries-store.ts";
import { outlineOf } from "./outline.ts";
import "./BoundariesWizard.css";

/** The boundaries in force, and the way back to those built in. */
const InForce = () => {
  const { t } = useTranslation("boundaries");
  const client = useRoomClient();
  const boundaries = useRoom((state) => state.info?.boundaries);
  const [busy, setBusy] = useState(false);
  if (boundaries === undefined) return null;
  const restore = async () => {
    setBusy(true);
    const result = await client.call("boundaries.restoreBuiltIn", { requestId: crypto.randomUUID() });
    setBusy(false);
    if (result.ok) await sayDone(client, result.value.changeSet, { title: t("restored") });
    else notifyProblem(result.error);
  };
  return (
    <section className="editor-section" aria-label={t("inForce")} data-testid="boundaries-in-force">
      <h3 className="editor-section-title">{t("inForce")}</h3>
      <p>{boundaries.builtIn ? t("builtIn") : boundaries.fileName}</p>
      <p className="quiet">{t("since", { day: showDate(boundaries.validFrom) })}</p>
      <p className="quiet">{boundaries.attribution}</p>
      {!boundaries.builtIn && (
        <div className="editor-buttons">
          <Button size="small" icon={Undo2} busy={busy} onClick={() => void restore()}>
            {t("restore")}
          </Button>
        </div>
      )}
    </section>
  );
};

/** The office's own boundary file in place of the one in force: differences first, laid over the map, then accepted or refused with every reason. */
export const BoundariesWizard = () => {
  const { t } = useTranslation("boundaries");
  const client = useRoomClient();
  const engine = useMapEngine();
  const { phase, fileName, progress, preview, problem, attribution, validFrom } = useStore(boundariesStore);
  const [onMap, setOnMap] = useState(true);
  const [tried, setTried] = useState(false);
  const outline = useMemo(() => (preview === null ? null : outlineOf(preview.outline)), [preview]);

  useEffect(() => {
    if (engine === null || outline === null || !onMap) return;
    engine.draw.setPreview(outline);
    engine.fitProvince();
    return () => engine.draw.setPreview(null);
  }, [engine, outline, onMap]);

  const day = dayOf(validFrom);
  const accept = async () => {
    setTried(true);
    if (day === null || attribution.trim() === "") return;
    const done = await acceptBoundaries(client, attribution.trim(), day);
    if (done === null) return;
    setTried(false);
    await sayDone(client, done, { title: t("accepted", { name: fileName ?? "" }) });
  };

  return (
    <section className="editor" aria-label={t("title")} data-testid="boundaries">
      <header className="editor-head">
        <div className="editor-titles">
          <h2 className="editor-title">{t("title")}</h2>
          {fileName && <p className="quiet intake-file">{fileName}</p>}
        </div>
        <IconButton icon={X} label={t("close")} onClick={closeEditor} />
      </header>
      <div className="editor-body">
        {phase === "choosing" && (
          <>
            {problem && (
              <ProblemNote problem={problem}>
                <p className="quiet">{t("nothingChanged")}</p>
              </ProblemNote>
            )}
            <DropZone label={t("choose")} hint={t("limits")} accept=".geojson,.json" onFile={(file) => void readBoundaries(client, file)} />
            <InForce />
          </>
        )}
        {phase === "reading" && <Spinner label={t("reading")} progress={progress} />}
        {phase === "checking" && <Spinner label={t("checking")} />}
        {preview && (
          <>
            {problem && <ProblemNote problem={problem} />}
            <BoundaryDifferences preview={preview} />
            <label className="record-list-past">
              <input type="checkbox" checked={onMap} onChange={(event) => setOnMap(event.target.checked)} /> {t("onMap")}
            </label>
            <section className="editor-section">
              <TextField
                label={t("attribution")}
                required
                maxLength={500}
                rows={2}
                hint={t("attributionHint")}
                value={attribution}
                onChange={(text) => boundariesStore.setState({ attribution: text })}
                error={tried && attribution.trim() === "" ? t("attributionMissing") : undefined}
              />
              <DayField
                label={t("validFrom")}
                required
                value={validFrom}
                onChange={(text) => boundariesStore.setState({ validFrom: text })}
                error={tried && day === null ? t("validFromMissing") : undefined}
              />
            </section>
          </>
        )}
      </div>
      {phase !== "choosing" && (
        <footer className="editor-foot">
          <div className="editor-buttons">
            {preview && (
              <Button tone="primary" icon={Check} busy={phase === "accepting"} onClick={() => void accept()}>
                {t("accept")}
              </Button>
            )}
            <Button icon={RotateCcw} onClick={restartBoundaries}>
              {t("giveUp")}
            </Button>
          </div>
        </footer>
      )}
    </section>
  );
};
