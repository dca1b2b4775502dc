'use client';

import { useId, useState } from 'react';
import { FormError } from '@/components/forms/form-error';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { matcherSchema } from '@/lib/domain/alerting/matcher';
import type { Route } from '@/lib/domain/alerting/routing';
import type { ReceiverChoices } from '@/lib/domain/read-models/routing';
import { MatcherRows } from './matcher-rows';
import { ReceiverField } from './receiver-field';

/** Edits one route of the draft; nothing is saved by it. Mounted while it is open. */
export function RouteDialog({
  route,
  isRoot,
  isNew,
  choices,
  onApply,
  onClose,
}: {
  route: Route;
  isRoot: boolean;
  isNew: boolean;
  choices: ReceiverChoices;
  onApply: (route: Route) => void;
  onClose: () => void;
}) {
  const [draft, setDraft] = useState(route);
  const [problem, setProblem] = useState<string | null>(null);
  const goOnId = useId();
  const apply = () => {
    if (draft.name.trim() === '') return setProblem('Give the route a name.');
    if (draft.matchers.some((matcher) => !matcherSchema.safeParse(matcher).success))
      return setProblem('A label has a name of letters, digits, and . _ / -.');
    onApply({ ...draft, name: draft.name.trim() });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={isNew ? 'Add route' : `Edit ${route.name}`}
        description="Changes hold once the routes are saved; try them before."
        className="w-[min(42rem,calc(100vw-2rem))]"
      >
        <form
          className="grid gap-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            apply();
          }}
        >
          <Field label="Name">
            {(control) => (
              <Input
                {...control}
                value={draft.name}
                autoComplete="off"
                maxLength={120}
                onChange={({ target }) => setDraft({ ...draft, name: target.value })}
              />
            )}
          </Field>
          {isRoot ? (
            <p className="text-fg-muted text-sm">
              The first route takes every alert that no route below it takes.
            </p>
          ) : (
            <MatcherRows
              matchers={draft.matchers}
              onChange={(matchers) => setDraft({ ...draft, matchers })}
            />
          )}
          <ReceiverField
            label="Receivers"
            hint={isRoot ? undefined : 'Without one of its own it has those of the route above.'}
            chosen={draft.receivers}
            choices={choices}
            escalation
            onChange={(receivers) => setDraft({ ...draft, receivers })}
          />
          {isRoot ? null : (
            <div className="flex items-start gap-2">
              <Checkbox
                id={goOnId}
                className="mt-0.5"
                checked={draft.continue}
                onCheckedChange={(checked) => setDraft({ ...draft, continue: checked === true })}
              />
              <label htmlFor={goOnId} className="text-sm">
                Go on: alerts that it takes also go to the routes after it
              </label>
            </div>
          )}
          <FormError>{problem}</FormError>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary">
              {isNew ? 'Add route' : 'Apply'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
