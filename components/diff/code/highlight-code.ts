import { refractor } from 'refractor/core';
import json from 'refractor/json';
import rego from 'refractor/rego';
import yaml from 'refractor/yaml';
import { cedarGrammar } from './cedar-grammar';
import type { Grammar } from './find-grammar';
import { splitTokens, type CodeNode } from './split-tokens';
import type { Token } from './token';

for (const language of [json, rego, yaml, cedarGrammar]) refractor.register(language);

/** The highlighter's grammar is that of Rego v0: `if`, `in`, `every` and `contains` came with v1. */
refractor.languages.rego = {
  ...refractor.languages.rego,
  keyword:
    /\b(?:as|contains(?!\s*\()|default|else|every|if|import|in|not|null|package|set(?=\s*\()|some|with)\b/,
};

/**
 * The tokens of a whole text by line: only the whole text tells whether a line stands within a string.
 */
export const highlightCode = (text: string, grammar: Grammar): Token[][] =>
  splitTokens(refractor.highlight(text, grammar).children as readonly CodeNode[]);
