import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import "./PrintSheets.css";

/** Papers that are only on paper: printing the page while they are there prints them alone, one sheet each. */
export const PrintSheets = ({ children }: { children: ReactNode }) => createPortal(<div className="print-sheets">{children}</div>, document.body);

interface KeySheetProps {
  title: string;
  about: string[];
  code: string;
  keep: string;
  when: string;
  choose: string;
  /** With lines to be signed, as an envelope's. */
  signed?: boolean;
}

/** One key on one sheet: what it is, the code, where to keep it, when and how to use it. */
export const KeySheet = ({ title, about, code, keep, when, choose, signed = false }: KeySheetProps) => {
  const { t } = useTranslation("vault");
  return (
    <section className="print-sheet">
      <p className="print-room">{t("sheet.room")}</p>
      <h1>{title}</h1>
      {about.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <KeyCode code={code} />
      <h2>{t("sheet.keep")}</h2>
      <p>{keep}</p>
      <h2>{t("sheet.when")}</h2>
      <p>{when}</p>
      <h2>{t("sheet.how")}</h2>
      <ol>
        <li>{t("sheet.steps.start")}</li>
        <li>{choose}</li>
        <li>{t("sheet.steps.slip")}</li>
        <li>{t("sheet.steps.after")}</li>
      </ol>
      {signed && (
        <div className="print-signed">
          <p>{t("sheet.sealedBy")}</p>
          <p>{t("sheet.openedBy")}</p>
        </div>
      )}
    </section>
  );
};

const places = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** A code in its groups of five, four to a line. */
export const KeyCode = ({ code }: { code: string }) => {
  const groups = code.split("-");
  return (
    <p className="key-code" data-testid="key-code">
      {places.map((place) => (
        <span key={place}>
          {groups[place]}
          {place < 7 && <span className="key-code-dash">-</span>}
        </span>
      ))}
    </p>
  );
};
