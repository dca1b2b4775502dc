'use client';

import { usePathname } from 'next/navigation';
import { cn } from '@/components/ui/cn';
import { isWithin, type DestinationGroup } from './navigation';
import { ScopedLink } from './scoped-link';

/** The links of the sidebar; `onNavigate` closes it where it lies over the page. */
export function NavLinks({
  groups,
  onNavigate,
}: {
  groups: readonly DestinationGroup[];
  onNavigate?: () => void;
}) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="grid gap-4">
      {groups.map(({ label, items }) => (
        <div key={label}>
          <p className="text-fg-muted px-2 pb-1 text-xs">{label}</p>
          <ul className="grid gap-px">
            {items.map(({ href, label: name, icon: Icon, keys }) => {
              const current = isWithin(pathname, href);
              return (
                <li key={href}>
                  <ScopedLink
                    href={href}
                    prefetch={false}
                    onClick={onNavigate}
                    aria-current={current ? 'page' : undefined}
                    aria-keyshortcuts={keys}
                    className={cn(
                      'hover:bg-hover flex h-8 items-center gap-2 rounded-md px-2 text-sm',
                      current && 'bg-muted font-medium shadow-[inset_2px_0_0_var(--fg)]',
                    )}
                  >
                    <Icon
                      aria-hidden
                      className={cn('size-4 shrink-0', current ? 'text-fg' : 'text-fg-muted')}
                    />
                    {name}
                  </ScopedLink>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
