import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PdfTask } from './serve-thread';

const WITHIN_MS = 180_000;

/** In the folder of the sources, put together here and now, so that no bundler follows it: Node itself loads it. */
const findEntry = (): string =>
  ['lib', 'compliance', 'pdf', 'thread', 'start-thread.cjs'].reduce(
    (folder, name) => join(folder, name),
    process.cwd(),
  );

/**
 * A report or a text as PDF, set in a thread of its own: that takes seconds for long tables, in which the app must go on answering.
 * Throws when the thread fails or does not come to an end within three minutes.
 */
export function writePdfInThread(task: PdfTask): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(/* turbopackIgnore: true */ findEntry(), {
      workerData: task,
      // Nothing of the app's: neither its secrets nor what it was started with.
      env: {},
      execArgv: [],
    });
    const late = setTimeout(() => {
      reject(new Error('A PDF was not set within three minutes.'));
      void worker.terminate();
    }, WITHIN_MS);
    const end = (settle: () => void) => {
      clearTimeout(late);
      settle();
      void worker.terminate();
    };
    worker.once('message', (pdf: Uint8Array) => end(() => resolve(Buffer.from(pdf))));
    worker.once('error', (error) => end(() => reject(error)));
    worker.once('exit', () => end(() => reject(new Error('The thread that sets a PDF ended without one.'))));
  });
}
