import { splitTexts, type RecordsIn } from './split-records';

/** Well below every limit of a request, and large enough to be quick. */
const MAX_RECORDS = 2_000;
const MAX_CHARACTERS = 4_000_000;

/**
 * Cuts a file's text into bodies that fit a request; `first` is the index of each body's first record.
 * A text that is no JSON stays whole: its adapter may know how to unwrap it.
 */
export function cutIntoBodies(text: string, recordsIn?: RecordsIn): { body: string; first: number }[] {
  const records = splitTexts(text, recordsIn);
  if (!records) return [{ body: text, first: 0 }];
  const bodies: { body: string; first: number }[] = [];
  let open: string[] = [];
  let size = 0;
  let first = 0;
  const close = () => {
    if (open.length > 0) bodies.push({ body: `[${open.join(',')}]`, first });
    first += open.length;
    open = [];
    size = 0;
  };
  for (const record of records) {
    if (open.length >= MAX_RECORDS || size + record.length > MAX_CHARACTERS) close();
    open.push(record);
    size += record.length;
  }
  close();
  return bodies;
}
