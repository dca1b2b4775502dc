/** The pages about alerts; who may read alerts may read them all. */
export const ALERT_TABS = [
  { href: '/alerts', label: 'Alerts' },
  { href: '/alerts/silences', label: 'Silences' },
  { href: '/alerts/rules', label: 'Rules' },
  { href: '/alerts/routing', label: 'Routing' },
  { href: '/alerts/rotations', label: 'Rotations' },
  { href: '/alerts/channels', label: 'Channels' },
  { href: '/alerts/weekly', label: 'Weekly review' },
] as const;

export type AlertTab = (typeof ALERT_TABS)[number]['href'];
