import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** A step that does not end for so long after a signal is ended at once. */
const PATIENCE_MS = 5_000;

/**
 * Runs a program to its end and answers with its exit status and, where it is piped, its standard error. A signal that
 * comes meanwhile is passed on to it, and this process ends by the same signal as soon as the program has ended: who stops
 * a start leaves nothing running. Rejects where the program cannot be started.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { patienceMs?: number }} options
 * @returns {Promise<{ status: number | null, stderr: string }>}
 */
export function runStep(file, args, { patienceMs = PATIENCE_MS, ...options } = {}) {
  const child = spawn(file, args, options);
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
  let stoppedBy = null;
  let patience;
  const passOn = (signal) => {
    stoppedBy ??= signal;
    child.kill(signal);
    patience ??= setTimeout(() => child.kill('SIGKILL'), patienceMs);
  };
  for (const signal of SIGNALS) process.on(signal, passOn);
  const settle = () => {
    clearTimeout(patience);
    for (const signal of SIGNALS) process.off(signal, passOn);
  };
  return new Promise((done, fail) => {
    child.once('error', (error) => {
      settle();
      fail(error);
    });
    // Who stops it waits for the program alone: what that started may hold its output open for longer.
    child.once('exit', () => {
      settle();
      if (stoppedBy !== null) endBy(stoppedBy);
    });
    child.once('close', (status) => done({ status, stderr }));
  });
}

function endBy(signal) {
  process.kill(process.pid, signal);
  // The first process of a container is not ended by its own signals.
  process.exit(128 + constants.signals[signal]);
}
