import type { Adapter } from '@/lib/ingest/adapter';
import type { App } from '../app';
import { START } from './journal';
import type { InputFile } from './list-files';
import { makeBodies } from './make-bodies';
import { placeRecords, type Broken } from './place-records';
import { placeRejected, type RejectedRecord } from './rejected-record';
import { sendBody, type Refused } from './send-body';

export type FilesPreview = { events: unknown[]; rejected: RejectedRecord[]; broken: Broken[] };

/** What Gatehouse would make of files, whatever their age. Stores nothing. */
export async function previewFiles(
  app: App,
  path: string,
  adapter: Adapter,
  files: readonly InputFile[],
): Promise<FilesPreview> {
  const whole: FilesPreview = { events: [], rejected: [], broken: [] };
  const records = placeRecords(files, adapter, START, {
    onBytes: () => undefined,
    onBroken: (broken) => whole.broken.push(broken),
  });
  for await (const body of makeBodies(records)) {
    const part = await sendBody<{ events: unknown[]; rejected: Refused[] }>(
      app,
      `/api/ingest/${path}?dryRun=true`,
      body,
    );
    whole.events.push(...part.events);
    whole.rejected.push(...placeRejected(part.rejected, body, files));
  }
  return whole;
}
