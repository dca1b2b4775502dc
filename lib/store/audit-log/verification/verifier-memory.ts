import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const whole = z
  .string()
  .regex(/^\d+$/)
  .transform((text) => BigInt(text));
const root = z.string().transform((text): Buffer => Buffer.from(text, 'base64'));
const markSchema = z.object({ size: whole, root });
const memorySchema = z.object({
  origin: z.string(),
  keys: z.array(z.string()),
  size: whole,
  root,
  marks: z.array(markSchema),
  checkpointSize: whole.nullable(),
  pass: z.object({ next: whole, entries: whole, startedAt: z.string() }).nullable(),
  lastPass: z.object({ at: z.string(), seconds: z.number(), entries: whole }).nullable(),
});

/** The tree over so many entries had this root. */
export type Mark = z.infer<typeof markSchema>;

/**
 * What the verifier remembers outside of the database: the log's name and keys (as verifier keys), the largest tree that
 * agreed with everything known before it, some smaller ones (marks), the largest checkpoint, where its pass over all
 * entries is, and the last one that came to its end.
 */
export type VerifierMemory = z.infer<typeof memorySchema>;

/** What the verifier remembers, or null before its first look. Throws where the file is broken. */
export const readVerifierMemory = (file: string): VerifierMemory | null =>
  existsSync(file) ? memorySchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;

/** Remembers. The file is whole at every moment. */
export function writeVerifierMemory(file: string, memory: VerifierMemory): void {
  const text = JSON.stringify(memory, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : isBuffer(value) ? toBase64(value) : value,
  );
  writeFileSync(`${file}.next`, `${text}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.next`, file);
}

/** A Buffer has its own way into JSON, which comes before ours. */
const isBuffer = (value: unknown): value is { type: 'Buffer'; data: number[] } =>
  typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'Buffer';
const toBase64 = ({ data }: { data: number[] }): string => Buffer.from(data).toString('base64');

const MAX_MARKS = 128;

/** Marks with one more; where there are too many, the one goes whose neighbours are closest together. */
export function addMark(marks: readonly Mark[], mark: Mark): Mark[] {
  const all = [...marks.filter(({ size }) => size !== mark.size), mark];
  if (all.length <= MAX_MARKS) return all;
  let closest = 1;
  for (let at = 1; at < all.length - 1; at += 1)
    if (gapAround(all, at) < gapAround(all, closest)) closest = at;
  return all.filter((_, at) => at !== closest);
}

const gapAround = (marks: readonly Mark[], at: number): bigint => marks[at + 1]!.size - marks[at - 1]!.size;
