import type { Status } from '@/lib/domain/read-models/common';

/**
 * The status of a figure whose sources may have fallen silent: nobody knows that it is still met. What is known
 * to be bad stays bad.
 */
export const withholdGreen = (status: Status, silent: readonly unknown[]): Status =>
  silent.length > 0 && status === 'met' ? 'no-data' : status;
