import { isAlias, isScalar, type Document, type LineCounter, type Node } from 'yaml';
import type { FileProblem } from '@/lib/domain/read-models/objective-import';

export type Path = readonly (string | number)[];

/** Notes a problem of a definition. */
export type Report = (severity: FileProblem['severity'], path: Path, message: string, remedy: string) => void;

/**
 * One object of an OpenSLO file, which remembers what was read of it: whatever nobody asked for has no
 * counterpart in Gatehouse, and can be reported instead of being dropped.
 */
export class Definition {
  readonly kind: string;
  readonly name: string;
  private readonly read = new Set<string>();

  constructor(
    private readonly document: Document.Parsed,
    private readonly lines: LineCounter,
    /** Where in the document it stands: a file may hold a list of objects. */
    private readonly base: Path,
    private readonly content: unknown,
  ) {
    this.kind = this.text(['kind']) ?? '(no kind)';
    this.name = this.text(['metadata', 'name']) ?? '(no name)';
  }

  /** The value at a path, which counts as read with all that is in it; undefined when there is none. */
  take(path: Path): unknown {
    this.read.add(JSON.stringify(path));
    return this.peek(path);
  }

  /** The value at a path, without reading it. */
  peek(path: Path): unknown {
    let value = this.content;
    for (const key of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
      value = (value as Record<string | number, unknown>)[key];
    }
    return value;
  }

  /** The text at a path, or null for anything else, which then stays unread. */
  text(path: Path): string | null {
    return typeof this.peek(path) === 'string' ? (this.take(path) as string) : null;
  }

  /** A number or text as it is written, digit for digit; null for anything else, which stays unread. */
  source(path: Path): string | null {
    const value = this.peek(path);
    if (typeof value === 'string') return this.text(path);
    if (typeof value !== 'number') return null;
    this.take(path);
    const node = this.nodeAt(path);
    return isScalar(node) && typeof node.source === 'string' ? node.source : String(value);
  }

  /** Whether there is anything at a path. */
  has(path: Path): boolean {
    const value = this.peek(path);
    return value !== undefined && value !== null;
  }

  /** The entries of a list at a path, or none. */
  list(path: Path): readonly unknown[] {
    const value = this.peek(path);
    return Array.isArray(value) ? value : [];
  }

  /** The topmost places that nobody has read anything of. */
  unread(): Path[] {
    return this.unreadBelow([], this.content).paths;
  }

  /** Where a path is, as a person finds it. */
  problem(severity: FileProblem['severity'], path: Path, message: string, remedy: string): FileProblem {
    return { severity, path: this.describe(path), line: this.lineOf(path), message, remedy };
  }

  private unreadBelow(path: Path, value: unknown): { paths: Path[]; isUntouched: boolean } {
    if (this.read.has(JSON.stringify(path))) return { paths: [], isUntouched: false };
    if (value === null || value === undefined) return { paths: [], isUntouched: true };
    if (typeof value !== 'object') return { paths: [path], isUntouched: true };
    const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
    const below = [...keys].map((key) => [...path, key]).map((at) => this.unreadBelow(at, this.peek(at)));
    const isUntouched = below.every((one) => one.isUntouched);
    const paths = below.flatMap((one) => one.paths);
    return { paths: isUntouched && paths.length > 0 ? [path] : paths, isUntouched };
  }

  private describe(path: Path): string {
    const dotted = path
      .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${key}`))
      .join('');
    return `${this.kind} ${this.name}${dotted ? `: ${dotted}` : ''}`;
  }

  private lineOf(path: Path): number | null {
    for (let length = path.length; length >= 0; length--) {
      const node = this.nodeAt(path.slice(0, length));
      if (node?.range) return this.lines.linePos(node.range[0]).line;
    }
    return null;
  }

  private nodeAt(path: Path): Node | undefined {
    const at = [...this.base, ...path];
    const node = (at.length === 0 ? this.document.contents : this.document.getIn(at, true)) as
      Node | null | undefined;
    return isAlias(node) ? node.resolve(this.document) : (node ?? undefined);
  }
}
