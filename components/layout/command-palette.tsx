'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { Clock, Contrast, Keyboard, RefreshCw, Search } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePreferences, preferencesStore } from '@/components/preferences/preferences-store';
import { keepScope } from '@/components/time-range/keep-scope';
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '@/components/ui/command';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import type { DestinationGroup } from './navigation';

const THEMES = [
  ['system', 'as the system'],
  ['light', 'light'],
  ['dark', 'dark'],
] as const;

/** Goes anywhere and does anything of the shell by typing its name. */
export function CommandPalette({
  open,
  onOpenChange,
  groups,
  onShowKeys,
  canSearch,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: readonly DestinationGroup[];
  onShowKeys: () => void;
  /** Whether the reader may look at single events, which a search ends at. */
  canSearch: boolean;
}) {
  const router = useRouter();
  const search = useSearchParams();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState('');

  const close = () => {
    onOpenChange(false);
    setTyped('');
  };
  const go = (href: string) => {
    close();
    router.push(href);
  };

  return (
    <Dialog open={open} onOpenChange={(next) => (next ? onOpenChange(true) : close())}>
      <DialogContent title="Command palette" className="top-[20%] translate-y-0 gap-2 p-3">
        <Command label="Commands">
          <CommandInput
            value={typed}
            onValueChange={setTyped}
            placeholder="Go to, search denials, change the theme"
          />
          <CommandList>
            {typed.trim() && canSearch ? null : <CommandEmpty>Nothing matches.</CommandEmpty>}
            {groups.map(({ label, items }) => (
              <CommandGroup key={label} heading={label}>
                {items.map(({ href, label: name, icon: Icon, keys }) => (
                  <CommandItem
                    key={href}
                    value={`Go to ${name}`}
                    onSelect={() => go(keepScope(href, search))}
                  >
                    <Icon aria-hidden />
                    <span className="flex-1">{name}</span>
                    {keys?.split(' ').map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </CommandItem>
                ))}
              </CommandGroup>
            ))}
            {typed.trim() && canSearch ? (
              <CommandGroup heading="Search" forceMount>
                <CommandItem
                  forceMount
                  value={`Search denials for ${typed}`}
                  onSelect={() => go(`/denials?${new URLSearchParams({ q: typed.trim() })}`)}
                >
                  <Search aria-hidden />
                  Denials that mention “{typed.trim()}”
                </CommandItem>
              </CommandGroup>
            ) : null}
            <CommandGroup heading="Actions">
              <CommandItem
                value="Refresh"
                onSelect={() => {
                  close();
                  void queryClient.invalidateQueries();
                }}
              >
                <RefreshCw aria-hidden />
                <span className="flex-1">Refresh</span>
                <Kbd>r</Kbd>
              </CommandItem>
              {THEMES.map(([theme, word]) => (
                <CommandItem
                  key={theme}
                  value={`Theme ${word}`}
                  onSelect={() => {
                    close();
                    changePreferences({ theme });
                  }}
                >
                  <Contrast aria-hidden />
                  Theme: {word}
                </CommandItem>
              ))}
              <CommandItem
                value="Show times in UTC or in my time zone"
                onSelect={() => {
                  close();
                  const { timeZone } = preferencesStore.read();
                  changePreferences({ timeZone: timeZone === 'utc' ? 'local' : 'utc' });
                }}
              >
                <Clock aria-hidden />
                Switch times between UTC and my zone
              </CommandItem>
              <CommandItem
                value="Keyboard shortcuts"
                onSelect={() => {
                  close();
                  onShowKeys();
                }}
              >
                <Keyboard aria-hidden />
                <span className="flex-1">Keyboard shortcuts</span>
                <Kbd>?</Kbd>
              </CommandItem>
            </CommandGroup>
          </CommandList>
        </Command>
      </DialogContent>
    </Dialog>
  );
}
