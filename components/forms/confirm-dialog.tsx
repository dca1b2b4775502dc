'use client';

import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { generalErrorOf } from '@/lib/client/field-errors';
import { FormError } from './form-error';

type ConfirmDialogProps = {
  /** The question: "Disable ada@example.com?". */
  title: string;
  /** What will happen, and what will not. */
  description: string;
  confirmLabel: string;
  onConfirm: () => Promise<void>;
  onOpenChange: (open: boolean) => void;
};

/** Asks before a change that is hard to take back; stays open with the reason when it is refused. */
export function ConfirmDialog({ open, ...props }: ConfirmDialogProps & { open: boolean }) {
  return (
    <Dialog open={open} onOpenChange={props.onOpenChange}>
      {open ? <ConfirmDialogBody {...props} /> : null}
    </Dialog>
  );
}

function ConfirmDialogBody({
  title,
  description,
  confirmLabel,
  onConfirm,
  onOpenChange,
}: ConfirmDialogProps) {
  const { mutate, error, isPending } = useMutation({
    mutationFn: onConfirm,
    onSuccess: () => onOpenChange(false),
  });
  return (
    <DialogContent title={title} description={description}>
      <FormError>{generalErrorOf(error, [])}</FormError>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant="danger" disabled={isPending} onClick={() => mutate()}>
          {confirmLabel}
        </Button>
      </DialogFooter>
    </DialogContent>
  );
}
