import { aroundLine, type LineRange } from './fold-lines';

/** A line that is to be scrolled to and given the focus, by its index in the file's diff. */
export type Reveal = { file: number; at: number; block: 'center' | 'nearest' };

/** What a reader opened and closed of a diff; files by their place in it. */
export type DiffState = {
  closed: ReadonlySet<number>;
  opened: ReadonlyMap<number, readonly LineRange[]>;
  showsUnchanged: boolean;
  /** The line that is to be shown next; null once it is. */
  reveal: Reveal | null;
};

export type DiffAction =
  | { type: 'toggle-file'; file: number }
  | { type: 'show-file'; file: number }
  | { type: 'open-lines'; file: number; range: LineRange; reveals?: number }
  | ({ type: 'reveal'; isUnchangedFile?: boolean } & Reveal)
  | { type: 'arrive'; reveal: Reveal }
  | { type: 'toggle-unchanged' };

/** What is drawn at first: files beyond this many rows begin closed. */
const FIRST_ROWS = 1_000;
/** Longer files draw only the rows in sight. */
export const VIRTUAL_FROM = 200;

/** How a diff begins: files open until enough rows are drawn, one at least. */
export function beginDiff(rowsOfFiles: readonly number[]): DiffState {
  let drawn = 0;
  const closed = new Set<number>();
  rowsOfFiles.forEach((rows, file) => {
    const added = Math.min(rows, VIRTUAL_FROM);
    if (drawn > 0 && drawn + added > FIRST_ROWS) closed.add(file);
    else drawn += added;
  });
  return { closed, opened: new Map(), showsUnchanged: false, reveal: null };
}

/** The state after an action of the reader. Pure. */
export function reduceDiff(state: DiffState, action: DiffAction): DiffState {
  switch (action.type) {
    case 'toggle-file':
      return {
        ...state,
        closed: state.closed.has(action.file)
          ? without(state.closed, action.file)
          : new Set([...state.closed, action.file]),
      };
    case 'show-file':
      return { ...state, closed: without(state.closed, action.file) };
    case 'open-lines':
      return {
        ...state,
        opened: open(state.opened, action.file, action.range),
        reveal:
          action.reveals === undefined
            ? state.reveal
            : { file: action.file, at: action.reveals, block: 'nearest' },
      };
    case 'reveal':
      return {
        closed: without(state.closed, action.file),
        opened: open(state.opened, action.file, aroundLine(action.at)),
        showsUnchanged: state.showsUnchanged || Boolean(action.isUnchangedFile),
        reveal: { file: action.file, at: action.at, block: action.block },
      };
    case 'arrive':
      return state.reveal === action.reveal ? { ...state, reveal: null } : state;
    case 'toggle-unchanged':
      return { ...state, showsUnchanged: !state.showsUnchanged };
  }
}

function without(closed: ReadonlySet<number>, file: number): ReadonlySet<number> {
  if (!closed.has(file)) return closed;
  return new Set([...closed].filter((other) => other !== file));
}

/** Ranges that are open already are not added again: walking changes would add one a step. */
function open(opened: DiffState['opened'], file: number, range: LineRange): DiffState['opened'] {
  const ranges = opened.get(file) ?? [];
  if (ranges.some(({ start, end }) => start <= range.start && end >= range.end)) return opened;
  return new Map([...opened, [file, [...ranges, range]]]);
}
