'use client';

import { useRouter } from 'next/navigation';
import { useShortcut } from '@/components/keyboard/use-shortcut';
import { keepScope } from '@/components/time-range/keep-scope';
import { focusPageFilter } from './focus-page-filter';
import type { Destination, DestinationGroup } from './navigation';

function GoTo({ destination, keys }: { destination: Destination; keys: string }) {
  const router = useRouter();
  useShortcut(keys, destination.label, 'Go to', () =>
    router.push(keepScope(destination.href, new URLSearchParams(window.location.search))),
  );
  return null;
}

/** The shortcuts that work on every page. */
export function ShellShortcuts({
  groups,
  onPalette,
  onShowKeys,
}: {
  groups: readonly DestinationGroup[];
  onPalette: () => void;
  onShowKeys: () => void;
}) {
  useShortcut('mod+k', 'Command palette', 'General', onPalette);
  useShortcut('?', 'Keyboard shortcuts', 'General', onShowKeys);
  useShortcut('/', 'Filter this page', 'Page', () => (focusPageFilter() ? undefined : false));
  return groups
    .flatMap(({ items }) => items)
    .map((destination) =>
      destination.keys ? (
        <GoTo key={destination.href} destination={destination} keys={destination.keys} />
      ) : null,
    );
}
