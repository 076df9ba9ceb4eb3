import { Toast } from "@base-ui/react/toast";
import { CircleCheck, OctagonX, TriangleAlert, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "./Button.tsx";
import { noticeManager } from "./notify.ts";
import "./Notices.css";

const icons = { good: CircleCheck, attention: TriangleAlert, failed: OctagonX };
const iconOf = (type: string | undefined) => (type === "good" || type === "attention" || type === "failed" ? icons[type] : CircleCheck);

const List = () => {
  const { t } = useTranslation("ui");
  const { toasts } = Toast.useToastManager<{ reasons: string[] }>();
  return toasts.map((toast) => {
    const Icon = iconOf(toast.type);
    const reasons = toast.data?.reasons ?? [];
    return (
      <Toast.Root key={toast.id} toast={toast} className={`notice notice-${toast.type}`} swipeDirection={[]}>
        <Toast.Content className="notice-content">
          <Icon aria-hidden="true" className="notice-icon" />
          <div className="notice-words">
            <Toast.Title className="notice-title" />
            <Toast.Description />
            {reasons.length > 0 && (
              <ul className="notice-reasons">
                {reasons.slice(0, 6).map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            )}
            <Toast.Action className="button button-small button-plain notice-action" />
          </div>
          <Toast.Close render={<IconButton icon={X} label={t("dismiss")} />} />
        </Toast.Content>
      </Toast.Root>
    );
  });
};

/** Where `notify` speaks, over the ground it stands in and clear of the controls there; once on the page. */
export const Notices = () => {
  const { t } = useTranslation("ui");
  return (
    <Toast.Provider toastManager={noticeManager} limit={3}>
      <Toast.Viewport className="notices" aria-label={t("notices")}>
        <List />
      </Toast.Viewport>
    </Toast.Provider>
  );
};
