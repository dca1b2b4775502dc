'use client';

import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { CopyButton } from '@/components/values/copy-button';

/** Shows a secret the only time it can be shown, and offers to copy it. */
export function OneTimeSecret({
  secret,
  onClose,
}: {
  secret: { title: string; description: string; what: string; text: string } | null;
  onClose: () => void;
}) {
  return (
    <Dialog open={secret !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {secret ? (
        <DialogContent
          title={secret.title}
          description={secret.description}
          onInteractOutside={(event) => event.preventDefault()}
        >
          <div className="border-line bg-muted flex items-center gap-2 rounded-md border p-2">
            <code className="min-w-0 flex-1 font-mono text-xs [overflow-wrap:anywhere]">{secret.text}</code>
            <CopyButton text={secret.text} what={secret.what} />
          </div>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="primary">I have copied it</Button>
            </DialogClose>
          </DialogFooter>
        </DialogContent>
      ) : null}
    </Dialog>
  );
}
