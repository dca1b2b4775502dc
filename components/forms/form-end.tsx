import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { FormError } from './form-error';

/** The end of a form that has a page of its own: what is wrong with it, what saving means, and its buttons. */
export const FormEnd = ({
  problem,
  submitLabel,
  isPending,
  cancelHref,
  children,
}: {
  problem: string | null;
  submitLabel: string;
  isPending: boolean;
  cancelHref: string;
  children?: ReactNode;
}) => (
  <>
    <FormError>{problem}</FormError>
    {children}
    <div className="flex gap-2">
      <Button type="submit" variant="primary" disabled={isPending}>
        {submitLabel}
      </Button>
      <Button asChild>
        <Link href={cancelHref} prefetch={false}>
          Cancel
        </Link>
      </Button>
    </div>
  </>
);
