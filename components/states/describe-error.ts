import { ProblemError } from '@/lib/client/problem-error';

export type ErrorDescription = {
  title: string;
  detail: string;
  requestId: string | null;
  next: 'retry' | 'sign-in' | 'none';
};

/** What failed, why, and what a person can do about it. `what` names the panel ("Denials"). */
export function describeError(error: unknown, what: string): ErrorDescription {
  if (!(error instanceof ProblemError))
    return {
      title: `${asTitle(what)} could not be shown`,
      detail: 'The page met an unexpected error. Reload it; if that does not help, report it.',
      requestId: null,
      next: 'retry',
    };
  const { requestId, status } = error;
  const detail = [error.detail ?? error.title, error.remedy].filter(Boolean).join(' ');
  if (status === 401)
    return { title: 'You are signed out', detail: 'Sign in again to go on.', requestId, next: 'sign-in' };
  if (status === 403) return { title: `Your role does not include ${what}`, detail, requestId, next: 'none' };
  if (status === 404) return { title: `${asTitle(what)}: not found`, detail, requestId, next: 'none' };
  return { title: `${asTitle(what)} could not be loaded`, detail, requestId, next: 'retry' };
}

const asTitle = (what: string): string => what.charAt(0).toUpperCase() + what.slice(1);
