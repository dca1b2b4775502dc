'use client';

import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { showToast } from '@/components/ui/toast-store';
import { fetchText } from '@/lib/client/fetch-json';
import { ProblemError } from '@/lib/client/problem-error';

/** Puts the whole change into the clipboard as a unified diff. */
export function CopyPatch({ href }: { href: string }) {
  const [isCopying, setCopying] = useState(false);

  async function copy() {
    setCopying(true);
    try {
      const patch = fetchText(href);
      // Handed over before it is there: browsers let a page write only at once after a click.
      const blob = patch.then((text) => new Blob([text], { type: 'text/plain' }));
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
      await patch;
      showToast({ title: 'Patch copied' });
    } catch (error) {
      showToast({
        title: 'Patch not copied',
        description:
          error instanceof ProblemError
            ? error.message
            : 'The browser refused access to the clipboard. Download the patch instead.',
        tone: 'failed',
      });
    } finally {
      setCopying(false);
    }
  }

  return (
    <Button onClick={copy} disabled={isCopying}>
      {isCopying ? <Spinner /> : <Copy aria-hidden />}
      Copy as patch
    </Button>
  );
}
