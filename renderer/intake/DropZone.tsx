import { FileUp } from "lucide-react";
import { useRef } from "react";
import { Button } from "../ui/Button.tsx";
import "./DropZone.css";

interface DropZoneProps {
  label: string;
  hint: string;
  /** File name endings, as `.xlsx,.csv`. */
  accept: string;
  disabled?: boolean;
  onFile(file: File): void;
}

/** Where a file is chosen; a file dropped anywhere on the window comes the same way (`file-drops.ts`). */
export const DropZone = ({ label, hint, accept, disabled = false, onFile }: DropZoneProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="drop-zone">
      <Button icon={FileUp} tone="primary" disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <p className="field-hint">{hint}</p>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        data-testid="file-input"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </div>
  );
};
