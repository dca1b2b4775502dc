'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronsUpDown, CircleUser, Keyboard, LogOut } from 'lucide-react';
import { signOut } from 'next-auth/react';
import { changePreferences } from '@/components/preferences/preferences-store';
import type { Preferences } from '@/components/preferences/preferences';
import { usePreferences } from '@/components/preferences/use-preferences';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { meQuery } from '@/lib/client/me-query';

const ROLE_WORD: Record<string, string> = {
  viewer: 'Viewer',
  executive: 'Executive',
  'on-call': 'On-call',
  reviewer: 'Reviewer',
  administrator: 'Administrator',
};

/** Who is signed in, personal preferences, and the way out. */
export function UserMenu({ name, onShowKeys }: { name: string; onShowKeys: () => void }) {
  const me = useQuery(meQuery());
  const preferences = usePreferences();
  const shownName = me.data?.name ?? name;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="lg" className="w-full justify-start px-2">
          <CircleUser aria-hidden className="text-fg-muted" />
          <span className="min-w-0 flex-1 truncate text-left">{shownName}</span>
          <ChevronsUpDown aria-hidden className="text-fg-muted" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-60">
        <DropdownMenuLabel className="grid">
          <span className="text-fg truncate text-sm font-medium">{shownName}</span>
          {me.data?.email && me.data.email !== shownName ? (
            <span className="truncate">{me.data.email}</span>
          ) : null}
          {me.data?.role ? <span>{ROLE_WORD[me.data.role]}</span> : null}
        </DropdownMenuLabel>
        <DropdownMenuSeparator />
        <Choice
          label="Theme"
          value={preferences.theme}
          options={[
            ['system', 'As the system'],
            ['light', 'Light'],
            ['dark', 'Dark'],
          ]}
          onChoose={(theme) => changePreferences({ theme })}
        />
        <DropdownMenuSeparator />
        <Choice
          label="Density"
          value={preferences.density}
          options={[
            ['dense', 'Dense'],
            ['comfortable', 'Comfortable'],
          ]}
          onChoose={(density) => changePreferences({ density })}
        />
        <DropdownMenuSeparator />
        <Choice
          label="Times"
          value={preferences.timeZone}
          options={[
            ['local', 'In my time zone'],
            ['utc', 'In UTC'],
          ]}
          onChoose={(timeZone) => changePreferences({ timeZone })}
        />
        <DropdownMenuSeparator />
        <DropdownMenuCheckboxItem
          checked={preferences.singleKeyShortcuts}
          onCheckedChange={(singleKeyShortcuts) => changePreferences({ singleKeyShortcuts })}
        >
          Single-key shortcuts
        </DropdownMenuCheckboxItem>
        <DropdownMenuItem onSelect={onShowKeys}>
          <Keyboard aria-hidden />
          Keyboard shortcuts
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void signOut({ callbackUrl: '/sign-in' })}>
          <LogOut aria-hidden />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function Choice<Value extends Preferences['theme'] | Preferences['density'] | Preferences['timeZone']>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChoose: (value: Value) => void;
}) {
  return (
    <DropdownMenuRadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const option = options.find(([each]) => each === next);
        if (option) onChoose(option[0]);
      }}
    >
      <DropdownMenuLabel>{label}</DropdownMenuLabel>
      {options.map(([each, word]) => (
        <DropdownMenuRadioItem key={each} value={each} onSelect={(event) => event.preventDefault()}>
          {word}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  );
}
