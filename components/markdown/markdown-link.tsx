import Link from 'next/link';
import type { ReactNode } from 'react';

const CLASS = 'text-accent underline underline-offset-2';

/** A link of a text: within Gatehouse in place, to other hosts in a tab of its own that learns nothing of this one. */
export function MarkdownLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (!href) return <span>{children}</span>;
  // What is no page is not navigated to within the app.
  if (href.startsWith('#') || href.startsWith('/api/'))
    return (
      <a href={href} className={CLASS}>
        {children}
      </a>
    );
  if (href.startsWith('/') && !href.startsWith('//'))
    return (
      <Link href={href} className={CLASS}>
        {children}
      </Link>
    );
  return (
    <a href={href} target="_blank" rel="noreferrer noopener" className={CLASS}>
      {children}
    </a>
  );
}
