import { BellOff } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AlertDesk } from "../../../electron/contract/index.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { AlertDetail } from "./AlertDetail.tsx";
import type { FormOf } from "./AlertForm.tsx";
import { AlertList } from "./AlertList.tsx";
import { AlertRules } from "./AlertRules.tsx";
import { AlertsHead, type Part, type Shown } from "./AlertsHead.tsx";
import { actable } from "./actable.ts";
import { rulesJudged } from "./rules-judged.ts";
import { useAct } from "./use-act.ts";
import "./alerts.css";

/** So many rows the room gives at once. */
const mostRows = 2000;
const forms: Readonly<Record<string, FormOf>> = { g: "assign", h: "snooze", x: "settle" };

/** Cảnh báo: what the rules say now, worst first, and what is done about it, one by one or many at once. */
export const AlertsSheet = () => {
  const { t } = useTranslation("alerts");
  const { number } = useFormat();
  const mayWrite = useMayWrite();
  const [part, setPart] = useState<Part>("list");
  const [desk, setDesk] = useState<AlertDesk | "any">("any");
  const [shown, setShown] = useState<Shown>("live");
  const [chosen, setChosen] = useState<string | null>(null);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [form, setForm] = useState<FormOf | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const aside = useRef<HTMLElement>(null);
  const { value, problem } = useLive("alerts.list", {
    limit: mostRows,
    ...(desk === "any" ? {} : { desk }),
    ...(shown === "live" ? {} : { states: [shown] }),
  });
  const { value: told } = useLive("alerts.rules", {});
  const backToList = () => {
    setForm(null);
    list.current?.focus();
  };
  const { busy, act } = useAct(() => {
    setTicked([]);
    backToList();
  });
  const rows = value?.rows ?? [];
  const here = Math.max(
    0,
    rows.findIndex(({ key }) => key === chosen),
  );
  const alert = rows[here];
  const isTicked = new Set(ticked);
  const picked = rows.filter(({ key }) => isTicked.has(key));
  const targets = picked.length > 0 ? picked : alert ? [alert] : [];
  const judged = told ? rulesJudged(told.rules, desk) : null;
  const openForm = (of: FormOf | null) => {
    if (of === null) return backToList();
    if (alert) setChosen(alert.key);
    setForm(of);
  };
  const press = (key: string): boolean => {
    const wanted = forms[key.toLowerCase()];
    if (key === "Enter") aside.current?.focus();
    else if (!mayWrite) return false;
    else if (key.toLowerCase() === "b" && !busy && actable("acknowledge", targets).length > 0) act(targets, { act: "acknowledge" });
    else if (wanted && actable(wanted, targets).length > 0) openForm(wanted);
    else return false;
    return true;
  };
  const noneText = () => {
    if (!judged) return undefined;
    const { snoozed, settled } = value?.counts ?? { snoozed: 0, settled: 0 };
    return [
      t("noneLiveText", { judged: number(judged.judged), of: number(judged.of) }),
      ...(judged.unjudged > 0 ? [t("noneUnjudged", { n: number(judged.unjudged), lacks: judged.lacks.join(", ") })] : []),
      ...(snoozed + settled > 0 ? [t("noneDone", { snoozed: number(snoozed), settled: number(settled) })] : []),
    ].join(" ");
  };
  const isEmpty = part === "list" && value !== null && rows.length === 0;
  return (
    <div className="alerts-sheet" data-testid="alerts-sheet">
      <AlertsHead
        part={part}
        setPart={setPart}
        desk={desk}
        setDesk={setDesk}
        shown={shown}
        setShown={(next) => {
          setShown(next);
          setTicked([]);
          setForm(null);
        }}
        counts={value?.counts ?? null}
        judged={judged}
        some={value && value.matching > rows.length ? { n: rows.length, all: value.matching } : null}
      />
      {problem && <ProblemNote problem={problem} />}
      {!value && !problem && <Spinner />}
      {part === "rules" && told && <AlertRules rules={told.rules} />}
      {isEmpty && shown !== "live" && <Empty icon={BellOff} title={t("noneOther")} />}
      {isEmpty && shown === "live" && (
        <Empty icon={BellOff} title={t("noneLive")} text={noneText()}>
          <Button onClick={() => setPart("rules")}>{t("seeRules")}</Button>
        </Empty>
      )}
      {part === "list" && alert && (
        <div className="alerts-two">
          <div className="alerts-list-side">
            <AlertList
              rows={rows}
              here={here}
              choose={(key) => {
                setChosen(key);
                if (picked.length === 0) setForm(null);
              }}
              ticked={mayWrite ? ticked : null}
              tick={setTicked}
              press={press}
              scroller={list}
            />
            <p className="quiet alerts-keys">{t(mayWrite ? "keys" : "keysRead")}</p>
          </div>
          <AlertDetail
            alert={alert}
            ticked={picked}
            rule={told?.rules.find(({ rule }) => rule === alert.rule)}
            form={form}
            setForm={openForm}
            act={(what) => act(targets, what)}
            busy={busy}
            leave={backToList}
            asideRef={aside}
          />
        </div>
      )}
    </div>
  );
};
