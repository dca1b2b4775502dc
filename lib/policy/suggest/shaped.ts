import type { Access } from './access';

/** An event in the terms of a language, or why that language cannot say it; null where it is none of its business. */
export type Shaped = { access: Access } | { problem: string } | null;
