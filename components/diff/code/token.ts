/** What a piece of code is, as far as the theme tells apart; null is plain. */
export type TokenKind = 'comment' | 'string' | 'keyword' | 'constant' | 'name' | 'function';

/** A piece of one line. */
export type Token = { text: string; kind: TokenKind | null };
