import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button.tsx";
import { ProblemNote } from "./ProblemNote.tsx";

const PanelFailed = ({ again }: { again(): void }) => {
  const { t } = useTranslation("ui");
  return (
    <div className="panel-failed">
      <ProblemNote problem={{ code: "bug", message: t("panelFailed"), hint: t("panelFailedHint") }}>
        <div>
          <Button size="small" onClick={again}>
            {t("panelAgain")}
          </Button>
        </div>
      </ProblemNote>
    </div>
  );
};

/** Holds a bug inside one panel: the map and the others stay. `resetKey`: a change of it tries again. */
export class PanelBoundary extends Component<{ children: ReactNode; resetKey?: string }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: { resetKey?: string }) {
    if (this.state.failed && before.resetKey !== this.props.resetKey) this.setState({ failed: false });
  }

  override render() {
    return this.state.failed ? <PanelFailed again={() => this.setState({ failed: false })} /> : this.props.children;
  }
}
