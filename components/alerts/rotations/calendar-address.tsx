'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormError } from '@/components/forms/form-error';
import { OneTimeSecret } from '@/components/forms/one-time-secret';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Time } from '@/components/values/time';
import { generalErrorOf } from '@/lib/client/field-errors';
import { isAboutRouting, makeCalendarAddress } from '@/lib/client/routing-queries';
import type { RotationRow } from '@/lib/domain/read-models/rotations';

/** The reader's own secret address of a rotation's calendar: made, or made anew, and shown once. Mounted while open. */
export function CalendarAddress({
  rotation,
  onClose,
}: {
  rotation: Pick<RotationRow, 'id' | 'name' | 'calendarMadeAt'>;
  onClose: () => void;
}) {
  const [address, setAddress] = useState<string | null>(null);
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: () => makeCalendarAddress(rotation.id),
    onSuccess: async ({ path }) => {
      setAddress(new URL(path, window.location.origin).href);
      await queryClient.invalidateQueries({ predicate: isAboutRouting });
    },
  });
  if (address)
    return (
      <OneTimeSecret
        secret={{
          title: `Calendar of ${rotation.name}`,
          description:
            'Subscribe to this address in your calendar. Whoever has it can read the rotation and nothing else. It is not shown again.',
          what: 'calendar address',
          text: address,
        }}
        onClose={onClose}
      />
    );
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={`Calendar of ${rotation.name}`}
        description="Calendar programs follow the rotation at a secret address of your own (iCalendar). It ends with your account."
      >
        {rotation.calendarMadeAt ? (
          <p className="text-sm">
            You made one <Time at={rotation.calendarMadeAt} />. It cannot be shown again; a new one ends it,
            and calendars that follow it stop.
          </p>
        ) : null}
        <FormError>{generalErrorOf(make.error, [])}</FormError>
        <DialogFooter>
          <Button asChild>
            <a href={`/api/v1/rotations/${rotation.id}/calendar.ics`} download="on-call.ics">
              Download once
            </a>
          </Button>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" disabled={make.isPending} onClick={() => make.mutate()}>
            {rotation.calendarMadeAt ? 'Make a new address' : 'Make an address'}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
