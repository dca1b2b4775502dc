import type { DecisionOutcome } from '@/lib/domain/kinds';
import type { NotReplayable } from '@/lib/domain/replay/not-replayable';
import { EMPTY_TALLY, type ReplayCell, type ReplayTally } from '@/lib/domain/replay/replay-tally';

/** Places beyond this many are counted together, under no service and environment. */
const MAX_CELLS = 5_000;
/** Reasons and messages that are told apart. */
const MAX_WORDS = 50;
const REST = '(others)';

/** One decision as the tally counts it. */
export type TallyEntry = {
  zone: string;
  service: string | null;
  environment: string | null;
  from: DecisionOutcome;
  to: ReplayCell['to'];
  weight: number;
};

/** Adds the results of a step to what was counted before it. */
export class TallyBuilder {
  readonly #cells = new Map<string, ReplayCell>();
  readonly #notReplayable = new Map<string, ReplayTally['notReplayable'][number]>();
  readonly #errors = new Map<string, ReplayTally['errorMessages'][number]>();
  readonly #kept: ReplayTally['kept'];

  constructor(before: ReplayTally = EMPTY_TALLY) {
    for (const cell of before.cells) this.#cells.set(keyOf(cell), { ...cell });
    for (const one of before.notReplayable)
      this.#notReplayable.set(wordKey(one.reason, one.what), { ...one });
    for (const one of before.errorMessages) this.#errors.set(one.message, { ...one });
    this.#kept = { ...before.kept };
  }

  add({ service, environment, weight, ...entry }: TallyEntry): void {
    const place = { ...entry, service: service ?? '', environment: environment ?? '' };
    let key = keyOf(place);
    let cell = this.#cells.get(key);
    if (!cell) {
      const isFull = this.#cells.size >= MAX_CELLS;
      const fresh = { ...place, ...(isFull && { service: REST, environment: REST }), n: 0, weight: 0 };
      key = keyOf(fresh);
      cell = this.#cells.get(key) ?? fresh;
      this.#cells.set(key, cell);
    }
    cell.n += 1;
    cell.weight += weight;
  }

  addNotReplayable({ reason, what }: NotReplayable): void {
    const isFull = this.#notReplayable.size >= MAX_WORDS;
    const told = isFull && !this.#notReplayable.has(wordKey(reason, what)) ? REST : what.slice(0, 300);
    const key = wordKey(reason, told);
    const one = this.#notReplayable.get(key) ?? { reason, what: told, decisions: 0 };
    this.#notReplayable.set(key, { ...one, decisions: one.decisions + 1 });
  }

  addError(message: string): void {
    const cut = message.slice(0, 300);
    const told = this.#errors.size >= MAX_WORDS && !this.#errors.has(cut) ? REST : cut;
    this.#errors.set(told, { message: told, decisions: (this.#errors.get(told)?.decisions ?? 0) + 1 });
  }

  addKept(judged: 'true-block' | 'false-positive'): void {
    if (judged === 'true-block') this.#kept.trueBlocks += 1;
    else this.#kept.falsePositives += 1;
  }

  build(): ReplayTally {
    return {
      cells: [...this.#cells.values()],
      notReplayable: [...this.#notReplayable.values()],
      errorMessages: [...this.#errors.values()],
      kept: this.#kept,
    };
  }
}

const keyOf = ({ zone, service, environment, from, to }: Omit<ReplayCell, 'n' | 'weight'>): string =>
  `${zone}\0${service}\0${environment}\0${from}\0${to ?? ''}`;

const wordKey = (reason: string, what: string): string => `${reason}\0${what}`;
