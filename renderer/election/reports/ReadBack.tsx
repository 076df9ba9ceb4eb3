import { TriangleAlert, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { elections, type OutputOf } from "../../../electron/contract/index.ts";
import { readWhole } from "../../editing/forms/whole-number.ts";
import { useFormat } from "../../format/use-format.ts";
import { IconButton } from "../../ui/Button.tsx";
import type { ReportForm } from "./report-form.ts";

interface ReadBackProps {
  form: ReportForm;
  answer: OutputOf<"reports.check">;
  unitName: string;
  /** Something was typed since: what stands here is no longer what would be saved. */
  isOld: boolean;
  onClose(): void;
}

/** The figures in sentences, to be read back to the caller before they are saved, with what does not fit. */
export const ReadBack = ({ form, answer, unitName, isOld, onClose }: ReadBackProps) => {
  const { t } = useTranslation("reports");
  const { number } = useFormat();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const column = box.current?.closest(".editor-body");
    if (box.current && column) column.scrollTop = box.current.offsetTop - 8;
  }, []);
  const said = elections.flatMap((election) => {
    const voted = readWhole(form[`voted.${election}`]);
    const voters = readWhole(form[`voters.${election}`]);
    if (voted === null && voters === null) return [];
    const values = {
      election: t(`elections.${election}`),
      voted: voted === null ? t("notSaid") : number(voted),
      voters: voters === null ? t("notSaid") : number(voters),
      left: voted === null || voters === null ? "" : number(Math.abs(voters - voted)),
    };
    if (voted === null || voters === null) return [t("readBack.part", values)];
    return [t(voted > voters ? "readBack.above" : "readBack.whole", values)];
  });
  return (
    <section ref={box} className="read-back" aria-label={t("readBack.title")} data-old={isOld} role="status">
      <header>
        <h3>{t("readBack.title")}</h3>
        <IconButton icon={X} label={t("readBack.close")} onClick={onClose} />
      </header>
      <p className="read-back-unit">{unitName}</p>
      {said.length === 0 ? <p>{t("readBack.nothing")}</p> : said.map((sentence) => <p key={sentence}>{sentence}</p>)}
      {answer.flags.length > 0 ? (
        <ul className="report-flags">
          {answer.flags.map(({ words }) => (
            <li key={words}>
              <TriangleAlert aria-hidden="true" /> {words}
            </li>
          ))}
        </ul>
      ) : (
        said.length > 0 && <p className="quiet">{t("readBack.fits")}</p>
      )}
      {answer.notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      {isOld && <p className="owed-attention">{t("readBack.old")}</p>}
    </section>
  );
};
