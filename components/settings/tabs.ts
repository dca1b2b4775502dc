import type { Permission } from '@/lib/domain/roles';

export type SettingsTab = { href: string; label: string; needs: Permission };

/** The pages of the settings, each with the permission that its content needs. */
export const SETTINGS_TABS: readonly SettingsTab[] = [
  { href: '/settings/accounts', label: 'Accounts', needs: 'accounts:write' },
  { href: '/settings/tokens', label: 'Tokens', needs: 'tokens:write' },
  { href: '/settings/sources', label: 'Sources', needs: 'settings:read' },
  { href: '/settings/mappings', label: 'Mappings', needs: 'settings:read' },
  { href: '/settings/trust', label: 'Trust rules', needs: 'settings:read' },
  { href: '/settings/cost', label: 'Cost', needs: 'dashboards:read' },
  { href: '/settings/inventory', label: 'Inventory', needs: 'inventory:read' },
];

/** Those that the permissions open. */
export const settingsTabsFor = (permissions: ReadonlySet<Permission>): SettingsTab[] =>
  SETTINGS_TABS.filter(({ needs }) => permissions.has(needs));
