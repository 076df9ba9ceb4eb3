import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { PassphraseField } from "./PassphraseField.tsx";
import { loadJudge, type Strength } from "./strength.ts";

interface NewPassphraseProps {
  autoFocus?: boolean;
  label?: string;
  /** The passphrase once it is strong enough and typed twice alike, else null. */
  onReady(passphrase: string | null): void;
}

const marks = ["weak", "fair", "strong"] as const;

/** A new passphrase typed twice, with how hard it is to guess in words and as a bar. */
export const NewPassphrase = ({ autoFocus = false, label, onReady }: NewPassphraseProps) => {
  const { t } = useTranslation("vault");
  const [first, setFirst] = useState("");
  const [again, setAgain] = useState("");
  const [judged, setJudged] = useState<{ of: string; strength: Strength } | null>(null);
  useEffect(() => {
    let wanted = true;
    if (first !== "") void loadJudge().then((judge) => wanted && setJudged({ of: first, strength: judge(first) }));
    return () => {
      wanted = false;
    };
  }, [first]);
  const strength = judged?.of === first ? judged.strength : null;
  const alike = first.normalize("NFC") === again.normalize("NFC");
  const ready = strength !== null && strength !== "weak" && alike ? first : null;
  useEffect(() => onReady(ready), [ready, onReady]);
  return (
    <>
      <PassphraseField label={label ?? t("fields.passphrase")} value={first} onChange={setFirst} autoFocus={autoFocus} />
      <div className="vault-strength" data-strength={first === "" ? "none" : (strength ?? "none")}>
        <div className="vault-strength-bar" aria-hidden="true">
          {marks.map((mark) => (
            <span key={mark} />
          ))}
        </div>
        <p role="status">
          {first !== "" && <strong>{strength === null ? t("strength.waiting") : t(`strength.${strength}`)} </strong>}
          {(first === "" || strength === "weak") && t("strength.advice")}
        </p>
      </div>
      <PassphraseField label={t("fields.again")} value={again} onChange={setAgain} error={again !== "" && !alike ? t("fields.differ") : null} />
    </>
  );
};
