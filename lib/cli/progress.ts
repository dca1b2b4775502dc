import { Presets, SingleBar } from 'cli-progress';

export type Progress = { update: (done: number, note?: string) => void; stop: () => void };

/**
 * A progress bar on standard error when that is a terminal, else a line at every tenth. Standard
 * output stays free for the result.
 */
export function startProgress(title: string, total: number): Progress {
  if (process.stderr.isTTY) {
    const bar = new SingleBar(
      {
        format: `${title} [{bar}] {percentage}% {note}`,
        stream: process.stderr,
        hideCursor: true,
        etaBuffer: 50,
      },
      Presets.shades_classic,
    );
    bar.start(Math.max(total, 1), 0, { note: '' });
    return {
      update: (done, note = '') => bar.update(Math.min(done, total), { note }),
      stop: () => bar.stop(),
    };
  }
  let shown = -1;
  return {
    update: (done, note = '') => {
      const tenth = Math.floor((done / Math.max(total, 1)) * 10);
      if (tenth <= shown) return;
      shown = tenth;
      process.stderr.write(`${title}: ${tenth * 10}% ${note}\n`);
    },
    stop: () => undefined,
  };
}
