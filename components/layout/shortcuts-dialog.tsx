'use client';

import { useSyncExternalStore } from 'react';
import { shortcutStore, type Shortcut } from '@/components/keyboard/shortcut-registry';
import { changePreferences } from '@/components/preferences/preferences-store';
import { usePreferences } from '@/components/preferences/use-preferences';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { Label } from '@/components/ui/label';
import { Switch } from '@/components/ui/switch';

const GROUPS: readonly Shortcut['group'][] = ['Go to', 'Page', 'Review', 'Lists', 'General'];
const NONE: readonly Shortcut[] = [];

const FIXED: readonly { keys: string; label: string; group: Shortcut['group'] }[] = [
  { keys: 'Enter', label: 'Open the row', group: 'Lists' },
  { keys: 'Esc', label: 'Close the panel or dialog', group: 'Lists' },
];

const keyWord = (key: string) =>
  key.replace('mod+', 'Ctrl/⌘ ').replace(/\b[a-z]$/, (letter) => letter.toUpperCase());

/** Every shortcut that works on this page, and the switch for those of a single key. */
export function ShortcutsDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const registered = useSyncExternalStore(shortcutStore.subscribe, shortcutStore.read, () => NONE);
  const { singleKeyShortcuts } = usePreferences();
  const all = [
    ...registered.map(({ keys, label, group }) => ({ keys: keys.join(' '), label, group })),
    ...FIXED,
  ];
  // Several tables of a page register the same keys; the list names each once.
  const unique = all.filter(
    (shortcut, index) => all.findIndex(({ keys }) => keys === shortcut.keys) === index,
  );
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard shortcuts" description="They rest while you type in a field.">
        <div className="grid gap-4 sm:grid-cols-2">
          {GROUPS.map((group) => {
            const shortcuts = unique.filter((shortcut) => shortcut.group === group);
            if (shortcuts.length === 0) return null;
            return (
              <section key={group}>
                <h3 className="text-fg-muted mb-1 text-xs">{group}</h3>
                <dl className="grid gap-1">
                  {shortcuts.map(({ keys, label }) => (
                    <div key={keys} className="flex items-center justify-between gap-3">
                      <dt>{label}</dt>
                      <dd className="flex shrink-0 gap-1">
                        {keys.split(' ').map((key) => (
                          <Kbd key={key}>{key.startsWith('mod+') ? keyWord(key) : key}</Kbd>
                        ))}
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            );
          })}
        </div>
        <div className="border-line flex items-center justify-between gap-3 border-t pt-3">
          <Label htmlFor="single-keys">Single-key shortcuts</Label>
          <Switch
            id="single-keys"
            checked={singleKeyShortcuts}
            onCheckedChange={(on) => changePreferences({ singleKeyShortcuts: on })}
          />
        </div>
      </DialogContent>
    </Dialog>
  );
}
