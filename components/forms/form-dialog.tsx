'use client';

import { useMutation } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { fieldErrorOf, generalErrorOf } from '@/lib/client/field-errors';
import { FormError } from './form-error';

type FormDialogProps = {
  title: string;
  description?: string;
  submitLabel: string;
  /** The fields that show errors of their own; every other error stands above the buttons. */
  fields: readonly string[];
  /** Sends the form; the dialog closes when it is done and shows the error when it throws. */
  onSubmit: (form: FormData) => Promise<void>;
  onOpenChange: (open: boolean) => void;
  /** The fields; `errorOf` gives what the server said about one of them. */
  children: (errorOf: (field: string) => string | null) => ReactNode;
};

/** A dialog with a form. What was typed stays when the server refuses it. */
export function FormDialog({ open, ...props }: FormDialogProps & { open: boolean }) {
  return (
    <Dialog open={open} onOpenChange={props.onOpenChange}>
      {open ? <FormDialogBody {...props} /> : null}
    </Dialog>
  );
}

/** Mounted only while open, so that each opening starts afresh. */
function FormDialogBody({
  title,
  description,
  submitLabel,
  fields,
  onSubmit,
  onOpenChange,
  children,
}: FormDialogProps) {
  const { mutate, error, isPending } = useMutation({
    mutationFn: onSubmit,
    onSuccess: () => onOpenChange(false),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(new FormData(event.currentTarget));
  };
  return (
    <DialogContent title={title} description={description}>
      <form className="grid gap-4" onSubmit={submit} noValidate>
        {children((field) => fieldErrorOf(error, field))}
        <FormError>{generalErrorOf(error, fields)}</FormError>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" disabled={isPending}>
            {submitLabel}
          </Button>
        </DialogFooter>
      </form>
    </DialogContent>
  );
}
