import '@tanstack/react-query';
import type { DependsOn } from './query-options';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { dependsOn?: DependsOn };
  }
}
