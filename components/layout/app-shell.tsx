'use client';

import { Menu, Search } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { ShortcutListener } from '@/components/keyboard/shortcut-listener';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { Sheet, SheetContent, SheetTrigger } from '@/components/ui/sheet';
import type { Permission } from '@/lib/domain/roles';
import { CommandPalette } from './command-palette';
import { Logo } from './logo';
import { NavLinks } from './nav-links';
import { navigationFor } from './navigation';
import { OnCallNow } from './on-call-now';
import { ScopedLink } from './scoped-link';
import { ShellShortcuts } from './shell-shortcuts';
import { ShortcutsDialog } from './shortcuts-dialog';
import { UserMenu } from './user-menu';

/** The frame of the signed-in application: skip link, sidebar, command palette, shortcuts. */
export function AppShell({
  name,
  permissions,
  children,
}: {
  name: string;
  permissions: readonly Permission[];
  children: ReactNode;
}) {
  const granted = useMemo(() => new Set(permissions), [permissions]);
  const groups = useMemo(() => navigationFor(granted), [granted]);
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState(false);
  const [menu, setMenu] = useState(false);
  const isReader = granted.has('alerts:read');
  const userMenu = <UserMenu name={name} onShowKeys={() => setKeys(true)} />;

  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)] print:block">
      <a
        href="#content"
        className="bg-fg text-fg-inverse sr-only z-50 rounded-md px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>

      <aside
        data-print="hide"
        className="border-line bg-surface sticky top-0 hidden h-dvh flex-col gap-4 overflow-y-auto border-r p-3 lg:flex"
      >
        <HomeLink />
        <PaletteButton onOpen={() => setPalette(true)} />
        <NavLinks groups={groups} />
        <div className="mt-auto grid gap-1">
          {isReader ? <OnCallNow /> : null}
          {userMenu}
        </div>
      </aside>

      <section
        aria-label="Application bar"
        data-print="hide"
        className="border-line bg-surface flex h-12 items-center gap-2 border-b px-3 lg:hidden"
      >
        <Sheet open={menu} onOpenChange={setMenu}>
          <SheetTrigger asChild>
            <Button variant="ghost" size="icon" aria-label="Menu">
              <Menu aria-hidden />
            </Button>
          </SheetTrigger>
          <SheetContent side="left" overlay title="Gatehouse">
            <div className="grid gap-4">
              <NavLinks groups={groups} onNavigate={() => setMenu(false)} />
              {isReader ? <OnCallNow onNavigate={() => setMenu(false)} /> : null}
              {userMenu}
            </div>
          </SheetContent>
        </Sheet>
        <HomeLink />
        <div className="ml-auto min-w-0">{isReader ? <OnCallNow compact /> : null}</div>
        <Button variant="ghost" size="icon" aria-label="Search and commands" onClick={() => setPalette(true)}>
          <Search aria-hidden />
        </Button>
      </section>

      <main id="content" tabIndex={-1} className="min-w-0 outline-none">
        {children}
      </main>

      <CommandPalette
        open={palette}
        onOpenChange={setPalette}
        groups={groups}
        onShowKeys={() => setKeys(true)}
        canSearch={granted.has('events:read')}
      />
      <ShortcutsDialog open={keys} onOpenChange={setKeys} />
      <ShortcutListener />
      <ShellShortcuts groups={groups} onPalette={() => setPalette(true)} onShowKeys={() => setKeys(true)} />
    </div>
  );
}

const HomeLink = () => (
  <ScopedLink href="/on-call" className="flex h-9 items-center gap-2 px-1 text-base font-semibold">
    <Logo className="size-5" />
    Gatehouse
  </ScopedLink>
);

const PaletteButton = ({ onOpen }: { onOpen: () => void }) => (
  <Button
    onClick={onOpen}
    className="text-fg-muted justify-start px-2 font-normal"
    aria-keyshortcuts="Control+K Meta+K"
  >
    <Search aria-hidden />
    <span className="flex-1 text-left">Search</span>
    <Kbd>Ctrl K</Kbd>
  </Button>
);
