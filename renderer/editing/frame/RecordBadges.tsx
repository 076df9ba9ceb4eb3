import { TriangleAlert, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../../electron/contract/index.ts";
import { HistoryButton } from "../../history/HistoryButton.tsx";
import { closeEditor } from "../../stores/desk-store.ts";
import { Age } from "../../ui/Age.tsx";
import { Button } from "../../ui/Button.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import type { EditedKind, RecordAnswer } from "../use-record.ts";
import "./RecordBadges.css";

/** Words beside a record's name: conflict, exercise figures, marking above open, deleted. */
export const Badges = ({
  conflict,
  invented,
  marking,
  deleted,
}: {
  conflict?: boolean;
  invented?: boolean;
  marking?: unknown;
  deleted?: boolean;
}) => {
  const { t } = useTranslation(["words", "editing"]);
  return (
    <>
      {deleted && <span className="badge badge-attention">{t("editing:badges.deleted")}</span>}
      {conflict && (
        <span className="badge badge-attention">
          <TriangleAlert aria-hidden="true" />
          {t("words:readiness.conflict")}
        </span>
      )}
      {(marking === "internal" || marking === "restricted") && <span className="badge">{t(`words:marking.${marking}`)}</span>}
      {invented && <span className="badge badge-quiet">{t("words:invented")}</span>}
    </>
  );
};

/** Under an editor's title: what kind of record, who wrote it last, how old, and its badges. */
export const RecordBadges = ({ record, kind }: { record: RecordAnswer; kind: EditedKind }) => {
  const { t } = useTranslation(["words", "editing"]);
  const { invented, marking, deleted } = record.fields;
  return (
    <p className="badges">
      <span className="quiet">
        {t(`words:record.${kind}`)} · {record.actor}
      </span>
      <Age asOf={record.knownAt} source={record.actor} />
      <HistoryButton kind={kind} id={record.id} />
      <Badges conflict={record.conflicts.length > 0} invented={invented === true} marking={marking} deleted={deleted === true} />
      {record.editedAfterDeletion && <span className="badge badge-attention">{t("editing:badges.editedAfterDeletion")}</span>}
    </p>
  );
};

/** In place of an editor whose record cannot be shown. */
export const RecordTrouble = ({ problem }: { problem: Problem }) => {
  const { t } = useTranslation("editing");
  return (
    <div className="editor-body">
      <ProblemNote problem={problem} />
      <Button icon={X} onClick={closeEditor}>
        {t("close")}
      </Button>
    </div>
  );
};
