import { setPriority } from 'node:os';
import { CandidateError } from '../engine';
import type { Evaluator } from '../evaluator';
import { openInWorker } from '../worker/open-in-worker';
import type { ProcessAnswer, ProcessRequest } from './messages';

// What runs in the process of a candidate: it watches over the thread that decides, and ends with the app.
let evaluator: Evaluator | null = null;

async function serve(request: ProcessRequest): Promise<ProcessAnswer> {
  if (request.type === 'evaluate')
    return { type: 'evaluated', outcomes: await evaluator!.evaluate(request.decisions) };
  try {
    if (request.niceness > 0) setPriority(0, request.niceness);
  } catch {
    // Not allowed here: it then runs as everything else does.
  }
  evaluator = await openInWorker(request.setup);
  return { type: 'opened' };
}

process.on('message', (request: ProcessRequest) => {
  void serve(request)
    .catch((error: unknown): ProcessAnswer => {
      const message = error instanceof Error ? error.message : String(error);
      return { type: error instanceof CandidateError ? 'refused' : 'broken', message };
    })
    .then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());
