'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { LiveRegion } from '@/components/ui/live-region';
import { showToast } from '@/components/ui/toast-store';

/** Copies `text` in full; `what` names it ("Copy trace id"). */
export function CopyButton({ text, what, className }: { text: string; what: string; className?: string }) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 2_000);
    } catch {
      showToast({
        title: 'Not copied',
        description: 'The browser refused access to the clipboard. Select the text and copy it by hand.',
        tone: 'failed',
      });
    }
  }

  return (
    <>
      <Button variant="ghost" size="icon-sm" className={className} aria-label={`Copy ${what}`} onClick={copy}>
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
      </Button>
      <LiveRegion>{copied ? `Copied ${what}` : ''}</LiveRegion>
    </>
  );
}
