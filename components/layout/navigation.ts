import {
  BellRing,
  BookOpen,
  Boxes,
  Bug,
  ChartNoAxesCombined,
  FileCheck2,
  Flame,
  Gavel,
  GitCompareArrows,
  OctagonMinus,
  PackageX,
  ScrollText,
  Server,
  Settings,
  Siren,
  Target,
  type LucideIcon,
} from 'lucide-react';
import type { Permission } from '@/lib/domain/roles';

export type Destination = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Keys that lead there, as `useShortcut` spells them. */
  keys?: string;
  /** Any of these. */
  needs: readonly Permission[];
};

export type DestinationGroup = { label: string; items: readonly Destination[] };

/** Where the sidebar and the command palette lead: three dashboards, the lists, settings. */
export const NAVIGATION: readonly DestinationGroup[] = [
  {
    label: 'Dashboards',
    items: [
      {
        href: '/executive',
        label: 'Executive',
        icon: ChartNoAxesCombined,
        keys: 'g e',
        needs: ['dashboards:read'],
      },
      { href: '/on-call', label: 'On-call', icon: Siren, keys: 'g o', needs: ['dashboards:read'] },
      { href: '/debug', label: 'Debug', icon: Bug, keys: 'g d', needs: ['dashboards:read'] },
    ],
  },
  {
    label: 'Lists',
    items: [
      { href: '/alerts', label: 'Alerts', icon: BellRing, keys: 'g l', needs: ['alerts:read'] },
      { href: '/incidents', label: 'Incidents', icon: Flame, keys: 'g i', needs: ['alerts:read'] },
      { href: '/runbooks', label: 'Runbooks', icon: BookOpen, keys: 'g b', needs: ['alerts:read'] },
      { href: '/slos', label: 'Objectives', icon: Target, keys: 'g s', needs: ['dashboards:read'] },
      { href: '/denials', label: 'Denials', icon: OctagonMinus, needs: ['events:read'] },
      { href: '/review', label: 'Review', icon: Gavel, keys: 'g r', needs: ['events:read'] },
      { href: '/drift', label: 'Drift', icon: GitCompareArrows, needs: ['dashboards:read'] },
      { href: '/policies', label: 'Policies', icon: FileCheck2, needs: ['policies:read'] },
      { href: '/zones', label: 'Zones', icon: Boxes, needs: ['inventory:read'] },
      { href: '/services', label: 'Services', icon: Server, needs: ['inventory:read'] },
      {
        href: '/audit',
        label: 'Audit',
        icon: ScrollText,
        keys: 'g a',
        needs: ['audit:read', 'elevations:write'],
      },
      { href: '/quarantine', label: 'Quarantine', icon: PackageX, needs: ['quarantine:read'] },
    ],
  },
  {
    label: 'Administration',
    items: [{ href: '/settings', label: 'Settings', icon: Settings, needs: ['settings:read'] }],
  },
];

/** The groups with what the permissions allow; empty groups are left out. */
export const navigationFor = (permissions: ReadonlySet<Permission>): DestinationGroup[] =>
  NAVIGATION.map((group) => ({
    ...group,
    items: group.items.filter(({ needs }) => needs.some((permission) => permissions.has(permission))),
  })).filter(({ items }) => items.length > 0);

/** Whether a page belongs to a destination, itself or below it. */
export const isWithin = (pathname: string, href: string): boolean =>
  pathname === href || pathname.startsWith(`${href}/`);
