/** What a piece of code is, as far as the theme tells apart; null is plain. */
export const TOKEN_KINDS = ['comment', 'string', 'keyword', 'constant', 'name', 'function'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** A piece of one line. */
export type Token = { text: string; kind: TokenKind | null };
