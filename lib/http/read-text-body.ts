import { GatehouseError } from '@/lib/domain/errors';

const MAX_BYTES = 8 * 1_048_576;

/** The body of a request as text. Throws `too-large` above 8 MB, `invalid-input` for what is not UTF-8. */
export async function readTextBody(request: Request): Promise<string> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > MAX_BYTES)
    throw new GatehouseError('too-large', 'The file is larger than 8 MB.', { remedy: 'Import it in parts.' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new GatehouseError('invalid-input', 'The file is not UTF-8 text.', {
      remedy: 'Save it with the encoding UTF-8.',
    });
  }
}
