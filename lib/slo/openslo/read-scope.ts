import { INDICATOR_IDS, type IndicatorId } from '@/lib/domain/indicator-ids';
import { ANNOTATIONS, EVERYTHING } from './annotations';
import type { Definition, Path, Report } from './definition';

/** Finds a definition of the same file by kind and name; it counts as used from then on. */
export type FindDefinition = (kind: string, name: string) => Definition | null;

export type Scope = {
  indicator: IndicatorId;
  zone: string | null;
  service: string | null;
  environment: string | null;
};

/** Where annotations may stand. */
type Holder = { definition: Definition; metadata: Path };

/**
 * Which of Gatehouse's indicators an objective means, and of what: by the annotations of the objective's own
 * indicator, of the SLO's, or of the SLO, whichever is the nearest. Null, with a report, where that is not
 * told.
 */
export function readScope(
  slo: Definition,
  objective: Path,
  find: FindDefinition,
  report: Report,
): Scope | null {
  const holders = [
    findIndicator(slo, objective, find, report),
    findIndicator(slo, ['spec'], find, report),
    { definition: slo, metadata: ['metadata'] },
  ].filter((holder) => holder !== null);
  const indicator = readIndicator(slo, holders, report);
  const group = slo.source(['spec', 'service']);
  const service = readAnnotation(holders, ANNOTATIONS.service) ?? group;
  const [zone, environment] = [ANNOTATIONS.zone, ANNOTATIONS.environment].map((name) =>
    readAnnotation(holders, name),
  );
  return (
    indicator && { indicator, zone: orAll(zone), service: orAll(service), environment: orAll(environment) }
  );
}

const orAll = (name: string | null | undefined): string | null =>
  name === EVERYTHING || !name ? null : name;

function findIndicator(slo: Definition, at: Path, find: FindDefinition, report: Report): Holder | null {
  if (slo.has([...at, 'indicator'])) {
    // The name only serves to be referred to.
    slo.take([...at, 'indicator', 'metadata', 'name']);
    return { definition: slo, metadata: [...at, 'indicator', 'metadata'] };
  }
  const path = [...at, 'indicatorRef'];
  const name = slo.text(path);
  if (name === null) return null;
  const definition = find('SLI', name);
  if (definition) return { definition, metadata: ['metadata'] };
  report(
    'warning',
    path,
    `There is no SLI ${name} in this file.`,
    'Put its definition into the same file, or remove the reference.',
  );
  return null;
}

function readIndicator(slo: Definition, holders: readonly Holder[], report: Report): IndicatorId | null {
  const path: Path = ['metadata', 'annotations', ANNOTATIONS.indicator];
  const text = readAnnotation(holders, ANNOTATIONS.indicator);
  const indicator = INDICATOR_IDS.find((id) => id === text);
  if (indicator === 'M8')
    report(
      'error',
      path,
      'The objective of M8 is a trend, which OpenSLO cannot express.',
      'Leave it out of the file, and add it on the screen of objectives.',
    );
  else if (!indicator)
    report(
      'error',
      text === null && slo.has(['spec', 'indicator']) ? ['spec', 'indicator'] : path,
      text === null
        ? 'It does not say which of the indicators M1–M10 it means: Gatehouse runs no queries of other systems.'
        : `There is no indicator ${text}.`,
      `Add the annotation ${ANNOTATIONS.indicator} to the metadata of the SLO or its indicator, such as M1.`,
    );
  return indicator && indicator !== 'M8' ? indicator : null;
}

/** The nearest annotation of a name. All of them count as read: the nearest wins. */
function readAnnotation(holders: readonly Holder[], name: string): string | null {
  const found = holders.map(({ definition, metadata }) => {
    const path = [...metadata, 'annotations', name];
    return definition.has(path) ? (definition.source(path) ?? String(definition.take(path))) : null;
  });
  return found.find((text) => text !== null) ?? null;
}
