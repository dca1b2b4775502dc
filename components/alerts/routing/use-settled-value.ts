import { useSettled } from '@/components/forms/use-settled';

const SETTLED_MS = 300;

/** A value once it has not changed for a moment; compared as JSON. */
export const useSettledValue = <T>(value: T): T =>
  JSON.parse(useSettled(JSON.stringify(value), SETTLED_MS)) as T;
