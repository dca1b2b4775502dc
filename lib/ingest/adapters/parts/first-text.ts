import { cutText } from '@/lib/domain/cut-text';

/** The longest texts that the fields of an event take. */
export const LONGEST = { name: 500, principal: 2_000, text: 10_000 } as const;

/** The first of the values that is a text and says something, cut to what the field takes. */
export function firstText(field: keyof typeof LONGEST, ...values: readonly unknown[]): string | undefined {
  const found = values.find((value): value is string => typeof value === 'string' && value.trim() !== '');
  return found && cutText(found.trim(), LONGEST[field]);
}
