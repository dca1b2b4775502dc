'use client';

import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { FormError } from '@/components/forms/form-error';
import { readText } from '@/components/forms/read-form';
import { Panel } from '@/components/states/panel';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { Time } from '@/components/values/time';
import { reviewGrant } from '@/lib/client/access-queries';
import { fieldErrorOf, generalErrorOf } from '@/lib/client/field-errors';
import { REVIEW_CONCLUSIONS, type ReviewConclusion } from '@/lib/domain/access-grant';
import type { AccessGrantRow } from '@/lib/domain/read-models/access-grants';
import { CONCLUSION_WORDS } from '../access-words';

type Props = { grant: AccessGrantRow; mayReview: boolean; onReviewed: () => Promise<void> };

/** What the review came to, or the way to give one: after the end, by somebody else. */
export function GrantReviewPanel({ grant, mayReview, onReviewed }: Props) {
  const { review, state, kind, reviewDueAt } = grant;
  if (review)
    return (
      <Panel title="Review">
        <div className="grid gap-1 text-sm">
          <p className="font-medium">{CONCLUSION_WORDS[review.conclusion]}</p>
          {review.text ? <p className="[overflow-wrap:anywhere] whitespace-pre-line">{review.text}</p> : null}
          <p className="text-fg-muted">
            {review.by ?? 'Somebody'}, <Time at={review.at} as="absolute" />
          </p>
        </div>
      </Panel>
    );
  if (state === 'active')
    return (
      <Panel title="Review">
        <p className="text-fg-muted text-sm">
          {kind === 'break-glass' ? 'To be reviewed by somebody else once it has ended.' : 'Not ended yet.'}
        </p>
      </Panel>
    );
  return (
    <Panel title="Review">
      <div className="grid gap-3">
        <p className="text-fg-muted text-sm">
          {reviewDueAt ? (
            <>
              Due <Time at={reviewDueAt} />. What was done below is what to look at.
            </>
          ) : (
            'An elevation needs no review; one may be given.'
          )}
        </p>
        {mayReview && !grant.isOwn ? (
          <ReviewForm grantId={grant.id} onReviewed={onReviewed} />
        ) : (
          <p className="text-sm text-pretty">
            {grant.isOwn
              ? 'Nobody reviews a right of their own.'
              : 'The roles reviewer and administrator review grants.'}
          </p>
        )}
      </div>
    </Panel>
  );
}

function ReviewForm({ grantId, onReviewed }: { grantId: string } & Pick<Props, 'onReviewed'>) {
  const { mutate, error, isPending } = useMutation({
    mutationFn: (form: FormData) =>
      // The server judges what was typed, field by field.
      reviewGrant(grantId, {
        conclusion: readText(form, 'conclusion') as ReviewConclusion,
        text: readText(form, 'text'),
      }),
    onSuccess: async () => {
      showToast({ title: 'Reviewed' });
      await onReviewed();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(new FormData(event.currentTarget));
  };
  return (
    <form className="grid gap-3" onSubmit={submit} noValidate>
      <Field label="Conclusion" error={fieldErrorOf(error, 'conclusion')}>
        {(control) => (
          <Select {...control} name="conclusion" defaultValue="" required>
            <option value="" disabled>
              Choose one
            </option>
            {REVIEW_CONCLUSIONS.map((conclusion) => (
              <option key={conclusion} value={conclusion}>
                {CONCLUSION_WORDS[conclusion]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="What the review found" error={fieldErrorOf(error, 'text')}>
        {(control) => <Textarea {...control} name="text" rows={3} required />}
      </Field>
      <FormError>{generalErrorOf(error, ['conclusion', 'text'])}</FormError>
      <div>
        <Button type="submit" variant="primary" disabled={isPending}>
          Save review
        </Button>
      </div>
    </form>
  );
}
