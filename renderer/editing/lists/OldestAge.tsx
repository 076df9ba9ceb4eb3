import { useTranslation } from "react-i18next";
import { Age } from "../../ui/Age.tsx";
import { oldestOf } from "./oldest.ts";

/** The age of a list: that of its oldest row, so that one fresh report never makes old ones look fresh. Nothing for an empty list. */
export const OldestAge = ({ asOfs, source }: { asOfs: Iterable<string | null>; source: string | null }) => {
  const { t } = useTranslation("editing");
  const oldest = oldestOf(asOfs);
  return (
    oldest !== null && (
      <span className="oldest-age" data-testid="oldest-age">
        {t("lists.oldest")} <Age asOf={oldest} source={source} />
      </span>
    )
  );
};
