import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { Access } from '../access';
import { APP_LABEL } from '../network-policy/peer';

const values = z.array(z.string()).nullish();
const sourceSchema = z.looseObject({ source: z.looseObject({ principals: values }) });
const operationSchema = z.looseObject({
  operation: z.looseObject({ methods: values, paths: values, ports: values }),
});
const policySchema = z.looseObject({
  kind: z.literal('AuthorizationPolicy'),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({
    selector: z.looseObject({ matchLabels: z.record(z.string(), z.string()).nullish() }).nullish(),
    action: z.string().nullish(),
    rules: z
      .array(
        z.looseObject({
          from: z.array(sourceSchema).nullish(),
          to: z.array(operationSchema).nullish(),
          when: z.array(z.unknown()).nullish(),
        }),
      )
      .nullish(),
  }),
});
type IstioRule = NonNullable<z.infer<typeof policySchema>['spec']['rules']>[number];

/** One rule of an AuthorizationPolicy that allows. */
export type IstioGrant = {
  /** Where it stands, such as `vault-callers: rule 2`. */
  place: string;
  text: string;
  /** The application that it is for; null where its labels do not say. */
  app: string | null;
  /** Whether it asks for nothing but principals, methods, paths and ports; else nobody can say what it matches. */
  isTellable: boolean;
  matches: (access: Access) => boolean;
};

/** The rules of every AuthorizationPolicy of a YAML text whose action is ALLOW (the default). */
export function readIstio(text: string): IstioGrant[] {
  return parseAllDocuments(text).flatMap((document) => {
    if (!('toJS' in document) || document.errors.length > 0) return [];
    const parsed = policySchema.safeParse(document.toJS());
    if (!parsed.success || (parsed.data.spec.action ?? 'ALLOW') !== 'ALLOW') return [];
    const { metadata, spec } = parsed.data;
    return (spec.rules ?? []).map((rule, index) => ({
      place: `${metadata.name}: rule ${index + 1}`,
      text: describeRule(rule),
      app: spec.selector?.matchLabels?.[APP_LABEL] ?? null,
      isTellable: isTellable(rule),
      matches: (access) => isTellable(rule) && matchesFrom(rule, access) && matchesTo(rule, access),
    }));
  });
}

const onlyHas = (record: Record<string, unknown>, names: readonly string[]): boolean =>
  Object.entries(record).every(([name, value]) => names.includes(name) || value === null);

const isTellable = ({ from, to, when }: IstioRule): boolean =>
  !when?.length &&
  (from ?? []).every(({ source }) => onlyHas(source, ['principals'])) &&
  (to ?? []).every(({ operation }) => onlyHas(operation, ['methods', 'paths', 'ports']));

const matchesFrom = ({ from }: IstioRule, { principal }: Access): boolean =>
  !from?.length || from.some(({ source }) => anyOf(source.principals, (one) => matchesValue(one, principal)));

const matchesTo = ({ to }: IstioRule, { action, path }: Access): boolean =>
  !to?.length ||
  to.some(({ operation: { methods, paths, ports } }) =>
    path === null
      ? !methods?.length && !paths?.length && anyOf(ports, (one) => one === action)
      : !ports?.length &&
        anyOf(methods, (one) => matchesValue(one, action)) &&
        anyOf(paths, (one) => matchesPath(one, path)),
  );

const anyOf = (wanted: readonly string[] | null | undefined, is: (one: string) => boolean): boolean =>
  !wanted?.length || wanted.some(is);

/** Istio's values: exact, a prefix (`x*`), a suffix (`*x`), or `*` for any that is there. */
function matchesValue(wanted: string, value: string): boolean {
  if (wanted === '*') return value !== '';
  if (wanted.endsWith('*')) return value.startsWith(wanted.slice(0, -1));
  if (wanted.startsWith('*')) return value.endsWith(wanted.slice(1));
  return wanted === value;
}

/** Templates hold `{*}` for one segment and `{**}` for any number; else as any value. */
function matchesPath(wanted: string, path: readonly string[]): boolean {
  if (!wanted.includes('{')) return matchesValue(wanted, path.join('/'));
  const parts = wanted.split('/').map((part) => {
    if (part === '{*}') return '[^/]+';
    if (part === '{**}') return '.*';
    return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`).test(path.join('/'));
}

function describeRule({ from, to }: IstioRule): string {
  const who = (from ?? []).flatMap(({ source }) => source.principals ?? ['other sources']);
  const what = (to ?? []).map(({ operation: { methods, paths, ports } }) =>
    [
      methods?.join(', ') || 'every method',
      paths?.join(', ') || 'every path',
      ports?.length ? `ports ${ports.join(', ')}` : '',
    ]
      .filter(Boolean)
      .join(' '),
  );
  return `${who.join(', ') || 'everybody'}: ${what.join('; ') || 'everything'}`;
}
