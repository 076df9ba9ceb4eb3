import { Bookmark, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sayDone } from "../../editing/say-done.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { useLive } from "../../room-client/use-live.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { MenuButton } from "../../ui/MenuButton.tsx";
import { notify, notifyProblem } from "../../ui/notify.ts";
import { TextField } from "../../ui/TextField.tsx";
import { openState, savedState, useTableView } from "./table-view.ts";

const surface = "places";

/** Views of the table kept by name for everyone in the room. */
export const SavedViews = () => {
  const { t } = useTranslation("table");
  const { present } = useRoomClient();
  const mayWrite = useMayWrite();
  const view = useTableView();
  const { value } = useLive("savedViews.list", { surface });
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState("");
  const views = value?.views ?? [];
  const open = (state: string) => {
    if (!openState(state)) notify({ tone: "attention", title: t("views.broken") });
  };
  const save = async () => {
    const result = await present.call("savedViews.save", { surface, name, state: savedState(view), requestId: crypto.randomUUID() });
    if (!result.ok) return notifyProblem(result.error);
    await sayDone(present, result.value.changeSet, { title: t("views.saved", { name }) });
    setNaming(false);
    setName("");
  };
  const remove = async (id: string, called: string) => {
    const result = await present.call("savedViews.remove", { id, requestId: crypto.randomUUID() });
    if (!result.ok) return notifyProblem(result.error);
    await sayDone(present, result.value.changeSet, { title: t("views.removed", { name: called }) });
  };
  return (
    <>
      <MenuButton
        label={t("views.label")}
        icon={Bookmark}
        items={[
          ...views.map(({ id, name: called, state }) => ({ key: id, label: t("views.open", { name: called }), run: () => open(state) })),
          ...(mayWrite
            ? [
                { key: "save", label: t("views.save"), icon: Bookmark, run: () => setNaming(true) },
                ...views.map(({ id, name: called }) => ({
                  key: `remove ${id}`,
                  label: t("views.remove", { name: called }),
                  icon: Trash2,
                  run: () => void remove(id, called),
                })),
              ]
            : views.length === 0
              ? [{ key: "none", label: t("views.none"), run: () => undefined }]
              : []),
        ]}
      />
      <Dialog
        open={naming}
        onClose={() => setNaming(false)}
        title={t("views.save")}
        actions={
          <Button tone="primary" disabled={name.trim() === ""} onClick={() => void save()}>
            {t("views.save")}
          </Button>
        }
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== "") void save();
          }}
        >
          <TextField label={t("views.name")} value={name} onChange={setName} maxLength={120} autoFocus />
        </form>
      </Dialog>
    </>
  );
};
