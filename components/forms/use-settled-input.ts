'use client';

import { useMemo } from 'react';
import type { z } from 'zod';
import { useSettled } from './use-settled';

/** What was typed, as `schema` reads it, once it has not changed for `milliseconds`; null while it cannot be read. */
export function useSettledInput<Schema extends z.ZodType>(
  input: unknown,
  schema: Schema,
  milliseconds: number,
): z.output<Schema> | null {
  const settled = useSettled(JSON.stringify(input), milliseconds);
  return useMemo(() => {
    const parsed = schema.safeParse(JSON.parse(settled));
    return parsed.success ? parsed.data : null;
  }, [settled, schema]);
}
