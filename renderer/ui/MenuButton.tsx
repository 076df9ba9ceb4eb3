import { Menu } from "@base-ui/react/menu";
import { ChevronDown, type LucideIcon } from "lucide-react";
import "./MenuButton.css";

interface MenuButtonProps {
  label: string;
  icon?: LucideIcon;
  items: { key: string; label: string; icon?: LucideIcon; run(): void }[];
}

/** A button that opens a short menu of actions. */
export const MenuButton = ({ label, icon: Icon, items }: MenuButtonProps) => (
  <Menu.Root modal={false}>
    <Menu.Trigger className="button button-plain button-small">
      {Icon && <Icon aria-hidden="true" className="button-icon" />}
      <span>{label}</span>
      <ChevronDown aria-hidden="true" className="button-icon" />
    </Menu.Trigger>
    <Menu.Portal>
      <Menu.Positioner className="menu-positioner" side="top" align="start" sideOffset={4}>
        <Menu.Popup className="menu">
          {items.map(({ key, label: words, icon: ItemIcon, run }) => (
            <Menu.Item key={key} className="menu-item" onClick={run}>
              {ItemIcon && <ItemIcon aria-hidden="true" className="button-icon" />}
              <span>{words}</span>
            </Menu.Item>
          ))}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
);
