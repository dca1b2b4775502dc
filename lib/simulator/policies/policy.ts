import type { EstateService } from '../estate/services';
import type { Random } from '../random';

/** Texts of a policy by file name. */
export type PolicyFiles = Readonly<Record<string, string>>;

/** What a revision does that not every revision does; `decide` asks for it by name. */
export type Traits = ReadonlySet<string>;

/** The service that asks for a decision, and where. */
export type Site = { service: EstateService; environment: string };

/** One change of a policy's text, as a commit. */
export type PolicyEdit = {
  message: string;
  /** E-mail address. */
  author: string;
  /** Each `from` occurs exactly once in the text at that time, or is replaced wherever it occurs. */
  replace: readonly { file: string; from: string; to: string; isEverywhere?: boolean }[];
  adds?: readonly string[];
  removes?: readonly string[];
};

/** An edit of the policy's own history: when, and whether it was taken back. */
export type HistoricEdit = PolicyEdit & {
  /** Position in the history: 0 is its start, 1 the time when the story was first told. */
  at: number;
  rolledBackAfterMinutes?: number;
  /** Share of the traffic that gets it in the first 15 minutes, when it starts as a canary. */
  canaryShare?: number;
};

/** A request and its answer, as the decision log shows them: masked after the decision. */
export type PolicyRequest = {
  input: unknown;
  /** JSON pointers of what the log removed (`erased`) or replaced (`masked`). */
  erased: readonly string[] | null;
  masked: readonly string[] | null;
  decide(traits: Traits): unknown;
};

export type Policy = {
  /** Decision path, such as `payments/pci_egress/decision`. */
  path: string;
  /** Name of the OPA bundle that carries it: a prefix of the path. */
  bundle: string;
  zone: string | null;
  /** How its decisions reach Gatehouse: as OPA's decision log, as a log of Cedar's, or as native events. */
  reportedAs: 'opa' | 'cedar' | 'native';
  /** Number of the revision with which the history begins. */
  firstRevision: number;
  initial: { message: string; author: string; files: PolicyFiles };
  edits: readonly HistoricEdit[];
  /** Edits that break legitimate traffic; scenarios publish them. */
  regressions: readonly PolicyEdit[];
  medianEvaluationMs: number;
  draw(random: Random, site: Site): PolicyRequest;
  /** What a revision answers to a request as its log shows it. */
  decide(input: unknown, traits: Traits): unknown;
};

type Masking = { erased?: readonly string[]; masked?: readonly string[] };

type PolicyDefinition<Input> = Omit<Policy, 'draw' | 'decide' | 'regressions'> & {
  regressions?: readonly PolicyEdit[];
  /** A request as services send it, mostly legitimate. */
  drawInput(random: Random, site: Site): Input;
  /** The same answer as the text of the revision gives for this input. */
  decide(input: Input, traits: Traits): unknown;
  /** Takes secrets out of the input before it is logged; what it takes out decides nothing. */
  mask?(input: Input): Masking;
};

/** Makes a policy of a text and of the function that answers as the text does. */
export function definePolicy<Input>(definition: PolicyDefinition<Input>): Policy {
  const { drawInput, decide, mask, ...policy } = definition;
  return {
    ...policy,
    regressions: policy.regressions ?? [],
    draw(random, site) {
      const input = drawInput(random, site);
      const masking = mask?.(input);
      return {
        input,
        erased: masking?.erased ?? null,
        masked: masking?.masked ?? null,
        decide: (traits) => decide(input, traits),
      };
    },
    decide: (input, traits) => decide(input as Input, traits),
  };
}

/** True where a result, boolean or `{ allow }`, permits the request. */
export const isAllowed = (result: unknown): boolean =>
  result === true ||
  (typeof result === 'object' && result !== null && 'allow' in result && result.allow === true);
