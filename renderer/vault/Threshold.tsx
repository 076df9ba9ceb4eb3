import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import "./vault.css";

/** What stands in the desk's place while the room is closed: one thing to do, in the middle. */
export const Threshold = ({ icon: Icon, title, lead, children }: { icon: LucideIcon; title: string; lead?: ReactNode; children?: ReactNode }) => (
  <main className="vault">
    <div className="vault-card">
      <h1>
        <Icon aria-hidden="true" className="vault-icon" />
        {title}
      </h1>
      {lead && <p className="vault-lead">{lead}</p>}
      {children}
    </div>
  </main>
);
