import type { Syntax } from 'refractor/core';

/** Cedar's policy language for the highlighter: https://docs.cedarpolicy.com/policies/syntax-grammar.html */
export const cedarGrammar: Syntax = Object.assign(
  (prism: Parameters<Syntax>[0]) => {
    prism.languages.cedar = {
      // Before strings, since the quote after it tells a type; greedy ones take back what is within them.
      'class-name': /\b[a-z_]\w*(?:\s*::\s*[a-z_]\w*)*(?=\s*::\s*")|(?<=\bis\s+)[a-z_]\w*(?:::[a-z_]\w*)*/i,
      comment: { pattern: /\/\/.*/, greedy: true },
      // Strings may hold line breaks.
      string: { pattern: /"(?:\\[\s\S]|[^"\\])*"/, greedy: true },
      annotation: /@[a-z_]\w*/i,
      slot: /\?(?:principal|resource)\b/,
      keyword: /\b(?:permit|forbid|when|unless|in|is|has|like|if|then|else)\b/,
      variable: /\b(?:principal|action|resource|context)\b/,
      boolean: /\b(?:true|false)\b/,
      function: /\b[a-z_]\w*(?=\s*\()/i,
      number: /\b\d+\b/,
      operator: /==|!=|<=|>=|&&|\|\||::|[<>!+\-*]/,
      punctuation: /[()[\]{},;.:]/,
    };
  },
  { displayName: 'cedar', aliases: [] },
);
